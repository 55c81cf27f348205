//! What still has to be done, and who does it.

mod job;
mod worker;

pub use job::Job;
pub(crate) use job::Outcome;
pub use store::DeadJob;
pub use worker::{Workers, run_until_quiet, try_again};
