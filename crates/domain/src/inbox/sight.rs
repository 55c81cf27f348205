//! Who may see a message where it stands: the network's moderation, and its writer's wish.

/// Who can see a message on its network. Whatever it is, the inbox keeps the words; our website shows only what is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Everybody.
    Open,
    /// Its writer wants it shown to people who are signed in there, only.
    SignedIn,
    /// Hidden there by a moderator, us or them.
    Hidden,
    /// Not shown to us at the moment: blocked, deactivated, or their list runs behind. It may come back.
    Away,
}

impl Sight {
    pub const ALL: [Self; 4] = [Self::Open, Self::SignedIn, Self::Hidden, Self::Away];

    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::SignedIn => "signed in",
            Self::Hidden => "hidden",
            Self::Away => "away",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sight| sight.name() == name)
    }
}
