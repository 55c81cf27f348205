//! What the forms of the inbox do.

use super::composer::Composer;
use super::context;
use super::thread::{Opened, page};
use super::window::Mode;
use crate::door::{Caller, Made};
use crate::parts::Trouble;
use crate::state::{Web, id};
use actions::inbox::{
    Answering, WithPicture, assign, close, note, picked_of, reopen, reply_with, settle_by_hand,
    show_on_website, undo,
};
use actions::{DeedError, Why};
use axum::Extension;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::inbox::{Direction, Presence, Send, Shown, Way};
use domain::{ConversationId, MessageId, Timestamp};
use serde::Deserialize;
use words::message;

#[derive(Deserialize)]
pub struct Written {
    text: String,
    r#as: Option<String>,
    /// A picture that was chosen, sealed, and what is on it.
    picture: Option<String>,
    #[serde(default)]
    alt: String,
    /// The name of a picture that was chosen and not added: a form without files sends only that.
    #[serde(default)]
    file: String,
    /// When the last of theirs on the page came to us, in microseconds.
    knew: Option<i64>,
}

/// An answer, or a note where the form says so. What was written is never lost: a refusal shows it again.
pub async fn add_reply(
    state: State<Web>,
    caller: Caller,
    path: Path<String>,
    Form(form): Form<Written>,
) -> Result<Response, Trouble> {
    let mode = Mode::from_name(form.r#as.as_deref());
    add(&state.0, &caller, &path.0, form, mode).await
}

pub async fn add_note(
    state: State<Web>,
    caller: Caller,
    path: Path<String>,
    Form(form): Form<Written>,
) -> Result<Response, Trouble> {
    add(&state.0, &caller, &path.0, form, Mode::Note).await
}

async fn add(
    web: &Web,
    caller: &Caller,
    conversation: &str,
    form: Written,
    mode: Mode,
) -> Result<Response, Trouble> {
    let conversation = conversation_id(conversation)?;
    if said_already(web, caller, conversation, &form, mode).await? {
        return Ok(Redirect::to(&format!("/desk/inbox/{conversation}?again=yes")).into_response());
    }
    let (app, seat, knew) = (caller.app(web), caller.seat(), form.knew.map(Timestamp));
    let written = async {
        if mode == Mode::Note {
            return note(&app, seat, conversation, &form.text).await;
        }
        if !form.file.is_empty() {
            return Err(DeedError::Said(Why::Refused, message!("picture-not-added")));
        }
        let picture = match &form.picture {
            Some(sealed) => {
                Some(WithPicture::of(&app, seat.business, conversation, sealed, &form.alt).await?)
            }
            None => None,
        };
        let way = if mode == Mode::Privately { Way::Privately } else { Way::Here };
        reply_with(&app, seat, conversation, &form.text, Answering { knew, way, picture }).await
    };
    let written = written.await;
    match written {
        Ok(message) => {
            let there = Redirect::to(&format!("/desk/inbox/{conversation}"));
            Ok((Extension(Made(message.id.0)), there).into_response())
        }
        Err(error) => {
            let trouble = Trouble::from(error);
            let composer = Composer {
                text: form.text,
                mode,
                picture: form.picture,
                alt: form.alt,
                wrong: Some(trouble.told(caller.voice)),
            };
            let page = page(web, caller, conversation, &Opened::default(), &composer).await?;
            Ok((trouble.status, page).into_response())
        }
    }
}

/// The last thing there is this, by the same person, word for word: a browser without scripts that went back has a form
/// with a new key and the old words.
async fn said_already(
    web: &Web,
    caller: &Caller,
    conversation: ConversationId,
    form: &Written,
    mode: Mode,
) -> Result<bool, Trouble> {
    let desk = web.app.of(caller.seat().business);
    let Some(last) = desk.list_messages(conversation, None, 1).await?.rows.pop() else { return Ok(false) };
    let me = caller.seat().staff;
    let by_me = match &last.direction {
        Direction::Out { send: Send::Refused { .. }, .. } | Direction::In { .. } => false,
        Direction::Out { by, .. } => {
            let same_way = last.is_private() == (mode == Mode::Privately);
            mode != Mode::Note && same_way && *by == Some(me)
        }
        Direction::Note { by } => mode == Mode::Note && *by == me,
    };
    let same = |text: &str| text.split_whitespace().eq(form.text.split_whitespace());
    Ok(by_me && last.deleted_at.is_none() && same(&last.text))
}

/// Takes an answer back and puts its words into the composer again.
pub async fn undo_send(
    State(web): State<Web>,
    caller: Caller,
    Path(message): Path<String>,
) -> Result<Response, Trouble> {
    let message: MessageId = id(&message).ok_or_else(|| Trouble::not_found("message"))?;
    let business = caller.seat().business;
    let before = web.app.of(business).lookup_message(message).await?;
    let picture = match &before {
        Some(before) => picked_of(&web.app, business, before.conversation, message).await?,
        None => None,
    };
    let alt = before.and_then(|before| before.attachments.into_iter().next()).map(|one| one.alt);
    let undone = undo(&web.app, caller.seat(), message).await?;
    let mode = if undone.is_private() { Mode::Privately } else { Mode::Reply };
    let composer = Composer { text: undone.text, mode, picture, alt: alt.unwrap_or_default(), wrong: None };
    Ok(page(&web, &caller, undone.conversation, &Opened::default(), &composer).await?.into_response())
}

#[derive(Deserialize)]
pub struct Decision {
    arrived: String,
}

pub async fn decide(
    State(web): State<Web>,
    caller: Caller,
    Path(message): Path<String>,
    Form(form): Form<Decision>,
) -> Result<Redirect, Trouble> {
    let message: MessageId = id(&message).ok_or_else(|| Trouble::not_found("message"))?;
    settle_by_hand(&web.app, caller.seat(), message, form.arrived == "yes").await?;
    let found = web.app.of(caller.seat().business).lookup_message(message).await?;
    Ok(Redirect::to(
        &found.map_or("/desk/inbox".into(), |found| format!("/desk/inbox/{}", found.conversation)),
    ))
}

pub async fn add_closure(
    State(web): State<Web>,
    caller: Caller,
    Path(conversation): Path<String>,
) -> Result<Redirect, Trouble> {
    let conversation = conversation_id(&conversation)?;
    close(&web.app, caller.seat(), conversation).await?;
    Ok(Redirect::to(&format!("/desk/inbox/{conversation}")))
}

pub async fn add_reopening(
    State(web): State<Web>,
    caller: Caller,
    Path(conversation): Path<String>,
) -> Result<Redirect, Trouble> {
    let conversation = conversation_id(&conversation)?;
    reopen(&web.app, caller.seat(), conversation).await?;
    Ok(Redirect::to(&format!("/desk/inbox/{conversation}")))
}

#[derive(Deserialize)]
pub struct Assignee {
    staff: String,
}

pub async fn set_assignee(
    State(web): State<Web>,
    caller: Caller,
    Path(conversation): Path<String>,
    Form(form): Form<Assignee>,
) -> Result<Redirect, Trouble> {
    let conversation = conversation_id(&conversation)?;
    let staff = if form.staff.is_empty() {
        None
    } else {
        Some(id(&form.staff).ok_or_else(|| Trouble::not_found("colleague"))?)
    };
    assign(&web.app, caller.seat(), conversation, staff).await?;
    Ok(beside(conversation, context::ASSIGNED))
}

#[derive(Deserialize)]
pub struct Being {
    does: String,
}

/// Sent by the page itself while somebody looks at it.
pub async fn be_present(
    State(web): State<Web>,
    caller: Caller,
    Path(conversation): Path<String>,
    Form(form): Form<Being>,
) -> Result<StatusCode, Trouble> {
    let presence =
        Presence::from_name(&form.does).ok_or_else(|| Trouble::bad_message(message!("choose-presence")))?;
    actions::inbox::be_present(&web.app, caller.seat(), conversation_id(&conversation)?, presence).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
pub struct OnWebsite {
    shown: String,
}

pub async fn set_shown(
    State(web): State<Web>,
    caller: Caller,
    Path(conversation): Path<String>,
    Form(form): Form<OnWebsite>,
) -> Result<Redirect, Trouble> {
    let conversation = conversation_id(&conversation)?;
    let shown =
        Shown::from_name(&form.shown).ok_or_else(|| Trouble::bad_message(message!("choose-shown")))?;
    show_on_website(&web.app, caller.seat(), conversation, shown).await?;
    Ok(beside(conversation, context::SHOWN))
}

/// Back to where the form stood, which says what it did.
fn beside(conversation: ConversationId, told: &str) -> Redirect {
    Redirect::to(&format!("/desk/inbox/{conversation}?told={told}#about"))
}

fn conversation_id(text: &str) -> Result<ConversationId, Trouble> {
    id(text).ok_or_else(|| Trouble::not_found("conversation"))
}
