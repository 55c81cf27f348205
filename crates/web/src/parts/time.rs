//! Times in words, and the chip that says when something is due.

pub use domain::business::capital;

use domain::Timestamp;
use domain::promises::{Due, Standing};
use maud::{Markup, html};
use words::Times;

/// What a page shows beside the words.
pub trait Chips {
    /// Ring, filled dot or triangle; shape, words and colour all change.
    fn due_chip(self, due: Timestamp) -> Markup;
}

impl Chips for Times {
    fn due_chip(self, due: Timestamp) -> Markup {
        let kind = match Due::urgency(due, self.here.now) {
            Standing::Late => "late",
            Standing::Soon => "soon",
            _ => "calm",
        };
        html! { time.chip.(kind) data-due=(due.0 / 1000) datetime=(due.rfc3339()) { i.dot {} span { (self.due(due)) } } }
    }
}
