//! Killed with -9 again and again while people are answered: each accepted answer arrives once, or a person is asked.

use domain::text::one_line;
use networks::fakes::Trouble;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;
use stories::installation::{Installation, on_each};
use stories::process::{Killer, text, until};
use stories::{Browser, HANDLE};

/// On each of the three ways.
const PEOPLE: usize = 8;
const KILLS: usize = 12;
/// Long enough to be hit by a kill.
const LATE: Duration = Duration::from_millis(400);

/// Everybody asks: under a post of the page, on the sky, and on the website.
async fn everybody_asks(at: &Installation) -> String {
    let post = at.town.facebook.page_posts(&at.town.page, "Mill Lane");
    let website = Browser::at(&at.address);
    for number in 0..PEOPLE {
        at.town
            .facebook
            .person("Ben Okri")
            .comments(&post, &format!("Do you fit oak, page {number}?"))
            .unwrap();
        let nora = at.town.bluesky.person(&format!("nora{number}.test"), "Nora");
        nora.mentions(HANDLE, &format!("do you fit oak, sky {number}?"));
        let form = format!("text=Do+you+fit+oak,+site+{number}?&email=priya{number}@example.com&name=Priya");
        let asked = website.post("/ask", &form).await;
        assert!(asked.status == 303 || asked.status == 429, "{}", asked.text);
    }
    post
}

/// Who waits: the conversation, and what was asked.
async fn waiting(at: &Installation) -> Vec<(String, String)> {
    let inbox = at.ask("/conversations?limit=100").await;
    let row = |row: &Value| (text(&row["id"]), text(&row["snippet"]));
    inbox["rows"].as_array().unwrap().iter().map(row).collect()
}

/// Our answers, by their words: how often, and in which states.
async fn ours(at: &Installation) -> BTreeMap<String, Vec<String>> {
    let mut ours: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (_, lines) in at.inbox().await {
        for (_, text, state) in lines.into_iter().filter(|(direction, ..)| direction == "out") {
            ours.entry(text).or_default().push(state);
        }
    }
    ours
}

/// How often the words stand out there, wherever that is.
fn arrived(at: &Installation, post: &str, words: &str) -> usize {
    let comments = at.town.facebook.replies_to(post);
    let on_page = comments.iter().flat_map(|comment| at.town.facebook.replies_to(&comment.id));
    let on_page = on_page.filter(|reply| reply.text == words).count();
    let on_sky = at.town.bluesky.posts(HANDLE).iter().filter(|post| post.text == words).count();
    let letters = at.town.letters.all();
    let by_letter = letters.iter().filter(|letter| one_line(&letter.source, 100_000).contains(words)).count();
    on_page + on_sky + by_letter
}

async fn story(at: Installation) {
    let mut killer = Killer::new("answering", at.database);
    let seed = killer.seed();
    let mut process = at.serve().await;
    at.connect_sky(HANDLE).await;
    at.connect_page().await;
    let post = everybody_asks(&at).await;
    at.town.facebook.deliver().await;
    // Asked for once by hand: the sky is not asked again for a day.
    at.connect_sky(HANDLE).await;
    let asked = until("everybody is in the inbox", async || {
        let waiting = waiting(&at).await;
        if waiting.len() >= 2 * PEOPLE + 3 { Ok(waiting) } else { Err(format!("{waiting:?}")) }
    })
    .await;
    at.town.facebook.lose_deliveries();
    at.town.facebook.desk().trouble_until_calm("POST", Trouble::LateAnswer(LATE));
    at.town.bluesky.desk().trouble_until_calm("createRecord", Trouble::LateAnswer(LATE));
    at.town.letters.confirm_after(LATE);
    let mut unanswered: Vec<(String, String)> =
        asked.into_iter().map(|(id, asked)| (id, format!("We do: {asked}"))).collect();
    let all: Vec<String> = unanswered.iter().map(|(_, words)| words.clone()).collect();
    let mut kills = 0;
    // While answers are accepted, and for as long as they leave: ten seconds later.
    while kills < KILLS || !unanswered.is_empty() {
        let lot = unanswered.len().min(4);
        let now: Vec<_> = unanswered.drain(..lot).collect();
        let answering = async {
            let mut again = Vec::new();
            for (id, words) in now {
                let path = format!("/conversations/{id}/replies");
                let answer = at.call("POST", &path, &json!({"text": words})).await;
                if answer.is_none_or(|answer| answer.status != 201) {
                    again.push((id, words));
                }
            }
            again
        };
        let (again, running) = tokio::join!(answering, killer.strike(&at, process, 300..1800));
        process = running;
        kills += 1;
        // Whoever got no answer looks whether the first attempt is there before trying again.
        let there = ours(&at).await;
        unanswered.extend(again.into_iter().filter(|(_, words)| !there.contains_key(words)));
    }
    at.town.facebook.desk().calm();
    at.town.bluesky.desk().calm();
    let ours = until("every answer is settled", async || {
        let ours = ours(&at).await;
        // Killed after it was noted and before it left, it is looked for on the sky until their lists cannot lag any more.
        let open = |words: &str, state: &str| match state {
            "waiting" | "sending" => true,
            "unsure" => words.contains("sky"),
            _ => false,
        };
        let is_open =
            |(words, states): &(&String, &Vec<String>)| states.iter().any(|state| open(words, state));
        let open: Vec<_> = ours.iter().filter(is_open).collect();
        if open.is_empty() { Ok(ours.clone()) } else { Err(format!("{open:?}, seed {seed}")) }
    })
    .await;
    let mut in_doubt = 0;
    for words in &all {
        let (states, arrived) = (ours.get(words).cloned().unwrap_or_default(), arrived(&at, &post, words));
        let what =
            format!("“{words}” arrived {arrived} times and is {states:?}; {}, seed {seed}", at.database);
        match states.first().map(String::as_str) {
            Some("sent") if states.len() == 1 => assert_eq!(arrived, 1, "{what}"),
            // A letter cannot be looked for; a comment is looked for for half an hour.
            Some("unsure") if states.len() == 1 && !words.contains("sky") => {
                assert!(arrived <= 1, "{what}");
                in_doubt += 1;
            }
            _ => panic!("{what}"),
        }
    }
    eprintln!("answering on {}: {} answers, {kills} kills, {in_doubt} in doubt", at.database, all.len());
    drop(process);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_that_was_accepted_arrives_once_or_asks_a_person() {
    on_each(story).await;
}
