//! What all forms of the desk have in common: sent twice they do their deed once, and typed words are not lost
//! because somebody was signed out meanwhile.

use super::begin::sign_in_page;
use super::sure;
use crate::door::{Caller, Made, OfForm, cookie, spoken};
use crate::once::{self, Before, First, Sending};
use crate::parts::{Trouble, shell};
use crate::state::Web;
use actions::team::{Visit, resume};
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, FromRequestParts as _, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};
use maud::{Markup, html};
use words::{Voice, message, say};

/// A page that is kept to be shown again is not longer.
const LONGEST_PAGE: usize = 512 * 1024;

/// A form as it was sent: names and values in order.
type Fields = Vec<(String, String)>;

pub async fn forms(State(web): State<Web>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    let path = request.uri().path();
    let before_the_desk =
        ["/desk/sign-", "/desk/welcome/", "/desk/invitations/", "/desk/forgotten", "/desk/new-password/"]
            .iter()
            .any(|start| path.starts_with(start));
    let by_script = request.headers().contains_key("x-form");
    let answer = if before_the_desk {
        next.run(request).await
    } else {
        sent(&web, request, next).await.unwrap_or_else(IntoResponse::into_response)
    };
    if by_script { told_to_script(answer) } else { answer }
}

async fn sent(web: &Web, request: Request, next: Next) -> Result<Response, Trouble> {
    let visit = match cookie(request.headers()) {
        Some(cookie) => resume(&web.app, &cookie).await?,
        None => None,
    };
    let typed = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    if !typed {
        if visit.is_none() {
            return Ok(signed_out(web, request.headers(), request.uri().path(), &Vec::new()));
        }
        return Ok(next.run(request).await);
    }
    let (mut parts, body) = request.into_parts();
    let body = typed_words(Request::from_parts(parts.clone(), body)).await?;
    let fields: Fields = url::form_urlencoded::parse(&body).into_owned().collect();
    let path = parts.uri.path().to_owned();
    let chosen = visit.as_ref().and_then(|visit| visit.seat.language);
    let voice = chosen.map_or_else(|| spoken(&parts.headers), |language| Voice::new(language, None));
    let Some(visit) = visit else { return Ok(signed_out(web, &parts.headers, &path, &fields)) };
    if sure::is_to_be_asked(&path, &fields) {
        let caller = match Caller::from_request_parts(&mut parts, web).await {
            Ok(caller) => caller,
            Err(refused) => return Ok(refused),
        };
        let page = sure::page(web, &caller, &path, &fields, &back(&parts.headers));
        if let Some(page) = page {
            return Ok(page.into_response());
        }
    }
    let key = fields.iter().find(|(name, _)| name == once::FIELD).map(|(_, key)| key.clone());
    let Some(mut key) = key.filter(|key| once::is_key(key)) else {
        return Ok(next.run(Request::from_parts(parts, Body::from(body))).await);
    };
    let sending = loop {
        let sending = sending(web, &visit, &key, &path, &fields);
        match sending.before().await? {
            Before::Not => break sending,
            Before::Other => return Ok(other_words(web, voice, &path, &fields)),
            // What it wrote was taken back: it may be sent again.
            Before::Same(Some(First { wrote: Some(message), .. }))
                if web.app.of(visit.seat.business).lookup_message(message.into()).await?.is_none() =>
            {
                key.push('a');
            }
            Before::Same(first) => return Ok(again(first)),
        }
    };
    parts.extensions.insert(OfForm(sending.once.clone()));
    let answer = next.run(Request::from_parts(parts, Body::from(body))).await;
    if sending.once.came_second() {
        return Ok(match sending.before().await? {
            Before::Other => other_words(web, voice, &path, &fields),
            Before::Same(first) => again(first),
            Before::Not => answer,
        });
    }
    if sending.once.is_saved() { remember(&sending, answer).await } else { Ok(answer) }
}

fn sending(web: &Web, visit: &Visit, key: &str, path: &str, fields: &Fields) -> Sending {
    let seat = &visit.seat;
    let words = fields.iter().filter(|(name, _)| !matches!(name.as_str(), once::FIELD | "knew"));
    let words = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(words).finish();
    // An answer may hold a secret: it is given again to the same person with the same role only.
    let key = format!("desk/{}/{key}", seat.staff);
    Sending::new(web, seat.business, key, &format!("{}\n{path}\n{words}", seat.role))
}

/// What was typed, whole; no more of it than the router's own limit.
async fn typed_words(request: Request) -> Result<Bytes, Trouble> {
    Bytes::from_request(request, &()).await.map_err(|refused| {
        if refused.status() == StatusCode::PAYLOAD_TOO_LARGE {
            Trouble::said(StatusCode::PAYLOAD_TOO_LARGE, message!("form-too-large"))
        } else {
            Trouble::bad_message(message!("form-cut"))
        }
    })
}

/// Keeps where it led, or the page it showed.
async fn remember(sending: &Sending, answer: Response) -> Result<Response, Trouble> {
    let wrote = answer.extensions().get::<Made>().map(|made| made.0);
    let location = answer.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).map(str::to_owned);
    let (parts, body) = answer.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let page = (location.is_none() && parts.status.is_success() && body.len() <= LONGEST_PAGE)
        .then(|| String::from_utf8_lossy(&body).into_owned());
    sending.remember(&First { location, page, wrote }).await;
    Ok(Response::from_parts(parts, Body::from(body)))
}

