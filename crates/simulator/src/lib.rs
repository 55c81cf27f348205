//! A small made-up town that writes to us: for tests and for the demo. It speaks the networks' own wire.

mod letters;
mod photos;
mod town;
mod towns;

pub use letters::{Letter, Letters};
pub use town::Town;
pub use towns::mill_lane;
