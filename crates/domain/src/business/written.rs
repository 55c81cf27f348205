//! Days that differ, as people write them, read and written.

use super::{Day, read_day, write_day};
use chrono::{Datelike, Days, NaiveDate};
use std::collections::BTreeMap;

/// No list of special days reaches further.
const MOST_DAYS: usize = 400;

/// Reads days that differ, one date or some days in a row a line: "2026-12-25 closed", "24.12. 9–12", "25 December",
/// "3 to 21 August 2026 closed". A date without its year is the next one from `today` on.
///
/// # Errors
/// Which line (from zero) and what is wrong with it.
pub fn read_special_days(text: &str, today: NaiveDate) -> Result<BTreeMap<NaiveDate, Day>, (usize, String)> {
    let mut days = BTreeMap::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let wrong = |words: String| (number, words);
        let (from, to, rest) = read_dates(line, today).map_err(wrong)?;
        let hours = read_day(rest.trim_start_matches([':', ',']).trim())
            .map_err(|words| (number, format!("“{line}”: {words}")))?;
        let span = from.iter_days().take_while(|day| *day <= to);
        if to < from || span.clone().take(MOST_DAYS + 1).count() > MOST_DAYS {
            return Err(wrong(format!("“{line}” ends before it begins, or lasts longer than a year.")));
        }
        days.extend(span.map(|day| (day, hours.clone())));
    }
    Ok(days)
}

