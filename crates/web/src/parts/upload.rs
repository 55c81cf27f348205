//! A file out of a form.

use axum::extract::multipart::{Field, MultipartError};

/// All of it, in a room that is as large as it needs to be: growing by doubling would take twice the memory.
pub async fn whole(mut field: Field<'_>) -> Result<Vec<u8>, MultipartError> {
    let mut pieces = Vec::new();
    let mut length = 0;
    while let Some(piece) = field.chunk().await? {
        length += piece.len();
        pieces.push(piece);
    }
    let mut bytes = Vec::with_capacity(length);
    for piece in pieces {
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}
