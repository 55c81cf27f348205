//! Name, hours and promise: what the owner decides, and the plain form in which opening hours are written.

use crate::App;
use crate::error::{Deed, DeedError};
use chrono::NaiveDate;
use domain::business::{Business, Day, OpeningHours, Span};
use domain::promises::Promise;
use domain::team::{Deed as Wish, EmailAddress, Seat};
use domain::text::{one_line, tidy};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// What the settings page holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    pub name: String,
    pub headline: String,
    pub about: String,
    pub hosts: Vec<String>,
    pub time_zone: String,
    /// Seven lines, Monday first: "8:00–12:00, 13:00–17:00", or empty for closed.
    pub week: [String; 7],
    /// One a line: "2026-12-25" (closed) or "2026-12-24 9:00–12:00".
    pub special_days: String,
    pub promise: Promise,
    pub mail_from: Option<String>,
}

impl Profile {
    /// As it stands, in the form it is changed in.
    pub fn of(business: &Business) -> Self {
        let (week, special_days) = words_of_hours(&business.hours);
        Self {
            name: business.name.clone(),
            headline: business.headline.clone(),
            about: business.about.clone(),
            hosts: business.hosts.clone(),
            time_zone: business.time_zone.name().to_owned(),
            week,
            special_days,
            promise: business.promise,
            mail_from: business.mail_from.clone(),
        }
    }

    /// What somebody knows who saw this, wrote `mine`, and was told what stands there `now` in its place.
    #[must_use]
    pub fn told(self, mine: &Self, now: Self) -> Self {
        macro_rules! known {
            ($field:ident) => {
                if mine.$field == self.$field { self.$field } else { now.$field }
            };
        }
        Self {
            name: known!(name),
            headline: known!(headline),
            about: known!(about),
            hosts: known!(hosts),
            time_zone: known!(time_zone),
            week: known!(week),
            special_days: known!(special_days),
            promise: known!(promise),
            mail_from: known!(mail_from),
        }
    }

    /// What somebody changed who saw `knew`, put into what stands there `now`. Of what two changed meanwhile, the names.
    fn put_into(self, knew: &Self, now: Self) -> Result<Self, Vec<&'static str>> {
        let mut both = Vec::new();
        macro_rules! merged {
            ($field:ident, $name:expr) => {
                if self.$field == knew.$field || self.$field == now.$field {
                    now.$field
                } else {
                    if now.$field != knew.$field {
                        both.push($name);
                    }
                    self.$field
                }
            };
        }
        let merged = Self {
            name: merged!(name, "the name"),
            headline: merged!(headline, "the line for your website"),
            about: merged!(about, "the sentences about you"),
            hosts: merged!(hosts, "the host names"),
            time_zone: merged!(time_zone, "the time zone"),
            week: merged!(week, "the opening hours"),
            special_days: merged!(special_days, "the holidays and special days"),
            promise: merged!(promise, "the promise"),
            mail_from: merged!(mail_from, "the address of your letters"),
        };
        if both.is_empty() { Ok(merged) } else { Err(both) }
    }
}

/// Saves the profile. Dues that run already keep the promise that was in force when they were asked.
///
/// `knew` is what the person saw before they changed it: what others changed meanwhile stays, and what both changed is
/// refused ([`DeedError::TooLate`]). Without it, all of it is as `profile` says.
pub async fn save_profile(app: &App, by: &Seat, knew: Option<&Profile>, profile: Profile) -> Deed<Business> {
    if !by.role.may(Wish::Manage) {
        return Err(DeedError::NotAllowed);
    }
    let mut tx = app.of(by.business).begin().await?;
    let mut business = tx.lookup_business().await?.ok_or(DeedError::NoSuch("business"))?;
    let profile = match knew {
        None => profile,
        Some(knew) => profile.put_into(knew, Profile::of(&business)).map_err(|both| {
            DeedError::TooLate(format!(
                "Somebody else changed {} meanwhile: another tab shows what stands there now. Nothing was saved, and what you \
                 wrote is still here; save it again if it is to take the other's place.",
                both.join(" and ")
            ))
        })?,
    };
    business.name = one_line(&tidy(&profile.name), 120);
    if business.name.is_empty() {
        return Err(DeedError::refused("The business needs a name."));
    }
    business.headline = one_line(&tidy(&profile.headline), 160);
    business.about = tidy(&profile.about).trim().chars().take(2000).collect();
    business.hosts =
        profile.hosts.iter().map(|host| host.trim().to_lowercase()).filter(|host| !host.is_empty()).collect();
    let mut seen = HashSet::new();
    business.hosts.retain(|host| seen.insert(host.clone()));
    if let Some(wrong) = business.hosts.iter().find(|host| !is_host(host)) {
        return Err(DeedError::refused(format!("“{wrong}” is not a host name.")));
    }
    business.time_zone = profile.time_zone.parse().map_err(|_| {
        DeedError::refused(format!("“{}” is not a time zone, such as Europe/Berlin.", profile.time_zone))
    })?;
    business.hours = parse_hours(&profile.week, &profile.special_days)?;
    if !(1..=60 * 24 * 30).contains(&profile.promise.within_minutes) {
        return Err(DeedError::refused("The promise must be between a minute and thirty days."));
    }
    business.promise = profile.promise;
    // Without opening hours the plain clock counts (`Promise::due_at`): the words must say so.
    if business.hours == OpeningHours::default() {
        business.promise.opening_hours_only = false;
    }
    business.mail_from = match profile.mail_from.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => Some(
            text.parse::<EmailAddress>()
                .map_err(|error| DeedError::refused(error.to_string()))?
                .as_str()
                .to_owned(),
        ),
        None => None,
    };
    let now = app.now();
    business.settled_at.get_or_insert(now);
    if let Some(taken) = tx.take_hosts(&business.hosts).await? {
        return Err(DeedError::Refused(format!(
            "“{taken}” is another business’s website on this installation. Nothing was saved."
        )));
    }
    tx.save_business(&business).await?;
    tx.add_audit(app.ids.next(), Some(by.staff), "changed the business's settings", now).await?;
    tx.commit().await?;
    Ok(business)
}

