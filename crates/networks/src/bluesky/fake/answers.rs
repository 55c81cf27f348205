//! What the pretend network answers, call by call.

use super::BlueskyFake;
use super::account::Standing;
use super::records::owned;
use super::views::Eyes;
use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};

/// What they refuse: status, error, message.
struct No(u16, &'static str, String);

type Answer = Result<Json<Value>, No>;

pub(super) fn router(fake: BlueskyFake) -> Router {
    Router::new()
        .route("/xrpc/com.atproto.server.describeServer", get(describe_server))
        .route("/xrpc/com.atproto.server.createSession", post(create_session))
        .route("/xrpc/com.atproto.server.refreshSession", post(refresh_session))
        .route("/xrpc/com.atproto.server.getSession", get(get_session))
        .route("/xrpc/com.atproto.identity.resolveHandle", get(resolve_handle))
        .route("/xrpc/com.atproto.repo.createRecord", post(create_record))
        .route("/xrpc/com.atproto.repo.putRecord", post(put_record))
        .route("/xrpc/com.atproto.repo.getRecord", get(get_record))
        .route("/xrpc/com.atproto.repo.deleteRecord", post(delete_record))
        .route("/xrpc/com.atproto.repo.uploadBlob", post(upload_blob))
        .route("/xrpc/app.bsky.actor.getProfile", get(get_profile))
        .route("/xrpc/app.bsky.feed.getPosts", get(get_posts))
        .route("/xrpc/app.bsky.feed.getAuthorFeed", get(get_author_feed))
        .route("/xrpc/app.bsky.feed.getPostThread", get(get_post_thread))
        .route("/xrpc/app.bsky.notification.listNotifications", get(list_notifications))
        .merge(super::pages::router())
        .route("/blobs/{name}", get(blob))
        .route("/{did}", get(did_document))
        .fallback(|| async { No(501, "MethodNotImplemented", "Method Not Implemented".into()) })
        .with_state(fake)
}

impl IntoResponse for No {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, Json(json!({"error": self.1, "message": self.2}))).into_response()
    }
}

impl From<(u16, &'static str, String)> for No {
    fn from((status, error, message): (u16, &'static str, String)) -> Self {
        Self(status, error, message)
    }
}

async fn describe_server() -> Json<Value> {
    Json(json!({"did": "did:web:localhost", "availableUserDomains": [".test"], "inviteCodeRequired": false}))
}

async fn create_session(
    State(fake): State<BlueskyFake>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Answer {
    let mut state = fake.lock();
    let account = state.account(body["identifier"].as_str().unwrap_or_default());
    let known = account.filter(|account| {
        account.app_password.is_some() && account.app_password.as_deref() == body["password"].as_str()
    });
    let wrong = || No(401, "AuthenticationRequired", "Invalid identifier or password".into());
    let account = known.ok_or_else(wrong)?.clone();
    let (access, refresh) = state.sessions.open(&account.did);
    Ok(Json(session(&account.did, &account.handle, &access, &refresh, &base(&headers))))
}

async fn refresh_session(State(fake): State<BlueskyFake>, headers: HeaderMap) -> Answer {
    let mut state = fake.lock();
    let token = bearer(&headers);
    let did = state.sessions.whose(token.as_deref(), true).map_err(owned)?;
    let handle = state.account(&did).map(|account| account.handle.clone()).unwrap_or_default();
    state.sessions.end(&token.unwrap_or_default());
    let (access, refresh) = state.sessions.open(&did);
    Ok(Json(session(&did, &handle, &access, &refresh, &base(&headers))))
}

fn session(did: &str, handle: &str, access: &str, refresh: &str, base: &str) -> Value {
    json!({
        "did": did,
        "handle": handle,
        "accessJwt": access,
        "refreshJwt": refresh,
        "active": true,
        "didDoc": document(did, handle, base),
    })
}

fn document(did: &str, handle: &str, base: &str) -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/did/v1"],
        "id": did,
        "alsoKnownAs": [format!("at://{handle}")],
        "service": [{
            "id": "#atproto_pds",
            "type": "AtprotoPersonalDataServer",
            "serviceEndpoint": base,
        }],
    })
}

async fn get_session(State(fake): State<BlueskyFake>, headers: HeaderMap) -> Answer {
    let did = fake.signed_in(&headers)?;
    let handle = fake.lock().account(&did).map(|account| account.handle.clone());
    Ok(Json(json!({"did": did, "handle": handle, "active": true})))
}

