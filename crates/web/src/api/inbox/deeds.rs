//! What is done with a conversation: closing, reopening, assigning, showing.

use super::shapes::ShownShape;
use crate::api::asked::{Body, Path};
use crate::api::caller::Bearer;
use crate::api::once::Once;
use crate::api::problem::{NotDone, NotRead, Problem};
use crate::state::Web;
use actions::inbox as deeds;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::{ConversationId, StaffId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Closes it: nothing more is to be done. It opens again by itself when the contact writes.
#[utoipa::path(post, path = "/conversations/{id}/closure", params(("id" = Uuid, Path)), responses((status = 204), NotDone))]
pub async fn close(once: Once, Path(id): Path<Uuid>) -> Result<Response, Problem> {
    once.done(&(), async |app, seat| deeds::close(&app, &seat, ConversationId(id)).await).await
}

/// Opens it again. What was waived by closing stays waived.
#[utoipa::path(delete, path = "/conversations/{id}/closure", params(("id" = Uuid, Path)), responses((status = 204), NotDone))]
pub async fn reopen(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    deeds::reopen(&web.app, &seat, ConversationId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Somebody looked at it: nothing in it is new any more.
#[utoipa::path(put, path = "/conversations/{id}/look", params(("id" = Uuid, Path)), responses((status = 204), NotDone))]
pub async fn look(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    deeds::look(&web.app, &seat, ConversationId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Assignee {
    /// A colleague's id, from the team.
    staff: Uuid,
}

/// Gives it to a colleague.
#[utoipa::path(put, path = "/conversations/{id}/assignee", params(("id" = Uuid, Path)), request_body = Assignee, responses((status = 204), NotDone))]
pub async fn assign(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    Body(body): Body<Assignee>,
) -> Result<StatusCode, Problem> {
    deeds::assign(&web.app, &seat, ConversationId(id), Some(StaffId(body.staff))).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives it to nobody.
#[utoipa::path(delete, path = "/conversations/{id}/assignee", params(("id" = Uuid, Path)), responses((status = 204), NotDone))]
pub async fn unassign(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    deeds::assign(&web.app, &seat, ConversationId(id), None).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OnWebsite {
    shown: ShownShape,
}

/// Chooses how it stands under the piece on the website.
#[utoipa::path(put, path = "/conversations/{id}/shown", params(("id" = Uuid, Path)), request_body = OnWebsite, responses((status = 204), NotDone))]
pub async fn show(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    Body(body): Body<OnWebsite>,
) -> Result<StatusCode, Problem> {
    deeds::show_on_website(&web.app, &seat, ConversationId(id), body.shown.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What erasing somebody would do.
#[derive(Serialize, ToSchema)]
pub struct ErasureShape {
    /// Messages they wrote, on every channel.
    theirs: usize,
    /// Answers and notes of ours to them.
    ours: usize,
    conversations: usize,
    /// Articles and drafts whose text quotes them; these are not changed.
    quoted_in: Vec<Uuid>,
}

/// What would go if whoever this conversation is with were erased. Nothing is changed.
#[utoipa::path(get, path = "/conversations/{id}/erasure", params(("id" = Uuid, Path)), responses((status = 200, body = ErasureShape), NotRead))]
pub async fn erasure(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<ErasureShape>, Problem> {
    let erasure = deeds::look_at_erasure(&web.app, &seat, ConversationId(id)).await?;
    let quoted_in = erasure.quoted_in.into_iter().map(|(piece, _)| piece.0).collect();
    let actions::inbox::Erasure { theirs, ours, conversations, .. } = erasure;
    Ok(Json(ErasureShape { theirs, ours, conversations, quoted_in }))
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Erase {
    /// `true`: it cannot be undone.
    for_good: bool,
}

/// How much was erased.
#[derive(Serialize, ToSchema)]
pub struct ErasedShape {
    messages: u64,
    conversations: u64,
}

/// Erases whoever this conversation is with, on their wish, on every channel: their words, what was written to them, their
/// names and addresses. It cannot be undone, and a network that tells it again does not bring it back.
#[utoipa::path(post, path = "/conversations/{id}/erasure", params(("id" = Uuid, Path)), request_body = Erase, responses((status = 200, body = ErasedShape), NotDone))]
pub async fn erase(once: Once, Path(id): Path<Uuid>, Body(body): Body<Erase>) -> Result<Response, Problem> {
    if !body.for_good {
        once.may(domain::team::Deed::Manage)?;
        return Err(Problem::refused("Say `for_good`: true. It cannot be undone."));
    }
    once.told(&body, async |app, seat| {
        let erased = deeds::erase(&app, &seat, ConversationId(id)).await?;
        Ok::<_, actions::DeedError>(ErasedShape {
            messages: erased.messages,
            conversations: erased.conversations,
        })
    })
    .await
}
