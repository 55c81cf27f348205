//! Times in words, in the business's own time zone: on pages and in letters.

use crate::Timestamp;
use crate::promises::{Due, Standing};
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

    /// "1 June 2026": for the public.
    pub fn full_date(self, at: Timestamp) -> String {
        self.local(at).format("%-d %B %Y").to_string()
    }

    /// "Thursday 11 June, 13:38".
    pub fn moment(self, at: Timestamp) -> String {
        format!("{}, {}", self.local(at).format("%A %-d %B"), self.clock(at))
    }

    /// "Today", "Yesterday", "Tuesday 9 June": a heading between messages.
    pub fn day(self, at: Timestamp) -> String {
        match self.days_from_today(at) {
            0 => "Today".into(),
            -1 => "Yesterday".into(),
            _ => format!("{}{}", self.local(at).format("%A "), self.date(at)),
        }
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

    /// The same within a sentence: "at 14:20", "tomorrow 9:40".
    pub fn at(self, moment: Timestamp) -> String {
        let words = self.when(moment);
        if self.days_from_today(moment) == 0 { format!("at {words}") } else { words }
    }

    /// The same for sentences to the public: "by 14:48 today".
    pub fn by(self, at: Timestamp) -> String {
        match self.days_from_today(at) {
            0 => format!("by {} today", self.clock(at)),
            1 => format!("by {} tomorrow", self.clock(at)),
            2..=6 => format!("by {} on {}", self.clock(at), self.local(at).format("%A")),
            _ => format!("by {} on {}", self.clock(at), self.date(at)),
        }
    }

    fn days_from_today(self, at: Timestamp) -> i64 {
        self.local(at).date_naive().signed_duration_since(self.local(self.now).date_naive()).num_days()
    }

    /// What the due chip says.
    pub fn due_words(self, due: Timestamp) -> String {
        let left = due.since(self.now);
        match Due::urgency(due, self.now) {
            Standing::Late => format!("{} late", span(-left)),
            _ if left < TimeDelta::hours(2) => format!("in {}", span(left)),
            _ => self.when(due),
        }
    }
}

/// "8 min", "1 h 10", "3 days": never more than two figures.
pub fn span(length: TimeDelta) -> String {
    let minutes = length.num_minutes();
    match minutes {
        ..1 => "1 min".into(),
        1..60 => format!("{minutes} min"),
        60..1440 if minutes % 60 == 0 => format!("{} h", minutes / 60),
        60..1440 => format!("{} h {:02}", minutes / 60, minutes % 60),
        1440..2880 => "1 day".into(),
        _ => format!("{} days", minutes / 1440),
    }
}

/// "one", "two" … "twelve", then figures: for sentences that begin with a number.
pub fn count_words(count: u64) -> String {
    const WORDS: [&str; 13] = [
        "nobody", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    usize::try_from(count)
        .ok()
        .and_then(|count| WORDS.get(count))
        .map_or_else(|| count.to_string(), ToString::to_string)
}

/// "63,206".
pub fn thousands(count: u64) -> String {
    let digits = count.to_string();
    let mut parts: Vec<&str> =
        digits.as_bytes().rchunks(3).filter_map(|part| std::str::from_utf8(part).ok()).collect();
    parts.reverse();
    parts.join(",")
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
    fn dues_are_said_the_way_people_say_them() {
        let words = |text: &str| here().due_words(at(text));
        assert_eq!(words("2026-06-11T13:26:00+02:00"), "12 min late");
        assert_eq!(words("2026-06-11T13:46:00+02:00"), "in 8 min");
        assert_eq!(words("2026-06-11T14:48:00+02:00"), "in 1 h 10");
        assert_eq!(words("2026-06-11T15:50:00+02:00"), "15:50");
        assert_eq!(words("2026-06-12T09:40:00+02:00"), "tomorrow 9:40");
        assert_eq!(words("2026-06-15T09:40:00+02:00"), "Mon 9:40");
        assert_eq!(words("2026-06-08T09:40:00+02:00"), "3 days late");
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
    fn days_have_names() {
        assert_eq!(here().day(at("2026-06-11T01:00:00+02:00")), "Today");
        assert_eq!(here().day(at("2026-06-09T01:00:00+02:00")), "Tuesday 9 June");
        assert_eq!(here().moment(here().now), "Thursday 11 June, 13:38");
        assert_eq!(here().at(at("2026-06-11T14:48:00+02:00")), "at 14:48");
        assert_eq!(here().by(at("2026-06-11T14:48:00+02:00")), "by 14:48 today");
        assert_eq!(capital(&count_words(6)), "Six");
        assert_eq!((thousands(300), thousands(63_206)), ("300".into(), "63,206".into()));
    }
}
