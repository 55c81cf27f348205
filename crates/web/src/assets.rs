//! Styles, scripts and icons, under names that change with their content and are kept for ever.

use crate::state::Web;
use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::LazyLock;

#[derive(RustEmbed)]
#[folder = "assets/"]
#[include = "*.css"]
#[include = "*.js"]
#[include = "*.svg"]
struct Files;

struct Asset {
    path: String,
    body: Vec<u8>,
    kind: &'static str,
}

static ASSETS: LazyLock<HashMap<&'static str, Asset>> = LazyLock::new(|| {
    let tokens = file("tokens.css");
    [
        ("desk.css", [tokens.clone(), file("desk.css")].concat(), "text/css; charset=utf-8"),
        ("site.css", [tokens, file("site.css")].concat(), "text/css; charset=utf-8"),
        ("desk.js", file("desk.js"), "text/javascript; charset=utf-8"),
        ("site.js", file("site.js"), "text/javascript; charset=utf-8"),
        ("icons.svg", file("icons.svg"), "image/svg+xml"),
        ("lantern.svg", file("lantern.svg"), "image/svg+xml"),
    ]
    .into_iter()
    .map(|(name, body, kind)| {
        let hash = hex::encode(&Sha256::digest(&body)[..6]);
        (name, Asset { path: format!("/assets/{hash}/{name}"), body, kind })
    })
    .collect()
});

fn file(name: &str) -> Vec<u8> {
    Files::get(name).map(|file| file.data.into_owned()).unwrap_or_default()
}

/// The address of an asset of this version; empty for a name that is none (a house test looks for that).
pub fn asset(name: &str) -> &'static str {
    ASSETS.get(name).map(|asset| asset.path.as_str()).unwrap_or_default()
}

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/assets/{hash}/{name}", get(serve))
        .route("/favicon.svg", get(|| serve(Path((String::new(), "lantern.svg".into())))))
        .layer(tower_http::compression::CompressionLayer::new().br(true).gzip(true))
}

async fn serve(Path((_, name)): Path<(String, String)>) -> Response {
    match ASSETS.get(name.as_str()) {
        Some(asset) => (
            [
                (header::CONTENT_TYPE, asset.kind),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ],
            asset.body.clone(),
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_asset_has_a_body() {
        for (name, asset) in ASSETS.iter() {
            assert!(!asset.body.is_empty(), "{name} is missing");
        }
    }
}
