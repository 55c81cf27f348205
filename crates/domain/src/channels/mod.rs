//! Connected accounts, and what crosses the networks' door inwards.

mod channel;
mod incoming;
mod pace;

pub use channel::{Channel, ChannelState};
pub use incoming::{Author, Incoming, IncomingMessage, Reaction};
pub use pace::{Allowance, Bounds, Next};

#[cfg(test)]
pub(crate) mod tests {
    pub(crate) use super::incoming::tests::a_comment;
}
