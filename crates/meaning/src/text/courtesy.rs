//! Greetings at the beginning and farewells at the end, with the names beside them.

use super::fold::fold;
use std::collections::HashSet;
use std::sync::LazyLock;

static COURTESIES: LazyLock<Courtesies> = LazyLock::new(|| Courtesies {
    greetings: section("greetings"),
    dear: section("dear"),
    addressees: section("addressees"),
    farewells: section("farewells"),
    after_farewells: section("after farewells"),
});

struct Courtesies {
    greetings: HashSet<&'static str>,
    dear: HashSet<&'static str>,
    addressees: HashSet<&'static str>,
    farewells: HashSet<&'static str>,
    after_farewells: HashSet<&'static str>,
}

fn section(name: &str) -> HashSet<&'static str> {
    crate::text::word_list::section(include_str!("courtesies.txt"), name).collect()
}

/// Longest greeting or farewell, in words.
const LONGEST: usize = 4;
/// More words than this before the comma are no address.
const LONGEST_ADDRESS: usize = 6;

/// What is left when greetings ("Dear Ada's Joinery team,") are taken from the beginning.
pub(super) fn without_greeting(text: &str) -> &str {
    let mut text = text.trim_start();
    if let Some(greeted) = text.strip_prefix('¡')
        && after_greeting(greeted).len() < greeted.len()
    {
        text = greeted;
    }
    // "Hi! Good morning Ben," is two.
    for _ in 0..3 {
        let rest = after_greeting(text);
        if rest.len() == text.len() {
            break;
        }
        text = rest;
    }
    text
}

fn after_greeting(text: &str) -> &str {
    let Some((rest, needs_address)) = longest_phrase(text) else { return text };
    if let Some(after) = after_address(rest) {
        return after;
    }
    if needs_address {
        return text;
    }
    // No comma: only what can only be an address, and a name before a word in small letters.
    let mut rest = rest.trim_start();
    while let Some((word, after)) = first_word(rest)
        && COURTESIES.addressees.contains(fold(word).as_str())
        && word.chars().count() > 1
    {
        rest = after.trim_start();
    }
    if let Some((name, after)) = first_word(rest)
        && is_name(name)
        && after.trim_start().starts_with(char::is_lowercase)
        && !begins_a_sentence(name)
    {
        rest = after;
    }
    rest.trim_start_matches(is_separator)
}

/// The rest after a greeting, and whether it counts only with an address.
fn longest_phrase(text: &str) -> Option<(&str, bool)> {
    let mut found = None;
    let mut rest = text;
    for _ in 0..LONGEST {
        let (_, after) = first_word(rest)?;
        let phrase = fold(&text[..text.len() - after.len()]);
        if COURTESIES.greetings.contains(phrase.as_str()) {
            found = Some((after, false));
        } else if COURTESIES.dear.contains(phrase.as_str()) {
            found = Some((after, true));
        }
        if first_word(after).is_none() || !after.starts_with(' ') {
            break;
        }
        rest = after;
    }
    found
}

/// What follows a comma, line end or exclamation mark, if only names and words of address come before it.
fn after_address(text: &str) -> Option<&str> {
    let end = text.find([',', '!', '\n', ':', ';', '،', '，', '。', '.', '–', '—', '?'])?;
    if text[end..].starts_with('?') {
        return None;
    }
    let address = &text[..end];
    let words: Vec<&str> = address.split_whitespace().collect();
    let fits = words.len() <= LONGEST_ADDRESS
        && words.iter().all(|word| is_name(word) || COURTESIES.addressees.contains(fold(word).as_str()));
    let single =
        words.len() == 1 && text[end..].starts_with(',') && words[0].chars().all(char::is_alphabetic);
    (fits || single).then(|| text[end..].trim_start_matches(is_separator))
}

/// What is left when farewells ("Thanks, Ben") are taken from the end.
pub(super) fn without_farewell(text: &str) -> &str {
    let mut text = text.trim_end();
    for _ in 0..3 {
        let rest = before_farewell(text).trim_end();
        if rest.len() == text.len() {
            break;
        }
        text = rest;
    }
    text
}

fn before_farewell(text: &str) -> &str {
    // The last stretches, from the shortest: "Ben", "thanks, Ben", "Leeds, thanks, Ben".
    let mut ends: Vec<usize> = text
        .char_indices()
        .rev()
        .filter(|(_, letter)| is_separator(*letter) && *letter != ' ' || matches!(letter, '.' | '?' | '!'))
        .map(|(place, letter)| place + letter.len_utf8())
        .filter(|end| !text[*end..].trim().is_empty())
        .take(4)
        .collect();
    ends.push(0);
    let longest = ends.iter().rev().find(|end| is_farewell(&text[**end..]));
    if let Some(end) = longest {
        return cut(text, *end);
    }
    // "how much is it thanks"
    let mut words: Vec<usize> = text.match_indices(' ').map(|(place, _)| place).rev().take(3).collect();
    words.reverse();
    if let Some(place) =
        words.into_iter().find(|place| COURTESIES.farewells.contains(fold(&text[*place..]).as_str()))
    {
        return &text[..place];
    }
    // A name on the last line.
    match text.rsplit_once('\n') {
        Some((before, line))
            if !line.trim().is_empty() && line.split_whitespace().count() <= 3 && names_only(line) =>
        {
            before
        }
        _ => text,
    }
}

/// Keeps the mark that ended the sentence before, but no comma or dash.
fn cut(text: &str, end: usize) -> &str {
    text[..end].trim_end_matches(is_separator)
}

fn is_farewell(part: &str) -> bool {
    let part = part.trim().trim_start_matches(is_separator);
    let words: Vec<&str> = part
        .split(|letter: char| letter.is_whitespace() || is_separator(letter))
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() || words.len() > LONGEST + 6 {
        return false;
    }
    (1..=words.len().min(LONGEST)).rev().any(|count| {
        let phrase = fold(&words[..count].join(" "));
        let phrase = phrase.trim_end_matches([' ', '!']);
        COURTESIES.farewells.contains(phrase)
            && words[count..].iter().all(|word| {
                is_name(word) || COURTESIES.after_farewells.contains(fold(word).trim_end_matches([' ', '!']))
            })
            && words[count..].iter().filter(|word| is_name(word)).count() <= 4
    })
}

fn names_only(line: &str) -> bool {
    line.split_whitespace().all(is_name) && !line.ends_with(['?', '!'])
}

/// A capital letter, then small ones: "Ben", "O'Neil", "Ada's", "J."
pub(super) fn is_name(word: &str) -> bool {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    word.starts_with(char::is_uppercase)
        && word.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '\'' | '’' | '-' | '.'))
        && (word.chars().count() < 3 || word.chars().any(char::is_lowercase))
        && word != "I"
}

/// Words that are written large because a sentence begins, not because they are names.
fn begins_a_sentence(word: &str) -> bool {
    crate::asks::begins_a_sentence(&fold(word))
}

fn first_word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches(' ');
    let end = text
        .char_indices()
        .find(|(_, letter)| {
            letter.is_whitespace()
                || (is_separator(*letter) && *letter != '-')
                || matches!(letter, '!' | '.' | '?')
        })
        .map_or(text.len(), |(place, _)| place);
    (end > 0).then(|| text.split_at(end))
}

fn is_separator(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            ',' | '-' | '–' | '—' | '~' | '!' | ':' | ';' | '.' | '|' | '،' | '，' | '。' | '*'
        )
}
