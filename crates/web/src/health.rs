//! Health: the process, whether it can work, and its figures. Yes or no is for everybody; the rest is the operator's.

use crate::door::{self, Visitor};
use crate::state::Web;
use axum::Router;
use axum::extract::{ConnectInfo, Extension, MatchedPath, Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, extract};
use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{LazyLock, PoisonError, RwLock};
use std::time::Instant;
use subtle::ConstantTimeEq as _;

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
        .route("/metrics", get(figures))
}

/// Whether whoever asks may see more than yes or no: from an address the operator named, or with the token.
///
/// Without either, this machine alone, by its own name; and not through a proxy nobody named, for which every visitor is on
/// this machine: it says so, or passes on the name that was typed.
fn may_watch(web: &Web, visitor: Visitor, peer: Option<SocketAddr>, uri: &Uri, headers: &HeaderMap) -> bool {
    let sent = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let sent = sent.strip_prefix("Bearer ").unwrap_or_default();
    if web.settings.watch_token.as_ref().is_some_and(|token| sent.as_bytes().ct_eq(token.as_bytes()).into()) {
        return true;
    }
    let proxied = peer.is_some_and(|peer| web.settings.proxies.is_unknown_proxy(peer.ip(), headers));
    let Some(visitor) = visitor.0.filter(|_| !proxied) else { return false };
    if web.settings.watchers.is_empty() {
        visitor.is_loopback() && door::host(uri, headers).is_some_and(is_this_machine)
    } else {
        web.settings.watchers.iter().any(|range| range.holds(visitor))
    }
}

