//! What many questions have in common.

use crate::{NeedId, PieceId, StaffId, Timestamp};

/// A group of questions with the same want.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    pub id: NeedId,
    /// The most typical question in customers' words, unless a person gave a better name.
    pub title: String,
    pub renamed_by: Option<StaffId>,
    pub created_at: Timestamp,
    pub answer: Answer,
}

/// How far the business has come with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Open,
    /// A draft exists.
    Begun(PieceId),
    /// An article that answers it is out.
    Given(PieceId),
}

/// A name for a need: one line, not empty, at most 160 characters.
pub fn need_title(text: &str) -> Option<String> {
    let title = crate::text::one_line(&crate::text::tidy(text), 160);
    (!title.is_empty()).then_some(title)
}
