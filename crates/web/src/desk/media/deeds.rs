//! What the writing desk's forms do.

use super::album_deeds;
use super::article::{lookup, page};
use crate::door::Caller;
use crate::parts::Trouble;
use crate::state::{Web, id};
use actions::media::{
    begin_article, delete_piece, discard_changes, save_article, set_cover as set_cover_of,
    take_down as take_piece_down, update_piece,
};
use axum::extract::{Form, FromRequest, Path, RawForm, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::media::{Kind, PieceText};
use serde::Deserialize;
use words::message;

pub async fn begin(State(web): State<Web>, caller: Caller) -> Result<Redirect, Trouble> {
    let text = PieceText { title: String::new(), summary: String::new(), body: String::new() };
    let piece = begin_article(&caller.app(&web), caller.seat(), text, None).await?;
    Ok(Redirect::to(&format!("/desk/media/pieces/{}", piece.id)))
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
    request: Request,
) -> Result<Response, Trouble> {
    let mut piece = lookup(&web, &caller, &path).await?;
    let unread = || Trouble::bad_message(message!("form-unread"));
    if piece.kind == Kind::Album {
        let RawForm(form) = RawForm::from_request(request, &()).await.map_err(|_| unread())?;
        return album_deeds::save(&web, &caller, piece.id, &form).await;
    }
    let by_script = request.headers().contains_key("x-quietly");
    let Form(form) = Form::<Written>::from_request(request, &()).await.map_err(|_| unread())?;
    let body = form.body.replace("\r\n", "\n");
    let saved = async {
        let text = PieceText::new(&form.title, &form.summary, &body).map_err(actions::DeedError::from)?;
        save_article(&web.app, caller.seat(), piece.id, form.revision, text).await
    };
    match saved.await {
        Ok(saved) if by_script => Ok(saved.revision.to_string().into_response()),
        Ok(_) if form.then.as_deref() == Some("publish") => {
            Ok(Redirect::to(&format!("/desk/media/pieces/{path}/publication")).into_response())
        }
        Ok(saved) if form.then.as_deref() == Some("update") => {
            update_piece(&web.app, caller.seat(), saved.id, saved.revision).await?;
            Ok(Redirect::to(&format!("/desk/media/pieces/{path}")).into_response())
        }
        Ok(_) => Ok(Redirect::to(&format!("/desk/media/pieces/{path}")).into_response()),
        Err(error) => {
            let trouble = Trouble::from(error);
            let words = trouble.told(caller.voice);
            if by_script {
                return Ok((trouble.status, words).into_response());
            }
            piece.title = form.title;
            piece.summary = form.summary;
            piece.body = body;
            piece.revision = form.revision;
            Ok((trouble.status, page(&web, &caller, &piece, Some(&words)).await?).into_response())
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
    let piece = id(&path).ok_or_else(|| Trouble::not_found("piece"))?;
    let picture = if form.picture.is_empty() {
        None
    } else {
        Some(id(&form.picture).ok_or_else(|| Trouble::not_found("picture"))?)
    };
    set_cover_of(&web.app, caller.seat(), piece, picture).await?;
    Ok(Redirect::to(&format!("/desk/media/pieces/{path}")))
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
    let piece = id(&path).ok_or_else(|| Trouble::not_found("piece"))?;
    update_piece(&web.app, caller.seat(), piece, seen.revision).await?;
    Ok(Redirect::to(&format!("/desk/media/pieces/{path}")))
}

pub async fn discard(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Redirect, Trouble> {
    let piece = id(&path).ok_or_else(|| Trouble::not_found("piece"))?;
    discard_changes(&web.app, caller.seat(), piece).await?;
    Ok(Redirect::to(&format!("/desk/media/pieces/{path}")))
}

pub async fn take_down(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Redirect, Trouble> {
    take_piece_down(&web.app, caller.seat(), id(&path).ok_or_else(|| Trouble::not_found("piece"))?).await?;
    Ok(Redirect::to(&format!("/desk/media/pieces/{path}")))
}

pub async fn delete(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Redirect, Trouble> {
    delete_piece(&web.app, caller.seat(), id(&path).ok_or_else(|| Trouble::not_found("piece"))?).await?;
    Ok(Redirect::to("/desk/media"))
}
