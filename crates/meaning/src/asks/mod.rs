//! Whether a message wants something from the business. Most do not: thanks, praise, jokes, advertisements.

mod words;

use crate::text::fold::fold;
use crate::text::{core, without_marks};
use words::WORDS;

/// What kind of answer a message waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asks {
    Question,
    /// Something should be done, made, sent or shown.
    Request,
    /// Something went wrong.
    Complaint,
    /// Thanks, praise, small talk, advertising: nobody waits.
    Nothing,
}

/// A kind, and why: words fit to show to staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    pub kind: Asks,
    pub reason: &'static str,
}

/// Longer texts are judged by their beginning, in characters.
const READ: usize = 4_000;
/// A message of at most so many words may be a mere topic: "Delivery to Leeds".
const SHORT: usize = 6;

/// Decides by marks and words in about a dozen languages; what fits nothing asks for nothing.
/// How often that is right is in the needs-asks decision.
pub fn asks(text: &str) -> Asked {
    let end = text.char_indices().nth(READ).map_or(text.len(), |(place, _)| place);
    let bare = without_marks(&text[..end]);
    if !bare.chars().any(char::is_alphabetic) {
        let questions = bare.chars().all(|letter| is_question_mark(letter) || letter.is_whitespace());
        return if questions && bare.chars().any(is_question_mark) {
            Asked { kind: Asks::Question, reason: "only a question mark" }
        } else {
            Asked { kind: Asks::Nothing, reason: "no words" }
        };
    }
    let folded = fold(&bare);
    if is_advertising(&folded) {
        return Asked { kind: Asks::Nothing, reason: "an advertisement" };
    }
    let core = core(&bare);
    if core.is_empty() {
        return Asked { kind: Asks::Nothing, reason: "only a greeting or thanks" };
    }
    let sentences: Vec<String> = sentences(&core).map(fold).collect();
    let found: Vec<Asked> = sentences.iter().filter_map(|sentence| sentence_asks(sentence)).collect();
    for kind in [Asks::Question, Asks::Complaint, Asks::Request] {
        if let Some(asked) = found.iter().find(|asked| asked.kind == kind) {
            return *asked;
        }
    }
    let folded = fold(&core);
    let words: Vec<&str> = folded.split(' ').filter(|word| is_word(word)).collect();
    if WORDS.praise.found(&words) {
        return Asked { kind: Asks::Nothing, reason: "thanks or praise" };
    }
    if words.len() <= SHORT && WORDS.topics.found(&words) {
        return Asked { kind: Asks::Request, reason: "names a topic" };
    }
    Asked { kind: Asks::Nothing, reason: "says something and asks nothing" }
}

/// Surely nobody waits for an answer: no words, or nothing but thanks, praise, greeting and the like.
/// When in doubt `false`: for grouping a file, where every row was put in on purpose.
pub fn surely_asks_nothing(text: &str) -> bool {
    if text.chars().any(is_question_mark) {
        return false;
    }
    let bare = without_marks(text);
    if !bare.chars().any(char::is_alphanumeric) {
        return true;
    }
    let folded = fold(&bare);
    let words: Vec<&str> = folded.split(' ').filter(|word| is_word(word)).collect();
    let polite = words.iter().all(|word| WORDS.polite.begins(&[word]).is_some());
    // "Good night" is praise to nobody, but as surely no question.
    words.is_empty()
        || (polite && words.len() <= 12 && WORDS.praise.found(&words) && asks(text).kind == Asks::Nothing)
}

/// Whether a sentence may begin with this word, so that its capital letter makes no name of it.
pub(crate) fn begins_a_sentence(word: &str) -> bool {
    let words = &*WORDS;
    [
        &words.opens,
        &words.questions,
        &words.wants,
        &words.orders,
        &words.problems,
        &words.polite,
        &words.topics,
    ]
    .iter()
    .any(|phrases| phrases.knows_first(word))
}

fn sentence_asks(sentence: &str) -> Option<Asked> {
    let asked = |kind, reason| Some(Asked { kind, reason });
    if sentence.contains('?') {
        return asked(Asks::Question, "a question mark");
    }
    let all: Vec<&str> = sentence.split(' ').filter(|word| is_word(word)).collect();
    let words = without_idioms(&all);
    let start = words.iter().position(|word| !FILLERS.contains(word)).unwrap_or(0);
    let from_start = &words[start..];
    if WORDS.opens.begins(from_start).is_some() {
        return asked(Asks::Question, "begins like a question");
    }
    if WORDS.questions.found(&words) {
        return asked(Asks::Question, "has the words of a question");
    }
    if WORDS.problems.found(&words) {
        return asked(Asks::Complaint, "tells of a problem");
    }
    if WORDS.wants.found(&words) {
        return asked(Asks::Request, "says what is wanted");
    }
    let not_so = WORDS.negations.found(&words) && WORDS.selves.found(&words) && !WORDS.praise.found(&words);
    if not_so && words.len() > 3 {
        return asked(Asks::Complaint, "tells of something that is not so");
    }
    if WORDS.orders.begins(from_start).is_some() && from_start.len() > 1 {
        return asked(Asks::Request, "tells what to do");
    }
    None
}

/// Words before the one that a sentence really begins with.
const FILLERS: [&str; 44] = [
    "and", "but", "so", "also", "ok", "okay", "well", "please", "pls", "just", "hey", "hi", "hello", "um",
    "uh", "or", "then", "actually", "oh", "yes", "no", "now", "again", "alexa", "olly", "google", "siri",
    "computer", "sorry", "y", "und", "aber", "et", "mais", "e", "en", "maar", "i", "a", "pero", "also",
    "hallo", "bonjour", "hola",
];

fn without_idioms<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let mut kept = Vec::with_capacity(words.len());
    let mut place = 0;
    while place < words.len() {
        if let Some(length) = WORDS.idioms.begins(&words[place..]) {
            place += length;
            // A stranger keeps what stood on both sides from becoming a phrase.
            kept.push("·");
        } else {
            kept.push(words[place]);
            place += 1;
        }
    }
    kept
}

/// One sure phrase in a short text, or two.
fn is_advertising(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').filter(|word| is_word(word)).collect();
    let phrases = WORDS.spam.count(&words);
    phrases >= 2 || (phrases == 1 && words.len() <= 40 && !folded.contains('?'))
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let ends =
        |letter: char| matches!(letter, '\n' | '!' | ';' | '。' | '！' | '؛') || is_question_mark(letter);
    text.split_inclusive(ends).flat_map(|part| part.split(". ")).filter(|part| !part.trim().is_empty())
}

fn is_question_mark(letter: char) -> bool {
    matches!(letter, '?' | '？' | '؟' | '⸮' | '՞' | '⁇' | '⁈' | '❓' | '❔')
}

fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}
