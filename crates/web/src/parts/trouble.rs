//! What went wrong, as a page: what happened, what was kept, what to do. The one place where deeds' errors become answers.

use crate::assets::asset;
use actions::DeedError;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use maud::{DOCTYPE, html};

/// An error on its way to somebody's screen.
#[derive(Debug)]
pub struct Trouble {
    pub status: StatusCode,
    pub words: String,
}

impl Trouble {
    pub fn not_found(what: &'static str) -> Self {
        DeedError::NoSuch(what).into()
    }

    /// A link that works no more; the words say what to do.
    pub fn gone(words: &'static str) -> Self {
        DeedError::Gone(words).into()
    }

    /// Asked for under a name that no business here has: what was done wrong is the operator's or an owner's.
    pub fn nobodys_name(host: &str) -> Self {
        let name = domain::text::one_line(&domain::text::tidy(host), 100);
        let words = format!(
            "There are several businesses on this server, and none of them has the name “{name}”. If one of them is yours, \
             add the name under Settings, Business, on its desk; a proxy in front must pass it on as it was typed."
        );
        Self { status: StatusCode::MISDIRECTED_REQUEST, words }
    }

    /// A server on which nobody has made a business yet.
    pub fn nobody_yet() -> Self {
        let words = "Porchlight runs, and no business lives here yet. Open the one-time link that it printed when it started: \
                     it makes the owner's account.";
        Self { status: StatusCode::SERVICE_UNAVAILABLE, words: words.to_owned() }
    }

    pub fn bad(words: impl Into<String>) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, words: words.into() }
    }
}

impl From<DeedError> for Trouble {
    fn from(error: DeedError) -> Self {
        let status = match &error {
            DeedError::NotAllowed => StatusCode::FORBIDDEN,
            DeedError::NoSuch(_) | DeedError::Gone(_) => StatusCode::NOT_FOUND,
            DeedError::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            DeedError::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            DeedError::TooLate(_) => StatusCode::CONFLICT,
            DeedError::Outside(_) => StatusCode::BAD_GATEWAY,
            DeedError::Store(actions::StoreError::Full) => StatusCode::INSUFFICIENT_STORAGE,
            DeedError::Store(_) => StatusCode::SERVICE_UNAVAILABLE,
        };
        let words = match &error {
            DeedError::Store(actions::StoreError::Full) => {
                "The disk of this server is full. Nothing was saved: keep this page open, make room, then try again.".to_owned()
            }
            DeedError::Store(actions::StoreError::TooLong) => {
                "This took too long and was given up, so that others get their turn. Nothing was changed: ask for less, or try again in a moment.".to_owned()
            }
            DeedError::Store(inner) => {
                tracing::error!(error = %inner, "the store failed");
                "The database did not answer. Nothing was changed; try again in a moment.".to_owned()
            }
            other => other.to_string(),
        };
        Self { status, words }
    }
}

impl From<actions::StoreError> for Trouble {
    fn from(error: actions::StoreError) -> Self {
        DeedError::from(error).into()
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let page = html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { "That did not work" }
                    link rel="stylesheet" href=(asset("desk.css"));
                }
                body.plain { main.trouble id="main" {
                    h1 { @if self.status == StatusCode::NOT_FOUND { "Not here" } @else { "That did not work" } }
                    p role="alert" { (self.words) }
                    p { a href="/desk" { "To the desk" } }
                } }
            }
        };
        (self.status, Html(page.into_string())).into_response()
    }
}
