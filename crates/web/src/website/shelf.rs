//! Finished pages, kept until something changes: whole, compressed, with their tag.
//!
//! A page is right at once after an edit: every look at the shelf first hears what was committed. It is never kept
//! for longer than a moment either, because the porch light and what other processes did change by themselves.

use actions::Changed;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::BusinessId;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::io::Write as _;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::TryRecvError;

/// At most this many pages are kept; the shelf is emptied when it is full.
const MOST_PAGES: usize = 2000;

pub struct Shelf {
    keep: Duration,
    inside: Mutex<Inside>,
}

struct Inside {
    pages: HashMap<(BusinessId, String), Arc<Page>>,
    changes: Receiver<Changed>,
}

/// A finished page.
pub struct Page {
    kind: &'static str,
    plain: Bytes,
    gzip: Bytes,
    brotli: Bytes,
    tag: String,
    finished: Instant,
}

impl Shelf {
    pub fn new(changes: Receiver<Changed>, keep: Duration) -> Self {
        Self { keep, inside: Mutex::new(Inside { pages: HashMap::new(), changes }) }
    }

    pub fn find(&self, business: BusinessId, path: &str) -> Option<Arc<Page>> {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        inside.hear();
        let page = inside.pages.get(&(business, path.to_owned()))?;
        (page.finished.elapsed() < self.keep).then(|| page.clone())
    }

    /// Compresses a page and keeps it.
    pub fn keep(&self, business: BusinessId, path: &str, page: Page) -> Arc<Page> {
        let page = Arc::new(page);
        if !self.keep.is_zero() {
            let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
            // What changed while it was made is in the queue still: such a page is not kept.
            if !inside.hear().contains(&business) {
                if inside.pages.len() >= MOST_PAGES {
                    inside.pages.clear();
                }
                inside.pages.insert((business, path.to_owned()), page.clone());
            }
        }
        page
    }
}

impl Inside {
    /// Takes everything that was committed since the last look; answers whose pages went.
    fn hear(&mut self) -> Vec<BusinessId> {
        let mut changed = Vec::new();
        loop {
            match self.changes.try_recv() {
                Ok(change) => {
                    if matters(change.what) && !changed.contains(&change.business) {
                        changed.push(change.business);
                    }
                }
                Err(TryRecvError::Lagged(_)) => self.pages.clear(),
                Err(TryRecvError::Empty | TryRecvError::Closed) => break,
            }
        }
        if !changed.is_empty() {
            self.pages.retain(|(business, _), _| !changed.contains(business));
        }
        changed
    }
}

// Jobs come and go all the time and are on no page of the website.
fn matters(what: actions::Change) -> bool {
    !matches!(what, actions::Change::Job | actions::Change::Channels)
}

impl Page {
    pub fn new(kind: &'static str, body: String) -> Self {
        let plain = Bytes::from(body);
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
        // Writing into memory does not fail.
        let _ = gzip.write_all(&plain);
        let gzip = gzip.finish().unwrap_or_default();
        let mut brotli = Vec::new();
        let _ = brotli::CompressorWriter::new(&mut brotli, 4096, 5, 22).write_all(&plain);
        let tag = format!("\"{}\"", hex::encode(&Sha256::digest(&plain)[..12]));
        Self { kind, gzip: gzip.into(), brotli: brotli.into(), plain, tag, finished: Instant::now() }
    }

    /// The page in the form this visitor's browser takes, or that it has it already.
    pub fn answer(&self, asked: &HeaderMap) -> Response {
        let text =
            |name| asked.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).unwrap_or_default();
        let unchanged =
            text(header::IF_NONE_MATCH).split(',').any(|tag| tag.trim().trim_start_matches("W/") == self.tag);
        let common = [
            (header::ETAG, self.tag.as_str()),
            (header::CACHE_CONTROL, "no-cache"),
            (header::VARY, "accept-encoding"),
            (header::CONTENT_TYPE, self.kind),
        ];
        if unchanged {
            return (StatusCode::NOT_MODIFIED, common).into_response();
        }
        let takes = text(header::ACCEPT_ENCODING);
        if takes.contains("br") {
            (common, [(header::CONTENT_ENCODING, "br")], self.brotli.clone()).into_response()
        } else if takes.contains("gzip") {
            (common, [(header::CONTENT_ENCODING, "gzip")], self.gzip.clone()).into_response()
        } else {
            (common, self.plain.clone()).into_response()
        }
    }
}
