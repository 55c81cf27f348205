//! What strangers, colleagues and networks may try, and what must give way to none of it.

mod searches;
mod texts;
