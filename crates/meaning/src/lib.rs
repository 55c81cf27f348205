//! What a message means: whether it asks for something, which direction its meaning points, and which questions of a
//! business want the same. No network, no clock beyond "how long idle", no async: callers bring their own threads.
//!
//! The way of a question: [`asks`] decides whether it is one, [`normalise`] leaves what is wanted, [`Meaning::embed`]
//! turns that into a [`Vector`], [`place`] puts it into a need at once, [`regroup`] looks at all of them now and then.

mod asks;
mod explain;
mod group;
mod meaning;
mod model;
mod near;
mod place;
mod score;
mod text;
mod threads;
mod title;
mod vector;

pub use asks::{Asked, Asks, asks, surely_asks_nothing};
pub use explain::{Explanation, explain, shared_words};
pub use group::{Group, Grouping, group, regroup};
pub use meaning::Meaning;
pub use model::{ModelError, SentenceModel};
pub use near::{Wish, says_the_same};
pub use place::{Centre, Placement, place};
pub use score::{Score, score};
pub use text::{language, normalise, without_names};
pub use title::title;
pub use vector::{DIMENSIONS, VECTOR_BYTES, Vector};
