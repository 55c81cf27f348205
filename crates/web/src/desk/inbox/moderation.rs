//! What we do with words of others where they stand: beside each message, with what came of it.

use super::thread::line_of;
use crate::door::Caller;
use crate::parts::time::{Here, capital};
use crate::parts::{Trouble, icon};
use crate::state::{Web, id};
use actions::inbox::{Line, Thread, moderate, wish_of};
use axum::extract::{Form, Path, State};
use axum::response::Redirect;
use domain::MessageId;
use domain::inbox::{Moderated, Moderation, ModerationState};
use maud::{Markup, html};
use serde::Deserialize;

/// The deeds that can be done with it now, as small forms, and what was done.
pub fn beside(caller: &Caller, thread: &Thread, line: &Line, name: &str, here: Here) -> Markup {
    let deeds: Vec<Moderation> =
        line.deeds.iter().copied().filter(|deed| caller.may(wish_of(*deed))).collect();
    let address = format!("/desk/messages/{}", line.message.id);
    html! {
        @for wish in &line.moderated { (came_of_it(thread, wish, here)) }
        @if !deeds.is_empty() {
            details.moderation id=(format!("deeds-{}", line.message.id)) {
                summary aria-label=(format!("On {name}: hide, like or delete what {} wrote", line.writer)) title=(format!("On {name}")) { (icon("ellipsis")) }
                div {
                    @for deed in deeds {
                        @if deed == Moderation::Delete {
                            form method="post" action=(format!("{address}/deletion")) {
                                input type="hidden" name="what" value=(domain::text::one_line(&line.message.text, 60));
                                button.small.danger { (icon("trash-2")) "Delete on " (name) "…" }
                            }
                        } @else {
                            form method="post" action=(format!("{address}/moderation")) { button.small name="does" value=(deed.name()) { (icon(sign(deed))) (words(deed)) " on " (name) } }
                        }
                    }
                }
            }
        }
    }
}

fn words(deed: Moderation) -> &'static str {
    match deed {
        Moderation::Hide => "Hide",
        Moderation::Show => "Show again",
        Moderation::Like => "Like",
        Moderation::Unlike => "Take the like back",
        Moderation::Delete => "Delete",
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
fn came_of_it(thread: &Thread, wish: &Moderated, here: Here) -> Markup {
    let by = thread.team.iter().find(|(seat, _)| seat.staff == wish.by).map(|(seat, _)| seat.name.as_str());
    let by = by.unwrap_or("a former colleague");
    let (doing, done, not) = match wish.deed {
        Moderation::Hide => ("Being hidden there", "Hidden there", "Not hidden there."),
        Moderation::Show => ("Being shown there again", "Shown there again", "Not shown there again."),
        Moderation::Like => ("Being liked there", "Liked there", "Not liked there."),
        Moderation::Unlike => {
            ("The like is being taken back", "Like taken back", "The like was not taken back.")
        }
        Moderation::Delete => ("Being deleted there", "Deleted there", "Not deleted there."),
    };
    html! {
        @match &wish.state {
            ModerationState::Done { at } => p.sight { (icon(sign(wish.deed))) (done) " by " (by) ", " (here.when(*at)) },
            ModerationState::Refused { why, .. } => p.wrong { (icon("triangle-alert")) span { b { (not) } " " (capital(why)) } },
            ModerationState::Waiting { .. } | ModerationState::Doing { .. } => p.sight { (icon("clock")) (doing) },
            ModerationState::Unsure { .. } => p.sight { (icon("clock")) (doing) "; the answer got lost, and we look" },
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
    let deed = deed.ok_or_else(|| Trouble::bad("Hide, show, like or unlike?"))?;
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
