//! What we do, where they stand, with words of others: hiding, liking, deleting.

use super::Sight;
use crate::{ChannelId, MessageId, StaffId, Timestamp};

/// One such deed. Doing it again changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moderation {
    Hide,
    Show,
    Like,
    Unlike,
    Delete,
}

/// What a deed is about: of each sort the latest wish counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ModerationSort {
    Sight,
    Like,
    Deletion,
}

impl Moderation {
    pub const ALL: [Self; 5] = [Self::Hide, Self::Show, Self::Like, Self::Unlike, Self::Delete];

    pub fn name(self) -> &'static str {
        match self {
            Self::Hide => "hide",
            Self::Show => "show",
            Self::Like => "like",
            Self::Unlike => "unlike",
            Self::Delete => "delete",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.name() == name)
    }

    pub fn sort(self) -> ModerationSort {
        match self {
            Self::Hide | Self::Show => ModerationSort::Sight,
            Self::Like | Self::Unlike => ModerationSort::Like,
            Self::Delete => ModerationSort::Deletion,
        }
    }
}

impl ModerationSort {
    pub const ALL: [Self; 3] = [Self::Sight, Self::Like, Self::Deletion];

    pub fn name(self) -> &'static str {
        match self {
            Self::Sight => "sight",
            Self::Like => "like",
            Self::Deletion => "deletion",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.name() == name)
    }
}

/// The latest wish of one sort about a message, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moderated {
    pub message: MessageId,
    pub channel: ChannelId,
    pub deed: Moderation,
    pub by: StaffId,
    pub wished_at: Timestamp,
    pub state: ModerationState,
}

/// `Waiting → Doing → Done | Refused | Unsure`. What died or got lost on the way is looked at before it is done again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModerationState {
    Waiting { since: Timestamp },
    Doing { since: Timestamp },
    Done { at: Timestamp },
    Refused { at: Timestamp, why: String },
    Unsure { since: Timestamp, why: String },
}

impl ModerationState {
    pub fn name(&self) -> &'static str {
        match self {
            Self::Waiting { .. } => "waiting",
            Self::Doing { .. } => "doing",
            Self::Done { .. } => "done",
            Self::Refused { .. } => "refused",
            Self::Unsure { .. } => "unsure",
        }
    }

    pub fn is_done(&self) -> bool {
        matches!(self, Self::Done { .. })
    }

    pub fn is_settled(&self) -> bool {
        matches!(self, Self::Done { .. } | Self::Refused { .. })
    }
}

impl Moderated {
    /// Whether a list that may lag tells of a sight that we have just changed there.
    pub fn outdates(&self, told: Sight, now: Timestamp, lists_lag: chrono::TimeDelta) -> bool {
        let ModerationState::Done { at } = self.state else { return false };
        let wanted_hidden = match self.deed {
            Moderation::Hide => true,
            Moderation::Show => false,
            _ => return false,
        };
        now.since(at) < lists_lag && (told == Sight::Hidden) != wanted_hidden
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;
    use uuid::Uuid;

    #[test]
    fn what_a_lagging_list_says_of_a_comment_just_hidden_is_old() {
        let hidden = Moderated {
            message: MessageId(Uuid::nil()),
            channel: ChannelId(Uuid::nil()),
            deed: Moderation::Hide,
            by: StaffId(Uuid::nil()),
            wished_at: Timestamp(0),
            state: ModerationState::Done { at: Timestamp::from_seconds(100) },
        };
        let outdates =
            |sight, seconds| hidden.outdates(sight, Timestamp::from_seconds(seconds), TimeDelta::seconds(30));
        assert!(outdates(Sight::Open, 110), "the list runs behind");
        assert!(!outdates(Sight::Hidden, 110), "the list knows");
        assert!(!outdates(Sight::Open, 131), "somebody shows it there again");
    }
}
