//! Pictures of the website, in every size.

use super::Site;
use crate::parts::Trouble;
use crate::state::{Web, id};
use actions::media::{picture_file, pictures_in};
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::media::Picture;
use domain::{BusinessId, PictureId};
use minijinja::{Value, context};

/// `/pictures/{id}/{width}.{format}`: never changes, so it is kept for ever.
pub async fn serve(
    State(web): State<Web>,
    site: Site,
    headers: axum::http::HeaderMap,
    Path((picture, file)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let missing = || StatusCode::NOT_FOUND.into_response();
    let (Some(picture), Some((width, format))) = (id::<PictureId>(&picture), file.split_once('.')) else {
        return Ok(missing());
    };
    let Ok(width) = width.parse() else { return Ok(missing()) };
    let mut found = picture_file(&web.site, site.business.id, picture, width, format).await?;
    let mut keep = "public, max-age=31536000, immutable";
    if found.is_none() {
        // The desk may be open for another business than the host name's. What only a signed-in browser may see, nobody
        // between us and it may keep.
        found = desk_file(&web, &headers, picture, width, format).await?;
        keep = "private, no-store";
    }
    let Some(bytes) = found else { return Ok(missing()) };
    let kind = if format == "webp" { "image/webp" } else { "image/jpeg" };
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, keep)], bytes).into_response())
}

async fn desk_file(
    web: &Web,
    headers: &axum::http::HeaderMap,
    picture: PictureId,
    width: u32,
    format: &str,
) -> Result<Option<Vec<u8>>, Trouble> {
    let Some(cookie) = crate::door::cookie(headers) else { return Ok(None) };
    let Some(visit) = actions::team::resume(&web.app, &cookie).await? else { return Ok(None) };
    Ok(picture_file(&web.app, visit.seat.business, picture, width, format).await?)
}

/// A text in Markdown as the website shows it, with its pictures; for whoever is still writing it.
pub async fn rendered(web: &Web, business: BusinessId, body: &str) -> Result<String, Trouble> {
    let body: String = body.chars().take(200_000).collect();
    let pictures = pictures_in(&web.app, business, &body).await?;
    Ok(web.rendered.of(&body, &pictures).await?.html.clone())
}

/// The path of the copy for a place of so many pixels.
pub fn path(picture: &Picture, place: u32) -> String {
    format!("/pictures/{}/{}.jpg", picture.id, picture.copy_for(place))
}

/// What a template needs to show it in every size.
pub fn values(picture: &Picture) -> Value {
    let set = |format: &str| {
        picture
            .widths
            .iter()
            .map(|width| format!("/pictures/{}/{width}.{format} {width}w", picture.id))
            .collect::<Vec<_>>()
            .join(", ")
    };
    context! { large => path(picture, 2048), src => path(picture, 640), webp => set("webp"), jpeg => set("jpg"), alt => &picture.alt, width => picture.width, height => picture.height }
}
