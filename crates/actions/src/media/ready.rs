//! What a piece needs before readers may see it.

use crate::error::{Deed, DeedError};
use domain::media::{Kind, Piece};
use store::BusinessStore;

/// Refuses with what is missing.
pub(crate) async fn ready(desk: &BusinessStore, piece: &Piece) -> Deed<()> {
    let (whole, words) = match piece.kind {
        Kind::Article => {
            (!piece.body.trim().is_empty(), "The article needs a title and some text before it goes out.")
        }
        Kind::Album => (
            !desk.count_photos([piece.id]).await?.is_empty(),
            "The album needs a title and a photo before it goes out.",
        ),
    };
    if piece.title.is_empty() || !whole {
        return Err(DeedError::refused(words));
    }
    Ok(())
}
