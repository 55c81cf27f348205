//! The promise of when a question is answered, what it means for one conversation, and how well it was kept.

mod kept;
mod promise;

pub use kept::{FEWEST_TO_SHOW, Kept};
pub use promise::{Promise, Warning};

use crate::{ConversationId, DueId, MessageId, StaffId, Timestamp};

/// A promise's consequence for one conversation, from the first message that waits to the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub id: DueId,
    pub conversation: ConversationId,
    pub asked_at: Timestamp,
    /// By the promise that was in force when it was asked; a later promise does not move it.
    pub due_at: Timestamp,
    pub met: Option<Met>,
    /// Somebody closed the conversation as needing no answer: no case for the figures.
    pub waived: Option<Waiver>,
}

impl Due {
    /// Somebody still waits.
    pub fn is_open(&self) -> bool {
        self.met.is_none() && self.waived.is_none()
    }
}

/// Which message answered, when it was written and by whom (nobody known: written on the network itself).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Met {
    pub at: Timestamp,
    pub with: MessageId,
    pub by: Option<StaffId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiver {
    pub at: Timestamp,
    /// None: the asker took the question back, or it had been answered before anybody listened there.
    pub by: Option<StaffId>,
}

/// How a due stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Waiting,
    /// Less than [`Due::SOON`] left.
    Soon,
    /// Not answered, and too late.
    Late,
    Kept,
    Broken,
    Waived,
}

impl Due {
    /// From here on a chip is filled and somebody should hurry.
    pub const SOON: chrono::TimeDelta = chrono::TimeDelta::minutes(30);

    pub fn standing(&self, now: Timestamp) -> Standing {
        match (&self.met, &self.waived) {
            (Some(met), _) if met.at <= self.due_at => Standing::Kept,
            (Some(_), _) => Standing::Broken,
            (None, Some(_)) => Standing::Waived,
            (None, None) => Self::urgency(self.due_at, now),
        }
    }

    /// The standing of something still unanswered.
    pub fn urgency(due_at: Timestamp, now: Timestamp) -> Standing {
        if now > due_at {
            Standing::Late
        } else if due_at.since(now) < Self::SOON {
            Standing::Soon
        } else {
            Standing::Waiting
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn an_answer_in_time_keeps_the_promise_and_a_late_one_breaks_it() {
        let mut due = Due {
            id: DueId(Uuid::nil()),
            conversation: ConversationId(Uuid::nil()),
            asked_at: Timestamp::from_seconds(0),
            due_at: Timestamp::from_seconds(7200),
            met: None,
            waived: None,
        };
        assert_eq!(due.standing(Timestamp::from_seconds(60)), Standing::Waiting);
        assert_eq!(due.standing(Timestamp::from_seconds(7000)), Standing::Soon);
        assert_eq!(due.standing(Timestamp::from_seconds(7201)), Standing::Late);
        let met = |at| Some(Met { at: Timestamp::from_seconds(at), with: MessageId(Uuid::nil()), by: None });
        due.met = met(7200);
        assert_eq!(due.standing(Timestamp::from_seconds(99_999)), Standing::Kept);
        due.met = met(7201);
        assert_eq!(due.standing(Timestamp::from_seconds(99_999)), Standing::Broken);
    }
}
