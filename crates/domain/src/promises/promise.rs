//! The business's rule for response time.

use crate::Timestamp;
use crate::business::OpeningHours;
use chrono::TimeDelta;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// Within how many minutes every question is answered, and by which clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    pub within_minutes: u32,
    /// Only opening hours count; otherwise every hour of the day does.
    pub opening_hours_only: bool,
}

/// When somebody is told that a promise is about to break: before it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Warning {
    pub at: Timestamp,
}

impl Default for Promise {
    /// Two opening hours: what a small shop can keep.
    fn default() -> Self {
        Self { within_minutes: 120, opening_hours_only: true }
    }
}

impl Promise {
    /// The last moment at which an answer to a question asked at `asked` keeps the promise.
    /// A business that names no opening hours is measured by the plain clock.
    pub fn due_at(self, asked: Timestamp, hours: &OpeningHours, zone: Tz) -> Timestamp {
        let within = TimeDelta::minutes(i64::from(self.within_minutes));
        let by_hours = if self.opening_hours_only { hours.after(zone, asked, within) } else { None };
        by_hours.unwrap_or_else(|| asked.plus(within))
    }

    /// A quarter of the promised time before the end, but at least ten minutes.
    pub fn warns_at(self, asked: Timestamp, due: Timestamp) -> Warning {
        let ahead = (due.since(asked) / 4).clamp(TimeDelta::minutes(10), TimeDelta::hours(2));
        Warning { at: due.minus(ahead).max(asked) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::business::Span;
    use chrono_tz::Europe::Berlin;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn two_hours() -> Promise {
        Promise::default()
    }

    #[test]
    fn a_question_on_friday_afternoon_is_due_on_monday_morning() {
        let hours = OpeningHours::weekdays(9 * 60, 17 * 60);
        let due = two_hours().due_at(at("2026-06-12T16:30:00+02:00"), &hours, Berlin);
        assert_eq!(due, at("2026-06-15T10:30:00+02:00"));
    }

    #[test]
    fn a_question_at_night_is_due_two_hours_after_opening() {
        let hours = OpeningHours::weekdays(9 * 60, 17 * 60);
        assert_eq!(
            two_hours().due_at(at("2026-06-11T03:00:00+02:00"), &hours, Berlin),
            at("2026-06-11T11:00:00+02:00")
        );
    }

    #[test]
    fn a_promise_that_ends_at_closing_time_ends_then_and_not_the_next_morning() {
        let hours = OpeningHours::weekdays(9 * 60, 17 * 60);
        assert_eq!(
            two_hours().due_at(at("2026-06-11T15:00:00+02:00"), &hours, Berlin),
            at("2026-06-11T17:00:00+02:00")
        );
    }

    #[test]
    fn the_lunch_break_does_not_count() {
        let mut hours = OpeningHours::default();
        hours.week[3] = vec![Span { from: 8 * 60, to: 12 * 60 }, Span { from: 13 * 60, to: 17 * 60 }];
        assert_eq!(
            two_hours().due_at(at("2026-06-11T11:00:00+02:00"), &hours, Berlin),
            at("2026-06-11T14:00:00+02:00")
        );
    }

    #[test]
    fn the_night_the_clocks_change_is_counted_by_real_hours() {
        let mut hours = OpeningHours::default();
        hours.week[5] = vec![Span { from: 23 * 60, to: 6 * 60 }];
        // 28 March 2026, 23:30 in Berlin: at 2:00 the clocks jump to 3:00, so four hours later it is 4:30.
        let four_hours = Promise { within_minutes: 240, opening_hours_only: true };
        assert_eq!(
            four_hours.due_at(at("2026-03-28T23:30:00+01:00"), &hours, Berlin),
            at("2026-03-29T04:30:00+02:00")
        );
    }

    #[test]
    fn without_opening_hours_the_plain_clock_counts() {
        let asked = at("2026-06-13T22:00:00Z");
        assert_eq!(two_hours().due_at(asked, &OpeningHours::default(), Berlin), at("2026-06-14T00:00:00Z"));
    }

    #[test]
    fn the_warning_comes_before_the_break_and_never_before_the_question() {
        let asked = at("2026-06-11T10:00:00Z");
        assert_eq!(two_hours().warns_at(asked, at("2026-06-11T12:00:00Z")).at, at("2026-06-11T11:30:00Z"));
        assert_eq!(two_hours().warns_at(asked, at("2026-06-11T10:05:00Z")).at, asked);
    }
}
