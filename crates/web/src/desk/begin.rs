//! Before the desk: the first owner, signing in and out, taking up an invitation.

use super::forms::Kept;
use crate::door::{Address, cookie, device, own_path, set_cookie, set_device};
use crate::parts::{Trouble, shell};
use crate::state::Web;
use actions::business::{NewOwner, begin_business, is_welcome};
use actions::team::{Joiner, Knock, SignedIn, find_invitation, join, open_session, sign_in, sign_out};
use axum::Router;
use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::Language;
use domain::team::Password;
use maud::{Markup, html};
use serde::Deserialize;

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/desk/sign-in", get(show_sign_in).post(do_sign_in))
        .route("/desk/sign-out", post(do_sign_out))
        .merge(super::forgotten::routes())
        .route("/desk/welcome/{token}", get(show_welcome).post(do_welcome))
        .route("/desk/invitations/{token}", get(show_invitation).post(do_join))
}

#[derive(Deserialize)]
struct Back {
    back: Option<String>,
}

#[derive(Deserialize)]
struct SignInForm {
    email: String,
    password: String,
    back: Option<String>,
    /// A form that was sent while signed out: where to, and what was in it.
    #[serde(default)]
    kept_path: String,
    #[serde(default)]
    kept_words: String,
}

async fn show_sign_in(State(web): State<Web>, Query(query): Query<Back>) -> Markup {
    sign_in_page(&web, "", query.back.as_deref().unwrap_or_default(), &Kept::default(), None)
}

async fn do_sign_in(
    State(web): State<Web>,
    address: Address,
    headers: HeaderMap,
    Form(form): Form<SignInForm>,
) -> Response {
    let device = device(&headers);
    let kept = Kept { path: form.kept_path, words: form.kept_words };
    let knock = Knock { address: &address.0, agent: agent(&headers), device: device.as_deref() };
    match sign_in(&web.app, &form.email, &form.password, knock).await {
        Ok(signed_in) if kept.is_sound() => seated(&web, &signed_in, kept.page(&web)),
        Ok(signed_in) => enter(&web, &signed_in, own_path(form.back.as_deref().unwrap_or_default())),
        Err(error) => {
            let trouble = Trouble::from(error);
            let page = sign_in_page(
                &web,
                &form.email,
                form.back.as_deref().unwrap_or_default(),
                &kept,
                Some(&trouble.words),
            );
            (trouble.status, page).into_response()
        }
    }
}

async fn do_sign_out(State(web): State<Web>, headers: HeaderMap) -> Result<Response, Trouble> {
    if let Some(cookie) = cookie(&headers) {
        sign_out(&web.app, &cookie).await?;
    }
    Ok(([(header::SET_COOKIE, set_cookie(&web, ""))], Redirect::to("/desk/sign-in")).into_response())
}

pub(super) fn sign_in_page(web: &Web, email: &str, back: &str, kept: &Kept, wrong: Option<&str>) -> Markup {
    shell::plain(
        "Sign in · Porchlight",
        &html! {
            h1 { "Sign in" }
            (alert(wrong))
            form.stack method="post" action="/desk/sign-in" {
                input type="hidden" name="back" value=(back);
                @if kept.is_sound() {
                    input type="hidden" name="kept_path" value=(kept.path);
                    input type="hidden" name="kept_words" value=(kept.words);
                }
                (field("email", "E-mail address", "email", email, "username", email.is_empty()))
                (field("password", "Password", "password", "", "current-password", !email.is_empty()))
                button.primary { "Sign in" }
            }
            @if web.app.writes_letters() { p { a href="/desk/forgotten" { "Forgotten your password?" } } }
            @else { p.soft { "Forgotten your password? An owner cannot see it either. Whoever runs this installation gives you another one: " code { "porchlight user password" } "." } }
        },
    )
}

#[derive(Deserialize)]
struct WelcomeForm {
    name: String,
    email: String,
    password: String,
    business: String,
    time_zone: String,
}

async fn show_welcome(State(web): State<Web>, Path(token): Path<String>) -> Result<Markup, Trouble> {
    if !is_welcome(&web.app, &token).await? {
        return Err(Trouble::gone(
            "This link was used, or is older than a day. Restart Porchlight and it prints a new one.",
        ));
    }
    let empty = WelcomeForm {
        name: String::new(),
        email: String::new(),
        password: String::new(),
        business: String::new(),
        time_zone: String::new(),
    };
    Ok(welcome_page(&token, &empty, None))
}

async fn do_welcome(
    State(web): State<Web>,
    Path(token): Path<String>,
    headers: HeaderMap,
    Form(form): Form<WelcomeForm>,
) -> Response {
    let knock = Knock { address: "", agent: agent(&headers), device: None };
    let begun = async {
        let owner = NewOwner {
            name: form.name.clone(),
            email: form
                .email
                .parse()
                .map_err(|error: domain::team::NotAnAddress| Trouble::bad(error.to_string()))?,
            password: Password::new(form.password.clone())
                .map_err(|error| Trouble::bad(error.to_string()))?,
            business: form.business.clone(),
            time_zone: form.time_zone.trim().parse().map_err(|_| {
                Trouble::bad(format!("“{}” is not a time zone, such as Europe/Berlin.", form.time_zone))
            })?,
            language: wanted(&headers),
        };
        let seat = begin_business(&web.app, &token, owner).await?;
        web.forget_businesses();
        Ok::<_, Trouble>(open_session(&web.app, seat.staff, seat, knock).await?)
    };
    match begun.await {
        Ok(signed_in) => enter(&web, &signed_in, "/desk/settings?first=1"),
        Err(trouble) => (trouble.status, welcome_page(&token, &form, Some(&trouble.words))).into_response(),
    }
}

