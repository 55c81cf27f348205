//! What still has to be done, and who does it.

mod doubt;
mod job;
mod worker;

pub(crate) use doubt::next_look;
pub use job::Job;
pub(crate) use job::Outcome;
pub use store::DeadJob;
pub use worker::{Workers, run_until_quiet, try_again};
