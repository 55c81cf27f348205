//! How often we know whether somebody waits for an answer.

use meaning::{Asks, asks, surely_asks_nothing};
use std::path::PathBuf;

fn kind(name: &str) -> Asks {
    match name {
        "question" => Asks::Question,
        "request" => Asks::Request,
        "complaint" => Asks::Complaint,
        "nothing" => Asks::Nothing,
        other => panic!("{other} is no kind"),
    }
}

/// Messages written by hand, in the languages customers write. New ones are better than known ones: add what was
/// decided wrongly, as it was written.
#[test]
fn messages_written_by_hand_are_understood() {
    let (mut rows, mut right_gate, mut right_kind) = (0, 0, 0);
    for line in include_str!("../testdata/asks.tsv").lines() {
        let (name, text) = line.split_once('\t').unwrap();
        let asked = asks(text);
        rows += 1;
        right_kind += usize::from(asked.kind == kind(name));
        let gate = (asked.kind == Asks::Nothing) == (kind(name) == Asks::Nothing);
        right_gate += usize::from(gate);
        if !gate {
            eprintln!("{name}: {text} → {:?} ({})", asked.kind, asked.reason);
        }
        assert!(kind(name) == Asks::Nothing || !surely_asks_nothing(text), "{text} is grouped");
    }
    eprintln!("{rows} messages: {right_gate} rightly asking or not, {right_kind} of the right kind");
    assert!(right_gate * 100 >= rows * 97 && right_kind * 100 >= rows * 95);
}

#[test]
fn thanks_and_empty_texts_surely_ask_nothing() {
    for text in [
        "Thanks!",
        "👍",
        "",
        "  ",
        "Beautiful!",
        "lovely work",
        "Vielen Dank!",
        "Merci beaucoup",
        "muchas gracias",
        "wow 😍😍",
        "!!!",
    ] {
        assert!(surely_asks_nothing(text), "{text}");
    }
    for text in
        ["EMI", "0% EMI.", "Thanks, but where is it", "Nice?", "card", "Does this have a price", "12:50"]
    {
        assert!(!surely_asks_nothing(text), "{text}");
    }
}

/// Share of customers' messages in public sets that we take for asking. Most there do; some say "yes" or "thanks".
#[test]
fn customers_in_public_data_mostly_ask() {
    let needs = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/needs");
    for (file, column, least) in [
        ("banking77/train.csv", 0, 97),
        ("hint3/train/curekart_train.csv", 0, 80),
        ("hint3/train/powerplay11_train.csv", 0, 80),
        ("hint3/train/sofmattress_train.csv", 0, 85),
        ("hwu64/valid/seq.in", 0, 85),
    ] {
        let Ok(text) = std::fs::read_to_string(needs.join(file)) else {
            eprintln!("SKIPPED: there is no shared/data/needs/{file}");
            continue;
        };
        let rows: Vec<&str> = text.lines().skip(1).step_by(5).map(|line| cell(line, column)).collect();
        let asking = rows.iter().filter(|row| asks(row).kind != Asks::Nothing).count();
        eprintln!("{file}: {asking} of {} ask", rows.len());
        assert!(asking * 100 >= rows.len() * least, "{file}");
    }
}

/// A cell of a simple line; what is quoted may have commas in it.
fn cell(line: &str, column: usize) -> &str {
    match line.strip_prefix('"') {
        Some(quoted) => quoted.split('"').nth(column).unwrap_or(""),
        None => line.split(',').nth(column).unwrap_or(line),
    }
}
