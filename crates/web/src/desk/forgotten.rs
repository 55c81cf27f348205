//! A forgotten password: asking for a link by letter, and choosing another one by it.

use super::begin::{agent, alert, field};
use crate::door::{Address, device};
use crate::parts::{Trouble, icon, no_letters, shell};
use crate::state::Web;
use actions::team::{Knock, Way, ask_for_password_reset, find_way_back, give_new_password};
use axum::Router;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::team::{EmailAddress, NotAnAddress, Password};
use maud::{Markup, html};
use serde::Deserialize;

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/desk/forgotten", get(show).post(ask))
        .route("/desk/new-password/{way}", get(show_way).post(change))
}

/// The address of these pages is a key: it goes to nobody.
const PRIVATE: [(HeaderName, &str); 1] = [(header::REFERRER_POLICY, "same-origin")];

async fn show(State(web): State<Web>) -> Markup {
    page(&web, "", None)
}

fn page(web: &Web, email: &str, wrong: Option<&str>) -> Markup {
    shell::plain(
        "Forgotten password · Porchlight",
        &html! {
            h1 { "Forgotten your password?" }
            (alert(wrong))
            @if web.app.writes_letters() {
                p.lead { "We write to your address, with a link to choose another one." }
                form.stack method="post" action="/desk/forgotten" {
                    (field("email", "E-mail address", "email", email, "username", true))
                    button.primary { "Send me a link" }
                }
            } @else {
                (no_letters(web))
                p { "Whoever runs this installation gives you another password: " code { "porchlight user password --email you@example.org" } "." }
            }
            p { a href="/desk/sign-in" { "Back to signing in" } }
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
        let email: EmailAddress =
            form.email.parse().map_err(|error: NotAnAddress| Trouble::bad(error.to_string()))?;
        Ok::<_, Trouble>(ask_for_password_reset(&web.app, &email, knock).await?)
    };
    match asked.await {
        Ok(()) => shell::plain(
            "Look into your mail · Porchlight",
            &html! {
                h1 { "Look into your mail" }
                p.done role="status" { (icon("check")) "If somebody signs in here with this address, a letter with a link is on its way. The link works once, for an hour." }
                p.soft { "Nothing there after a few minutes? Look among what was sorted out as unwanted, or ask an owner which address you sign in with." }
                p { a href="/desk/sign-in" { "Back to signing in" } }
            },
        )
        .into_response(),
        Err(trouble) => (trouble.status, page(&web, &form.email, Some(&trouble.words))).into_response(),
    }
}

async fn show_way(State(web): State<Web>, Path(way): Path<String>) -> Result<Response, Trouble> {
    let found = find_way_back(&web.app, &way).await?;
    Ok(match found {
        Some(found) => (PRIVATE, way_page(&way, &found, None)).into_response(),
        None => (StatusCode::GONE, gone()).into_response(),
    })
}

fn gone() -> Markup {
    shell::plain(
        "Link used up · Porchlight",
        &html! {
            h1 { "This link opens nothing any more" }
            p { "It was used, or is older than an hour. Your password is as it was." }
            p { a.button href="/desk/forgotten" { "Ask for a new link" } }
        },
    )
}

fn way_page(way: &str, found: &Way, wrong: Option<&str>) -> Markup {
    shell::plain(
        "A new password · Porchlight",
        &html! {
            h1 { "Choose a new password" }
            p.lead { "For " (found.staff.name) ", " (found.staff.email) ". Everywhere you were signed in, you will be signed out." }
            (alert(wrong))
            form.stack method="post" action=(format!("/desk/new-password/{way}")) {
                input type="hidden" name="username" autocomplete="username" value=(found.staff.email);
                (field("password", "A password, at least 10 characters", "password", "", "new-password", true))
                button.primary { "Change it" }
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
    Path(way): Path<String>,
    Form(form): Form<Chosen>,
) -> Result<Response, Trouble> {
    let Some(found) = find_way_back(&web.app, &way).await? else {
        return Ok((StatusCode::GONE, gone()).into_response());
    };
    let changed = async {
        let new = Password::new(form.password).map_err(|error| Trouble::bad(error.to_string()))?;
        Ok::<_, Trouble>(give_new_password(&web.app, &way, new).await?)
    };
    Ok(match changed.await {
        Ok(_) => shell::plain(
            "Changed · Porchlight",
            &html! {
                h1 { "Your password is changed" }
                p.done role="status" { (icon("check")) "Everywhere you were signed in, you are signed out." }
                p { a.button.primary href="/desk/sign-in" { "Sign in" } }
            },
        )
        .into_response(),
        Err(trouble) if trouble.status == StatusCode::GONE => (StatusCode::GONE, gone()).into_response(),
        Err(trouble) => {
            (trouble.status, PRIVATE, way_page(&way, &found, Some(&trouble.words))).into_response()
        }
    })
}
