//! Somebody on the pretend Facebook.

use super::deliveries::{change, comment_change, talk};
use super::{FacebookFake, FakePage};
use serde_json::json;

/// A made-up customer.
#[derive(Clone)]
pub struct Person {
    fake: FacebookFake,
    id: String,
}

impl Person {
    pub(super) fn new(fake: FacebookFake, id: String) -> Self {
        Self { fake, id }
    }

    pub fn id(&self) -> &str {
        &self.id
    }

    /// Comments under a post, or replies to a comment; the comment's id. `None` if it is not there.
    pub fn comments(&self, on: &str, text: &str) -> Option<String> {
        let now = self.fake.clock.now();
        let mut state = self.fake.lock();
        let id = state.add_comment(on, &self.id, text, now)?;
        comment_change(&mut state, &id, "add", now);
        Some(id)
    }

    /// Posts on somebody's page; the post's id.
    pub fn posts(&self, page: &FakePage, text: &str) -> String {
        let now = self.fake.clock.now();
        let mut state = self.fake.lock();
        let id = state.add_post(&page.id, &self.id, text, None, vec![], now);
        let from = json!({"id": self.id, "name": state.name_of(&self.id)});
        let value = json!({
            "item": "status", "verb": "add", "post_id": id, "from": from, "message": text,
            "created_time": now.seconds(),
        });
        change(&mut state, &page.id, "feed", &value, now);
        id
    }

    /// Writes to a page; the message's id.
    pub fn messages(&self, page: &FakePage, text: &str) -> String {
        let now = self.fake.clock.now();
        let mut state = self.fake.lock();
        let id = state.add_message(&page.id, &self.id, false, text, now);
        talk(&mut state, &page.id, &self.id, json!({"message": {"mid": id, "text": text}}), now);
        id
    }

    /// Changes a comment of theirs.
    pub fn edits(&self, comment: &str, text: &str) {
        let now = self.fake.clock.now();
        let mut state = self.fake.lock();
        for known in state.comments.iter_mut().filter(|known| known.id == comment) {
            text.clone_into(&mut known.message);
        }
        comment_change(&mut state, comment, "edited", now);
    }

    /// Deletes a comment or a post of theirs.
    pub fn deletes(&self, id: &str) {
        let now = self.fake.clock.now();
        let mut state = self.fake.lock();
        comment_change(&mut state, id, "remove", now);
        state.remove(id);
    }

    /// "like", "love", "haha"… on a post.
    pub fn reacts(&self, post: &str, kind: &str) {
        let now = self.fake.clock.now();
        let mut state = self.fake.lock();
        let page = post.split('_').next().unwrap_or_default().to_owned();
        let from = json!({"id": self.id, "name": state.name_of(&self.id)});
        let value = json!({
            "item": "reaction", "verb": "add", "reaction_type": kind, "post_id": post, "parent_id": post,
            "from": from, "created_time": now.seconds(),
        });
        change(&mut state, &page, "feed", &value, now);
    }
}
