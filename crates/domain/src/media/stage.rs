//! How far a piece is on its way to its readers.

use crate::{StaffId, Timestamp};

/// How far a piece is on its way to its readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Draft,
    Planned {
        at: Timestamp,
    },
    /// On the website; copies may still be planned elsewhere.
    Out {
        since: Timestamp,
    },
}

impl Stage {
    pub fn of(out: Option<Out>, planned_at: Option<Timestamp>) -> Self {
        match (out, planned_at) {
            (Some(out), _) => Self::Out { since: out.at },
            (None, Some(at)) => Self::Planned { at },
            (None, None) => Self::Draft,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Planned { .. } => "planned",
            Self::Out { .. } => "out",
        }
    }
}

/// Since when a piece is on the website.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Out {
    pub at: Timestamp,
    pub by: StaffId,
}
