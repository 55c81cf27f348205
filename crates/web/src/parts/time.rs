//! Times in words, and the chip that says when something is due.

pub use domain::business::{Here, capital, count_words, span, thousands};

use domain::Timestamp;
use domain::promises::{Due, Standing};
use maud::{Markup, html};

/// What a page shows beside the words.
pub trait Chips {
    /// Ring, filled dot or triangle; shape, words and colour all change.
    fn due_chip(self, due: Timestamp) -> Markup;
}

impl Chips for Here {
    fn due_chip(self, due: Timestamp) -> Markup {
        let kind = match Due::urgency(due, self.now) {
            Standing::Late => "late",
            Standing::Soon => "soon",
            _ => "calm",
        };
        html! { time.chip.(kind) data-due=(due.0 / 1000) datetime=(due.rfc3339()) { i.dot {} span { (self.due_words(due)) } } }
    }
}
