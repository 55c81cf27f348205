//! The answer to a write is lost: it is looked for as long as their lists may lag, by their clock, and never taken for
//! another. In the end it is there exactly once.

use actions::inbox::{reply, settle_by_hand};
use actions::media::begin_article;
use actions::publishing::{Place, plan};
use chrono::TimeDelta;
use domain::channels::Channel;
use domain::inbox::{Direction, Message, Send};
use domain::media::PieceText;
use domain::publishing::{Publication, PublicationState};
use networks::facebook::fake::FacebookFake;
use networks::fakes::Trouble;
use stories::{House, houses};

/// From now on only polling and looking tell us anything: a webhook would end every doubt at once.
fn without_webhooks(house: &House) {
    house.town.facebook.hooks_to("http://127.0.0.1:9/nobody");
}

/// Somebody comments, and a webhook tells us.
async fn asked(house: &House, page: &Channel, text: &str) -> String {
    house.town.facebook.hooks_to(&format!("{}/hooks/facebook/{}", house.address, page.id));
    let post = house.town.facebook.page_posts(&house.town.page, "Mill Lane");
    let comment = house.town.facebook.person("Ben Okri").comments(&post, text).unwrap();
    house.until_quiet().await;
    comment
}

async fn answers(house: &House, to: &str, text: &str) -> Message {
    let conversation = house.conversation_with(to).await;
    reply(&house.app, &house.ada, conversation.id, text).await.unwrap()
}

async fn send_of(house: &House, message: &Message) -> Send {
    let found = house.desk().lookup_message(message.id).await.unwrap().unwrap();
    let Direction::Out { send, .. } = found.direction else { panic!("not ours") };
    send
}

async fn planned(house: &House, page: &Channel, title: &str, text: &str) -> Publication {
    let article = PieceText::new(title, "", "Stand on the step.").unwrap();
    let article = begin_article(&house.app, &house.ada, article, None).await.unwrap();
    let places = vec![Place { channel: page.id, text: text.into() }];
    plan(&house.app, &house.ada, article.id, places, None).await.unwrap();
    house.copy_on(page, article.id).await
}

#[tokio::test]
async fn while_their_lists_lag_nothing_is_sent_again() {
    for house in houses().await {
        let page = house.connect_page().await;
        let fake = &house.town.facebook;
        let comment = asked(&house, &page, "Do you fit oak?").await;
        let ben = fake.person("Ben Okri");
        ben.messages(&house.town.page, "And elm, privately?");
        house.until_quiet().await;
        without_webhooks(&house);
        // Twenty minutes until what is written stands in any list.
        fake.lists_lag(TimeDelta::minutes(20));
        fake.desk().trouble("POST", Trouble::CutAfterWrite);
        let public = answers(&house, "fit oak", "We do.").await;
        house.until_sent().await;
        fake.desk().trouble("POST", Trouble::CutAfterWrite);
        let private = answers(&house, "privately", "Elm, too.").await;
        house.until_sent().await;
        fake.desk().trouble("POST", Trouble::CutAfterWrite);
        let out = planned(&house, &page, "How to oil", "New on our website").await;
        fake.lose_deliveries();
        for _ in 0..9 {
            house.later(TimeDelta::minutes(5)).await;
            fake.lose_deliveries();
        }
        assert_eq!(fake.replies_to(&comment).len(), 1, "{}", house.database);
        assert_eq!(fake.thread(&house.town.page, &ben).len(), 2, "{}", house.database);
        let posts = fake.posts(&house.town.page);
        assert_eq!(posts.iter().filter(|post| post.text == "New on our website").count(), 1);
        for message in [&public, &private] {
            assert!(matches!(send_of(&house, message).await, Send::Sent { .. }), "{}", house.database);
        }
        let out = house.copy_on(&page, out.piece).await;
        assert!(
            matches!(out.state, PublicationState::Published { .. }),
            "{:?} {}",
            out.state,
            house.database
        );
    }
}

#[tokio::test]
async fn whose_clock_is_ahead_makes_no_difference() {
    for house in houses().await {
        let page = house.connect_page().await;
        let fake = &house.town.facebook;
        for seconds in [-120, -15, -3, 3, 15, 120] {
            fake.clock_is_ahead(TimeDelta::seconds(seconds));
            let comment = asked(&house, &page, &format!("Do you fit oak, {seconds}?")).await;
            let ben = fake.person(&format!("Ben {seconds}"));
            ben.messages(&house.town.page, &format!("And elm, {seconds}?"));
            house.until_quiet().await;
            without_webhooks(&house);
            fake.desk().trouble("POST", Trouble::CutAfterWrite);
            let public = answers(&house, &format!("oak, {seconds}?"), "We do.").await;
            house.until_sent().await;
            fake.desk().trouble("POST", Trouble::CutAfterWrite);
            answers(&house, &format!("elm, {seconds}?"), "Elm, too.").await;
            house.until_sent().await;
            fake.desk().trouble("POST", Trouble::CutAfterWrite);
            let text = format!("New on our website {seconds}");
            let out = planned(&house, &page, &format!("How to oil {seconds}"), &text).await;
            fake.lose_deliveries();
            house.until_settled().await;
            assert_eq!(fake.replies_to(&comment).len(), 1, "{seconds} on {}", house.database);
            assert_eq!(fake.thread(&house.town.page, &ben).len(), 2, "{seconds} on {}", house.database);
            let posts = fake.posts(&house.town.page);
            assert_eq!(posts.iter().filter(|post| post.text == text).count(), 1, "{seconds}");
            assert!(matches!(send_of(&house, &public).await, Send::Sent { .. }), "{seconds}");
            let out = house.copy_on(&page, out.piece).await;
            assert!(matches!(out.state, PublicationState::Published { .. }), "{seconds}: {:?}", out.state);
        }
    }
}

