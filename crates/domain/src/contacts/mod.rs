//! Customers, and the accounts or addresses they are known by.

use crate::{ContactId, IdentityId, Timestamp};

/// A customer. Joined from several identities only on evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub id: ContactId,
    /// `None` until somebody tells.
    pub name: Option<String>,
    pub first_seen_at: Timestamp,
}

/// One account or address on one network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    pub id: IdentityId,
    pub contact: ContactId,
    /// The network's name in lower case, as in addresses: where this identity lives.
    pub network: String,
    /// The network's own id of the account, or the e-mail address. `None`: the network did not say who wrote a message,
    /// and this one stands for that message's writer alone.
    pub remote_id: Option<String>,
    /// As they call themselves; `None` until the network tells.
    pub name: Option<String>,
    pub handle: Option<String>,
}

impl Identity {
    /// The name they gave, else their handle.
    pub fn called(&self) -> Option<&str> {
        called(self.name.as_deref(), self.handle.as_deref())
    }

    /// The name to show: the one they gave, else their handle, else that we know none.
    pub fn shown_name(&self) -> &str {
        shown_name(self.called())
    }

    /// Takes in what is told about a person now. Knowing less never overwrites knowing more; `false`: nothing is new.
    pub fn learn(&mut self, name: Option<String>, handle: Option<String>) -> bool {
        let before = (self.name.clone(), self.handle.clone());
        self.name = name.or_else(|| self.name.take());
        self.handle = handle.or_else(|| self.handle.take());
        before != (self.name.clone(), self.handle.clone())
    }
}

/// What somebody is called: the name, else the handle.
pub fn called<'a>(name: Option<&'a str>, handle: Option<&'a str>) -> Option<&'a str> {
    name.into_iter().chain(handle).find(|name| !name.trim().is_empty())
}

/// In place of a name that is not known. Only for showing: it is never kept.
pub fn shown_name(called: Option<&str>) -> &str {
    called.unwrap_or("Somebody")
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn knowing_less_never_overwrites_knowing_more() {
        let mut ben = Identity {
            id: IdentityId(Uuid::nil()),
            contact: ContactId(Uuid::nil()),
            network: "n".into(),
            remote_id: Some("1".into()),
            name: None,
            handle: None,
        };
        assert_eq!(ben.shown_name(), "Somebody");
        assert!(ben.learn(Some("Ben".into()), None));
        assert!(!ben.learn(None, None) && ben.shown_name() == "Ben");
        assert!(ben.learn(Some("Ben Okri".into()), Some("@ben".into())));
        assert!(!ben.learn(None, Some("@ben".into())));
        assert_eq!((ben.called(), ben.handle.as_deref()), (Some("Ben Okri"), Some("@ben")));
    }
}
