//! Every store test runs on SQLite and on PostgreSQL.

use chrono::TimeDelta;
use domain::business::{Business, OpeningHours};
use domain::channels::{Channel, ChannelState};
use domain::contacts::{Contact, Identity};
use domain::inbox::{Asks, Conversation, Direction, Kind, Message, Send, Shown};
use domain::media::Article;
use domain::promises::{Due, Kept, Met, Promise};
use domain::team::{Role, StaffMember};
use domain::*;
use std::sync::Arc;
use store::{Arrival, Change, Delivery, GivenAnswer, NeedName, NewJob, OnceKey, Question, Store, StoreError};
use uuid::Uuid;

struct Place {
    store: Store,
    name: &'static str,
    _folder: Option<tempfile::TempDir>,
}

/// A fresh store on each database. Without PostgreSQL's address the test says so, and fails where all must run.
async fn places() -> Vec<Place> {
    let folder = tempfile::tempdir().unwrap();
    let path = format!("sqlite:{}", folder.path().join("porchlight.db").display());
    let sqlite = Store::open(&path).await.unwrap();
    sqlite.migrate().await.unwrap();
    let mut places = vec![Place { store: sqlite, name: "SQLite", _folder: Some(folder) }];
    if let Ok(server) = std::env::var("PORCHLIGHT_TEST_POSTGRES") {
        let name = format!("t{}", Uuid::now_v7().simple());
        make_database(&server, &name).await;
        let address = format!("{}/{name}", server.rsplit_once('/').unwrap().0);
        let postgres = Store::open(&address).await.unwrap();
        postgres.migrate().await.unwrap();
        places.push(Place { store: postgres, name: "PostgreSQL", _folder: None });
    } else {
        assert!(std::env::var("PORCHLIGHT_TEST_ALL").is_err(), "PORCHLIGHT_TEST_POSTGRES is not set");
        eprintln!("skipped: PostgreSQL (PORCHLIGHT_TEST_POSTGRES is not set)");
    }
    places
}

async fn make_database(server: &str, name: &str) {
    use sea_orm::ConnectionTrait;
    let server = sea_orm::Database::connect(server).await.unwrap();
    server.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
}

fn id<T: From<Uuid>>() -> T {
    Uuid::now_v7().into()
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_seconds(1_780_000_000 + seconds)
}

async fn a_business(store: &Store) -> Business {
    let business = Business {
        id: id(),
        name: "Ada's Joinery".into(),
        headline: "Oak, made to stay.".into(),
        about: String::new(),
        hosts: vec!["adas-joinery.example".into()],
        time_zone: chrono_tz::Europe::Berlin,
        hours: OpeningHours::weekdays(540, 1020),
        promise: Promise::default(),
        mail_from: None,
        created_at: at(0),
        settled_at: None,
    };
    store.add_business(&business).await.unwrap();
    business
}

async fn a_channel(store: &Store, business: BusinessId) -> Channel {
    let channel = Channel {
        id: id(),
        network: "bluesky".into(),
        name: "Ada's Joinery".into(),
        handle: Some("@ada.test".into()),
        remote_id: format!("did:plc:{}", Uuid::now_v7().simple()),
        state: ChannelState::Connected,
        connected_at: at(0),
        heard_at: None,
        simulated: false,
    };
    let mut tx = store.of(business).begin().await.unwrap();
    tx.save_channel(&channel, Some("sealed".into())).await.unwrap();
    tx.commit().await.unwrap();
    channel
}

async fn a_contact(store: &Store, business: BusinessId, name: &str) -> Identity {
    let contact = Contact { id: id(), name: name.into(), first_seen_at: at(0) };
    let identity = Identity {
        id: id(),
        contact: contact.id,
        network: "bluesky".into(),
        remote_id: format!("did:plc:{name}"),
        name: name.into(),
        handle: None,
    };
    let mut tx = store.of(business).begin().await.unwrap();
    tx.add_contact(&contact).await.unwrap();
    tx.save_identity(&identity).await.unwrap();
    tx.commit().await.unwrap();
    identity
}

