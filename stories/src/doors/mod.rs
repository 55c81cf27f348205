//! Every door of the house, for those who knock at all of them.

mod api;
mod desk;

pub use api::{API, API_SMUGGLED};
pub use desk::{DESK, OTHERS, SMUGGLED};

use crate::{Answer, Browser, Filled, House, PASSWORD, answer};
use domain::team::Deed;

/// Method, path, what is sent, and what somebody's role must allow.
pub type Door<'a> = (&'a str, &'a str, &'a str, Deed);

pub async fn signed_in(house: &House, email: &str) -> Browser {
    let mut browser = Browser::at(&house.address);
    let answer = browser.sign_in(email, PASSWORD).await;
    assert_eq!((answer.status, answer.location()), (303, "/desk"), "{email}: {}", answer.text);
    browser
}

/// The desk knocked at, with a form where one is sent.
pub async fn knock(browser: &Browser, (method, path, form, _): &Door<'_>, whose: &Filled) -> Answer {
    let path = whose.put_into(path);
    if (path == "/desk/media/pictures" || path.ends_with("/picture")) && *method == "POST" {
        let request = browser.request("POST", &path).header("sec-fetch-site", "same-origin");
        return answer(request.header("content-type", UPLOAD).body(NO_PICTURE)).await;
    }
    browser.ask(method, &path, &whose.put_into(form)).await
}

const UPLOAD: &str = "multipart/form-data; boundary=oak";
const NO_PICTURE: &str = "--oak\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a.png\"\r\n\r\n\
    no picture\r\n--oak--\r\n";

/// The API called; what is sent with GET is a query. A key makes the same call twice one deed.
pub async fn call(
    browser: &Browser,
    token: Option<&str>,
    (method, path, body, _): &Door<'_>,
    whose: &Filled,
    key: Option<&str>,
) -> Answer {
    let (query, body) = if body.starts_with('?') { (*body, "") } else { ("", *body) };
    let path = whose.put_into(path);
    let mut request = browser.request(method, &format!("/api/v1{path}{query}"));
    if let Some(token) = token {
        request = request.bearer_auth(token);
    }
    if let Some(key) = key {
        request = request.header("idempotency-key", key);
    }
    request = match body {
        "" => request,
        "(upload)" => request.header("content-type", UPLOAD).body(NO_PICTURE),
        json => request.header("content-type", "application/json").body(whose.put_into(json)),
    };
    answer(request).await
}

pub fn names_an_id(path: &str) -> bool {
    path.replace("{network}", "").contains('{')
}

/// What is wrong with the answer to somebody who may, or may not.
pub fn judge(what: &str, may: bool, answer: &Answer) -> Option<String> {
    // What is settled already, or cannot be done, is an answer to somebody who may.
    let right = if may { matches!(answer.status, 200..=399 | 409 | 422) } else { answer.status == 403 };
    (!right).then(|| format!("{what}: {} {}", answer.status, answer.text))
}
