//! People of Mill Lane, writing while one watches, on the pretend networks and on the website's own form.

use super::HANDLE;
use super::people::{LIVE, Place, THANKS, first_name};
use crate::Town;
use actions::App;
use actions::inbox::{Question, ask};
use rand::RngExt as _;
use std::collections::HashSet;
use std::time::Duration;

/// The first few write soon after each other, so that there is something to see; the others in their own time, each once.
/// Then Mill Lane is quiet, but for thanks.
pub async fn live(app: App, town: Town) {
    let mut thanked: HashSet<String> = HashSet::new();
    tokio::time::sleep(Duration::from_secs(4)).await;
    for (turn, (place, who, words)) in LIVE.into_iter().enumerate() {
        speak(&app, &town, place, who, words).await;
        let pause = if turn < LIVELY { 15..30 } else { 120..300 };
        let pause = rand::rng().random_range(pause);
        for _ in 0..pause {
            tokio::time::sleep(Duration::from_secs(1)).await;
            thank(&town, &mut thanked);
        }
    }
    loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
        thank(&town, &mut thanked);
    }
}

/// So many write within the first minutes.
const LIVELY: usize = 5;

async fn speak(app: &App, town: &Town, place: Place, who: &str, words: &str) {
    let page = &town.page;
    match place {
        Place::Page => {
            if let Some(post) = town.facebook.posts(page).last() {
                town.facebook.person(who).comments(&post.id, words);
            }
        }
        Place::PageMessage => {
            town.facebook.person(who).messages(page, words);
        }
        Place::Sky => {
            let person = town.bluesky.person(who, &first_name(who));
            match town.bluesky.posts(HANDLE).last() {
                Some(post) if !words.starts_with('@') => {
                    person.comments(&post.uri, words);
                }
                _ => {
                    person.mentions(HANDLE, words.trim_start_matches("@adas-joinery.test "));
                }
            }
        }
        Place::Website => {
            let business = match app.store.list_businesses().await {
                Ok(businesses) => businesses.into_iter().next(),
                Err(_) => None,
            };
            let Some(business) = business else { return };
            let email = format!("{}@example.com", domain::media::slug(who));
            let question = Question {
                text: words.into(),
                email,
                name: who.into(),
                public: false,
                about: None,
                language: None,
            };
            if let Err(error) = ask(app, business.id, question).await {
                tracing::warn!(%error, "a made-up question was not taken");
            }
        }
    }
}

/// Who got an answer under our post says thanks, once.
fn thank(town: &Town, thanked: &mut HashSet<String>) {
    let page = &town.page;
    for post in town.facebook.posts(page) {
        for comment in town.facebook.replies_to(&post.id).into_iter().filter(|comment| !comment.ours) {
            let answers = town.facebook.replies_to(&comment.id);
            if answers.last().is_some_and(|answer| answer.ours) && thanked.insert(comment.id.clone()) {
                let words = THANKS[thanked.len() % THANKS.len()];
                let who = LIVE
                    .iter()
                    .find(|(_, _, said)| *said == comment.text)
                    .map_or("Jonas Keller", |(_, who, _)| who);
                town.facebook.person(who).comments(&comment.id, words);
            }
        }
    }
}
