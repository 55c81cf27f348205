//! Bluesky: posts, replies and mentions, with an app password.
//!
//! Limits, errors and what tests do not prove: `docs/networks/bluesky.md`.

mod answer;
mod client;
mod connect;
mod facets;
mod keys;
mod listen;
mod publish;
mod records;
mod tid;
mod translate;
mod wire;

use crate::outside::Outside;
use crate::{About, Answer, BlueskySettings, Connect, Listen, Network, Publish};
use client::Client;
use domain::Clock;
use std::sync::Arc;

/// Longest text of a post, in graphemes. Source: lexicon `app.bsky.feed.post`, `maxGraphemes`; read 2026-11-22.
pub const MOST_GRAPHEMES: usize = 300;
/// … and in bytes of UTF-8. Source: the same, `maxLength`.
pub const MOST_BYTES: usize = 3000;
/// Pictures of one post. Source: lexicon `app.bsky.embed.images`; read 2026-11-22.
pub const MOST_PICTURES: usize = 4;
/// Bytes of one picture. Source: the same, `maxSize`.
pub const MOST_PICTURE_BYTES: usize = 2_000_000;
/// Bytes of a card's picture. Source: lexicon `app.bsky.embed.external`, `thumb.maxSize`; read 2026-11-22.
pub const MOST_THUMB_BYTES: usize = 1_000_000;

static ABOUT: About = About {
    key: "bluesky",
    name: "Bluesky",
    channel: "Bluesky account",
    icon: ICON,
    cannot: &[
        "Direct messages: they need a separate chat service and an app password that allows it",
        "Editing a post: the network has no such thing",
        "Cards and pictures in one post: a post carries one or the other",
    ],
};

/// Source: Simple Icons (CC0 1.0), "Bluesky"; read 2026-11-22.
const ICON: &str = "M12 10.8c-1.087-2.114-4.046-6.053-6.798-7.995C2.566.944 1.561 1.266.902 1.565.139 1.908 0 3.08 0 3.768c0 .69.378 5.65.624 6.479.815 2.736 3.713 3.66 6.383 3.364.136-.02.275-.039.415-.056-.138.022-.276.04-.415.056-3.912.58-7.387 2.005-2.83 7.078 5.013 5.19 6.87-1.113 7.823-4.308.953 3.195 2.05 9.271 7.733 4.308 4.267-4.308 1.172-6.498-2.74-7.078a8.741 8.741 0 0 1-.415-.056c.14.017.279.036.415.056 2.67.297 5.568-.628 6.383-3.364.246-.828.624-5.79.624-6.478 0-.69-.139-1.861-.902-2.206-.659-.298-1.664-.62-4.3 1.24C16.046 4.748 13.087 8.687 12 10.8Z";

pub struct Bluesky {
    client: Client,
    clock: Arc<dyn Clock>,
}

impl Bluesky {
    pub fn new(settings: BlueskySettings, outside: Outside, clock: Arc<dyn Clock>) -> Self {
        Self { client: Client::new(outside, settings), clock }
    }
}

impl Network for Bluesky {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn connect(&self) -> Option<&dyn Connect> {
        Some(self)
    }

    fn listen(&self) -> Option<&dyn Listen> {
        Some(self)
    }

    fn answer(&self) -> Option<&dyn Answer> {
        Some(self)
    }

    fn publish(&self) -> Option<&dyn Publish> {
        Some(self)
    }
}
