//! Killed with -9 again and again while webhooks come: what was answered is kept, and nothing is there twice.

use hmac::{Hmac, KeyInit, Mac};
use networks::facebook::fake::FakeApp;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use stories::Browser;
use stories::installation::{Installation, on_each};
use stories::process::{Killer, answer_if_any, until};

const KILLS: usize = 10;

/// A webhook: the words in it, and its body as the network signs it.
#[derive(Clone)]
struct Event {
    words: String,
    body: Vec<u8>,
}

/// The network, which comes up with events and remembers which were answered 2xx.
struct Events {
    town: simulator::Town,
    address: String,
    post: String,
    made: AtomicUsize,
    making: Mutex<()>,
    kept: Mutex<Vec<Event>>,
    unanswered: Mutex<Vec<Event>>,
}

impl Events {
    fn next(&self) -> Event {
        let _one_at_a_time = self.making.lock().unwrap();
        let words = format!("Do you fit oak number {}?", self.made.fetch_add(1, Ordering::Relaxed));
        self.town.facebook.person("Ben Okri").comments(&self.post, &words).unwrap();
        let body = self.town.facebook.waiting().remove(0).to_string().into_bytes();
        self.town.facebook.lose_deliveries();
        Event { words, body }
    }

    async fn deliver(&self, event: Event) {
        let mut mac = Hmac::<sha2::Sha256>::new_from_slice(FakeApp::default().secret.as_bytes()).unwrap();
        mac.update(&event.body);
        let signature = format!("sha256={}", hex::encode(mac.finalize().into_bytes()));
        let request = Browser::at(&self.address).request("POST", "").body(event.body.clone());
        let request = request.header("x-hub-signature-256", signature).timeout(Duration::from_secs(20));
        let answered = answer_if_any(request).await.is_some_and(|answer| answer.status == 200);
        let list = if answered { &self.kept } else { &self.unanswered };
        list.lock().unwrap().push(event);
        // Nobody there: a moment later perhaps.
        tokio::time::sleep(Duration::from_millis(if answered { 5 } else { 40 })).await;
    }
}

/// How often each text is in the inbox.
async fn counted(at: &Installation) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for (_, lines) in at.inbox().await {
        for (direction, text, _) in lines {
            assert_eq!(direction, "in");
            *counted.entry(text).or_default() += 1;
        }
    }
    counted
}

/// Waits until every one of these is there, and looks that none is there twice.
async fn all_there_once(at: &Installation, wanted: &[Event], seed: u64) -> BTreeMap<String, usize> {
    let there = until("everything that was answered is in the inbox", async || {
        let there = counted(at).await;
        let missing: Vec<_> = wanted.iter().filter(|event| !there.contains_key(&event.words)).collect();
        if missing.is_empty() {
            Ok(there)
        } else {
            Err(format!("{} are missing, seed {seed}", missing.len()))
        }
    })
    .await;
    let twice: Vec<_> = there.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "there twice on {}, seed {seed}: {twice:?}", at.database);
    there
}

async fn story(at: Installation) {
    let mut killer = Killer::new("taking in", at.database);
    let mut process = at.serve().await;
    let channel = at.connect_page().await;
    let events = Arc::new(Events {
        town: at.town.clone(),
        address: format!("{}/hooks/facebook/{channel}", at.address),
        post: at.town.facebook.page_posts(&at.town.page, "Mill Lane"),
        made: AtomicUsize::new(0),
        making: Mutex::new(()),
        kept: Mutex::default(),
        unanswered: Mutex::default(),
    });
    at.town.facebook.lose_deliveries();
    let over = Arc::new(AtomicBool::new(false));
    let networks: Vec<_> = (0..4)
        .map(|_| {
            let (events, over) = (events.clone(), over.clone());
            tokio::spawn(async move {
                while !over.load(Ordering::Relaxed) {
                    events.deliver(events.next()).await;
                }
            })
        })
        .collect();
    for _ in 0..KILLS {
        process = killer.strike(&at, process, 50..500).await;
    }
    over.store(true, Ordering::Relaxed);
    for network in networks {
        network.await.unwrap();
    }
    let (kept, unanswered) = (events.kept.lock().unwrap().clone(), events.unanswered.lock().unwrap().clone());
    assert!(kept.len() > 20, "too few were answered to prove anything: {}", kept.len());
    all_there_once(&at, &kept, killer.seed()).await;
    // As networks do: what was not answered comes again, and some of the rest, too.
    for event in unanswered.into_iter().chain(kept.into_iter().step_by(5)) {
        events.deliver(event).await;
    }
    let all = events.kept.lock().unwrap().clone();
    let there = all_there_once(&at, &all, killer.seed()).await;
    assert_eq!(there.len(), events.made.load(Ordering::Relaxed), "{}, seed {}", at.database, killer.seed());
    eprintln!("taking in on {}: {} events, {KILLS} kills", at.database, there.len());
    drop(process);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_webhook_that_was_answered_is_in_the_inbox_once() {
    on_each(story).await;
}
