//! Tokens: which programs may call, and what they may do.

use super::RoleShape;
use crate::api::asked::{Body, Path};
use crate::api::caller::Bearer;
use crate::api::once::Once;
use crate::api::problem::{NotDone, NotRead, Problem, at_most};
use crate::state::Web;
use actions::team::{ApiToken, list_tokens, make_token, revoke_token};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::{Timestamp, TokenId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Serialize, ToSchema)]
pub struct TokenShape {
    id: Uuid,
    name: String,
    role: RoleShape,
    /// Who made it: what it does is done in their name.
    by: Uuid,
    created_at: String,
    /// To within five minutes.
    used_at: Option<String>,
    revoked_at: Option<String>,
}

/// Every token that was made, revoked ones too. The tokens themselves are shown once and never again.
#[utoipa::path(get, path = "/tokens", responses((status = 200, body = Vec<TokenShape>), NotRead))]
pub async fn list(State(web): State<Web>, Bearer(seat): Bearer) -> Result<Json<Vec<TokenShape>>, Problem> {
    let shape = |from: ApiToken| TokenShape {
        id: from.id.0,
        name: from.name,
        role: from.role.into(),
        by: from.by.0,
        created_at: from.created_at.rfc3339(),
        used_at: from.used_at.map(Timestamp::rfc3339),
        revoked_at: from.revoked_at.map(Timestamp::rfc3339),
    };
    Ok(Json(list_tokens(&web.app, &seat).await?.into_iter().map(shape).collect()))
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewToken {
    /// So that you know later what it is for.
    #[schema(min_length = 1, max_length = 80)]
    name: String,
    /// It may do what this role may, and never more than its maker.
    role: RoleShape,
}

#[derive(Serialize, ToSchema)]
pub struct MadeToken {
    id: Uuid,
    /// Shown only now.
    token: String,
}

/// Makes a token.
#[utoipa::path(post, path = "/tokens", request_body = NewToken, responses((status = 201, body = MadeToken), NotDone))]
pub async fn make(once: Once, Body(new): Body<NewToken>) -> Result<Response, Problem> {
    at_most("name", &new.name, 80)?;
    once.made(&new, async |app, seat| {
        let made = make_token(&app, &seat, &new.name, new.role.into()).await;
        made.map(|(id, token)| MadeToken { id: id.0, token })
    })
    .await
}

/// Revokes a token: from now on it opens nothing.
#[utoipa::path(delete, path = "/tokens/{id}", params(("id" = Uuid, Path)), responses((status = 204), NotDone))]
pub async fn revoke(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    revoke_token(&web.app, &seat, TokenId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
