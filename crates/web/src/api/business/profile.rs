//! What the owner decides: name, hours, promise; and how the porch light stands.

use crate::api::asked::Body;
use crate::api::caller::Bearer;
use crate::api::problem::{NotDone, NotRead, Problem, at_most};
use crate::state::Web;
use actions::business::{Profile, save_profile};
use actions::today::lookup_business;
use axum::Json;
use axum::extract::State;
use domain::Language;
use domain::business::{Business, PorchLight};
use domain::inbox::ReleaseRule;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Serialize, ToSchema)]
pub struct BusinessShape {
    id: Uuid,
    name: String,
    /// One line for the website.
    headline: String,
    about: String,
    /// Host names of its website; with a single business on the installation any name serves it.
    hosts: Vec<String>,
    time_zone: String,
    /// Of the website and of letters to customers: `en`, `de`, `fr`, `es`, `it`, `nl`, `pl`, `pt` or `ar`; absent: what each
    /// visitor's browser wants.
    language: Option<String>,
    /// Seven lines, Monday first: "8:00–12:00, 13:00–17:00", or empty for closed.
    opening_hours: Vec<String>,
    /// "2026-12-25 closed" or "2026-12-24 9:00–12:00".
    special_days: Vec<String>,
    promise_minutes: u32,
    promise_counts_opening_hours_only: bool,
    /// Where answers to website questions are sent from; absent: the installation's own address.
    mail_from: Option<String>,
    /// Lines of an address, or empty.
    address: String,
    phone: String,
    /// When what visitors ask, and let others read, appears on the website: `at_once` or `after_a_look`.
    questions_appear: AppearShape,
    /// The same for what is said on networks under what was published.
    comments_appear: AppearShape,
    open: bool,
    /// When a question asked now has to be answered.
    answer_by: String,
    waiting: u64,
    /// Of the last thirty days.
    promises_kept: u64,
    promises_broken: u64,
}

/// When words of strangers appear on the website.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AppearShape {
    AtOnce,
    AfterALook,
}

impl From<ReleaseRule> for AppearShape {
    fn from(from: ReleaseRule) -> Self {
        match from {
            ReleaseRule::AtOnce => Self::AtOnce,
            ReleaseRule::AfterALook => Self::AfterALook,
        }
    }
}

impl From<AppearShape> for ReleaseRule {
    fn from(from: AppearShape) -> Self {
        match from {
            AppearShape::AtOnce => Self::AtOnce,
            AppearShape::AfterALook => Self::AfterALook,
        }
    }
}

/// The business the token belongs to, and its porch light.
#[utoipa::path(get, path = "/business", responses((status = 200, body = BusinessShape), NotRead))]
pub async fn business(State(web): State<Web>, Bearer(seat): Bearer) -> Result<Json<BusinessShape>, Problem> {
    shape(&web, lookup_business(&web.app, seat.business).await?).await
}

async fn shape(web: &Web, business: Business) -> Result<Json<BusinessShape>, Problem> {
    let porch = web.porch(&business).await?;
    let profile = Profile::of(&business);
    Ok(Json(BusinessShape {
        id: business.id.0,
        name: profile.name,
        headline: profile.headline,
        about: profile.about,
        hosts: profile.hosts,
        time_zone: profile.time_zone,
        language: profile.language.map(|language| language.code().to_owned()),
        opening_hours: profile.week.into(),
        special_days: profile.special_days.lines().map(str::to_owned).collect(),
        promise_minutes: profile.promise.within_minutes,
        promise_counts_opening_hours_only: profile.promise.opening_hours_only,
        mail_from: profile.mail_from,
        address: profile.address,
        phone: profile.phone,
        questions_appear: profile.releases.questions.into(),
        comments_appear: profile.releases.comments.into(),
        open: matches!(porch.light, PorchLight::Lit { .. }),
        answer_by: porch.answer_by.rfc3339(),
        waiting: web.app.of(business.id).count_waiting().await?,
        promises_kept: porch.kept.kept,
        promises_broken: porch.kept.broken,
    }))
}

