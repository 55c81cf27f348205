//! A network tells things late, twice and in any order: the end is the same.

use actions::inbox::receive;
use chrono::TimeDelta;
use domain::channels::{Author, Channel, Incoming, IncomingMessage, Reaction};
use domain::inbox::{Kind, Sight};
use domain::{Clock, Timestamp};
use stories::{House, houses};

struct Told {
    start: Timestamp,
}

impl Told {
    fn at(&self, seconds: i64) -> Timestamp {
        self.start.plus(TimeDelta::seconds(seconds))
    }

    fn said(&self, id: &str, parent: Option<&str>, text: &str, seconds: i64) -> Incoming {
        Incoming::Message(IncomingMessage {
            remote_id: id.into(),
            thread: None,
            parent: parent.map(str::to_owned),
            under: Some("post".into()),
            kind: Kind::Comment,
            public: true,
            from: Author {
                remote_id: Some("ben".into()),
                name: Some("Ben".into()),
                handle: None,
                ours: false,
            },
            text: text.into(),
            attachments: Vec::new(),
            link: None,
            written_at: self.at(seconds),
            told_at: self.at(seconds),
            sight: Sight::Open,
        })
    }

    fn edited(&self, id: &str, text: &str, seconds: i64) -> Incoming {
        Incoming::Edited { remote_id: id.into(), text: text.into(), at: self.at(seconds) }
    }

    fn deleted(&self, id: &str, seconds: i64) -> Incoming {
        Incoming::Deleted { remote_id: id.into(), at: self.at(seconds) }
    }

    fn seen(&self, id: &str, sight: Sight, seconds: i64) -> Incoming {
        Incoming::Seen { remote_id: id.into(), sight, at: self.at(seconds) }
    }
}

fn orders(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![vec![]];
    }
    let mut all = Vec::new();
    for order in orders(count - 1) {
        for place in 0..=order.len() {
            let mut longer = order.clone();
            longer.insert(place, count - 1);
            all.push(longer);
        }
    }
    all
}

#[tokio::test]
async fn whatever_order_a_message_and_what_is_said_of_it_are_told_in_the_end_is_the_same() {
    for house in houses().await {
        let page = house.connect_page().await;
        let told = Told { start: house.clock.now().minus(TimeDelta::minutes(10)) };
        let cases: Vec<(&str, Vec<Incoming>)> = vec![
            ("deleted", vec![told.said("c1", None, "Do you fit oak?", 0), told.deleted("c1", 5)]),
            (
                "edited",
                vec![told.said("c1", None, "Nice!", 0), told.edited("c1", "Nice! How much for 2 m?", 5)],
            ),
            (
                "edited twice",
                vec![
                    told.said("c1", None, "Do you fit oka?", 0),
                    told.edited("c1", "Do you fit oak", 5),
                    told.edited("c1", "Do you fit oak?", 6),
                ],
            ),
            (
                "edited, then deleted",
                vec![
                    told.said("c1", None, "Do you fit oak?", 0),
                    told.edited("c1", "Do you fit elm?", 5),
                    told.deleted("c1", 6),
                ],
            ),
            (
                "hidden and shown again",
                vec![
                    told.said("c1", None, "Do you fit oak?", 0),
                    told.seen("c1", Sight::Hidden, 5),
                    told.seen("c1", Sight::Open, 6),
                ],
            ),
            (
                "a reply that is deleted while it waits for its parent",
                vec![
                    told.said("c1", None, "Lovely", 0),
                    told.said("c2", Some("c1"), "Which oil is that?", 5),
                    told.deleted("c2", 6),
                ],
            ),
            (
                "a reply that is edited while it waits for its parent",
                vec![
                    told.said("c1", None, "Lovely", 0),
                    told.said("c2", Some("c1"), "Very nice", 5),
                    told.edited("c2", "Which oil is that?", 6),
                ],
            ),
        ];
        for (name, events) in cases {
            let mut ends = Vec::new();
            for (number, order) in orders(events.len()).into_iter().enumerate() {
                // Each in a thread of its own.
                let own = |incoming: &Incoming| renamed(incoming, &format!("{name}-{number}-"));
                for place in &order {
                    receive(&house.app, house.ada.business, &page, vec![own(&events[*place])]).await.unwrap();
                }
                // Told again, as networks do after a lost answer: the first of all last.
                receive(&house.app, house.ada.business, &page, vec![own(&events[0])]).await.unwrap();
                ends.push((order, state_of(&house, &page, &format!("{name}-{number}-")).await));
            }
            for (order, end) in &ends {
                assert_eq!(end, &ends[0].1, "{name} in the order {order:?} on {}", house.database);
                assert!(!end.is_empty(), "{name}");
            }
        }
    }
}

/// The same event about other ids.
fn renamed(incoming: &Incoming, prefix: &str) -> Incoming {
    let name = |id: &String| format!("{prefix}{id}");
    match incoming.clone() {
        Incoming::Message(message) => Incoming::Message(IncomingMessage {
            remote_id: name(&message.remote_id),
            parent: message.parent.as_ref().map(name),
            ..message
        }),
        Incoming::Edited { remote_id, text, at } => {
            Incoming::Edited { remote_id: name(&remote_id), text, at }
        }
        Incoming::Deleted { remote_id, at } => Incoming::Deleted { remote_id: name(&remote_id), at },
        Incoming::Seen { remote_id, sight, at } => Incoming::Seen { remote_id: name(&remote_id), sight, at },
        other @ Incoming::Reacted { .. } => other,
    }
}

