//! Pictures that come with messages: fetched from where the network keeps them, and kept by us.

use super::{Attachment, AttachmentKind};
use crate::{AttachmentId, MessageId, Timestamp};

/// Pictures of one message that are fetched; what goes beyond stays where the network keeps it.
const MOST: usize = 10;

/// One picture of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    pub id: AttachmentId,
    pub message: MessageId,
    /// Which of the message's attachments.
    pub place: u32,
    /// Where the network keeps it.
    pub url: String,
    pub state: FetchedState,
    /// Since when it is awaited, or when it was settled.
    pub at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchedState {
    Awaited,
    /// In pixels, upright, with the widths of our copies, ascending.
    Kept {
        width: u32,
        height: u32,
        widths: Vec<u32>,
    },
    /// It cannot be had; why, in words.
    Lost {
        why: String,
    },
}

impl FetchedState {
    pub fn name(&self) -> &'static str {
        match self {
            Self::Awaited => "awaited",
            Self::Kept { .. } => "kept",
            Self::Lost { .. } => "lost",
        }
    }
}

/// Which of a message's attachments are pictures with an address, by their places.
pub fn to_fetch(attachments: &[Attachment]) -> impl Iterator<Item = (u32, &str)> {
    let pictures = attachments.iter().enumerate().filter_map(|(place, attachment)| {
        let is_picture = matches!(attachment.kind, AttachmentKind::Picture | AttachmentKind::Sticker);
        Some((place as u32, attachment.url.as_deref().filter(|_| is_picture)?))
    });
    pictures.take(MOST)
}
