//! The sentence model: all-MiniLM-L6-v2 with int8 weights, inside the binary.

mod encoder;
mod maths;
mod weights;
mod wordpiece;

use crate::threads::in_parallel;
use crate::vector::Vector;
use encoder::Encoder;
use wordpiece::WordPieces;

/// Tokens of one batch: large enough for fast products, small enough for 15 MB of working memory a thread.
const BATCH_TOKENS: usize = 512;

/// The model cannot be used. Only a wrongly built binary says so: tell the developers.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    #[error("the sentence model's weights cannot be read: {0}")]
    Weights(String),
}

/// A loaded model: about 45 MB of memory, besides the binary's own pages. Use it from as many threads as you like.
pub struct SentenceModel {
    pieces: WordPieces,
    encoder: Encoder,
}

impl SentenceModel {
    /// Takes some hundredths of a second.
    pub fn load() -> Result<Self, ModelError> {
        Ok(Self { pieces: WordPieces::new(), encoder: Encoder::open()? })
    }

    /// One vector a text, in the order given. Only the first 128 word pieces of a text count.
    /// The same text has the same vector (to rounding) whatever stands beside it.
    pub fn embed(&self, texts: &[&str]) -> Vec<Vector> {
        self.embed_watched(texts, |_| ())
    }

    /// As [`SentenceModel::embed`]; `done` hears now and then how many texts are ready.
    pub fn embed_watched(&self, texts: &[&str], done: impl Fn(usize) + Sync) -> Vec<Vector> {
        let tokens: Vec<Vec<u32>> = texts.iter().map(|text| self.pieces.tokens(text)).collect();
        let batches = batches(&tokens);
        in_parallel(
            &batches,
            |batch| self.encoder.encode(batch),
            |ready| {
                done(batches[..ready].iter().map(|batch| batch.len()).sum());
            },
        )
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Runs of texts with at most [`BATCH_TOKENS`] together.
fn batches(tokens: &[Vec<u32>]) -> Vec<&[Vec<u32>]> {
    let mut batches = Vec::new();
    let (mut begin, mut size) = (0, 0);
    for (row, text) in tokens.iter().enumerate() {
        if size + text.len() > BATCH_TOKENS {
            batches.push(&tokens[begin..row]);
            (begin, size) = (row, 0);
        }
        size += text.len();
    }
    if begin < tokens.len() {
        batches.push(&tokens[begin..]);
    }
    batches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    struct Reference {
        text: String,
        tokens: Vec<u32>,
        vector: Vec<f32>,
    }

    fn reference() -> Vec<Reference> {
        serde_json::from_str(include_str!("../../testdata/reference.json")).unwrap()
    }

    #[test]
    fn tokens_are_those_of_the_original_tokenizer() {
        let pieces = WordPieces::new();
        for row in reference() {
            assert_eq!(pieces.tokens(&row.text), row.tokens, "{:?}", row.text);
        }
    }

    #[test]
    fn vectors_are_those_of_the_original_float_model() {
        let model = SentenceModel::load().unwrap();
        let rows = reference();
        let texts: Vec<&str> = rows.iter().map(|row| row.text.as_str()).collect();
        for (row, vector) in rows.iter().zip(model.embed(&texts)) {
            let theirs = Vector::new(row.vector.clone().try_into().unwrap());
            let cosine = vector.cosine(&theirs);
            assert!(cosine >= 0.99, "{:?}: {cosine}", row.text);
        }
    }

    #[test]
    fn company_changes_nothing() {
        let model = SentenceModel::load().unwrap();
        let texts: Vec<String> =
            (0..80).map(|n| format!("Do you oil table number {n}{}?", " again".repeat(n % 30))).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let together = model.embed(&texts);
        for row in [0, 7, 40, 79] {
            assert!(model.embed(&texts[row..=row])[0].cosine(&together[row]) > 0.999_99);
        }
        assert!(model.embed(&[]).is_empty());
    }
}
