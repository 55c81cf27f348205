//! Two people in one conversation see each other before they both answer.

use serde::{Deserialize, Serialize};

/// What a colleague does with a conversation that is open before them. Told, and kept nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Presence {
    Reading,
    Writing,
    /// Not any more.
    Left,
}

impl Presence {
    pub const ALL: [Self; 3] = [Self::Reading, Self::Writing, Self::Left];

    pub fn name(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Writing => "writing",
            Self::Left => "left",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|presence| presence.name() == name)
    }
}
