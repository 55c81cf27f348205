//! A browser never ends on a bare page: what is refused before a handler, or by the machinery, is a page, too.

use super::Trouble;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use domain::Language;
use words::{Voice, message};

/// Our own words are never longer.
const MOST_WORDS: usize = 2000;

/// Whether somebody looks at the answer in a browser.
pub fn wants_a_page(request: &Request) -> bool {
    let accepts = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accepts.is_some_and(|accepts| accepts.contains("text/html"))
        && !["/api/", "/hooks/"].iter().any(|start| request.uri().path().starts_with(start))
}

/// The answer, or where it is bare words that refuse, a page that says them; in the language that the browser wants, as
/// its `Accept-Language` says.
pub async fn as_page(answer: Response, accept_language: Option<HeaderValue>) -> Response {
    let failed = answer.status().is_client_error() || answer.status().is_server_error();
    if !failed {
        return answer;
    }
    let accepts = accept_language.as_ref().and_then(|value| value.to_str().ok()).unwrap_or_default();
    let voice = Voice::new(Language::wanted(accepts, &Language::ALL).unwrap_or_default(), None);
    let (mut parts, body) = answer.into_parts();
    let mut trouble = match parts.extensions.remove::<Trouble>() {
        Some(trouble) => trouble,
        None if is_page(&parts.headers) => return Response::from_parts(parts, body),
        None => words(parts.status, body).await,
    };
    trouble.status = parts.status;
    let (of_page, body) = trouble.page(voice).into_parts();
    for name in [header::CONTENT_LENGTH, header::CONTENT_ENCODING] {
        parts.headers.remove(name);
    }
    parts.headers.extend(of_page.headers);
    Response::from_parts(parts, body)
}

fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

async fn words(status: StatusCode, body: Body) -> Trouble {
    let message = match status {
        StatusCode::METHOD_NOT_ALLOWED | StatusCode::NOT_FOUND => message!("trouble-no-page"),
        StatusCode::PAYLOAD_TOO_LARGE => message!("trouble-too-large"),
        StatusCode::BAD_REQUEST | StatusCode::UNSUPPORTED_MEDIA_TYPE | StatusCode::UNPROCESSABLE_ENTITY => {
            message!("trouble-not-whole")
        }
        StatusCode::INTERNAL_SERVER_ERROR => message!("trouble-fault"),
        // Our own words, which say what to do.
        _ => match to_bytes(body, MOST_WORDS).await {
            Ok(words) if !words.is_empty() => return Trouble::new(status, String::from_utf8_lossy(&words)),
            _ => message!("trouble-try-again"),
        },
    };
    Trouble::said(status, message)
}
