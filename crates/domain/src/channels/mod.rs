//! Connected accounts, and what crosses the networks' door inwards.

mod channel;
mod incoming;

pub use channel::{Channel, ChannelState};
pub use incoming::{Author, Incoming, IncomingMessage, Reaction};

#[cfg(test)]
pub(crate) mod tests {
    pub(crate) use super::incoming::tests::a_comment;
}
