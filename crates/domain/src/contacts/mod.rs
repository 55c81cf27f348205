//! Customers, and the accounts or addresses they are known by.

use crate::{ContactId, IdentityId, Timestamp};

/// A customer. Joined from several identities only on evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub id: ContactId,
    pub name: String,
    pub first_seen_at: Timestamp,
}

/// One account or address on one network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    pub id: IdentityId,
    pub contact: ContactId,
    /// The network's name in lower case, as in addresses: where this identity lives.
    pub network: String,
    /// The network's own id of the account, or the e-mail address.
    pub remote_id: String,
    pub name: String,
    pub handle: Option<String>,
}

impl Identity {
    /// The name to show: the one they gave, else their handle, else that we know none.
    pub fn shown_name(&self) -> &str {
        shown_name(&self.name, self.handle.as_deref())
    }
}

/// The same, for whoever has the two alone.
pub fn shown_name<'a>(name: &'a str, handle: Option<&'a str>) -> &'a str {
    let names = [name, handle.unwrap_or_default()];
    names.into_iter().find(|name| !name.trim().is_empty()).unwrap_or("Somebody")
}
