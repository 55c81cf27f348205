//! What the writing desk's forms do.

use super::article::{lookup, page};
use crate::door::Caller;
use crate::parts::Trouble;
use crate::state::{Web, id};
use actions::media::{
    begin_article, delete_article, discard_changes, save_article, set_cover as set_cover_of,
    take_down as take_article_down, update_article,
};
use axum::extract::{Form, Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use domain::media::ArticleText;
use serde::Deserialize;

pub async fn begin(State(web): State<Web>, caller: Caller) -> Result<Redirect, Trouble> {
    let text = ArticleText { title: String::new(), summary: String::new(), body: String::new() };
    let article = begin_article(&caller.app(&web), caller.seat(), text, None).await?;
    Ok(Redirect::to(&format!("/desk/media/articles/{}", article.id)))
}

#[derive(Deserialize)]
pub struct Written {
    revision: i64,
    title: String,
    summary: String,
    body: String,
    then: Option<String>,
}

/// Saves; what could not be saved is shown again with the reason. A script gets the new revision alone.
pub async fn save(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
    headers: HeaderMap,
    Form(form): Form<Written>,
) -> Result<Response, Trouble> {
    let mut article = lookup(&web, &caller, &path).await?;
    let body = form.body.replace("\r\n", "\n");
    let saved = async {
        let text = ArticleText::new(&form.title, &form.summary, &body).map_err(actions::DeedError::from)?;
        save_article(&web.app, caller.seat(), article.id, form.revision, text).await
    };
    let by_script = headers.contains_key("x-quietly");
    match saved.await {
        Ok(saved) if by_script => Ok(saved.revision.to_string().into_response()),
        Ok(_) if form.then.as_deref() == Some("publish") => {
            Ok(Redirect::to(&format!("/desk/media/articles/{path}/publication")).into_response())
        }
        Ok(saved) if form.then.as_deref() == Some("update") => {
            update_article(&web.app, caller.seat(), saved.id, saved.revision).await?;
            Ok(Redirect::to(&format!("/desk/media/articles/{path}")).into_response())
        }
        Ok(_) => Ok(Redirect::to(&format!("/desk/media/articles/{path}")).into_response()),
        Err(error) => {
            let trouble = Trouble::from(error);
            if by_script {
                return Ok((trouble.status, trouble.words).into_response());
            }
            article.title = form.title;
            article.summary = form.summary;
            article.body = body;
            article.revision = form.revision;
            Ok((trouble.status, page(&web, &caller, &article, Some(&trouble.words)).await?).into_response())
        }
    }
}

#[derive(Deserialize)]
pub struct Cover {
    picture: String,
}

pub async fn set_cover(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
    Form(form): Form<Cover>,
) -> Result<Redirect, Trouble> {
    let article = id(&path).ok_or_else(|| Trouble::not_found("article"))?;
    let picture = if form.picture.is_empty() {
        None
    } else {
        Some(id(&form.picture).ok_or_else(|| Trouble::not_found("picture"))?)
    };
    set_cover_of(&web.app, caller.seat(), article, picture).await?;
    Ok(Redirect::to(&format!("/desk/media/articles/{path}")))
}

#[derive(Deserialize)]
pub struct Seen {
    revision: i64,
}

pub async fn update(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
    Form(seen): Form<Seen>,
) -> Result<Redirect, Trouble> {
    let article = id(&path).ok_or_else(|| Trouble::not_found("article"))?;
    update_article(&web.app, caller.seat(), article, seen.revision).await?;
    Ok(Redirect::to(&format!("/desk/media/articles/{path}")))
}

pub async fn discard(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Redirect, Trouble> {
    let article = id(&path).ok_or_else(|| Trouble::not_found("article"))?;
    discard_changes(&web.app, caller.seat(), article).await?;
    Ok(Redirect::to(&format!("/desk/media/articles/{path}")))
}

pub async fn take_down(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Redirect, Trouble> {
    take_article_down(&web.app, caller.seat(), id(&path).ok_or_else(|| Trouble::not_found("article"))?)
        .await?;
    Ok(Redirect::to(&format!("/desk/media/articles/{path}")))
}

pub async fn delete(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Redirect, Trouble> {
    delete_article(&web.app, caller.seat(), id(&path).ok_or_else(|| Trouble::not_found("article"))?).await?;
    Ok(Redirect::to("/desk/media"))
}
