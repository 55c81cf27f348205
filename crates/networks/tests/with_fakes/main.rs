//! The adapters against the pretend networks, where trouble comes on demand.

mod bluesky;
mod clock;
mod facebook;
