//! Messages and conversations: once, in order, found again.

use crate::places::{a_business, a_channel, a_contact, a_conversation, a_job, a_message, at, id, places};
use chrono::TimeDelta;
use domain::finding::Wanted;
use domain::inbox::{Came, Conversation, Direction, Message, Send};
use domain::promises::{Due, Kept, Met, Standing, Waiver};
use domain::{ConversationId, StaffId};
use store::{Arrival, BusinessStore, Delivery, First, FoundMessage, StoreError};

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

async fn found(desk: &BusinessStore, typed: &str) -> Vec<FoundMessage> {
    match Wanted::of(typed) {
        Some(wanted) => desk.search_messages(&wanted, None, 10).await.unwrap().rows,
        None => Vec::new(),
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
            assert_eq!(found(&desk, typed).await.len(), count, "{typed:?} on {}", place.name);
        }
        // An edited message is found by its new words only.
        let oak = found(&desk, "oak").await.remove(0);
        let mut message = desk.lookup_message(oak.message).await.unwrap().unwrap();
        let mut tx = desk.begin().await.unwrap();
        tx.add_version(&message, at(5)).await.unwrap();
        message.text = "Do you fit ash worktops?".into();
        tx.save_message(&message).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(found(&desk, "oak").await.len(), 0, "{}", place.name);
        assert_eq!(found(&desk, "ash").await.len(), 1, "{}", place.name);
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
        assert!(tx.move_send(&message, &waiting, &Send::Sending { since: at(3) }).await.unwrap());
        assert!(
            !tx.move_send(&message, &waiting, &Send::Sending { since: at(3) }).await.unwrap(),
            "a second worker is too late"
        );
        assert!(!tx.remove_waiting_message(&message).await.unwrap(), "and so is undo");
        tx.commit().await.unwrap();
        let sent = desk.lookup_message(message.id).await.unwrap().unwrap();
        assert!(
            matches!(sent.direction, Direction::Out { send: Send::Sending { .. }, .. }),
            "{}",
            place.name
        );
    }
}

#[tokio::test]
async fn webhooks_of_two_channels_at_once_are_two_orders_and_old_ones_go() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let mut arrivals = Vec::new();
        for number in 0..2 {
            let channel = a_channel(store, business.id).await;
            let body = format!("body {number}");
            let delivery = Delivery {
                id: id(),
                channel: channel.id,
                digest: body.clone(),
                body: body.into_bytes(),
                received_at: at(1),
            };
            let job = a_job("TakeIn", Some(&format!("take-in/{number}")), at(1));
            arrivals.push(Arrival { business: business.id, delivery, job });
        }
        store.add_deliveries(&arrivals).await.unwrap();
        let lease = TimeDelta::seconds(30);
        for _ in 0..2 {
            let job = store.claim_job("one", First::Urgent, 8, at(2), lease).await.unwrap();
            assert!(job.is_some(), "one order for each channel, on {}", place.name);
        }
        let desk = store.of(business.id);
        let mut tx = desk.begin().await.unwrap();
        tx.settle_delivery(arrivals[0].delivery.id, "taken", "").await.unwrap();
        tx.commit().await.unwrap();
        store.sweep_deliveries(at(2)).await.unwrap();
        let left = async |n: usize| {
            desk.list_deliveries(arrivals[n].delivery.channel, None, 9).await.unwrap().rows.len()
        };
        assert_eq!((left(0).await, left(1).await), (0, 1), "what was not taken in stays, on {}", place.name);
    }
}

