//! Styles, scripts and icons, under names that change with their content and are kept for ever.

use crate::state::Web;
use axum::Router;
use axum::extract::{Path, Query};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rust_embed::RustEmbed;
use serde::Deserialize;
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
        .route("/favicon.svg", get(favicon))
        .layer(tower_http::compression::CompressionLayer::new().br(true).gzip(true))
}

#[derive(Deserialize)]
struct Waits {
    waits: Option<u64>,
}

/// The lantern; on the desk lit while somebody waits, with how many.
async fn favicon(Query(Waits { waits }): Query<Waits>) -> Response {
    let Some(waits) = waits else { return serve(Path((String::new(), "lantern.svg".into()))).await };
    let lit = file("lantern.svg");
    let lit = String::from_utf8_lossy(&lit);
    let sign = match waits {
        0 => lit.replace(GLASS, r##"<path fill="#e8e4dc" "##),
        waits => {
            let (words, size) = match waits {
                1..=9 => (waits.to_string(), 15),
                10..=99 => (waits.to_string(), 12),
                _ => ("99+".to_owned(), 9),
            };
            let number = format!(
                r##"<rect x="8" y="9" width="18" height="17" rx="5" fill="#1b2230" stroke="none"/><text x="17" y="{}" font-family="system-ui,sans-serif" font-size="{size}" font-weight="700" text-anchor="middle" fill="#ffd48a" stroke="none">{words}</text></svg>"##,
                17 + size * 36 / 100
            );
            lit.trim_end().replace("</svg>", &number)
        }
    };
    let headers = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")];
    (headers, sign).into_response()
}

/// What the light shines through, as the lantern's file has it.
const GLASS: &str = r##"<path fill="#f0a12b" "##;

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

    #[tokio::test]
    async fn the_sign_in_the_tab_says_how_many_wait() {
        let drawn = async |waits| {
            let answer = favicon(Query(Waits { waits })).await;
            let body = axum::body::to_bytes(answer.into_body(), 9999).await.unwrap();
            String::from_utf8(body.to_vec()).unwrap()
        };
        assert!(drawn(None).await.contains(GLASS), "the website's own");
        assert!(!drawn(Some(0)).await.contains(GLASS), "dim while nobody waits");
        assert!(drawn(Some(7)).await.ends_with(">7</text></svg>"));
        assert!(drawn(Some(7000)).await.ends_with(">99+</text></svg>"));
    }

    #[test]
    fn every_asset_has_a_body() {
        for (name, asset) in ASSETS.iter() {
            assert!(!asset.body.is_empty(), "{name} is missing");
        }
    }
}
