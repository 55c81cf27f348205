//! Bringing colleagues in.

use super::RoleShape;
use crate::api::asked::{Body, Path};
use crate::api::caller::Bearer;
use crate::api::once::Once;
use crate::api::problem::{NotDone, NotRead, Problem};
use crate::state::Web;
use actions::team::{invite as invite_colleague, list_invitations, withdraw_invitation};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::InvitationId;
use domain::team::{EmailAddress, NotAnAddress};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Serialize, ToSchema)]
pub struct InvitationShape {
    id: Uuid,
    email: String,
    role: RoleShape,
    expires_at: String,
}

/// Who is invited and has not come yet. The links are shown once and never again.
#[utoipa::path(get, path = "/invitations", responses((status = 200, body = Vec<InvitationShape>), NotRead))]
pub async fn list(
    State(web): State<Web>,
    Bearer(seat): Bearer,
) -> Result<Json<Vec<InvitationShape>>, Problem> {
    let shape = |from: actions::team::Invitation| InvitationShape {
        id: from.id.0,
        email: from.email,
        role: from.role.into(),
        expires_at: from.expires_at.rfc3339(),
    };
    Ok(Json(list_invitations(&web.app, &seat).await?.into_iter().map(shape).collect()))
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Invitee {
    #[schema(format = "email", max_length = 254)]
    email: String,
    role: RoleShape,
}

#[derive(Serialize, ToSchema)]
pub struct InvitedShape {
    id: Uuid,
    /// To be handed over; it works once, for seven days, and is not shown again.
    link: String,
    /// A letter with the link is on its way to them, too.
    by_letter: bool,
}

/// Invites somebody by a link.
#[utoipa::path(post, path = "/invitations", request_body = Invitee, responses((status = 201, body = InvitedShape), NotDone))]
pub async fn invite(once: Once, Body(invitee): Body<Invitee>) -> Result<Response, Problem> {
    let refused = |error: NotAnAddress| Problem::refused(error.to_string());
    let email: EmailAddress = invitee.email.parse().map_err(refused)?;
    once.made(&invitee, async |app, seat| {
        let invited = invite_colleague(&app, &seat, &email, invitee.role.into()).await;
        invited.map(|invited| InvitedShape {
            id: invited.id.0,
            link: invited.link,
            by_letter: invited.by_letter,
        })
    })
    .await
}

/// Withdraws an invitation: its link works no more.
#[utoipa::path(delete, path = "/invitations/{id}", params(("id" = Uuid, Path)), responses((status = 204), NotDone))]
pub async fn withdraw(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    withdraw_invitation(&web.app, &seat, InvitationId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
