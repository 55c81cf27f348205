//! A person knows better: rename, merge, split and move; and write what answers it.

use crate::api::Made;
use crate::api::asked::{Body, Path};
use crate::api::caller::Bearer;
use crate::api::media::PieceShape;
use crate::api::once::Once;
use crate::api::problem::{NotDone, Problem, at_most};
use crate::state::Web;
use actions::media::write_from_need;
use actions::needs as deeds;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::{MessageId, NeedId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Title {
    #[schema(min_length = 1, max_length = 160)]
    title: String,
}

/// Gives it a better name.
#[utoipa::path(patch, path = "/needs/{id}", params(("id" = Uuid, Path)), request_body = Title, responses((status = 204), NotDone))]
pub async fn change(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    Body(body): Body<Title>,
) -> Result<StatusCode, Problem> {
    at_most("title", &body.title, 160)?;
    deeds::rename_need(&web.app, &seat, NeedId(id), &body.title).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Into {
    into: Uuid,
}

/// Puts every question of it into another.
#[utoipa::path(post, path = "/needs/{id}/merger", params(("id" = Uuid, Path)), request_body = Into, responses((status = 204), NotDone))]
pub async fn merge(once: Once, Path(id): Path<Uuid>, Body(body): Body<Into>) -> Result<Response, Problem> {
    once.done(&body, async |app, seat| deeds::merge_needs(&app, &seat, NeedId(id), NeedId(body.into)).await)
        .await
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// Messages whose questions go.
    questions: Vec<Uuid>,
    #[schema(min_length = 1, max_length = 160)]
    title: String,
}

/// Takes some questions out into a need of their own.
#[utoipa::path(post, path = "/needs/{id}/split", params(("id" = Uuid, Path)), request_body = Split, responses((status = 201, body = Made), NotDone))]
pub async fn split(once: Once, Path(id): Path<Uuid>, Body(body): Body<Split>) -> Result<Response, Problem> {
    at_most("title", &body.title, 160)?;
    let questions: Vec<MessageId> = body.questions.iter().copied().map(MessageId).collect();
    once.made(&body, async |app, seat| {
        deeds::split_need(&app, &seat, NeedId(id), &questions, &body.title)
            .await
            .map(|new| Made { id: new.0 })
    })
    .await
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Moved {
    /// Messages whose questions come here, from whichever needs they are in.
    questions: Vec<Uuid>,
}

/// Puts questions into this need: all of them, or none.
#[utoipa::path(post, path = "/needs/{id}/questions", params(("id" = Uuid, Path)), request_body = Moved, responses((status = 204), NotDone))]
pub async fn take(once: Once, Path(id): Path<Uuid>, Body(body): Body<Moved>) -> Result<Response, Problem> {
    let questions: Vec<MessageId> = body.questions.iter().copied().map(MessageId).collect();
    once.done(&body, async |app, seat| deeds::move_questions(&app, &seat, &questions, NeedId(id)).await).await
}

/// The draft that answers it: the one that was begun, or a new one laid out from the questions and answers.
#[utoipa::path(post, path = "/needs/{id}/article", params(("id" = Uuid, Path)), responses((status = 200, body = PieceShape), NotDone))]
pub async fn write(once: Once, Path(id): Path<Uuid>) -> Result<Response, Problem> {
    once.told(&(), async |app, seat| {
        let written = write_from_need(&app, &seat, NeedId(id)).await?;
        PieceShape::read(&app, seat.business, written).await
    })
    .await
}
