//! The business: name, hours, promise.

use super::tabs;
use crate::desk::begin::zones;
use crate::door::Caller;
use crate::parts::shell::{self, Section};
use crate::parts::{Trouble, icon};
use crate::state::Web;
use actions::business::{Profile, save_profile};
use actions::today::lookup_business;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::promises::Promise;
use domain::team::Deed;
use maud::{Markup, html};
use serde::Deserialize;

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

#[derive(Deserialize)]
pub struct Flags {
    first: Option<String>,
    saved: Option<String>,
}

#[derive(Clone, Default, Deserialize)]
pub struct Fields {
    name: String,
    headline: String,
    about: String,
    hosts: String,
    time_zone: String,
    mail_from: String,
    day0: String,
    day1: String,
    day2: String,
    day3: String,
    day4: String,
    day5: String,
    day6: String,
    special: String,
    within: u32,
    unit: String,
    clock: String,
    /// What the page showed when it was made, as JSON: what others changed meanwhile stays.
    #[serde(default)]
    knew: String,
}

pub async fn show(State(web): State<Web>, caller: Caller, Query(flags): Query<Flags>) -> Markup {
    let profile = Profile::of(&caller.business);
    let [day0, day1, day2, day3, day4, day5, day6] = profile.week;
    let minutes = profile.promise.within_minutes;
    let (within, unit) =
        if minutes.is_multiple_of(60) { (minutes / 60, "hours") } else { (minutes, "minutes") };
    let fields = Fields {
        name: profile.name,
        headline: profile.headline,
        about: profile.about,
        hosts: profile.hosts.join("\n"),
        time_zone: profile.time_zone,
        mail_from: profile.mail_from.unwrap_or_default(),
        day0,
        day1,
        day2,
        day3,
        day4,
        day5,
        day6,
        special: profile.special_days,
        within,
        unit: unit.into(),
        clock: if profile.promise.opening_hours_only { "opening" } else { "all" }.into(),
        knew: written(&Profile::of(&caller.business)),
    };
    page(&web, &caller, &fields, None, &flags)
}

fn written(profile: &Profile) -> String {
    serde_json::to_string(profile).unwrap_or_default()
}

pub async fn save(State(web): State<Web>, caller: Caller, Form(mut fields): Form<Fields>) -> Response {
    let f = fields.clone();
    let knew: Option<Profile> = serde_json::from_str(&f.knew).ok();
    // As the page showed it: browsers end lines in their own way, and an empty field is none.
    let lines = |text: String| text.replace("\r\n", "\n");
    let profile = Profile {
        name: f.name,
        headline: f.headline,
        about: lines(f.about),
        hosts: f.hosts.lines().map(str::to_owned).collect(),
        time_zone: f.time_zone.trim().to_owned(),
        week: [f.day0, f.day1, f.day2, f.day3, f.day4, f.day5, f.day6],
        special_days: lines(f.special),
        promise: Promise {
            within_minutes: if f.unit == "hours" { f.within.saturating_mul(60) } else { f.within },
            opening_hours_only: f.clock == "opening",
        },
        mail_from: Some(f.mail_from).filter(|address| !address.trim().is_empty()),
    };
    match save_profile(&web.app, caller.seat(), knew.as_ref(), profile.clone()).await {
        Ok(_) => {
            web.forget_businesses();
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
            let flags = Flags { first: None, saved: None };
            (trouble.status, page(&web, &caller, &fields, Some(&trouble.words), &flags)).into_response()
        }
    }
}

