//! Dates, times, numbers and lists, as CLDR says a language writes them in a region, by ICU4X.
//!
//! The data are our nine languages' and no others', made for this very version of ICU4X (`crates/cldr/data/README.md`).

use crate::Voice;
use chrono::{Datelike as _, NaiveDate, NaiveTime, Timelike as _};
use cldr::Languages;
use domain::Language;
use fixed_decimal::Decimal;
use icu_calendar::{Date, Gregorian};
use icu_datetime::fieldsets::{E, MD, MDE, T, YM, YMD, YMDE};
use icu_datetime::{FixedCalendarDateTimeFormatter, NoCalendarFormatter};
use icu_decimal::DecimalFormatter;
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_locale_core::Locale;
use icu_time::Time;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

type OfDate<Fields> = FixedCalendarDateTimeFormatter<Gregorian, Fields>;

/// What a voice writes with.
pub struct Formats {
    time: NoCalendarFormatter<T>,
    weekday: OfDate<E>,
    short_weekday: OfDate<E>,
    date: OfDate<MD>,
    short_date: OfDate<MD>,
    month: OfDate<YM>,
    full_date: OfDate<YMD>,
    day: OfDate<MDE>,
    full_day: OfDate<YMDE>,
    number: DecimalFormatter,
    list: ListFormatter,
}

thread_local! {
    /// Made once for each voice on each thread: there are as many as languages and countries, and each takes a few kilobytes.
    static MADE: RefCell<HashMap<Voice, Rc<Formats>>> = RefCell::default();
}

impl Formats {
    pub fn of(voice: Voice) -> Rc<Self> {
        MADE.with_borrow_mut(|made| made.entry(voice).or_insert_with(|| Rc::new(Self::new(voice))).clone())
    }

    fn new(voice: Voice) -> Self {
        let made = locales(voice).into_iter().find_map(|locale| Self::read(&locale));
        made.expect("every language of ours has its data: a test makes them all")
    }

    /// `None`: there are no data for this locale.
    fn read(locale: &Locale) -> Option<Self> {
        let fields = || locale.clone().into();
        let list = ListFormatterOptions::default().with_length(ListLength::Wide);
        Some(Self {
            time: NoCalendarFormatter::try_new_unstable(
                &Languages,
                fields(),
                T::short().with_time_precision(icu_datetime::options::TimePrecision::Minute),
            )
            .ok()?,
            weekday: OfDate::try_new_unstable(&Languages, fields(), E::long()).ok()?,
            short_weekday: OfDate::try_new_unstable(&Languages, fields(), E::short()).ok()?,
            date: OfDate::try_new_unstable(&Languages, fields(), MD::long()).ok()?,
            short_date: OfDate::try_new_unstable(&Languages, fields(), MD::medium()).ok()?,
            month: OfDate::try_new_unstable(&Languages, fields(), YM::long()).ok()?,
            full_date: OfDate::try_new_unstable(&Languages, fields(), YMD::long()).ok()?,
            day: OfDate::try_new_unstable(&Languages, fields(), MDE::long()).ok()?,
            full_day: OfDate::try_new_unstable(&Languages, fields(), YMDE::long()).ok()?,
            number: DecimalFormatter::try_new_unstable(
                &Languages,
                locale.into(),
                icu_decimal::options::DecimalFormatterOptions::default(),
            )
            .ok()?,
            list: ListFormatter::try_new_and_unstable(&Languages, locale.into(), list).ok()?,
        })
    }

    /// "13:38", "1:38 PM".
    pub fn time(&self, time: NaiveTime) -> String {
        let time = Time::try_new(time.hour() as u8, time.minute() as u8, 0, 0);
        time.map(|time| self.time.format(&time).to_string()).unwrap_or_default()
    }

    pub fn number(&self, number: i64) -> String {
        self.number.format(&Decimal::from(number)).to_string()
    }

    pub fn list(&self, parts: &[String]) -> String {
        self.list.format_to_string(parts.iter())
    }
}

macro_rules! of_dates {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        impl Formats {
            $($(#[$doc])* pub fn $name(&self, day: NaiveDate) -> String {
                gregorian(day).map(|day| self.$name.format(&day).to_string()).unwrap_or_default()
            })*
        }
    };
}
of_dates!(
    /// "Thursday".
    weekday,
    /// "Thu".
    short_weekday,
    /// "11 June".
    date,
    /// "11 Jun".
    short_date,
    /// "June 2026".
    month,
    /// "11 June 2026".
    full_date,
    /// "Thursday 11 June".
    day,
    /// "Thursday 11 June 2026".
    full_day,
);

fn gregorian(day: NaiveDate) -> Option<Date<Gregorian>> {
    Date::try_new_gregorian(day.year(), day.month() as u8, day.day() as u8).ok()
}

/// Where a voice's ways may be found, the nearest first: in its country, in the wider one it belongs to, in the language's
/// own. Where people of another country read Arabic their telephone numbers and prices stand in Latin figures, and so do
/// ours.
fn locales(voice: Voice) -> Vec<Locale> {
    let language = voice.language.code();
    let region = voice.region.as_ref().map(crate::Region::code);
    // What CLDR calls by the language alone is the way of one country.
    let own = match voice.language {
        Language::English => "US",
        Language::Portuguese => "BR",
        Language::Arabic => "",
        _ => &language.to_ascii_uppercase(),
    };
    let wider: &[&str] = match (voice.language, region) {
        (_, Some(region)) if region == own => &[language],
        (Language::English, None) => &["en-GB"],
        (Language::English, _) => &["en-001"],
        (Language::Portuguese, _) => &["pt-PT"],
        (Language::Arabic, Some(_)) => &["ar-u-nu-latn"],
        _ => &[language],
    };
    let known = |region: &&str| *region != own && has_own_ways(language, region);
    let near = region.filter(known).map(|region| format!("{language}-{region}"));
    near.iter()
        .map(String::as_str)
        .chain(wider.iter().copied())
        .filter_map(|locale| locale.parse().ok())
        .collect()
}

fn has_own_ways(language: &str, region: &str) -> bool {
    let mut lines = cldr::REGIONS.lines().filter_map(|line| line.split_once(' '));
    lines.any(|(code, regions)| code == language && regions.split(' ').any(|known| known == region))
}
