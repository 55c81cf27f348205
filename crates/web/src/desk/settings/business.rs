//! The business: name, hours, promise.

use super::hours::{self, DAYS, Hours};
use super::test_letter::test_letter;
use super::{languages, tabs};
use crate::desk::begin::zones;
use crate::door::Caller;
use crate::parts::shell::{self, Section, here};
use crate::parts::{Trouble, icon};
use crate::state::Web;
use actions::business::{Part, Profile, read_profile, save_profile};
use actions::today::lookup_business;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Language;
use domain::business::{Business, tell_special_days};
use domain::inbox::{ReleaseRule, ReleaseRules};
use domain::promises::Promise;
use domain::team::Deed;
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Flags {
    first: Option<String>,
    saved: Option<String>,
}

/// What stands on the page.
#[derive(Clone, Default)]
struct Fields {
    name: String,
    headline: String,
    about: String,
    hosts: String,
    time_zone: String,
    language: Option<Language>,
    mail_from: String,
    address: String,
    phone: String,
    releases: ReleaseRules,
    week: [Hours; 7],
    special: String,
    within: u32,
    unit: String,
    clock: String,
    /// What the page showed when it was made, as JSON: what others changed meanwhile stays.
    knew: String,
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

/// What is wrong, each with where it stands; or with the page as a whole.
#[derive(Default)]
struct Wrong {
    parts: Vec<(Part, String)>,
    all: Option<String>,
}

impl Wrong {
    /// In a place of its own, into which the script puts what a save was told.
    fn at(&self, part: Part) -> Markup {
        html! { div.told-at data-told="" id=(format!("told-{part:?}")) { (self.words(part)) } }
    }

    fn words(&self, part: Part) -> Markup {
        let words = self.parts.iter().filter(|(at, _)| *at == part).map(|(_, words)| words);
        html! { @for words in words { p.wrong { (icon("triangle-alert")) span { (words) } } } }
    }

    fn is_at(&self, part: Part) -> bool {
        self.parts.iter().any(|(at, _)| *at == part)
    }
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
    let nights = hours::ask_about_nights(&mut fields.week, &read.hours);
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
            refused(&fields, trouble.status, Wrong { parts: Vec::new(), all: Some(trouble.words) })
        }
    }
}

fn page(web: &Web, caller: &Caller, fields: &Fields, wrong: &Wrong, flags: &Flags) -> Markup {
    let may = caller.may(Deed::Manage);
    let count = wrong.parts.len();
    let main = html! {
        main.settings #main {
            (shell::top("Settings", &tabs("/desk/settings"), &html! {}))
            div.narrow.beside-words {
                div {
                    @if flags.first.is_some() { p.sentence { b { "Your desk is open." } " Say when you are home and what you promise; then " a href="/desk" { "take the first steps" } "." } }
                    @if flags.saved.is_some() { p.done role="status" { (icon("check")) "Saved. " a href="/desk/channels/new" { "Connect a channel" } } }
                    @if let Some(words) = &wrong.all { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
                    @if count > 0 { p.wrong role="alert" { (icon("triangle-alert")) @if count == 1 { "One thing is wrong below, nothing is saved yet." } @else { (count) " things are wrong below, nothing is saved yet." } } }
                    @if may { form.stack method="post" action="/desk/settings" data-knows="" { input type="hidden" name="knew" value=(fields.knew); (lines(fields, wrong, may)) button.primary { "Save" } } }
                    @else { p.soft { "You may read here. Only an owner changes these." } div.stack { (lines(fields, wrong, may)) } }
                    @if may { (test_letter(web, caller, "")) }
                    @if may { form.stack method="post" action="/desk/settings/export" {
                        h2 { "Take everything along" }
                        p.soft { "One file with your articles, pictures, conversations, contacts, needs, publications and the record, readable by other programs. No passwords or keys are in it; names and words of your customers are." }
                        button { "Save the file" }
                    } }
                }
                (examples(web, caller))
            }
        }
    };
    shell::page(web, caller, Section::Settings, "Settings", &main)
}

/// The promise in words, and what it means for a question that is asked now and one that is asked when nobody is here.
fn examples(web: &Web, caller: &Caller) -> Markup {
    let (business, here) = (&caller.business, here(web, caller));
    let shut = business.hours.open_now(business.time_zone, here.now).map_or(here.now, |(_, until)| until);
    let later = shut.plus(chrono::TimeDelta::minutes(30));
    html! {
        aside.in-words aria-label="The promise in words" {
            small { "In words" }
            p { "We answer within " (business.promise.words()) "." }
            p.soft { "Shown on your website beside the porch light." }
            small { "For example" }
            dl {
                @for asked in [here.now, later] {
                    dt { "Asked" } dd { (here.moment(asked)) }
                    dt { "Due" } dd { b { (here.moment(business.due_at(asked))) } }
                }
            }
            p.soft { "As it is saved now. A promise that runs already stays as it was when the question was asked." }
        }
    }
}