fn a_conversation(
    channel: &Channel,
    contact: ContactId,
    thread: &str,
    due: Option<Timestamp>,
) -> Conversation {
    Conversation {
        id: id(),
        channel: channel.id,
        contact,
        contact_name: "Ben".into(),
        kind: Kind::Comment,
        public: true,
        remote_thread: thread.into(),
        under: None,
        origin: None,
        started_at: at(1),
        last_message_at: at(1),
        snippet: "Is it oiled?".into(),
        due_at: due,
        assignee: None,
        closed: None,
        shown: Shown::Named,
    }
}

fn a_message(
    conversation: &Conversation,
    from: IdentityId,
    remote_id: &str,
    text: &str,
    written: Timestamp,
) -> Message {
    Message {
        id: id(),
        conversation: conversation.id,
        channel: conversation.channel,
        direction: Direction::In { from, asks: Asks::Question },
        text: text.into(),
        remote_id: Some(remote_id.into()),
        link: None,
        written_at: written,
        received_at: written,
        edited_at: None,
        deleted_at: None,
        answers: None,
        attachments: vec![],
    }
}

#[tokio::test]
async fn a_business_is_kept_whole_and_others_cannot_be_reached() {
    for place in places().await {
        let store = &place.store;
        let (mine, theirs) = (a_business(store).await, a_business(store).await);
        assert_eq!(store.of(mine.id).lookup_business().await.unwrap(), Some(mine.clone()), "{}", place.name);
        let channel = a_channel(store, mine.id).await;
        assert_eq!(store.of(mine.id).lookup_channel(channel.id).await.unwrap().as_ref(), Some(&channel));
        assert_eq!(store.of(theirs.id).lookup_channel(channel.id).await.unwrap(), None);
        let mut tx = store.of(theirs.id).begin().await.unwrap();
        assert!(!tx.remove_channel(channel.id, at(1)).await.unwrap(), "another business's channel stays");
        tx.save_sealed_keys(channel.id, "stolen").await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(
            store.of(mine.id).lookup_sealed_keys(channel.id).await.unwrap().as_deref(),
            Some("sealed")
        );
        assert_eq!(store.find_owner_of_channel(channel.id).await.unwrap(), Some((mine.id, "bluesky".into())));
    }
}

#[tokio::test]
async fn the_same_network_message_is_kept_once() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let channel = a_channel(store, business.id).await;
        let ben = a_contact(store, business.id, "ben").await;
        let conversation = a_conversation(&channel, ben.contact, "t1", Some(at(100)));
        let mut tx = store.of(business.id).begin().await.unwrap();
        tx.add_conversation(&conversation, None).await.unwrap();
        let message = a_message(&conversation, ben.id, "m1", "Is it oiled?", at(1));
        assert!(tx.add_message(&message).await.unwrap());
        assert!(!tx.add_message(&Message { id: id(), ..message.clone() }).await.unwrap());
        tx.commit().await.unwrap();
        let desk = store.of(business.id);
        assert_eq!(desk.lookup_message(message.id).await.unwrap(), Some(message.clone()), "{}", place.name);
        let page = desk.list_messages(conversation.id, None, 10).await.unwrap();
        assert_eq!((page.rows.len(), page.next), (1, None));
        // Two processes at the very same moment: the database itself keeps the second one out.
        let mut tx = desk.begin().await.unwrap();
        let clash = Conversation { id: id(), ..conversation.clone() };
        assert!(
            matches!(tx.add_conversation(&clash, None).await, Err(StoreError::Conflict)),
            "{}",
            place.name
        );
    }
}

#[tokio::test]
async fn the_inbox_is_paged_by_due_time_without_gaps_or_repeats() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let channel = a_channel(store, business.id).await;
        let ben = a_contact(store, business.id, "ben").await;
        let mut tx = store.of(business.id).begin().await.unwrap();
        for n in 0..25 {
            // Several are due at the very same moment.
            let due = if n < 20 { Some(at(100 - n / 5)) } else { None };
            tx.add_conversation(&a_conversation(&channel, ben.contact, &format!("t{n}"), due), None)
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
        let desk = store.of(business.id);
        let (mut seen, mut from) = (Vec::new(), None);
        loop {
            let page = desk.list_waiting(from, 6).await.unwrap();
            seen.extend(page.rows.iter().map(|row| (row.due_at, row.id)));
            from = page.next;
            if from.is_none() {
                break;
            }
        }
        let mut sorted = seen.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!((seen.len(), &seen), (20, &sorted), "{}", place.name);
        assert_eq!(desk.list_at_rest(None, 50).await.unwrap().rows.len(), 5);
        assert_eq!(desk.count_waiting().await.unwrap(), 20);
        assert_eq!(desk.count_late(at(99)).await.unwrap(), 10);
    }
}

