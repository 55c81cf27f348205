//! Finding what was written: which terms a text is found by, what somebody who types wants, and where it stands.
//!
//! One rule for both databases, so that a search means the same in each: they keep and compare the terms as they are.

mod fold;
mod marks;
mod terms;
mod wanted;

pub use marks::marks;
pub use terms::terms_of;
pub use wanted::{Want, Wanted};
