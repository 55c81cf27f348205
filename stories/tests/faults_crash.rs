//! The process dies in the middle, workers are killed, orders never end well.

use actions::App;
use actions::inbox::reply;
use actions::media::begin_article;
use actions::publishing::{Place, plan};
use actions::work::{Job, Workers, run_until_quiet, try_again};
use chrono::TimeDelta;
use domain::Clock;
use domain::inbox::{Direction, Message, ReplyText, Send};
use domain::media::PieceText;
use domain::publishing::{Approval, Publication, PublicationState, SendKey};
use networks::{Connection, Publish, ReplyTo};
use serde_json::json;
use std::time::Duration;
use store::{First, NewJob};
use stories::{House, houses};

async fn send_of(house: &House, message: &Message) -> Send {
    let found = house.app.of(house.ada.business).lookup_message(message.id).await.unwrap().unwrap();
    let Direction::Out { send, .. } = found.direction else { panic!("not ours") };
    send
}

/// An answer in the state in which a process died: between asking the network and hearing from it.
async fn answer_on_its_way(house: &House) -> (String, Message) {
    house.connect_page().await;
    let post = house.town.facebook.page_posts(&house.town.page, "Mill Lane");
    let comment = house.town.facebook.person("Ben Okri").comments(&post, "Oiled or lacquered?").unwrap();
    house.until_quiet().await;
    let desk = house.app.of(house.ada.business);
    let asked = desk.list_waiting(None, 1).await.unwrap().rows.remove(0);
    let answer = reply(&house.app, &house.ada, asked.id, "Oiled.").await.unwrap();
    let Direction::Out { send, .. } = &answer.direction else { panic!("not ours") };
    let mut tx = desk.begin().await.unwrap();
    assert!(tx.move_send(&answer, send, &Send::Sending { since: house.clock.now() }).await.unwrap());
    tx.commit().await.unwrap();
    (comment, answer)
}

fn page_as_its_adapter_sees_it(house: &House) -> Connection {
    let page = &house.town.page;
    Connection::new(page.id.clone(), None, page.name.clone(), json!({"token": page.token}))
}

async fn go_on(house: &House) -> App {
    let restarted = house.restart();
    for _ in 0..3 {
        house.clock.set(house.clock.now().plus(TimeDelta::minutes(20)));
        run_until_quiet(&restarted).await.unwrap();
    }
    restarted
}

#[tokio::test]
async fn an_answer_that_died_before_it_left_is_sent_once() {
    for house in houses().await {
        let (comment, answer) = answer_on_its_way(&house).await;
        go_on(&house).await;
        house.until_settled().await;
        assert_eq!(house.town.facebook.replies_to(&comment).len(), 1, "{}", house.database);
        assert!(matches!(send_of(&house, &answer).await, Send::Sent { .. }));
    }
}

#[tokio::test]
async fn an_answer_that_died_after_it_arrived_is_found() {
    for house in houses().await {
        let (comment, answer) = answer_on_its_way(&house).await;
        let network = house.app.network("facebook").unwrap().clone();
        let to = ReplyTo {
            kind: domain::inbox::Kind::Comment,
            known: domain::inbox::Asked::of(domain::inbox::Kind::Comment),
            thread: comment.clone(),
            message: comment.clone(),
            person: String::new(),
            person_name: String::new(),
            under: None,
            asked: String::new(),
            page: None,
            business: String::new(),
            pictures: Vec::new(),
            letters: networks::Letters::default(),
        };
        let approval = Approval::by(&house.ada, domain::team::Deed::Answer, answer.written_at).unwrap();
        let text = approval.of(ReplyText::new(&answer.text).unwrap());
        let key = SendKey { id: answer.id.0, at: answer.written_at };
        let at = page_as_its_adapter_sees_it(&house);
        network.answer().unwrap().reply(&at, &to, &text, key).await.unwrap();
        house.town.facebook.lose_deliveries();
        go_on(&house).await;
        assert_eq!(house.town.facebook.replies_to(&comment).len(), 1, "{}", house.database);
        assert!(matches!(send_of(&house, &answer).await, Send::Sent { .. }));
        house.until_settled().await;
        let desk = house.app.of(house.ada.business);
        let said = desk.list_messages(answer.conversation, None, 9).await.unwrap().rows;
        assert_eq!(said.len(), 2, "our own words are there once: {said:?}");
    }
}

