//! The business's own settings.

mod begin;
mod export;
mod profile;
mod settle;
mod statements;

pub use begin::{NewOwner, begin_business, is_welcome, make_owner, welcome_link};
pub use export::export_business;
pub use profile::Profile;
pub use settle::{Part, dialled, read_profile, save_profile};
pub use statements::{Statement, Statements, lookup_statements, save_statements};
