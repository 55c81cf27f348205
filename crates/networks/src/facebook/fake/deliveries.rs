//! Webhooks: written down when something happens, sent when it is time, signed as they sign.

use super::FacebookFake;
use super::state::State;
use crate::facebook::client::hmac;
use domain::Timestamp;
use serde_json::{Value, json};
use std::time::Duration;

/// Something happened on a page.
pub(super) fn change(state: &mut State, page: &str, field: &str, value: &Value, now: Timestamp) {
    let changes = json!([{"field": field, "value": value}]);
    enqueue(state, page, field, &json!({"id": page, "time": now.seconds(), "changes": changes}));
}

/// A comment came, changed or went.
pub(super) fn comment_change(state: &mut State, id: &str, verb: &str, now: Timestamp) {
    let Some(comment) = state.comments.iter().find(|comment| comment.id == id) else { return };
    let post = state.posts.iter().find(|post| post.id == comment.post);
    let page = comment.post.split('_').next().unwrap_or_default().to_owned();
    let mut value = json!({
        "item": "comment",
        "verb": verb,
        "comment_id": comment.id,
        "post_id": comment.post,
        "parent_id": comment.parent.as_ref().unwrap_or(&comment.post),
        "created_time": comment.created.seconds(),
        "post": {"id": comment.post, "from": post.map(|post| json!({"id": post.from}))},
    });
    if let Some(from) = state.told_of(&comment.from) {
        value["from"] = from;
    }
    if let Some(picture) = &comment.picture {
        value["photo"] = picture.as_str().into();
    }
    if verb != "remove" {
        value["message"] = comment.message.as_str().into();
    }
    change(state, &page, "feed", &value, now);
}

/// Somebody wrote to a page.
pub(super) fn talk(state: &mut State, page: &str, person: &str, what: Value, now: Timestamp) {
    let mut event = json!({"sender": {"id": person}, "recipient": {"id": page}, "timestamp": now.0 / 1000});
    if let (Some(event), Value::Object(what)) = (event.as_object_mut(), what) {
        event.extend(what);
    }
    enqueue(state, page, "messages", &json!({"id": page, "time": now.0 / 1000, "messaging": [event]}));
}

/// Our own message comes back as an echo.
pub(super) fn echo(state: &mut State, page: &str, person: &str, mid: &str, text: &str, now: Timestamp) {
    let event = json!({
        "sender": {"id": page}, "recipient": {"id": person}, "timestamp": now.0 / 1000,
        "message": {"mid": mid, "text": text, "is_echo": true, "app_id": state.app.id},
    });
    enqueue(state, page, "message_echoes", &json!({"id": page, "time": now.0 / 1000, "messaging": [event]}));
}

fn enqueue(state: &mut State, page: &str, field: &str, entry: &Value) {
    let wanted =
        state.pages.iter().any(|known| known.id == page && known.subscribed.iter().any(|f| f == field));
    if wanted {
        state.waiting.push(json!({"object": "page", "entry": [entry]}));
    }
}

impl FacebookFake {
    /// Deliveries not yet made, oldest first.
    pub fn waiting(&self) -> Vec<Value> {
        self.lock().waiting.clone()
    }

    /// What waits is delivered last come first from now on.
    pub fn turn_deliveries_round(&self) {
        self.lock().waiting.reverse();
    }

    /// Everything that waits is delivered twice.
    pub fn double_deliveries(&self) {
        let mut state = self.lock();
        let doubled = state.waiting.iter().flat_map(|body| [body.clone(), body.clone()]).collect();
        state.waiting = doubled;
    }

    /// What waits comes in one delivery, an entry each, whichever pages they are about.
    pub fn deliver_together(&self) {
        let mut state = self.lock();
        let entries = state.waiting.drain(..).filter_map(|body| body["entry"].as_array().cloned()).flatten();
        let entries: Vec<Value> = entries.collect();
        if !entries.is_empty() {
            state.waiting.push(json!({"object": "page", "entry": entries}));
        }
    }

    /// What waits gets lost on the way.
    pub fn lose_deliveries(&self) {
        self.lock().waiting.clear();
    }

    /// Sends what waits, in order; the statuses they were answered with. What is not answered 2xx waits on.
    pub async fn deliver(&self) -> Vec<u16> {
        let (bodies, address, secret) = {
            let mut state = self.lock();
            let Some(address) = state.hooks_to.clone() else { return vec![] };
            (std::mem::take(&mut state.waiting), address, state.app.secret.clone())
        };
        let mut statuses = vec![];
        for body in bodies {
            let bytes = body.to_string().into_bytes();
            let signature = format!("sha256={}", hmac(&secret, &bytes));
            let call = self.outside.post(&address).header("x-hub-signature-256", &signature);
            let status = call.body(bytes, "application/json").send().await.map_or(0, |answer| answer.status);
            if !(200..300).contains(&status) {
                self.lock().waiting.push(body);
            }
            statuses.push(status);
        }
        statuses
    }

    /// Goes on delivering while the program runs, as they do.
    pub fn deliver_by_itself(&self) {
        let fake = self.clone();
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(Duration::from_millis(300)).await;
                fake.deliver().await;
            }
        });
    }

    /// The handshake they make when a webhook is set up; whether it was answered as they want it.
    pub async fn shakes_hands(&self) -> bool {
        let (address, token) = {
            let state = self.lock();
            (state.hooks_to.clone().unwrap_or_default(), state.app.verify_token.clone())
        };
        let query =
            [("hub.mode", "subscribe"), ("hub.verify_token", &token), ("hub.challenge", "1158201444")];
        let answer = self.outside.get(&address).query(&query).send().await;
        answer.is_ok_and(|answer| answer.status == 200 && answer.text() == "1158201444")
    }
}
