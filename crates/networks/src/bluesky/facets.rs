//! Links, mentions and hashtags in a text. Without a facet a link is only letters there.
//!
//! Source: lexicon `app.bsky.richtext.facet` (byte offsets of UTF-8, end exclusive; a tag without '#'), read 2026-11-22.

use serde_json::{Value, json};
use std::ops::Range;

/// A stretch of text that means something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub bytes: Range<usize>,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    Link(String),
    /// A handle without '@': becomes a facet once its DID is known.
    Handle(String),
    Tag(String),
}

/// Everything in the text that should be a facet, in order.
pub(super) fn find(text: &str) -> Vec<Span> {
    let mut spans = vec![];
    let mut begins = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let opening =
            word.len() - word.trim_start_matches(['(', '[', '{', '"', '\'', '“', '„', '«', '¿', '¡']).len();
        spans.extend(span(&word[opening..], begins + opening));
        begins += word.len();
    }
    spans
}

fn span(word: &str, begins: usize) -> Option<Span> {
    let word = without_closing(word.trim_end());
    let what = if word.starts_with("https://") || word.starts_with("http://") {
        What::Link(url::Url::parse(word).ok().filter(url::Url::has_host).map(|_| word.to_owned())?)
    } else if let Some(handle) = word.strip_prefix('@') {
        What::Handle(Some(handle).filter(|handle| is_handle(handle))?.to_lowercase())
    } else if let Some(tag) = word.strip_prefix(['#', '＃']) {
        What::Tag(Some(tag).filter(|tag| is_tag(tag))?.to_owned())
    } else {
        return None;
    };
    Some(Span { bytes: begins..begins + word.len(), what })
}

/// A full stop ends the sentence, not the link; a closing bracket does where none was opened in the word.
fn without_closing(word: &str) -> &str {
    let word = word.trim_end_matches(['.', ',', ';', ':', '!', '?', '"', '\'', '”', '“', '»', '…']);
    match word.strip_suffix([')', ']', '}']) {
        Some(shorter) if !shorter.contains(['(', '[', '{']) => without_closing(shorter),
        _ => word,
    }
}

/// Source: atproto specification, "Handle": labels of letters, digits and hyphens, at least two, the last one beginning
/// with a letter, 253 characters in all.
pub(super) fn is_handle(text: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= 253
        && text.contains('.')
        && text.split('.').all(label)
        && text.rsplit('.').next().is_some_and(|last| last.starts_with(|c: char| c.is_ascii_alphabetic()))
}

fn is_tag(text: &str) -> bool {
    !text.is_empty()
        && domain::text::count_graphemes(text) <= 64
        && text.len() <= 640
        && !text.chars().all(|c| c.is_ascii_digit())
        && !text.contains(['#', '@'])
}

/// As the lexicon wants them. `did` knows the handles that exist; the others stay plain text.
pub(super) fn facets(spans: &[Span], did: impl Fn(&str) -> Option<String>) -> Vec<Value> {
    let feature = |what: &What| match what {
        What::Link(uri) => Some(json!({"$type": "app.bsky.richtext.facet#link", "uri": uri})),
        What::Tag(tag) => Some(json!({"$type": "app.bsky.richtext.facet#tag", "tag": tag})),
        What::Handle(handle) => {
            did(handle).map(|did| json!({"$type": "app.bsky.richtext.facet#mention", "did": did}))
        }
    };
    spans
        .iter()
        .filter_map(|span| {
            let index = json!({"byteStart": span.bytes.start, "byteEnd": span.bytes.end});
            feature(&span.what).map(|feature| json!({"index": index, "features": [feature]}))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, What)> {
        find(text).into_iter().map(|span| (&text[span.bytes.clone()], span.what)).collect()
    }

    #[test]
    fn offsets_are_bytes_also_behind_umlauts_and_families() {
        let text = "Öl 👨‍👩‍👧‍👦 für Eiche: https://joinery.example/öl?a=1. @Ben.test #Öl";
        assert_eq!(
            found(text),
            [
                ("https://joinery.example/öl?a=1", What::Link("https://joinery.example/öl?a=1".into())),
                ("@Ben.test", What::Handle("ben.test".into())),
                ("#Öl", What::Tag("Öl".into())),
            ]
        );
    }

    #[test]
    fn punctuation_stays_outside() {
        let link = |text: &str| found(text).first().map(|(part, _)| (*part).to_owned());
        assert_eq!(link("(see https://a.example/b)").as_deref(), Some("https://a.example/b"));
        assert_eq!(link("https://a.example/b_(c)").as_deref(), Some("https://a.example/b_(c)"));
        assert_eq!(link("Really, https://a.example?!").as_deref(), Some("https://a.example"));
        assert_eq!(link("#oak, and").as_deref(), Some("#oak"));
        assert_eq!(link("\"@ada.test\".").as_deref(), Some("@ada.test"));
    }

    #[test]
    fn what_only_looks_like_it_is_plain_text() {
        for text in ["ben@ada.test", "@ben", "#1", "# oak", "http://", "a#b", "@-a.test", "@a.1", "1/2"] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn a_handle_nobody_has_stays_text() {
        let spans = find("@ada.test @nobody.test");
        let known = facets(&spans, |handle| (handle == "ada.test").then(|| "did:plc:ada".to_owned()));
        assert_eq!(known.len(), 1);
        assert_eq!(known[0]["features"][0]["did"], "did:plc:ada");
        assert_eq!(known[0]["index"], json!({"byteStart": 0, "byteEnd": 9}));
    }
}