/// Everything there is to fill in; to be read only, where somebody may not change it.
fn lines(fields: &Fields, wrong: &Wrong, may: bool) -> Markup {
    let invalid = |part| wrong.is_at(part).then_some("true");
    html! {
        fieldset disabled[!may] {
            legend { "Your business" }
            label for="name" { "Name" } input #name name="name" required maxlength="120" value=(fields.name) aria-invalid=[invalid(Part::Name)]; (wrong.at(Part::Name))
            label for="headline" { "One line for your website" } input #headline name="headline" maxlength="160" placeholder="Oak, made to stay." value=(fields.headline);
            label for="about" { "A few sentences about you" } textarea #about name="about" rows="3" maxlength="2000" { (fields.about) }
            label for="address" { "Where you are" } textarea #address name="address" rows="2" maxlength="300" placeholder="Wending Yard 4\n88069 Tettnang" autocomplete="street-address" { (fields.address) }
            label for="phone" { "Telephone" } input #phone name="phone" type="tel" maxlength="60" value=(fields.phone) autocomplete="tel" aria-invalid=[invalid(Part::Phone)]; (wrong.at(Part::Phone))
            p.soft { "Both stand at the foot of your website, the number as one to tap." }
        }
        fieldset disabled[!may] {
            legend { "What you promise" }
            div.promise {
                label for="within" { "Every question is answered within" }
                input #within name="within" type="number" min="1" max="720" required value=(fields.within) aria-invalid=[invalid(Part::Promise)];
                select name="unit" aria-label="Unit" { option value="hours" selected[fields.unit == "hours"] { "hours" } option value="minutes" selected[fields.unit != "hours"] { "minutes" } }
                select name="clock" aria-label="Which hours count" { option value="opening" selected[fields.clock == "opening"] { "of opening time" } option value="all" selected[fields.clock != "opening"] { "by the clock" } }
            }
            (wrong.at(Part::Promise))
        }
        fieldset disabled[!may] {
            legend { "When somebody is home" }
            label for="time_zone" { "Time zone" } input #time_zone name="time_zone" list="zones" required value=(fields.time_zone) aria-invalid=[invalid(Part::TimeZone)]; (zones()) (wrong.at(Part::TimeZone))
            div.hours { @for (n, name) in DAYS.iter().enumerate() { (hours::row(n, name, &fields.week[n], &wrong.words(Part::Day(n)))) } }
            label for="special" { "Days that differ, one or some in a row a line" } textarea #special name="special" rows="4" placeholder="25 December\n24.12. 9–12\n3 to 21 August 2026 closed" aria-invalid=[invalid(Part::SpecialDays)] { (fields.special) } (wrong.at(Part::SpecialDays))
        }
        fieldset disabled[!may] {
            legend { "Words of others on your website" }
            (appear("questions_appear", "What visitors ask and let others read, under your articles", fields.releases.questions))
            (appear("comments_appear", "What is said on networks under what you published", fields.releases.comments))
            p.soft { "What a network hides is hidden on your website, too. What waits for a look stands " a href="/desk/inbox/releases" { "in the inbox" } "; what stands on the website already stays there." }
        }
        fieldset disabled[!may] {
            legend { "Website and mail" }
            label for="language" { "Language of your website and of letters to customers" } (languages("language", fields.language, &Language::ALL, "what each visitor’s browser wants"))
            label for="hosts" { "Host names of your website, one a line" } textarea #hosts name="hosts" rows="2" placeholder="adas-joinery.example" aria-invalid=[invalid(Part::Hosts)] { (fields.hosts) } (wrong.at(Part::Hosts))
            p.soft { "With a single business on this installation any name serves it." }
            label for="mail_from" { "Answers to website questions are sent from" } input #mail_from name="mail_from" type="email" value=(fields.mail_from) placeholder="the installation’s own address" aria-describedby="mail-from-help" aria-invalid=[invalid(Part::MailFrom)]; (wrong.at(Part::MailFrom))
            small.soft #mail-from-help { "Letters come from this address where our mail server may send so; otherwise from the installation’s own, and what people answer goes to this one." }
            p { a href="/desk/settings/statements" { "Imprint and privacy statement" } }
        }
    }
}

fn appear(name: &str, words: &str, rule: ReleaseRule) -> Markup {
    html! {
        label for=(name) { (words) }
        select id=(name) name=(name) {
            option value="after_a_look" selected[rule == ReleaseRule::AfterALook] { "appears after one of you has looked" }
            option value="at_once" selected[rule == ReleaseRule::AtOnce] { "appears at once" }
        }
    }
}

/// Everything that belongs to the business, as a file.
pub async fn export(State(web): State<Web>, caller: Caller) -> Result<Response, Trouble> {
    Ok(crate::parts::export::send(&web, caller.seat())?)
}
