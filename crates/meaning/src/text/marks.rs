//! Finds what points at a person or a case rather than at a meaning: links, addresses, handles, numbers.

use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Link,
    Mail,
    Handle,
    Phone,
    /// An order, invoice, customer or account number.
    Number,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
}

/// Everything found, in the text's order, never overlapping.
pub(super) fn marks(text: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut before = "";
    for range in words(text) {
        let word = &text[range.clone()];
        if marks.last().is_some_and(|last| last.range.end > range.start) {
            continue;
        }
        if let Some(end) = phone_at(&text[range.start..]) {
            marks.push(Mark { range: range.start..range.start + end, kind: Kind::Phone });
        } else if let Some(kind) = kind_of(word, before) {
            marks.push(Mark { range, kind });
        }
        before = word;
    }
    marks
}

/// The stretches between spaces, without the punctuation around them.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let begin = rest + text[rest..].find(|letter: char| !letter.is_whitespace())?;
        let end = text[begin..].find(char::is_whitespace).map_or(text.len(), |length| begin + length);
        rest = end;
        let word = &text[begin..end];
        let inner = word.trim_start_matches(is_quote).len();
        let inner = end - inner..begin + word.trim_end_matches(is_closing).len();
        Some(if inner.start < inner.end { inner } else { begin..end })
    })
}

fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '\'' | '“' | '„' | '«' | '»' | '‘' | '’' | '[' | '<' | '¿' | '¡' | '*' | '_' | '…')
}

fn is_closing(letter: char) -> bool {
    is_quote(letter)
        || matches!(
            letter,
            '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '>' | '”' | '؟' | '،' | '？' | '。'
        )
}

fn kind_of(word: &str, before: &str) -> Option<Kind> {
    let bare = word.trim_start_matches('(');
    let lower = bare.to_lowercase();
    if lower.contains("://") || lower.starts_with("www.") || is_site(&lower) {
        return Some(Kind::Link);
    }
    match bare.split_once('@') {
        Some(("", name)) if name.chars().any(char::is_alphanumeric) => return Some(Kind::Handle),
        Some((name, host)) if !name.is_empty() && host.contains('.') => return Some(Kind::Mail),
        _ => (),
    }
    is_number(bare, before).then_some(Kind::Number)
}

/// `shop.example/oak` or `example.com`: a name with an ending that only sites have.
fn is_site(word: &str) -> bool {
    const ENDINGS: [&str; 22] = [
        "com", "org", "net", "io", "co", "uk", "de", "fr", "es", "it", "nl", "pl", "pt", "at", "ch", "be",
        "eu", "info", "shop", "app", "me", "ly",
    ];
    let host = word.split(['/', '?', '#']).next().unwrap_or(word);
    let Some((name, ending)) = host.rsplit_once('.') else { return false };
    let long_enough = name.chars().count() >= 3 || word.contains('/');
    ENDINGS.contains(&ending)
        && long_enough
        && name.split('.').all(|part| !part.is_empty())
        && name.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '.'))
}

/// `#1234`, `AB-12345`, `2026110712`, and shorter ones after a word that says so. Prices, sizes and dates are not.
fn is_number(word: &str, before: &str) -> bool {
    const SAYS_SO: [&str; 21] = [
        "order",
        "no",
        "nr",
        "number",
        "ref",
        "reference",
        "invoice",
        "ticket",
        "case",
        "bestellung",
        "bestellnummer",
        "auftrag",
        "rechnung",
        "kundennummer",
        "commande",
        "facture",
        "pedido",
        "ordine",
        "bestelling",
        "zamówienie",
        "account",
    ];
    let marked = word.starts_with('#') || word.starts_with('№');
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    let plain = word
        .chars()
        .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '#' | '№' | '-' | '/' | '_'));
    let lower = before.to_lowercase();
    let said = SAYS_SO.contains(&lower.trim_end_matches(['.', ':', '#']));
    // "2026-11-22" and "22/11/2026" are days.
    let day =
        letters == 0 && digits <= 8 && word.chars().filter(|letter| matches!(letter, '-' | '/')).count() == 2;
    // "120x80" is a size, "2500mm" a length.
    let size =
        word.starts_with(|letter: char| letter.is_ascii_digit()) && (letters == 1 || word.ends_with("mm"));
    plain
        && !size
        && !day
        && ((marked && digits >= 2)
            || (digits >= 6)
            || (letters > 0 && letters <= 6 && digits >= 5)
            || (said && digits >= 3))
}

