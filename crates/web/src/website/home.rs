//! The home page.

use super::shelf::Page;
use super::{Site, theme};
use crate::parts::Trouble;
use crate::state::Web;
use actions::media::how_many_asked;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use domain::media::Article;
use minijinja::{Value, context};

pub async fn show(State(web): State<Web>, site: Site, headers: HeaderMap) -> Result<Response, Trouble> {
    let begun = match web.shelf.find(site.business.id, "/") {
        Ok(page) => return Ok(page.answer(&headers)),
        Err(begun) => begun,
    };
    let articles = web.site.of(site.business.id).list_articles_out(None, 6).await?.rows;
    let cover = articles.iter().find_map(|article| article.cover.map(|cover| (cover, article)));
    let picture = match cover {
        Some((cover, article)) => {
            let picture = web.site.of(site.business.id).lookup_picture(cover).await?;
            picture.map(|picture| context! { ..super::pictures::values(&picture), ..context! { title => &article.title, link => format!("/articles/{}", article.slug) } })
        }
        None => None,
    };
    let newest = cards(&web, &site, &articles[..articles.len().min(3)]).await?;
    let html = theme::page(
        &web,
        &site,
        "home.html",
        context! { picture, newest, canonical => format!("{}/", site.address) },
    )
    .await?;
    Ok(web
        .shelf
        .keep(site.business.id, "/", begun, Page::new("text/html; charset=utf-8", html))
        .answer(&headers))
}

/// Articles as cards: title, date, how many people asked, a small picture.
pub async fn cards(web: &Web, site: &Site, articles: &[Article]) -> Result<Vec<Value>, Trouble> {
    let here = theme::here(web, site);
    let people = how_many_asked(&web.site, site.business.id, articles).await?;
    let card = |article: &Article| {
        context! {
            title => &article.title,
            link => format!("/articles/{}", article.slug),
            summary => &article.summary,
            date => article.out.map(|out| here.date(out.at)),
            people => article.need.and_then(|need| people.get(&need)).unwrap_or(&0),
            cover => article.cover.map(|cover| format!("/pictures/{cover}/320.jpg")),
        }
    };
    Ok(articles.iter().map(card).collect())
}

pub async fn not_found(State(web): State<Web>, site: Option<SiteOrNone>) -> Response {
    match site {
        Some(SiteOrNone(site)) => lost(&web, &site).await.unwrap_or_else(IntoResponse::into_response),
        None => Trouble::not_found("page").into_response(),
    }
}

/// Nothing is at this address: the shop says so itself, with a way on.
pub async fn lost(web: &Web, site: &Site) -> Result<Response, Trouble> {
    let html = theme::page(web, site, "lost.html", context! {}).await?;
    Ok((StatusCode::NOT_FOUND, Html(html)).into_response())
}

/// A site if the host name has one; no error otherwise.
pub struct SiteOrNone(Site);

impl axum::extract::OptionalFromRequestParts<Web> for SiteOrNone {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut axum::http::request::Parts,
        web: &Web,
    ) -> Result<Option<Self>, Self::Rejection> {
        use axum::extract::FromRequestParts as _;
        Ok(Site::from_request_parts(parts, web).await.ok().map(Self))
    }
}
