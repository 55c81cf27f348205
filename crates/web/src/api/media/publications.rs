//! Publications: an article's copies on the channels, and what goes out when.

use crate::api::asked::{Asked, Body, Path, moment};
use crate::api::caller::Bearer;
use crate::api::once::Once;
use crate::api::problem::{NotDone, NotRead, Problem};
use crate::state::Web;
use actions::publishing::{Place, plan};
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use chrono::TimeDelta;
use domain::publishing::{Publication, PublicationState};
use domain::{ChannelId, PieceId, PublicationId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

#[derive(Debug, Serialize, ToSchema)]
pub struct PublicationShape {
    pub id: Uuid,
    pub piece: Uuid,
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
            PublicationState::Failed { reason: why } | PublicationState::Unsure { why, .. } => {
                Some(why.clone())
            }
            _ => None,
        };
        Self {
            id: from.id.0,
            piece: from.piece.0,
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

/// Its copies on the channels, the one on the website among them.
#[utoipa::path(get, path = "/pieces/{id}/publications", params(("id" = Uuid, Path)), responses((status = 200, body = Vec<PublicationShape>), NotRead))]
pub async fn of_piece(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<Vec<PublicationShape>>, Problem> {
    let desk = web.app.of(seat.business);
    desk.lookup_piece(PieceId(id)).await?.ok_or_else(|| Problem::missing("piece"))?;
    Ok(Json(desk.list_publications_of(PieceId(id)).await?.into_iter().map(PublicationShape::from).collect()))
}

/// A channel, and the text there.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceShape {
    pub channel: Uuid,
    pub text: String,
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Publishing {
    places: Vec<PlaceShape>,
    /// RFC 3339; absent: now. What is planned on a channel named for another time moves. What is planned on the website
    /// moves only where no channel is named; a channel's moment before it is refused.
    #[serde(default)]
    when: Option<String>,
}

/// Publishes on the website first, then on the channels named; now or at a chosen time.
#[utoipa::path(post, path = "/pieces/{id}/publications", params(("id" = Uuid, Path)), request_body = Publishing, responses((status = 201, body = Vec<PublicationShape>), NotDone))]
pub async fn publish(
    once: Once,
    Path(id): Path<Uuid>,
    Body(body): Body<Publishing>,
) -> Result<Response, Problem> {
    let when = body.when.as_deref().map(|when| moment("when", when)).transpose()?;
    once.made(&body, async |app, seat| {
        let place =
            |place: &PlaceShape| Place { channel: ChannelId(place.channel), text: place.text.clone() };
        plan(&app, &seat, PieceId(id), body.places.iter().map(place).collect(), when).await?;
        let copies = app.of(seat.business).list_publications_of(PieceId(id)).await?.into_iter();
        Ok::<_, Problem>(copies.map(PublicationShape::from).collect::<Vec<_>>())
    })
    .await
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Days {
    /// RFC 3339.
    from: String,
    /// RFC 3339, at most a year after.
    to: String,
}

/// Everything that goes out, or went out, in a span of time: the calendar.
#[utoipa::path(get, path = "/publications", params(Days), responses((status = 200, body = Vec<PublicationShape>), NotRead))]
pub async fn between(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Asked(days): Asked<Days>,
) -> Result<Json<Vec<PublicationShape>>, Problem> {
    let (from, to) = (moment("from", &days.from)?, moment("to", &days.to)?);
    if to.since(from) > TimeDelta::days(366) {
        return Err(Problem::refused("`from` and `to` lie more than a year apart: ask for less."));
    }
    let found = web.app.of(seat.business).list_publications_between(from, to).await?;
    Ok(Json(found.into_iter().map(PublicationShape::from).collect()))
}

/// One publication.
#[utoipa::path(get, path = "/publications/{id}", params(("id" = Uuid, Path)), responses((status = 200, body = PublicationShape), NotRead))]
pub async fn one(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<PublicationShape>, Problem> {
    let found = web.app.of(seat.business).lookup_publication(PublicationId(id)).await?;
    Ok(Json(found.ok_or_else(|| Problem::missing("publication"))?.into()))
}