/// What stands in the inbox in the end, as far as it may not depend on the order.
async fn state_of(house: &House, page: &Channel, prefix: &str) -> Vec<String> {
    let desk = house.desk();
    let mut state = Vec::new();
    for id in ["c1", "c2"] {
        let Some(message) = desk.find_message(page.id, &format!("{prefix}{id}")).await.unwrap() else {
            continue;
        };
        let conversation = desk.lookup_conversation(message.conversation).await.unwrap().unwrap();
        let asked = desk.lookup_question(message.id).await.unwrap();
        state.push(format!(
            "{id} “{}” deleted {} edited {} {:?} in {} waits {} asked {:?} due {}",
            message.text,
            message.deleted_at.is_some(),
            message.edited_at.is_some(),
            message.sight,
            conversation.remote_thread.trim_start_matches(prefix),
            message.waits(),
            asked.map(|question| question.text),
            conversation.due_at.is_some(),
        ));
    }
    state
}

#[tokio::test]
async fn two_edits_in_one_delivery_and_of_one_second_leave_the_later() {
    for house in houses().await {
        let page = house.connect_page().await;
        let told = Told { start: house.clock.now() };
        let both = vec![
            told.said("c1", None, "Do you fit oak?", 0),
            told.edited("c1", "Do you fit elm?", 1),
            told.edited("c1", "Do you fit ash?", 1),
        ];
        receive(&house.app, house.ada.business, &page, both).await.unwrap();
        let message = house.desk().find_message(page.id, "c1").await.unwrap().unwrap();
        assert_eq!(message.text, "Do you fit ash?", "{}", house.database);
        let versions = house.desk().list_versions(message.id).await.unwrap();
        let versions: Vec<&str> = versions.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(versions, ["Do you fit oak?", "Do you fit elm?"], "what it said before is kept");
    }
}

#[tokio::test]
async fn a_list_that_lags_does_not_undo_an_edit_and_words_edited_back_are_taken_in() {
    for house in houses().await {
        let page = house.connect_page().await;
        let fake = &house.town.facebook;
        let post = fake.page_posts(&house.town.page, "A kitchen");
        let ben = fake.person("Ben Okri");
        let comment = ben.comments(&post, "Do you fit oak?").unwrap();
        house.until_quiet().await;
        house.later(TimeDelta::minutes(2)).await;
        ben.edits(&comment, "Do you fit elm?");
        house.until_quiet().await;
        // The delivery of the first words comes once more, as after a lost answer.
        let first = Told { start: house.clock.now().minus(TimeDelta::minutes(2)) };
        let first = first.said(&comment, Some(&post), "Do you fit oak?", 0);
        receive(&house.app, house.ada.business, &page, vec![first]).await.unwrap();
        assert_eq!(house.line("Do you fit").await.text, "Do you fit elm?", "{}", house.database);
        // Edited back, and the webhook lost: the list tells it, at the latest when lists cannot lag any more.
        ben.edits(&comment, "Do you fit oak?");
        fake.lose_deliveries();
        house.later(TimeDelta::minutes(40)).await;
        fake.person("Mia").comments(&post, "Lovely").unwrap();
        house.poll(&page).await;
        house.later(TimeDelta::hours(7)).await;
        house.poll(&page).await;
        assert_eq!(house.line("Do you fit").await.text, "Do you fit oak?", "{}", house.database);
    }
}

#[tokio::test]
async fn a_comment_under_a_visitors_post_that_comes_before_the_post_stands_below_it() {
    for house in houses().await {
        house.connect_page().await;
        let fake = &house.town.facebook;
        let post = fake.person("Ben Okri").posts(&house.town.page, "Look what you built us");
        fake.person("Mia").comments(&post, "Which oil is that?").unwrap();
        fake.turn_deliveries_round();
        house.until_quiet().await;
        house.later(TimeDelta::seconds(10)).await;
        let conversation = house.conversation_with("Which oil").await;
        assert_eq!(
            house.said(&conversation).await,
            ["Look what you built us", "Which oil is that?"],
            "{}",
            house.database
        );
        assert_eq!(house.conversations().await.len(), 1, "{}", house.database);
    }
}

#[tokio::test]
async fn one_person_has_one_feeling_whatever_order_it_is_told_in() {
    for house in houses().await {
        let page = house.connect_page().await;
        let out = house.published_there(&page, "How to oil").await;
        let under = out.remote_id.clone().unwrap();
        let start = house.clock.now();
        let feels = |kind: &str, added: bool, seconds: i64| Incoming::Reacted {
            under: under.clone(),
            by: Some("ben".into()),
            reaction: Reaction::Feeling(kind.into()),
            added,
            at: start.plus(TimeDelta::seconds(seconds)),
        };
        let shares = Incoming::Reacted {
            under: under.clone(),
            by: Some("ben".into()),
            reaction: Reaction::PassedOn("share".into()),
            added: true,
            at: start,
        };
        let count = async || house.desk().count_reactions([out.piece]).await.unwrap()[&out.piece];
        let hear = async |incoming| receive(&house.app, house.ada.business, &page, incoming).await.unwrap();
        hear(vec![feels("love", true, 5), feels("like", true, 0), shares.clone(), shares]).await;
        assert_eq!(count().await, 2, "one feeling, and passed on: {}", house.database);
        // Taken back, and told so before what was taken back is told once more.
        hear(vec![feels("love", false, 9), feels("love", true, 5)]).await;
        assert_eq!(count().await, 1, "passed on: {}", house.database);
        // Whoever is not named is not one person.
        let nobody = |seconds: i64| Incoming::Reacted {
            under: under.clone(),
            by: None,
            reaction: Reaction::Feeling("like".into()),
            added: true,
            at: start.plus(TimeDelta::seconds(seconds)),
        };
        hear(vec![nobody(20), nobody(21), nobody(21)]).await;
        assert_eq!(count().await, 3, "two who are not named, and passed on: {}", house.database);
    }
}
