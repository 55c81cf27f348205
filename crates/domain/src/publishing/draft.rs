//! Anything ready to go, in our words. Adapters turn it into what their network likes.

use crate::Timestamp;
use uuid::Uuid;

/// A piece of media as it should appear on one channel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Plain text, written for this channel.
    pub text: String,
    pub card: Option<LinkCard>,
    /// Pictures to attach; a network that makes a card from the link may use the card's picture instead.
    pub pictures: Vec<DraftPicture>,
}

/// The piece behind the post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkCard {
    /// Public address of the piece.
    pub url: String,
    pub title: String,
    pub summary: String,
    pub picture: Option<DraftPicture>,
}

#[derive(Clone, Default, PartialEq, Eq)]
pub struct DraftPicture {
    /// JPEG, at most 2048 pixels wide.
    pub jpeg: Vec<u8>,
    pub width: u32,
    pub height: u32,
    pub alt: String,
    /// Where the same picture can be fetched from, for networks that take an address.
    pub url: String,
}

impl std::fmt::Debug for DraftPicture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DraftPicture({} bytes, {}×{}, {:?})", self.jpeg.len(), self.width, self.height, self.alt)
    }
}

/// What would go out, without sending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// The text as it would be cut; the whole text if it fits.
    pub text: String,
    /// What is beyond the limit, if anything.
    pub cut: String,
    pub used: usize,
    pub most: usize,
    pub card: Option<LinkCard>,
    pub pictures: Vec<DraftPicture>,
    /// What is wrong, in plain words; empty: it fits.
    pub wrong: Vec<Wrong>,
}

/// One thing wrong with a draft on a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// "18 characters too long."
    pub what: String,
    /// It cannot go out like this; otherwise only worth knowing.
    pub stops: bool,
}

impl Preview {
    pub fn fits(&self) -> bool {
        !self.wrong.iter().any(|wrong| wrong.stops)
    }
}

/// The same on every attempt to send one thing, so that a lost answer never sends twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SendKey {
    /// Of the message or publication.
    pub id: Uuid,
    /// When it was approved: earlier than any attempt, and never changed.
    pub at: Timestamp,
}
