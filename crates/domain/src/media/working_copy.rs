//! What is being written to a piece that is out.

use crate::{PictureId, PieceId, StaffId, Timestamp};

/// What is being written to a piece that is out: nobody but the desk sees it until it takes the place of what is out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingCopy {
    pub piece: PieceId,
    pub title: String,
    pub summary: String,
    pub body: String,
    pub cover: Option<PictureId>,
    pub by: StaffId,
    pub changed_at: Timestamp,
}
