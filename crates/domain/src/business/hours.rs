//! Opening hours: a week of spans in local time, and the days that are different.

use crate::Timestamp;
use chrono::{Datelike, Days, MappedLocalTime, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// From when to when, in minutes since local midnight. `to` at or before `from` means the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub from: u16,
    pub to: u16,
}

impl Span {
    /// Minutes it lasts.
    pub fn minutes(self) -> u16 {
        if self.to > self.from { self.to - self.from } else { 24 * 60 - (self.from - self.to) }
    }

    /// Whether it goes over midnight and lasts longer than a night's work: often a slip of whoever wrote it.
    pub fn is_long_night(self) -> bool {
        self.to <= self.from && self.minutes() > 12 * 60
    }
}

/// The spans of one day, in order.
pub type Day = Vec<Span>;

/// When somebody is home: a week, Monday first, and dates with hours of their own (none: closed all day).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpeningHours {
    pub week: [Day; 7],
    /// Holidays and special days, by local date.
    pub days: BTreeMap<NaiveDate, Day>,
}

/// No promise looks further ahead than this; hours with fewer openings count as never open.
const HORIZON_DAYS: u64 = 400;

impl OpeningHours {
    /// The same hours from Monday to Friday.
    pub fn weekdays(from: u16, to: u16) -> Self {
        let mut week: [Day; 7] = Default::default();
        for day in &mut week[..5] {
            day.push(Span { from, to });
        }
        Self { week, days: BTreeMap::new() }
    }

    /// The open stretch that contains `now`, as moments.
    pub fn open_now(&self, zone: Tz, now: Timestamp) -> Option<(Timestamp, Timestamp)> {
        self.stretches(zone, now).take_while(|(from, _)| *from <= now).find(|(_, to)| now < *to)
    }

    /// The next moment after `now` at which it opens.
    pub fn next_opening(&self, zone: Tz, now: Timestamp) -> Option<Timestamp> {
        self.stretches(zone, now).map(|(from, _)| from).find(|from| *from > now)
    }

    /// The moment at which `open_time` of opening hours have passed since `start`; `None` if it never opens.
    pub fn after(&self, zone: Tz, start: Timestamp, open_time: TimeDelta) -> Option<Timestamp> {
        let mut left = open_time;
        for (from, to) in self.stretches(zone, start) {
            let from = from.max(start);
            if to <= from {
                continue;
            }
            let span = to.since(from);
            if left <= span {
                return Some(from.plus(left));
            }
            left -= span;
        }
        None
    }

    /// How much opening time lies between two moments.
    pub fn open_time_between(&self, zone: Tz, start: Timestamp, end: Timestamp) -> TimeDelta {
        self.stretches(zone, start)
            .take_while(|(from, _)| *from < end)
            .map(|(from, to)| to.min(end).since(from.max(start)))
            .filter(|span| *span > TimeDelta::zero())
            .sum()
    }

    /// Open stretches in order, overlaps joined, from the day before `start` (its night may still be open) on.
    fn stretches(&self, zone: Tz, start: Timestamp) -> impl Iterator<Item = (Timestamp, Timestamp)> + '_ {
        let today = start.utc().with_timezone(&zone).date_naive();
        let first = today.checked_sub_days(Days::new(1)).unwrap_or(today);
        let mut all = first
            .iter_days()
            .take(HORIZON_DAYS as usize)
            .flat_map(move |date| self.spans_on(date).iter().map(move |span| moments(zone, date, *span)))
            .filter(|(from, to)| from < to)
            .peekable();
        std::iter::from_fn(move || {
            let (from, mut to) = all.next()?;
            while let Some((_, next_to)) = all.next_if(|(next_from, _)| *next_from <= to) {
                to = to.max(next_to);
            }
            Some((from, to))
        })
    }

    fn spans_on(&self, date: NaiveDate) -> &[Span] {
        match self.days.get(&date) {
            Some(special) => special,
            None => &self.week[date.weekday().num_days_from_monday() as usize],
        }
    }
}

fn moments(zone: Tz, date: NaiveDate, span: Span) -> (Timestamp, Timestamp) {
    let last = if span.to <= span.from { date.succ_opt().unwrap_or(date) } else { date };
    (moment(zone, date, span.from, Side::Opening), moment(zone, last, span.to, Side::Closing))
}

#[derive(Clone, Copy)]
enum Side {
    Opening,
    Closing,
}