#[tokio::test]
async fn what_two_change_at_once_the_second_changes_as_the_first_left_it() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let channel = a_channel(store, business.id).await;
        let ben = a_contact(store, business.id, "ben").await;
        let conversation = a_conversation(&channel, ben.contact, "t", None);
        let desk = store.of(business.id);
        let mut tx = desk.begin().await.unwrap();
        tx.add_conversation(&conversation, None).await.unwrap();
        tx.commit().await.unwrap();
        let mut first = desk.begin().await.unwrap();
        let seen = first.lookup_conversation(conversation.id).await.unwrap().unwrap();
        let other = store.of(business.id);
        let second = tokio::spawn(async move {
            let mut tx = other.begin().await.unwrap();
            let seen = tx.lookup_conversation(conversation.id).await.unwrap().unwrap();
            tx.save_conversation(&Conversation { snippet: "second".into(), ..seen }).await.unwrap();
            tx.commit().await.unwrap();
        });
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        assert!(!second.is_finished(), "it waits, on {}", place.name);
        first.save_conversation(&Conversation { due_at: Some(at(60)), ..seen }).await.unwrap();
        first.commit().await.unwrap();
        second.await.unwrap();
        let now = desk.lookup_conversation(conversation.id).await.unwrap().unwrap();
        assert_eq!((now.due_at, now.snippet.as_str()), (Some(at(60)), "second"), "{}", place.name);
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

fn a_due(conversation: ConversationId, due: i64) -> Due {
    let came = Came { written_at: at(0), received_at: at(1) };
    let (met, waived) = (None, None);
    Due {
        id: id(),
        conversation,
        message: id(),
        came,
        asked_at: at(0),
        due_at: at(due),
        met,
        waived,
        counts: true,
    }
}

#[tokio::test]
async fn figures_come_from_the_record_and_count_what_is_a_case() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let desk = store.of(business.id);
        let conversation = id::<ConversationId>();
        let ada = Some(id::<StaffId>());
        let met = |s| Due { met: Some(Met { at: at(s), with: id(), by: ada }), ..a_due(conversation, 100) };
        let closed = |s, by| Due { waived: Some(Waiver { at: at(s), by }), ..a_due(conversation, 100) };
        let mut tx = desk.begin().await.unwrap();
        let open = a_due(conversation, 100);
        let asked_again = Due { counts: false, ..a_due(conversation, 100) };
        let in_time = [met(50), met(100)];
        let too_late = [met(101), closed(101, ada)];
        let no_case = [closed(99, ada), closed(101, None), asked_again.clone()];
        for due in in_time.iter().chain(&too_late).chain(&no_case).chain([&open]) {
            tx.add_due(due, at(90)).await.unwrap();
        }
        tx.commit().await.unwrap();
        let kept = async |since, now| desk.count_kept(at(since), at(now)).await.unwrap();
        assert_eq!(kept(-1, 99).await, Kept { kept: 2, broken: 2 }, "{}", place.name);
        assert_eq!(kept(-1, 102).await, Kept { kept: 2, broken: 3 }, "unanswered and late");
        assert_eq!(kept(500, 502).await, Kept::default());
        let cases = desk.list_dues_since(at(-1), 100).await.unwrap();
        let broken =
            cases.iter().filter(|due| matches!(due.standing(at(102)), Standing::Broken | Standing::Late));
        assert_eq!(broken.count(), 3, "rule and query say the same, on {}", place.name);
    }
}

#[tokio::test]
async fn several_questions_of_a_conversation_wait_and_each_is_settled_by_itself() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let desk = store.of(business.id);
        let conversation = id::<ConversationId>();
        let (first, second) = (a_due(conversation, 100), a_due(conversation, 200));
        let again = Due { counts: false, ..a_due(conversation, 100) };
        let mut tx = desk.begin().await.unwrap();
        for due in [&second, &again, &first, &a_due(id(), 50)] {
            tx.add_due(due, at(90)).await.unwrap();
        }
        let open = tx.list_open_dues(conversation).await.unwrap();
        assert_eq!(open, [first.clone(), again.clone(), second.clone()], "{}", place.name);
        let met = Met { at: at(60), with: id(), by: None };
        tx.meet_dues([first.id, again.id], met).await.unwrap();
        assert_eq!(tx.find_open_due(conversation).await.unwrap(), Some(second.clone()));
        assert!(tx.has_answered(conversation, met.with).await.unwrap());
        tx.waive_dues([second.id], Waiver { at: at(70), by: None }).await.unwrap();
        tx.count_due(second.id, false).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(desk.find_open_due(conversation).await.unwrap(), None);
        assert_eq!(desk.list_dues_of(first.message).await.unwrap()[0].met, Some(met));
        assert_eq!(desk.count_kept(at(-1), at(102)).await.unwrap(), Kept { kept: 1, broken: 1 });
    }
}
