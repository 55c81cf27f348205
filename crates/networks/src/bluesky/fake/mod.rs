//! A pretend Bluesky: directory, server and app view in one, in memory.
//!
//! It answers as the lexicons say, and in the points its adapter leans on as the real network was seen to answer on
//! 2026-11-23 (docs/networks/bluesky.md): a taken record key is a 500, a token that ran out is a 400
//! ExpiredToken, a reply that also mentions is one notification.

mod account;
mod answers;
mod pages;
mod person;
mod records;
mod state;
mod views;

pub use person::Person;

use crate::fakes::Desk;
use axum::Router;
use domain::Clock;
use serde_json::Value;
use state::State;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The handle to a pretend Bluesky. Cheap to clone.
#[derive(Clone)]
pub struct BlueskyFake {
    state: Arc<Mutex<State>>,
    clock: Arc<dyn Clock>,
    desk: Desk,
}

/// What somebody posted.
#[derive(Clone, Debug, PartialEq)]
pub struct FakePost {
    pub uri: String,
    pub text: String,
    /// What it replies to.
    pub parent: Option<String>,
    /// The whole record.
    pub record: Value,
}

impl BlueskyFake {
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { state: Arc::default(), clock, desk: Desk::default() }
    }

    /// Serves `service`, `directory` and `web` of the settings alike.
    pub fn router(&self) -> Router {
        self.desk.watch(answers::router(self.clone()))
    }

    /// Trouble on demand, and what was asked.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// Makes an account that can be connected with this app password; a known one gets this one anew.
    pub fn account(&self, handle: &str, name: &str, app_password: &str) -> Person {
        let did = self.lock().add_account(handle, name, Some(app_password));
        Person::new(self.clone(), did)
    }

    /// Makes a customer, or finds the one with this handle.
    pub fn person(&self, handle: &str, name: &str) -> Person {
        let mut state = self.lock();
        let known = state.did_of(handle);
        let did = known.unwrap_or_else(|| state.add_account(handle, name, None));
        drop(state);
        Person::new(self.clone(), did)
    }

    /// Everything an account posted that still stands, oldest first; `handle` without '@'.
    pub fn posts(&self, handle: &str) -> Vec<FakePost> {
        let state = self.lock();
        let did = state.did_of(handle);
        state
            .posts()
            .filter(|record| Some(&record.did) == did.as_ref())
            .map(records::Record::to_post)
            .collect()
    }

    /// What was replied to this post, straight, oldest first.
    pub fn replies_to(&self, uri: &str) -> Vec<FakePost> {
        let state = self.lock();
        state
            .posts()
            .map(records::Record::to_post)
            .filter(|post| post.parent.as_deref() == Some(uri))
            .collect()
    }

    /// All access tokens given out so far have run out; they can be refreshed.
    pub fn expire_sessions(&self) {
        self.lock().expire_sessions();
    }

    /// The owner revoked the app password: neither it nor its tokens are worth anything now.
    pub fn revoke(&self, handle: &str) {
        self.lock().revoke(handle);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
