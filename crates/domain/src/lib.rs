//! The business in plain types and rules: no I/O, no async, no clock.
//!
//! Every folder is a word from the business: [`business`], [`team`], [`contacts`], [`inbox`], [`promises`],
//! [`needs`], [`media`], [`publishing`], [`channels`], [`notices`]. The same words name the deeds, the tables and the pages.

pub mod business;
pub mod channels;
pub mod contacts;
pub mod finding;
pub mod ids;
pub mod inbox;
mod language;
mod link;
pub mod media;
pub mod needs;
pub mod notices;
pub mod promises;
pub mod publishing;
pub mod team;
pub mod text;
pub mod time;

pub use ids::*;
pub use language::Language;
pub use link::Link;
pub use time::{Clock, Timestamp};
