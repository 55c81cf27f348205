//! The networks have trouble while we answer and publish: in the end it is there exactly once.

use actions::inbox::{reply, settle_by_hand};
use actions::media::begin_article;
use actions::publishing::{Place, plan, settle_publication_by_hand};
use domain::channels::{Channel, ChannelState};
use domain::inbox::{Direction, Message, Send};
use domain::media::PieceText;
use domain::publishing::{Publication, PublicationState};
use networks::facebook::fake::FacebookFake;
use networks::fakes::Trouble;
use std::time::Duration;
use stories::{HANDLE, House, houses};

/// Longer than a request of ours waits.
const TOO_SLOW: Duration = Duration::from_secs(6);

fn troubles() -> Vec<(&'static str, Trouble)> {
    vec![
        ("down", Trouble::Down),
        ("429", Trouble::status(429)),
        ("500", Trouble::status(500)),
        ("cut after the work is done", Trouble::CutAfterWrite),
        ("slow", Trouble::Slow(TOO_SLOW)),
    ]
}

async fn send_of(house: &House, message: &Message) -> Send {
    let found = house.app.of(house.ada.business).lookup_message(message.id).await.unwrap().unwrap();
    let Direction::Out { send, .. } = found.direction else { panic!("not ours") };
    send
}

/// Somebody asks under a post of the page; the comment's id.
async fn asked_on_the_page(house: &House, text: &str) -> String {
    let post = house.town.facebook.page_posts(&house.town.page, "Mill Lane");
    let comment = house.town.facebook.person("Ben Okri").comments(&post, text).unwrap();
    house.until_quiet().await;
    comment
}

async fn answer_latest(house: &House, text: &str) -> Message {
    let inbox = house.app.of(house.ada.business).list_waiting(None, 50).await.unwrap().rows;
    let latest = inbox.iter().max_by_key(|conversation| conversation.started_at).expect("somebody waits");
    reply(&house.app, &house.ada, latest.id, text).await.unwrap()
}

#[tokio::test]
async fn an_answer_on_the_page_arrives_once_whatever_happens() {
    for house in houses().await {
        house.connect_page().await;
        for (name, trouble) in troubles() {
            let comment = asked_on_the_page(&house, &format!("Do you fit oak, {name}?")).await;
            let answer = answer_latest(&house, &format!("After {name}.")).await;
            house.town.facebook.desk().trouble("/comments", trouble.clone());
            // Looking for it may fail as well.
            house.town.facebook.desk().trouble(&format!("GET /{comment}"), trouble);
            house.until_sent().await;
            house.until_settled().await;
            house.town.facebook.desk().calm();
            let there = house.town.facebook.replies_to(&comment);
            assert_eq!(there.len(), 1, "{name} on {}: {there:?}", house.database);
            let send = send_of(&house, &answer).await;
            assert!(matches!(send, Send::Sent { .. }), "{name} on {}: {send:?}", house.database);
        }
    }
}

#[tokio::test]
async fn an_answer_on_the_sky_arrives_once_whatever_happens() {
    for house in houses().await {
        let sky = house.connect_sky().await;
        let nora = house.town.bluesky.person("nora.test", "Nora");
        for (name, trouble) in troubles() {
            let asked = nora.mentions(HANDLE, &format!("do you fit oak, {name}?"));
            house.poll(&sky).await;
            let answer = answer_latest(&house, &format!("After {name}.")).await;
            house.town.bluesky.desk().trouble("createRecord", trouble.clone());
            house.town.bluesky.desk().trouble("getRecord", trouble);
            house.until_sent().await;
            house.until_settled().await;
            house.town.bluesky.desk().calm();
            let there = house.town.bluesky.replies_to(&asked);
            assert_eq!(there.len(), 1, "{name} on {}: {there:?}", house.database);
            let send = send_of(&house, &answer).await;
            assert!(matches!(send, Send::Sent { .. }), "{name} on {}: {send:?}", house.database);
        }
    }
}

