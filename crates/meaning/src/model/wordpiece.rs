//! Cuts a text into the word pieces the sentence model knows, exactly as its original tokenizer does
//! (BERT, uncased): control characters out, accents off, lower case, punctuation alone, longest piece first.
//! One thing differs on purpose: a customer who writes "[SEP]" has written five characters, not a control token.

use std::collections::HashMap;
use std::collections::VecDeque;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

static VOCABULARY: &str = include_str!("../../model/vocab.txt");

/// Longer texts are cut here, the two end marks included. The model's makers trained with 128.
pub(super) const MOST_TOKENS: usize = 128;
const UNKNOWN: u32 = 100;
const START: u32 = 101;
const END: u32 = 102;
/// Longer words are unknown as a whole, as in the original.
const LONGEST_WORD: usize = 100;

pub(super) struct WordPieces {
    /// Pieces at the beginning of a word.
    first: HashMap<&'static str, u32>,
    /// Pieces after it, without their "##".
    next: HashMap<&'static str, u32>,
}

impl WordPieces {
    pub(super) fn new() -> Self {
        let mut pieces = Self { first: HashMap::with_capacity(25_000), next: HashMap::with_capacity(6_000) };
        for (piece, id) in VOCABULARY.lines().zip(0..) {
            match piece.strip_prefix("##") {
                Some(next) if !next.is_empty() => pieces.next.insert(next, id),
                _ => pieces.first.insert(piece, id),
            };
        }
        pieces
    }

    /// Ids of the pieces between the two end marks: 2 to [`MOST_TOKENS`]. Reads no further than it needs.
    pub(super) fn tokens(&self, text: &str) -> Vec<u32> {
        let mut tokens = vec![START];
        for word in Words::of(text) {
            self.add_word(&word, &mut tokens);
            if tokens.len() >= MOST_TOKENS - 1 {
                tokens.truncate(MOST_TOKENS - 1);
                break;
            }
        }
        tokens.push(END);
        tokens
    }

    fn add_word(&self, word: &str, tokens: &mut Vec<u32>) {
        let before = tokens.len();
        if word.chars().nth(LONGEST_WORD).is_some() {
            return tokens.push(UNKNOWN);
        }
        let mut rest = word;
        let mut pieces = &self.first;
        while !rest.is_empty() {
            let ends = rest.char_indices().map(|(start, letter)| start + letter.len_utf8()).rev();
            let Some((end, id)) = ends.into_iter().find_map(|end| Some((end, *pieces.get(&rest[..end])?)))
            else {
                // A word with one unknown part is unknown as a whole.
                tokens.truncate(before);
                return tokens.push(UNKNOWN);
            };
            tokens.push(id);
            rest = &rest[end..];
            pieces = &self.next;
        }
    }
}

/// The words of a text, one at a time: cleaned, without accents, in lower case. Punctuation and each Chinese
/// character is a word of its own.
struct Words<I: Iterator<Item = char>> {
    letters: I,
    ready: VecDeque<String>,
}

impl Words<std::vec::IntoIter<char>> {
    fn of(text: &str) -> Words<impl Iterator<Item = char>> {
        let letters = text
            .chars()
            .filter(|letter| !is_dropped(*letter))
            .nfd()
            .filter(|letter| letter.general_category() != GeneralCategory::NonspacingMark)
            .flat_map(char::to_lowercase);
        Words { letters, ready: VecDeque::new() }
    }
}

impl<I: Iterator<Item = char>> Iterator for Words<I> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        if let Some(word) = self.ready.pop_front() {
            return Some(word);
        }
        let mut word = String::new();
        for letter in self.letters.by_ref() {
            if letter.is_whitespace() {
                if !word.is_empty() {
                    return Some(word);
                }
            } else if stands_alone(letter) {
                self.ready.push_back(letter.to_string());
                return if word.is_empty() { self.ready.pop_front() } else { Some(word) };
            } else if word.len() <= 4 * (LONGEST_WORD + 1) {
                // Anything longer is unknown anyway; it need not be kept.
                word.push(letter);
            }
        }
        (!word.is_empty()).then_some(word)
    }
}

fn is_dropped(letter: char) -> bool {
    !matches!(letter, '\t' | '\n' | '\r')
        && (matches!(letter, '\0' | '\u{fffd}')
            || letter.general_category_group() == GeneralCategoryGroup::Other)
}

fn stands_alone(letter: char) -> bool {
    letter.is_ascii_punctuation()
        || letter.general_category_group() == GeneralCategoryGroup::Punctuation
        || matches!(u32::from(letter),
            0x4E00..=0x9FFF | 0x3400..=0x4DBF | 0x20000..=0x2A6DF | 0x2A700..=0x2B73F | 0x2B740..=0x2B81F
            | 0x2B920..=0x2CEAF | 0xF900..=0xFAFF | 0x2F800..=0x2FA1F)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_into_pieces() {
        let pieces = WordPieces::new();
        assert_eq!(pieces.tokens("Hello, World!"), [START, 7592, 1010, 2088, 999, END]);
        assert_eq!(pieces.tokens("unaffable"), [START, 14477, 20961, 3468, END]);
        assert_eq!(pieces.tokens(""), [START, END]);
        assert_eq!(pieces.tokens("[SEP]"), pieces.tokens("[ sep ]"));
    }

    #[test]
    fn long_texts_are_cut_and_long_words_unknown() {
        let pieces = WordPieces::new();
        assert_eq!(pieces.tokens(&"oil ".repeat(30_000)).len(), MOST_TOKENS);
        assert_eq!(pieces.tokens(&"ab".repeat(15_000)), [START, UNKNOWN, END]);
        assert_eq!(pieces.tokens(&"é".repeat(100)).len(), pieces.tokens(&"e".repeat(100)).len());
    }
}
