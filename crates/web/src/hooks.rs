//! Webhooks in: `/hooks/{network}` for all accounts of an app, `/hooks/{network}/{channel}` for one. Verified, durable, then
//! answered.

use crate::state::{Web, id};
use actions::channels::{self, HookError, hook_handshake};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::ChannelId;
use std::collections::BTreeMap;

/// No network sends more in one call.
const MOST_BYTES: usize = 2 * 1024 * 1024;

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/hooks/{network}", get(app_handshake).post(receive_for_app))
        .route("/hooks/{network}/{channel}", get(handshake).post(receive))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
}

async fn app_handshake(
    State(web): State<Web>,
    Path(network): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Response {
    shaken(&network, channels::app_handshake(&web.app, &network, &query))
}

async fn receive_for_app(
    State(web): State<Web>,
    Path(network): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let kept = web.intake.accept_for_app(&web.app, &network, &readable(&headers), body.into()).await;
    answered(&network, kept)
}

async fn handshake(
    State(web): State<Web>,
    Path((network, channel)): Path<(String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Response {
    let Some(channel) = id::<ChannelId>(&channel) else { return refuse(&network, &HookError::NoSuchChannel) };
    shaken(&network, hook_handshake(&web.app, &network, channel, &query).await)
}

fn shaken(network: &str, answer: Result<String, HookError>) -> Response {
    match answer {
        Ok(answer) => ([("content-type", "text/plain; charset=utf-8")], answer).into_response(),
        Err(error) => refuse(network, &error),
    }
}

async fn receive(
    State(web): State<Web>,
    Path((network, channel)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(channel) = id::<ChannelId>(&channel) else { return refuse(&network, &HookError::NoSuchChannel) };
    let kept = web.intake.accept(&web.app, channel, &network, &readable(&headers), body.into()).await;
    answered(&network, kept)
}

fn readable(headers: &HeaderMap) -> BTreeMap<String, String> {
    headers
        .iter()
        .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
        .collect()
}

fn answered(network: &str, kept: Result<(), HookError>) -> Response {
    match kept {
        Ok(()) => {
            metrics::counter!("porchlight_webhooks_total", "outcome" => "kept").increment(1);
            StatusCode::OK.into_response()
        }
        Err(error) => refuse(network, &error),
    }
}

fn refuse(network: &str, error: &HookError) -> Response {
    let (status, outcome) = match error {
        HookError::NoSuchChannel => (StatusCode::NOT_FOUND, "unknown"),
        HookError::Refused(actions::HookRefused::NoSignature) => (StatusCode::UNAUTHORIZED, "unsigned"),
        HookError::Refused(_) => (StatusCode::FORBIDDEN, "forged"),
        HookError::NotKept(_) => (StatusCode::SERVICE_UNAVAILABLE, "not_kept"),
    };
    metrics::counter!("porchlight_webhooks_total", "outcome" => outcome).increment(1);
    tracing::info!(network, outcome, "a webhook was not taken");
    (status, error.to_string()).into_response()
}
