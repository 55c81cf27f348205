//! What the forms of the needs do.

use crate::door::Caller;
use crate::parts::Trouble;
use crate::state::{Web, id};
use actions::media::write_from_need;
use actions::needs::{merge_needs, move_questions, rename_need, split_need};
use axum::extract::{Form, Path, RawForm, State};
use axum::response::Redirect;
use domain::{MessageId, NeedId};
use serde::Deserialize;

pub async fn write(
    State(web): State<Web>,
    caller: Caller,
    Path(need): Path<String>,
) -> Result<Redirect, Trouble> {
    let article = write_from_need(&web.app, caller.seat(), need_id(&need)?).await?;
    Ok(Redirect::to(&format!("/desk/media/articles/{}", article.id)))
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
) -> Result<Redirect, Trouble> {
    rename_need(&web.app, caller.seat(), need_id(&need)?, &form.title).await?;
    Ok(Redirect::to(&format!("/desk/needs/{need}")))
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
) -> Result<Redirect, Trouble> {
    merge_needs(&web.app, caller.seat(), need_id(&need)?, need_id(&form.into)?).await?;
    Ok(Redirect::to(&format!("/desk/needs/{}", form.into)))
}

/// The chosen questions go to another need, or to one of their own. The same field comes several times.
pub async fn split_or_move(
    State(web): State<Web>,
    caller: Caller,
    Path(need): Path<String>,
    RawForm(form): RawForm,
) -> Result<Redirect, Trouble> {
    let mut questions: Vec<MessageId> = Vec::new();
    let (mut into, mut title) = (String::new(), String::new());
    for (name, value) in url::form_urlencoded::parse(&form) {
        match name.as_ref() {
            "question" => questions.push(id(&value).ok_or_else(|| Trouble::not_found("question"))?),
            "into" => into = value.into_owned(),
            "title" => title = value.into_owned(),
            _ => {}
        }
    }
    if into.is_empty() {
        let new = split_need(&web.app, caller.seat(), need_id(&need)?, &questions, &title).await?;
        return Ok(Redirect::to(&format!("/desk/needs/{new}")));
    }
    let to = need_id(&into)?;
    move_questions(&web.app, caller.seat(), &questions, to).await?;
    Ok(Redirect::to(&format!("/desk/needs/{to}")))
}

fn need_id(text: &str) -> Result<NeedId, Trouble> {
    id(text).ok_or_else(|| Trouble::not_found("need"))
}
