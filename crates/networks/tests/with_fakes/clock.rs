//! A clock set by hand.

use chrono::TimeDelta;
use domain::inbox::ReplyText;
use domain::publishing::{Approval, Approved, SendKey};
use domain::{Clock, Timestamp};
use networks::{Outside, OutsideSettings};
use std::sync::atomic::{AtomicI64, Ordering};
use uuid::Uuid;

/// 2026-11-22T10:00:00Z, until it is told to go on.
pub struct HandClock(AtomicI64);

impl Default for HandClock {
    fn default() -> Self {
        Self(AtomicI64::new(Timestamp::parse("2026-11-22T10:00:00Z").unwrap().0))
    }
}

impl HandClock {
    pub fn goes_on(&self, span: TimeDelta) {
        self.0.fetch_add(span.num_microseconds().unwrap(), Ordering::SeqCst);
    }
}

impl Clock for HandClock {
    fn now(&self) -> Timestamp {
        // A millisecond passes with every look, so that nothing happens at the same time.
        Timestamp(self.0.fetch_add(1000, Ordering::SeqCst))
    }
}

pub fn outside() -> Outside {
    let allow = vec!["127.0.0.1".to_owned()];
    Outside::new(&OutsideSettings { allow, timeout_seconds: 1, ..OutsideSettings::default() }).unwrap()
}

pub fn approved<T>(what: T) -> Approved<T> {
    let at = Timestamp::parse("2026-11-22T10:00:00Z").unwrap();
    let ada = domain::team::Seat {
        business: domain::BusinessId(Uuid::nil()),
        staff: domain::StaffId(Uuid::nil()),
        name: "Ada".into(),
        role: domain::team::Role::Owner,
        language: None,
    };
    Approval::by(&ada, domain::team::Deed::Publish, at).unwrap().of(what)
}

pub fn answer(text: &str) -> Approved<ReplyText> {
    approved(ReplyText::new(text).unwrap())
}

pub fn key(clock: &dyn Clock) -> SendKey {
    SendKey { id: Uuid::new_v4(), at: clock.now() }
}
