//! How a text will look: on the website, and on each channel. Nothing is saved, nothing is sent.

use super::publications::PlaceShape;
use crate::api::asked::{Body, Path};
use crate::api::caller::Bearer;
use crate::api::problem::{NotDone, NotRead, Problem, at_most};
use crate::state::Web;
use crate::website::rendered;
use actions::publishing::{ChannelPreview, preview_on_channels};
use axum::Json;
use axum::extract::State;
use domain::{ChannelId, PieceId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Serialize, ToSchema)]
pub struct PreviewShape {
    channel: Uuid,
    network: String,
    text: String,
    /// What is beyond the limit.
    cut: String,
    used: usize,
    most: usize,
    fits: bool,
    wrong: Vec<String>,
}

impl From<ChannelPreview> for PreviewShape {
    fn from(one: ChannelPreview) -> Self {
        Self {
            channel: one.channel.id.0,
            network: one.channel.network,
            fits: one.preview.fits(),
            text: one.preview.text,
            cut: one.preview.cut,
            used: one.preview.used,
            most: one.preview.most,
            wrong: one.preview.wrong.into_iter().map(|wrong| wrong.what).collect(),
        }
    }
}

/// How it will look on each channel, with the texts we suggest.
#[utoipa::path(get, path = "/pieces/{id}/previews", params(("id" = Uuid, Path)), responses((status = 200, body = Vec<PreviewShape>), NotRead))]
pub async fn previews(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<Vec<PreviewShape>>, Problem> {
    let previews = preview_on_channels(&web.app, seat.business, PieceId(id), &[]).await?;
    Ok(Json(previews.into_iter().map(PreviewShape::from).collect()))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// Channels that are not named are shown with the text we suggest.
    places: Vec<PlaceShape>,
}

/// How it will look on each channel, with texts of one's own.
#[utoipa::path(post, path = "/pieces/{id}/previews", params(("id" = Uuid, Path)), request_body = Texts, responses((status = 200, body = Vec<PreviewShape>), NotDone))]
pub async fn look(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    Body(body): Body<Texts>,
) -> Result<Json<Vec<PreviewShape>>, Problem> {
    let texts: Vec<_> = body.places.into_iter().map(|place| (ChannelId(place.channel), place.text)).collect();
    let previews = preview_on_channels(&web.app, seat.business, PieceId(id), &texts).await?;
    Ok(Json(previews.into_iter().map(PreviewShape::from).collect()))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// Markdown.
    #[schema(max_length = 200_000)]
    body: String,
}

#[derive(Serialize, ToSchema)]
pub struct Rendered {
    html: String,
}

/// How a text will look on the website.
#[utoipa::path(post, path = "/rendering", request_body = Written, responses((status = 200, body = Rendered), NotDone))]
pub async fn render(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Body(written): Body<Written>,
) -> Result<Json<Rendered>, Problem> {
    at_most("body", &written.body, 200_000)?;
    Ok(Json(Rendered { html: rendered(&web, seat.business, &written.body).await? }))
}
