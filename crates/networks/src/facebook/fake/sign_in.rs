//! The sign-in page and the tokens that come of it.

use super::FacebookFake;
use super::graph::Asked;
use super::refusal::Refusal;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use url::Url;

/// GET dialog/oauth: shows who asks, and leads back with a code when the person agrees, or with an error.
pub(super) fn dialog(fake: &FacebookFake, asked: &Asked) -> Response {
    let refuse = |why: &str| (StatusCode::BAD_REQUEST, why.to_owned()).into_response();
    let mut state = fake.lock();
    if asked.get("client_id") != Some(&state.app.id) {
        return refuse("Invalid App ID");
    }
    let method = asked.get("code_challenge_method").map(String::as_str);
    if asked.get("code_challenge").is_some() && method != Some("S256") {
        return refuse("Invalid code_challenge_method");
    }
    let Some(mut back) = asked.get("redirect_uri").and_then(|address| Url::parse(address).ok()) else {
        return refuse("Invalid redirect_uri");
    };
    let redirect = back.to_string();
    let given = asked.get("state").cloned().unwrap_or_default();
    match asked.get("answer").map(String::as_str) {
        None => {
            drop(state);
            page(asked)
        }
        Some("no") => {
            let denied = [("error", "access_denied"), ("error_reason", "user_denied"), ("state", &given)];
            back.query_pairs_mut().extend_pairs(denied);
            (StatusCode::FOUND, [(LOCATION, back.to_string())]).into_response()
        }
        Some(_) => {
            let code = format!("code-{}", state.next_id());
            state.codes.insert(code.clone(), (redirect, asked.get("code_challenge").cloned()));
            back.query_pairs_mut().extend_pairs([("code", &code), ("state", &given)]);
            (StatusCode::FOUND, [(LOCATION, back.to_string())]).into_response()
        }
    }
}

fn page(asked: &Asked) -> Response {
    let link = |answer: &str| {
        let pairs = asked.params.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(pairs)
            .append_pair("answer", answer)
            .finish();
        // An ampersand in an attribute is written out.
        query.replace('&', "&amp;")
    };
    let html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\">\
         <title>Pretend Facebook</title><body style=\"font:1rem/1.5 system-ui;max-width:28rem;margin:4rem auto;padding:0 1rem\">\
         <h1>Pretend Facebook</h1><p>This page is simulated. Porchlight wants to manage your pages.</p>\
         <p><a href=\"?{}\">Continue</a> · <a href=\"?{}\">Cancel</a></p></body></html>",
        link("yes"),
        link("no")
    );
    ([(CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
}

/// GET oauth/access_token: a code becomes a token of hours, that becomes one of sixty days.
pub(super) fn access_token(fake: &FacebookFake, asked: &Asked) -> Result<Value, Refusal> {
    let mut state = fake.lock();
    let app = &state.app;
    if asked.get("client_id") != Some(&app.id) || asked.get("client_secret") != Some(&app.secret) {
        return Err(Refusal::new(1, None, "Error validating client secret."));
    }
    if let Some(short) = asked.get("fb_exchange_token") {
        if !state.user_tokens.contains(short) {
            return Err(Refusal::new(190, Some(463), "Error validating access token: Session has expired"));
        }
        let token = format!("EAA-long-{}", state.next_id());
        state.user_tokens.push(token.clone());
        return Ok(json!({"access_token": token, "token_type": "bearer", "expires_in": 5_183_944}));
    }
    let code = asked.get("code").cloned().unwrap_or_default();
    let Some((given_for, challenge)) = state.codes.remove(&code) else {
        return Err(Refusal::new(100, Some(36_009), "This authorization code has been used."));
    };
    let verifier = asked.get("code_verifier").map(String::as_str).unwrap_or_default();
    if challenge.is_some_and(|challenge| challenge != BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)))
    {
        return Err(Refusal::new(100, None, "Invalid code_verifier parameter"));
    }
    if Some(&given_for) != asked.get("redirect_uri") {
        return Err(Refusal::new(
            100,
            Some(36_008),
            "Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request",
        ));
    }
    let token = format!("EAA-short-{}", state.next_id());
    state.user_tokens.push(token.clone());
    Ok(json!({"access_token": token, "token_type": "bearer", "expires_in": 5400}))
}
