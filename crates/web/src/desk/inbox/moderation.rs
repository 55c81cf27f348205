//! What we do with words of others where they stand: beside each message, with what came of it.

use super::lines::line_of;
use crate::door::Caller;
use crate::parts::said::in_english;
use crate::parts::time::capital;
use crate::parts::{Trouble, icon};
use crate::state::{Web, id};
use actions::inbox::{Line, Thread, moderate, wish_of};
use axum::extract::{Form, Path, State};
use axum::response::Redirect;
use domain::MessageId;
use domain::inbox::{Moderated, Moderation, ModerationState};
use maud::{Markup, html};
use serde::Deserialize;
use words::{Times, Value, message, say};

/// The deeds that can be done with it now, as small forms, and what was done.
pub fn beside(caller: &Caller, thread: &Thread, line: &Line, name: &str, times: Times) -> Markup {
    let voice = times.voice;
    let deeds: Vec<Moderation> =
        line.deeds.iter().copied().filter(|deed| caller.may(wish_of(*deed))).collect();
    let address = format!("/desk/messages/{}", line.message.id);
    html! {
        @for wish in &line.moderated { (came_of_it(thread, wish, times)) }
        @if !deeds.is_empty() {
            details.moderation id=(format!("deeds-{}", line.message.id)) {
                summary aria-label=(say!(voice, "moderate-name", network = name, who = &line.writer))
                    title=(say!(voice, "moderate-there", network = name)) { (icon("ellipsis")) }
                div {
                    @for deed in deeds {
                        @let words = say!(voice, "moderate", deed = Value::Word(deed.name()), network = name);
                        @if deed == Moderation::Delete {
                            form method="post" action=(format!("{address}/deletion")) {
                                input type="hidden" name="what"
                                    value=(domain::text::one_line(&line.message.text, 60));
                                button.small.danger { (icon("trash-2")) (words) }
                            }
                        } @else {
                            form method="post" action=(format!("{address}/moderation")) {
                                button.small name="does" value=(deed.name()) { (icon(sign(deed))) (words) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn sign(deed: Moderation) -> &'static str {
    match deed {
        Moderation::Hide => "eye-off",
        Moderation::Show => "eye",
        Moderation::Like | Moderation::Unlike => "heart",
        Moderation::Delete => "trash-2",
    }
}

/// What was wished, and what came of it: a failure stays where it happened.
fn came_of_it(thread: &Thread, wish: &Moderated, times: Times) -> Markup {
    let voice = times.voice;
    let by = thread.team.iter().find(|(seat, _)| seat.staff == wish.by).map(|(seat, _)| seat.name.clone());
    let by = by.unwrap_or_else(|| say!(voice, "former-colleague"));
    let deed = || Value::Word(wish.deed.name());
    html! {
        @match &wish.state {
            ModerationState::Done { at } => {
                @let when = Value::Plain(times.when(*at));
                p.sight { (icon(sign(wish.deed))) (say!(voice, "moderated", deed = deed(), who = by, when = when)) }
            }
            ModerationState::Refused { why, .. } => p.wrong {
                (icon("triangle-alert"))
                span {
                    b { (say!(voice, "moderated-not", deed = deed())) } " " (in_english(voice, &capital(why)))
                }
            },
            ModerationState::Waiting { .. } | ModerationState::Doing { .. } => p.sight {
                (icon("clock")) (say!(voice, "moderating", deed = deed()))
            },
            ModerationState::Unsure { .. } => p.sight {
                (icon("clock")) (say!(voice, "moderating-unsure", deed = deed()))
            },
        }
    }
}

#[derive(Deserialize)]
pub struct Wished {
    does: String,
}

pub async fn do_there(
    State(web): State<Web>,
    caller: Caller,
    Path(message): Path<String>,
    Form(form): Form<Wished>,
) -> Result<Redirect, Trouble> {
    let deed = Moderation::from_name(&form.does).filter(|deed| *deed != Moderation::Delete);
    let deed = deed.ok_or_else(|| Trouble::bad_message(message!("choose-deed")))?;
    carry(&web, &caller, &message, deed).await
}

/// Asked about before: see `desk/sure.rs`.
pub async fn delete_there(
    State(web): State<Web>,
    caller: Caller,
    Path(message): Path<String>,
) -> Result<Redirect, Trouble> {
    carry(&web, &caller, &message, Moderation::Delete).await
}

async fn carry(web: &Web, caller: &Caller, message: &str, deed: Moderation) -> Result<Redirect, Trouble> {
    let message: MessageId = id(message).ok_or_else(|| Trouble::not_found("message"))?;
    let conversation = moderate(&web.app, caller.seat(), message, deed).await?;
    Ok(Redirect::to(&format!("/desk/inbox/{conversation}#{}", line_of(message))))
}