#[tokio::test]
async fn words_are_found_in_ones_own_messages_only() {
    for place in places().await {
        let store = &place.store;
        let (mine, theirs) = (a_business(store).await, a_business(store).await);
        for business in [&mine, &theirs] {
            let channel = a_channel(store, business.id).await;
            let ben = a_contact(store, business.id, "ben").await;
            let conversation = a_conversation(&channel, ben.contact, "t", None);
            let mut tx = store.of(business.id).begin().await.unwrap();
            tx.add_conversation(&conversation, None).await.unwrap();
            for (n, text) in
                ["Do you fit oak worktops?", "Thank you!", "هل تصنعون أسطح عمل من البلوط"].iter().enumerate()
            {
                tx.add_message(&a_message(&conversation, ben.id, &format!("m{n}"), text, at(n as i64)))
                    .await
                    .unwrap();
            }
            tx.commit().await.unwrap();
        }
        let desk = store.of(mine.id);
        for (typed, count) in [
            ("oak", 1),
            ("work fit", 1),
            ("WORKTOPS", 1),
            ("oak thank", 0),
            ("البلوط", 1),
            ("", 0),
            ("\"' OR 1=1 --", 0),
            ("business", 0),
        ] {
            let found = desk.search_messages(typed, None, 10).await.unwrap();
            assert_eq!(found.rows.len(), count, "{typed:?} on {}", place.name);
        }
        // An edited message is found by its new words only.
        let found = desk.search_messages("oak", None, 10).await.unwrap().rows.remove(0);
        let mut message = desk.lookup_message(found.message).await.unwrap().unwrap();
        let mut tx = desk.begin().await.unwrap();
        tx.add_version(&message, at(5)).await.unwrap();
        message.text = "Do you fit ash worktops?".into();
        tx.save_message(&message).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(desk.search_messages("oak", None, 10).await.unwrap().rows.len(), 0, "{}", place.name);
        assert_eq!(desk.search_messages("ash", None, 10).await.unwrap().rows.len(), 1, "{}", place.name);
    }
}

#[tokio::test]
async fn a_conversation_has_at_most_one_open_due_and_figures_come_from_the_record() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let desk = store.of(business.id);
        let conversation = id::<ConversationId>();
        let due = |met: Option<i64>| Due {
            id: id(),
            conversation,
            asked_at: at(0),
            due_at: at(100),
            met: met.map(|s| Met { at: at(s), with: id(), by: None }),
            waived: None,
        };
        let mut tx = desk.begin().await.unwrap();
        let open = due(None);
        tx.add_due(&open, at(90)).await.unwrap();
        tx.add_due(&due(Some(50)), at(90)).await.unwrap();
        tx.add_due(&due(Some(101)), at(90)).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = desk.begin().await.unwrap();
        assert!(matches!(tx.add_due(&due(None), at(90)).await, Err(StoreError::Conflict)), "{}", place.name);
        drop(tx);
        assert_eq!(desk.find_open_due(conversation).await.unwrap().map(|due| due.id), Some(open.id));
        assert_eq!(
            desk.count_kept(at(-1), at(99)).await.unwrap(),
            Kept { kept: 1, broken: 1 },
            "{}",
            place.name
        );
        assert_eq!(
            desk.count_kept(at(-1), at(102)).await.unwrap(),
            Kept { kept: 1, broken: 2 },
            "unanswered and late"
        );
        assert_eq!(desk.count_kept(at(500), at(502)).await.unwrap(), Kept::default());
    }
}

fn a_job(kind: &'static str, key: Option<&str>, run_at: Timestamp) -> NewJob {
    NewJob {
        id: id(),
        kind,
        payload: "{}".into(),
        unique_key: key.map(Into::into),
        priority: 0,
        run_at,
        most_attempts: 2,
    }
}

