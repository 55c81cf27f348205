//! Health: the process, whether it can work, and its figures.

use crate::state::Web;
use axum::Json;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
        .route("/metrics", get(figures))
}

/// Ready when the database answers with this version's schema and the data folder takes more. Says how far the workers lag.
async fn ready(State(web): State<Web>) -> Response {
    let schema = web.app.store.is_ready().await;
    let jobs = web.app.store.count_jobs(web.app.now()).await;
    let full = !web.app.blobs.has_room().await;
    let ok = matches!(schema, Ok(true)) && jobs.is_ok() && !full;
    let (late, dead) = jobs.unwrap_or_default();
    let answer = serde_json::json!({
        "ready": ok, "database": schema.is_ok(), "migrated": schema.unwrap_or(false), "disk_full": full,
        "orders_late": late, "orders_given_up": dead,
    });
    (if ok { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }, Json(answer)).into_response()
}

async fn figures(State(web): State<Web>) -> Response {
    let Some(metrics) = &web.metrics else { return StatusCode::NOT_FOUND.into_response() };
    if let Ok((late, dead)) = web.app.store.count_jobs(web.app.now()).await {
        metrics::gauge!("porchlight_orders_late").set(late as f64);
        metrics::gauge!("porchlight_orders_given_up").set(dead as f64);
    }
    ([("content-type", "text/plain; version=0.0.4")], metrics.render()).into_response()
}
