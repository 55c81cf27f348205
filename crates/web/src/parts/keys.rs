//! All keys of the desk, shown by `?`. What each does is written in `desk.js`, or beside what it presses (`data-key`).

use crate::door::Caller;
use domain::team::Deed;
use maud::{Markup, html};
use words::{Voice, say};

struct Key {
    /// Pressed one after the other; "ctrl enter" together.
    press: &'static [&'static str],
    does: fn(Voice) -> String,
    /// Whom it serves.
    deed: Deed,
}

const fn key(press: &'static [&'static str], does: fn(Voice) -> String, deed: Deed) -> Key {
    Key { press, does, deed }
}

const EVERYWHERE: [Key; 8] = [
    key(&["g", "t"], |voice| say!(voice, "key-today"), Deed::Look),
    key(&["g", "i"], |voice| say!(voice, "key-inbox"), Deed::Look),
    key(&["g", "n"], |voice| say!(voice, "key-needs"), Deed::Look),
    key(&["g", "m"], |voice| say!(voice, "key-media"), Deed::Look),
    key(&["g", "c"], |voice| say!(voice, "key-calendar"), Deed::Look),
    key(&["/"], |voice| say!(voice, "key-search"), Deed::Look),
    key(&["esc"], |voice| say!(voice, "key-leave"), Deed::Look),
    key(&["?"], |voice| say!(voice, "key-keys"), Deed::Look),
];

const INBOX: [Key; 10] = [
    key(&["j"], |voice| say!(voice, "key-next"), Deed::Look),
    key(&["k"], |voice| say!(voice, "key-before"), Deed::Look),
    key(&["enter"], |voice| say!(voice, "key-open"), Deed::Look),
    key(&["r"], |voice| say!(voice, "key-reply"), Deed::Answer),
    key(&["n"], |voice| say!(voice, "key-note"), Deed::Answer),
    key(&["ctrl enter"], |voice| say!(voice, "key-send"), Deed::Answer),
    key(&["u"], |voice| say!(voice, "key-undo"), Deed::Answer),
    key(&["a"], |voice| say!(voice, "key-assign"), Deed::Answer),
    key(&["e"], |voice| say!(voice, "key-close"), Deed::Answer),
    key(&["f"], |voice| say!(voice, "key-waits"), Deed::Look),
];

const ALBUM: [Key; 2] = [
    key(&["alt ↑"], |voice| say!(voice, "key-photo-up"), Deed::Publish),
    key(&["alt ↓"], |voice| say!(voice, "key-photo-down"), Deed::Publish),
];

/// The dialog, closed; it stands on every page of the desk.
pub fn dialog(caller: &Caller) -> Markup {
    let voice = caller.voice;
    html! {
        dialog.keys #keys aria-labelledby="keys-title" {
            header { h2 #keys-title { (say!(voice, "keys")) } form method="dialog" { button.small { (say!(voice, "close")) } } }
            div { (list(&say!(voice, "keys-everywhere"), &EVERYWHERE, caller)) (list(&say!(voice, "keys-inbox"), &INBOX, caller)) @if caller.may(Deed::Publish) { (list(&say!(voice, "keys-album"), &ALBUM, caller)) } }
        }
    }
}

fn list(name: &str, keys: &[Key], caller: &Caller) -> Markup {
    html! {
        section {
            h3 { (name) }
            dl { @for key in keys.iter().filter(|key| caller.may(key.deed)) {
                div { dt { @for press in key.press { kbd { (press) } " " } } dd { ((key.does)(caller.voice)) } }
            } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = include_str!("../../assets/desk.js");
    const PRESSED: [&str; 4] = [
        include_str!("../desk/inbox/thread.rs"),
        include_str!("../desk/inbox/lines.rs"),
        include_str!("../desk/inbox/composer.rs"),
        include_str!("../desk/inbox/context.rs"),
    ];

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
        let listed: Vec<&str> = EVERYWHERE
            .iter()
            .chain(&INBOX)
            .chain(&ALBUM)
            .filter_map(|key| key.press.last().copied())
            .collect();
        for source in PRESSED {
            for pressed in source.split("data-key=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(listed.contains(&pressed), "{pressed} is not listed");
            }
        }
        for pressed in SCRIPT.split("event.key === '").skip(1).filter_map(|rest| rest.split('\'').next()) {
            let name = match pressed {
                "Escape" => "esc",
                "Enter" => "ctrl enter",
                "ArrowUp" => "alt ↑",
                "ArrowDown" => "alt ↓",
                other => other,
            };
            assert!(listed.contains(&name), "{pressed} is not listed");
        }
    }
}
