//! Articles: begun and written.

use super::pieces::{PieceShape, shape};
use crate::api::asked::{Body, Path};
use crate::api::caller::Bearer;
use crate::api::once::Once;
use crate::api::problem::{NotDone, Problem, at_most};
use crate::state::Web;
use actions::media::{begin_article, save_article};
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use domain::media::PieceText;
use domain::{NeedId, PieceId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewArticle {
    #[schema(max_length = 200)]
    title: String,
    /// Markdown.
    #[schema(max_length = 200_000)]
    body: String,
    #[serde(default)]
    #[schema(max_length = 300)]
    summary: String,
    #[serde(default)]
    need: Option<Uuid>,
}

/// The desk's fields stop at these lengths; a program hears that it went beyond.
pub(super) fn fits(title: &str, summary: &str) -> Result<(), Problem> {
    at_most("title", title, 200)?;
    at_most("summary", summary, 300)
}

/// Begins a draft.
#[utoipa::path(post, path = "/articles", request_body = NewArticle, responses((status = 201, body = PieceShape), NotDone))]
pub async fn begin(once: Once, Body(new): Body<NewArticle>) -> Result<Response, Problem> {
    fits(&new.title, &new.summary)?;
    let text = PieceText::new(&new.title, &new.summary, &new.body).map_err(actions::DeedError::from)?;
    once.made(&new, async |app, seat| {
        let begun = begin_article(&app, &seat, text, new.need.map(NeedId)).await?;
        PieceShape::read(&app, seat.business, begun).await
    })
    .await
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SavedArticle {
    /// The revision that was read.
    revision: i64,
    #[schema(max_length = 200)]
    title: String,
    #[schema(max_length = 200_000)]
    body: String,
    #[serde(default)]
    #[schema(max_length = 300)]
    summary: String,
}

/// Saves over the revision that was read; 409 when somebody saved in between. Of an article that is on the website,
/// readers see it from the next update on.
#[utoipa::path(put, path = "/articles/{id}", params(("id" = Uuid, Path)), request_body = SavedArticle, responses((status = 200, body = PieceShape), NotDone))]
pub async fn save(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    Body(saved): Body<SavedArticle>,
) -> Result<Json<PieceShape>, Problem> {
    fits(&saved.title, &saved.summary)?;
    let text = PieceText::new(&saved.title, &saved.summary, &saved.body).map_err(actions::DeedError::from)?;
    let written = save_article(&web.app, &seat, PieceId(id), saved.revision, text).await?;
    shape(&web, seat.business, written).await
}
