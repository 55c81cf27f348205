//! Bluesky: posts, replies and mentions, with an app password.
//!
//! Limits, errors and what tests do not prove: `docs/networks/bluesky.md`.

mod answer;
mod client;
mod connect;
mod cursor;
mod facets;
pub mod fake;
mod keys;
mod listen;
mod measure;
mod moderate;
mod publish;
mod records;
mod threads;
mod tid;
mod translate;
mod wire;

use crate::outside::Outside;
use crate::{About, Answer, BlueskySettings, Connect, Listen, Measure, Moderate, Network, Publish};
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
        "Talk between others more than fifty levels deep, or under posts older than our newest sixty",
        "Telling a block from a deactivated account: what is not shown to us is kept in the inbox and marked",
    ],
    home: false,
    // The server that writes is the one that is asked; only a slow request may still arrive.
    lists_lag_seconds: 30,
};

/// Source: Simple Icons 16.37.0 (CC0 1.0), "Bluesky"; read 2026-11-23.
const ICON: &str = "M5.202 2.857C7.954 4.922 10.913 9.11 12 11.358c1.087-2.247 4.046-6.436 6.798-8.501C20.783 1.366 24 .213 24 3.883c0 .732-.42 6.156-.667 7.037-.856 3.061-3.978 3.842-6.755 3.37 4.854.826 6.089 3.562 3.422 6.299-5.065 5.196-7.28-1.304-7.847-2.97-.104-.305-.152-.448-.153-.327 0-.121-.05.022-.153.327-.568 1.666-2.782 8.166-7.847 2.97-2.667-2.737-1.432-5.473 3.422-6.3-2.777.473-5.899-.308-6.755-3.369C.42 10.04 0 4.615 0 3.883c0-3.67 3.217-2.517 5.202-1.026";

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

    /// By its id, which stays when the handle changes.
    fn profile(&self, remote_id: &str, _: Option<&str>) -> Option<String> {
        Some(format!("https://bsky.app/profile/{remote_id}"))
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

    fn moderate(&self) -> Option<&dyn Moderate> {
        Some(self)
    }

    fn measure(&self) -> Option<&dyn Measure> {
        Some(self)
    }

    fn publish(&self) -> Option<&dyn Publish> {
        Some(self)
    }
}
