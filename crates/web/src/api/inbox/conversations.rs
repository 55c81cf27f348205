//! Conversations: which wait, which are at rest.

use super::shapes::ConversationShape;
use crate::api::asked::{Asked, PageQuery, PageShape, Path};
use crate::api::caller::Bearer;
use crate::api::problem::{NotRead, Problem};
use crate::state::Web;
use axum::Json;
use axum::extract::State;
use domain::ConversationId;
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
#[utoipa::path(get, path = "/conversations", params(PageQuery, Which), responses((status = 200, body = PageShape<ConversationShape>), NotRead))]
pub async fn list(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Asked(page): Asked<PageQuery>,
    Asked(which): Asked<Which>,
) -> Result<Json<PageShape<ConversationShape>>, Problem> {
    let desk = web.app.of(seat.business);
    let (cursor, limit) = (page.cursor()?, page.limit());
    let page = if which.at_rest {
        desk.list_at_rest(cursor, limit).await?
    } else {
        desk.list_waiting(cursor, limit).await?
    };
    Ok(Json(PageShape::of(page)))
}

/// One conversation.
#[utoipa::path(get, path = "/conversations/{id}", params(("id" = Uuid, Path)), responses((status = 200, body = ConversationShape), NotRead))]
pub async fn one(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<ConversationShape>, Problem> {
    let found = web.app.of(seat.business).lookup_conversation(ConversationId(id)).await?;
    Ok(Json(found.ok_or_else(|| Problem::missing("conversation"))?.into()))
}