async fn resolve_handle(State(fake): State<BlueskyFake>, RawQuery(query): RawQuery) -> Answer {
    let did = fake.lock().did_of(&one(query.as_deref(), "handle"));
    let did = did.ok_or_else(|| No(400, "HandleNotFound", "Unable to resolve handle".into()))?;
    Ok(Json(json!({"did": did})))
}

async fn create_record(
    State(fake): State<BlueskyFake>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Answer {
    let did = fake.own_repo(&headers, &body)?;
    let collection = body["collection"].as_str().unwrap_or_default();
    let now = fake.clock.now();
    let record = fake.lock().write(&did, collection, body["rkey"].as_str(), body["record"].clone(), now)?;
    Ok(Json(json!({"uri": record.uri, "cid": record.cid, "validationStatus": "valid"})))
}

async fn put_record(State(fake): State<BlueskyFake>, headers: HeaderMap, Json(body): Json<Value>) -> Answer {
    let did = fake.own_repo(&headers, &body)?;
    let (collection, key) = (body["collection"].as_str().unwrap_or_default(), body["rkey"].as_str());
    let now = fake.clock.now();
    let mut state = fake.lock();
    let uri = format!("at://{did}/{collection}/{}", key.unwrap_or_default());
    if let Some(swap) = body.get("swapRecord") {
        let now = state.record(&uri).map(|record| record.cid.clone());
        if now.as_deref() != swap.as_str() {
            return Err(No(400, "InvalidSwap", format!("Record was at {}", now.unwrap_or_default())));
        }
    }
    state.remove(&uri);
    let record = state.write(&did, collection, key, body["record"].clone(), now)?;
    Ok(Json(json!({"uri": record.uri, "cid": record.cid, "validationStatus": "valid"})))
}

async fn get_record(State(fake): State<BlueskyFake>, RawQuery(query): RawQuery) -> Answer {
    let state = fake.lock();
    let did = state.did_of(&one(query.as_deref(), "repo")).unwrap_or_default();
    let uri = format!("at://{did}/{}/{}", one(query.as_deref(), "collection"), one(query.as_deref(), "rkey"));
    if state.account(&did).is_some_and(|account| account.standing == Standing::Deactivated) {
        return Err(No(400, "RepoDeactivated", format!("Repo has been deactivated: {did}")));
    }
    let missing = || No(400, "RecordNotFound", format!("Could not locate record: {uri}"));
    let record = state.record(&uri).ok_or_else(missing)?;
    Ok(Json(json!({"uri": record.uri, "cid": record.cid, "value": record.value})))
}

async fn delete_record(
    State(fake): State<BlueskyFake>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Answer {
    let did = fake.own_repo(&headers, &body)?;
    let part = |key: &str| body[key].as_str().unwrap_or_default().to_owned();
    fake.lock().remove(&format!("at://{did}/{}/{}", part("collection"), part("rkey")));
    Ok(Json(json!({})))
}

async fn upload_blob(State(fake): State<BlueskyFake>, headers: HeaderMap, body: Bytes) -> Answer {
    fake.signed_in(&headers)?;
    let media_type = headers.get("content-type").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let name = format!("bafkrei{}", super::state::base32(&body));
    let blob = json!({
        "$type": "blob",
        "ref": {"$link": name},
        "mimeType": media_type,
        "size": body.len(),
    });
    fake.lock().blobs.insert(name, body.to_vec());
    Ok(Json(json!({"blob": blob})))
}

async fn get_profile(
    State(fake): State<BlueskyFake>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Answer {
    fake.signed_in(&headers)?;
    let profile = fake.lock().profile(&one(query.as_deref(), "actor"));
    profile.map(Json).ok_or_else(|| No(400, "InvalidRequest", "Profile not found".into()))
}

async fn get_posts(State(fake): State<BlueskyFake>, headers: HeaderMap, RawQuery(query): RawQuery) -> Answer {
    let (viewer, base) = (fake.signed_in(&headers)?, base(&headers));
    let eyes = Eyes { did: &viewer, base: &base };
    let uris = all(query.as_deref(), "uris");
    if uris.len() > 25 {
        return Err(No(400, "InvalidRequest", "uris must not have more than 25 elements".into()));
    }
    let state = fake.lock();
    let records = uris.iter().filter_map(|uri| state.record(uri)).filter(|record| state.shows(&record.did));
    let posts: Vec<Value> = records.map(|record| state.post_view(record, eyes)).collect();
    Ok(Json(json!({"posts": posts})))
}

async fn get_author_feed(
    State(fake): State<BlueskyFake>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Answer {
    let (viewer, base) = (fake.signed_in(&headers)?, base(&headers));
    let eyes = Eyes { did: &viewer, base: &base };
    let state = fake.lock();
    let did = state.did_of(&one(query.as_deref(), "actor"));
    let did = did.ok_or_else(|| No(400, "InvalidRequest", "Profile not found".into()))?;
    let most: usize = one(query.as_deref(), "limit").parse().unwrap_or(50);
    let with_replies = one(query.as_deref(), "filter") == "posts_with_replies";
    let wanted =
        |record: &&super::records::Record| record.did == did && (with_replies || record.parent().is_none());
    let posts: Vec<_> = state.posts().filter(wanted).collect();
    let feed: Vec<Value> = posts
        .into_iter()
        .rev()
        .take(most)
        .map(|record| json!({"post": state.post_view(record, eyes)}))
        .collect();
    Ok(Json(json!({"feed": feed})))
}

async fn get_post_thread(
    State(fake): State<BlueskyFake>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Answer {
    let (viewer, base) = (fake.signed_in(&headers)?, base(&headers));
    let eyes = Eyes { did: &viewer, base: &base };
    let uri = one(query.as_deref(), "uri");
    let depth = one(query.as_deref(), "depth").parse().unwrap_or(6);
    let state = fake.lock();
    let missing = || No(400, "NotFound", format!("Post not found: {uri}"));
    let record = state.record(&uri).ok_or_else(missing)?;
    Ok(Json(json!({"thread": state.thread(record, depth, eyes)})))
}

async fn list_notifications(
    State(fake): State<BlueskyFake>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Answer {
    let did = fake.signed_in(&headers)?;
    let most: usize = one(query.as_deref(), "limit").parse().unwrap_or(50);
    let skip: usize = one(query.as_deref(), "cursor").parse().unwrap_or(0);
    let state = fake.lock();
    let mut mine: Vec<_> = state.notes.iter().filter(|note| note.to == did).collect();
    mine.sort_by_key(|note| std::cmp::Reverse(note.at));
    let page: Vec<Value> =
        mine.iter().skip(skip).take(most).filter_map(|note| state.notification(note)).collect();
    let mut answer = json!({"notifications": page});
    if mine.len() > skip + most {
        answer["cursor"] = (skip + most).to_string().into();
    }
    Ok(Json(answer))
}

async fn blob(State(fake): State<BlueskyFake>, Path(name): Path<String>) -> Response {
    match fake.lock().blobs.get(&name) {
        Some(bytes) => ([("content-type", "image/jpeg")], bytes.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn did_document(
    State(fake): State<BlueskyFake>,
    headers: HeaderMap,
    Path(did): Path<String>,
) -> Response {
    match fake.lock().account(&did) {
        Some(account) => Json(document(&account.did, &account.handle, &base(&headers))).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

impl BlueskyFake {
    fn signed_in(&self, headers: &HeaderMap) -> Result<String, No> {
        Ok(self.lock().sessions.whose(bearer(headers).as_deref(), false).map_err(owned)?)
    }

    fn own_repo(&self, headers: &HeaderMap, body: &Value) -> Result<String, No> {
        let did = self.signed_in(headers)?;
        let repo = self.lock().did_of(body["repo"].as_str().unwrap_or_default());
        if repo.as_ref() != Some(&did) {
            return Err(No(400, "InvalidRequest", "Could not find repo".into()));
        }
        Ok(did)
    }
}

fn bearer(headers: &HeaderMap) -> Option<String> {
    headers.get("authorization")?.to_str().ok()?.strip_prefix("Bearer ").map(str::to_owned)
}

/// Our own address, as the caller wrote it.
fn base(headers: &HeaderMap) -> String {
    let host = headers.get("host").and_then(|value| value.to_str().ok()).unwrap_or("localhost");
    format!("http://{host}")
}

fn all(query: Option<&str>, key: &str) -> Vec<String> {
    let pairs = url::form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    pairs.filter(|(name, _)| name == key).map(|(_, value)| value.into_owned()).collect()
}

fn one(query: Option<&str>, key: &str) -> String {
    all(query, key).into_iter().next().unwrap_or_default()
}