fn welcome_page(token: &str, form: &WelcomeForm, wrong: Option<&str>) -> Markup {
    shell::plain(
        "Welcome to Porchlight",
        &html! {
            h1 { "The porch light is on" }
            p.lead { "A few lines, and your desk is ready. Everything can be changed later." }
            (alert(wrong))
            form.stack method="post" action=(format!("/desk/welcome/{token}")) {
                (field("business", "What is your business called?", "text", &form.business, "organization", true))
                (field("name", "Your name, as customers see it", "text", &form.name, "name", false))
                (field("email", "Your e-mail address", "email", &form.email, "username", false))
                (field("password", "A password, at least 10 characters", "password", "", "new-password", false))
                label for="time_zone" { "Time zone" }
                input #time_zone name="time_zone" list="zones" required value=(form.time_zone) placeholder="Europe/Berlin" data-time-zone="";
                (zones())
                button.primary { "Open the desk" }
            }
        },
    )
}

/// What the desk speaks to whoever begins here: letters have no browser to ask later.
fn wanted(headers: &HeaderMap) -> Option<Language> {
    Language::wanted(crate::door::accept_language(headers), &Language::DESK)
}

/// Every time zone there is, for fields that ask for one.
pub fn zones() -> Markup {
    html! { datalist #zones { @for zone in chrono_tz::TZ_VARIANTS { option value=(zone.name()) {} } } }
}

#[derive(Deserialize)]
struct JoinForm {
    name: Option<String>,
    password: String,
    somebody_else: Option<String>,
}

async fn show_invitation(State(web): State<Web>, Path(token): Path<String>) -> Result<Markup, Trouble> {
    let invitation = find_invitation(&web.app, &token)
        .await?
        .ok_or_else(|| Trouble::gone("This invitation has been used or has expired. Ask for a new one."))?;
    Ok(join_page(&token, &invitation.email, invitation.role.name(), None))
}

async fn do_join(
    State(web): State<Web>,
    Path(token): Path<String>,
    address: Address,
    headers: HeaderMap,
    Form(form): Form<JoinForm>,
) -> Response {
    let device = device(&headers);
    let knock = Knock { address: &address.0, agent: agent(&headers), device: device.as_deref() };
    let joined = async {
        let password =
            Password::new(form.password.clone()).map_err(|error| Trouble::bad(error.to_string()))?;
        let name = form.name.as_deref().unwrap_or_default();
        let (language, somebody_else) = (wanted(&headers), form.somebody_else.is_some());
        let joiner = Joiner { name, password, language, somebody_else };
        let seat = join(&web.app, &token, joiner, knock).await?;
        Ok::<_, Trouble>(open_session(&web.app, seat.staff, seat, knock).await?)
    };
    match joined.await {
        Ok(signed_in) => enter(&web, &signed_in, "/desk"),
        Err(trouble) => (trouble.status, join_page(&token, "", "", Some(&trouble.words))).into_response(),
    }
}

fn join_page(token: &str, email: &str, role: &str, wrong: Option<&str>) -> Markup {
    shell::plain(
        "Join the team · Porchlight",
        &html! {
            h1 { "Join the team" }
            @if !email.is_empty() { p.lead { "You are invited as " (role) ", with " (email) "." } }
            (alert(wrong))
            form.stack method="post" action=(format!("/desk/invitations/{token}")) {
                (field("name", "Your name, as customers see it", "text", "", "name", true))
                (field("password", "A password, at least 10 characters", "password", "", "new-password", false))
                @if wrong.is_some() {
                    label.check { input type="checkbox" name="somebody_else" value="yes"; " Somebody else signs in with this address: make me an account of my own" }
                }
                button.primary { "Join" }
            }
        },
    )
}

pub(super) fn alert(wrong: Option<&str>) -> Markup {
    html! { @if let Some(words) = wrong { p.wrong role="alert" { (crate::parts::icon("triangle-alert")) (words) } } }
}

/// `here`: the first to be filled in; of a page's fields one is.
pub(super) fn field(name: &str, label: &str, kind: &str, value: &str, complete: &str, here: bool) -> Markup {
    html! {
        label for=(name) { (label) }
        input id=(name) name=(name) type=(kind) value=(value) autocomplete=(complete) required autofocus[here];
    }
}

fn enter(web: &Web, signed_in: &SignedIn, to: &str) -> Response {
    let there = (StatusCode::SEE_OTHER, [(header::LOCATION, to.to_owned())]);
    seated(web, signed_in, there)
}

/// A page with the cookies of whoever has just signed in.
fn seated(web: &Web, signed_in: &SignedIn, page: impl IntoResponse) -> Response {
    let cookies = [set_cookie(web, &signed_in.cookie), set_device(web, &signed_in.device)];
    let cookies = cookies.map(|cookie| (header::SET_COOKIE, cookie));
    (AppendHeaders(cookies), page).into_response()
}

pub(super) fn agent(headers: &HeaderMap) -> &str {
    headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default()
}
