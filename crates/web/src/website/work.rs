//! Recent work: jobs in photos, the newest first, and each with its pair.

use super::around::Around;
use super::shelf::Page;
use super::{Site, pictures, reading, theme};
use crate::parts::Trouble;
use crate::state::Web;
use actions::Cursor;
use actions::media::{ReadPiece, read_album};
use axum::extract::{OriginalUri, Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use domain::PictureId;
use domain::media::{Album, Kind, Photo, Picture};
use minijinja::{Value, context};
use std::collections::HashMap;
use words::{Times, say};

type Pictures = HashMap<PictureId, Picture>;

/// One on top, and three across.
const ON_A_PAGE: u64 = 19;

pub async fn list(
    State(web): State<Web>,
    site: Site,
    Query(query): Query<reading::From>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let from: Option<Cursor> = query.from.as_deref().and_then(|from| from.parse().ok());
    let path = Kind::Album.list_path();
    // Older pages are made anew each time: visitors can write more places to begin than any shelf holds.
    let begun = if from.is_none() {
        match web.shelf.find(site.business.id, &site.place(path)) {
            Ok(page) => return Ok(page.answer(&headers)),
            Err(begun) => Some(begun),
        }
    } else {
        None
    };
    let times = theme::times(&web, &site);
    let desk = web.site.of(site.business.id);
    let page = desk.list_pieces_out(Some(Kind::Album), from, ON_A_PAGE).await?;
    let older = page.next.map(|next| next.to_string());
    let albums = desk.with_photos(page.rows).await?;
    let shown = albums.iter().flat_map(|album| {
        let pair = album.job.pair.map(|pair| [pair.before, pair.after]);
        album.piece.cover.into_iter().chain(pair.into_iter().flatten())
    });
    let known: Pictures =
        desk.list_pictures_by_id(shown).await?.into_iter().map(|one| (one.id, one)).collect();
    let mut cards: Vec<Value> = albums.iter().map(|album| card(times, album, &known)).collect();
    let newest = if from.is_none() && !cards.is_empty() { Some(cards.remove(0)) } else { None };
    let canonical = format!("{}{path}", site.address);
    let none = albums.is_empty();
    let own = context! { newest, albums => cards, none, older, canonical };
    let html = theme::page(&web, &site, "work.html", own).await?;
    let page = Page::new("text/html; charset=utf-8", html);
    Ok(match begun {
        Some(begun) => web.shelf.keep(site.business.id, &site.place(path), begun, page).answer(&headers),
        None => page.answer(&headers),
    })
}

fn card(times: Times, album: &Album, known: &Pictures) -> Value {
    let photos = say!(times.voice, "job-photos", photos = album.photos.len() as i64);
    let line = match album.job.finished {
        Some(day) => format!("{} · {photos}", times.month(day)),
        None => photos,
    };
    context! {
        title => &album.piece.title,
        link => album.piece.path(),
        summary => &album.piece.summary,
        line,
        pair => pair(album, known),
        cover => album.piece.cover.and_then(|cover| known.get(&cover)).map(pictures::values),
    }
}

/// Before and after, where both are there.
fn pair(album: &Album, known: &Pictures) -> Option<Vec<Value>> {
    let pair = album.job.pair?;
    let side = |id: PictureId, role: &str| {
        let photo = album.photo(id)?;
        Some(context! { role, ..shown(photo, known)? })
    };
    Some(vec![side(pair.before, "before")?, side(pair.after, "after")?])
}

fn shown(photo: &Photo, known: &Pictures) -> Option<Value> {
    let picture = known.get(&photo.picture)?;
    Some(context! { caption => &photo.caption, ..pictures::values(picture) })
}

pub async fn show(
    State(web): State<Web>,
    site: Site,
    Path(slug): Path<String>,
    OriginalUri(asked): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let path = Kind::Album.path(&slug);
    if asked.path() != path {
        return Ok(Redirect::permanent(&path).into_response());
    }
    let begun = match web.shelf.find(site.business.id, &site.place(&path)) {
        Ok(page) => return Ok(page.answer(&headers)),
        Err(begun) => begun,
    };
    let Some((read, album)) = read_album(&web.site, site.business.id, &slug).await? else {
        return reading::elsewhere(&web, &site, &slug).await;
    };
    let html = album_page(&web, &site, &read, &album).await?;
    let page = Page::new("text/html; charset=utf-8", html);
    Ok(web.shelf.keep(site.business.id, &site.place(&path), begun, page).answer(&headers))
}

async fn album_page(web: &Web, site: &Site, read: &ReadPiece, album: &Album) -> Result<String, Trouble> {
    let text = web.rendered.of(&read.piece.body, &read.pictures).await?;
    let times = theme::times(web, site);
    let around = Around { web, site, read, text: &text, schema: "ImageGallery" };
    let pair = pair(album, &read.pictures);
    let beside: Vec<&Photo> =
        if pair.is_some() { album.beside_the_pair().collect() } else { album.photos.iter().collect() };
    let photos: Vec<Value> = beside.into_iter().filter_map(|photo| shown(photo, &read.pictures)).collect();
    let own = context! {
        body => (!text.html.is_empty()).then(|| Value::from_safe_string(text.html.clone())),
        job => context! {
            place => &album.job.place,
            finished => album.job.finished.map(|day| times.month(day)),
        },
        pair, photos, photo_count => album.photos.len(),
        ..around.values()
    };
    theme::page(web, site, "album.html", own).await
}
