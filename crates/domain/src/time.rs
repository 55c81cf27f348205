//! Time as a fact: microseconds since 1970 in UTC. Local time exists only beside a time zone.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// A moment, in microseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    pub fn from_utc(moment: DateTime<Utc>) -> Self {
        Self(moment.timestamp_micros())
    }

    pub fn from_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1_000_000))
    }

    pub fn from_millis(millis: i64) -> Self {
        Self(millis.saturating_mul(1000))
    }

    /// Reads RFC 3339 ("2026-06-11T13:38:00+02:00"), as every network but one writes it.
    pub fn parse(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text).ok().map(|moment| Self(moment.timestamp_micros()))
    }

    /// The same moment for calendars. Moments outside chrono's range become the epoch.
    pub fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.0).unwrap_or_default()
    }

    pub fn seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// "2026-06-11T11:38:00Z": seconds, for machines.
    pub fn rfc3339(self) -> String {
        self.utc().to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
    }

    /// "2026-06-11T11:38:00.000Z": milliseconds, where a network wants them.
    pub fn rfc3339_millis(self) -> String {
        self.utc().to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
    }

    pub fn plus(self, span: TimeDelta) -> Self {
        Self(self.0.saturating_add(span.num_microseconds().unwrap_or(i64::MAX)))
    }

    pub fn minus(self, span: TimeDelta) -> Self {
        Self(self.0.saturating_sub(span.num_microseconds().unwrap_or(i64::MAX)))
    }

    /// How long from `earlier` to this moment; negative when `earlier` is later.
    pub fn since(self, earlier: Self) -> TimeDelta {
        TimeDelta::microseconds(self.0.saturating_sub(earlier.0))
    }
}

/// The clock, handed in: the real one, one a test sets, or the demo's that runs faster.
pub trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;

    /// The moment that will be now after `span` of the waiting person's own time.
    /// A clock that runs sixty times as fast answers sixty times as far ahead.
    fn ahead(&self, span: TimeDelta) -> Timestamp {
        self.now().plus(span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_survives_writing_and_reading() {
        let moment = Timestamp::parse("2026-06-11T13:38:00+02:00").unwrap();
        assert_eq!(moment.rfc3339(), "2026-06-11T11:38:00Z");
        assert_eq!(Timestamp::parse(&moment.rfc3339()), Some(moment));
    }

    #[test]
    fn absurd_moments_do_not_panic() {
        assert_eq!(Timestamp::from_seconds(i64::MAX).utc(), DateTime::<Utc>::default());
        assert_eq!(Timestamp(i64::MAX).plus(TimeDelta::days(1)).0, i64::MAX);
    }
}
