//! Links, mentions and hashtags in a text, as the network's own code finds them. Without a facet a link is only letters
//! there.
//!
//! Sources: lexicon `app.bsky.richtext.facet` (byte offsets of UTF-8, end exclusive; a tag without '#'), read 2026-11-22;
//! npm `@atproto/api` 0.21.0, `rich-text/detection` and `rich-text/util`, read 2026-11-26. That code judges this one in
//! `judged`, with its own peculiarities: a link may be a bare domain, but neither `HTTPS://…` nor `a-b.com`.

use regex::{Captures, Regex};
use serde_json::{Value, json};
use std::ops::Range;
use std::sync::LazyLock;

#[cfg(test)]
mod judged;

/// A stretch of text that means something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub bytes: Range<usize>,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    Link(String),
    /// A handle as written, without '@': becomes a facet once its DID is known.
    Handle(String),
    /// Without '#'; the name of a share keeps its '$'.
    Tag(String),
}

/// Everything in the text that should be a facet, in order. Two may overlap, as the network's code lets them:
/// `https://a.com/(@b.com` is a link and a mention.
pub(super) fn find(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = MENTION.captures_iter(text).filter_map(|found| mention(&found)).collect();
    spans.extend(LINK.captures_iter(text).filter_map(|found| link(&found)));
    spans.extend(TAG.captures_iter(text).filter_map(|found| tag(&found)));
    spans.extend(SHARE.captures_iter(text).filter_map(|found| share(text, &found)));
    // Stable: of two that begin together, the one that the network's code finds first stays first.
    spans.sort_by_key(|span| span.bytes.start);
    spans
}

/// What `\s` means in JavaScript: U+FEFF is one there, U+0085 is none.
const SPACE: &str =
    r"\t\n\x0B\x0C\r \u{a0}\u{1680}\u{2000}-\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}\u{feff}";
/// Characters without width, which end a tag.
const THIN: &str = r"\u{ad}\u{2060}\u{200a}\u{200b}\u{200c}\u{200d}\u{20e2}";

static MENTION: LazyLock<Regex> =
    LazyLock::new(|| expression(&format!(r"(?:^|[{SPACE}(])@([a-zA-Z0-9.-]+)(?-u:\b)")));
static LINK: LazyLock<Regex> = LazyLock::new(|| {
    let domain = r"(?<domain>[a-zA-Z][a-zA-Z0-9]*(?:\.[a-zA-Z0-9]+)+)";
    expression(&format!(r"(?:^|[{SPACE}(])((?-u:(?i:https?))://[^{SPACE}]+|{domain}[^{SPACE}]*)"))
});
static TAG: LazyLock<Regex> = LazyLock::new(|| {
    let any = format!("[^{SPACE}{THIN}]*");
    expression(&format!(r"(?:^|[{SPACE}])[#＃]({any}[^0-9{SPACE}\p{{P}}{THIN}]{any})"))
});
static SHARE: LazyLock<Regex> =
    LazyLock::new(|| expression(&format!(r"(?:^|[{SPACE}(])\$([A-Za-z][A-Za-z0-9]{{0,4}})")));