/// What is absent or null stays as it is.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ChangedBusiness {
    #[schema(min_length = 1, max_length = 120)]
    name: Option<String>,
    #[schema(max_length = 160)]
    headline: Option<String>,
    #[schema(max_length = 2000)]
    about: Option<String>,
    hosts: Option<Vec<String>>,
    /// Such as Europe/Berlin.
    time_zone: Option<String>,
    /// Of the website and of letters to customers: `en`, `de`, `fr`, `es`, `it`, `nl`, `pl`, `pt` or `ar`. Empty: what each
    /// visitor's browser wants.
    language: Option<String>,
    /// Seven lines, Monday first: "8:00–12:00, 13:00–17:00", or empty for closed. Hours may cross midnight.
    #[schema(value_type = Option<Vec<String>>, min_items = 7, max_items = 7)]
    opening_hours: Option<[String; 7]>,
    /// "2026-12-25 closed" or "2026-12-24 9:00–12:00"; dates may be written as people do, and be several in a row.
    special_days: Option<Vec<String>>,
    #[schema(minimum = 1, maximum = 43200)]
    promise_minutes: Option<u32>,
    promise_counts_opening_hours_only: Option<bool>,
    /// Empty: the installation's own address.
    mail_from: Option<String>,
    #[schema(max_length = 300)]
    address: Option<String>,
    /// Digits with what people put between them.
    #[schema(max_length = 60)]
    phone: Option<String>,
    questions_appear: Option<AppearShape>,
    comments_appear: Option<AppearShape>,
}

/// What a program chose: nothing, which leaves it as it `was`; an empty text, which is no language; or one we have.
pub fn read_language(chosen: Option<&str>, was: Option<Language>) -> Result<Option<Language>, Problem> {
    match chosen {
        None => Ok(was),
        Some("") => Ok(None),
        Some(code) => match Language::ALL.into_iter().find(|language| language.code() == code) {
            Some(language) => Ok(Some(language)),
            None => Err(Problem::refused("`language` is none that Porchlight speaks: see the description.")),
        },
    }
}

/// Changes name, hours, promise. A promise that runs already stays as it was when the question was asked.
#[utoipa::path(patch, path = "/business", request_body = ChangedBusiness, responses((status = 200, body = BusinessShape), NotDone))]
pub async fn change(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Body(changed): Body<ChangedBusiness>,
) -> Result<Json<BusinessShape>, Problem> {
    for (what, text, most) in [
        ("name", &changed.name, 120),
        ("headline", &changed.headline, 160),
        ("about", &changed.about, 2000),
        ("address", &changed.address, 300),
        ("phone", &changed.phone, 60),
    ] {
        at_most(what, text.as_deref().unwrap_or_default(), most)?;
    }
    let knew = Profile::of(&lookup_business(&web.app, seat.business).await?);
    let mut profile = knew.clone();
    profile.name = changed.name.unwrap_or(profile.name);
    profile.headline = changed.headline.unwrap_or(profile.headline);
    profile.about = changed.about.unwrap_or(profile.about);
    profile.hosts = changed.hosts.unwrap_or(profile.hosts);
    profile.time_zone = changed.time_zone.unwrap_or(profile.time_zone);
    profile.language = read_language(changed.language.as_deref(), profile.language)?;
    profile.week = changed.opening_hours.unwrap_or(profile.week);
    profile.special_days = changed.special_days.map_or(profile.special_days, |days| days.join("\n"));
    profile.promise.within_minutes = changed.promise_minutes.unwrap_or(profile.promise.within_minutes);
    profile.promise.opening_hours_only =
        changed.promise_counts_opening_hours_only.unwrap_or(profile.promise.opening_hours_only);
    profile.mail_from = changed.mail_from.or(profile.mail_from);
    profile.address = changed.address.unwrap_or(profile.address);
    profile.phone = changed.phone.unwrap_or(profile.phone);
    profile.releases.questions =
        changed.questions_appear.map_or(profile.releases.questions, ReleaseRule::from);
    profile.releases.comments = changed.comments_appear.map_or(profile.releases.comments, ReleaseRule::from);
    let business = save_profile(&web.app, &seat, Some(&knew), profile).await?;
    web.forget_hosts();
    shape(&web, business).await
}