#[tokio::test]
async fn two_pieces_in_equal_words_are_two_posts() {
    for house in houses().await {
        let page = house.connect_page().await;
        let fake = &house.town.facebook;
        // The first arrives and its answer is lost; the second never arrives, and nobody knows.
        fake.desk().trouble("POST", Trouble::CutAfterWrite);
        let first = planned(&house, &page, "How to oil", "New on our website:").await;
        house.until_quiet().await;
        fake.desk().trouble("POST", Trouble::status(502));
        let second = planned(&house, &page, "How to sand", "New on our website:").await;
        house.until_settled().await;
        let (first, second) =
            (house.copy_on(&page, first.piece).await, house.copy_on(&page, second.piece).await);
        for copy in [&first, &second] {
            assert!(
                matches!(copy.state, PublicationState::Published { .. }),
                "{:?} {}",
                copy.state,
                house.database
            );
        }
        assert_ne!(first.remote_id, second.remote_id, "{}", house.database);
        let posts = fake.posts(&house.town.page);
        assert_eq!(posts.iter().filter(|post| post.text == "New on our website:").count(), 2, "{posts:?}");
    }
}

#[tokio::test]
async fn two_answers_in_equal_words_are_two_answers() {
    for house in houses().await {
        let page = house.connect_page().await;
        let fake = &house.town.facebook;
        let comment = asked(&house, &page, "Do you fit oak?").await;
        let first = answers(&house, "fit oak", "Yes.").await;
        house.until_sent().await;
        fake.person("Ben Okri").comments(&comment, "And elm?").unwrap();
        house.until_quiet().await;
        without_webhooks(&house);
        // The second is refused on the way; the first must not be taken for it.
        fake.desk().trouble("POST", Trouble::status(503));
        let second = answers(&house, "And elm", "Yes.").await;
        house.until_sent().await;
        house.until_settled().await;
        for message in [&first, &second] {
            assert!(matches!(send_of(&house, message).await, Send::Sent { .. }), "{}", house.database);
        }
        let all: Vec<_> = fake.replies_to(&comment).into_iter().filter(|said| said.ours).collect();
        assert_eq!(all.len(), 2, "{all:?} on {}", house.database);
    }
}

#[tokio::test]
async fn after_any_5xx_and_after_a_duplicate_it_is_looked_for() {
    for house in houses().await {
        let page = house.connect_page().await;
        let fake = &house.town.facebook;
        for (name, trouble) in [
            ("500 with 100", FacebookFake::error_with_status(500, 100, None)),
            ("503 with 200", FacebookFake::error_with_status(503, 200, None)),
            ("506", FacebookFake::error(506, None)),
        ] {
            // It was done, and the answer was not theirs to give.
            let comment = asked(&house, &page, &format!("Do you fit oak, {name}?")).await;
            without_webhooks(&house);
            fake.desk().trouble("POST", Trouble::then(trouble.clone()));
            let answer = answers(&house, &format!("oak, {name}"), "We do.").await;
            house.until_sent().await;
            fake.desk().trouble("POST", Trouble::then(trouble));
            let out = planned(&house, &page, &format!("How to oil, {name}"), name).await;
            house.until_settled().await;
            assert_eq!(fake.replies_to(&comment).len(), 1, "{name} on {}", house.database);
            assert!(matches!(send_of(&house, &answer).await, Send::Sent { .. }), "{name}");
            let posts = fake.posts(&house.town.page);
            assert_eq!(
                posts.iter().filter(|post| post.text == name).count(),
                1,
                "{name} on {}",
                house.database
            );
            let out = house.copy_on(&page, out.piece).await;
            assert!(matches!(out.state, PublicationState::Published { .. }), "{name}: {:?}", out.state);
        }
    }
}

#[tokio::test]
async fn what_is_said_by_hand_to_have_arrived_is_not_heard_as_new() {
    for house in houses().await {
        let page = house.connect_page().await;
        let fake = &house.town.facebook;
        asked(&house, &page, "Do you fit oak?").await;
        without_webhooks(&house);
        fake.lists_lag(TimeDelta::minutes(25));
        fake.desk().trouble("POST", Trouble::CutAfterWrite);
        let answer = answers(&house, "fit oak", "We do.").await;
        house.until_sent().await;
        fake.lose_deliveries();
        assert!(matches!(send_of(&house, &answer).await, Send::Unsure { .. }), "{}", house.database);
        settle_by_hand(&house.app, &house.ada, answer.id, true).await.unwrap();
        house.later(TimeDelta::minutes(26)).await;
        house.poll(&page).await;
        let conversation = house.conversation_with("fit oak").await;
        assert_eq!(house.said(&conversation).await, ["Do you fit oak?", "us: We do."], "{}", house.database);
        let known = house.desk().lookup_message(answer.id).await.unwrap().unwrap();
        assert!(known.remote_id.is_some(), "its name is known now, on {}", house.database);
    }
}