#[tokio::test]
async fn an_article_goes_out_once_whatever_happens() {
    for house in houses().await {
        let (page, sky) = (house.connect_page().await, house.connect_sky().await);
        for (name, trouble) in troubles() {
            house.town.facebook.desk().trouble("POST", trouble.clone());
            house.town.bluesky.desk().trouble("createRecord", trouble);
            for channel in [&page, &sky] {
                let out = house.published_there(channel, &format!("How to fix it: {name}")).await;
                let what = format!("{name} on {} on {}", channel.network, house.database);
                assert!(matches!(out.state, PublicationState::Published { .. }), "{what}: {:?}", out.state);
                assert!(out.remote_id.is_some(), "{what}");
            }
            let title = format!("How to fix it: {name}");
            let posts = house.town.facebook.posts(&house.town.page);
            assert_eq!(posts.iter().filter(|post| post.text == title).count(), 1, "{name}: {posts:?}");
            let posts = house.town.bluesky.posts(HANDLE);
            assert_eq!(posts.iter().filter(|post| post.text.contains(&title)).count(), 1, "{name}");
        }
    }
}

#[tokio::test]
async fn a_refused_answer_says_why_and_can_be_sent_again_by_hand() {
    for house in houses().await {
        house.connect_page().await;
        for (code, subcode) in [(100, None), (368, None), (200, None), (10, None)] {
            let comment = asked_on_the_page(&house, &format!("Do you fit oak, {code}?")).await;
            let answer = answer_latest(&house, "Oiled.").await;
            house.town.facebook.desk().trouble("/comments", FacebookFake::error(code, subcode));
            house.until_sent().await;
            house.until_settled().await;
            let send = send_of(&house, &answer).await;
            let Send::Refused { reason } = send else { panic!("{code} on {}: {send:?}", house.database) };
            assert!(reason.contains("in their words"), "{reason}");
            assert!(house.town.facebook.replies_to(&comment).is_empty(), "nobody tries again unasked");
            let arrived = settle_by_hand(&house.app, &house.ada, answer.id, true).await;
            assert!(arrived.is_err(), "what was refused did not arrive");
            settle_by_hand(&house.app, &house.ada, answer.id, false).await.unwrap();
            house.until_settled().await;
            assert_eq!(house.town.facebook.replies_to(&comment).len(), 1, "{code} on {}", house.database);
            assert!(matches!(send_of(&house, &answer).await, Send::Sent { .. }));
        }
    }
}

#[tokio::test]
async fn a_refused_post_says_why_and_can_be_sent_again_by_hand() {
    for house in houses().await {
        let page = house.connect_page().await;
        house.town.facebook.desk().trouble("POST", FacebookFake::error(368, None));
        let out = house.published_there(&page, "How to fix it").await;
        assert!(
            matches!(&out.state, PublicationState::Failed { reason } if reason.contains("in their words"))
        );
        assert!(house.town.facebook.posts(&house.town.page).is_empty(), "{}", house.database);
        settle_publication_by_hand(&house.app, &house.ada, out.id, false).await.unwrap();
        house.until_settled().await;
        assert_eq!(house.town.facebook.posts(&house.town.page).len(), 1, "{}", house.database);
    }
}

async fn state_of(house: &House, channel: &Channel) -> ChannelState {
    house.app.of(house.ada.business).lookup_channel(channel.id).await.unwrap().unwrap().state
}

/// An article that is out there, and nobody heard so.
async fn published_in_doubt(house: &House, channel: &Channel) -> Publication {
    let text = PieceText::new("In doubt", "", "Stand on the step.").unwrap();
    let article = begin_article(&house.app, &house.ada, text, None).await.unwrap();
    let places = vec![Place { channel: channel.id, text: "In doubt".into() }];
    plan(&house.app, &house.ada, article.id, places, None).await.unwrap();
    house.town.facebook.desk().trouble("POST", Trouble::CutAfterWrite);
    house.until_quiet().await;
    let found = house.copy_on(channel, article.id).await;
    assert!(matches!(found.state, PublicationState::Unsure { .. }), "{:?}", found.state);
    found
}

