//! Being told: what happened that somebody should know who does not look at the desk, whom it concerns, and when each
//! wants to hear of it.

mod whom;
mod wishes;

pub use whom::{Case, Reader, whom};
pub use wishes::{NotWishes, When, Wishes, Words};

use crate::{ConversationId, Timestamp};
use chrono::TimeDelta;
use uuid::Uuid;

/// Nobody gets two letters about what happens here within this time: what comes meanwhile goes together in the next.
pub const BETWEEN_LETTERS: TimeDelta = TimeDelta::minutes(5);

/// Trouble of a channel that passes sooner is told to nobody.
pub const TROUBLE_LASTS: TimeDelta = TimeDelta::minutes(30);

/// What somebody is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sort {
    /// A promise is about to break; `about` is the due.
    Warning,
    /// A question waits; `about` is the due.
    Question,
    /// A channel needs its owner.
    Channel,
    /// An answer was refused, or it is not known whether it arrived; `about` is the message.
    Answer,
    /// The same of a publication.
    Publication,
}

impl Sort {
    pub const ALL: [Self; 5] =
        [Self::Warning, Self::Question, Self::Channel, Self::Answer, Self::Publication];

    pub fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Question => "question",
            Self::Channel => "channel",
            Self::Answer => "answer",
            Self::Publication => "publication",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.name() == name)
    }
}

/// One thing that happened. It is known by what it is about and when it was: told once, it is never told again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Notice {
    pub sort: Sort,
    pub about: Uuid,
    /// When it happened; of a warning, when the first is to be warned.
    pub at: Timestamp,
    pub conversation: Option<ConversationId>,
}
