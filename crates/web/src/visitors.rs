//! How much one visitor may send: enough for any person, too little for a flood. And whether all of them look like one.

use crate::proxies::{Proxies, is_near};
use axum::http::{HeaderMap, header};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

const HOUR: Duration = Duration::from_hours(1);
const MOST_AN_HOUR: f64 = 20.0;
/// Addresses remembered at once, twice; a flood from more is the proxy's to stop.
const MOST_ADDRESSES: usize = 20_000;

/// Counts per address, in this process: a courtesy, not a fact that must survive.
///
/// In two generations: the older one counts for as much of it as lies within the last hour. Nothing is ever walked
/// through, however many addresses there are.
pub struct Visitors {
    counts: Mutex<Counts>,
}

struct Counts {
    began: Instant,
    now: HashMap<String, u8>,
    before: HashMap<String, u8>,
}

impl Default for Visitors {
    fn default() -> Self {
        let (now, before) = (HashMap::new(), HashMap::new());
        Self { counts: Mutex::new(Counts { began: Instant::now(), now, before }) }
    }
}

impl Visitors {
    /// Whether somebody at this address may send one more now; counts it if so.
    pub fn may_ask(&self, address: &str) -> bool {
        self.may_ask_at(address, Instant::now())
    }

    fn may_ask_at(&self, address: &str, now: Instant) -> bool {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.grow_old(now);
        let age = now.saturating_duration_since(counts.began).as_secs_f64() / HOUR.as_secs_f64();
        let of = |generation: &HashMap<String, u8>| f64::from(generation.get(address).copied().unwrap_or(0));
        let may = of(&counts.now) + of(&counts.before) * (1.0 - age).max(0.0) < MOST_AN_HOUR;
        if may {
            let count = counts.now.entry(address.to_owned()).or_default();
            *count = count.saturating_add(1);
        }
        may
    }

    #[cfg(test)]
    fn remembered(&self) -> usize {
        let counts = self.counts.lock().unwrap();
        counts.now.len() + counts.before.len()
    }
}

impl Counts {
    fn grow_old(&mut self, now: Instant) {
        let age = now.saturating_duration_since(self.began);
        if age >= 2 * HOUR {
            self.before = HashMap::new();
            self.now = HashMap::new();
            self.began = now;
        } else if age >= HOUR || self.now.len() >= MOST_ADDRESSES {
            self.before = std::mem::take(&mut self.now);
            self.began = now;
        }
    }
}

/// So many different browsers from one address near us are rather a proxy that is not believed.
const A_CROWD: usize = 20;

/// Whether visitors look like one because a proxy stands in front that the settings do not name.
#[derive(Default)]
pub struct Crowd {
    looks_like_one: AtomicBool,
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    since: Option<Instant>,
    browsers: HashMap<IpAddr, HashSet<u64>>,
}

impl Crowd {
    pub fn looks_like_one(&self) -> bool {
        self.looks_like_one.load(Ordering::Relaxed)
    }

    /// Looks at a request, and says so once when all visitors seem to be one.
    pub fn see(&self, proxies: &Proxies, peer: IpAddr, headers: &HeaderMap) {
        if self.looks_like_one() || !is_near(peer) || proxies.trusts(peer) {
            return;
        }
        if !proxies.is_unknown_proxy(peer, headers) && !self.is_crowded(peer, headers) {
            return;
        }
        if !self.looks_like_one.swap(true, Ordering::Relaxed) {
            tracing::warn!(
                proxy = %peer,
                "all visitors look like one: they come through a proxy that the settings do not name, and share one limit \
                 for questions and for sign-ins; set trusted_proxies to its address (docs/running/settings.md)"
            );
        }
    }

    fn is_crowded(&self, peer: IpAddr, headers: &HeaderMap) -> bool {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.since.is_none_or(|since| since.elapsed() > HOUR) || seen.browsers.len() > 64 {
            *seen = Seen { since: Some(Instant::now()), browsers: HashMap::new() };
        }
        let mut browser = DefaultHasher::new();
        for name in [header::USER_AGENT, header::ACCEPT_LANGUAGE] {
            headers.get(name).map(axum::http::HeaderValue::as_bytes).hash(&mut browser);
        }
        let browsers = seen.browsers.entry(peer).or_default();
        browsers.insert(browser.finish());
        browsers.len() >= A_CROWD
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_person_may_ask_a_flood_may_not() {
        let visitors = Visitors::default();
        assert!((0..20).all(|_| visitors.may_ask("192.0.2.1")));
        assert!(!visitors.may_ask("192.0.2.1"));
        assert!(visitors.may_ask("192.0.2.2"));
    }

    #[test]
    fn what_was_asked_grows_old_little_by_little() {
        let (visitors, start) = (Visitors::default(), Instant::now());
        assert!((0..20).all(|_| visitors.may_ask_at("192.0.2.1", start)));
        assert!(!visitors.may_ask_at("192.0.2.1", start + HOUR / 2));
        let later = start + HOUR + HOUR / 2;
        assert!(!visitors.may_ask_at("192.0.2.1", start + HOUR));
        assert_eq!((0..20).filter(|_| visitors.may_ask_at("192.0.2.1", later)).count(), 10);
        assert!((0..20).all(|_| visitors.may_ask_at("192.0.2.1", start + 5 * HOUR)));
    }

    #[test]
    fn a_flood_of_addresses_takes_no_more_room_and_no_more_time() {
        let visitors = Visitors::default();
        for number in 0..100_000 {
            assert!(visitors.may_ask(&format!("address {number}")));
        }
        assert!(visitors.remembered() <= 2 * MOST_ADDRESSES, "{}", visitors.remembered());
    }

    #[test]
    fn a_proxy_nobody_named_is_noticed_and_a_visitor_is_none() {
        let near: IpAddr = "172.17.0.1".parse().unwrap();
        let far: IpAddr = "203.0.113.7".parse().unwrap();
        let mut forwarded = HeaderMap::new();
        forwarded.insert("x-forwarded-for", HeaderValue::from_static("198.51.100.1"));
        let nobody = Proxies::default();
        let named = Proxies::new(&["172.16.0.0/12".to_owned()], None).unwrap();
        let notices = |proxies: &Proxies, peer, headers: &HeaderMap| {
            let crowd = Crowd::default();
            crowd.see(proxies, peer, headers);
            crowd.looks_like_one()
        };
        assert!(notices(&nobody, near, &forwarded));
        assert!(!notices(&named, near, &forwarded), "it is named");
        assert!(!notices(&nobody, far, &forwarded), "anybody may write a header");
        assert!(!notices(&nobody, near, &HeaderMap::new()));
        let crowd = Crowd::default();
        for number in 0..A_CROWD {
            assert!(!crowd.looks_like_one());
            let mut browser = HeaderMap::new();
            browser.insert(header::USER_AGENT, HeaderValue::from_str(&format!("Browser {number}")).unwrap());
            crowd.see(&nobody, near, &browser);
            crowd.see(&nobody, far, &browser);
        }
        assert!(crowd.looks_like_one(), "a proxy that says nothing of itself");
    }
}