#[tokio::test]
async fn a_job_is_claimed_by_one_worker_taken_over_when_it_dies_and_given_up_in_the_end() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let mut watcher = store.changes().watch();
        let mut tx = store.of(business.id).begin().await.unwrap();
        tx.enqueue(a_job("Poll", Some("poll"), at(0)), at(0)).await.unwrap();
        tx.enqueue(a_job("Poll", Some("poll"), at(0)), at(0)).await.unwrap();
        tx.enqueue(a_job("Later", None, at(1000)), at(0)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(watcher.recv().await.unwrap().what, Change::Job);
        let lease = TimeDelta::seconds(30);
        let first = store.claim_job("one", at(1), lease).await.unwrap().unwrap();
        assert_eq!((first.kind.as_str(), first.attempts, first.business), ("Poll", 1, business.id));
        assert_eq!(store.claim_job("two", at(1), lease).await.unwrap(), None, "the same order twice is one");
        assert_eq!(store.find_next_run().await.unwrap(), Some(at(1000)));
        assert!(store.extend_lease(first.id, "one", at(61)).await.unwrap());
        assert_eq!(store.sweep_jobs(at(60)).await.unwrap(), 0);
        assert_eq!(store.sweep_jobs(at(62)).await.unwrap(), 1, "worker one died");
        assert!(!store.extend_lease(first.id, "one", at(99)).await.unwrap(), "it learns so when it wakes");
        let second = store.claim_job("two", at(63), lease).await.unwrap().unwrap();
        assert_eq!((second.id, second.attempts), (first.id, 2));
        store.sweep_jobs(at(200)).await.unwrap();
        assert_eq!(
            store.claim_job("three", at(201), lease).await.unwrap(),
            None,
            "it killed two workers: enough"
        );
        let dead = store.of(business.id).list_dead_jobs(None, 10).await.unwrap().rows;
        assert_eq!((dead.len(), dead[0].id), (1, first.id), "{}", place.name);
        let other = a_business(store).await;
        let mut tx = store.of(other.id).begin().await.unwrap();
        assert!(!tx.revive_job(first.id, at(202)).await.unwrap(), "not another business's job");
        drop(tx);
        let mut tx = store.of(business.id).begin().await.unwrap();
        assert!(tx.revive_job(first.id, at(202)).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(store.claim_job("four", at(203), lease).await.unwrap().map(|job| job.attempts), Some(1));
    }
}

#[tokio::test]
async fn eight_workers_share_a_hundred_jobs_and_none_is_done_twice() {
    for place in places().await {
        let store = place.store.clone();
        let business = a_business(&store).await;
        let mut tx = store.of(business.id).begin().await.unwrap();
        for _ in 0..100 {
            tx.enqueue(a_job("Work", None, at(0)), at(0)).await.unwrap();
        }
        tx.commit().await.unwrap();
        let mut workers = Vec::new();
        for n in 0..8 {
            let store = store.clone();
            workers.push(tokio::spawn(async move {
                let name = format!("w{n}");
                let mut done = Vec::new();
                while let Some(job) = store.claim_job(&name, at(1), TimeDelta::seconds(30)).await.unwrap() {
                    store.finish_job(job.id, &name, at(2)).await.unwrap();
                    done.push(job.id);
                }
                done
            }));
        }
        let mut all = Vec::new();
        for worker in workers {
            all.extend(worker.await.unwrap());
        }
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 100, "{}", place.name);
    }
}

