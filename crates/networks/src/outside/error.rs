//! Why a call brought no answer, told apart by whether the other side may have heard it.

use crate::NetworkError;

/// No answer. Which variant it is decides whether a send may be repeated.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OutsideError {
    /// We do not call such a place: an internal address, another scheme, credentials in the address. Not sent, and it
    /// is no use trying again.
    #[error("{why}")]
    Forbidden { why: String },
    /// No connection came about: name not found, nobody there, no trusted certificate. Certainly not sent.
    #[error("{why}")]
    NotSent { why: String },
    /// The request had left, or may have: the answer did not come, or could not be read to its end.
    #[error("{why}")]
    Lost { why: String },
}

impl OutsideError {
    pub fn certainly_not_sent(&self) -> bool {
        !matches!(self, Self::Lost { .. })
    }

    /// What it means for a call that only reads.
    pub fn when_reading(self) -> NetworkError {
        match self {
            Self::Forbidden { why } => NetworkError::Refused { reason: why },
            Self::NotSent { why } | Self::Lost { why } => NetworkError::Later { after: None, why },
        }
    }

    /// What it means for a call that changes something there.
    pub fn when_sending(self) -> NetworkError {
        match self {
            Self::Lost { why } => NetworkError::Unsure { why },
            other => other.when_reading(),
        }
    }
}
