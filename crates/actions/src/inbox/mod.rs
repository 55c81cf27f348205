//! What is done with conversations: receiving, asking, answering, noting, closing.

mod again;
mod answer_for;
mod ask;
mod be_present;
mod changed;
mod close;
mod erase;
mod kept;
mod look;
mod may_answer;
mod moderate;
mod orphans;
mod owed;
mod place;
mod read;
mod receive;
mod release;
mod reply;
mod send;
mod words;

pub use answer_for::{Suggestion, suggest_answer};
pub use ask::{Added, Asked, Question, add_to_question, ask, find_private_page, withdraw_question};
pub use be_present::be_present;
pub use close::{UNDO_CLOSURE, assign, close, reopen, show_on_website};
pub use erase::{Erasure, erase, look_at_erasure};
pub use look::look;
pub use may_answer::{Ways, may_answer};
pub(crate) use moderate::moderate_there;
pub use moderate::{moderate, wish_of};
pub use read::{Line, Thread, open_lines, open_thread};
pub use receive::receive;
pub(crate) use receive::{newest_of, note_stir, place_waiting, receive_in};
pub use release::release;
pub use reply::{note, reply, reply_knowing, reply_to, settle_by_hand, undo};
pub(crate) use reply::{what_it_answers, write_reply};
pub(crate) use send::send_message;
