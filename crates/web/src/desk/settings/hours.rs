//! A week of opening hours as fields: a sign that a day is open, from when to when, and a break.

use actions::business::Part;
use domain::business::{Day, OpeningHours, read_day, write_day};
use maud::{Markup, html};
use words::{Times, Value, say};

/// The fields of one day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    open: bool,
    /// From, to, from, to: as a time field has them, or whatever was typed where a browser has none.
    times: Vec<String>,
    /// Yes, it is meant to stay open over night.
    night: bool,
    asked: bool,
}

impl Hours {
    pub fn of(day: &Day) -> Self {
        let time = |minutes: u16| format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
        let times = day.iter().flat_map(|span| [time(span.from), time(span.to)]).collect();
        Self {
            open: !day.is_empty(),
            times,
            night: day.iter().any(|span| span.is_long_night()),
            asked: false,
        }
    }

    /// In the form every other program writes them: "8:00–12:00, 13:00–17:00".
    pub fn line(&self) -> String {
        match self.times.as_slice() {
            // All in one field.
            [line] => line.clone(),
            times if self.open => {
                let pairs = times.chunks(2).filter(|pair| pair.iter().any(|time| !time.trim().is_empty()));
                let lines = pairs.map(|pair| pair.join("–")).collect::<Vec<_>>().join(", ");
                if lines.is_empty() { "–".to_owned() } else { lines }
            }
            _ => String::new(),
        }
    }
}

/// Takes in one field that a browser sent.
pub fn read(week: &mut [Hours; 7], name: &str, value: String) {
    let numbered =
        |kind: &str| name.strip_prefix(kind).and_then(|n| n.parse::<usize>().ok()).filter(|n| *n < 7);
    if let Some(n) = numbered("day") {
        if week[n].times.len() < 12 {
            week[n].times.push(value);
        }
    } else if let Some(n) = numbered("open") {
        week[n].open = value == "yes";
    } else if let Some(n) = numbered("night") {
        week[n].night = value == "yes";
    }
}

/// Which days go over night longer than one works, and nobody has said that they are meant to.
pub fn ask_about_nights(week: &mut [Hours; 7], hours: &OpeningHours, times: Times) -> Vec<(Part, String)> {
    let mut asked = Vec::new();
    for (n, day) in hours.week.iter().enumerate() {
        // Written on one line it was written with care.
        let Some(long) = day.iter().find(|span| span.is_long_night()).filter(|_| week[n].times.len() > 1)
        else {
            continue;
        };
        if !week[n].night {
            week[n].asked = true;
            let words = say!(
                times.voice,
                "night-meant",
                day = Value::Plain(times.weekday(n)),
                span = Value::Plain(write_day(&vec![*long])),
                hours = long.minutes() / 60
            );
            asked.push((Part::Day(n), words));
        }
    }
    asked
}

/// One day. Without scripts the fields of a break stand behind a word to open.
pub fn row(n: usize, hours: &Hours, wrong: &Markup, times: Times) -> Markup {
    let (name, voice) = (times.weekday(n), times.voice);
    let day = || Value::Plain(times.weekday(n));
    let field = format!("day{n}");
    // More spans than fields, or words a time field cannot show: all of it in one line.
    let fits =
        hours.times.len() != 1 && hours.times.len() <= 4 && hours.times.iter().all(|time| is_time(time));
    let time = |at: usize| hours.times.get(at).map_or("", String::as_str);
    let pair = |at: usize, opens: String, closes: String| {
        html! {
            input type="time" name=(field) value=(time(at)) aria-label=(opens);
            span { (say!(voice, "hours-to")) }
            input type="time" name=(field) value=(time(at + 1)) aria-label=(closes);
        }
    };
    let first = pair(0, say!(voice, "opens-at", day = day()), say!(voice, "closes-at", day = day()));
    let second = pair(2, say!(voice, "opens-again", day = day()), say!(voice, "closes-again", day = day()));
    let has_break = hours.times.iter().skip(2).any(|time| !time.is_empty());
    html! {
        div.hours-of role="group" aria-label=(name) {
            label { input type="checkbox" name=(format!("open{n}")) value="yes" checked[hours.open]; (name) }
            span.closed.soft { (say!(voice, "closed")) }
            @if fits {
                div.times {
                    (first)
                    details open[has_break] {
                        summary { (say!(voice, "break")) }
                        div { span { (say!(voice, "hours-and")) } (second) }
                    }
                }
            } @else {
                div.times {
                    input name=(field) value=(spelled(hours)) aria-label=(say!(voice, "hours-of", day = day()));
                }
            }
            div.told-at data-told="" id=(format!("told-day-{n}")) {
                (wrong)
                @if hours.asked || hours.night {
                    label.night {
                        input type="checkbox" name=(format!("night{n}")) value="yes" checked[hours.night];
                        (say!(voice, "night-yes"))
                    }
                }
            }
        }
    }
}

