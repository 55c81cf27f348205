//! Words before meaning: what is taken out of a text, and which language it is in.

mod common_words;
mod courtesy;
pub(crate) mod fold;
mod language;
mod marks;
mod names;
mod normalise;
pub(crate) mod word_list;

pub(crate) use language::is_common;
pub use language::language;
pub use names::without_names;
pub use normalise::normalise;
pub(crate) use normalise::{core, without_marks};
