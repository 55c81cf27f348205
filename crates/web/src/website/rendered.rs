//! Texts in Markdown as they are shown, kept by what they say: the same words and pictures are worked out once.

use actions::media::{first_words, reading_minutes, render};
use domain::PictureId;
use domain::media::Picture;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// At most this many texts, and this many bytes of them, are kept; it is emptied when it is full.
const MOST_TEXTS: usize = 2000;
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// A text worked out.
#[derive(Debug)]
pub struct Text {
    pub html: String,
    pub first_words: String,
    pub minutes: usize,
}

#[derive(Default)]
pub struct Rendered {
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    texts: HashMap<[u8; 32], Arc<Text>>,
    bytes: usize,
}

impl Rendered {
    /// What comes out depends on nothing but `markdown` and `pictures`, so nothing here is ever out of date.
    pub fn of(&self, markdown: &str, pictures: &HashMap<PictureId, Picture>) -> Arc<Text> {
        let key = digest(markdown, pictures);
        let lock = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().texts.get(&key) {
            return known.clone();
        }
        let text = Arc::new(Text {
            html: render(markdown, pictures).html,
            first_words: first_words(markdown, 200),
            minutes: reading_minutes(markdown),
        });
        let mut kept = lock();
        if kept.texts.len() >= MOST_TEXTS || kept.bytes >= MOST_BYTES {
            *kept = Kept::default();
        }
        kept.bytes += text.html.len();
        kept.texts.insert(key, text.clone());
        text
    }
}

fn digest(markdown: &str, pictures: &HashMap<PictureId, Picture>) -> [u8; 32] {
    let mut all: Vec<_> = pictures.values().collect();
    all.sort_unstable_by_key(|picture| picture.id);
    let mut hash = Sha256::new();
    hash.update(markdown);
    // No text can hold this byte.
    hash.update([0xff]);
    for picture in all {
        hash.update(format!("{picture:?}"));
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Timestamp;

    #[test]
    fn another_word_or_another_description_is_another_text() {
        let rendered = Rendered::default();
        let id = PictureId(uuid::Uuid::from_u128(7));
        let picture = |alt: &str| Picture {
            id,
            name: "oak.jpg".into(),
            alt: alt.into(),
            width: 640,
            height: 480,
            widths: vec![320, 640],
            added_at: Timestamp(0),
        };
        let of =
            |alt: &str| rendered.of(&format!("![](/pictures/{id})"), &HashMap::from([(id, picture(alt))]));
        let (first, again, other) = (of("Oak"), of("Oak"), of("Oak, oiled"));
        assert!(Arc::ptr_eq(&first, &again));
        assert!(first.html.contains("\"Oak\"") && other.html.contains("\"Oak, oiled\""), "{}", other.html);
        assert!(!Arc::ptr_eq(&rendered.of("a", &HashMap::new()), &rendered.of("b", &HashMap::new())));
    }
}
