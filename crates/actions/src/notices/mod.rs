//! Being told by letter: nobody has to watch the desk.
//!
//! What happened is noted in the transaction of the deed that made it happen, with the order to look whom it concerns
//! (`Tell`). That puts it into somebody's letter, and the letter's own order (`SendLetter`) writes it down when it leaves, of
//! what is still so. Until then more gathers in it.

mod facts;
mod heed;
mod letter;
mod post;
mod tell;
mod try_out;
mod wish;
mod words;

pub(crate) use heed::{heed_answer, heed_channel, heed_doubt, heed_publication, heed_question, look_anew};
pub(crate) use letter::send_letter;
pub(crate) use post::post;
pub use store::{Letter, LetterState};
pub(crate) use tell::tell;
pub use try_out::{TriedOut, send_test_letter};
pub use wish::{Heard, find_wishes, save_wishes};
pub use words::role;
