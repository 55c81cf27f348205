//! Fragments that several pages share.

pub mod chart;
pub mod icon;
pub mod shell;
pub mod time;
mod trouble;

pub use icon::{icon, mark};
pub use trouble::Trouble;
