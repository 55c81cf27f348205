//! What a person decides about a copy: taking it back, withdrawing it, saying whether it arrived.

use crate::api::asked::{Body, Path};
use crate::api::caller::Bearer;
use crate::api::inbox::Decision;
use crate::api::once::Once;
use crate::api::problem::{NotDone, Problem};
use crate::state::Web;
use actions::publishing as deeds;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::PublicationId;
use uuid::Uuid;

/// Takes back what is planned and has not left.
#[utoipa::path(post, path = "/publications/{id}/cancelling", params(("id" = Uuid, Path)), responses((status = 204), NotDone))]
pub async fn cancel(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let once = Once::of(&headers, &format!("cancel {id}"), &())?;
    once.answer(&web, &seat, StatusCode::NO_CONTENT, async || {
        Ok(deeds::cancel(&web.app, &seat, PublicationId(id)).await?)
    })
    .await
}

/// Takes a published copy down, where its network can.
#[utoipa::path(post, path = "/publications/{id}/withdrawal", params(("id" = Uuid, Path)), responses((status = 204), NotDone))]
pub async fn withdraw(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let once = Once::of(&headers, &format!("withdraw {id}"), &())?;
    once.answer(&web, &seat, StatusCode::NO_CONTENT, async || {
        Ok(deeds::withdraw(&web.app, &seat, PublicationId(id)).await?)
    })
    .await
}

/// Decides about a copy that is in doubt, or sends a refused one again.
#[utoipa::path(post, path = "/publications/{id}/decision", params(("id" = Uuid, Path)), request_body = Decision, responses((status = 204), NotDone))]
pub async fn decide(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
    Body(body): Body<Decision>,
) -> Result<Response, Problem> {
    let once = Once::of(&headers, &format!("decide publication {id}"), &body)?;
    once.answer(&web, &seat, StatusCode::NO_CONTENT, async || {
        Ok(deeds::settle_publication_by_hand(&web.app, &seat, PublicationId(id), body.arrived).await?)
    })
    .await
}