/// The first result once more, with a word that it was there already.
fn again(first: Option<First>) -> Response {
    match first {
        Some(First { location: Some(location), .. }) => {
            let sign = if location.contains('?') { '&' } else { '?' };
            Redirect::to(&format!("{location}{sign}again=yes")).into_response()
        }
        Some(First { page: Some(page), .. }) => Html(page).into_response(),
        _ => Trouble::said(StatusCode::CONFLICT, message!("form-sent-already")).into_response(),
    }
}

fn other_words(web: &Web, voice: Voice, path: &str, fields: &Fields) -> Response {
    let (title, why) = (say!(voice, "form-words-not-sent"), say!(voice, "form-sent-before"));
    let page = kept_words(web, voice, (&title, &why), path, fields);
    (StatusCode::CONFLICT, page).into_response()
}

/// Typed words on a page of their own, to be sent after all.
fn kept_words(web: &Web, voice: Voice, (title, why): (&str, &str), path: &str, fields: &Fields) -> Markup {
    shell::plain(
        voice,
        title,
        &html! {
            h1 { (title) }
            p.wrong role="alert" { (crate::parts::icon("triangle-alert")) (why) }
            form.stack method="post" action=(path) {
                @for (number, (name, value)) in fields.iter().enumerate() {
                    @if matches!(name.as_str(), once::FIELD | "knew") {}
                    @else if value.trim().contains(char::is_whitespace) {
                        label.unseen for=(format!("kept-{number}")) { (say!(voice, "form-what-you-wrote")) }
                        textarea id=(format!("kept-{number}")) name=(name) rows="6" dir="auto" { (value) }
                    }
                    @else {
                        input type="hidden" name=(name) value=(value);
                        @if !value.is_empty() && is_typed(name) { p dir="auto" { (value) } }
                    }
                }
                (once::key(web))
                button.primary { (say!(voice, "form-send-now")) }
            }
            p { a href="/desk" { (say!(voice, "form-do-not-send")) } }
        },
    )
}

/// Fields in which people write, and others only choose.
fn is_typed(name: &str) -> bool {
    matches!(name, "text" | "title" | "body" | "summary" | "alt" | "name" | "email")
        || name.starts_with("text.")
}

/// Signed out meanwhile: the sign-in page takes the words along.
fn signed_out(web: &Web, headers: &HeaderMap, path: &str, fields: &Fields) -> Response {
    // The page's own small requests want no page; what was typed stays where it is.
    let fetched =
        headers.get("sec-fetch-dest").is_some_and(|to| to == "empty") || headers.contains_key("x-quietly");
    if fetched && !headers.contains_key("x-form") {
        return (StatusCode::UNAUTHORIZED, say!(spoken(headers), "signed-out-go-on")).into_response();
    }
    // Passwords and keys of networks are typed again.
    let secret = path.starts_with("/desk/channels/new/") || path.ends_with("/password");
    let nothing = Fields::new();
    let fields = if secret { &nothing } else { fields };
    let kept = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let voice = spoken(headers);
    let kept = Kept { path: path.to_owned(), words: kept };
    let page = sign_in_page(web, voice, "", &back(headers), &kept, Some(&say!(voice, "signed-out")));
    (StatusCode::UNAUTHORIZED, page).into_response()
}

/// A form that waits for its writer to sign in.
#[derive(Default)]
pub struct Kept {
    pub path: String,
    /// As a form is sent.
    pub words: String,
}

impl Kept {
    /// Of our own desk, and with something in it that somebody wrote.
    pub fn is_sound(&self) -> bool {
        self.path.starts_with("/desk/")
            && !self.path.contains(['\\', '?', '#'])
            && !self.path.contains("//")
            && self.path.chars().all(|c| c.is_ascii_graphic())
            && !self.words.is_empty()
    }

    pub fn page(&self, web: &Web, voice: Voice) -> Markup {
        let fields: Fields = url::form_urlencoded::parse(self.words.as_bytes()).into_owned().collect();
        let (title, why) = (say!(voice, "form-words-here"), say!(voice, "form-not-sent-yet"));
        kept_words(web, voice, (&title, &why), &self.path, &fields)
    }
}

/// The page the form was on.
fn back(headers: &HeaderMap) -> String {
    let referer = headers.get(header::REFERER).and_then(|value| value.to_str().ok());
    let from = referer.and_then(|address| url::Url::parse(address).ok());
    from.map(|from| from.path().to_owned()).filter(|path| path.starts_with("/desk")).unwrap_or_default()
}

/// A script that sends a form wants to know where it leads, and stays on the page when it does not.
fn told_to_script(answer: Response) -> Response {
    let leads = answer.status().is_redirection();
    match answer.headers().get(header::LOCATION).cloned().filter(|_| leads) {
        Some(to) => {
            let (mut parts, _) = answer.into_parts();
            parts.status = StatusCode::OK;
            parts.headers.remove(header::LOCATION);
            parts.headers.insert("x-leads-to", to);
            Response::from_parts(parts, Body::empty())
        }
        None => answer,
    }
}