/// A publication in the state in which a process died.
async fn post_on_its_way(house: &House) -> Publication {
    let page = house.connect_page().await;
    let text = PieceText::new("How we fix a tread", "", "Stand on the step.").unwrap();
    let article = begin_article(&house.app, &house.ada, text, None).await.unwrap();
    let places = vec![Place { channel: page.id, text: "How we fix a tread".into() }];
    plan(&house.app, &house.ada, article.id, places, None).await.unwrap();
    let desk = house.app.of(house.ada.business);
    let planned = house.copy_on(&page, article.id).await;
    let sending =
        Publication { state: PublicationState::Sending { since: house.clock.now() }, ..planned.clone() };
    let mut tx = desk.begin().await.unwrap();
    assert!(tx.move_publication(&planned.state, &sending, house.clock.now()).await.unwrap());
    tx.commit().await.unwrap();
    sending
}

async fn is_out(house: &House, publication: &Publication) -> bool {
    let desk = house.app.of(house.ada.business);
    let found = desk.lookup_publication(publication.id).await.unwrap().unwrap();
    matches!(found.state, PublicationState::Published { .. }) && found.remote_id.is_some()
}

#[tokio::test]
async fn a_post_that_died_before_it_left_is_sent_once() {
    for house in houses().await {
        let publication = post_on_its_way(&house).await;
        go_on(&house).await;
        assert_eq!(house.town.facebook.posts(&house.town.page).len(), 1, "{}", house.database);
        assert!(is_out(&house, &publication).await);
    }
}

#[tokio::test]
async fn a_post_that_died_after_it_arrived_is_found() {
    for house in houses().await {
        let publication = post_on_its_way(&house).await;
        let network = house.app.network("facebook").unwrap().clone();
        let desk = house.app.of(house.ada.business);
        let article = desk.lookup_piece(publication.piece).await.unwrap().unwrap();
        let card = domain::publishing::LinkCard {
            url: format!("{}/articles/{}", house.address, article.slug),
            title: article.title,
            summary: String::new(),
            picture: None,
        };
        let draft =
            domain::publishing::Draft { text: publication.text.clone(), card: Some(card), pictures: vec![] };
        let approval = publication.approval.unwrap();
        let key = SendKey { id: publication.id.0, at: publication.planned_at.max(approval.at()) };
        let publish: &dyn Publish = network.publish().unwrap();
        let at = page_as_its_adapter_sees_it(&house);
        publish.send(&at, &approval.of(draft), key).await.unwrap();
        go_on(&house).await;
        assert_eq!(house.town.facebook.posts(&house.town.page).len(), 1, "{}", house.database);
        assert!(is_out(&house, &publication).await);
    }
}