#[tokio::test]
async fn the_same_webhook_ten_times_is_one_delivery() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let channel = a_channel(store, business.id).await;
        let arrival = |body: &str| Arrival {
            business: business.id,
            delivery: Delivery {
                id: id(),
                channel: channel.id,
                digest: body.to_owned(),
                body: body.as_bytes().to_vec(),
                received_at: at(1),
            },
            job: a_job("TakeIn", Some("take-in"), at(1)),
        };
        let arrivals: Vec<Arrival> = (0..10).map(|_| arrival("same")).chain([arrival("other")]).collect();
        store.add_deliveries(&arrivals).await.unwrap();
        let desk = store.of(business.id);
        let new = desk.list_new_deliveries(channel.id, 100).await.unwrap();
        assert_eq!(new.len(), 2, "{}", place.name);
        let log = desk.list_deliveries(channel.id, None, 10).await.unwrap().rows;
        assert_eq!(log.iter().map(|line| line.repeats).sum::<u64>(), 9);
        let mut tx = desk.begin().await.unwrap();
        tx.settle_delivery(new[0].id, "taken", "").await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(desk.list_new_deliveries(channel.id, 100).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_send_moves_only_from_where_it_was_seen() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let channel = a_channel(store, business.id).await;
        let ben = a_contact(store, business.id, "ben").await;
        let conversation = a_conversation(&channel, ben.contact, "t", None);
        let waiting = Send::Waiting { from: at(10) };
        let message = Message {
            direction: Direction::Out { by: Some(id()), send: waiting.clone() },
            remote_id: None,
            ..a_message(&conversation, ben.id, "", "We do.", at(2))
        };
        let desk = store.of(business.id);
        let mut tx = desk.begin().await.unwrap();
        tx.add_conversation(&conversation, None).await.unwrap();
        tx.add_message(&message).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(desk.lookup_message(message.id).await.unwrap(), Some(message.clone()));
        let mut tx = desk.begin().await.unwrap();
        assert!(tx.move_send(&message, &waiting, &Send::Sending).await.unwrap());
        assert!(
            !tx.move_send(&message, &waiting, &Send::Sending).await.unwrap(),
            "a second worker is too late"
        );
        assert!(!tx.remove_waiting_message(&message).await.unwrap(), "and so is undo");
        tx.commit().await.unwrap();
        let sent = desk.lookup_message(message.id).await.unwrap().unwrap();
        assert!(matches!(sent.direction, Direction::Out { send: Send::Sending, .. }), "{}", place.name);
    }
}

#[tokio::test]
async fn needs_count_people_and_keep_what_a_person_moved() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let desk = store.of(business.id);
        let need = |title: &str| NeedName {
            id: id(),
            title: title.into(),
            renamed_by: None,
            created_at: at(0),
            merged_into: None,
        };
        let (oil, price) = (need("oil"), need("price"));
        let people: [ContactId; 2] = [id(), id()];
        let mut tx = desk.begin().await.unwrap();
        tx.save_need(&oil).await.unwrap();
        tx.save_need(&price).await.unwrap();
        let mut messages = Vec::new();
        for n in 0..5 {
            let question = Question {
                message: id(),
                conversation: id(),
                contact: people[n % 2],
                network: if n == 0 { "facebook".into() } else { "website".into() },
                need: Some(if n < 4 { oil.id } else { price.id }),
                text: format!("question {n}"),
                asked_at: at(n as i64 * 700_000),
                vector: Some(vec![1, 2, 3]),
                moved_by: None,
            };
            assert!(tx.add_question(&question).await.unwrap());
            assert!(!tx.add_question(&question).await.unwrap());
            messages.push(question.message);
        }
        tx.commit().await.unwrap();
        let figures = desk.list_need_figures(None, at(0)).await.unwrap();
        let oils = figures.iter().find(|f| f.need == oil.id).unwrap();
        assert_eq!((oils.people, oils.questions, oils.last_asked), (2, 4, at(2_100_000)), "{}", place.name);
        let weeks = desk.list_need_weeks(None, at(5 * 604_800), 5).await.unwrap();
        assert_eq!(weeks.iter().filter(|(need, ..)| *need == oil.id).map(|(_, _, n)| n).sum::<u64>(), 4);
        assert_eq!(desk.list_need_networks(None).await.unwrap().len(), 3);
        assert_eq!(desk.count_people_unanswered().await.unwrap(), 2);
        let mut tx = desk.begin().await.unwrap();
        tx.move_questions(oil.id, price.id, id()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(desk.list_questions(price.id, 10).await.unwrap().len(), 5);
        assert!(desk.lookup_question(messages[0]).await.unwrap().unwrap().moved_by.is_some());
    }
}

#[tokio::test]
async fn two_writers_of_one_article_do_not_overwrite_each_other() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let desk = store.of(business.id);
        let mut article = Article {
            id: id(),
            title: "Oil".into(),
            slug: "oil".into(),
            summary: String::new(),
            body: "Once a year.".into(),
            cover: None,
            need: None,
            by: id(),
            created_at: at(0),
            changed_at: at(0),
            revision: 1,
            out: None,
        };
        let mut tx = desk.begin().await.unwrap();
        tx.add_article(&article).await.unwrap();
        tx.commit().await.unwrap();
        article.revision = 2;
        article.slug = "oiling".into();
        let mut tx = desk.begin().await.unwrap();
        tx.save_article(&article, 1).await.unwrap();
        tx.save_old_slug("oil", article.id).await.unwrap();
        assert!(matches!(tx.save_article(&article, 1).await, Err(StoreError::Conflict)), "{}", place.name);
        tx.commit().await.unwrap();
        assert_eq!(
            desk.find_article("oil").await.unwrap(),
            Some(article.clone()),
            "the old address leads to the new one"
        );
        assert_eq!(desk.list_articles_out(None, 5).await.unwrap().rows.len(), 0);
        assert_eq!(desk.list_articles(None, 5).await.unwrap().rows.len(), 1);
    }
}

