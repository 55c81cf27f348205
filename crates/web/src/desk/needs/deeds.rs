//! What the forms of the needs do.

use super::one::{Tried, page};
use crate::door::Caller;
use crate::parts::Trouble;
use crate::state::{Web, id};
use actions::media::write_from_need;
use actions::needs::{merge_needs, move_questions, rename_need, split_need};
use actions::{DeedError, Why};
use axum::extract::{Form, Path, RawForm, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::{MessageId, NeedId};
use serde::Deserialize;
use words::message;

pub async fn write(
    State(web): State<Web>,
    caller: Caller,
    Path(need): Path<String>,
) -> Result<Redirect, Trouble> {
    let piece = write_from_need(&caller.app(&web), caller.seat(), need_id(&need)?).await?;
    Ok(Redirect::to(&format!("/desk/media/pieces/{}", piece.id)))
}

#[derive(Deserialize)]
pub struct Title {
    title: String,
}

pub async fn rename(
    State(web): State<Web>,
    caller: Caller,
    Path(need): Path<String>,
    Form(form): Form<Title>,
) -> Result<Response, Trouble> {
    let id = need_id(&need)?;
    let renamed = rename_need(&web.app, caller.seat(), id, &form.title).await.map(|()| id);
    there(&web, &caller, id, renamed, Tried::default()).await
}

#[derive(Deserialize)]
pub struct Into {
    into: String,
}

pub async fn merge(
    State(web): State<Web>,
    caller: Caller,
    Path(need): Path<String>,
    Form(form): Form<Into>,
) -> Result<Response, Trouble> {
    let id = need_id(&need)?;
    let merged = if form.into.is_empty() {
        Err(DeedError::Said(Why::Refused, message!("choose-need")))
    } else {
        let into = need_id(&form.into)?;
        merge_needs(&web.app, caller.seat(), id, into).await.map(|()| into)
    };
    there(&web, &caller, id, merged, Tried::default()).await
}

/// The chosen questions go to another need, or to one of their own. The same field comes several times.
pub async fn split_or_move(
    State(web): State<Web>,
    caller: Caller,
    Path(need): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let from = need_id(&need)?;
    let mut chosen: Vec<MessageId> = Vec::new();
    let (mut into, mut title) = (String::new(), String::new());
    for (name, value) in url::form_urlencoded::parse(&form) {
        match name.as_ref() {
            "question" => chosen.push(id(&value).ok_or_else(|| Trouble::not_found("question"))?),
            "into" => into = value.into_owned(),
            "title" => title = value.into_owned(),
            _ => {}
        }
    }
    let put = if into.is_empty() {
        split_need(&caller.app(&web), caller.seat(), from, &chosen, &title).await
    } else {
        let to = need_id(&into)?;
        move_questions(&caller.app(&web), caller.seat(), &chosen, to).await.map(|()| to)
    };
    there(&web, &caller, from, put, Tried { wrong: None, chosen, title }).await
}

/// On to the need it went to; what was refused stands on the page where it was tried.
async fn there(
    web: &Web,
    caller: &Caller,
    here: NeedId,
    went: Result<NeedId, DeedError>,
    tried: Tried,
) -> Result<Response, Trouble> {
    let refused =
        |error: &DeedError| matches!(error, DeedError::Refused(_) | DeedError::Said(Why::Refused, _));
    match went {
        Ok(need) => Ok(Redirect::to(&format!("/desk/needs/{need}")).into_response()),
        Err(error) if refused(&error) => {
            let words = Trouble::from(error).told(caller.voice);
            let page = page(web, caller, here, &Tried { wrong: Some(words), ..tried }).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

fn need_id(text: &str) -> Result<NeedId, Trouble> {
    id(text).ok_or_else(|| Trouble::not_found("need"))
}
