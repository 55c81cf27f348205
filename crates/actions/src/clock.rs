//! The clocks and ids of a running installation.

use chrono::{TimeDelta, Utc};
use domain::{Clock, Ids, Timestamp};
use std::sync::atomic::{AtomicI64, Ordering};
use uuid::Uuid;

/// The machine's clock.
#[derive(Debug, Default)]
pub struct RealClock;

impl Clock for RealClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_utc(Utc::now())
    }
}

/// The demo's clock: starts at a moment of one's own and runs as many times as fast as one says.
#[derive(Debug)]
pub struct FastClock {
    /// At this moment of the machine …
    anchor_real: AtomicI64,
    /// … it was this moment here.
    anchor_here: AtomicI64,
    speed: AtomicI64,
}

impl FastClock {
    pub fn starting_at(here: Timestamp, speed: i64) -> Self {
        Self {
            anchor_real: AtomicI64::new(RealClock.now().0),
            anchor_here: AtomicI64::new(here.0),
            speed: AtomicI64::new(speed.max(1)),
        }
    }

    pub fn speed(&self) -> i64 {
        self.speed.load(Ordering::Relaxed)
    }

    /// Jumps to a moment; time goes on from there. For seeding a past.
    pub fn set(&self, here: Timestamp) {
        self.anchor_real.store(RealClock.now().0, Ordering::Relaxed);
        self.anchor_here.store(here.0, Ordering::Relaxed);
    }

    /// Changes the speed from now on; what has passed stays passed.
    pub fn run_at(&self, speed: i64) {
        let now = self.now();
        self.anchor_real.store(RealClock.now().0, Ordering::Relaxed);
        self.anchor_here.store(now.0, Ordering::Relaxed);
        self.speed.store(speed.clamp(1, 100_000), Ordering::Relaxed);
    }
}

impl Clock for FastClock {
    fn now(&self) -> Timestamp {
        let passed = RealClock.now().0.saturating_sub(self.anchor_real.load(Ordering::Relaxed));
        let here = self.anchor_here.load(Ordering::Relaxed);
        Timestamp(here.saturating_add(passed.saturating_mul(self.speed())))
    }

    fn ahead(&self, span: TimeDelta) -> Timestamp {
        self.now().plus(span * i32::try_from(self.speed()).unwrap_or(i32::MAX))
    }
}

/// Ids in the order of time, unguessable in their second half.
#[derive(Debug, Default)]
pub struct RealIds;

impl Ids for RealIds {
    fn next(&self) -> Uuid {
        Uuid::now_v7()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fast_clock_goes_on_from_where_it_was_when_its_speed_changes() {
        let start = Timestamp::parse("2026-06-11T08:00:00Z").unwrap();
        let clock = FastClock::starting_at(start, 60);
        let before = clock.now();
        clock.run_at(3600);
        assert!(clock.now() >= before);
        assert!(clock.ahead(TimeDelta::seconds(10)).since(clock.now()) > TimeDelta::hours(9));
    }
}
