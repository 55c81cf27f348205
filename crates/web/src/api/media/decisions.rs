//! What a person decides about a copy: taking it back, withdrawing it, saying whether it arrived.

use crate::api::asked::{Body, Path};
use crate::api::inbox::Decision;
use crate::api::once::Once;
use crate::api::problem::{NotDone, Problem};
use actions::publishing as deeds;
use axum::response::Response;
use domain::PublicationId;
use uuid::Uuid;

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
