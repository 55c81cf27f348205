//! What its owner or a customer no longer wants here goes, whole; what should stay, stays. And what is taken along.

mod drafts;
mod export;
mod oneself;
mod person;
mod pictures;
