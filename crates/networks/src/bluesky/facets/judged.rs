//! What we find in texts beside what Bluesky's own code finds: npm `@atproto/api`, `RichText` (`peers/richtext.sh`).

use super::{TLDS, What, find};
use crate::bluesky::{MOST_BYTES, MOST_GRAPHEMES};
use domain::text::{count_graphemes, shorten};
use serde::Deserialize;
use std::io::Write;
use std::process::{Command, Stdio};

#[path = "../../../tests/with_peers/peer.rs"]
mod peer;
mod texts;

#[derive(Deserialize)]
struct Judgement {
    domains: Vec<String>,
    judged: Vec<Judged>,
}

#[derive(Deserialize)]
struct Judged {
    graphemes: usize,
    bytes: usize,
    facets: Vec<Facet>,
}

#[derive(Deserialize)]
struct Facet {
    from: usize,
    to: usize,
    kind: String,
    value: String,
    /// The network's own schema takes no post with it.
    refused: bool,
}

fn judge(texts: &[String]) -> Option<Judgement> {
    let node = peer::address("PORCHLIGHT_TEST_BLUESKY_NODE")?;
    let packages = peer::address("PORCHLIGHT_TEST_BLUESKY_PACKAGES")?;
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../peers/bluesky/richtext.mjs");
    let mut command = Command::new(node);
    command.args([script, &packages]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut judge = command.spawn().unwrap();
    judge.stdin.take().unwrap().write_all(&serde_json::to_vec(texts).unwrap()).unwrap();
    let output = judge.wait_with_output().unwrap();
    assert!(output.status.success());
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// The written ones, the long ones, some drawn by chance, and those of a file: PORCHLIGHT_TEST_TEXTS, a JSON list.
fn all_texts(drawn: usize) -> Vec<String> {
    let mut all: Vec<String> = texts::WRITTEN.iter().map(|text| (*text).to_owned()).collect();
    all.extend(texts::long());
    all.extend(texts::drawn(drawn));
    if let Ok(file) = std::env::var("PORCHLIGHT_TEST_TEXTS") {
        let more: Vec<String> = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
        all.extend(more);
    }
    all
}

fn ours(text: &str) -> Vec<(usize, usize, &'static str, String)> {
    let named = |what| match what {
        What::Link(uri) => ("link", uri),
        What::Handle(handle) => ("mention", handle),
        What::Tag(tag) => ("tag", tag),
    };
    let spans = find(text).into_iter().map(|span| (span.bytes, named(span.what)));
    spans.map(|(bytes, (kind, value))| (bytes.start, bytes.end, kind, value)).collect()
}

/// The judge's, without what the network would refuse the whole post for.
fn theirs(facets: &[Facet]) -> Vec<(usize, usize, &str, String)> {
    let taken = facets.iter().filter(|facet| !facet.refused);
    taken.map(|facet| (facet.from, facet.to, facet.kind.as_str(), facet.value.clone())).collect()
}

#[test]
fn tags_mentions_and_links_are_those_that_the_network_s_own_code_makes() {
    let texts = all_texts(6000);
    let Some(judgement) = judge(&texts) else { return };
    assert_eq!(judgement.judged.len(), texts.len());
    let (mut facets, mut refused) = (0, 0);
    for (text, judged) in texts.iter().zip(&judgement.judged) {
        assert_eq!(ours(text), theirs(&judged.facets), "{text:?}");
        facets += judged.facets.len();
        refused += judged.facets.iter().filter(|facet| facet.refused).count();
    }
    println!("{} texts, {facets} facets, {refused} of them refused by the network's schema", texts.len());
    assert!(facets > texts.len() / 2, "only {facets} facets in {} texts", texts.len());
}

#[test]
fn letters_are_counted_as_the_network_counts_them() {
    let mut texts = all_texts(3000);
    let long: Vec<String> = texts.chunks(60).map(<[String]>::concat).collect();
    texts.extend(long.iter().map(|text| shorten(text, MOST_GRAPHEMES)));
    texts.extend(long);
    let Some(judgement) = judge(&texts) else { return };
    let mut cut = 0;
    for (text, judged) in texts.iter().zip(&judgement.judged) {
        assert_eq!(count_graphemes(text), judged.graphemes, "{text:?}");
        let fits = judged.graphemes <= MOST_GRAPHEMES && judged.bytes <= MOST_BYTES;
        assert_eq!(crate::bluesky::answer::too_long(text).is_none(), fits, "{text:?}");
        cut += usize::from(!fits);
    }
    assert!(cut > 20, "{cut}");
}

#[test]
fn the_internet_s_last_parts_are_those_that_the_network_s_own_code_knows() {
    let Some(judgement) = judge(&[]) else { return };
    let theirs: Vec<&str> =
        judgement.domains.iter().map(String::as_str).filter(|name| name.is_ascii()).collect();
    assert_eq!(*TLDS, theirs, "crates/networks/src/bluesky/tlds.txt is another list than npm `tlds`");
}
