//! The home page.

use super::shelf::Page;
use super::{Site, theme};
use crate::parts::Trouble;
use crate::state::Web;
use actions::media::how_many_asked;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::media::Piece;
use minijinja::{Value, context};

pub async fn show(State(web): State<Web>, site: Site, headers: HeaderMap) -> Result<Response, Trouble> {
    let begun = match web.shelf.find(site.business.id, &site.place("/")) {
        Ok(page) => return Ok(page.answer(&headers)),
        Err(begun) => begun,
    };
    let pieces = web.site.of(site.business.id).list_pieces_out(None, None, 6).await?.rows;
    let cover = pieces.iter().find_map(|piece| piece.cover.map(|cover| (cover, piece)));
    let picture = match cover {
        Some((cover, piece)) => {
            let picture = web.site.of(site.business.id).lookup_picture(cover).await?;
            picture.map(|picture| context! { ..super::pictures::values(&picture), ..context! { title => &piece.title, link => piece.path() } })
        }
        None => None,
    };
    let newest = cards(&web, &site, &pieces[..pieces.len().min(3)]).await?;
    let html = theme::page(
        &web,
        &site,
        "home.html",
        context! { picture, newest, canonical => format!("{}/", site.address) },
    )
    .await?;
    Ok(web
        .shelf
        .keep(site.business.id, &site.place("/"), begun, Page::new("text/html; charset=utf-8", html))
        .answer(&headers))
}

/// Pieces as cards: title, date, how many people asked, a small picture.
pub async fn cards(web: &Web, site: &Site, pieces: &[Piece]) -> Result<Vec<Value>, Trouble> {
    let times = theme::times(web, site);
    let people = how_many_asked(&web.site, site.business.id, pieces).await?;
    let card = |piece: &Piece| {
        context! {
            kind => piece.kind.name(),
            title => &piece.title,
            link => piece.path(),
            summary => &piece.summary,
            date => piece.out.map(|out| times.date(out.at)),
            people => people.get(&piece.id).unwrap_or(&0),
            cover => piece.cover.map(|cover| format!("/pictures/{cover}/320.jpg")),
        }
    };
    Ok(pieces.iter().map(card).collect())
}

pub async fn not_found(
    State(web): State<Web>,
    site: Option<SiteOrNone>,
    method: Method,
    uri: Uri,
) -> Response {
    if let Some(there) = normal_form(&uri).filter(|_| matches!(method, Method::GET | Method::HEAD)) {
        return Redirect::permanent(&there).into_response();
    }
    match site {
        Some(SiteOrNone(site)) => lost(&web, &site).await.unwrap_or_else(IntoResponse::into_response),
        None => Trouble::not_found("page").into_response(),
    }
}

/// The address that was meant where slashes are too many. `None`: it is written as it should be.
fn normal_form(uri: &Uri) -> Option<String> {
    let path = uri.path();
    // What a browser might read as another host is no address of ours.
    if path.contains(['\\', '@']) || !(path.contains("//") || (path.len() > 1 && path.ends_with('/'))) {
        return None;
    }
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    Some(format!("/{}{query}", parts.join("/")))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_with_too_many_slashes_leads_to_the_one_that_was_meant() {
        let form = |uri: &str| normal_form(&uri.parse().unwrap());
        assert_eq!(form("/articles/oil/").as_deref(), Some("/articles/oil"));
        assert_eq!(form("//evil.example//x/?a=1").as_deref(), Some("/evil.example/x?a=1"));
        assert_eq!(form("/desk/").as_deref(), Some("/desk"));
        for fine in ["/", "/articles", "/a?b=//c/", "/\\evil.example/", "/@evil.example/"] {
            assert_eq!(form(fine), None, "{fine}");
        }
    }
}
