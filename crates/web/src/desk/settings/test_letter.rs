//! Whether mail works, tried out.

use super::tabs;
use crate::door::Caller;
use crate::parts::shell::{self, Section};
use crate::parts::{Trouble, icon};
use crate::state::Web;
use actions::notices;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;
use words::say;

/// What the server said is shown as it said it.
pub fn test_letter(web: &Web, caller: &Caller, to: &str) -> Markup {
    let voice = caller.voice;
    html! {
        section.stack #letters {
            h2 { (say!(voice, "letters-work")) }
            @if web.app.writes_letters() {
                form.stack method="post" action="/desk/settings/test-letter" {
                    p.soft { (say!(voice, "letters-test-more")) }
                    label for="to" { (say!(voice, "letters-test-to")) }
                    input #to name="to" type="email" required autocomplete="email" value=(to)
                        placeholder=(say!(voice, "letters-own-address", who = &caller.seat().name));
                    button { (say!(voice, "letters-test-send")) }
                }
            } @else {
                (crate::parts::no_letters(web, voice))
            }
        }
    }
}

#[derive(Deserialize)]
pub struct To {
    to: String,
}

pub async fn send(State(web): State<Web>, caller: Caller, Form(form): Form<To>) -> Result<Response, Trouble> {
    let voice = caller.voice;
    let sent = notices::send_test_letter(&web.app, caller.seat(), &form.to).await;
    let (status, news) = match sent.map_err(Trouble::from) {
        Ok(tried) => {
            let took = say!(voice, "letters-took", to = tried.to, from = tried.from, said = tried.said);
            (StatusCode::OK, html! { p.done role="status" { (icon("check")) (took) } })
        }
        Err(trouble) if trouble.status == StatusCode::FORBIDDEN => return Err(trouble),
        Err(trouble) => (
            trouble.status,
            html! { p.wrong role="alert" { (icon("triangle-alert")) (trouble.told(voice)) } },
        ),
    };
    let main = html! {
        main.settings #main {
            (shell::top(&say!(voice, "settings"), &tabs("/desk/settings", voice), &html! {}))
            div.narrow {
                (news)
                (test_letter(&web, &caller, &form.to))
                p { a href="/desk/settings" { (say!(voice, "back-to-settings")) } }
            }
        }
    };
    let title = say!(voice, "step-letters-test");
    Ok((status, shell::page(&web, &caller, Section::Settings, &title, &main)).into_response())
}
