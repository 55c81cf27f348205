//! A forgotten password: asking for a link by letter, and choosing another one by it.

use super::begin::{agent, alert, field};
use crate::door::{Address, Spoken, device, spoken};
use crate::parts::{Trouble, icon, no_letters, shell};
use crate::state::Web;
use actions::team::{Knock, Way, ask_for_password_reset, find_way_back, give_new_password};
use axum::Router;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::team::{EmailAddress, Password};
use maud::{Markup, html};
use serde::Deserialize;
use words::{Voice, say};

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/desk/forgotten", get(show).post(ask))
        .route("/desk/new-password/{way}", get(show_way).post(change))
}

/// The address of these pages is a key: it goes to nobody.
const PRIVATE: [(HeaderName, &str); 1] = [(header::REFERRER_POLICY, "same-origin")];

async fn show(State(web): State<Web>, Spoken(voice): Spoken) -> Markup {
    page(&web, voice, "", None)
}

fn page(web: &Web, voice: Voice, email: &str, wrong: Option<&str>) -> Markup {
    shell::plain(
        voice,
        &say!(voice, "forgotten-title"),
        &html! {
            h1 { (say!(voice, "sign-in-forgotten")) }
            (alert(wrong))
            @if web.app.writes_letters() {
                p.lead { (say!(voice, "forgotten-lead")) }
                form.stack method="post" action="/desk/forgotten" {
                    (field("email", &say!(voice, "sign-in-email"), "email", email, "username", true))
                    button.primary { (say!(voice, "forgotten-send")) }
                }
            } @else {
                (no_letters(web, voice))
                p { (say!(voice, "forgotten-other-way")) " " code dir="ltr" { "porchlight user password --email you@example.org" } }
            }
            p { a href="/desk/sign-in" { (say!(voice, "forgotten-back")) } }
        },
    )
}

#[derive(Deserialize)]
struct Asked {
    email: String,
}

async fn ask(
    State(web): State<Web>,
    address: Address,
    headers: HeaderMap,
    Form(form): Form<Asked>,
) -> Response {
    let device = device(&headers);
    let knock = Knock { address: &address.0, agent: agent(&headers), device: device.as_deref() };
    let asked = async {
        let email: EmailAddress = form.email.parse()?;
        Ok::<_, Trouble>(ask_for_password_reset(&web.app, &email, knock).await?)
    };
    let voice = spoken(&headers);
    match asked.await {
        Ok(()) => shell::plain(
            voice,
            &say!(voice, "forgotten-look"),
            &html! {
                h1 { (say!(voice, "forgotten-look")) }
                p.done role="status" { (icon("check")) (say!(voice, "forgotten-sent")) }
                p.soft { (say!(voice, "forgotten-nothing")) }
                p { a href="/desk/sign-in" { (say!(voice, "forgotten-back")) } }
            },
        )
        .into_response(),
        Err(trouble) => {
            (trouble.status, page(&web, voice, &form.email, Some(&trouble.told(voice)))).into_response()
        }
    }
}

async fn show_way(
    State(web): State<Web>,
    Spoken(voice): Spoken,
    Path(way): Path<String>,
) -> Result<Response, Trouble> {
    let found = find_way_back(&web.app, &way).await?;
    Ok(match found {
        Some(found) => (PRIVATE, way_page(voice, &way, &found, None)).into_response(),
        None => (StatusCode::GONE, gone(voice)).into_response(),
    })
}

fn gone(voice: Voice) -> Markup {
    shell::plain(
        voice,
        &say!(voice, "link-used-title"),
        &html! {
            h1 { (say!(voice, "link-used")) }
            p { (say!(voice, "link-used-more")) }
            p { a.button href="/desk/forgotten" { (say!(voice, "link-used-again")) } }
        },
    )
}

fn way_page(voice: Voice, way: &str, found: &Way, wrong: Option<&str>) -> Markup {
    let (name, email) = (&found.staff.name, &found.staff.email);
    shell::plain(
        voice,
        &say!(voice, "new-password-title"),
        &html! {
            h1 { (say!(voice, "new-password")) }
            p.lead { (say!(voice, "new-password-for", name = name, email = email)) }
            (alert(wrong))
            form.stack method="post" action=(format!("/desk/new-password/{way}")) {
                input type="hidden" name="username" autocomplete="username" value=(found.staff.email);
                (field("password", &say!(voice, "password-field"), "password", "", "new-password", true))
                button.primary { (say!(voice, "change-it")) }
            }
        },
    )
}

#[derive(Deserialize)]
struct Chosen {
    password: String,
}

async fn change(
    State(web): State<Web>,
    Spoken(voice): Spoken,
    Path(way): Path<String>,
    Form(form): Form<Chosen>,
) -> Result<Response, Trouble> {
    let Some(found) = find_way_back(&web.app, &way).await? else {
        return Ok((StatusCode::GONE, gone(voice)).into_response());
    };
    let changed = async {
        let new = Password::new(form.password)?;
        Ok::<_, Trouble>(give_new_password(&web.app, &way, new).await?)
    };
    Ok(match changed.await {
        Ok(_) => shell::plain(
            voice,
            &say!(voice, "changed-title"),
            &html! {
                h1 { (say!(voice, "changed")) }
                p.done role="status" { (icon("check")) (say!(voice, "changed-more")) }
                p { a.button.primary href="/desk/sign-in" { (say!(voice, "sign-in")) } }
            },
        )
        .into_response(),
        Err(trouble) if trouble.status == StatusCode::GONE => (StatusCode::GONE, gone(voice)).into_response(),
        Err(trouble) => (trouble.status, PRIVATE, way_page(voice, &way, &found, Some(&trouble.told(voice))))
            .into_response(),
    })
}