#[tokio::test]
async fn the_order_of_a_killed_worker_is_taken_over() {
    for house in houses().await {
        let (comment, answer) = answer_on_its_way(&house).await;
        house.clock.set(house.clock.now().plus(TimeDelta::minutes(1)));
        let store = &house.app.store;
        while let Some(claimed) = store
            .claim_job("killed", First::Urgent, 8, house.clock.now(), TimeDelta::seconds(120))
            .await
            .unwrap()
        {
            assert_eq!(claimed.attempts, 1);
        }
        assert_eq!(store.sweep_jobs(house.clock.now()).await.unwrap(), 0, "the lease still runs");
        house.until_quiet().await;
        assert!(house.town.facebook.replies_to(&comment).is_empty(), "one worker at a time");
        // The lease has run out, and their lists cannot lag any more: what is not in them is not there.
        house.clock.set(house.clock.now().plus(TimeDelta::minutes(31)));
        let workers = Workers::start(&house.restart(), 2);
        for _ in 0..600 {
            if matches!(send_of(&house, &answer).await, Send::Sent { .. }) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        workers.stop(&house.app, Duration::from_mins(1)).await;
        assert!(matches!(send_of(&house, &answer).await, Send::Sent { .. }), "{}", house.database);
        assert_eq!(house.town.facebook.replies_to(&comment).len(), 1, "{}", house.database);
    }
}

#[tokio::test]
async fn an_order_given_again_waits_until_the_first_is_carried_out_or_its_worker_is_dead() {
    for house in houses().await {
        let page = house.connect_page().await;
        house.until_quiet().await;
        let store = &house.app.store;
        let lease = TimeDelta::seconds(120);
        let give = async || {
            let now = house.clock.now();
            let mut tx = house.app.of(house.ada.business).begin().await.unwrap();
            tx.enqueue(Job::TakeIn { channel: page.id }.order(&house.app), now).await.unwrap();
            tx.commit().await.unwrap();
            house.clock.now()
        };
        let now = give().await;
        let first = store.claim_job("killed", First::Urgent, 8, now, lease).await.unwrap().expect("an order");
        let now = give().await;
        for first in [First::Urgent, First::Oldest] {
            let second = store.claim_job("other", first, 8, now, lease).await.unwrap();
            assert_eq!(second, None, "two at once, on {}", house.database);
        }
        assert_ne!(
            store.find_next_run(8).await.unwrap().map(|at| at <= now),
            Some(true),
            "{}",
            house.database
        );
        let later = now.plus(TimeDelta::minutes(3));
        assert_eq!(store.sweep_jobs(later).await.unwrap(), 1, "{}", house.database);
        let second =
            store.claim_job("other", First::Urgent, 8, later, lease).await.unwrap().expect("the other");
        assert_ne!(second.id, first.id, "where the same waits already, that one serves");
        store.finish_job(second.id, "other", later).await.unwrap();
        house.later(TimeDelta::minutes(4)).await;
        let none = store.claim_job("other", First::Urgent, 8, house.clock.now(), TimeDelta::seconds(1)).await;
        assert_eq!(none.unwrap(), None, "{}", house.database);
    }
}

#[tokio::test]
async fn an_order_that_kills_its_worker_every_time_is_given_up_and_can_be_tried_again() {
    for house in houses().await {
        let desk = house.app.of(house.ada.business);
        // What the house ordered for itself is done.
        house.until_quiet().await;
        let mut tx = desk.begin().await.unwrap();
        let order = NewJob { most_attempts: 3, ..Job::Learn.order(&house.app) };
        tx.enqueue(order, house.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        let store = &house.app.store;
        for attempt in 1..=3 {
            let now = house.clock.now();
            let claimed = store
                .claim_job("killed", First::Urgent, 8, now, TimeDelta::seconds(120))
                .await
                .unwrap()
                .unwrap();
            assert_eq!(claimed.attempts, attempt);
            house.clock.set(now.plus(TimeDelta::minutes(3)));
            assert_eq!(store.sweep_jobs(house.clock.now()).await.unwrap(), 1);
        }
        house.until_quiet().await;
        let dead = desk.list_dead_jobs(None, 9).await.unwrap().rows;
        assert_eq!((dead.len(), dead[0].attempts), (1, 3), "{}", house.database);
        try_again(&house.app, &house.ada, dead[0].id).await.unwrap();
        house.until_quiet().await;
        assert!(desk.list_dead_jobs(None, 9).await.unwrap().rows.is_empty(), "{}", house.database);
        assert!(try_again(&house.app, &house.ada, dead[0].id).await.is_err(), "once is enough");
    }
}

#[tokio::test]
async fn an_order_that_never_ends_well_is_given_up_with_the_reason() {
    for house in houses().await {
        let page = house.connect_page().await;
        let out = house.published_there(&page, "How to oil").await;
        let desk = house.app.of(house.ada.business);
        for what in ["GET", "DELETE"] {
            house.town.facebook.desk().trouble_until_calm(what, networks::fakes::Trouble::Down);
        }
        actions::publishing::withdraw(&house.app, &house.ada, out.id).await.unwrap();
        house.poll(&page).await;
        for _ in 0..60 {
            house.later(TimeDelta::hours(2)).await;
        }
        // Polls, which failed as often, are ordered anew by themselves and bother nobody.
        let dead = desk.list_dead_jobs(None, 9).await.unwrap().rows;
        assert_eq!((dead.len(), dead[0].kind.as_str()), (1, "WithdrawFromChannel"), "{}", house.database);
        assert!(!dead[0].last_error.is_empty());
        house.town.facebook.desk().calm();
        try_again(&house.app, &house.ada, dead[0].id).await.unwrap();
        house.until_quiet().await;
        assert!(desk.list_dead_jobs(None, 9).await.unwrap().rows.is_empty(), "{}", house.database);
    }
}
