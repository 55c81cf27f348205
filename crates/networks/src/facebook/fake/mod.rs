//! A pretend Facebook: Graph API, sign-in pages and webhooks, in memory.
//!
//! It answers as the official specification files say (fields, paging, return types) and as the documentation says
//! where those are silent (errors, sign-in, webhooks, messages). Meta's own client is run against it
//! (`tests/with_peers/meta.rs`), so that a wrong answer breaks somebody else's code and not only agrees with ours.

mod deliveries;
mod edges;
mod graph;
mod nodes;
mod pages;
mod person;
mod refusal;
mod sign_in;
mod state;
mod writes;

pub use person::Person;

use crate::fakes::{Desk, Trouble};
use crate::outside::Outside;
use axum::Router;
use axum::middleware::map_response;
use axum::response::Response;
use chrono::TimeDelta;
use domain::{Clock, Timestamp};
use refusal::Refusal;
use state::{Post, State};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The handle to a pretend Facebook. Cheap to clone.
#[derive(Clone)]
pub struct FacebookFake {
    state: Arc<Mutex<State>>,
    clock: Arc<dyn Clock>,
    outside: Outside,
    desk: Desk,
}

/// The app as it is set up there and in our settings.
#[derive(Clone, Debug)]
pub struct FakeApp {
    pub id: String,
    pub secret: String,
    pub verify_token: String,
}

impl Default for FakeApp {
    fn default() -> Self {
        Self { id: "900".into(), secret: "app-secret".into(), verify_token: "verify-token".into() }
    }
}

/// A page, and the token that acts for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FakePage {
    pub id: String,
    pub name: String,
    pub token: String,
}

/// What stands on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FakePost {
    pub id: String,
    pub text: String,
    pub link: Option<String>,
    /// The descriptions of its photos.
    pub photos: Vec<String>,
}

/// What somebody said under something, or in a direct thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FakeMessage {
    pub id: String,
    pub text: String,
    /// By the page itself.
    pub ours: bool,
}

impl FacebookFake {
    /// `outside` delivers the webhooks; it must be allowed to reach where they go.
    pub fn new(clock: Arc<dyn Clock>, outside: Outside, app: FakeApp) -> Self {
        Self { state: Arc::new(Mutex::new(State::new(app))), clock, outside, desk: Desk::default() }
    }

    /// Serves `graph` and `dialog` of the settings alike.
    pub fn router(&self) -> Router {
        let fake = self.clone();
        // Every answer, also one of trouble, says what their clock shows.
        let dated = move |mut answer: Response| {
            let date = fake.now().utc().format("%a, %d %b %Y %H:%M:%S GMT").to_string();
            if let Ok(date) = date.parse() {
                answer.headers_mut().insert(axum::http::header::DATE, date);
            }
            std::future::ready(answer)
        };
        self.desk.watch(graph::router(self.clone())).layer(map_response(dated))
    }

    /// What their clock shows.
    pub fn now(&self) -> Timestamp {
        let ahead = self.lock().ways.ahead;
        self.clock.now().plus(ahead)
    }

    /// Their clock is ahead of everybody else's from now on.
    pub fn clock_is_ahead(&self, by: TimeDelta) {
        self.lock().ways.ahead = by;
    }

    /// What is written stands in their lists only after this long.
    pub fn lists_lag(&self, by: TimeDelta) {
        self.lock().ways.lag = by;
    }

    /// Who wrote comments and posts is not told, as before app review; or told again.
    pub fn withhold_names(&self, withhold: bool) {
        self.lock().ways.withholds_names = withhold;
    }

    /// Meta gives the app the feature "Human Agent".
    pub fn grant_human_agent(&self) {
        self.lock().ways.human_agent = true;
    }

    /// Lists come in pages of at most so many, whatever is asked for.
    pub fn small_pages(&self, items: usize) {
        self.lock().ways.page_size = Some(items);
    }

    /// The owner unticks these permissions while signing in.
    pub fn decline(&self, permissions: &[&str]) {
        self.lock().ways.declined = permissions.iter().map(|one| (*one).to_owned()).collect();
    }

    /// The page is renamed there.
    pub fn rename(&self, page: &FakePage, name: &str, username: &str) {
        let mut state = self.lock();
        for known in state.pages.iter_mut().filter(|known| known.id == page.id) {
            (known.name, known.username) = (name.to_owned(), username.to_owned());
        }
    }

    /// Somebody of the page comments there, outside Porchlight; the comment's id.
    pub fn page_comments(&self, page: &FakePage, on: &str, text: &str) -> Option<String> {
        let now = self.now();
        let mut state = self.lock();
        let id = state.add_comment(on, &page.id, text, now)?;
        deliveries::comment_change(&mut state, &id, "add", now);
        Some(id)
    }

