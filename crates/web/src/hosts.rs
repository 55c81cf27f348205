//! Whose website a host name is. Found by an index, and kept for a moment: every request asks.

use actions::{Change, Changed};
use domain::business::Business;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::TryRecvError;

/// At most so many names are kept: strangers ask for as many as they like.
const MOST: usize = 5000;
/// What another program on this machine changed is seen after that long.
const FRESH: Duration = Duration::from_secs(1);

/// `None`: nobody's name.
type Found = Option<Arc<Business>>;

pub struct Hosts {
    known: RwLock<HashMap<String, (Instant, Found)>>,
    /// How often everything was forgotten: something is kept only if that did not happen while it was looked up.
    forgotten: AtomicU64,
    changes: Mutex<Receiver<Changed>>,
}

/// When a name began to be looked up.
pub struct Begun {
    at: Instant,
    forgotten: u64,
}

impl Hosts {
    pub fn new(changes: Receiver<Changed>) -> Self {
        Self { known: RwLock::default(), forgotten: AtomicU64::new(0), changes: Mutex::new(changes) }
    }

    /// Whose it is, where that was looked up a moment ago and no business changed since, in this process or another;
    /// otherwise what [`Hosts::keep`] wants to know afterwards.
    pub fn find(&self, name: &str) -> Result<Found, Begun> {
        self.listen();
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        match known.get(name) {
            Some((at, found)) if at.elapsed() < FRESH => Ok(found.clone()),
            _ => Err(Begun { at: Instant::now(), forgotten: self.forgotten.load(Ordering::SeqCst) }),
        }
    }

    /// Keeps what was looked up, unless a business changed meanwhile.
    pub fn keep(&self, name: String, begun: &Begun, found: Found) {
        self.listen();
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if self.forgotten.load(Ordering::SeqCst) != begun.forgotten {
            return;
        }
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(name, (begun.at, found));
    }

    /// After a change that must be seen by the very next request.
    pub fn forget(&self) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        self.forgotten.fetch_add(1, Ordering::SeqCst);
        known.clear();
    }

    fn listen(&self) {
        if self.a_business_changed() {
            self.forget();
        }
    }

    fn a_business_changed(&self) -> bool {
        let mut changes = self.changes.lock().unwrap_or_else(PoisonError::into_inner);
        let mut heard = false;
        loop {
            match changes.try_recv() {
                Ok(changed) => heard |= matches!(changed.what, Change::Business | Change::Everything),
                Err(TryRecvError::Lagged(_)) => heard = true,
                Err(TryRecvError::Empty | TryRecvError::Closed) => return heard,
            }
        }
    }
}

/// The name without its port, in lower case.
pub fn name_of(host: &str) -> String {
    let name = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, _)) => address,
        None => host.split_once(':').map_or(host, |(name, _)| name),
    };
    name.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::BusinessId;
    use tokio::sync::broadcast;
    use uuid::Uuid;

    #[test]
    fn a_name_is_read_without_its_port() {
        for (host, name) in [
            ("Adas-Joinery.example:8080", "adas-joinery.example"),
            ("adas-joinery.example", "adas-joinery.example"),
            ("[::1]:8080", "::1"),
            ("127.0.0.1:80", "127.0.0.1"),
            ("", ""),
        ] {
            assert_eq!(name_of(host), name);
        }
    }

    #[test]
    fn what_is_kept_goes_with_the_first_change_of_a_business_and_is_bounded() {
        let (tell, hear) = broadcast::channel(16);
        let hosts = Hosts::new(hear);
        let keep = |name: &str| {
            if let Err(begun) = hosts.find(name) {
                hosts.keep(name.into(), &begun, None);
            }
        };
        let change = |what| Changed { business: BusinessId(Uuid::nil()), what };
        keep("a.example");
        assert!(hosts.find("a.example").is_ok() && hosts.find("b.example").is_err());
        tell.send(change(Change::Needs)).unwrap();
        assert!(hosts.find("a.example").is_ok(), "a need is no name");
        tell.send(change(Change::Business)).unwrap();
        let begun = hosts.find("a.example").expect_err("gone at once");
        tell.send(change(Change::Business)).unwrap();
        // Somebody else hears of it while it is looked up.
        assert!(hosts.find("b.example").is_err());
        hosts.keep("a.example".into(), &begun, None);
        assert!(hosts.find("a.example").is_err(), "it was looked up before that was heard");
        for number in 0..2 * MOST {
            keep(&format!("{number}.example"));
        }
        assert!(hosts.known.read().unwrap().len() <= MOST);
    }
}