/// Where a telephone number that begins here ends: 7 to 15 digits in groups, beginning with `+`, `0` or `(`, or nine
/// and more digits in groups.
fn phone_at(text: &str) -> Option<usize> {
    let mut digits = 0;
    let mut groups = 1;
    let mut end = 0;
    for (place, letter) in text.char_indices() {
        match letter {
            '0'..='9' => {
                digits += 1;
                end = place + 1;
            }
            '+' if place == 0 => (),
            '(' | ')' | ' ' | '-' | '.' | '/' | '\u{a0}' => {
                groups += usize::from(text[..place].ends_with(|before: char| before.is_ascii_digit()));
            }
            letter if letter.is_alphanumeric() => {
                // "20x30" and "0049abc" are something else.
                if text[..place].ends_with(|before: char| before.is_ascii_digit()) {
                    return None;
                }
                break;
            }
            _ => break,
        }
        // Nothing longer is a number to call; it also keeps hostile texts from being read again and again.
        if digits > 15 || place > 40 {
            return None;
        }
    }
    let number = &text[..end];
    let parts: Vec<&str> = number.split(['.', '/', '-']).collect();
    let day = parts.len() == 3 && parts.iter().all(|part| part.len() <= 4) && digits <= 8;
    let grouped = groups > 1 && number.contains([' ', '-', '.', '/', '\u{a0}']);
    let local = number.starts_with(['+', '0', '(']) && digits >= 7;
    let spaced =
        grouped && digits >= 9 && number.split([' ', '-', '.', '/', '\u{a0}']).all(|part| part.len() >= 2);
    (!day && (local || spaced)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Kind, &str)> {
        marks(text).into_iter().map(|mark| (mark.kind, &text[mark.range])).collect()
    }

    #[test]
    fn marks_are_found() {
        use Kind::{Handle, Link, Mail, Number, Phone};
        assert_eq!(found("see https://a.example/x?y=1, please"), [(Link, "https://a.example/x?y=1")]);
        assert_eq!(found("on adasjoinery.co.uk/oak?"), [(Link, "adasjoinery.co.uk/oak")]);
        assert_eq!(found("(write to ben.m@mail.example)"), [(Mail, "ben.m@mail.example")]);
        assert_eq!(
            found("@ada do you? cc @ben@town.example!"),
            [(Handle, "@ada"), (Handle, "@ben@town.example")]
        );
        assert_eq!(
            found("call +44 20 7946 0958 or 0151/1234567."),
            [(Phone, "+44 20 7946 0958"), (Phone, "0151/1234567")]
        );
        assert_eq!(found("ring (020) 7946 0958 now"), [(Phone, "(020) 7946 0958")]);
        assert_eq!(found("555-123-4567"), [(Phone, "555-123-4567")]);
        assert_eq!(
            found("Order #4711, AB-20391 and 20391187"),
            [(Number, "#4711"), (Number, "AB-20391"), (Number, "20391187")]
        );
        assert_eq!(found("Bestellung 471 fehlt"), [(Number, "471")]);
    }

    #[test]
    fn what_has_a_meaning_is_left() {
        for text in [
            "120x80 cm, 1200 pounds or £1,250.00",
            "on 22.11.2026 or 2026-11-22 or 01/12/2026",
            "from 9 05 to 18 35",
            "2 tables 3 chairs",
            "e.g. this etc.",
            "Mr. Smith a.m.",
            "24/7",
            "it is 10 000 a year",
            "mail@ home",
            "@ five",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn hostile_texts_are_read_in_linear_time() {
        for text in [
            "@".repeat(30_000),
            "1 ".repeat(15_000),
            "((((".repeat(8_000),
            "www.".repeat(8_000),
            "١٢٣ ".repeat(7_000),
        ] {
            marks(&text);
        }
    }
}
