//! Finished pages, kept until something changes: whole, compressed, with their tag.
//!
//! A page is right at once after an edit: every look at the shelf first hears what was committed. It is never kept
//! for longer than a moment either, because the porch light and what other processes did change by themselves.

use crate::heard::{Begun, Heard};
use actions::Changed;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::BusinessId;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::io::Write as _;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::broadcast::Receiver;

/// At most this many pages, and this many bytes of them, are kept; the shelf is emptied when it is full.
const MOST_PAGES: usize = 2000;
const MOST_BYTES: usize = 16 * 1024 * 1024;
/// A page larger than this is made anew each time.
const MOST_BYTES_A_PAGE: usize = 4 * 1024 * 1024;

pub struct Shelf {
    keep: Duration,
    inside: Mutex<Inside>,
}

struct Inside {
    pages: HashMap<(BusinessId, String), Arc<Page>>,
    /// Of all pages, with what they may become when they are packed.
    bytes: usize,
    heard: Heard,
}

/// A finished page.
pub struct Page {
    kind: &'static str,
    plain: Bytes,
    /// Made when the first visitor wants it so.
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
    tag: String,
    finished: Instant,
}

impl Shelf {
    pub fn new(changes: Receiver<Changed>, keep: Duration) -> Self {
        Self {
            keep,
            inside: Mutex::new(Inside { pages: HashMap::new(), bytes: 0, heard: Heard::new(changes) }),
        }
    }

    /// The page, if it is there and fresh; otherwise what [`Shelf::keep`] wants to know afterwards.
    pub fn find(&self, business: BusinessId, path: &str) -> Result<Arc<Page>, Begun> {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        inside.listen();
        let begun = inside.heard.begun(business);
        match inside.pages.get(&(business, path.to_owned())) {
            Some(page) if page.finished.elapsed() < self.keep => Ok(page.clone()),
            _ => Err(begun),
        }
    }

    /// Keeps a page, unless something changed while it was made.
    pub fn keep(&self, business: BusinessId, path: &str, begun: Begun, page: Page) -> Arc<Page> {
        let page = Arc::new(page);
        if !self.keep.is_zero() && page.bytes() <= MOST_BYTES_A_PAGE {
            let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
            inside.listen();
            if inside.heard.begun(business) == begun {
                if inside.pages.len() >= MOST_PAGES || inside.bytes + page.bytes() > MOST_BYTES {
                    inside.pages.clear();
                    inside.bytes = 0;
                }
                inside.bytes += page.bytes();
                if let Some(before) = inside.pages.insert((business, path.to_owned()), page.clone()) {
                    inside.bytes -= before.bytes();
                }
            }
        }
        page
    }
}

impl Inside {
    fn listen(&mut self) {
        let (pages, mut gone) = (&mut self.pages, false);
        self.heard.listen(|whose| {
            gone = true;
            match whose {
                Some(changed) => pages.retain(|(business, _), _| *business != changed),
                None => pages.clear(),
            }
        });
        if gone {
            self.bytes = self.pages.values().map(|page| page.bytes()).sum();
        }
    }
}

impl Page {
    pub fn new(kind: &'static str, body: String) -> Self {
        let plain = Bytes::from(body);
        let tag = format!("\"{}\"", hex::encode(&Sha256::digest(&plain)[..12]));
        let (gzip, brotli) = (OnceLock::new(), OnceLock::new());
        Self { kind, plain, gzip, brotli, tag, finished: Instant::now() }
    }

    /// What it takes, in every form: packed twice, it is at most as much again.
    fn bytes(&self) -> usize {
        2 * self.plain.len() + 512
    }

    // Writing into memory does not fail.
    fn gzip(&self) -> Bytes {
        let pack = || {
            let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
            let _ = gzip.write_all(&self.plain);
            gzip.finish().unwrap_or_default().into()
        };
        self.gzip.get_or_init(pack).clone()
    }

    fn brotli(&self) -> Bytes {
        let pack = || {
            let mut brotli = Vec::new();
            let _ = brotli::CompressorWriter::new(&mut brotli, 4096, 5, 22).write_all(&self.plain);
            brotli.into()
        };
        self.brotli.get_or_init(pack).clone()
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
            (
                header::VARY,
                if self.kind.starts_with("text/html") {
                    "accept-encoding, accept-language"
                } else {
                    "accept-encoding"
                },
            ),
            (header::CONTENT_TYPE, self.kind),
        ];
        if unchanged {
            return (StatusCode::NOT_MODIFIED, common).into_response();
        }
        match packing(asked) {
            Some(br @ "br") => (common, [(header::CONTENT_ENCODING, br)], self.brotli()).into_response(),
            Some(gzip) => (common, [(header::CONTENT_ENCODING, gzip)], self.gzip()).into_response(),
            None => (common, self.plain.clone()).into_response(),
        }
    }
}

