//! One sentence model for the whole process, there when needed and gone when not.

use crate::model::{ModelError, SentenceModel};
use crate::vector::Vector;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Loads the sentence model at the first text and gives its memory back after a while without any. Share it freely.
#[derive(Default)]
pub struct Meaning {
    loaded: Mutex<Option<Loaded>>,
}

struct Loaded {
    model: Arc<SentenceModel>,
    used_at: Instant,
}

impl Meaning {
    /// Nothing is loaded yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// One vector a text, in their order: see [`SentenceModel::embed`]. Takes about 10 ms for one text and 4 ms each
    /// for many, on the calling thread and up to three more: do not call it where others wait.
    pub fn embed(&self, texts: &[&str]) -> Result<Vec<Vector>, ModelError> {
        if texts.is_empty() {
            return Ok(Vec::new());
        }
        let vectors = self.model()?.embed(texts);
        // A long run counts from its end.
        if let Some(loaded) = self.lock().as_mut() {
            loaded.used_at = Instant::now();
        }
        Ok(vectors)
    }

    /// Drops the model if nobody has used it for so long, and says whether it did. Call it now and then; the next
    /// text loads it again in about 40 ms. Texts in work keep it until they are done.
    pub fn release_if_idle(&self, idle: Duration) -> bool {
        let mut loaded = self.lock();
        let is_idle = loaded.as_ref().is_some_and(|loaded| loaded.used_at.elapsed() >= idle);
        if is_idle {
            *loaded = None;
        }
        is_idle
    }

    /// Whether the model is in memory now.
    pub fn is_loaded(&self) -> bool {
        self.lock().is_some()
    }

    fn model(&self) -> Result<Arc<SentenceModel>, ModelError> {
        let mut loaded = self.lock();
        let used_at = Instant::now();
        let model = match loaded.take() {
            Some(Loaded { model, .. }) => model,
            None => Arc::new(SentenceModel::load()?),
        };
        *loaded = Some(Loaded { model: Arc::clone(&model), used_at });
        Ok(model)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Loaded>> {
        // What is inside is whole at any time, even after a panic elsewhere.
        self.loaded.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_comes_and_goes() {
        let meaning = Meaning::new();
        assert!(!meaning.is_loaded() && !meaning.release_if_idle(Duration::ZERO));
        assert!(meaning.embed(&[]).unwrap().is_empty() && !meaning.is_loaded());
        let first = meaning.embed(&["Do you fit oak worktops?"]).unwrap();
        assert!(meaning.is_loaded() && !meaning.release_if_idle(Duration::from_hours(1)));
        assert!(meaning.release_if_idle(Duration::ZERO) && !meaning.is_loaded());
        assert_eq!(meaning.embed(&["Do you fit oak worktops?"]).unwrap(), first);
    }

    #[test]
    fn many_threads_share_one_model() {
        let meaning = Meaning::new();
        std::thread::scope(|scope| {
            for n in 0..4 {
                let meaning = &meaning;
                scope.spawn(move || {
                    meaning.embed(&[format!("table {n}").as_str()]).unwrap();
                    meaning.release_if_idle(Duration::ZERO);
                });
            }
        });
    }
}
