//! The pretend Facebook in a browser.

use super::FacebookFake;
use super::state::{Post, State};
use crate::fakes::page::{Form, Said, back_to, filled, page};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State as Handle};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

pub(super) fn router() -> Router<FacebookFake> {
    Router::new()
        .route("/", get(pages))
        .route("/{id}", get(one).post(comment))
        .route("/{id}/inbox", post(message))
        .route("/cdn/{name}", get(file))
}

/// What somebody sent, as it is: their network does not look inside, and says that it is a picture.
async fn file(Handle(fake): Handle<FacebookFake>, Path(name): Path<String>) -> Response {
    match fake.lock().files.get(&name) {
        Some(bytes) => ([("content-type", "image/jpeg")], bytes.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn pages(Handle(fake): Handle<FacebookFake>) -> Response {
    let state = fake.lock();
    let said: Vec<Said> = state.posts.iter().rev().take(30).map(|post| of(&state, post)).collect();
    let form = |page: &super::state::Page| Form {
        action: format!("/{}/inbox", page.id),
        label: format!("Message to {}", page.name),
    };
    let forms: Vec<Form> = state.pages.iter().map(form).collect();
    page("Facebook", &said, &forms)
}

async fn one(Handle(fake): Handle<FacebookFake>, Path(id): Path<String>) -> Response {
    let state = fake.lock();
    // A comment is shown with the post it stands under.
    let post = state.comments.iter().find(|comment| comment.id == id).map_or(&id, |comment| &comment.post);
    let Some(post) = state.posts.iter().find(|other| &other.id == post) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let below = state.comments.iter().filter(|comment| comment.post == post.id).map(|comment| Said {
        by: state.name_of(&comment.from),
        text: comment.message.clone(),
        ours: comment.from == post.page,
        link: None,
        picture: None,
    });
    let said: Vec<Said> = std::iter::once(of(&state, post)).chain(below).collect();
    page("Facebook", &said, &[Form { action: format!("/{id}"), label: "Comment".into() }])
}

async fn comment(Handle(fake): Handle<FacebookFake>, Path(id): Path<String>, body: Bytes) -> Response {
    let (name, text) = filled(&body);
    if !text.is_empty() {
        fake.person(&name).comments(&id, &text);
    }
    back_to(&format!("/{id}"))
}

async fn message(Handle(fake): Handle<FacebookFake>, Path(id): Path<String>, body: Bytes) -> Response {
    let (name, text) = filled(&body);
    let page = fake.lock().pages.iter().find(|page| page.id == id).map(super::state::Page::to_fake);
    if let Some(page) = page.filter(|_| !text.is_empty()) {
        fake.person(&name).messages(&page, &text);
    }
    back_to("/")
}

fn of(state: &State, post: &Post) -> Said {
    let link = post.link.as_ref().map(|link| format!("\n{link}")).unwrap_or_default();
    Said {
        by: state.name_of(&post.from),
        text: format!("{}{link}", post.message),
        ours: post.from == post.page,
        link: Some(format!("/{}", post.id)),
        picture: None,
    }
}
