//! What the law wants to be read on the website: the imprint, the privacy statement.

use super::tabs;
use crate::door::Caller;
use crate::parts::shell::{self, Section};
use crate::parts::{Trouble, icon};
use crate::state::Web;
use actions::business::{Statements, lookup_statements, save_statements};
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::team::Deed;
use maud::{Markup, html};
use serde::Deserialize;
use words::say;

#[derive(Deserialize)]
pub struct Flags {
    saved: Option<String>,
}

#[derive(Deserialize)]
pub struct Fields {
    imprint: String,
    privacy: String,
    /// What the page showed when it was made.
    #[serde(default)]
    knew_imprint: Option<String>,
    #[serde(default)]
    knew_privacy: Option<String>,
}

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Query(flags): Query<Flags>,
) -> Result<Markup, Trouble> {
    let now = lookup_statements(&web.app, caller.business.id).await?;
    Ok(page(&web, &caller, &now, &now, None, flags.saved.is_some()))
}

pub async fn save(
    State(web): State<Web>,
    caller: Caller,
    Form(fields): Form<Fields>,
) -> Result<Response, Trouble> {
    let lines = |text: String| text.replace("\r\n", "\n");
    let new = Statements { imprint: lines(fields.imprint), privacy: lines(fields.privacy) };
    let knew = fields.knew_imprint.zip(fields.knew_privacy);
    let knew = knew.map(|(imprint, privacy)| Statements { imprint: lines(imprint), privacy: lines(privacy) });
    match save_statements(&web.app, caller.seat(), knew.as_ref(), new.clone()).await {
        Ok(_) => Ok(Redirect::to("/desk/settings/statements?saved=1").into_response()),
        Err(error) => {
            let trouble = Trouble::from(error);
            if trouble.status == StatusCode::FORBIDDEN {
                return Err(trouble);
            }
            // Told that somebody else wrote, they know what stands there from now on.
            let now = lookup_statements(&web.app, caller.business.id).await?;
            let page = page(&web, &caller, &new, &now, Some(&trouble.told(caller.voice)), false);
            Ok((trouble.status, page).into_response())
        }
    }
}

fn page(
    web: &Web,
    caller: &Caller,
    typed: &Statements,
    knew: &Statements,
    wrong: Option<&str>,
    saved: bool,
) -> Markup {
    let (may, voice) = (caller.may(Deed::Manage), caller.voice);
    let title = say!(voice, "statements");
    let fields = html! {
        fieldset disabled[!may] {
            label for="imprint" { (say!(voice, "imprint")) }
            textarea #imprint name="imprint" rows="8" maxlength="50000"
                placeholder="Ada Fenwick\nAda’s Joinery\nWending Yard 4, 88069 Tettnang" { (typed.imprint) }
            label for="privacy" { (say!(voice, "statements-privacy")) }
            textarea #privacy name="privacy" rows="14" maxlength="50000" { (typed.privacy) }
            p.soft { (say!(voice, "statements-more")) }
        }
    };
    let main = html! {
        main.settings #main {
            (shell::top(&say!(voice, "settings"), &tabs("/desk/settings", voice), &html! {}))
            div.narrow {
                h2 { (title) }
                @if saved { p.done role="status" { (icon("check")) (say!(voice, "statements-saved")) } }
                @if let Some(words) = wrong { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
                @if may {
                    form.stack method="post" action="/desk/settings/statements" {
                        input type="hidden" name="knew_imprint" value=(knew.imprint);
                        input type="hidden" name="knew_privacy" value=(knew.privacy);
                        (fields)
                        button.primary { (say!(voice, "save")) }
                    }
                } @else {
                    p.soft { (say!(voice, "settings-may-not")) }
                    div.stack { (fields) }
                }
            }
        }
    };
    shell::page(web, caller, Section::Settings, &title, &main)
}