fn spelled(hours: &Hours) -> String {
    let line = hours.line();
    read_day(&line).map_or(line, |day| write_day(&day))
}

/// What a time field can hold (HTML, 2.3.5.4).
fn is_time(text: &str) -> bool {
    text.is_empty() || chrono::NaiveTime::parse_from_str(text, "%H:%M").is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(fields: &[(&str, &str)]) -> [Hours; 7] {
        let mut week: [Hours; 7] = Default::default();
        for (name, value) in fields {
            read(&mut week, name, (*value).to_owned());
        }
        week
    }

    #[test]
    fn fields_become_the_line_they_mean() {
        let line = |fields: &[(&str, &str)]| sent(fields)[0].line();
        let pair = [("open0", "yes"), ("day0", "08:00"), ("day0", "17:00"), ("day0", ""), ("day0", "")];
        assert_eq!(line(&pair), "08:00–17:00");
        assert_eq!(line(&pair[1..]), "", "the sign that it is open is taken out: closed");
        let with_break =
            [("open0", "yes"), ("day0", "08:00"), ("day0", "12:00"), ("day0", "14:00"), ("day0", "18:00")];
        assert_eq!(line(&with_break), "08:00–12:00, 14:00–18:00");
        assert_eq!(line(&[("day0", "8-12, 13-17")]), "8-12, 13-17");
        let half = line(&[("open0", "yes"), ("day0", "08:00"), ("day0", ""), ("day0", ""), ("day0", "")]);
        assert!(read_day(&half).is_err(), "{half}");
        let nothing = line(&[("open0", "yes"), ("day0", ""), ("day0", ""), ("day0", ""), ("day0", "")]);
        assert!(read_day(&nothing).is_err(), "open, and nobody knows when");
        let unknown = sent(&[("day7", "8-9"), ("day99999999999999999999", "8-9"), ("dayx", "8-9")]);
        assert!(unknown.iter().all(|day| *day == Hours::default()));
    }

    #[test]
    fn every_week_stands_in_the_fields_and_comes_back() {
        for line in [
            "",
            "8:00–17:00",
            "8:00–12:00, 14:00–18:00",
            "18:00–2:00",
            "0:00–24:00",
            "8–9, 10–11, 12–13",
            "17:00–8:00",
        ] {
            let day = read_day(line).unwrap();
            let hours = Hours::of(&day);
            assert_eq!(read_day(&hours.line()).unwrap(), day, "{line}");
        }
    }

    #[test]
    fn a_night_longer_than_work_is_asked_about_once() {
        let ask = |fields: &[(&str, &str)]| {
            let mut week = sent(fields);
            let mut hours = OpeningHours::default();
            hours.week[4] = read_day(&week[4].line()).unwrap();
            let here = domain::business::Here { now: domain::Timestamp(0), zone: chrono_tz::UTC };
            ask_about_nights(&mut week, &hours, Times { here, voice: words::Voice::default() })
        };
        let long = [("open4", "yes"), ("day4", "17:00"), ("day4", "08:00")];
        let asked = ask(&long);
        assert_eq!(asked[0].0, Part::Day(4));
        assert!(asked[0].1.contains("15 hours"), "{asked:?}");
        assert!(ask(&[long[0], long[1], long[2], ("night4", "yes")]).is_empty());
        assert!(ask(&[("open4", "yes"), ("day4", "18:00"), ("day4", "02:00")]).is_empty(), "a bar");
        assert!(ask(&[("open4", "yes"), ("day4", "00:00"), ("day4", "00:00")]).is_empty(), "day and night");
        assert!(ask(&[("day4", "17-8")]).is_empty(), "written on one line");
    }
}
