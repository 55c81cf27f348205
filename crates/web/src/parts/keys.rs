//! All keys of the desk, shown by `?`. What each does is written in `desk.js`, or beside what it presses (`data-key`).

use crate::door::Caller;
use domain::team::Deed;
use maud::{Markup, html};

struct Key {
    /// Pressed one after the other; "ctrl enter" together.
    press: &'static [&'static str],
    does: &'static str,
    /// Whom it serves.
    deed: Deed,
}

const fn key(press: &'static [&'static str], does: &'static str, deed: Deed) -> Key {
    Key { press, does, deed }
}

const EVERYWHERE: [Key; 8] = [
    key(&["g", "t"], "go to Today", Deed::Look),
    key(&["g", "i"], "go to the inbox", Deed::Look),
    key(&["g", "n"], "go to needs", Deed::Look),
    key(&["g", "m"], "go to media", Deed::Look),
    key(&["g", "c"], "go to the calendar", Deed::Look),
    key(&["/"], "search", Deed::Look),
    key(&["esc"], "leave a field, close what is open", Deed::Look),
    key(&["?"], "show these keys", Deed::Look),
];

const INBOX: [Key; 10] = [
    key(&["j"], "next conversation", Deed::Look),
    key(&["k"], "conversation before", Deed::Look),
    key(&["enter"], "open it", Deed::Look),
    key(&["r"], "reply", Deed::Answer),
    key(&["n"], "note, only we see it", Deed::Answer),
    key(&["ctrl enter"], "send what is written", Deed::Answer),
    key(&["u"], "undo, while it has not left, or was just closed", Deed::Answer),
    key(&["a"], "assign to somebody", Deed::Answer),
    key(&["e"], "close: no answer needed", Deed::Answer),
    key(&["f"], "the next one that waits, after an answer", Deed::Look),
];

/// The dialog, closed; it stands on every page of the desk.
pub fn dialog(caller: &Caller) -> Markup {
    html! {
        dialog.keys #keys aria-labelledby="keys-title" {
            header { h2 #keys-title { "Keys" } form method="dialog" { button.small { "Close" } } }
            div { (list("Everywhere", &EVERYWHERE, caller)) (list("In the inbox", &INBOX, caller)) }
        }
    }
}

fn list(name: &str, keys: &[Key], caller: &Caller) -> Markup {
    html! {
        section {
            h3 { (name) }
            dl { @for key in keys.iter().filter(|key| caller.may(key.deed)) {
                div { dt { @for press in key.press { kbd { (press) } " " } } dd { (key.does) } }
            } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = include_str!("../../assets/desk.js");
    const PRESSED: [&str; 2] =
        [include_str!("../desk/inbox/thread.rs"), include_str!("../desk/inbox/context.rs")];

    #[test]
    fn every_key_that_is_listed_does_something() {
        for key in EVERYWHERE.iter().chain(&INBOX) {
            let last = *key.press.last().expect("a key");
            let known = match (key.press, last) {
                (_, "esc") => SCRIPT.contains("'Escape'"),
                // Enter opens a link by itself.
                (_, "enter") => true,
                (_, "ctrl enter") => SCRIPT.contains("'Enter' && (event.ctrlKey"),
                (["g", _], _) => SCRIPT.contains(&format!(" {last}: '/desk")),
                _ => {
                    SCRIPT.contains(&format!("event.key === '{last}'"))
                        || PRESSED.iter().any(|source| source.contains(&format!("data-key=\"{last}\"")))
                }
            };
            assert!(known, "{last} is listed and does nothing");
        }
    }

    #[test]
    fn every_key_that_does_something_is_listed() {
        let listed: Vec<&str> =
            EVERYWHERE.iter().chain(&INBOX).filter_map(|key| key.press.last().copied()).collect();
        for source in PRESSED {
            for pressed in source.split("data-key=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(listed.contains(&pressed), "{pressed} is not listed");
            }
        }
        for pressed in SCRIPT.split("event.key === '").skip(1).filter_map(|rest| rest.split('\'').next()) {
            let name = match pressed {
                "Escape" => "esc",
                "Enter" => "ctrl enter",
                other => other,
            };
            assert!(listed.contains(&name), "{pressed} is not listed");
        }
    }
}
