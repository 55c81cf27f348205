//! Times in the business's own time zone; in plain English for reasons that are not said in several languages yet (`words`
//! tells times on pages and in letters).

use crate::Timestamp;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Timelike};
use chrono_tz::Tz;

/// A business's now and zone: what every time on a page is told from.
#[derive(Clone, Copy)]
pub struct Here {
    pub now: Timestamp,
    pub zone: Tz,
}

impl Here {
    fn local(self, at: Timestamp) -> DateTime<Tz> {
        at.utc().with_timezone(&self.zone)
    }

    /// The day it is then, here.
    pub fn day_of(self, at: Timestamp) -> NaiveDate {
        self.local(at).date_naive()
    }

    /// The time of day it is then, here; without seconds.
    pub fn time_of(self, at: Timestamp) -> NaiveTime {
        let local = self.local(at);
        NaiveTime::from_hms_opt(local.hour(), local.minute(), 0).unwrap_or_default()
    }

    /// That time of that day, here. Where the clocks spring over it, as much later; where it comes twice, the first.
    pub fn on(self, day: NaiveDate, time: NaiveTime) -> Timestamp {
        let local = day.and_time(time);
        let read = |local: NaiveDateTime| self.zone.from_local_datetime(&local).earliest();
        let read = read(local).or_else(|| read(local + TimeDelta::hours(1)));
        Timestamp::from_utc(read.map_or(local.and_utc(), |moment| moment.to_utc()))
    }

    /// "13:38".
    pub fn clock(self, at: Timestamp) -> String {
        let local = self.local(at);
        format!("{}:{:02}", local.hour(), local.minute())
    }

    /// "11 June", with the year where it is another.
    pub fn date(self, at: Timestamp) -> String {
        let (local, now) = (self.local(at), self.local(self.now));
        let form = if local.year() == now.year() { "%-d %B" } else { "%-d %B %Y" };
        local.format(form).to_string()
    }

    /// The shortest that says when: "14:20", "tomorrow 9:40", "Fri 9:40", "12 June".
    pub fn when(self, at: Timestamp) -> String {
        match self.days_from_today(at) {
            0 => self.clock(at),
            1 => format!("tomorrow {}", self.clock(at)),
            -1 => format!("yesterday {}", self.clock(at)),
            2..=6 => format!("{} {}", self.local(at).format("%a"), self.clock(at)),
            _ => self.date(at),
        }
    }

    /// The same with the time of day, however far: for what is planned.
    pub fn planned(self, at: Timestamp) -> String {
        match self.days_from_today(at) {
            0 => format!("today {}", self.clock(at)),
            -1..=6 => self.when(at),
            _ => format!("{} {}", self.date(at), self.clock(at)),
        }
    }

    fn days_from_today(self, at: Timestamp) -> i64 {
        self.local(at).date_naive().signed_duration_since(self.local(self.now).date_naive()).num_days()
    }
}

/// The first letter large.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here() -> Here {
        Here { now: Timestamp::parse("2026-06-11T13:38:00+02:00").unwrap(), zone: chrono_tz::Europe::Berlin }
    }

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    #[test]
    fn a_time_of_day_stays_what_it_is_when_the_clocks_change() {
        let noon = here().time_of(at("2026-10-24T12:00:00+02:00"));
        let after = NaiveDate::from_ymd_opt(2026, 10, 26).unwrap();
        assert_eq!(here().on(after, noon), at("2026-10-26T12:00:00+01:00"));
        let spring = NaiveDate::from_ymd_opt(2026, 3, 29).unwrap();
        let half_past_two = NaiveTime::from_hms_opt(2, 30, 0).unwrap();
        assert_eq!(here().on(spring, half_past_two), at("2026-03-29T03:30:00+02:00"), "there is none");
    }

    #[test]
    fn plans_say_the_time_of_day_however_far() {
        let planned = |text: &str| here().planned(at(text));
        assert_eq!(planned("2026-06-11T14:48:00+02:00"), "today 14:48");
        assert_eq!(planned("2026-06-15T09:40:00+02:00"), "Mon 9:40");
        assert_eq!(planned("2026-06-20T09:40:00+02:00"), "20 June 9:40");
        assert_eq!(capital("oak"), "Oak");
    }
}