/// A local wall-clock time as a moment. In the hour that a change of clocks repeats, a door opens at the first
/// and closes at the second; in the hour it leaves out, both happen when the clocks jump.
fn moment(zone: Tz, date: NaiveDate, minutes: u16, side: Side) -> Timestamp {
    let local = date.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(i64::from(minutes));
    let utc = match (zone.from_local_datetime(&local), side) {
        (MappedLocalTime::Single(moment), _)
        | (MappedLocalTime::Ambiguous(moment, _), Side::Opening)
        | (MappedLocalTime::Ambiguous(_, moment), Side::Closing) => moment.with_timezone(&Utc),
        (MappedLocalTime::None, _) => after_the_gap(zone, local),
    };
    Timestamp::from_utc(utc)
}

fn after_the_gap(zone: Tz, local: NaiveDateTime) -> chrono::DateTime<Utc> {
    // Every gap in the tz database is shorter than a day and ends on a full minute.
    (1..=24 * 60)
        .find_map(|minutes| zone.from_local_datetime(&(local + TimeDelta::minutes(minutes))).earliest())
        .map_or_else(|| Utc.from_utc_datetime(&local), |moment| moment.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::Berlin;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn nine_to_five() -> OpeningHours {
        OpeningHours::weekdays(9 * 60, 17 * 60)
    }

    #[test]
    fn somebody_is_home_during_opening_hours_only() {
        let hours = nine_to_five();
        assert_eq!(
            hours.open_now(Berlin, at("2026-06-11T13:38:00+02:00")).map(|(_, until)| until),
            Some(at("2026-06-11T17:00:00+02:00"))
        );
        assert_eq!(hours.open_now(Berlin, at("2026-06-11T17:00:00+02:00")), None, "closing time is closed");
        assert_eq!(
            hours.next_opening(Berlin, at("2026-06-12T18:00:00+02:00")),
            Some(at("2026-06-15T09:00:00+02:00"))
        );
    }

    #[test]
    fn a_holiday_is_closed_and_a_special_day_has_its_own_hours() {
        let mut hours = nine_to_five();
        let date = |d| NaiveDate::from_ymd_opt(2026, 6, d).unwrap();
        hours.days.insert(date(11), vec![]);
        hours.days.insert(date(13), vec![Span { from: 600, to: 720 }]);
        assert_eq!(hours.open_now(Berlin, at("2026-06-11T10:00:00+02:00")), None);
        assert!(hours.open_now(Berlin, at("2026-06-13T11:00:00+02:00")).is_some(), "an open Saturday");
    }

    #[test]
    fn a_bar_that_closes_at_two_is_open_after_midnight() {
        let mut hours = OpeningHours::default();
        hours.week[4].push(Span { from: 18 * 60, to: 2 * 60 });
        assert_eq!(
            hours.open_now(Berlin, at("2026-06-13T01:30:00+02:00")).map(|(_, until)| until),
            Some(at("2026-06-13T02:00:00+02:00"))
        );
        assert_eq!(hours.open_now(Berlin, at("2026-06-14T01:30:00+02:00")), None);
    }

    #[test]
    fn a_day_and_night_shop_never_closes_at_midnight() {
        let mut hours = OpeningHours::default();
        for day in &mut hours.week {
            day.push(Span { from: 0, to: 1440 });
        }
        let (_, until) = hours.open_now(Berlin, at("2026-06-11T23:59:00+02:00")).unwrap();
        assert!(until > at("2027-01-01T00:00:00Z"), "the stretches of neighbouring days are one");
    }

    #[test]
    fn opening_time_is_counted_by_the_hours_that_really_passed() {
        // On 29 March 2026 the clocks in Berlin jump from 2:00 to 3:00.
        let mut hours = OpeningHours::default();
        hours.week[6].push(Span { from: 60, to: 240 });
        let open = hours.open_time_between(Berlin, at("2026-03-28T12:00:00Z"), at("2026-03-30T12:00:00Z"));
        assert_eq!(open, TimeDelta::hours(2), "1:00 to 4:00 is two hours that night");
        let open = hours.open_time_between(Berlin, at("2026-10-24T12:00:00Z"), at("2026-10-26T12:00:00Z"));
        assert_eq!(open, TimeDelta::hours(4), "and four in October");
    }

    #[test]
    fn a_shop_that_never_opens_never_becomes_due_by_opening_hours() {
        assert_eq!(
            OpeningHours::default().after(Berlin, at("2026-06-11T10:00:00Z"), TimeDelta::hours(2)),
            None
        );
    }
}
