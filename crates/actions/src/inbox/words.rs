//! Their words as they are kept, and as a list shows them.

use domain::inbox::{Direction, Message, OURS, without_words};
use domain::text::{one_line, tidy};

/// Longest text of theirs that is kept. No network lets people write more; a mail may.
const MOST_CHARACTERS: usize = 60_000;
const SNIPPET: usize = 160;

pub(super) fn snippet(message: &Message) -> String {
    let words = one_line(&message.text, SNIPPET);
    let words = if words.is_empty() { without_words(&message.attachments) } else { words };
    // In a list of what customers say our own last words would be taken for theirs.
    if matches!(message.direction, Direction::Out { .. }) { format!("{OURS}{words}") } else { words }
}

pub(super) fn clean(text: &str) -> String {
    let text = tidy(text);
    match text.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
