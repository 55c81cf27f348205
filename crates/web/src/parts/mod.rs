//! Fragments that several pages share.

pub mod chart;
pub mod icon;
mod keys;
pub mod shell;
pub mod time;
mod trouble;
pub mod upload;

pub use icon::{icon, mark};
pub use trouble::Trouble;
