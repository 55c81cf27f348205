//! Kinds of media. To add one: a line here, what only it has in a file beside this, its table in the store, its pages in the
//! web room. Publishing, the inbox and needs know pieces, not kinds.

use super::slug::written;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Article,
    /// A job in photos.
    Album,
}

impl Kind {
    pub const ALL: [Self; 2] = [Self::Article, Self::Album];

    /// As in tables and in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Album => "album",
        }
    }

    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The list of this kind on the website.
    pub fn list_path(self) -> &'static str {
        match self {
            Self::Article => "/articles",
            Self::Album => "/work",
        }
    }

    /// Where a piece of this kind stands on the website.
    pub fn path(self, slug: &str) -> String {
        format!("{}/{}", self.list_path(), written(slug))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_known_by_its_name_and_has_addresses_of_its_own() {
        for kind in Kind::ALL {
            assert_eq!(Kind::of(kind.name()), Some(kind));
            assert!(kind.path("öl/../x").starts_with(&format!("{}/%C3%B6l%2F", kind.list_path())));
        }
        assert_eq!(Kind::of("poem"), None);
    }
}
