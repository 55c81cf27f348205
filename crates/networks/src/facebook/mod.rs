//! Facebook Pages: comments, visitors' posts, direct messages and posts of the page, through the Graph API.
//!
//! Limits, errors and what tests do not prove: `docs/networks/facebook.md`.

mod answer;
mod client;
mod connect;
mod failure;
pub mod fake;
mod hooks;
mod listen;
mod measure;
mod moderate;
mod publish;
mod round;
mod translate;
mod usage;
mod windows;
mod wire;

use crate::outside::Outside;
use crate::{About, Answer, Connect, FacebookSettings, Listen, Measure, Moderate, Network, Publish};
use client::Client;
use domain::Clock;
use std::sync::Arc;

/// Longest text of a post, in characters. Source: a scheduler's validation (Postiz), the value Facebook announced in
/// 2011; not in the specification files; read 2026-11-22.
pub const MOST_TEXT: usize = 63_206;
/// Longest comment, in characters. Source: Facebook's help pages as quoted by third parties; read 2026-11-22.
pub const MOST_COMMENT: usize = 8_000;
/// Longest direct message, in characters. Source: Messenger platform, Send API, `message.text`; read 2026-11-22.
pub const MOST_MESSAGE: usize = 2_000;
/// Photos of one post. Source: what another scheduler (Mixpost) allows; Facebook names no number; read 2026-11-22.
pub const MOST_PHOTOS: usize = 10;
/// Bytes of one photo. Source: text of error 1366046 ("photos should be smaller than 4 MB"); read 2026-11-22.
pub const MOST_PHOTO_BYTES: usize = 4_000_000;

static ABOUT: About = About {
    key: "facebook",
    name: "Facebook",
    channel: "Facebook Page",
    icon: ICON,
    cannot: &[
        "Personal profiles and groups: only pages have an interface for this",
        "Messages more than 24 hours after the person's last one, or seven days where Meta gave your app the feature Human Agent",
        "Who wrote a comment, as long as Facebook has not reviewed your app",
        "Noticing deletions without webhooks",
        "Comments under posts older than the newest two thousand, without webhooks",
        "Replies that stand deep under old posts, without webhooks: they are found within six hours",
    ],
    home: false,
    lists_lag_seconds: 30 * 60,
};

/// Source: Simple Icons 16.37.0 (CC0 1.0), "Facebook"; read 2026-11-23.
const ICON: &str = "M9.101 23.691v-7.98H6.627v-3.667h2.474v-1.58c0-4.085 1.848-5.978 5.858-5.978.401 0 .955.042 1.468.103a8.68 8.68 0 0 1 1.141.195v3.325a8.623 8.623 0 0 0-.653-.036 26.805 26.805 0 0 0-.733-.009c-.707 0-1.259.096-1.675.309a1.686 1.686 0 0 0-.679.622c-.258.42-.374.995-.374 1.752v1.297h3.919l-.386 2.103-.287 1.564h-3.246v8.245C19.396 23.238 24 18.179 24 12.044c0-6.627-5.373-12-12-12s-12 5.373-12 12c0 5.628 3.874 10.35 9.101 11.647Z";

pub struct Facebook {
    client: Client,
    clock: Arc<dyn Clock>,
}

impl Facebook {
    pub fn new(settings: FacebookSettings, outside: Outside, clock: Arc<dyn Clock>) -> Self {
        Self { client: Client::new(outside, settings, clock.clone()), clock }
    }
}

impl Network for Facebook {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn profile(&self, remote_id: &str, _: Option<&str>) -> Option<String> {
        Some(format!("https://www.facebook.com/{remote_id}"))
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
