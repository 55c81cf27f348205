//! Publications: how an article will look on each channel, and its copies there.

use crate::api::asked::{Body, Path};
use crate::api::caller::Bearer;
use crate::api::once::Once;
use crate::api::problem::{NotDone, NotRead, Problem};
use crate::state::Web;
use actions::publishing::{Place, plan, preview_on_channels};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::publishing::{Publication, PublicationState};
use domain::{ArticleId, ChannelId, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Debug, Serialize, ToSchema)]
pub struct PublicationShape {
    pub id: Uuid,
    pub article: Uuid,
    pub channel: Uuid,
    pub text: String,
    pub planned_at: String,
    /// planned, sending, published, failed, unsure or withdrawn.
    pub state: String,
    pub why: Option<String>,
    pub remote_id: Option<String>,
    pub link: Option<String>,
}

impl From<Publication> for PublicationShape {
    fn from(from: Publication) -> Self {
        let why = match &from.state {
            PublicationState::Failed { reason: why } | PublicationState::Unsure { why } => Some(why.clone()),
            _ => None,
        };
        Self {
            id: from.id.0,
            article: from.article.0,
            channel: from.channel.0,
            text: from.text,
            planned_at: from.planned_at.rfc3339(),
            state: from.state.name().into(),
            why,
            remote_id: from.remote_id,
            link: from.link,
        }
    }
}

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

/// How it will look on each channel, without sending.
#[utoipa::path(get, path = "/articles/{id}/previews", params(("id" = Uuid, Path)), responses((status = 200, body = Vec<PreviewShape>), NotRead))]
pub async fn previews(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<Vec<PreviewShape>>, Problem> {
    let previews = preview_on_channels(&web.app, seat.business, ArticleId(id), &[]).await?;
    let shape = |one: actions::publishing::ChannelPreview| PreviewShape {
        channel: one.channel.id.0,
        network: one.channel.network,
        fits: one.preview.fits(),
        text: one.preview.text,
        cut: one.preview.cut,
        used: one.preview.used,
        most: one.preview.most,
        wrong: one.preview.wrong.into_iter().map(|wrong| wrong.what).collect(),
    };
    Ok(Json(previews.into_iter().map(shape).collect()))
}

/// Its copies on the channels.
#[utoipa::path(get, path = "/articles/{id}/publications", params(("id" = Uuid, Path)), responses((status = 200, body = Vec<PublicationShape>), NotRead))]
pub async fn publications(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<Vec<PublicationShape>>, Problem> {
    let desk = web.app.of(seat.business);
    desk.lookup_article(ArticleId(id)).await?.ok_or_else(|| Problem::missing("article"))?;
    Ok(Json(
        desk.list_publications_of(ArticleId(id)).await?.into_iter().map(PublicationShape::from).collect(),
    ))
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Publishing {
    places: Vec<PlaceShape>,
    /// RFC 3339; absent: now.
    #[serde(default)]
    when: Option<String>,
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceShape {
    channel: Uuid,
    text: String,
}

/// Publishes on the website first, then on the channels named; now or at a chosen time.
#[utoipa::path(post, path = "/articles/{id}/publications", params(("id" = Uuid, Path)), request_body = Publishing, responses((status = 201, body = Vec<PublicationShape>), NotDone))]
pub async fn publish(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
    Body(body): Body<Publishing>,
) -> Result<Response, Problem> {
    let once = Once::of(&headers, &format!("publish {id}"), &body)?;
    once.answer(&web, &seat, StatusCode::CREATED, async || {
        let wrong = || {
            Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "`when` is not a time such as 2026-06-11T18:30:00+02:00.",
            )
        };
        let when = body.when.as_deref().map(|when| Timestamp::parse(when).ok_or_else(wrong)).transpose()?;
        let places = body
            .places
            .iter()
            .map(|place| Place { channel: ChannelId(place.channel), text: place.text.clone() })
            .collect();
        plan(&web.app, &seat, ArticleId(id), places, when).await?;
        Ok(web
            .app
            .of(seat.business)
            .list_publications_of(ArticleId(id))
            .await?
            .into_iter()
            .map(PublicationShape::from)
            .collect::<Vec<_>>())
    })
    .await
}
