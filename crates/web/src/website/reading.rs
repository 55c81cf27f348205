//! Reading: the list of articles, and one article with its share links and what people said.

use super::around::Around;
use super::shelf::Page;
use super::{Site, home, pictures, theme};
use crate::parts::Trouble;
use crate::state::Web;
use actions::Cursor;
use actions::media::{ReadPiece, read_piece};
use axum::extract::{OriginalUri, Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use domain::media::Kind;
use minijinja::{Value, context};
use serde::Deserialize;

#[derive(Default, Deserialize)]
pub struct From {
    pub from: Option<String>,
}

pub async fn list(
    State(web): State<Web>,
    site: Site,
    Query(query): Query<From>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let from: Option<Cursor> = query.from.as_deref().and_then(|from| from.parse().ok());
    // Older pages are made anew each time: visitors can write more places to begin than any shelf holds.
    let begun = if from.is_none() {
        match web.shelf.find(site.business.id, &site.place("/articles")) {
            Ok(page) => return Ok(page.answer(&headers)),
            Err(begun) => Some(begun),
        }
    } else {
        None
    };
    let page = web.site.of(site.business.id).list_pieces_out(Some(Kind::Article), from, 20).await?;
    let pieces = home::cards(&web, &site, &page.rows).await?;
    let own = context! { articles => pieces, older => page.next.map(|next| next.to_string()), canonical => format!("{}/articles", site.address) };
    let html = theme::page(&web, &site, "articles.html", own).await?;
    let page = Page::new("text/html; charset=utf-8", html);
    Ok(match begun {
        Some(begun) => {
            web.shelf.keep(site.business.id, &site.place("/articles"), begun, page).answer(&headers)
        }
        None => page.answer(&headers),
    })
}

pub async fn show(
    State(web): State<Web>,
    site: Site,
    Path(slug): Path<String>,
    OriginalUri(asked): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let path = Kind::Article.path(&slug);
    // However somebody wrote it (`%c3%b6`, `%6fil`), there is one address that is read, kept and counted.
    if asked.path() != path {
        return Ok(Redirect::permanent(&path).into_response());
    }
    let begun = match web.shelf.find(site.business.id, &site.place(&path)) {
        Ok(page) => return Ok(page.answer(&headers)),
        Err(begun) => begun,
    };
    let Some(read) = read_piece(&web.site, site.business.id, Kind::Article, &slug).await? else {
        return elsewhere(&web, &site, &slug).await;
    };
    let html = article_page(&web, &site, &read).await?;
    Ok(web
        .shelf
        .keep(site.business.id, &site.place(&path), begun, Page::new("text/html; charset=utf-8", html))
        .answer(&headers))
}

/// A piece that had this address before, or is of another kind, has another one now.
pub async fn elsewhere(web: &Web, site: &Site, slug: &str) -> Result<Response, Trouble> {
    let found = web.site.of(site.business.id).find_piece(slug).await?;
    let Some(piece) = found.filter(|piece| piece.out.is_some()) else {
        return home::lost(web, site).await;
    };
    Ok(Redirect::permanent(&piece.path()).into_response())
}

async fn article_page(web: &Web, site: &Site, read: &ReadPiece) -> Result<String, Trouble> {
    let text = web.rendered.of(&read.piece.body, &read.pictures).await?;
    let cover = read.piece.cover.and_then(|cover| read.pictures.get(&cover));
    let around = Around { web, site, read, text: &text, schema: "Article" };
    let own = context! {
        body => Value::from_safe_string(text.html.clone()),
        cover => cover.map(pictures::values),
        ..around.values()
    };
    theme::page(web, site, "article.html", own).await
}
