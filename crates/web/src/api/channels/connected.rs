//! Connected channels: whether they work, what came, and disconnecting.

use crate::api::asked::{Asked, PageQuery, PageShape, Path};
use crate::api::caller::Bearer;
use crate::api::problem::{NotDone, NotRead, Problem};
use crate::state::Web;
use actions::channels::{LogLine, disconnect as disconnect_channel, hook_address, list_log};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use domain::ChannelId;
use domain::channels::ChannelState;
use serde::Serialize;
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
    /// Since when it is in this state; absent while it is connected.
    pub since: Option<String>,
    /// When the network last answered or called.
    pub heard_at: Option<String>,
    /// When it is asked again; absent where nobody asks, and while it is asked.
    pub asked_again_at: Option<String>,
    /// Hundredths that are left of what may be asked there, where the network says so.
    #[schema(maximum = 100)]
    pub left_percent: Option<u8>,
    /// When that is whole again.
    pub whole_again_at: Option<String>,
    /// What does not work although it is connected: permissions that were not given.
    pub lacks: Vec<String>,
    pub simulated: bool,
}

impl From<domain::channels::Channel> for ChannelShape {
    fn from(from: domain::channels::Channel) -> Self {
        let (state, trouble) = match from.state {
            ChannelState::Connected => ("connected", None),
            ChannelState::Troubled { why, since } => ("troubled", Some((why, since.rfc3339()))),
            ChannelState::Reconnect { why, since } => ("reconnect", Some((why, since.rfc3339()))),
        };
        let (why, since) = trouble.unzip();
        Self {
            id: from.id.0,
            network: from.network,
            name: from.name,
            handle: from.handle,
            state: state.into(),
            why,
            since,
            heard_at: from.heard_at.map(domain::Timestamp::rfc3339),
            asked_again_at: from.asked_again_at.map(domain::Timestamp::rfc3339),
            left_percent: from.allowance.map(|allowance| allowance.left),
            whole_again_at: from.allowance.and_then(|all| all.until).map(domain::Timestamp::rfc3339),
            lacks: from.lacks,
            simulated: from.simulated,
        }
    }
}

/// Connected channels and whether they work.
#[utoipa::path(get, path = "/channels", responses((status = 200, body = Vec<ChannelShape>), NotRead))]
pub async fn list(State(web): State<Web>, Bearer(seat): Bearer) -> Result<Json<Vec<ChannelShape>>, Problem> {
    Ok(Json(web.app.of(seat.business).list_channels().await?.into_iter().map(ChannelShape::from).collect()))
}

#[derive(Serialize, ToSchema)]
pub struct OneChannel {
    #[serde(flatten)]
    channel: ChannelShape,
    /// What its network calls when something happens, where it calls at all.
    webhook: Option<String>,
}

/// One channel.
#[utoipa::path(get, path = "/channels/{id}", params(("id" = Uuid, Path)), responses((status = 200, body = OneChannel), NotRead))]
pub async fn one(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<OneChannel>, Problem> {
    let found = web.app.of(seat.business).lookup_channel(ChannelId(id)).await?;
    let channel = found.ok_or_else(|| Problem::missing("channel"))?;
    Ok(Json(OneChannel { webhook: hook_address(&web.app, &channel), channel: channel.into() }))
}

/// Disconnects it: its keys are forgotten, what was said stays in the inbox.
#[utoipa::path(delete, path = "/channels/{id}", params(("id" = Uuid, Path)), responses((status = 204), NotDone))]
pub async fn disconnect(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    disconnect_channel(&web.app, &seat, ChannelId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Serialize, ToSchema)]
pub struct DeliveryShape {
    id: Uuid,
    received_at: String,
    /// How often the very same came again.
    repeats: u64,
    /// new, taken, or kept: not understood, and not thrown away.
    state: String,
    /// Why it was kept.
    note: String,
    /// The beginning of what was sent.
    text: String,
}

impl From<LogLine> for DeliveryShape {
    fn from(from: LogLine) -> Self {
        Self {
            id: from.id.0,
            received_at: from.received_at.rfc3339(),
            repeats: from.repeats,
            state: from.state,
            note: from.note,
            text: from.text,
        }
    }
}

/// What its network sent, newest first.
#[utoipa::path(get, path = "/channels/{id}/deliveries", params(("id" = Uuid, Path), PageQuery), responses((status = 200, body = PageShape<DeliveryShape>), NotRead))]
pub async fn deliveries(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    Asked(page): Asked<PageQuery>,
) -> Result<Json<PageShape<DeliveryShape>>, Problem> {
    let log = list_log(&web.app, seat.business, ChannelId(id), page.cursor()?, page.limit()).await?;
    Ok(Json(PageShape::of(log)))
}
