//! Before the desk: the first owner, signing in and out, taking up an invitation.

use super::forms::Kept;
use crate::door::{Address, Spoken, cookie, device, own_path, set_cookie, set_device, spoken};
use crate::parts::{Trouble, shell};
use crate::state::Web;
use actions::business::{NewOwner, begin_business, is_welcome};
use actions::team::{
    Joiner, Knock, SignedIn, find_invitation, join, open_session, role_in_words, sign_in, sign_out,
};
use axum::Router;
use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::Language;
use domain::team::{EmailAddress, Password, Role};
use maud::{Markup, html};
use serde::Deserialize;
use words::{Voice, message, say};

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

async fn show_sign_in(State(web): State<Web>, Spoken(voice): Spoken, Query(query): Query<Back>) -> Markup {
    sign_in_page(&web, voice, "", query.back.as_deref().unwrap_or_default(), &Kept::default(), None)
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
        Ok(signed_in) if kept.is_sound() => seated(&web, &signed_in, kept.page(&web, spoken(&headers))),
        Ok(signed_in) => enter(&web, &signed_in, own_path(form.back.as_deref().unwrap_or_default())),
        Err(error) => {
            let trouble = Trouble::from(error);
            let (voice, back) = (spoken(&headers), form.back.as_deref().unwrap_or_default());
            let page = sign_in_page(&web, voice, &form.email, back, &kept, Some(&trouble.told(voice)));
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

pub(super) fn sign_in_page(
    web: &Web,
    voice: Voice,
    email: &str,
    back: &str,
    kept: &Kept,
    wrong: Option<&str>,
) -> Markup {
    let sign_in = say!(voice, "sign-in");
    shell::plain(
        voice,
        &sign_in,
        &html! {
            h1 { (sign_in) }
            (alert(wrong))
            form.stack method="post" action="/desk/sign-in" {
                input type="hidden" name="back" value=(back);
                @if kept.is_sound() {
                    input type="hidden" name="kept_path" value=(kept.path);
                    input type="hidden" name="kept_words" value=(kept.words);
                }
                (field("email", &say!(voice, "sign-in-email"), "email", email, "username", email.is_empty()))
                (field("password", &say!(voice, "sign-in-password"), "password", "", "current-password", !email.is_empty()))
                button.primary { (sign_in) }
            }
            @if web.app.writes_letters() { p { a href="/desk/forgotten" { (say!(voice, "sign-in-forgotten")) } } }
            @else { p.soft { (say!(voice, "sign-in-no-letters")) " " code dir="ltr" { "porchlight user password" } } }
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

async fn show_welcome(
    State(web): State<Web>,
    Spoken(voice): Spoken,
    Path(token): Path<String>,
) -> Result<Markup, Trouble> {
    if !is_welcome(&web.app, &token).await? {
        return Err(Trouble::said(StatusCode::NOT_FOUND, message!("welcome-gone")));
    }
    let empty = WelcomeForm {
        name: String::new(),
        email: String::new(),
        password: String::new(),
        business: String::new(),
        time_zone: String::new(),
    };
    Ok(welcome_page(voice, &token, &empty, None))
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
            email: form.email.parse::<EmailAddress>()?,
            password: Password::new(form.password.clone())?,
            business: form.business.clone(),
            time_zone: form
                .time_zone
                .trim()
                .parse()
                .map_err(|_| Trouble::bad_message(message!("not-a-zone", zone = &form.time_zone)))?,
            language: wanted(&headers),
        };
        let seat = begin_business(&web.app, &token, owner).await?;
        web.forget_hosts();
        Ok::<_, Trouble>(open_session(&web.app, seat.staff, seat, knock).await?)
    };
    match begun.await {
        Ok(signed_in) => enter(&web, &signed_in, "/desk/settings?first=1"),
        Err(trouble) => {
            let voice = spoken(&headers);
            (trouble.status, welcome_page(voice, &token, &form, Some(&trouble.told(voice)))).into_response()
        }
    }
}

fn welcome_page(voice: Voice, token: &str, form: &WelcomeForm, wrong: Option<&str>) -> Markup {
    shell::plain(
        voice,
        &say!(voice, "welcome-title"),
        &html! {
            h1 { (say!(voice, "welcome")) }
            p.lead { (say!(voice, "welcome-lead")) }
            (alert(wrong))
            form.stack method="post" action=(format!("/desk/welcome/{token}")) {
                (field("business", &say!(voice, "welcome-business"), "text", &form.business, "organization", true))
                (field("name", &say!(voice, "your-name-field"), "text", &form.name, "name", false))
                (field("email", &say!(voice, "sign-in-email"), "email", &form.email, "username", false))
                (field("password", &say!(voice, "password-field"), "password", "", "new-password", false))
                label for="time_zone" { (say!(voice, "time-zone")) }
                input #time_zone name="time_zone" list="zones" required value=(form.time_zone) placeholder="Europe/Berlin" data-time-zone="";
                (zones())
                button.primary { (say!(voice, "welcome-open")) }
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

async fn show_invitation(
    State(web): State<Web>,
    Spoken(voice): Spoken,
    Path(token): Path<String>,
) -> Result<Markup, Trouble> {
    let invitation = find_invitation(&web.app, &token)
        .await?
        .ok_or_else(|| Trouble::said(StatusCode::NOT_FOUND, message!("invitation-gone")))?;
    Ok(join_page(voice, &token, Some((&invitation.email, invitation.role)), None))
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
        let password = Password::new(form.password.clone())?;
        let name = form.name.as_deref().unwrap_or_default();
        let (language, somebody_else) = (wanted(&headers), form.somebody_else.is_some());
        let joiner = Joiner { name, password, language, somebody_else };
        let seat = join(&web.app, &token, joiner, knock).await?;
        Ok::<_, Trouble>(open_session(&web.app, seat.staff, seat, knock).await?)
    };
    match joined.await {
        Ok(signed_in) => enter(&web, &signed_in, "/desk"),
        Err(trouble) => {
            let voice = spoken(&headers);
            (trouble.status, join_page(voice, &token, None, Some(&trouble.told(voice)))).into_response()
        }
    }
}

fn join_page(voice: Voice, token: &str, invited: Option<(&str, Role)>, wrong: Option<&str>) -> Markup {
    let title = say!(voice, "join-team");
    shell::plain(
        voice,
        &title,
        &html! {
            h1 { (title) }
            @if let Some((email, role)) = invited { p.lead { (say!(voice, "join-lead", role = role_in_words(role), email = email)) } }
            (alert(wrong))
            form.stack method="post" action=(format!("/desk/invitations/{token}")) {
                (field("name", &say!(voice, "your-name-field"), "text", "", "name", true))
                (field("password", &say!(voice, "password-field"), "password", "", "new-password", false))
                @if wrong.is_some() {
                    label.check { input type="checkbox" name="somebody_else" value="yes"; " " (say!(voice, "join-somebody-else")) }
                }
                button.primary { (say!(voice, "join")) }
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
