//! How an outbound message stands on its way: approved, and sent exactly once.

use crate::Timestamp;

/// Seconds between *Send* and the first moment the message may leave.
pub const UNDO_SECONDS: i64 = 10;

/// `Waiting → Sending → Sent | Refused | Unsure`. A crash or a lost answer after the request left makes it
/// `Unsure`, never `Waiting`: it is settled by looking, or by a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Send {
    /// Not sent yet; may be taken back. It may leave from `from` on.
    Waiting {
        from: Timestamp,
    },
    /// The request is on its way since then, or was when the process died.
    Sending {
        since: Timestamp,
    },
    Sent {
        at: Timestamp,
    },
    /// They said no; the reason is fit to show.
    Refused {
        reason: String,
    },
    /// Perhaps they heard us. Their lists may lag: since when it is in doubt says when not finding it means something.
    Unsure {
        since: Timestamp,
        why: String,
    },
}

/// What may happen to a send next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendChange {
    /// A worker takes it and makes the request.
    Begin {
        at: Timestamp,
    },
    /// The network confirmed it, or a look found it there.
    Confirm {
        at: Timestamp,
    },
    Refuse {
        reason: String,
    },
    /// The answer got lost after the request had left.
    Doubt {
        why: String,
    },
    /// Known not to be there: it goes back to the queue.
    Again {
        from: Timestamp,
    },
}

impl Send {
    pub fn name(&self) -> &'static str {
        match self {
            Self::Waiting { .. } => "waiting",
            Self::Sending { .. } => "sending",
            Self::Sent { .. } => "sent",
            Self::Refused { .. } => "refused",
            Self::Unsure { .. } => "unsure",
        }
    }

    /// The state after `change`, or `None` where the change does not fit the state (somebody was quicker).
    pub fn after(&self, change: SendChange) -> Option<Self> {
        use SendChange::{Again, Begin, Confirm, Doubt, Refuse};
        match (self, change) {
            (Self::Waiting { .. }, Begin { at }) => Some(Self::Sending { since: at }),
            (Self::Sending { .. } | Self::Unsure { .. }, Confirm { at }) => Some(Self::Sent { at }),
            (Self::Waiting { .. } | Self::Sending { .. } | Self::Unsure { .. }, Refuse { reason }) => {
                Some(Self::Refused { reason })
            }
            (Self::Sending { since } | Self::Unsure { since, .. }, Doubt { why }) => {
                Some(Self::Unsure { since: *since, why })
            }
            (Self::Sending { .. } | Self::Unsure { .. } | Self::Refused { .. }, Again { from }) => {
                Some(Self::Waiting { from })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sent_stays_sent() {
        let sent = Send::Sent { at: Timestamp(1) };
        for change in [
            SendChange::Begin { at: Timestamp(2) },
            SendChange::Refuse { reason: String::new() },
            SendChange::Doubt { why: String::new() },
            SendChange::Again { from: Timestamp(2) },
        ] {
            assert_eq!(sent.after(change), None);
        }
    }

    #[test]
    fn doubt_never_leads_straight_to_sending() {
        let unsure = Send::Unsure { since: Timestamp(0), why: "the line was cut".into() };
        assert_eq!(unsure.after(SendChange::Begin { at: Timestamp(1) }), None);
        assert!(unsure.after(SendChange::Confirm { at: Timestamp(1) }).is_some());
    }
}