fn page(web: &Web, caller: &Caller, fields: &Fields, wrong: Option<&str>, flags: &Flags) -> Markup {
    let may = caller.may(Deed::Manage);
    let main = html! {
        main.settings #main {
            (shell::top("Settings", &tabs("/desk/settings"), &html! {}))
            div.narrow {
                @if flags.first.is_some() { p.sentence { b { "Your desk is open." } " Say when you are home and what you promise; then connect the places where your customers talk." } }
                @if flags.saved.is_some() { p.done role="status" { (icon("check")) "Saved. " a href="/desk/channels/new" { "Connect a channel" } } }
                @if let Some(words) = wrong { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
                @if may { form.stack method="post" action="/desk/settings" data-knows="" { input type="hidden" name="knew" value=(fields.knew); (lines(fields, may)) button.primary { "Save" } } }
                @else { p.soft { "You may read here. Only an owner changes these." } div.stack { (lines(fields, may)) } }
                @if may { form.stack method="post" action="/desk/settings/export" {
                    h2 { "Take everything along" }
                    p.soft { "One file with your articles, pictures, conversations, contacts, needs, publications and the record, readable by other programs. No passwords or keys are in it; names and words of your customers are." }
                    button { "Save the file" }
                } }
            }
        }
    };
    shell::page(web, caller, Section::Settings, "Settings", &main)
}

/// Everything there is to fill in; to be read only, where somebody may not change it.
fn lines(fields: &Fields, may: bool) -> Markup {
    let days =
        [&fields.day0, &fields.day1, &fields.day2, &fields.day3, &fields.day4, &fields.day5, &fields.day6];
    html! {
        fieldset disabled[!may] {
            legend { "Your business" }
            label for="name" { "Name" } input #name name="name" required maxlength="120" value=(fields.name);
            label for="headline" { "One line for your website" } input #headline name="headline" maxlength="160" placeholder="Oak, made to stay." value=(fields.headline);
            label for="about" { "A few sentences about you" } textarea #about name="about" rows="3" maxlength="2000" { (fields.about) }
        }
        fieldset disabled[!may] {
            legend { "What you promise" }
            div.promise {
                label for="within" { "Every question is answered within" }
                input #within name="within" type="number" min="1" max="720" required value=(fields.within);
                select name="unit" aria-label="Unit" { option value="hours" selected[fields.unit == "hours"] { "hours" } option value="minutes" selected[fields.unit != "hours"] { "minutes" } }
                select name="clock" aria-label="Which hours count" { option value="opening" selected[fields.clock == "opening"] { "of opening time" } option value="all" selected[fields.clock != "opening"] { "by the clock" } }
            }
            p.soft { "A promise that runs already stays as it was when the question was asked." }
        }
        fieldset disabled[!may] {
            legend { "When somebody is home" }
            label for="time_zone" { "Time zone" } input #time_zone name="time_zone" list="zones" required value=(fields.time_zone); (zones())
            div.week { @for (n, (name, line)) in DAYS.iter().zip(days).enumerate() { label for=(format!("day{n}")) { (name) } input id=(format!("day{n}")) name=(format!("day{n}")) value=(line) placeholder="closed"; } }
            p.soft { "Such as 8:00–12:00, 13:00–17:00. Hours may cross midnight." }
            label for="special" { "Holidays and special days, one a line" } textarea #special name="special" rows="3" placeholder="2026-12-25 closed" { (fields.special) }
        }
        fieldset disabled[!may] {
            legend { "Website and mail" }
            label for="hosts" { "Host names of your website, one a line" } textarea #hosts name="hosts" rows="2" placeholder="adas-joinery.example" { (fields.hosts) }
            p.soft { "With a single business on this installation any name serves it." }
            label for="mail_from" { "Answers to website questions are sent from" } input #mail_from name="mail_from" type="email" value=(fields.mail_from) placeholder="the installation’s own address" aria-describedby="mail-from-help";
            small.soft #mail-from-help { "Letters come from this address where our mail server may send so; otherwise from the installation’s own, and what people answer goes to this one." }
        }
    }
}

/// Everything that belongs to the business, as a file.
pub async fn export(State(web): State<Web>, caller: Caller) -> Result<Response, Trouble> {
    Ok(crate::parts::export::send(&web, caller.seat())?)
}
