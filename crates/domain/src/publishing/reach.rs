//! How far a copy came.

use crate::Timestamp;

/// What its network counts of a copy; `None` where it does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Likes and every other feeling together.
    pub reactions: Option<u64>,
    /// Passed on to others, quoted or not.
    pub shares: Option<u64>,
    /// By so many different people.
    pub seen_by: Option<u64>,
}

/// The same, as it was read at a moment: a network counts on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReachRead {
    pub reach: Reach,
    pub at: Timestamp,
}
