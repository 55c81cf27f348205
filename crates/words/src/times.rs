//! Times in words, in the business's own time zone and the reader's language: on pages and in letters.

use crate::formats::Formats;
use crate::{Message, Value, Voice, message, say, say_at};
use chrono::{Datelike as _, NaiveDate, NaiveTime, TimeDelta};
use domain::Timestamp;
use domain::business::{Day, Here};
use domain::promises::{Due, Promise, Standing};
use std::rc::Rc;

/// A business's now and zone, and who speaks of it.
#[derive(Clone, Copy)]
pub struct Times {
    pub here: Here,
    pub voice: Voice,
}

/// What a sentence can choose by, of a moment.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Times {
    fn formats(self) -> Rc<Formats> {
        Formats::of(self.voice)
    }

    /// A moment as sentences take it (`say_at!`): `$when` is `today`, `tomorrow`, `yesterday`, `week` (within the next six
    /// days) or `far`; then `$time`, `$weekday`, `$date`, and `$day`, which is `mon` to `sun`, for languages whose
    /// weekdays change with what stands before them.
    pub fn moment(self, at: Timestamp) -> [(&'static str, Value); 5] {
        let day = self.here.day_of(at);
        let when = match self.days_from_today(at) {
            0 => "today",
            1 => "tomorrow",
            -1 => "yesterday",
            2..=6 => "week",
            _ => "far",
        };
        [
            ("when", Value::Word(when)),
            ("time", Value::Plain(self.clock(at))),
            ("weekday", Value::Plain(self.formats().weekday(day))),
            ("date", Value::Plain(self.date(at))),
            ("day", Value::Word(DAYS[day.weekday().num_days_from_monday() as usize])),
        ]
    }

    fn days_from_today(self, at: Timestamp) -> i64 {
        self.here.day_of(at).signed_duration_since(self.here.day_of(self.here.now)).num_days()
    }

    /// "13:38".
    pub fn clock(self, at: Timestamp) -> String {
        self.formats().time(self.here.time_of(at))
    }

    /// "11 June", with the year where it is another.
    pub fn date(self, at: Timestamp) -> String {
        let (day, today) = (self.here.day_of(at), self.here.day_of(self.here.now));
        if day.year() == today.year() { self.formats().date(day) } else { self.formats().full_date(day) }
    }

    /// "11 Jun": under a chart.
    pub fn short_date(self, at: Timestamp) -> String {
        self.formats().short_date(self.here.day_of(at))
    }

    /// "1 June 2026".
    pub fn full_date(self, at: Timestamp) -> String {
        self.formats().full_date(self.here.day_of(at))
    }

    /// "June 2026".
    pub fn month(self, day: NaiveDate) -> String {
        self.formats().month(day)
    }

    /// "Saturday 20 June", with the year where it is another.
    pub fn date_with_weekday(self, day: NaiveDate) -> String {
        if day.year() == self.here.day_of(self.here.now).year() {
            self.formats().day(day)
        } else {
            self.formats().full_day(day)
        }
    }

    /// "Thu"; Monday is zero.
    pub fn short_weekday(self, of: usize) -> String {
        a_weekday(of).map(|day| self.formats().short_weekday(day)).unwrap_or_default()
    }

    /// "Thursday"; Monday is zero.
    pub fn weekday(self, of: usize) -> String {
        a_weekday(of).map(|day| self.formats().weekday(day)).unwrap_or_default()
    }

    /// "Today", "Yesterday", "Tuesday 9 June": a heading between messages.
    pub fn day(self, at: Timestamp) -> String {
        match self.days_from_today(at) {
            0 => say!(self.voice, "times-today"),
            -1 => say!(self.voice, "times-yesterday"),
            _ => self.date_with_weekday(self.here.day_of(at)),
        }
    }

    /// The shortest that says when: "14:20", "tomorrow 9:40", "Fri 9:40", "12 June".
    pub fn when(self, at: Timestamp) -> String {
        say_at!(
            self,
            "times-when",
            at,
            short_weekday = Value::Plain(self.formats().short_weekday(self.here.day_of(at)))
        )
    }

    /// The same with the time of day, however far: for what is planned. The desk says it.
    pub fn planned(self, at: Timestamp) -> String {
        say_at!(
            self,
            "times-planned",
            at,
            short_weekday = Value::Plain(self.formats().short_weekday(self.here.day_of(at)))
        )
    }

    /// "Thursday 11 June, 13:38". The desk says it.
    pub fn day_and_time(self, at: Timestamp) -> String {
        let day = Value::Plain(self.date_with_weekday(self.here.day_of(at)));
        say!(self.voice, "times-day-and-time", date = day, time = Value::Plain(self.clock(at)))
    }

    /// "8 min", "1 h 10", "3 days": never more than two figures.
    pub fn span(self, length: TimeDelta) -> String {
        let minutes = length.num_minutes();
        match minutes {
            ..60 => say!(self.voice, "times-minutes", minutes = minutes.max(1)),
            60..1440 if minutes % 60 == 0 => say!(self.voice, "times-hours", hours = minutes / 60),
            60..1440 => {
                let rest = self.formats().number(minutes % 60);
                // Ten minutes past are "1 h 10", five "1 h 05".
                let rest =
                    if minutes % 60 < 10 { format!("{}{rest}", self.formats().number(0)) } else { rest };
                say!(
                    self.voice,
                    "times-hours-and-minutes",
                    hours = minutes / 60,
                    minutes = Value::Plain(rest)
                )
            }
            _ => say!(self.voice, "times-days", days = minutes / 1440),
        }
    }

    /// What the due chip says.
    pub fn due(self, due: Timestamp) -> String {
        let left = due.since(self.here.now);
        match Due::urgency(due, self.here.now) {
            Standing::Late => say!(self.voice, "times-late", span = Value::Plain(self.span(-left))),
            _ if left < TimeDelta::hours(2) => {
                say!(self.voice, "times-in", span = Value::Plain(self.span(left)))
            }
            _ => self.when(due),
        }
    }

    /// "8:00–12:00, 13:00–17:00".
    pub fn hours(self, day: &Day) -> String {
        if day.is_empty() {
            return say!(self.voice, "times-closed");
        }
        let time = |minutes: u16| {
            let minutes = u32::from(minutes);
            // Midnight at the end of a day is 24:00 where hours are counted so, and 12 am elsewhere.
            let time = NaiveTime::from_hms_opt(minutes / 60 % 24, minutes % 60, 0)
                .map(|time| self.formats().time(time));
            let time = time.unwrap_or_default();
            if minutes == 24 * 60 { time.replacen("00:00", "24:00", 1) } else { time }
        };
        let spans = day.iter().map(|span| format!("{}–{}", time(span.from), time(span.to)));
        spans.collect::<Vec<_>>().join(say!(self.voice, "times-comma").as_str())
    }
}

