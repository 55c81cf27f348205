//! The business's own settings.

mod begin;
mod export;
mod settle;

pub use begin::{NewOwner, begin_business, is_welcome, make_owner, welcome_link};
pub use export::export_business;
pub use settle::{Profile, parse_hours, save_profile, words_of_hours};