static SHARE_ENDS: LazyLock<Regex> =
    LazyLock::new(|| expression(&format!(r#"^(?:$|[{SPACE}.,;:!?)"'\u{{2019}}])"#)));
static PUNCTUATION_AT_THE_END: LazyLock<Regex> = LazyLock::new(|| expression(r"\p{P}+$"));

fn expression(written: &str) -> Regex {
    Regex::new(written).expect("an expression that the tests have compiled")
}

fn mention(found: &Captures<'_>) -> Option<Span> {
    let handle = found.get(1)?;
    let known = is_in_the_world(handle.as_str()) || last_part(handle.as_str()) == Some("test");
    let bytes = handle.start() - 1..handle.end();
    known.then(|| Span { bytes, what: What::Handle(handle.as_str().to_owned()) })
}

fn link(found: &Captures<'_>) -> Option<Span> {
    let whole = found.get(1)?;
    let bare = found.name("domain");
    let mut shown = whole.as_str();
    let has_scheme = bare.is_none() && shown.starts_with("http");
    if !has_scheme && !bare.is_some_and(|domain| is_in_the_world(domain.as_str())) {
        return None;
    }
    // A full stop ends the sentence, not the link; a closing bracket does where none was opened in it.
    shown = shown.strip_suffix(['.', ',', ';', ':', '!', '?']).unwrap_or(shown);
    shown = shown.strip_suffix(')').filter(|_| !shown.contains('(')).unwrap_or(shown);
    let uri = if has_scheme { shown.to_owned() } else { format!("https://{shown}") };
    let bytes = whole.start()..whole.start() + shown.len();
    is_taken(&uri).then_some(Span { bytes, what: What::Link(uri) })
}

/// The network refuses the whole post for an address that is none: after the scheme comes something other than '/'.
/// Source: npm `@atproto/lexicon`, format "uri"; read 2026-11-26.
fn is_taken(uri: &str) -> bool {
    let rest = uri.split_once("://").map_or("", |(_, rest)| rest);
    !rest.is_empty() && !rest.starts_with('/')
}

fn tag(found: &Captures<'_>) -> Option<Span> {
    let written = found.get(1)?;
    // An emoji's number sign: what follows belongs to it.
    if written.as_str().starts_with('\u{fe0f}') {
        return None;
    }
    let tag = PUNCTUATION_AT_THE_END.replace(written.as_str(), "");
    // Source of the bytes: lexicon `app.bsky.richtext.facet`; the network refuses the whole post for a longer one.
    if tag.is_empty() || tag.len() > 640 || domain::text::count_graphemes(&tag) > 64 {
        return None;
    }
    let sign = found.get(0)?.as_str().find(['#', '＃'])? + found.get(0)?.start();
    let bytes = sign..written.start() + tag.len();
    Some(Span { bytes, what: What::Tag(tag.into_owned()) })
}

/// The name of a share, as in `$ABC`.
fn share(text: &str, found: &Captures<'_>) -> Option<Span> {
    let name = found.get(1)?;
    let bytes = name.start() - 1..name.end();
    SHARE_ENDS
        .is_match(&text[name.end()..])
        .then(|| Span { bytes, what: What::Tag(format!("${}", name.as_str().to_ascii_uppercase())) })
}

/// Whether the last part is one of the internet's, in small letters.
fn is_in_the_world(name: &str) -> bool {
    last_part(name).is_some_and(|last| TLDS.binary_search(&last).is_ok())
}

fn last_part(name: &str) -> Option<&str> {
    name.rsplit_once('.').map(|(_, last)| last)
}

/// The list that the network's code brings with it: npm `tlds` 1.261.0, without those that no handle is written in. Sorted.
static TLDS: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("tlds.txt").lines().collect());

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
        let text = "Öl 👨‍👩‍👧‍👦 für Eiche: https://joinery.example/öl?a=1. @Ben.test #Öl ＃木 $oak";
        assert_eq!(
            found(text),
            [
                ("https://joinery.example/öl?a=1", What::Link("https://joinery.example/öl?a=1".into())),
                ("@Ben.test", What::Handle("Ben.test".into())),
                ("#Öl", What::Tag("Öl".into())),
                ("＃木", What::Tag("木".into())),
                ("$oak", What::Tag("$OAK".into())),
            ]
        );
    }

    #[test]
    fn a_domain_is_a_link_where_the_internet_has_its_last_part() {
        assert_eq!(
            found("See joinery.com/oil."),
            [("joinery.com/oil", What::Link("https://joinery.com/oil".into()))]
        );
        for text in ["oak.jpg", "e.g.", "see oak-and-oil.com", "Joinery.COM", "@ada.invalid"] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn punctuation_stays_outside() {
        let first = |text: &str| found(text).first().map(|(part, _)| (*part).to_owned());
        assert_eq!(first("(see https://a.example/b)").as_deref(), Some("https://a.example/b"));
        assert_eq!(first("https://a.example/b_(c)").as_deref(), Some("https://a.example/b_(c)"));
        assert_eq!(first("(https://a.example).").as_deref(), Some("https://a.example"));
        assert_eq!(first("#oak?! and").as_deref(), Some("#oak"));
        assert_eq!(first("(@ada.test).").as_deref(), Some("@ada.test"));
    }

    #[test]
    fn what_the_network_would_refuse_the_whole_post_for_is_plain_text() {
        let long = format!("#{}", format!("o{}", "\u{301}".repeat(10)).repeat(40));
        for text in ["https://", "https://.", "https:///oak", long.as_str()] {
            assert_eq!(found(text), [], "{text}");
        }
        assert_eq!(found("httpbin.org"), [("httpbin.org", What::Link("https://httpbin.org".into()))]);
    }

    #[test]
    fn what_only_looks_like_it_is_plain_text() {
        for text in
            ["ben@ada.test", "@ben", "#1", "# oak", "http://", "a#b", "1/2", "#\u{fe0f}\u{20e3}", "$5"]
        {
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
