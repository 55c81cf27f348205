//! The promise of when a question is answered, what it means for one conversation, and how well it was kept.

mod kept;
mod promise;

pub use kept::{FEWEST_TO_SHOW, Kept};
pub use promise::{Promise, Warning};

use crate::inbox::Came;
use crate::{ConversationId, DueId, MessageId, StaffId, Timestamp};

/// A promise's consequence for one question, from the message that asks to the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub id: DueId,
    pub conversation: ConversationId,
    /// The message that asks.
    pub message: MessageId,
    pub came: Came,
    /// From when the promise counts.
    pub asked_at: Timestamp,
    /// By the promise that was in force when it was asked; a later promise does not move it.
    pub due_at: Timestamp,
    pub met: Option<Met>,
    /// Nobody waits any longer, though nobody answered.
    pub waived: Option<Waiver>,
    /// A case for the figures. False: it was asked while another question waited, and one answer is for both; asked
    /// again and again it is one case. It becomes a case when that other one is answered without it.
    pub counts: bool,
}

impl Due {
    /// Somebody still waits.
    pub fn is_open(&self) -> bool {
        self.met.is_none() && self.waived.is_none()
    }

    /// Whether a question that is due then, asked while this one waits, is part of the same turn: it is no case of its
    /// own unless it should have been answered earlier.
    pub fn covers(&self, due_at: Timestamp) -> bool {
        self.counts && self.is_open() && self.due_at <= due_at
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
    /// Who closed the conversation as needing no answer: no case, unless the promise was broken by then.
    /// None: the asker took the question back, or it had been answered before anybody listened there: no case at all.
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
            // To close what is late does not undo that nobody answered in time.
            (None, Some(waiver)) if waiver.by.is_some() && waiver.at > self.due_at => Standing::Broken,
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

    fn a_due() -> Due {
        Due {
            id: DueId(Uuid::nil()),
            conversation: ConversationId(Uuid::nil()),
            message: MessageId(Uuid::nil()),
            came: Came { written_at: Timestamp::from_seconds(0), received_at: Timestamp::from_seconds(0) },
            asked_at: Timestamp::from_seconds(0),
            due_at: Timestamp::from_seconds(7200),
            met: None,
            waived: None,
            counts: true,
        }
    }

    #[test]
    fn to_close_what_is_late_does_not_undo_the_broken_promise() {
        let closed = |at, by| Due { waived: Some(Waiver { at: Timestamp::from_seconds(at), by }), ..a_due() };
        let ada = Some(StaffId(Uuid::nil()));
        let now = Timestamp::from_seconds(99_999);
        assert_eq!(closed(7200, ada).standing(now), Standing::Waived, "in time: it needed no answer");
        assert_eq!(closed(7201, ada).standing(now), Standing::Broken);
        assert_eq!(closed(7201, None).standing(now), Standing::Waived, "taken back by the asker");
    }

    #[test]
    fn what_is_asked_again_while_it_waits_is_one_case_unless_it_is_due_earlier() {
        let due = a_due();
        assert!(due.covers(Timestamp::from_seconds(7200)) && due.covers(Timestamp::from_seconds(9000)));
        assert!(!due.covers(Timestamp::from_seconds(7199)));
        assert!(!Due { counts: false, ..a_due() }.covers(Timestamp::from_seconds(9000)));
        let answered = Met { at: Timestamp::from_seconds(60), with: MessageId(Uuid::nil()), by: None };
        assert!(!Due { met: Some(answered), ..a_due() }.covers(Timestamp::from_seconds(9000)));
    }

    #[test]
    fn an_answer_in_time_keeps_the_promise_and_a_late_one_breaks_it() {
        let mut due = a_due();
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
