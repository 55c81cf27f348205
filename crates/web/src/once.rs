//! Forms that make something carry a key of their own: one composer, one answer, whatever a browser sends again.

use crate::state::Web;
use actions::{App, GivenAnswer, OnceKey, StoreError};
use domain::BusinessId;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long a request waits for the answer of another with the same key that is just being done.
const WAITS: Duration = Duration::from_secs(5);
const LOOKS_EVERY: Duration = Duration::from_millis(50);

/// The field that carries the key.
pub const FIELD: &str = "once";

/// A new key for one form. It is no secret and no proof; it only tells this form from the next one.
pub fn key(web: &Web) -> Markup {
    key_with(&new_key(web))
}

pub fn new_key(web: &Web) -> String {
    web.app.ids.next().simple().to_string()
}

/// The same with a key that a form had already: what was refused is sent again under it.
pub fn key_with(key: &str) -> Markup {
    html! { input type="hidden" name=(FIELD) value=(key); }
}

/// Whether it may be one of ours.
pub fn is_key(text: &str) -> bool {
    (8..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// One sending of a form.
pub struct Sending {
    web: Web,
    business: BusinessId,
    /// Whose form, and its key.
    key: String,
    fingerprint: String,
    pub once: Arc<OnceKey>,
}

/// What came of the form the first time.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct First {
    /// Where it led.
    pub location: Option<String>,
    /// The page it showed.
    pub page: Option<String>,
    /// The message it wrote, which may have been taken back since.
    pub wrote: Option<uuid::Uuid>,
}

/// What is known of the key.
pub enum Before {
    /// Nothing: do it.
    Not,
    /// The same was sent before. None: it was done, and what it led to is lost.
    Same(Option<First>),
    /// The form was sent before with other words: these are not sent.
    Other,
}

impl Sending {
    /// `what`: everything that was sent, without the key.
    pub fn new(web: &Web, business: BusinessId, key: String, what: &str) -> Self {
        let fingerprint = hex::encode(Sha256::digest(what));
        let once = Arc::new(OnceKey::new(key.clone(), fingerprint.clone(), web.app.now()));
        Self { web: web.clone(), business, key, fingerprint, once }
    }

    /// Deeds done with it save the key.
    pub fn with(&self, app: &App) -> App {
        app.under(self.once.clone())
    }

    /// Waits for another with the same key that is just being done.
    pub async fn before(&self) -> Result<Before, StoreError> {
        let began = Instant::now();
        loop {
            let Some(earlier) = self.web.app.of(self.business).find_earlier(&self.key).await? else {
                return Ok(Before::Not);
            };
            if earlier.fingerprint != self.fingerprint {
                return Ok(Before::Other);
            }
            if let Some(given) = earlier.answer {
                let opened = self.web.app.key.open(&self.place(), &given.body);
                return Ok(Before::Same(opened.and_then(|first| serde_json::from_str(&first).ok())));
            }
            if began.elapsed() >= WAITS {
                return Ok(Before::Same(None));
            }
            tokio::time::sleep(LOOKS_EVERY).await;
        }
    }

    /// Remembers what came of it. That it cannot be remembered undoes nothing: asked again, it says that it was done.
    pub async fn remember(&self, first: &First) {
        let kept = async {
            let body = serde_json::to_string(first).unwrap_or_default();
            let body = self.web.app.key.seal(&self.place(), &body)?;
            let mut tx = self.web.app.of(self.business).begin().await?;
            tx.save_answer(&self.once, GivenAnswer { status: 200, body }).await?;
            Ok::<_, actions::DeedError>(tx.commit().await?)
        };
        if let Err(error) = kept.await {
            tracing::warn!(%error, business = %self.business, "what a form led to could not be remembered");
        }
    }

    /// Some pages show a link or a token, which is kept nowhere in the open.
    fn place(&self) -> String {
        format!("sent-forms/{}/{}", self.business, self.key)
    }
}
