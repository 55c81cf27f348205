//! What a person decides about a copy: another moment, taking it back, withdrawing it, saying whether it arrived.

use super::PublicationShape;
use crate::api::asked::{Body, Path, moment};
use crate::api::caller::Bearer;
use crate::api::inbox::Decision;
use crate::api::once::Once;
use crate::api::problem::{NotDone, Problem};
use crate::state::Web;
use actions::publishing as deeds;
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use domain::PublicationId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// RFC 3339, in the future.
    planned_at: String,
}

/// Moves what is planned to another moment. One that is to go out earlier comes back under a new id; 409 where it is
/// not planned any more.
#[utoipa::path(put, path = "/publications/{id}/moment", params(("id" = Uuid, Path)), request_body = Moment, responses((status = 200, body = PublicationShape), NotDone))]
pub async fn plan_anew(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    Body(body): Body<Moment>,
) -> Result<Json<PublicationShape>, Problem> {
    let at = moment("planned_at", &body.planned_at)?;
    let moved = deeds::plan_anew(&web.app, &seat, &[PublicationId(id)], at).await?;
    Ok(Json(moved.into_iter().next().ok_or_else(|| Problem::missing("publication"))?.into()))
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Words {
    text: String,
}

/// Puts other words in the place of those that stand there; 422 where its network cannot. They are on their way with the
/// answer, and the publication has them once they stand there.
#[utoipa::path(put, path = "/publications/{id}/text", params(("id" = Uuid, Path)), request_body = Words, responses((status = 204), NotDone))]
pub async fn reword(once: Once, Path(id): Path<Uuid>, Body(body): Body<Words>) -> Result<Response, Problem> {
    once.done(&body, async |app, seat| deeds::reword(&app, &seat, PublicationId(id), &body.text).await).await
}

/// Takes back what is planned and has not left.
#[utoipa::path(post, path = "/publications/{id}/cancelling", params(("id" = Uuid, Path)), responses((status = 204), NotDone))]
pub async fn cancel(once: Once, Path(id): Path<Uuid>) -> Result<Response, Problem> {
    once.done(&(), async |app, seat| deeds::cancel(&app, &seat, PublicationId(id)).await).await
}

/// Takes a published copy down, where its network can.
#[utoipa::path(post, path = "/publications/{id}/withdrawal", params(("id" = Uuid, Path)), responses((status = 204), NotDone))]
pub async fn withdraw(once: Once, Path(id): Path<Uuid>) -> Result<Response, Problem> {
    once.done(&(), async |app, seat| deeds::withdraw(&app, &seat, PublicationId(id)).await).await
}

/// Says that a person took the copy down on the network, which Porchlight could not.
#[utoipa::path(post, path = "/publications/{id}/withdrawal-by-hand", params(("id" = Uuid, Path)), responses((status = 204), NotDone))]
pub async fn withdraw_by_hand(once: Once, Path(id): Path<Uuid>) -> Result<Response, Problem> {
    once.done(&(), async |app, seat| deeds::withdraw_by_hand(&app, &seat, PublicationId(id)).await).await
}

/// Decides about a copy that is in doubt, or sends a refused one again.
#[utoipa::path(post, path = "/publications/{id}/decision", params(("id" = Uuid, Path)), request_body = Decision, responses((status = 204), NotDone))]
pub async fn decide(
    once: Once,
    Path(id): Path<Uuid>,
    Body(body): Body<Decision>,
) -> Result<Response, Problem> {
    once.done(&body, async |app, seat| {
        deeds::settle_publication_by_hand(&app, &seat, PublicationId(id), body.arrived).await
    })
    .await
}
