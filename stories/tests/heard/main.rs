//! What networks tell us, and what they do not: nothing is lost, renamed, emptied or sent twice.

mod answered_there;
mod any_order;
mod hears_everything;
mod how_far;
mod in_doubt;
mod meaning_follows;
mod names_learnt;
mod out_of_sight;
mod pace;
mod written_there;
