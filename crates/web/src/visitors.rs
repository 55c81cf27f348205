//! How much one visitor may send: enough for any person, too little for a flood.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

const HOUR: Duration = Duration::from_hours(1);
const MOST_AN_HOUR: usize = 20;
/// Addresses remembered at once; a flood from more is the proxy's to stop.
const MOST_ADDRESSES: usize = 50_000;

/// Counts per address, in this process: a courtesy, not a fact that must survive.
#[derive(Default)]
pub struct Visitors {
    times: Mutex<HashMap<String, Vec<Instant>>>,
}

impl Visitors {
    /// Whether somebody at this address may send one more now; counts it if so.
    pub fn may_ask(&self, address: &str) -> bool {
        let mut times = self.times.lock().unwrap_or_else(PoisonError::into_inner);
        if times.len() >= MOST_ADDRESSES {
            times.retain(|_, at| at.last().is_some_and(|last| last.elapsed() < HOUR));
        }
        let at = times.entry(address.to_owned()).or_default();
        at.retain(|at| at.elapsed() < HOUR);
        let may = at.len() < MOST_AN_HOUR;
        if may {
            at.push(Instant::now());
        }
        may
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_may_ask_a_flood_may_not() {
        let visitors = Visitors::default();
        assert!((0..MOST_AN_HOUR).all(|_| visitors.may_ask("192.0.2.1")));
        assert!(!visitors.may_ask("192.0.2.1"));
        assert!(visitors.may_ask("192.0.2.2"));
    }
}
