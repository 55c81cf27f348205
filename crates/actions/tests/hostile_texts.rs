//! What a text of nothing but marks takes of memory while it is worked out: no more than is set aside for it. Each in a
//! process of its own, so that none hides in what another left. Linux alone tells how high its memory went.
#![cfg(target_os = "linux")]

use actions::media::{MEMORY_A_BYTE, first_words, reading_minutes, render};
use std::collections::HashMap;
use std::fs;
use std::process::Command;

const LENGTH: usize = 120_000;
/// What the process itself comes to need meanwhile.
const ITSELF: usize = 3 * 1024 * 1024;
const WHICH: &str = "HOSTILE_TEXT";

fn texts() -> Vec<(String, String)> {
    let marks = [
        "[",
        "![",
        "]",
        "[a](",
        "[^a]",
        "`",
        "*",
        "*[",
        "*a*",
        "**a**",
        "*a _b ",
        "~~a ",
        "<",
        "<>",
        "<b>",
        "<div>\n\n",
        "&#",
        "\\",
        "\\*",
        "|",
        "\"",
        "w",
        ":",
        "http://a.b ",
        "www.a.b ",
        "a@b.c ",
        "- a\n",
        "1. a\n",
        "# a\n",
        "a\n=\n",
        "a\n",
        "a\n\n",
        "a  \n",
        "---\n",
        "[a]: b\n",
        "![[]()",
        "[a](b)",
        "![a](b)",
        "\u{0}",
    ];
    // Each reference to a character takes a debug build a third of a millisecond.
    let length = |mark: &str| if mark.starts_with('&') { 20_000 } else { LENGTH };
    let mut texts: Vec<_> =
        marks.iter().map(|mark| (format!("{mark:?}"), mark.repeat(length(mark) / mark.len()))).collect();
    let table = |columns: usize, rows: usize| {
        format!("{}\n{}\n{}", "a|".repeat(columns), "-|".repeat(columns), "|b\n".repeat(rows))
    };
    texts.push(("a table that fills itself".into(), table(900, LENGTH / 4)));
    texts.push(("a wide table".into(), table(LENGTH / 8, LENGTH / 8)));
    texts.push(("a table that is almost too much".into(), table(3, LENGTH / 4)));
    let notes: Vec<String> = (0..LENGTH / 14).map(|n| format!("[^{n}]: a[^{n}]\n")).collect();
    texts.push(("notes on notes".into(), notes.concat()));
    texts.push(("one note again and again".into(), format!("[^a]: x\n\n{}", "[^a] ".repeat(LENGTH / 5))));
    texts.push(("strong".into(), "**a ".repeat(LENGTH / 8) + &" b**".repeat(LENGTH / 8)));
    texts
}

/// A line of `/proc/self/status`, in bytes.
fn memory(line: &str) -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let found = status.lines().find_map(|each| each.strip_prefix(line)).unwrap();
    found.trim_matches(|c: char| !c.is_ascii_digit()).parse::<usize>().unwrap() * 1024
}

/// Asked by the test below, in a process of its own.
#[test]
fn one_text() {
    let Ok(which) = std::env::var(WHICH) else { return };
    let (name, text) = texts().swap_remove(which.parse().unwrap());
    let none = HashMap::new();
    render("a | b\n-|-\n*c* | https://a.example[^d]\n\n[^d]: e", &none);
    // Begins to count how high it goes anew.
    fs::write("/proc/self/clear_refs", "5").unwrap();
    let before = memory("VmRSS:");
    render(&text, &none);
    first_words(&text, 200);
    reading_minutes(&text);
    let grew = memory("VmHWM:") - before;
    let most = text.len() * MEMORY_A_BYTE + ITSELF;
    assert!(grew <= most, "{name}: {grew} bytes for {} where {most} were set aside", text.len());
}

#[test]
fn no_text_takes_more_than_is_set_aside() {
    for which in 0..texts().len() {
        let mut alone = Command::new(std::env::current_exe().unwrap());
        let told = alone.args(["one_text", "--exact"]).env(WHICH, which.to_string()).output().unwrap();
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stdout));
    }
}
