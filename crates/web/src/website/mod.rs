//! The website: the business's own pages, for anybody, fast, complete without scripts.

mod around;
mod asking;
mod feeds;
mod home;
pub mod pictures;
mod reading;
mod rendered;
mod said;
mod shelf;
mod statements;
mod theme;
mod work;

pub use pictures::rendered;
pub use rendered::Rendered;
pub use shelf::Shelf;
pub use theme::Links;

use crate::door;
use crate::parts::Trouble;
use crate::state::Web;
use axum::Router;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::Language;
use domain::business::Business;
use std::sync::Arc;
use words::{Region, Voice};

/// Where other programs have their feed: who moves here keeps their readers, and who guesses finds it.
const FEED_ELSEWHERE: [&str; 5] = ["/feed", "/rss", "/rss.xml", "/atom.xml", "/index.xml"];

pub fn routes() -> Router<Web> {
    let feeds = FEED_ELSEWHERE.iter().fold(Router::new(), |feeds, path| {
        feeds.route(path, get(|| async { Redirect::permanent("/feed.xml") }))
    });
    Router::new()
        .merge(feeds)
        .route("/", get(home::show))
        .route("/articles", get(reading::list))
        .route("/articles/{slug}", get(reading::show))
        .route("/work", get(work::list))
        .route("/work/{slug}", get(work::show))
        .route("/imprint", get(statements::imprint))
        .route("/privacy", get(statements::privacy))
        .route("/ask", get(asking::show).post(asking::ask_question))
        // Not at the form's own address: a browser forgets a page that something is sent to.
        .route("/questions", post(asking::ask_question))
        .route("/questions/{token}", get(asking::private_page))
        .route("/questions/{token}/additions", post(asking::add))
        .route("/questions/{token}/withdrawal", post(asking::withdraw))
        .route("/pictures/{picture}/{file}", get(pictures::serve))
        .route("/feed.xml", get(feeds::atom))
        .route("/feed.json", get(feeds::json))
        .route("/sitemap.xml", get(feeds::sitemap))
        .route("/robots.txt", get(feeds::robots))
        .fallback(home::not_found)
}

/// The business whose website this host name is, and the address under which it was asked for.
pub struct Site {
    pub business: Arc<Business>,
    pub address: String,
    /// In the language the business chose, else in the one this visitor's browser wants.
    pub voice: Voice,
}

impl Site {
    /// A page on the shelf: it is another one in another language.
    pub fn place(&self, path: &str) -> String {
        format!("{}{path}", self.voice.language.code())
    }
}

impl FromRequestParts<Web> for Site {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let host = door::host(&parts.uri, &parts.headers).unwrap_or_default();
        let found = web.business_of(host).await.map_err(|error| Trouble::from(error).into_response())?;
        let Some(business) = found else {
            let empty = web.app.store.has_no_business().await.unwrap_or_default();
            return Err(
                if empty { Trouble::nobody_yet() } else { Trouble::nobodys_name(host) }.into_response()
            );
        };
        let address = web.site.address_of(&business);
        let wanted = || Language::wanted(door::accept_language(&parts.headers), &Language::ALL);
        let language = business.language.or_else(wanted).unwrap_or_default();
        let voice = Voice::new(language, Region::of_zone(business.time_zone));
        Ok(Self { business, address, voice })
    }
}
