//! Fragments that several pages share.

mod bare;
pub mod chart;
pub mod export;
pub mod icon;
mod keys;
mod letters;
pub mod marked;
pub mod said;
mod script;
pub mod shell;
pub mod time;
mod trouble;
pub mod upload;

pub use bare::{as_page, wants_a_page};
pub use icon::{icon, mark};
pub use letters::{minutes, no_letters, written};
pub use trouble::Trouble;