/// "localhost", "127.0.0.1:8080", "[::1]:8080".
fn is_this_machine(host: &str) -> bool {
    let Ok(authority) = host.parse::<Authority>() else { return false };
    let name = authority.host();
    name == "localhost" || name.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// Ready when the database answers with this version's schema and the data folder takes more. Looks only: what it takes to
/// write is tried in the background.
async fn ready(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    peer: Option<extract::Extension<ConnectInfo<SocketAddr>>>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let schema = web.app.store.is_ready().await;
    let jobs = web.app.store.count_jobs(web.app.now()).await;
    let full = web.is_full();
    let ok = matches!(schema, Ok(true)) && jobs.is_ok() && !full;
    let status = if ok { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    if !may_watch(&web, visitor, peer.map(|peer| peer.0.0), &uri, &headers) {
        return (status, Json(serde_json::json!({ "ready": ok }))).into_response();
    }
    let (late, dead) = jobs.unwrap_or_default();
    let answer = serde_json::json!({
        "ready": ok, "database": schema.is_ok(), "migrated": schema.unwrap_or(false), "disk_full": full,
        "orders_late": late, "orders_given_up": dead, "visitors_look_like_one": web.crowd.looks_like_one(),
    });
    (status, Json(answer)).into_response()
}

async fn figures(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    peer: Option<extract::Extension<ConnectInfo<SocketAddr>>>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    if !may_watch(&web, visitor, peer.map(|peer| peer.0.0), &uri, &headers) {
        return (
            StatusCode::FORBIDDEN,
            "These figures are the operator's: see watchers and watch_token in the settings.\n",
        )
            .into_response();
    }
    let Some(metrics) = &web.metrics else { return StatusCode::NOT_FOUND.into_response() };
    if let Err(error) = look(&web).await {
        tracing::warn!(%error, "some figures could not be read");
    }
    ([("content-type", "text/plain; version=0.0.4")], metrics.render()).into_response()
}

/// Reads what is only known when it is asked for.
async fn look(web: &Web) -> Result<(), actions::StoreError> {
    let (store, now) = (&web.app.store, web.app.now());
    for pool in store.pool_figures() {
        metrics::gauge!("porchlight_database_connections", "pool" => pool.pool, "state" => "busy")
            .set((pool.open - pool.idle.min(pool.open)) as f64);
        metrics::gauge!("porchlight_database_connections", "pool" => pool.pool, "state" => "idle")
            .set(pool.idle as f64);
        metrics::gauge!("porchlight_database_connections", "pool" => pool.pool, "state" => "most")
            .set(pool.most as f64);
    }
    for (name, kilobytes) in memory() {
        metrics::gauge!(name).set(kilobytes * 1024.0);
    }
    metrics::gauge!("porchlight_visitors_look_like_one").set(f64::from(u8::from(web.crowd.looks_like_one())));
    metrics::gauge!("porchlight_disk_full").set(f64::from(u8::from(web.is_full())));
    let (late, dead) = store.count_jobs(now).await?;
    metrics::gauge!("porchlight_orders_late").set(late as f64);
    metrics::gauge!("porchlight_orders_given_up").set(dead as f64);
    let seconds_since = |then: i64| (now.0.saturating_sub(then).max(0)) as f64 / 1_000_000.0;
    // What was there at the last look and is not any more must not stand still.
    let orders = store.list_order_figures(now).await?;
    for (kind, state) in web.seen.orders(orders.iter().map(|one| (one.kind.clone(), one.state.clone()))) {
        let figure = orders.iter().find(|one| one.kind == kind && one.state == state);
        let (count, age) = figure.map_or((0, 0.0), |one| (one.count, seconds_since(one.oldest)));
        metrics::gauge!("porchlight_orders", "kind" => kind.clone(), "state" => state.clone())
            .set(count as f64);
        metrics::gauge!("porchlight_orders_oldest_seconds", "kind" => kind, "state" => state).set(age);
    }
    let channels = store.list_channel_figures().await?;
    for (network, state) in
        web.seen.channels(channels.iter().map(|one| (one.network.clone(), one.state.clone())))
    {
        let figure = channels.iter().find(|one| one.network == network && one.state == state);
        let (count, silent) =
            figure.map_or((0, 0.0), |one| (one.count, one.heard.map_or(0.0, seconds_since)));
        metrics::gauge!("porchlight_channels", "network" => network.clone(), "state" => state.clone())
            .set(count as f64);
        metrics::gauge!("porchlight_channel_lag_seconds", "network" => network, "state" => state).set(silent);
    }
    Ok(())
}

/// What this process takes, as Linux says; nothing elsewhere. In kilobytes.
fn memory() -> Vec<(&'static str, f64)> {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |line: &str| line.split_whitespace().nth(1).and_then(|number| number.parse().ok());
    let names =
        [("VmRSS:", "process_resident_memory_bytes"), ("VmHWM:", "process_resident_memory_most_bytes")];
    let found = names.iter().filter_map(|(begins, name)| {
        status.lines().find(|line| line.starts_with(begins)).and_then(of).map(|kilobytes| (*name, kilobytes))
    });
    found.collect()
}

/// A request, counted by its route, status and time. Routes are ours, so that no visitor can make new ones.
pub struct Counting {
    route: Option<MatchedPath>,
    method: &'static str,
    began: Instant,
}

impl Counting {
    pub fn begin(request: &Request) -> Self {
        let method = match request.method().as_str() {
            "GET" => "GET",
            "HEAD" => "HEAD",
            "POST" => "POST",
            "PUT" => "PUT",
            "PATCH" => "PATCH",
            "DELETE" => "DELETE",
            "OPTIONS" => "OPTIONS",
            _ => "other",
        };
        Self { route: request.extensions().get::<MatchedPath>().cloned(), method, began: Instant::now() }
    }

    pub fn end(self, status: StatusCode) {
        let route = self.route.as_ref().map_or("none", MatchedPath::as_str);
        told_by(route, self.method, status.as_u16(), |counted| {
            counted.0.increment(1);
            counted.1.record(self.began.elapsed().as_secs_f64());
        });
    }
}

type Counted = (metrics::Counter, metrics::Histogram);
type OfRoute = HashMap<(&'static str, u16), Counted>;

/// The same figures again and again: found once each.
static COUNTED: LazyLock<RwLock<HashMap<String, OfRoute>>> = LazyLock::new(RwLock::default);

fn told_by(route: &str, method: &'static str, status: u16, tell: impl FnOnce(&Counted)) {
    let known = COUNTED.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(counted) = known.get(route).and_then(|of_route| of_route.get(&(method, status))) {
        return tell(counted);
    }
    drop(known);
    let name = route.to_owned();
    let counter = metrics::counter!("porchlight_requests_total", "route" => name.clone(), "method" => method, "status" => status.to_string());
    let histogram = metrics::histogram!("porchlight_request_seconds", "route" => name.clone());
    tell(&(counter.clone(), histogram.clone()));
    let mut all = COUNTED.write().unwrap_or_else(PoisonError::into_inner);
    all.entry(name).or_default().insert((method, status), (counter, histogram));
}
