//! The lists of words that tell what a text asks, from `words/`, in the shape the search needs.

use crate::text::fold::fold;
use crate::text::word_list;
use std::collections::HashMap;
use std::sync::LazyLock;

const LANGUAGES: [&str; 10] = [
    include_str!("words/en.txt"),
    include_str!("words/de.txt"),
    include_str!("words/fr.txt"),
    include_str!("words/es.txt"),
    include_str!("words/pt.txt"),
    include_str!("words/it.txt"),
    include_str!("words/nl.txt"),
    include_str!("words/pl.txt"),
    include_str!("words/ar.txt"),
    include_str!("words/other.txt"),
];

/// What the lists say, all languages together: a short text often does not show its language, and the phrases
/// hardly collide.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    opens: Phrases::of("opens"),
    questions: Phrases::of("questions"),
    wants: Phrases::of("wants"),
    orders: Phrases::of("orders"),
    problems: Phrases::of("problems"),
    negations: Phrases::of("negations"),
    selves: Phrases::of("selves"),
    idioms: Phrases::of("idioms"),
    polite: Phrases::of("polite"),
    praise: Phrases::of("praise"),
    topics: Phrases::of("topics"),
    spam: Phrases::of("spam"),
});

pub(super) struct Words {
    /// A sentence that begins so is a question.
    pub opens: Phrases,
    /// A sentence with this in it is a question.
    pub questions: Phrases,
    /// With this in it, a request.
    pub wants: Phrases,
    /// A sentence that begins so is a request.
    pub orders: Phrases,
    /// With this in it, a complaint.
    pub problems: Phrases,
    /// "Not", "never", "without".
    pub negations: Phrases,
    /// Somebody speaks of himself or of us.
    pub selves: Phrases,
    /// Sound like one of the above and are not: "no problem", "can't wait".
    pub idioms: Phrases,
    /// What thanks and praise are made of.
    pub polite: Phrases,
    /// At least one of these is in them.
    pub praise: Phrases,
    /// A few words with this among them name what somebody wants to know about: "delivery Leeds".
    pub topics: Phrases,
    /// Only people who sell something say so.
    pub spam: Phrases,
}

/// Phrases by their first word.
pub(super) struct Phrases {
    by_first: HashMap<String, Vec<Vec<String>>>,
    /// These count wherever they stand: languages without spaces.
    inside: Vec<String>,
}

/// How many words a `*` may stand for.
const GAP: usize = 3;

impl Phrases {
    fn of(section: &str) -> Self {
        let mut phrases = Self { by_first: HashMap::new(), inside: Vec::new() };
        for phrase in LANGUAGES.iter().flat_map(|list| word_list::section(list, section)) {
            if let Some(phrase) = phrase.strip_prefix('~') {
                phrases.inside.push(fold(phrase));
                continue;
            }
            let mut words =
                phrase.split(' ').map(|word| if word == "*" { word.to_owned() } else { fold(word) });
            if let Some(first) = words.next() {
                phrases.by_first.entry(first).or_default().push(words.collect());
            }
        }
        phrases
    }

    /// How many words a phrase that begins with the first of these takes; the longest one.
    pub(super) fn begins(&self, words: &[&str]) -> Option<usize> {
        let (first, rest) = words.split_first()?;
        let lengths = self.by_first.get(*first)?.iter().filter_map(|phrase| length(phrase, rest));
        lengths.max().map(|length| length + 1)
    }

    /// Whether a phrase is anywhere among these words.
    pub(super) fn found(&self, words: &[&str]) -> bool {
        (0..words.len()).any(|start| self.begins(&words[start..]).is_some())
            || (!self.inside.is_empty() && self.is_inside(&words.concat()))
    }

    fn is_inside(&self, text: &str) -> bool {
        self.inside.iter().any(|phrase| text.contains(phrase.as_str()))
    }

    /// How many different places begin a phrase.
    pub(super) fn count(&self, words: &[&str]) -> usize {
        (0..words.len()).filter(|start| self.begins(&words[*start..]).is_some()).count()
    }
}

/// How many words the rest of a phrase takes here, if it fits.
fn length(phrase: &[String], words: &[&str]) -> Option<usize> {
    match phrase {
        [] => Some(0),
        [any, rest @ ..] if any == "*" => {
            (0..=GAP.min(words.len())).find_map(|gap| length(rest, &words[gap..]).map(|length| gap + length))
        }
        [first, rest @ ..] => (words.first() == Some(&first.as_str()))
            .then(|| length(rest, &words[1..]))
            .flatten()
            .map(|length| length + 1),
    }
}

impl Phrases {
    pub(super) fn knows_first(&self, word: &str) -> bool {
        self.by_first.contains_key(word)
    }
}