/// The first of this month was a Monday.
fn a_weekday(of: usize) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2026, 6, 1 + of as u32 % 7)
}

/// "We answer within 2 opening hours."
pub fn within(promise: Promise) -> Message {
    let (count, unit) = match promise.within_minutes {
        minutes if minutes % (24 * 60) == 0 && !promise.opening_hours_only => (minutes / (24 * 60), "day"),
        minutes if minutes % 60 == 0 && promise.opening_hours_only => (minutes / 60, "opening-hour"),
        minutes if minutes % 60 == 0 => (minutes / 60, "hour"),
        minutes if promise.opening_hours_only => (minutes, "opening-minute"),
        minutes => (minutes, "minute"),
    };
    message!("times-answer-within", count = count, unit = Value::Word(unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Region;
    use domain::Language;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn times(language: Language, zone: chrono_tz::Tz) -> Times {
        let here = Here { now: at("2026-06-11T13:38:00+02:00"), zone };
        Times { here, voice: Voice::new(language, Region::of_zone(zone)) }
    }

    fn in_berlin(language: Language) -> Times {
        times(language, chrono_tz::Europe::Berlin)
    }

    #[test]
    fn the_language_is_the_readers_and_the_clock_is_the_regions() {
        let noon = at("2026-06-20T14:05:00+02:00");
        for (language, zone, date, clock) in [
            (Language::English, chrono_tz::Europe::London, "20 June", "13:05"),
            (Language::English, chrono_tz::Europe::Berlin, "20 June", "14:05"),
            (Language::English, chrono_tz::America::New_York, "June 20", "8:05\u{202f}AM"),
            (Language::English, chrono_tz::UTC, "20 June", "12:05"),
            (Language::German, chrono_tz::Europe::Vienna, "20. Juni", "14:05"),
            (Language::French, chrono_tz::America::Montreal, "20 juin", "08 h 05"),
            (Language::Spanish, chrono_tz::Europe::Madrid, "20 de junio", "14:05"),
            (Language::Italian, chrono_tz::Europe::Rome, "20 giugno", "14:05"),
            (Language::Dutch, chrono_tz::Europe::Amsterdam, "20 juni", "14:05"),
            (Language::Polish, chrono_tz::Europe::Warsaw, "20 czerwca", "14:05"),
            (Language::Portuguese, chrono_tz::America::Sao_Paulo, "20 de junho", "09:05"),
            (Language::Portuguese, chrono_tz::Europe::Berlin, "20 de junho", "14:05"),
            (Language::Arabic, chrono_tz::Africa::Cairo, "٢٠ يونيو", "٣:٠٥ م"),
            (Language::Arabic, chrono_tz::Europe::Berlin, "20 يونيو", "2:05 م"),
        ] {
            let times = times(language, zone);
            assert_eq!(
                (times.date(noon).as_str(), times.clock(noon).as_str()),
                (date, clock),
                "{language:?}, {zone}"
            );
        }
    }

    #[test]
    fn every_voice_there_can_be_says_every_sort_of_time() {
        for zone in chrono_tz::TZ_VARIANTS {
            for language in Language::ALL {
                let times = times(language, zone);
                for (at, words) in [("2026-06-11T13:38:00Z", 1), ("2026-01-01T00:00:00Z", 1)] {
                    assert!(
                        times.full_date(self::at(at)).chars().count() > words + 4,
                        "{language:?}, {zone}"
                    );
                    assert!(!times.short_date(self::at(at)).is_empty());
                    assert!(!times.when(self::at(at)).is_empty() && !times.day(self::at(at)).is_empty());
                }
                assert!(!times.voice.list(&["a".into(), "b".into(), "c".into()]).is_empty());
                assert!(!times.voice.number(63_206).is_empty());
            }
        }
    }

    #[test]
    fn numbers_and_lists_are_written_as_they_are_there() {
        let number = |language, zone| times(language, zone).voice.number(63_206);
        assert_eq!(number(Language::German, chrono_tz::Europe::Berlin), "63.206");
        assert_eq!(number(Language::German, chrono_tz::Europe::Zurich), "63'206");
        assert_eq!(number(Language::Polish, chrono_tz::Europe::Warsaw), "63\u{a0}206");
        assert_eq!(number(Language::Arabic, chrono_tz::Africa::Cairo), "٦٣٬٢٠٦");
        let list = |language| in_berlin(language).voice.list(&["a".into(), "b".into(), "c".into()]);
        assert_eq!(
            (list(Language::English).as_str(), list(Language::German).as_str()),
            ("a, b and c", "a, b und c")
        );
        assert_eq!(list(Language::Arabic), "a وb وc");
    }

    #[test]
    fn plural_forms_are_the_languages_own() {
        let polish = in_berlin(Language::Polish);
        let days = |days| polish.span(TimeDelta::days(days));
        assert_eq!(
            (days(1), days(2), days(5), days(22)),
            ("1 dzień".into(), "2 dni".into(), "5 dni".into(), "22 dni".into())
        );
        // The singular is for one alone, not for all that end with it.
        assert_eq!((days(21), days(101), days(0)), ("21 dni".into(), "101 dni".into(), "1 min".into()));
        let within = |language, minutes, opening_hours_only| {
            super::within(Promise { within_minutes: minutes, opening_hours_only })
                .said(in_berlin(language).voice)
        };
        assert_eq!(within(Language::Arabic, 120, true), "نجيب خلال ساعتَي عمل");
        assert_eq!(within(Language::Arabic, 180, false), "نجيب خلال 3 ساعات");
        assert_eq!(within(Language::Arabic, 11 * 60, false), "نجيب خلال 11 ساعة");
        assert_eq!(within(Language::German, 60, false), "Wir antworten innerhalb einer Stunde");
        assert_eq!(within(Language::English, 120, true), "We answer within 2 opening hours");
        assert_eq!(within(Language::English, 1440, false), "We answer within a day");
        assert_eq!(within(Language::English, 45, true), "We answer within 45 opening minutes");
    }

    #[test]
    fn dues_are_said_the_way_people_say_them() {
        let due = |language, text: &str| in_berlin(language).due(at(text));
        for (moment, english, german) in [
            ("2026-06-11T13:26:00+02:00", "12 min late", "12 Min. überfällig"),
            ("2026-06-11T14:48:00+02:00", "in 1 h 10", "in 1 Std. 10"),
            ("2026-06-11T14:43:00+02:00", "in 1 h 05", "in 1 Std. 05"),
            ("2026-06-12T09:40:00+02:00", "tomorrow 09:40", "morgen 09:40"),
            ("2026-06-15T09:40:00+02:00", "Mon 09:40", "Mo 09:40"),
            ("2026-06-08T09:40:00+02:00", "3 days late", "3 Tage überfällig"),
        ] {
            assert_eq!(
                (due(Language::English, moment).as_str(), due(Language::German, moment).as_str()),
                (english, german)
            );
        }
        assert_eq!(in_berlin(Language::German).day(at("2026-06-09T01:00:00+02:00")), "Dienstag, 9. Juni");
        assert_eq!(in_berlin(Language::French).day(at("2026-06-11T01:00:00+02:00")), "Aujourd’hui");
    }

    #[test]
    fn plans_say_the_time_of_day_however_far() {
        let planned = |language, text: &str| in_berlin(language).planned(at(text));
        for (moment, english, german) in [
            ("2026-06-11T14:48:00+02:00", "today 14:48", "heute 14:48"),
            ("2026-06-12T09:40:00+02:00", "tomorrow 09:40", "morgen 09:40"),
            ("2026-06-15T09:40:00+02:00", "Mon 09:40", "Mo 09:40"),
            ("2026-06-20T09:40:00+02:00", "20 June 09:40", "20. Juni, 09:40"),
        ] {
            assert_eq!(
                (planned(Language::English, moment).as_str(), planned(Language::German, moment).as_str()),
                (english, german)
            );
        }
        let now = in_berlin(Language::English);
        assert_eq!(now.day_and_time(now.here.now), "Thursday, 11 June, 13:38");
    }

    #[test]
    fn under_a_chart_days_are_short() {
        let label = |language| in_berlin(language).short_date(at("2026-06-11T12:00:00+02:00"));
        let all = Language::DESK.map(label);
        assert_eq!(all, ["11 Jun", "11. Juni", "11 juin", "11 jun"]);
    }

    #[test]
    fn small_counts_are_words_where_a_sentence_begins_with_them() {
        let counted = |language: Language, count| Voice::new(language, None).counted_first(count);
        assert_eq!(
            (counted(Language::English, 6), counted(Language::German, 12)),
            ("Six".into(), "Zwölf".into())
        );
        assert_eq!(Voice::new(Language::French, None).counted(3), "trois");
        assert_eq!(counted(Language::Spanish, 13), "13");
    }

    #[test]
    fn hours_of_a_day_end_at_its_end() {
        let span = |from, to| domain::business::Span { from, to };
        let hours =
            |language, zone, day: &[domain::business::Span]| times(language, zone).hours(&day.to_vec());
        let day = [span(8 * 60, 12 * 60), span(13 * 60, 24 * 60)];
        assert_eq!(hours(Language::English, chrono_tz::Europe::Berlin, &day), "08:00–12:00, 13:00–24:00");
        assert_eq!(hours(Language::German, chrono_tz::Europe::Berlin, &[]), "geschlossen");
        let american = hours(Language::English, chrono_tz::America::New_York, &day);
        assert_eq!(american, "8:00\u{202f}AM–12:00\u{202f}PM, 1:00\u{202f}PM–12:00\u{202f}AM");
    }

    #[test]
    fn a_name_that_runs_the_other_way_turns_nothing_around() {
        let apart = |language, text: &str| Voice::new(language, None).set_apart(text);
        assert_eq!(apart(Language::English, "Ada"), "Ada");
        assert_eq!(apart(Language::English, "ليلى"), "\u{2068}ليلى\u{2069}");
        assert_eq!(apart(Language::Arabic, "Ada’s Joinery"), "\u{2068}Ada’s Joinery\u{2069}");
        assert_eq!(apart(Language::Arabic, "ليلى حدّاد"), "ليلى حدّاد");
    }
}