/// A line a day, as programs read it: "2026-12-25 closed".
pub fn write_special_days(days: &BTreeMap<NaiveDate, Day>) -> String {
    let line = |(date, day): (&NaiveDate, &Day)| format!("{date} {}", hours_or_closed(day));
    days.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The same for people, days in a row on one line: "Fri 25 December 2026 closed", "3 to 21 August 2026 closed".
pub fn tell_special_days(days: &BTreeMap<NaiveDate, Day>) -> String {
    let mut rows: Vec<(NaiveDate, NaiveDate, &Day)> = Vec::new();
    for (date, day) in days {
        match rows.last_mut() {
            Some((_, to, same)) if *same == day && to.checked_add_days(Days::new(1)) == Some(*date) => {
                *to = *date;
            }
            _ => rows.push((*date, *date, day)),
        }
    }
    let line = |(from, to, day): (NaiveDate, NaiveDate, &Day)| {
        let dates = if from == to {
            from.format("%a %-d %B %Y").to_string()
        } else if (from.year(), from.month()) == (to.year(), to.month()) {
            format!("{} to {}", from.day(), to.format("%-d %B %Y"))
        } else {
            format!("{} to {}", from.format("%-d %B %Y"), to.format("%-d %B %Y"))
        };
        format!("{dates} {}", hours_or_closed(day))
    };
    rows.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

fn hours_or_closed(day: &Day) -> String {
    if day.is_empty() { "closed".to_owned() } else { write_day(day) }
}

/// A date with what its writer left out.
#[derive(Clone, Copy)]
struct Half {
    day: u32,
    month: Option<u32>,
    year: Option<i32>,
}

fn read_dates(line: &str, today: NaiveDate) -> Result<(NaiveDate, NaiveDate, &str), String> {
    let no_date = || format!("“{line}” does not begin with a date such as 25 December 2026 or 2026-12-25.");
    let (first, rest) = read_half(without_weekday(line))?.ok_or_else(no_date)?;
    let parted = rest.trim_start();
    let after =
        ["–", "—", "-", "to ", "until ", "till ", "bis "].iter().find_map(|sign| parted.strip_prefix(sign));
    let second = match after {
        Some(after) => read_half(without_weekday(after.trim_start()))?,
        None => None,
    };
    match second {
        Some((second, rest)) if second.month.is_some() => {
            let to = whole(second, today).ok_or_else(no_date)?;
            let month = first.month.or(second.month);
            let begins = |year| first_of(first.day, month, year);
            let from = match first.year {
                Some(year) => begins(year),
                // Over the turn of the year it begins in the one before.
                None => begins(to.year()).filter(|from| *from <= to).or_else(|| begins(to.year() - 1)),
            };
            Ok((from.ok_or_else(no_date)?, to, rest))
        }
        _ => {
            let date = whole(first, today).ok_or_else(no_date)?;
            Ok((date, date, rest))
        }
    }
}

fn first_of(day: u32, month: Option<u32>, year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month?, day)
}

fn whole(half: Half, today: NaiveDate) -> Option<NaiveDate> {
    match half.year {
        Some(year) => first_of(half.day, half.month, year),
        // The next one, also where it is a 29 February.
        None => (today.year()..today.year() + 9)
            .filter_map(|year| first_of(half.day, half.month, year))
            .find(|date| *date >= today),
    }
}

/// Reads what is there of a date, and answers what stands behind it. `None`: no date stands there.
fn read_half(text: &str) -> Result<Option<(Half, &str)>, String> {
    let Some((first, rest)) = number(text) else {
        // December 25, 2026
        let Some((month, rest)) = month(text) else { return Ok(None) };
        let Some((day, rest)) = number(rest.trim_start()) else { return Ok(None) };
        let rest = ["st", "nd", "rd", "th"].iter().find_map(|end| rest.strip_prefix(end)).unwrap_or(rest);
        let (year, rest) = year_after(rest.strip_prefix(',').unwrap_or(rest)).unwrap_or((None, rest));
        return Ok(Some((Half { day, month: Some(month), year }, rest)));
    };
    // 2026-12-25
    if first > 31 {
        let parsed = rest.strip_prefix('-').and_then(number).and_then(|(month, rest)| {
            let (day, rest) = number(rest.strip_prefix('-')?)?;
            Some((Half { day, month: Some(month), year: i32::try_from(first).ok() }, rest))
        });
        return Ok(parsed);
    }
    // 25/12/2026, and 12/25/2026 in America
    if let Some((second, rest)) = rest.strip_prefix('/').and_then(number) {
        let (year, rest) = match rest.strip_prefix('/').and_then(number) {
            Some((year, rest)) => (Some(century(year)), rest),
            None => (None, rest),
        };
        return match (first, second) {
            (day, month) if day == month || (day > 12 && month <= 12) => {
                Ok(Some((Half { day, month: Some(month), year }, rest)))
            }
            (month, day) if day > 12 => Ok(Some((Half { day, month: Some(month), year }, rest))),
            _ => Err(format!(
                "{first}/{second} may be two days of the year: please write the month as a word."
            )),
        };
    }
    // 25.12.2026, 25.12., 25.
    if let Some(dotted) = rest.strip_prefix('.') {
        if let Some((month, rest)) = number(dotted.trim_start()) {
            let rest = rest.strip_prefix('.').unwrap_or(rest);
            let (year, rest) = match number(rest) {
                Some((year, rest)) if !rest.starts_with([':', '.', '-', '–']) => {
                    (Some(century(year)), rest)
                }
                _ => (None, rest),
            };
            return Ok(Some((Half { day: first, month: Some(month), year }, rest)));
        }
        if let Some((month, rest)) = month(dotted.trim_start()) {
            let (year, rest) = year_after(rest).unwrap_or((None, rest));
            return Ok(Some((Half { day: first, month: Some(month), year }, rest)));
        }
        return Ok(Some((Half { day: first, month: None, year: None }, dotted)));
    }
    // 25 December 2026, 25th of December
    let named =
        ["st", "nd", "rd", "th"].iter().find_map(|end| rest.strip_prefix(end)).unwrap_or(rest).trim_start();
    let named = named.strip_prefix("of ").unwrap_or(named);
    match month(named) {
        Some((month, rest)) => {
            let (year, rest) = year_after(rest).unwrap_or((None, rest));
            Ok(Some((Half { day: first, month: Some(month), year }, rest)))
        }
        None => Ok(Some((Half { day: first, month: None, year: None }, rest))),
    }
}

/// A year behind a month: four digits, so that hours are not taken for one.
fn year_after(text: &str) -> Option<(Option<i32>, &str)> {
    let (year, rest) = number(text.trim_start())?;
    (1900..=2999).contains(&year).then_some((i32::try_from(year).ok(), rest))
}

fn century(year: u32) -> i32 {
    i32::try_from(if year < 100 { 2000 + year } else { year }).unwrap_or_default()
}

fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number = text[..end].parse().ok()?;
    Some((number, &text[end..]))
}

/// In English, German, French and Spanish, or their beginnings.
const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "jänner", "janvier", "enero", "jan"],
    &["february", "februar", "février", "febrero", "feb"],
    &["march", "märz", "mars", "marzo", "mar", "mär"],
    &["april", "avril", "abril", "apr"],
    &["may", "mai", "mayo"],
    &["june", "juni", "juin", "junio", "jun"],
    &["july", "juli", "juillet", "julio", "jul"],
    &["august", "août", "agosto", "aug"],
    &["september", "septembre", "septiembre", "sept", "sep"],
    &["october", "oktober", "octobre", "octubre", "oct", "okt"],
    &["november", "novembre", "noviembre", "nov"],
    &["december", "dezember", "décembre", "diciembre", "dec", "dez"],
];

