//! What is written of a piece.

use crate::text::{one_line, tidy};

/// What a writer may change in one save: a title of at most 200 and a body of at most 200,000 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PieceText {
    pub title: String,
    pub summary: String,
    pub body: String,
}

impl PieceText {
    pub const MOST_BODY: usize = 200_000;

    /// Tidies what was typed; too long a body is refused rather than cut.
    pub fn new(title: &str, summary: &str, body: &str) -> Result<Self, crate::inbox::TextRefused> {
        let length = body.chars().count();
        if length > Self::MOST_BODY {
            return Err(crate::inbox::TextRefused::TooLong {
                over: length - Self::MOST_BODY,
                most: Self::MOST_BODY,
            });
        }
        Ok(Self {
            title: one_line(&tidy(title), 200),
            summary: one_line(&tidy(summary), 300),
            body: tidy(body),
        })
    }
}
