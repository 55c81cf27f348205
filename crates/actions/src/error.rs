//! Why a deed was not done, named by what happens next. Every variant has words fit to show.
//!
//! One enum for all deeds, against the first thought of one each: pages, API and command line do the same five
//! things with every refusal, and the words are written where the refusal is.

use domain::inbox::TextRefused;
use domain::team::NotAnAddress;
use store::StoreError;
use words::{Message, message};

#[derive(Debug, thiserror::Error)]
pub enum DeedError {
    /// The role does not allow it. Nothing was changed.
    #[error("Your role does not allow this. Ask an owner.")]
    NotAllowed,
    /// Not here, or not in this business, which is the same to whoever asks.
    #[error("There is no such {0} here.")]
    NoSuch(&'static str),
    /// It was here once, or a link says so; the words tell what to do now.
    #[error("{0}")]
    Gone(&'static str),
    /// Tried too often in a short time.
    #[error("{0}")]
    TooMany(&'static str),
    /// What was given cannot be used; the words say what to change.
    #[error("{0}")]
    Refused(String),
    /// The words are none that can be kept or sent.
    #[error(transparent)]
    Text(#[from] TextRefused),
    #[error(transparent)]
    Address(#[from] NotAnAddress),
    /// Any of the others, in whichever language its reader has. Rooms move to it one after the other.
    #[error("{1}")]
    Said(Why, Message),
    /// Somebody was quicker; look again and decide anew.
    #[error("{0}")]
    TooLate(String),
    /// A network or server outside did not do its part; trying again may help.
    #[error("{0}")]
    Outside(String),
    #[error(transparent)]
    Store(StoreError),
}

/// What sort of refusal a [`DeedError::Said`] is: each as the variant of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Gone,
    TooMany,
    Refused,
    TooLate,
    Outside,
}

pub type Deed<T> = Result<T, DeedError>;

impl DeedError {
    pub fn refused(words: impl Into<String>) -> Self {
        Self::Refused(words.into())
    }
}

impl From<StoreError> for DeedError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Conflict => Self::Said(Why::TooLate, message!("changed-at-once")),
            other => Self::Store(other),
        }
    }
}
