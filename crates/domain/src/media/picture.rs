//! Pictures the business uploaded.

use crate::{PictureId, Timestamp};

/// A picture that was uploaded, decoded and written anew in the sizes pages need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub id: PictureId,
    /// The name it had on the owner's device, without folders.
    pub name: String,
    pub alt: String,
    pub width: u32,
    pub height: u32,
    /// Widths in pixels of the copies that exist, ascending.
    pub widths: Vec<u32>,
    pub added_at: Timestamp,
}

impl Picture {
    /// The width of the copy for a place of so many pixels: the widest that is not wider, or the smallest there is.
    pub fn copy_for(&self, place: u32) -> u32 {
        let fits = self.widths.iter().copied().rfind(|width| *width <= place);
        fits.or(self.widths.first().copied()).unwrap_or(self.width)
    }

    /// Width and height of the copy of a width.
    pub fn size_of(&self, width: u32) -> (u32, u32) {
        let height = u64::from(self.height) * u64::from(width) / u64::from(self.width.max(1));
        (width, u32::try_from(height.max(1)).unwrap_or(self.height))
    }
}