/// How the answer may be packed (RFC 9110, 12.5.3): what is wanted most of the two, brotli where they are alike.
fn packing(asked: &HeaderMap) -> Option<&'static str> {
    let mut wanted: [(&str, Option<f32>); 2] = [("br", None), ("gzip", None)];
    let mut others = 0.0;
    let lines = asked.get_all(header::ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
    for one in lines.flat_map(|line| line.split(',')) {
        let mut parts = one.split(';').map(str::trim);
        let coding = parts.next().unwrap_or_default().to_ascii_lowercase();
        let weight = parts.find_map(|part| {
            let (name, weight) = part.split_once('=')?;
            name.trim().eq_ignore_ascii_case("q").then(|| weight.trim().parse().unwrap_or(0.0))
        });
        let weight = weight.unwrap_or(1.0);
        match coding.as_str() {
            "*" => others = weight,
            "x-gzip" => wanted[1].1 = Some(weight),
            _ => wanted
                .iter_mut()
                .filter(|(name, _)| *name == coding)
                .for_each(|(_, known)| *known = Some(weight)),
        }
    }
    let [br, gzip] = wanted.map(|(_, weight)| weight.unwrap_or(others));
    if br > 0.0 && br >= gzip { Some("br") } else { (gzip > 0.0).then_some("gzip") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actions::Change;
    use tokio::sync::broadcast;

    fn page(body: &str) -> Page {
        Page::new("text/html", body.to_owned())
    }

    #[test]
    fn a_page_is_packed_as_it_was_asked_for() {
        for (asked, packed) in [
            ("gzip, deflate, br", Some("br")),
            ("GZIP", Some("gzip")),
            ("br;q=0, gzip", Some("gzip")),
            ("br;q=0.5, gzip;q=0.9", Some("gzip")),
            ("gzip;q=0", None),
            ("identity", None),
            ("", None),
            ("*", Some("br")),
            ("*;q=0", None),
            ("*;q=0, gzip ; Q=0.1", Some("gzip")),
            ("br;q=0,*", Some("gzip")),
            ("vibrant, zgzip", None),
            ("x-gzip", Some("gzip")),
            ("br;q=none", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, asked.parse().unwrap());
            assert_eq!(packing(&headers), packed, "{asked}");
        }
        assert_eq!(packing(&HeaderMap::new()), None);
    }

    #[test]
    fn the_shelf_is_bounded_in_bytes_and_counts_them_right() {
        let (tell, hear) = broadcast::channel(16);
        let shelf = Shelf::new(hear, Duration::from_mins(1));
        let mine = BusinessId(uuid::Uuid::from_u128(1));
        let bytes = || shelf.inside.lock().unwrap().bytes;
        let large = "a".repeat(1024 * 1024);
        for number in 0..200 {
            let path = format!("/articles/{number}");
            let begun = shelf.find(mine, &path).err().unwrap();
            shelf.keep(mine, &path, begun, page(&large));
            assert!(bytes() <= MOST_BYTES, "{number}");
            let really: usize = shelf.inside.lock().unwrap().pages.values().map(|page| page.bytes()).sum();
            assert_eq!(bytes(), really);
        }
        let begun = shelf.find(mine, "/huge").err().unwrap();
        shelf.keep(mine, "/huge", begun, page(&"a".repeat(MOST_BYTES_A_PAGE)));
        assert!(shelf.find(mine, "/huge").is_err(), "it would push all others out");
        tell.send(Changed { business: mine, what: Change::Needs }).unwrap();
        assert!(shelf.find(mine, "/articles/199").is_err());
        assert_eq!(bytes(), 0);
    }

    #[test]
    fn a_page_goes_with_the_first_change_and_one_made_meanwhile_is_not_kept() {
        let (tell, hear) = broadcast::channel(16);
        let shelf = Shelf::new(hear, Duration::from_mins(1));
        let mine = BusinessId(uuid::Uuid::from_u128(1));
        let theirs = BusinessId(uuid::Uuid::from_u128(2));
        let change = |business| Changed { business, what: Change::Needs };
        let begun = shelf.find(mine, "/").err().unwrap();
        shelf.keep(mine, "/", begun, page("old"));
        tell.send(change(theirs)).unwrap();
        assert!(shelf.find(mine, "/").is_ok(), "another business's change is not mine");
        tell.send(change(mine)).unwrap();
        let begun = shelf.find(mine, "/").err().expect("gone at once");
        // While the page is made something changes, and somebody else looks: the change has been heard by then.
        tell.send(change(mine)).unwrap();
        assert!(shelf.find(mine, "/other").is_err());
        shelf.keep(mine, "/", begun, page("stale"));
        assert!(shelf.find(mine, "/").is_err(), "a stale page is not kept");
        let begun = shelf.find(mine, "/").err().unwrap();
        shelf.keep(mine, "/", begun, page("new"));
        tell.send(Changed { business: mine, what: Change::Job }).unwrap();
        assert!(shelf.find(mine, "/").is_ok(), "an order shows on no page");
        tell.send(Changed { business: mine, what: Change::Everything }).unwrap();
        assert!(shelf.find(mine, "/").is_err(), "what was not heard may be anything");
    }
}
