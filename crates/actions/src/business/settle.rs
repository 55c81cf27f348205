//! Name, hours and promise: what the owner decides.

use super::Profile;
use crate::App;
use crate::error::{Deed, DeedError};
use chrono::NaiveDate;
use domain::Timestamp;
use domain::business::{Business, OpeningHours, read_day, read_special_days};
use domain::team::{Deed as Wish, EmailAddress, Seat};
use domain::text::{one_line, tidy};
use std::collections::HashSet;

/// One thing on the settings page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Name,
    Hosts,
    TimeZone,
    /// Of the week, Monday is zero.
    Day(usize),
    SpecialDays,
    Promise,
    MailFrom,
    Phone,
}

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The business as the profile says, or everything that is wrong with the profile, each with where it stands.
pub fn read_profile(
    profile: &Profile,
    of: &Business,
    now: Timestamp,
) -> Result<Business, Vec<(Part, String)>> {
    let mut wrong = Vec::new();
    let mut business = of.clone();
    business.name = one_line(&tidy(&profile.name), 120);
    if business.name.is_empty() {
        wrong.push((Part::Name, "The business needs a name.".to_owned()));
    }
    business.headline = one_line(&tidy(&profile.headline), 160);
    business.about = tidy(&profile.about).trim().chars().take(2000).collect();
    business.address = tidy(&profile.address).trim().chars().take(300).collect();
    business.releases = profile.releases;
    business.phone = one_line(&tidy(&profile.phone), 60);
    if !business.phone.is_empty() && dialled(&business.phone).is_none() {
        wrong.push((Part::Phone, format!("“{}” is not a telephone number.", business.phone)));
    }
    read_hosts(&mut business, profile, &mut wrong);
    if let Ok(zone) = profile.time_zone.trim().parse() {
        business.time_zone = zone;
    } else {
        let words = format!("“{}” is not a time zone, such as Europe/Berlin.", profile.time_zone);
        wrong.push((Part::TimeZone, words));
    }
    let today = now.utc().with_timezone(&business.time_zone).date_naive();
    business.hours = read_hours(profile, today, &mut wrong);
    if !(1..=60 * 24 * 30).contains(&profile.promise.within_minutes) {
        wrong.push((Part::Promise, "The promise must be between a minute and thirty days.".to_owned()));
    }
    business.promise = profile.promise;
    business.language = profile.language;
    // Without opening hours the plain clock counts (`Promise::due_at`): the words must say so.
    if business.hours == OpeningHours::default() {
        business.promise.opening_hours_only = false;
    }
    business.mail_from = None;
    if let Some(text) = profile.mail_from.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        match text.parse::<EmailAddress>() {
            Ok(address) => business.mail_from = Some(address.as_str().to_owned()),
            Err(error) => wrong.push((Part::MailFrom, error.to_string())),
        }
    }
    if wrong.is_empty() { Ok(business) } else { Err(wrong) }
}

fn read_hosts(business: &mut Business, profile: &Profile, wrong: &mut Vec<(Part, String)>) {
    business.hosts =
        profile.hosts.iter().map(|host| host.trim().to_lowercase()).filter(|host| !host.is_empty()).collect();
    let mut seen = HashSet::new();
    business.hosts.retain(|host| seen.insert(host.clone()));
    if let Some(host) = business.hosts.iter().find(|host| !is_host(host)) {
        wrong.push((Part::Hosts, format!("“{host}” is not a host name.")));
    }
}

fn read_hours(profile: &Profile, today: NaiveDate, wrong: &mut Vec<(Part, String)>) -> OpeningHours {
    let mut hours = OpeningHours::default();
    for (n, line) in profile.week.iter().enumerate() {
        match read_day(line) {
            Ok(day) => hours.week[n] = day,
            Err(words) => wrong.push((Part::Day(n), format!("{}: {words}", DAYS[n]))),
        }
    }
    match read_special_days(&profile.special_days, today) {
        Ok(days) => hours.days = days,
        Err((_, words)) => wrong.push((Part::SpecialDays, words)),
    }
    hours
}

/// The number as a telephone dials it: "+49 (0)7542 555-0138" is `+4975425550138`. `None`: it is none.
pub fn dialled(phone: &str) -> Option<String> {
    let plain = phone.replace("(0)", "");
    let digits: String = plain.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let signs =
        |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '\u{a0}' | '(' | ')' | '-' | '–' | '/' | '.');
    let fits = plain.chars().all(signs) && digits.len() >= 3 && !digits[1..].contains('+');
    fits.then_some(digits)
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
    let business = tx.lookup_business().await?.ok_or(DeedError::NoSuch("business"))?;
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
    let now = app.now();
    let mut business = read_profile(&profile, &business, now).map_err(|wrong| {
        DeedError::Refused(wrong.into_iter().map(|(_, words)| words).collect::<Vec<_>>().join(" "))
    })?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_is_dialled_however_it_is_written() {
        for (written, number) in [
            ("+49 7542 555 0138", "+4975425550138"),
            ("+49 (0)7542 / 555-0138", "+4975425550138"),
            ("07542 5550138", "075425550138"),
            ("110", "110"),
        ] {
            assert_eq!(dialled(written).as_deref(), Some(number), "{written}");
        }
        for none in ["call us", "12", "+49 7542 <script>", "1+2+3", "0800-OAK", ""] {
            assert_eq!(dialled(none), None, "{none}");
        }
    }
}
