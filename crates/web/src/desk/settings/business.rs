//! The business: name, hours, promise.

use super::business_page::{Wrong, page};
use super::hours::{self, Hours};
use crate::door::Caller;
use crate::parts::Trouble;
use crate::parts::shell::times;
use crate::state::Web;
use actions::business::{Profile, read_profile, save_profile};
use actions::today::lookup_business;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Language;
use domain::business::{Business, tell_special_days};
use domain::inbox::{ReleaseRule, ReleaseRules};
use domain::promises::Promise;
use domain::team::Deed;
use maud::Markup;
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Flags {
    pub first: Option<String>,
    pub saved: Option<String>,
}

/// What stands on the page.
#[derive(Clone, Default)]
pub struct Fields {
    pub name: String,
    pub headline: String,
    pub about: String,
    pub hosts: String,
    pub time_zone: String,
    pub language: Option<Language>,
    pub mail_from: String,
    pub address: String,
    pub phone: String,
    pub releases: ReleaseRules,
    pub week: [Hours; 7],
    pub special: String,
    pub within: u32,
    pub unit: String,
    pub clock: String,
    /// What the page showed when it was made, as JSON: what others changed meanwhile stays.
    pub knew: String,
}

impl Fields {
    fn of(business: &Business) -> Self {
        let profile = Profile::of(business);
        let knew = written(&profile);
        let minutes = profile.promise.within_minutes;
        let (within, unit) =
            if minutes.is_multiple_of(60) { (minutes / 60, "hours") } else { (minutes, "minutes") };
        Self {
            name: profile.name,
            headline: profile.headline,
            about: profile.about,
            hosts: profile.hosts.join("\n"),
            time_zone: profile.time_zone,
            language: profile.language,
            mail_from: profile.mail_from.unwrap_or_default(),
            address: profile.address,
            phone: profile.phone,
            releases: profile.releases,
            week: std::array::from_fn(|day| Hours::of(&business.hours.week[day])),
            special: tell_special_days(&business.hours.days),
            within,
            unit: unit.into(),
            clock: if profile.promise.opening_hours_only { "opening" } else { "all" }.into(),
            knew,
        }
    }

    /// As a browser sends them: a day's times stand in fields of one name.
    fn read(sent: Vec<(String, String)>) -> Self {
        let mut fields = Self::default();
        for (name, value) in sent {
            // Browsers end lines in their own way.
            let value = value.replace("\r\n", "\n");
            match name.as_str() {
                "name" => fields.name = value,
                "headline" => fields.headline = value,
                "about" => fields.about = value,
                "hosts" => fields.hosts = value,
                "time_zone" => fields.time_zone = value,
                "language" => fields.language = Language::from_code(&value),
                "mail_from" => fields.mail_from = value,
                "address" => fields.address = value,
                "phone" => fields.phone = value,
                "special" => fields.special = value,
                "questions_appear" => fields.releases.questions = rule(&value),
                "comments_appear" => fields.releases.comments = rule(&value),
                "within" => fields.within = value.trim().parse().unwrap_or_default(),
                "unit" => fields.unit = value,
                "clock" => fields.clock = value,
                "knew" => fields.knew = value,
                _ => hours::read(&mut fields.week, &name, value),
            }
        }
        fields
    }

    fn profile(&self) -> Profile {
        Profile {
            name: self.name.clone(),
            headline: self.headline.clone(),
            about: self.about.clone(),
            hosts: self.hosts.lines().map(str::to_owned).collect(),
            time_zone: self.time_zone.trim().to_owned(),
            language: self.language,
            week: std::array::from_fn(|day| self.week[day].line()),
            special_days: self.special.clone(),
            promise: Promise {
                within_minutes: if self.unit == "hours" {
                    self.within.saturating_mul(60)
                } else {
                    self.within
                },
                opening_hours_only: self.clock == "opening",
            },
            mail_from: Some(self.mail_from.clone()).filter(|address| !address.trim().is_empty()),
            address: self.address.clone(),
            phone: self.phone.clone(),
            releases: self.releases,
        }
    }
}

/// In doubt somebody looks first.
fn rule(name: &str) -> ReleaseRule {
    if name == "at_once" { ReleaseRule::AtOnce } else { ReleaseRule::AfterALook }
}

fn written(profile: &Profile) -> String {
    serde_json::to_string(profile).unwrap_or_default()
}

pub async fn show(State(web): State<Web>, caller: Caller, Query(flags): Query<Flags>) -> Markup {
    page(&web, &caller, &Fields::of(&caller.business), &Wrong::default(), &flags)
}

pub async fn save(
    State(web): State<Web>,
    caller: Caller,
    Form(sent): Form<Vec<(String, String)>>,
) -> Response {
    let mut fields = Fields::read(sent);
    let flags = Flags { first: None, saved: None };
    let refused = |fields: &Fields, status: StatusCode, wrong: Wrong| {
        (status, page(&web, &caller, fields, &wrong, &flags)).into_response()
    };
    let knew: Option<Profile> = serde_json::from_str(&fields.knew).ok();
    let read = match read_profile(&fields.profile(), &caller.business, web.app.now()) {
        Ok(read) => read,
        Err(parts) if caller.may(Deed::Manage) => {
            return refused(&fields, StatusCode::UNPROCESSABLE_ENTITY, Wrong { parts, all: None });
        }
        Err(_) => return Trouble::from(actions::DeedError::NotAllowed).into_response(),
    };
    let nights = hours::ask_about_nights(&mut fields.week, &read.hours, times(&web, &caller));
    if !nights.is_empty() {
        return refused(&fields, StatusCode::UNPROCESSABLE_ENTITY, Wrong { parts: nights, all: None });
    }
    // As it is kept, so that another way of writing the same is not taken for a change.
    let profile = Profile::of(&read);
    match save_profile(&web.app, caller.seat(), knew.as_ref(), profile.clone()).await {
        Ok(_) => {
            web.forget_hosts();
            Redirect::to("/desk/settings?saved=1").into_response()
        }
        Err(error) => {
            let trouble = Trouble::from(error);
            // Told what others did, they know it from now on.
            if let (StatusCode::CONFLICT, Some(knew)) = (trouble.status, knew)
                && let Ok(now) = lookup_business(&web.app, caller.business.id).await
            {
                fields.knew = written(&knew.told(&profile, Profile::of(&now)));
            }
            refused(
                &fields,
                trouble.status,
                Wrong { parts: Vec::new(), all: Some(trouble.told(caller.voice)) },
            )
        }
    }
}

/// Everything that belongs to the business, as a file.
pub async fn export(State(web): State<Web>, caller: Caller) -> Result<Response, Trouble> {
    Ok(crate::parts::export::send(&web, caller.seat())?)
}
