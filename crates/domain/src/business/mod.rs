//! The business itself: who it is, when somebody is home, and what it promises.

mod here;
mod hours;
mod times;
mod written;

pub use here::{Here, capital};
pub use hours::{Day, OpeningHours, Span};
pub use times::{read_day, write_day};
pub use written::{read_special_days, tell_special_days, write_special_days};

use crate::inbox::ReleaseRules;
use crate::promises::Promise;
use crate::{BusinessId, Language, Timestamp};
use chrono::TimeDelta;
use chrono_tz::Tz;

/// A tenant: the profile, opening hours, promise and site of one company.
#[derive(Clone, Debug, PartialEq)]
pub struct Business {
    pub id: BusinessId,
    pub name: String,
    /// One line under the name on the website: "Oak, made to stay."
    pub headline: String,
    /// A few sentences about the business, plain text.
    pub about: String,
    /// Host names under which the website answers; with a single business any name serves it.
    pub hosts: Vec<String>,
    pub time_zone: Tz,
    /// What its website speaks, and its letters to customers; `None`: what each visitor's browser wants.
    pub language: Option<Language>,
    pub hours: OpeningHours,
    pub promise: Promise,
    /// Where the website's answers are sent from, if not the installation's own address.
    pub mail_from: Option<String>,
    /// Where it is found, a line each; empty where it has no door to come to.
    pub address: String,
    /// As it is written and read: "+49 7542 555 0138".
    pub phone: String,
    /// When strangers' words appear on the website.
    pub releases: ReleaseRules,
    pub created_at: Timestamp,
    /// Filled once the owner has been through the first settings.
    pub settled_at: Option<Timestamp>,
}

/// A text the law wants to be on its website.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statement {
    /// Who is behind it.
    Imprint,
    /// What becomes of what visitors tell.
    Privacy,
}

impl Statement {
    pub const ALL: [Self; 2] = [Self::Imprint, Self::Privacy];

    pub fn name(self) -> &'static str {
        match self {
            Self::Imprint => "imprint",
            Self::Privacy => "privacy",
        }
    }
}

/// The porch light: whether somebody is home, and until or from when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PorchLight {
    /// Open now, until this moment; none: it does not close in the week to come.
    Lit { until: Option<Timestamp> },
    /// Closed now; opens again then, if it ever does.
    Dim { opens: Option<Timestamp> },
}

impl Business {
    pub fn porch_light(&self, now: Timestamp) -> PorchLight {
        match self.hours.open_now(self.time_zone, now) {
            Some((_, until)) => {
                PorchLight::Lit { until: Some(until).filter(|until| until.since(now) < TimeDelta::days(7)) }
            }
            None => PorchLight::Dim { opens: self.hours.next_opening(self.time_zone, now) },
        }
    }

    /// When a question asked at `asked` has to be answered.
    pub fn due_at(&self, asked: Timestamp) -> Timestamp {
        self.promise.due_at(asked, &self.hours, self.time_zone)
    }
}
