//! Somebody on the pretend Facebook.

use super::deliveries::{change, comment_change, talk};
use super::{FacebookFake, FakePage};
use serde_json::{Value, json};

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
        let now = self.fake.now();
        let mut state = self.fake.lock();
        let id = state.add_comment(on, &self.id, text, now)?;
        comment_change(&mut state, &id, "add", now);
        Some(id)
    }

    /// Posts on somebody's page; the post's id.
    pub fn posts(&self, page: &FakePage, text: &str) -> String {
        let now = self.fake.now();
        let mut state = self.fake.lock();
        let id = state.add_post(&page.id, &self.id, text, None, vec![], now);
        let value = json!({
            "item": "status", "verb": "add", "post_id": id, "from": state.told_of(&self.id), "message": text,
            "created_time": now.seconds(),
        });
        change(&mut state, &page.id, "feed", &value, now);
        id
    }

    /// Writes to a page; the message's id.
    pub fn messages(&self, page: &FakePage, text: &str) -> String {
        let now = self.fake.now();
        let mut state = self.fake.lock();
        let id = state.add_message(&page.id, &self.id, false, text, now);
        talk(&mut state, &page.id, &self.id, json!({"message": {"mid": id, "text": text}}), now);
        id
    }

    /// Changes a comment of theirs.
    pub fn edits(&self, comment: &str, text: &str) {
        let now = self.fake.now();
        let mut state = self.fake.lock();
        for known in state.comments.iter_mut().filter(|known| known.id == comment) {
            text.clone_into(&mut known.message);
        }
        comment_change(&mut state, comment, "edited", now);
    }

    /// Deletes a comment or a post of theirs.
    pub fn deletes(&self, id: &str) {
        let now = self.fake.now();
        let mut state = self.fake.lock();
        comment_change(&mut state, id, "remove", now);
        state.remove(id);
    }

    /// Comments with a picture and perhaps words.
    pub fn comments_with_picture(&self, on: &str, text: &str, picture: &str) -> Option<String> {
        let now = self.fake.now();
        let mut state = self.fake.lock();
        let id = state.add_comment(on, &self.id, text, now)?;
        for known in state.comments.iter_mut().filter(|known| known.id == id) {
            known.picture = Some(picture.to_owned());
        }
        comment_change(&mut state, &id, "add", now);
        Some(id)
    }

    /// Sends a page something without words: attachments as their webhooks write them.
    pub fn sends(&self, page: &FakePage, attachments: &Value) -> String {
        let now = self.fake.now();
        let mut state = self.fake.lock();
        let id = state.add_message(&page.id, &self.id, false, "", now);
        let listed = attachments.as_array().cloned().unwrap_or_default();
        for known in state.messages.iter_mut().filter(|known| known.id == id) {
            known.attachments.clone_from(&listed);
        }
        talk(&mut state, &page.id, &self.id, json!({"message": {"mid": id, "attachments": listed}}), now);
        id
    }

    /// Presses a button of the page's menu.
    pub fn presses(&self, page: &FakePage, title: &str) {
        let now = self.fake.now();
        let mut state = self.fake.lock();
        let pressed = json!({"postback": {"title": title, "payload": "MENU"}});
        talk(&mut state, &page.id, &self.id, pressed, now);
    }

    /// Names a page in a post of their own; the post's id.
    pub fn names(&self, page: &FakePage, text: &str) -> String {
        let now = self.fake.now();
        self.fake.lock().add_tagged(&page.id, &self.id, text, now)
    }

    /// "like", "love", "haha"… on a post; another one in its place is an edit.
    pub fn reacts_anew(&self, post: &str, kind: &str) {
        self.react(post, kind, "edit");
    }

    /// "like", "love", "haha"… on a post.
    pub fn reacts(&self, post: &str, kind: &str) {
        self.react(post, kind, "add");
    }

    fn react(&self, post: &str, kind: &str, verb: &str) {
        let now = self.fake.now();
        let mut state = self.fake.lock();
        let page = post.split('_').next().unwrap_or_default().to_owned();
        for known in state.posts.iter_mut().filter(|known| known.id == post) {
            known.counted.reactions.insert(self.id.clone(), kind.to_owned());
        }
        let value = json!({
            "item": "reaction", "verb": verb, "reaction_type": kind, "post_id": post, "parent_id": post,
            "from": state.told_of(&self.id), "created_time": now.seconds(),
        });
        change(&mut state, &page, "feed", &value, now);
    }
}
