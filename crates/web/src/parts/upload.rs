//! A file out of a form.

use actions::{App, DeedError, Original};
use axum::extract::multipart::{Field, MultipartError};

/// Whatever stands beside the files of a form: nobody types so much.
const MOST_WORDS: usize = 64 * 1024;

/// Why something does not come in.
pub enum Lost {
    /// The line broke, or it is too large.
    Cut,
    /// We could not keep it: there is no room, for instance.
    Kept(DeedError),
}

impl From<MultipartError> for Lost {
    fn from(_: MultipartError) -> Self {
        Self::Cut
    }
}

/// A file, on the disk while it comes.
pub async fn file(app: &App, mut field: Field<'_>) -> Result<Original, Lost> {
    let mut arriving = app.blobs.arriving().await.map_err(Lost::Kept)?;
    while let Some(piece) = field.chunk().await? {
        arriving = arriving.add(&piece).await.map_err(Lost::Kept)?;
    }
    arriving.end().await.map_err(Lost::Kept)
}

/// What was typed beside it.
pub async fn words(mut field: Field<'_>) -> Result<String, Lost> {
    let mut words = Vec::new();
    while let Some(piece) = field.chunk().await? {
        words.extend_from_slice(&piece);
        if words.len() > MOST_WORDS {
            return Err(Lost::Cut);
        }
    }
    Ok(String::from_utf8_lossy(&words).into_owned())
}
