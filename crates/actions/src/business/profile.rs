//! What the owner decides, in the form in which it is read and changed.

use domain::Language;
use domain::business::{Business, write_day, write_special_days};
use domain::inbox::ReleaseRules;
use domain::promises::Promise;
use serde::{Deserialize, Serialize};

/// What the settings page holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    pub name: String,
    pub headline: String,
    pub about: String,
    pub hosts: Vec<String>,
    pub time_zone: String,
    /// Of the website and of letters to customers; `None`: what each visitor's browser wants.
    #[serde(default)]
    pub language: Option<Language>,
    /// Seven lines, Monday first: "8:00–12:00, 13:00–17:00", or empty for closed.
    pub week: [String; 7],
    /// One a line, as [`domain::business::read_special_days`] takes them: "2026-12-24 9:00–12:00".
    pub special_days: String,
    pub promise: Promise,
    pub mail_from: Option<String>,
    /// A line each; empty where there is no door to come to.
    pub address: String,
    pub phone: String,
    pub releases: ReleaseRules,
}

impl Profile {
    /// As it stands, in the form it is changed in.
    pub fn of(business: &Business) -> Self {
        Self {
            name: business.name.clone(),
            headline: business.headline.clone(),
            about: business.about.clone(),
            hosts: business.hosts.clone(),
            time_zone: business.time_zone.name().to_owned(),
            language: business.language,
            week: std::array::from_fn(|day| write_day(&business.hours.week[day])),
            special_days: write_special_days(&business.hours.days),
            promise: business.promise,
            mail_from: business.mail_from.clone(),
            address: business.address.clone(),
            phone: business.phone.clone(),
            releases: business.releases,
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
            language: known!(language),
            week: known!(week),
            special_days: known!(special_days),
            promise: known!(promise),
            mail_from: known!(mail_from),
            address: known!(address),
            phone: known!(phone),
            releases: known!(releases),
        }
    }

    /// What somebody changed who saw `knew`, put into what stands there `now`. Of what two changed meanwhile, the names.
    pub(super) fn put_into(self, knew: &Self, now: Self) -> Result<Self, Vec<&'static str>> {
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
            language: merged!(language, "the language of your website"),
            week: merged!(week, "the opening hours"),
            special_days: merged!(special_days, "the holidays and special days"),
            promise: merged!(promise, "the promise"),
            mail_from: merged!(mail_from, "the address of your letters"),
            address: merged!(address, "where you are"),
            phone: merged!(phone, "the telephone number"),
            releases: merged!(releases, "what appears on your website after a look"),
        };
        if both.is_empty() { Ok(merged) } else { Err(both) }
    }
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
            language: None,
            week: Default::default(),
            special_days: String::new(),
            promise: Promise::default(),
            mail_from: None,
            address: String::new(),
            phone: String::new(),
            releases: ReleaseRules::default(),
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
}
