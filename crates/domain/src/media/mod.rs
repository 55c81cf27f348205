//! What the business makes: pieces of media of several kinds, and the pictures in them.

mod album;
mod kind;
mod picture;
mod piece;
mod slug;
mod stage;
mod text;
mod working_copy;

pub use album::{Album, AlbumRefused, Job, MOST_PHOTOS, Pair, Photo};
pub use kind::Kind;
pub use picture::Picture;
pub use piece::{Piece, PieceName};
pub use slug::slug;
pub use stage::{Out, Stage};
pub use text::PieceText;
pub use working_copy::WorkingCopy;
