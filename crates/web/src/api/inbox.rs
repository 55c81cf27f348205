//! Conversations over the API.

use super::caller::{Asked, Bearer, Body, Once, Path};
use super::problem::Problem;
use super::shapes::{
    ConversationPage, ConversationShape, FoundPage, FoundShape, Made, MessagePage, MessageShape, PageQuery,
    Words,
};
use crate::state::Web;
use actions::inbox as deeds;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::{ConversationId, MessageId};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Those at rest instead of those that wait.
    #[serde(default)]
    at_rest: bool,
}

/// Conversations that wait, what is due first on top; or those at rest, the latest on top.
#[utoipa::path(get, path = "/conversations", params(PageQuery, Which), responses((status = 200, body = ConversationPage), (status = 401, body = Problem, content_type = "application/problem+json"), (status = 422, body = Problem, content_type = "application/problem+json")))]
pub async fn list(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Asked(page): Asked<PageQuery>,
    Asked(which): Asked<Which>,
) -> Result<Json<ConversationPage>, Problem> {
    let desk = web.app.of(seat.business);
    let (cursor, limit) = (page.cursor()?, page.limit());
    let page = if which.at_rest {
        desk.list_at_rest(cursor, limit).await?
    } else {
        desk.list_waiting(cursor, limit).await?
    };
    Ok(Json(ConversationPage {
        next: page.next.map(|next| next.to_string()),
        rows: page.rows.into_iter().map(ConversationShape::from).collect(),
    }))
}

/// One conversation.
#[utoipa::path(get, path = "/conversations/{id}", params(("id" = Uuid, Path)), responses((status = 200, body = ConversationShape), (status = 401, body = Problem, content_type = "application/problem+json"), (status = 400, body = Problem, content_type = "application/problem+json"), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub async fn one(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<ConversationShape>, Problem> {
    let found = web.app.of(seat.business).lookup_conversation(ConversationId(id)).await?;
    Ok(Json(found.ok_or_else(|| Problem::missing("conversation"))?.into()))
}

/// Its messages, the latest hundred or those before a cursor.
#[utoipa::path(get, path = "/conversations/{id}/messages", params(("id" = Uuid, Path), PageQuery), responses((status = 200, body = MessagePage), (status = 401, body = Problem, content_type = "application/problem+json"), (status = 400, body = Problem, content_type = "application/problem+json"), (status = 404, body = Problem, content_type = "application/problem+json"), (status = 422, body = Problem, content_type = "application/problem+json")))]
pub async fn messages(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    Asked(page): Asked<PageQuery>,
) -> Result<Json<MessagePage>, Problem> {
    let thread = deeds::open_thread(&web.app, seat.business, ConversationId(id), page.cursor()?).await?;
    Ok(Json(MessagePage {
        older: thread.older.map(|older| older.to_string()),
        rows: thread.lines.into_iter().map(MessageShape::from).collect(),
    }))
}

/// Answers where they wrote. It leaves ten seconds later; until then it can be undone.
#[utoipa::path(post, path = "/conversations/{id}/replies", params(("id" = Uuid, Path)), request_body = Words, responses((status = 201, body = Made), (status = 401, body = Problem, content_type = "application/problem+json"), (status = 400, body = Problem, content_type = "application/problem+json"), (status = 403, body = Problem, content_type = "application/problem+json"), (status = 404, body = Problem, content_type = "application/problem+json"), (status = 415, body = Problem, content_type = "application/problem+json"), (status = 422, body = Problem, content_type = "application/problem+json")))]
pub async fn reply(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
    Body(words): Body<Words>,
) -> Result<Response, Problem> {
    let once = Once::of(&headers, &format!("reply {id}"), &words)?;
    once.answer(&web, &seat, StatusCode::CREATED, async || {
        Ok(Made { id: deeds::reply(&web.app, &seat, ConversationId(id), &words.text).await?.id.0 })
    })
    .await
}

/// Writes a note that never leaves.
#[utoipa::path(post, path = "/conversations/{id}/notes", params(("id" = Uuid, Path)), request_body = Words, responses((status = 201, body = Made), (status = 401, body = Problem, content_type = "application/problem+json"), (status = 400, body = Problem, content_type = "application/problem+json"), (status = 403, body = Problem, content_type = "application/problem+json"), (status = 404, body = Problem, content_type = "application/problem+json"), (status = 415, body = Problem, content_type = "application/problem+json"), (status = 422, body = Problem, content_type = "application/problem+json")))]
pub async fn note(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
    Body(words): Body<Words>,
) -> Result<Response, Problem> {
    let once = Once::of(&headers, &format!("note {id}"), &words)?;
    once.answer(&web, &seat, StatusCode::CREATED, async || {
        Ok(Made { id: deeds::note(&web.app, &seat, ConversationId(id), &words.text).await?.id.0 })
    })
    .await
}

/// Closes it: nothing more is to be done.
#[utoipa::path(post, path = "/conversations/{id}/closure", params(("id" = Uuid, Path)), responses((status = 204), (status = 401, body = Problem, content_type = "application/problem+json"), (status = 400, body = Problem, content_type = "application/problem+json"), (status = 403, body = Problem, content_type = "application/problem+json"), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub async fn close(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    deeds::close(&web.app, &seat, ConversationId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes an answer back that has not left.
#[utoipa::path(delete, path = "/messages/{id}", params(("id" = Uuid, Path)), responses((status = 204), (status = 401, body = Problem, content_type = "application/problem+json"), (status = 400, body = Problem, content_type = "application/problem+json"), (status = 403, body = Problem, content_type = "application/problem+json"), (status = 404, body = Problem, content_type = "application/problem+json"), (status = 409, body = Problem, content_type = "application/problem+json")))]
pub async fn undo(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    deeds::undo(&web.app, &seat, MessageId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Typed {
    /// Every word must begin a word of the message.
    words: String,
}

/// Messages with these words, newest first.
#[utoipa::path(get, path = "/messages", params(Typed, PageQuery), responses((status = 200, body = FoundPage), (status = 401, body = Problem, content_type = "application/problem+json"), (status = 422, body = Problem, content_type = "application/problem+json")))]
pub async fn search(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Asked(typed): Asked<Typed>,
    Asked(page): Asked<PageQuery>,
) -> Result<Json<FoundPage>, Problem> {
    let found = web.app.of(seat.business).search_messages(&typed.words, page.cursor()?, page.limit()).await?;
    let rows = found
        .rows
        .into_iter()
        .map(|row| FoundShape {
            message: row.message.0,
            conversation: row.conversation.0,
            contact_name: row.contact_name,
            text: row.text,
            written_at: row.written_at.rfc3339(),
        })
        .collect();
    Ok(Json(FoundPage { rows, next: found.next.map(|next| next.to_string()) }))
}