fn is_host(host: &str) -> bool {
    host.len() <= 253
        && host
            .split('.')
            .all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'))
}

/// Reads the plain form; the error says which line and why.
pub fn parse_hours(week: &[String; 7], special_days: &str) -> Deed<OpeningHours> {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let mut hours = OpeningHours::default();
    for ((day, line), name) in hours.week.iter_mut().zip(week).zip(NAMES) {
        *day = parse_day(line).map_err(|wrong| DeedError::refused(format!("{name}: {wrong}")))?;
    }
    for line in special_days.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (date, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let day: NaiveDate = date.parse().map_err(|_| {
            DeedError::refused(format!("“{line}” does not begin with a date such as 2026-12-25."))
        })?;
        let spans = parse_day(rest).map_err(|wrong| DeedError::refused(format!("{date}: {wrong}")))?;
        hours.days.insert(day, spans);
    }
    Ok(hours)
}

fn parse_day(line: &str) -> Result<Day, String> {
    let mut spans: Vec<Span> = Vec::new();
    if line.trim().eq_ignore_ascii_case("closed") {
        return Ok(spans);
    }
    for part in line.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let (from, to) = part
            .split_once(['-', '–', '—'])
            .ok_or_else(|| format!("“{part}” is not written as 8:00–17:00."))?;
        let span = Span { from: parse_minutes(from)?, to: parse_minutes(to)? };
        if let Some(last) = spans.last()
            && (span.from < last.to || last.to <= last.from)
        {
            return Err(format!("“{part}” begins before the one before it ends."));
        }
        spans.push(span);
    }
    Ok(spans)
}

fn parse_minutes(text: &str) -> Result<u16, String> {
    let text = text.trim();
    let (hours, minutes) = text.split_once([':', '.']).unwrap_or((text, "0"));
    let wrong = || format!("“{text}” is not a time such as 8:30.");
    let hours: u16 = hours.trim().parse().map_err(|_| wrong())?;
    let minutes: u16 = minutes.trim().parse().map_err(|_| wrong())?;
    if minutes > 59 || hours > 24 || (hours == 24 && minutes > 0) {
        return Err(wrong());
    }
    Ok(hours * 60 + minutes)
}

/// The plain form of hours: seven lines and the special days.
pub fn words_of_hours(hours: &OpeningHours) -> ([String; 7], String) {
    let time = |minutes: u16| format!("{}:{:02}", minutes / 60, minutes % 60);
    let day = |spans: &Day| {
        spans
            .iter()
            .map(|span| format!("{}–{}", time(span.from), time(span.to)))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let week = std::array::from_fn(|n| day(&hours.week[n]));
    let special = hours
        .days
        .iter()
        .map(
            |(date, spans)| {
                if spans.is_empty() { format!("{date} closed") } else { format!("{date} {}", day(spans)) }
            },
        )
        .collect::<Vec<_>>()
        .join("\n");
    (week, special)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a_profile() -> Profile {
        Profile {
            name: "Ada's Joinery".into(),
            headline: String::new(),
            about: "Kitchens.".into(),
            hosts: vec![],
            time_zone: "Europe/Berlin".into(),
            week: Default::default(),
            special_days: String::new(),
            promise: Promise::default(),
            mail_from: None,
        }
    }

    #[test]
    fn what_others_changed_meanwhile_stays_and_what_both_changed_is_named() {
        let knew = a_profile();
        let now = Profile { about: "Kitchens and stairs.".into(), ..a_profile() };
        let mine = Profile { headline: "Oak.".into(), ..a_profile() };
        let merged = mine.put_into(&knew, now.clone()).unwrap();
        assert_eq!((merged.headline.as_str(), &merged.about), ("Oak.", &now.about));
        let mine = Profile { about: "Stairs.".into(), ..a_profile() };
        assert_eq!(mine.put_into(&knew, now.clone()).unwrap_err(), ["the sentences about you"]);
        assert_eq!(now.clone().put_into(&knew, now.clone()).unwrap(), now, "both wrote the same");
    }

    #[test]
    fn hours_survive_being_written_and_read() {
        let week = ["8:00–12:00, 13:00–17:00", "8-17", "Closed", "18:00–2:00", "0:00–24:00", "", ""]
            .map(String::from);
        let hours = parse_hours(&week, "2026-12-25 closed\n2026-12-24 9:00–12:00\n").unwrap();
        assert_eq!(hours.week[0].len(), 2);
        assert_eq!(hours.week[1], vec![Span { from: 480, to: 1020 }]);
        assert_eq!(hours.days.len(), 2);
        let (words, special) = words_of_hours(&hours);
        assert_eq!(parse_hours(&words, &special).unwrap(), hours);
    }

    #[test]
    fn wrong_hours_are_refused_with_the_day_and_the_reason() {
        let with = |line: &str| {
            let mut week: [String; 7] = Default::default();
            week[1] = line.into();
            parse_hours(&week, "").unwrap_err().to_string()
        };
        assert!(with("8").starts_with("Tuesday: “8” is not written"));
        assert!(with("25:00–26:00").contains("is not a time"));
        assert!(with("8–12, 11–17").contains("begins before"));
        assert!(with("18–2, 3–4").contains("begins before"), "after a span over midnight nothing follows");
        assert!(parse_hours(&Default::default(), "Christmas").is_err());
    }
}