#[tokio::test]
async fn people_sign_in_and_links_work_once() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let ada =
            StaffMember { id: id(), name: "Ada".into(), email: "ada@example.com".into(), created_at: at(0) };
        store.add_staff(&ada, Some("hash".into())).await.unwrap();
        assert!(matches!(
            store.add_staff(&StaffMember { id: id(), ..ada.clone() }, None).await,
            Err(StoreError::Conflict)
        ));
        let mut tx = store.of(business.id).begin().await.unwrap();
        tx.save_seat(ada.id, Role::Agent, at(0)).await.unwrap();
        tx.save_seat(ada.id, Role::Owner, at(1)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(
            store.find_staff("ada@example.com").await.unwrap(),
            Some((ada.clone(), Some("hash".into())))
        );
        let seats = store.list_seats_of(ada.id).await.unwrap();
        assert_eq!(
            (seats.len(), seats[0].role, seats[0].name.as_str()),
            (1, Role::Owner, "Ada"),
            "{}",
            place.name
        );
        store.add_welcome_link("link", at(0), at(100)).await.unwrap();
        assert!(
            store.is_welcome("link", at(1)).await.unwrap()
                && !store.is_welcome("link", at(101)).await.unwrap()
        );
        assert!(store.use_welcome_link("link", at(1)).await.unwrap());
        assert!(!store.use_welcome_link("link", at(1)).await.unwrap());
    }
}

#[tokio::test]
async fn what_was_saved_under_a_key_is_saved_once_and_nothing_refused_counts() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let key = || Arc::new(OnceKey::new("k".into(), "f".into(), at(0)));
        let save = async |once: &Arc<OnceKey>, title: &str| {
            let mut tx = store.of(business.id).under(once.clone()).begin().await?;
            tx.save_need(&NeedName {
                id: id(),
                title: title.into(),
                renamed_by: None,
                created_at: at(0),
                merged_into: None,
            })
            .await?;
            tx.commit().await
        };
        // Begun and dropped: the request may come again.
        let refused = key();
        drop(store.of(business.id).under(refused.clone()).begin().await.unwrap());
        assert!(!refused.is_saved() && !refused.came_second());
        let (first, second) = (key(), key());
        // Two at the same moment: one is saved.
        let (one, other) = tokio::join!(save(&first, "Oil"), save(&second, "Oil"));
        assert_eq!([&one, &other].iter().filter(|saved| saved.is_ok()).count(), 1, "{}", place.name);
        assert_eq!((first.is_saved(), second.is_saved()), (second.came_second(), first.came_second()));
        let winner = if first.is_saved() { &first } else { &second };
        // A deed of several parts goes on under its own key.
        save(winner, "Wax").await.unwrap();
        assert!(matches!(save(&key(), "Late").await, Err(StoreError::Conflict)), "{}", place.name);
        let titles: Vec<_> =
            store.of(business.id).list_needs().await.unwrap().into_iter().map(|need| need.title).collect();
        assert_eq!(titles, ["Oil", "Wax"], "{}", place.name);
        let earlier = store.of(business.id).find_earlier("k").await.unwrap().unwrap();
        assert_eq!((earlier.fingerprint.as_str(), earlier.answer), ("f", None));
        for body in ["{}", "later"] {
            let mut tx = store.of(business.id).begin().await.unwrap();
            tx.save_answer(winner, GivenAnswer { status: 201, body: body.into() }).await.unwrap();
            tx.commit().await.unwrap();
        }
        let earlier = store.of(business.id).find_earlier("k").await.unwrap().unwrap();
        assert_eq!(earlier.answer, Some(GivenAnswer { status: 201, body: "{}".into() }), "{}", place.name);
        store.sweep_once_keys(at(1)).await.unwrap();
        assert_eq!(store.of(business.id).find_earlier("k").await.unwrap(), None);
    }
}
