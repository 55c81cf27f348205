//! A piece of media: what a publication places, what a conversation began under, what meets a need, what people are told
//! of. Written on the desk, out on the business's own website first.

use super::{Kind, Out, Stage, WorkingCopy};
use crate::{PictureId, PieceId, StaffId, Timestamp};

/// What every piece has, whatever its kind. What only one kind has stands beside it: the photos of an [`super::Album`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// No two pieces of a business have the same, whatever their kinds.
    pub id: PieceId,
    pub kind: Kind,
    pub title: String,
    /// The last part of its address, which no other piece has, whatever its kind. Fixed once it is out; a later one leaves
    /// a redirect.
    pub slug: String,
    /// One or two plain sentences: for link cards, feeds and search engines.
    pub summary: String,
    /// Markdown (CommonMark with tables, strikethrough and footnotes).
    pub body: String,
    pub cover: Option<PictureId>,
    pub by: StaffId,
    pub created_at: Timestamp,
    pub changed_at: Timestamp,
    /// Grows by one with every save: two writers at once do not overwrite each other unseen.
    pub revision: i64,
    pub out: Option<Out>,
}

/// A piece without its text: enough to name it and to link to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PieceName {
    pub id: PieceId,
    pub kind: Kind,
    pub title: String,
    pub slug: String,
    pub created_at: Timestamp,
    pub out: Option<Out>,
    /// When the first of its planned copies goes out, if any.
    pub planned_at: Option<Timestamp>,
}

impl PieceName {
    /// Where it stands on its website.
    pub fn path(&self) -> String {
        self.kind.path(&self.slug)
    }

    pub fn stage(&self) -> Stage {
        Stage::of(self.out, self.planned_at)
    }
}

impl Piece {
    /// Where it stands on its website.
    pub fn path(&self) -> String {
        self.kind.path(&self.slug)
    }

    /// As it is being written.
    #[must_use]
    pub fn with(self, copy: WorkingCopy) -> Self {
        let WorkingCopy { title, summary, body, cover, changed_at, .. } = copy;
        Self { title, summary, body, cover, changed_at, ..self }
    }

    /// Whether it reads as another version of it does.
    pub fn reads_as(&self, other: &Self) -> bool {
        (&self.title, &self.summary, &self.body, self.cover)
            == (&other.title, &other.summary, &other.body, other.cover)
    }
}
