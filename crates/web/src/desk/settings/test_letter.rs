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

/// What the server said is shown as it said it.
pub fn test_letter(web: &Web, caller: &Caller, to: &str) -> Markup {
    html! {
        section.stack #letters {
            h2 { "Does mail work?" }
            @if web.app.writes_letters() {
                form.stack method="post" action="/desk/settings/test-letter" {
                    p.soft { "A short letter, sent at once. What the mail server says is shown here." }
                    label for="to" { "Send a test letter to" } input #to name="to" type="email" required autocomplete="email" value=(to) placeholder=(format!("{}’s own address", caller.seat().name));
                    button { "Send it" }
                }
            } @else { (crate::parts::no_letters(web, words::Voice::default())) }
        }
    }
}

#[derive(Deserialize)]
pub struct To {
    to: String,
}

pub async fn send(State(web): State<Web>, caller: Caller, Form(form): Form<To>) -> Result<Response, Trouble> {
    let sent = notices::send_test_letter(&web.app, caller.seat(), &form.to).await;
    let (status, news) = match sent.map_err(Trouble::from) {
        Ok(tried) => (
            StatusCode::OK,
            html! { p.done role="status" { (icon("check")) "The mail server took the letter to " (tried.to) ", from " (tried.from) ". It said: “" (tried.said) "”. Look whether it arrives; if not, look among what was sorted out as unwanted." } },
        ),
        Err(trouble) if trouble.status == StatusCode::FORBIDDEN => return Err(trouble),
        Err(trouble) => {
            (trouble.status, html! { p.wrong role="alert" { (icon("triangle-alert")) (trouble.words) } })
        }
    };
    let main = html! {
        main.settings #main {
            (shell::top("Settings", &tabs("/desk/settings"), &html! {}))
            div.narrow { (news) (test_letter(&web, &caller, &form.to)) p { a href="/desk/settings" { "Back to the settings" } } }
        }
    };
    Ok((status, shell::page(&web, &caller, Section::Settings, "Test letter", &main)).into_response())
}
