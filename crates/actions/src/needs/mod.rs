//! Needs: what many questions have in common, found by meaning, corrected by people.

mod correct;
mod learn;
mod list;
mod regroup;

pub use correct::{merge_needs, move_questions, rename_need, split_need};
pub(crate) use learn::{learn, title_of};
pub(crate) use list::wish_of;
pub use list::{
    GivenAnswer, NeedLine, NeedView, OpenNeed, ShownQuestion, add_words, list_begun, list_needs,
    need_of_conversation, open_need,
};
pub(crate) use regroup::regroup;
pub use store::NeedName;
