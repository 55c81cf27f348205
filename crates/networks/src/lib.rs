//! The only room that knows a network by name: one folder each, e-mail and our own website too.
//!
//! Two forms cross the door, both in our words: [`domain::channels::Incoming`] (anything that arrives) and
//! [`domain::publishing::Draft`] or a reply (anything ready to go). Adapters translate; they never decide which
//! conversation, contact or need something belongs to.

mod abilities;
mod connection;
mod error;
pub mod outside;

pub use abilities::{
    About, Answer, Connect, Connected, Field, Found, Heard, HookRefused, HookRequest, Hooks, LengthRule,
    Listen, Network, Publish, Receipt, ReplyTo, SignIn,
};
pub use connection::Connection;
pub use error::NetworkError;
pub use outside::{Outside, OutsideSettings};