    /// A moderator of the page hides a comment there, or shows it again.
    pub fn hides(&self, comment: &str, hide: bool) {
        let now = self.now();
        let mut state = self.lock();
        for known in state.comments.iter_mut().filter(|known| known.id == comment) {
            known.hidden = hide;
        }
        deliveries::comment_change(&mut state, comment, if hide { "hide" } else { "unhide" }, now);
    }

    /// Somebody of the page writes in their own inbox there, outside Porchlight; the message's id.
    pub fn page_messages(&self, page: &FakePage, person: &Person, text: &str) -> String {
        let now = self.now();
        let mut state = self.lock();
        let id = state.add_message(&page.id, person.id(), true, text, now);
        deliveries::echo(&mut state, &page.id, person.id(), &id, text, now);
        id
    }

    /// Trouble on demand, and what was asked.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// The answer with which they refuse, as trouble: `error(190, Some(463))`.
    pub fn error(code: i64, subcode: Option<i64>) -> Trouble {
        Refusal::new(code, subcode, "in their words").to_trouble()
    }

    /// The same under another status: `error_with_status(500, 100, None)`.
    pub fn error_with_status(status: u16, code: i64, subcode: Option<i64>) -> Trouble {
        Refusal::new(code, subcode, "in their words").to_trouble_with(status)
    }

    /// Makes a page. Whoever signs in has a role on every page.
    pub fn page(&self, name: &str) -> FakePage {
        self.lock().add_page(name)
    }

    /// Makes a customer, or finds the one with this name.
    pub fn person(&self, name: &str) -> Person {
        let id = self.lock().person(name);
        Person::new(self.clone(), id)
    }

    /// Something the page posted on Facebook itself, outside Porchlight; its id.
    pub fn page_posts(&self, page: &FakePage, text: &str) -> String {
        let now = self.now();
        self.lock().add_post(&page.id, &page.id, text, None, vec![], now)
    }

    /// Somebody of the page deletes a post of it there, outside Porchlight.
    pub fn delete_post(&self, id: &str) {
        self.lock().remove(id);
    }

    /// A post is shared so many times, and so many people saw it.
    pub fn goes_round(&self, post: &str, shares: u64, seen_by: u64) {
        for known in self.lock().posts.iter_mut().filter(|known| known.id == post) {
            known.counted.shares = shares;
            known.counted.seen_by = Some(seen_by);
        }
    }

    /// The app is given `read_insights`.
    pub fn grant_insights(&self) {
        self.lock().ways.insights = true;
    }

    /// Everything that stands on a page, oldest first.
    pub fn posts(&self, page: &FakePage) -> Vec<FakePost> {
        let state = self.lock();
        let on_it = |post: &&Post| post.page == page.id;
        state.posts.iter().filter(on_it).map(|post| state.shown(post)).collect()
    }

    /// What was said straight under a post or a comment, oldest first.
    pub fn replies_to(&self, id: &str) -> Vec<FakeMessage> {
        self.lock().replies(id)
    }

    /// How a comment stands there: hidden, liked by the page. `None`: it is gone.
    pub fn stands(&self, comment: &str) -> Option<(bool, bool)> {
        let state = self.lock();
        let known = state.comments.iter().find(|known| known.id == comment)?;
        Some((known.hidden, known.liked))
    }

    /// The description of the picture that came with a comment. `None`: there is no picture.
    pub fn picture_of(&self, comment: &str) -> Option<String> {
        let state = self.lock();
        let picture = state.comments.iter().find(|known| known.id == comment)?.picture.clone()?;
        let photo = state.photos.iter().find(|photo| picture.ends_with(&format!("/{}", photo.id)))?;
        Some(photo.alt.clone())
    }

    /// A direct thread with somebody, oldest first.
    pub fn thread(&self, page: &FakePage, person: &Person) -> Vec<FakeMessage> {
        self.lock().talk(&page.id, person.id())
    }

    /// Tokens of this page are dead from now on: code 190 with this subcode.
    pub fn kill_token(&self, page: &FakePage, subcode: i64) {
        self.lock().kill_token(&page.id, subcode);
    }

    /// The owner signed in there again: the page with its new token.
    pub fn renew_token(&self, page: &FakePage) -> FakePage {
        self.lock().renew_token(&page.id).unwrap_or_else(|| page.clone())
    }

    /// A file that somebody sends; its address there. Called by now, so that we know our own address.
    pub fn file(&self, name: &str, bytes: Vec<u8>) -> String {
        let mut state = self.lock();
        state.files.insert(name.to_owned(), bytes);
        format!("{}/cdn/{name}", state.base)
    }

    /// What they shall call us about is sent to this address.
    pub fn hooks_to(&self, address: &str) {
        self.lock().hooks_to = Some(address.to_owned());
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
