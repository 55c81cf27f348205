//! Connected channels, and connecting one more.

use crate::api::asked::{Body, Path};
use crate::api::caller::Bearer;
use crate::api::once::Once;
use crate::api::problem::{NotDone, NotRead, Problem};
use crate::state::Web;
use actions::channels::connect as connect_channel;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::channels::ChannelState;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Debug, Serialize, ToSchema)]
pub struct ChannelShape {
    pub id: Uuid,
    pub network: String,
    pub name: String,
    pub handle: Option<String>,
    /// connected, troubled or reconnect.
    pub state: String,
    pub why: Option<String>,
    pub simulated: bool,
}

impl From<domain::channels::Channel> for ChannelShape {
    fn from(from: domain::channels::Channel) -> Self {
        let (state, why) = match from.state {
            ChannelState::Connected => ("connected", None),
            ChannelState::Troubled { why, .. } => ("troubled", Some(why)),
            ChannelState::Reconnect { why, .. } => ("reconnect", Some(why)),
        };
        Self {
            id: from.id.0,
            network: from.network,
            name: from.name,
            handle: from.handle,
            state: state.into(),
            why,
            simulated: from.simulated,
        }
    }
}

/// Connected channels and whether they work.
#[utoipa::path(get, path = "/channels", responses((status = 200, body = Vec<ChannelShape>), NotRead))]
pub async fn list(State(web): State<Web>, Bearer(seat): Bearer) -> Result<Json<Vec<ChannelShape>>, Problem> {
    Ok(Json(web.app.of(seat.business).list_channels().await?.into_iter().map(ChannelShape::from).collect()))
}

/// Connects an account by the fields its network asks for.
#[utoipa::path(post, path = "/channels/{network}", params(("network" = String, Path)), request_body = BTreeMap<String, String>,
    responses((status = 201, body = ChannelShape), NotDone, (status = 502, description = "The network did not do its part; nothing was changed.", body = Problem, content_type = "application/problem+json")))]
pub async fn connect(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(network): Path<String>,
    headers: HeaderMap,
    Body(fields): Body<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let once = Once::of(&headers, &format!("connect {network}"), &fields)?;
    once.answer(&web, &seat, StatusCode::CREATED, async || {
        Ok(ChannelShape::from(connect_channel(&web.app, &seat, &network, &fields).await?))
    })
    .await
}
