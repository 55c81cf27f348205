//! The adapters against servers that nobody here wrote. `peers/up` starts them; see `peer.rs` for when one is missing.

mod bluesky;
mod mail;
mod meta;
mod peer;
