//! Texts in Markdown as they are shown, kept by what they say: the same words and pictures are worked out once.

use actions::media::{MEMORY_A_BYTE, first_words, language, reading_minutes, render_for};
use actions::{DeedError, Places};
use domain::PictureId;
use domain::media::Picture;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use url::Url;

/// At most this many texts, and this many bytes of them, are kept; it is emptied when it is full.
const MOST_TEXTS: usize = 2000;
const MOST_BYTES: usize = 8 * 1024 * 1024;

/// A text worked out.
#[derive(Debug)]
pub struct Text {
    pub html: String,
    pub first_words: String,
    pub minutes: usize,
    /// Where it is clear; a browser parts long words by it.
    pub language: Option<&'static str>,
}

#[derive(Default)]
pub struct Rendered {
    kept: Arc<Mutex<Kept>>,
}

/// Texts worked out at once: a hostile one keeps a core busy, and the others are for everybody else.
static PLACES: Places = Places::two(80);

#[derive(Default)]
struct Kept {
    texts: HashMap<[u8; 32], Arc<Text>>,
    bytes: usize,
}

impl Rendered {
    /// What comes out depends on nothing but what goes in, so nothing here is ever out of date.
    pub async fn of(
        &self,
        markdown: &str,
        pictures: &HashMap<PictureId, Picture>,
    ) -> Result<Arc<Text>, DeedError> {
        self.seen_from(None, markdown, pictures).await
    }

    /// The same with whole addresses, as seen from the page `at`: for readers elsewhere.
    pub async fn elsewhere(
        &self,
        at: Url,
        markdown: &str,
        pictures: &HashMap<PictureId, Picture>,
    ) -> Result<Arc<Text>, DeedError> {
        self.seen_from(Some(at), markdown, pictures).await
    }

    async fn seen_from(
        &self,
        at: Option<Url>,
        markdown: &str,
        pictures: &HashMap<PictureId, Picture>,
    ) -> Result<Arc<Text>, DeedError> {
        let key = digest(markdown, pictures, at.as_ref());
        if let Some(known) = find(&self.kept, &key) {
            return Ok(known);
        }
        let megabytes = (markdown.len() * MEMORY_A_BYTE).div_ceil(1024 * 1024).max(1) as u32;
        let (kept, markdown, pictures) = (self.kept.clone(), markdown.to_owned(), pictures.clone());
        let work = move || {
            // Many want the same page at the same time: the first works it out for all.
            if let Some(known) = find(&kept, &key) {
                return known;
            }
            let text = Arc::new(Text {
                html: render_for(&markdown, &pictures, at.as_ref()).html,
                first_words: first_words(&markdown, 200),
                minutes: reading_minutes(&markdown),
                language: language(&markdown),
            });
            let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
            if kept.texts.len() >= MOST_TEXTS || kept.bytes >= MOST_BYTES {
                *kept = Kept::default();
            }
            kept.bytes += text.html.len();
            kept.texts.insert(key, text.clone());
            text
        };
        PLACES.work_in(megabytes, work).await
    }
}

fn find(kept: &Mutex<Kept>, key: &[u8; 32]) -> Option<Arc<Text>> {
    kept.lock().unwrap_or_else(PoisonError::into_inner).texts.get(key).cloned()
}

fn digest(markdown: &str, pictures: &HashMap<PictureId, Picture>, at: Option<&Url>) -> [u8; 32] {
    let mut all: Vec<_> = pictures.values().collect();
    all.sort_unstable_by_key(|picture| picture.id);
    let mut hash = Sha256::new();
    hash.update(markdown);
    // No text can hold this byte.
    hash.update([0xff]);
    hash.update(at.map_or("", Url::as_str));
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

    #[tokio::test]
    async fn another_word_or_another_description_is_another_text() {
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
        let of = async |alt: &str| {
            rendered.of(&format!("![](/pictures/{id})"), &HashMap::from([(id, picture(alt))])).await.unwrap()
        };
        let (first, again, other) = (of("Oak").await, of("Oak").await, of("Oak, oiled").await);
        assert!(Arc::ptr_eq(&first, &again));
        assert!(first.html.contains("\"Oak\"") && other.html.contains("\"Oak, oiled\""), "{}", other.html);
        let none = HashMap::new();
        // Beside the threads that answer: whoever waits lets others go on.
        let long = "**a *b _c ".repeat(3_000);
        let at_once = tokio::time::timeout(std::time::Duration::ZERO, rendered.of(&long, &none)).await;
        assert!(at_once.is_err(), "it kept the thread to its end");
        let (a, b) = (rendered.of("a", &none).await.unwrap(), rendered.of("b", &none).await.unwrap());
        assert!(!Arc::ptr_eq(&a, &b));
    }
}
