//! What went wrong, as a page: what happened, what was kept, what to do. The one place where deeds' errors become answers.

use crate::assets::asset;
use actions::{DeedError, Why};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use domain::inbox::TextRefused;
use domain::team::{NotAnAddress, WeakPassword};
use maud::{DOCTYPE, html};
use words::{Message, Value, Voice, message, say};

/// An error on its way to somebody's screen.
#[derive(Clone, Debug)]
pub struct Trouble {
    pub status: StatusCode,
    /// In English, for the API, the log, and pages that speak nothing else yet.
    pub words: String,
    /// The same, in whichever language its reader has.
    message: Option<Message>,
}

impl Trouble {
    pub fn new(status: StatusCode, words: impl Into<String>) -> Self {
        Self { status, words: words.into(), message: None }
    }

    pub fn said(status: StatusCode, message: Message) -> Self {
        Self { status, words: message.to_string(), message: Some(message) }
    }

    pub fn not_found(what: &'static str) -> Self {
        DeedError::NoSuch(what).into()
    }

    /// Asked for under a name that no business here has: what was done wrong is the operator's or an owner's.
    pub fn nobodys_name(host: &str) -> Self {
        let name = domain::text::one_line(&domain::text::tidy(host), 100);
        Self::said(StatusCode::MISDIRECTED_REQUEST, message!("trouble-nobodys-name", name = name))
    }

    /// A server on which nobody has made a business yet.
    pub fn nobody_yet() -> Self {
        Self::said(StatusCode::SERVICE_UNAVAILABLE, message!("trouble-nobody-yet"))
    }

    pub fn bad_message(message: Message) -> Self {
        Self::said(StatusCode::UNPROCESSABLE_ENTITY, message)
    }

    /// For whoever reads it.
    pub fn told(&self, voice: Voice) -> String {
        self.message.as_ref().map_or_else(|| self.words.clone(), |message| message.said(voice))
    }

    /// The page, in the reader's language where the words are there in it.
    pub fn page(self, voice: Voice) -> Response {
        let said = self.message.as_ref().is_some_and(|message| message.is_said_in(voice.language));
        let voice = if said { voice } else { Voice::default() };
        let language = voice.language;
        let title = if self.status == StatusCode::NOT_FOUND {
            say!(voice, "trouble-not-here")
        } else {
            say!(voice, "trouble-title")
        };
        let page = html! {
            (DOCTYPE)
            html lang=(language.code()) dir=(language.direction()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (title) }
                    link rel="stylesheet" href=(asset("desk.css"));
                }
                body.plain { main.trouble id="main" {
                    h1 { (title) }
                    p role="alert" { (self.told(voice)) }
                    p { a href="/desk" { (say!(voice, "trouble-to-desk")) } }
                } }
            }
        };
        let mut answer = (self.status, Html(page.into_string())).into_response();
        // Who reads it is known at the threshold.
        answer.extensions_mut().insert(self);
        answer
    }
}

impl From<DeedError> for Trouble {
    fn from(error: DeedError) -> Self {
        let status = match &error {
            DeedError::NotAllowed => StatusCode::FORBIDDEN,
            DeedError::NoSuch(_) | DeedError::Gone(_) => StatusCode::NOT_FOUND,
            DeedError::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            DeedError::Refused(_) | DeedError::Text(_) | DeedError::Address(_) => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            DeedError::TooLate(_) => StatusCode::CONFLICT,
            DeedError::Said(why, _) => match why {
                Why::Gone => StatusCode::NOT_FOUND,
                Why::TooMany => StatusCode::TOO_MANY_REQUESTS,
                Why::Refused => StatusCode::UNPROCESSABLE_ENTITY,
                Why::TooLate => StatusCode::CONFLICT,
                Why::Outside => StatusCode::BAD_GATEWAY,
            },
            DeedError::Outside(_) => StatusCode::BAD_GATEWAY,
            DeedError::Store(actions::StoreError::Full) => StatusCode::INSUFFICIENT_STORAGE,
            DeedError::Store(_) => StatusCode::SERVICE_UNAVAILABLE,
        };
        let message = match &error {
            DeedError::Text(TextRefused::Empty) => message!("text-empty"),
            DeedError::Text(TextRefused::TooLong { over, most }) => {
                message!("text-too-long", over = *over, most = *most)
            }
            DeedError::Address(NotAnAddress(address)) => message!("not-an-address", address = address),
            DeedError::Store(actions::StoreError::Full) => message!("trouble-full"),
            DeedError::Store(actions::StoreError::TooLong) => message!("trouble-given-up"),
            DeedError::Store(inner) => {
                tracing::error!(error = %inner, "the store failed");
                message!("trouble-no-database")
            }
            DeedError::NotAllowed => message!("trouble-not-allowed"),
            // What a sentence chooses by is one word.
            DeedError::NoSuch(what) => {
                message!("trouble-no-such", what = Value::Plain(what.replace(' ', "-")))
            }
            DeedError::Said(_, message) => message.clone(),
            other => return Self::new(status, other.to_string()),
        };
        Self::said(status, message)
    }
}

impl From<WeakPassword> for Trouble {
    fn from(error: WeakPassword) -> Self {
        Self::bad_message(match error {
            WeakPassword::TooShort => message!("password-too-short"),
            WeakPassword::TooLong => message!("password-too-long"),
            WeakPassword::TooPlain => message!("password-too-plain"),
        })
    }
}

impl From<NotAnAddress> for Trouble {
    fn from(error: NotAnAddress) -> Self {
        DeedError::from(error).into()
    }
}

impl From<actions::StoreError> for Trouble {
    fn from(error: actions::StoreError) -> Self {
        DeedError::from(error).into()
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        self.page(Voice::default())
    }
}
