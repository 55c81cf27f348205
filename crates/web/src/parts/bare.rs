//! A browser never ends on a bare page: what is refused before a handler, or by the machinery, is a page, too.

use super::Trouble;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Our own words are never longer.
const MOST_WORDS: usize = 2000;

/// Whether somebody looks at the answer in a browser.
pub fn wants_a_page(request: &Request) -> bool {
    let accepts = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accepts.is_some_and(|accepts| accepts.contains("text/html"))
        && !["/api/", "/hooks/"].iter().any(|start| request.uri().path().starts_with(start))
}

/// The answer, or where it is bare words that refuse, a page that says them.
pub async fn as_page(answer: Response) -> Response {
    let failed = answer.status().is_client_error() || answer.status().is_server_error();
    if !failed || is_page(&answer) {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let words = words(parts.status, body).await;
    let page = Trouble { status: parts.status, words }.into_response();
    let (of_page, body) = page.into_parts();
    for name in [header::CONTENT_LENGTH, header::CONTENT_ENCODING] {
        parts.headers.remove(name);
    }
    parts.headers.extend(of_page.headers);
    Response::from_parts(parts, body)
}

fn is_page(answer: &Response) -> bool {
    let kind = answer.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

async fn words(status: StatusCode, body: Body) -> String {
    match status {
        StatusCode::METHOD_NOT_ALLOWED | StatusCode::NOT_FOUND => {
            "There is no page here. Perhaps a form led here and this is its address.".into()
        }
        StatusCode::PAYLOAD_TOO_LARGE => {
            "This was too large, and nothing of it was saved. Go back: what you typed is still there.".into()
        }
        StatusCode::BAD_REQUEST | StatusCode::UNSUPPORTED_MEDIA_TYPE | StatusCode::UNPROCESSABLE_ENTITY => {
            "The form did not arrive whole, and nothing was saved. Go back, load the page again and try again.".into()
        }
        StatusCode::INTERNAL_SERVER_ERROR => {
            "Something went wrong here that should not. It is in the log. Go back and try again.".into()
        }
        // Our own words, which say what to do.
        _ => match to_bytes(body, MOST_WORDS).await {
            Ok(words) if !words.is_empty() => String::from_utf8_lossy(&words).into_owned(),
            _ => "That did not work. Please try again in a moment.".into(),
        },
    }
}
