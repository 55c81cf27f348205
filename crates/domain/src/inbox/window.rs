//! Whether somebody can still be answered, by which way, and until when: networks set windows.

use super::Kind;
use crate::Timestamp;

/// By which way an answer goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// Where they wrote.
    #[default]
    Here,
    /// To them alone, though they wrote where everybody can read.
    Privately,
}

/// What is known of what would be answered. Moments are the network's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    pub kind: Kind,
    pub way: Way,
    /// It was deleted, as far as we know.
    pub gone: bool,
    /// When what is answered was written.
    pub written_at: Option<Timestamp>,
    /// When they last wrote in the thread, whatever became of it.
    pub last_at: Option<Timestamp>,
    /// It was answered privately before, or perhaps was.
    pub answered_privately: bool,
}

impl Asked {
    /// Something of this sort, of which nothing else is known.
    pub fn of(kind: Kind) -> Self {
        Self { kind, way: Way::Here, gone: false, written_at: None, last_at: None, answered_privately: false }
    }
}

/// Whether an answer is taken there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MayAnswer {
    /// Until that moment by our clock, where there is one.
    Yes { until: Option<Timestamp> },
    /// Not, or not any more, and why: a whole sentence.
    No { why: String },
    /// The network has no such way.
    Never,
}

impl MayAnswer {
    pub fn no(why: &str) -> Self {
        Self::No { why: why.to_owned() }
    }

    /// Until then, or why not any more.
    pub fn until(until: Timestamp, now: Timestamp, why: &str) -> Self {
        if now > until { Self::no(why) } else { Self::Yes { until: Some(until) } }
    }

    pub fn is_yes(&self) -> bool {
        matches!(self, Self::Yes { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_open_to_its_last_moment() {
        let at = |now| MayAnswer::until(Timestamp(10), Timestamp(now), "Too late.");
        assert_eq!(at(10), MayAnswer::Yes { until: Some(Timestamp(10)) });
        assert_eq!(at(11), MayAnswer::No { why: "Too late.".into() });
    }
}
