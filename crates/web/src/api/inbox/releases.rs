//! Whether words of strangers may stand on the website.

use super::shapes::{AwaitsReleaseShape, ReleaseShape};
use crate::api::asked::{Asked, Body, PageQuery, PageShape, Path};
use crate::api::caller::Bearer;
use crate::api::problem::{NotDone, NotRead, Problem};
use crate::state::Web;
use actions::inbox as deeds;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use domain::{MessageId, Timestamp};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// What would stand under a piece and waits until somebody looked, oldest first.
#[utoipa::path(get, path = "/messages/awaiting-release", params(PageQuery), responses((status = 200, body = PageShape<AwaitsReleaseShape>), NotRead))]
pub async fn list(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Asked(page): Asked<PageQuery>,
) -> Result<Json<PageShape<AwaitsReleaseShape>>, Problem> {
    let found = web.app.of(seat.business).list_awaiting_release(page.cursor()?, page.limit()).await?;
    Ok(Json(PageShape::of(found)))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Released {
    /// `given` or `kept_back`.
    release: ReleaseShape,
    /// As it was told with the words that were looked at: other words are not let out.
    #[serde(default)]
    edited_at: Option<String>,
}

/// Lets words of theirs stand on the website, or keeps them in the inbox.
#[utoipa::path(put, path = "/messages/{id}/release", params(("id" = Uuid, Path)), request_body = Released, responses((status = 204), NotDone))]
pub async fn decide(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    Body(body): Body<Released>,
) -> Result<StatusCode, Problem> {
    let given = match body.release {
        ReleaseShape::Given => true,
        ReleaseShape::KeptBack => false,
        ReleaseShape::Awaited => return Err(Problem::refused("Say `given` or `kept_back`.")),
    };
    let seen = match &body.edited_at {
        None => None,
        Some(text) => {
            Some(Timestamp::parse(text).ok_or_else(|| Problem::refused("`edited_at` is no moment."))?)
        }
    };
    deeds::release(&web.app, &seat, MessageId(id), given, seen).await?;
    Ok(StatusCode::NO_CONTENT)
}
