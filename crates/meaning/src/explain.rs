//! Why questions are together.

use crate::text::fold::fold;
use crate::text::is_common;
use crate::vector::Vector;
use std::collections::{BTreeMap, BTreeSet};

/// What the questions of a group share.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// At most five words that many of them have, the most frequent first, as customers write them.
    pub words: Vec<String>,
    /// Mean cosine of two different questions of the group, from -1 to 1.
    pub similarity: f32,
}

/// Explains a group by its questions: texts and their vectors, in the same order.
pub fn explain(texts: &[&str], vectors: &[&Vector]) -> Explanation {
    Explanation { words: shared_words(texts), similarity: mean_similarity(vectors) }
}

/// The square of a sum has every pair twice and every vector with itself once.
fn mean_similarity(vectors: &[&Vector]) -> f32 {
    let count = vectors.len() as f32;
    if vectors.len() < 2 {
        return 1.0;
    }
    let mut sum = [0.0_f64; crate::DIMENSIONS];
    for vector in vectors {
        sum.iter_mut().zip(vector.values()).for_each(|(sum, value)| *sum += f64::from(*value));
    }
    let square: f64 = sum.iter().map(|value| value * value).sum();
    ((square as f32 - count) / (count * (count - 1.0))).clamp(-1.0, 1.0)
}

/// Characters of each text.
const MOST_LOOKED_AT: usize = 1500;

/// Words that at least two texts and three in ten have, without the small words of every sentence. At most five.
pub fn shared_words(texts: &[&str]) -> Vec<String> {
    let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
    for text in texts {
        let mut once = BTreeSet::new();
        // What is asked stands at the beginning; two hundred long mails must not keep a page waiting.
        let end = text.char_indices().nth(MOST_LOOKED_AT).map_or(text.len(), |(end, _)| end);
        for word in
            text[..end].split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '’' | '-'))
        {
            let folded = fold(word);
            let letters = folded.chars().filter(|letter| letter.is_alphabetic()).count();
            if letters < 2 || is_common(&folded) || !once.insert(stem(&folded)) {
                continue;
            }
            let seen = seen.entry(stem(&folded)).or_default();
            seen.texts += 1;
            *seen.spellings.entry(word.to_lowercase()).or_default() += 1;
        }
    }
    let fewest = 2.max((texts.len() * 3).div_ceil(10));
    let mut shared: Vec<&Seen> = seen.values().filter(|seen| seen.texts >= fewest).collect();
    shared.sort_by_key(|seen| std::cmp::Reverse(seen.texts));
    shared.into_iter().take(5).filter_map(Seen::usual).collect()
}

/// The words a text is about, each in one spelling: without the small words of every sentence.
pub(crate) fn content_words(text: &str) -> BTreeSet<String> {
    let end = text.char_indices().nth(MOST_LOOKED_AT).map_or(text.len(), |(end, _)| end);
    words(&text[..end]).filter(|word| !is_common(word)).map(|word| stem(&word)).collect()
}

/// All words of a long text, in the same spelling.
pub(crate) fn every_word(text: &str) -> BTreeSet<String> {
    words(text).map(|word| stem(&word)).collect()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '’' | '-'));
    words.map(fold).filter(|word| word.contains(char::is_alphanumeric))
}

#[derive(Default)]
struct Seen {
    texts: usize,
    spellings: BTreeMap<String, usize>,
}

impl Seen {
    fn usual(&self) -> Option<String> {
        let shortest = |spelling: &str| std::cmp::Reverse(spelling.len());
        self.spellings
            .iter()
            .max_by_key(|(spelling, count)| (**count, shortest(spelling)))
            .map(|(spelling, _)| spelling.clone())
    }
}

/// "tables" and "table", "Tische" and "Tisch" are one word. Only to count by; never shown.
fn stem(word: &str) -> String {
    let endings = ["'s", "ies", "es", "en", "s", "e", "n"];
    let ending = endings.iter().find(|ending| word.len() > ending.len() + 3 && word.ends_with(**ending));
    word[..word.len() - ending.map_or(0, |ending| ending.len())].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_far_down_is_not_looked_at() {
        let far = format!("{} walnut", "lovely kitchen ".repeat(200));
        let words = shared_words(&[&far, &far, &far]);
        assert!(words.contains(&"kitchen".to_owned()) && !words.contains(&"walnut".to_owned()), "{words:?}");
    }

    #[test]
    fn the_words_that_many_have_are_found() {
        let texts = [
            "Do you fit oak worktops?",
            "An oak worktop, how much?",
            "Is oak right for a worktop in the kitchen?",
        ];
        assert_eq!(shared_words(&texts), ["oak", "worktop"]);
        assert_eq!(shared_words(&["Wie teuer ist ein Tisch?", "Was kosten Tische?"]), ["tisch"]);
        assert!(shared_words(&["Do you?", "Can I?"]).is_empty() && shared_words(&[]).is_empty());
    }

    #[test]
    fn similarity_is_that_of_the_pairs() {
        let vectors = crate::SentenceModel::load().unwrap().embed(&["oak table", "oak desk", "a dog"]);
        let pairs = [(0, 1), (0, 2), (1, 2)].map(|(a, b): (usize, usize)| vectors[a].cosine(&vectors[b]));
        let all: Vec<&Vector> = vectors.iter().collect();
        assert!((explain(&[], &all).similarity - pairs.iter().sum::<f32>() / 3.0).abs() < 1e-4);
    }
}
