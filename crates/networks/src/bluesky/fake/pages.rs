//! The pretend Bluesky in a browser.

use super::BlueskyFake;
use super::records::Record;
use crate::fakes::page::{Form, Said, back_to, filled, page};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

pub(super) fn router() -> Router<BlueskyFake> {
    Router::new().route("/", get(newest)).route("/profile/{did}/post/{key}", get(thread).post(comment))
}

async fn newest(State(fake): State<BlueskyFake>) -> Response {
    let state = fake.lock();
    let roots: Vec<&Record> = state.posts().filter(|post| post.parent().is_none()).collect();
    let said: Vec<Said> = roots.into_iter().rev().take(30).map(|post| fake_said(&state, post)).collect();
    page("Bluesky", &said, &[])
}

async fn thread(State(fake): State<BlueskyFake>, Path((did, key)): Path<(String, String)>) -> Response {
    let state = fake.lock();
    let uri = format!("at://{did}/app.bsky.feed.post/{key}");
    let Some(post) = state.record(&uri) else { return StatusCode::NOT_FOUND.into_response() };
    let below = state
        .posts()
        .filter(|other| other.value["reply"]["root"]["uri"] == uri.as_str() || other.parent() == Some(&uri));
    let said: Vec<Said> = std::iter::once(post).chain(below).map(|post| fake_said(&state, post)).collect();
    page("Bluesky", &said, &[Form { action: place(post), label: "Reply".into() }])
}

async fn comment(
    State(fake): State<BlueskyFake>,
    Path((did, key)): Path<(String, String)>,
    body: Bytes,
) -> Response {
    let (name, text) = filled(&body);
    let letters: String = name.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let person = fake.person(&format!("{letters}-visitor.test"), &name);
    if !text.is_empty() {
        person.comments(&format!("at://{did}/app.bsky.feed.post/{key}"), &text);
    }
    back_to(&format!("/profile/{did}/post/{key}"))
}

fn fake_said(state: &super::state::State, post: &Record) -> Said {
    let account = state.account(&post.did);
    let card = &post.value["embed"]["external"];
    let picture = card["thumb"]["ref"]["$link"].as_str();
    let picture = picture.or(post.value["embed"]["images"][0]["image"]["ref"]["$link"].as_str());
    let card =
        card["uri"].as_str().map(|uri| format!("\n{} · {uri}", card["title"].as_str().unwrap_or_default()));
    Said {
        by: account.map(|account| format!("{} @{}", account.name, account.handle)).unwrap_or_default(),
        text: format!("{}{}", post.text(), card.unwrap_or_default()),
        ours: account.is_some_and(|account| account.app_password.is_some()),
        link: Some(place(post)),
        picture: picture.map(|name| format!("/blobs/{name}")),
    }
}

fn place(post: &Record) -> String {
    format!("/profile/{}/post/{}", post.did, post.uri.rsplit('/').next().unwrap_or_default())
}
