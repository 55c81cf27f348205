//! What the desk's own script says: handed over by the page, in the reader's language. A script holds no sentence itself.

use domain::Language;
use maud::{Markup, PreEscaped, html};
use serde_json::{Map, json};
use std::sync::OnceLock;
use words::{Value, Voice, say};

/// Put together once for each language: nothing in it belongs to a page.
static MADE: [OnceLock<String>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];

/// A block of data beside the page; no browser runs it.
pub fn sentences(voice: Voice) -> Markup {
    let made = MADE[voice.language as usize].get_or_init(|| written(Voice::new(voice.language, None)));
    html! { script #sentences type="application/json" { (PreEscaped(made)) } }
}

fn written(voice: Voice) -> String {
    let sentences: Map<_, _> =
        all(voice).into_iter().map(|(name, said)| (name.to_owned(), json!(said))).collect();
    // Within a script element a tag that ends it must not stand, and `<` is needed nowhere else.
    serde_json::Value::from(sentences).to_string().replace('<', "\\u003c")
}

/// What the script fills in itself: "{span}".
fn hole(name: &str) -> Value {
    Value::Plain(format!("{{{name}}}"))
}

fn all(voice: Voice) -> Vec<(&'static str, String)> {
    [times(voice), composer(voice), forms(voice), uploads(voice), article(voice)].concat()
}

/// As the server says them when it makes the page.
fn times(voice: Voice) -> Vec<(&'static str, String)> {
    let time = |id, values: &[(&str, Value)]| voice.say(&words::WORDS, id, values);
    let (hours, minutes) = (("hours", hole("hours")), ("minutes", hole("minutes")));
    vec![
        ("minutes", time("times-minutes", std::slice::from_ref(&minutes))),
        ("hours", time("times-hours", std::slice::from_ref(&hours))),
        ("hours-and-minutes", time("times-hours-and-minutes", &[hours, minutes])),
        ("day", time("times-days", &[("days", Value::Number(1))])),
        ("days", time("times-days", &[("days", hole("days"))])),
        ("late", time("times-late", &[("span", hole("span"))])),
        ("in", time("times-in", &[("span", hole("span"))])),
        ("leaves-in", say!(voice, "script-leaves-in", seconds = hole("seconds"))),
        ("on-its-way", say!(voice, "on-its-way")),
        ("something-new", say!(voice, "script-something-new")),
        ("changed-meanwhile", say!(voice, "script-changed-meanwhile")),
    ]
}

fn composer(voice: Voice) -> Vec<(&'static str, String)> {
    vec![
        ("is-reading", say!(voice, "script-is-reading", name = hole("name"))),
        ("is-writing", say!(voice, "script-is-writing", name = hole("name"))),
        ("too-long", say!(voice, "script-too-long", over = hole("over"))),
        ("bytes-too-long", say!(voice, "script-bytes-too-long", over = hole("over"))),
        ("length-of", say!(voice, "length-of", used = hole("used"), most = hole("most"))),
        ("only-we", say!(voice, "script-only-we")),
        ("only-they", say!(voice, "script-only-they")),
        ("write-a-reply", say!(voice, "write-a-reply")),
        ("about", say!(voice, "about-name")),
    ]
}

fn forms(voice: Voice) -> Vec<(&'static str, String)> {
    vec![
        ("files-too-large", say!(voice, "script-files-too-large", size = hole("size"))),
        ("save-first", say!(voice, "script-save-first")),
        ("not-sent", say!(voice, "script-not-sent")),
        ("did-not-work", say!(voice, "script-did-not-work")),
        ("signed-out", say!(voice, "script-signed-out")),
        ("sign-in-elsewhere", say!(voice, "script-sign-in-elsewhere")),
        ("send-these-too", say!(voice, "script-send-these-too")),
    ]
}

fn uploads(voice: Voice) -> Vec<(&'static str, String)> {
    vec![
        ("kilobytes", say!(voice, "script-kilobytes", size = hole("size"))),
        ("megabytes", say!(voice, "script-megabytes", size = hole("size"))),
        ("uploads", say!(voice, "script-uploads")),
        ("up-one", say!(voice, "script-up-one", up = hole("up"))),
        ("up-of", say!(voice, "script-up-of", up = hole("up"), count = hole("count"))),
        ("of-file", say!(voice, "script-of-file", name = hole("name"), words = hole("words"))),
        ("cancel", say!(voice, "script-cancel")),
        ("try-again", say!(voice, "try-again")),
        ("progress-of", say!(voice, "script-progress-of", name = hole("name"))),
        ("cancelled", say!(voice, "script-cancelled")),
        ("waits", say!(voice, "script-waits")),
        ("being-read", say!(voice, "script-being-read")),
        ("added", say!(voice, "script-added")),
        ("picture-too-large", say!(voice, "script-picture-too-large", size = hole("size"))),
        ("stood-still", say!(voice, "script-stood-still")),
        ("not-added-offline", say!(voice, "script-not-added-offline")),
        ("not-added-signed-out", say!(voice, "script-not-added-signed-out")),
        ("not-added", say!(voice, "script-not-added", why = hole("why"))),
        ("could-not-take", say!(voice, "script-could-not-take")),
        ("refused-it", say!(voice, "script-refused-it")),
    ]
}

fn article(voice: Voice) -> Vec<(&'static str, String)> {
    vec![
        ("link-words", say!(voice, "script-link-words")),
        ("writing", say!(voice, "script-writing")),
        ("saved", say!(voice, "script-saved")),
        ("saved-not-out", say!(voice, "script-saved-not-out")),
        ("not-saved", say!(voice, "script-not-saved")),
        ("back-again", say!(voice, "script-back-again")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const SCRIPT: &str = include_str!("../../assets/desk.js");

    #[test]
    fn the_script_says_what_the_page_hands_over_and_nothing_else() {
        let handed: BTreeSet<&str> = all(Voice::default()).into_iter().map(|(name, _)| name).collect();
        let said = SCRIPT.split("said('").skip(1).filter_map(|rest| rest.split('\'').next());
        assert_eq!(said.collect::<BTreeSet<_>>(), handed);
    }

    #[test]
    fn what_is_handed_over_is_whole_and_ends_no_script() {
        for language in Language::DESK {
            let written = written(Voice::new(language, None));
            assert!(!written.contains('<'), "{written}");
            let read: Map<_, _> = serde_json::from_str(&written).unwrap();
            assert!(read.values().all(|said| said.as_str().is_some_and(|said| !said.is_empty())));
            assert!(read["late"].as_str().unwrap().contains("{span}"), "{written}");
        }
    }
}