#[tokio::test]
async fn a_page_whose_token_died_loses_nothing() {
    for house in houses().await {
        let page = house.connect_page().await;
        let comment = asked_on_the_page(&house, "Oiled or lacquered?").await;
        let unsure = asked_on_the_page(&house, "And how often?").await;
        let doubtful = answer_latest(&house, "Once a year.").await;
        // It was written, the line broke, and before anybody could look the permission was gone.
        house.town.facebook.desk().trouble("POST", Trouble::CutAfterWrite);
        house.until_sent().await;
        let doubtful_post = published_in_doubt(&house, &page).await;
        house.town.facebook.lose_deliveries();
        house.town.facebook.kill_token(&house.town.page, 460);
        let desk = house.app.of(house.ada.business);
        let inbox = desk.list_waiting(None, 9).await.unwrap().rows;
        let first = inbox.iter().find(|conversation| conversation.snippet.contains("lacquered")).unwrap();
        let answer = reply(&house.app, &house.ada, first.id, "Oiled.").await.unwrap();
        house.until_settled().await;
        let state = state_of(&house, &page).await;
        assert!(
            matches!(&state, ChannelState::Reconnect { why, .. } if why.contains("password")),
            "{state:?}"
        );
        assert!(matches!(send_of(&house, &answer).await, Send::Waiting { .. }), "{}", house.database);
        house.town.facebook.person("Mia").comments(&comment, "I would like to know, too").unwrap();
        house.town.facebook.lose_deliveries();
        // The same page with a new token.
        let known = house.connect_again().await;
        assert_eq!(known.id, page.id, "the channel goes on with its history");
        house.until_settled().await;
        house.poll(&page).await;
        assert_eq!(state_of(&house, &page).await, ChannelState::Connected);
        assert!(matches!(send_of(&house, &answer).await, Send::Sent { .. }), "{}", house.database);
        let send = send_of(&house, &doubtful).await;
        assert!(matches!(send, Send::Sent { .. }), "{send:?} on {}", house.database);
        let post = desk.lookup_publication(doubtful_post.id).await.unwrap().unwrap();
        assert!(matches!(post.state, PublicationState::Published { .. }), "{post:?} on {}", house.database);
        assert_eq!(house.town.facebook.replies_to(&unsure).len(), 1, "found, not sent again");
        let there = house.town.facebook.replies_to(&comment);
        assert_eq!(there.iter().filter(|said| said.text == "Oiled.").count(), 1, "{there:?}");
        let said = desk.list_messages(first.id, None, 9).await.unwrap().rows;
        assert!(said.iter().any(|message| message.text.contains("know, too")), "heard afterwards: {said:?}");
    }
}

#[tokio::test]
async fn an_app_password_that_was_revoked_loses_nothing() {
    for house in houses().await {
        let sky = house.connect_sky().await;
        let nora = house.town.bluesky.person("nora.test", "Nora");
        let asked = nora.mentions(HANDLE, "do you fit oak?");
        house.poll(&sky).await;
        let answer = answer_latest(&house, "We do.").await;
        house.town.bluesky.revoke(HANDLE);
        house.until_settled().await;
        let state = state_of(&house, &sky).await;
        assert!(matches!(state, ChannelState::Reconnect { .. }), "{state:?} on {}", house.database);
        assert!(matches!(send_of(&house, &answer).await, Send::Waiting { .. }));
        nora.mentions(HANDLE, "and elm?");
        house.connect_sky_again().await;
        house.until_settled().await;
        house.poll(&sky).await;
        assert_eq!(state_of(&house, &sky).await, ChannelState::Connected);
        assert_eq!(house.town.bluesky.replies_to(&asked).len(), 1, "{}", house.database);
        assert!(matches!(send_of(&house, &answer).await, Send::Sent { .. }));
        let inbox = house.app.of(house.ada.business).list_waiting(None, 9).await.unwrap().rows;
        assert!(inbox.iter().any(|conversation| conversation.snippet.contains("elm")), "heard afterwards");
    }
}
