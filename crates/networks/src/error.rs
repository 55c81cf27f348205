//! What went wrong with a network, named by what happens next.

use std::time::Duration;

/// A failed call to a network. The caller's next step stands at each variant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NetworkError {
    /// Try again, not sooner than `after` if given. It is certain that nothing was sent.
    #[error("{why}; we try again")]
    Later { after: Option<Duration>, why: String },
    /// This one cannot be taken yet: a mailbox that is busy. Says nothing about the channel. It is certain that nothing was
    /// sent.
    #[error("{why}; we try again")]
    NotYet { why: String },
    /// The owner must connect the channel again. It is certain that nothing was sent.
    #[error("{why}; the channel must be connected again")]
    Reconnect { why: String },
    /// They said no to this one; staff see the reason. Nothing was sent.
    #[error("{reason}")]
    Refused { reason: String },
    /// Perhaps they heard us: look before sending again. Only calls that send may answer this.
    #[error("{why}; it is not known whether it arrived")]
    Unsure { why: String },
    /// Not what their documents say: our bug to fix. Treated like `Refused` when sending, like `Later` when reading.
    #[error("an answer we do not understand: {what}")]
    Surprise { what: String },
}