fn month(text: &str) -> Option<(u32, &str)> {
    let (word, rest) = word(text);
    let known = MONTHS.iter().position(|names| names.contains(&word.as_str()))?;
    Some((known as u32 + 1, rest.strip_prefix('.').unwrap_or(rest)))
}

fn word(text: &str) -> (String, &str) {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    (text[..end].to_lowercase(), &text[end..])
}

fn without_weekday(text: &str) -> &str {
    const DAYS: [&str; 32] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "mo",
        "di",
        "mi",
        "do",
        "fr",
        "sa",
        "so",
        "feiertag",
    ];
    let (word, rest) = word(text.trim_start());
    if DAYS.contains(&word.as_str()) { rest.trim_start_matches([',', '.', ' ']) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 6, 11).unwrap()
    }

    fn read(text: &str) -> String {
        write_special_days(
            &read_special_days(text, today()).unwrap_or_else(|wrong| panic!("{text}: {wrong:?}")),
        )
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (written, meant) in [
            ("2026-12-25", "2026-12-25 closed"),
            ("2026-12-25 closed", "2026-12-25 closed"),
            ("25.12.2026", "2026-12-25 closed"),
            ("24.12.26 9-12", "2026-12-24 9:00–12:00"),
            ("24.12. 9–12", "2026-12-24 9:00–12:00"),
            ("24.12. 9:30–12:00", "2026-12-24 9:30–12:00"),
            ("1.5.", "2027-05-01 closed"),
            ("Fr 25.12.", "2026-12-25 closed"),
            ("25 December", "2026-12-25 closed"),
            ("Friday, 25 Dec 2026: closed", "2026-12-25 closed"),
            ("25th of December 2026", "2026-12-25 closed"),
            ("December 25, 2026 10am-2pm", "2026-12-25 10:00–14:00"),
            ("Dec 24 9-12", "2026-12-24 9:00–12:00"),
            ("24. Dezember 9.00-12.00", "2026-12-24 9:00–12:00"),
            ("25 décembre", "2026-12-25 closed"),
            ("25/12/2026", "2026-12-25 closed"),
            ("12/25/2026", "2026-12-25 closed"),
            ("29 February", "2028-02-29 closed"),
            ("11 June", "2026-06-11 closed"),
            ("10 June", "2027-06-10 closed"),
        ] {
            assert_eq!(read(written), meant, "{written}");
        }
        assert_eq!(
            read("3 to 5 August 2026 closed"),
            "2026-08-03 closed\n2026-08-04 closed\n2026-08-05 closed"
        );
        assert_eq!(read("24.12.–26.12. closed").lines().count(), 3);
        assert_eq!(read("24.–26.12.2026").lines().count(), 3);
        assert_eq!(read("30 December to 2 January").lines().collect::<Vec<_>>()[3], "2027-01-02 closed");
        assert_eq!(
            read("30 December 2026 – 2 January 2027 9–12").lines().next().unwrap(),
            "2026-12-30 9:00–12:00"
        );
        assert_eq!(read("2026-12-24 – 2026-12-26").lines().count(), 3);
    }

    #[test]
    fn what_may_be_two_days_is_asked_about_and_what_is_none_is_named() {
        let wrong = |text: &str| read_special_days(text, today()).unwrap_err();
        assert!(wrong("3/4/2026").1.contains("may be two days"));
        assert!(wrong("2026-12-25\nChristmas").1.contains("“Christmas” does not begin with a date"));
        assert_eq!(wrong("2026-12-25\nChristmas").0, 1);
        assert!(wrong("31 February 2026").1.contains("does not begin with a date"));
        assert!(wrong("25 December 8").1.contains("is not written as"));
        assert!(wrong("5 August 2026 to 3 August 2026").1.contains("ends before it begins"));
        assert!(wrong("1 January 2026 to 31 December 2029").1.contains("longer than a year"));
        assert!(wrong("32 December").1.contains("does not begin"));
    }

    #[test]
    fn days_in_a_row_are_told_on_one_line_and_read_again() {
        let days =
            read_special_days("3 to 21 August 2026\n25 December\n30 December to 2 January 9-12", today())
                .unwrap();
        let told = tell_special_days(&days);
        assert_eq!(
            told,
            "3 to 21 August 2026 closed\nFri 25 December 2026 closed\n30 December 2026 to 2 January 2027 9:00–12:00"
        );
        assert_eq!(read_special_days(&told, today()).unwrap(), days);
        assert_eq!(read_special_days(&write_special_days(&days), today()).unwrap(), days);
    }
}
