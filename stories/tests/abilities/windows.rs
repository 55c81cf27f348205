//! Networks take an answer for a while: it is said before, refused in plain words after, and nothing is lost.

use actions::inbox::{may_answer, reply, reply_knowing, settle_by_hand};
use actions::media::begin_article;
use actions::publishing::propose_tellings;
use chrono::TimeDelta;
use domain::channels::Channel;
use domain::inbox::{Conversation, Direction, MayAnswer, Send, Way};
use domain::media::PieceText;
use domain::team::Role;
use networks::facebook::fake::FacebookFake;
use networks::fakes::Trouble;
use stories::{Browser, House, houses};

const ASKED: &str = "Do you fit oak worktops?";

async fn wrote(house: &House) -> (Channel, Conversation) {
    let page = house.connect_page().await;
    house.town.facebook.person("Ben Ode").messages(&house.town.page, ASKED);
    house.until_quiet().await;
    (page, house.conversation_with(ASKED).await)
}

/// A comment under a post of the page.
async fn commented(house: &House) -> (Channel, Conversation, String) {
    let page = house.connect_page().await;
    let post = house.town.facebook.page_posts(&house.town.page, "New oil");
    let comment = house.town.facebook.person("Ben Ode").comments(&post, ASKED).unwrap();
    house.until_quiet().await;
    (page, house.conversation_with(ASKED).await, comment)
}

async fn open(house: &House, conversation: &Conversation) -> String {
    house.signed_in_browser().await.get(&format!("/desk/inbox/{}", conversation.id)).await.text
}

async fn context(house: &House, conversation: &Conversation) -> serde_json::Value {
    let (_, token) = actions::team::make_token(&house.app, &house.ada, "t", Role::Viewer).await.unwrap();
    let path = format!("/api/v1/conversations/{}/context", conversation.id);
    let answer = Browser::at(&house.address).call(Some(&token), "GET", &path, "").await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    serde_json::from_str(&answer.text).unwrap()
}

/// A message of ours that goes there.
fn sends(house: &House) -> String {
    format!("POST /v25.0/{}/messages", house.town.page.id)
}

fn sent_to_facebook(house: &House) -> usize {
    house.town.facebook.desk().count(&sends(house))
}

#[tokio::test]
async fn until_when_is_said_before_it_is_too_late_and_why_after() {
    for house in houses().await {
        let (_, conversation) = wrote(&house).await;
        let before = open(&house, &conversation).await;
        assert!(before.contains("takes an answer here until <b>tomorrow 10:1"), "{before}");
        let said = context(&house, &conversation).await;
        assert_eq!(said["answer_here"]["may"], true, "{said}");
        assert!(said["answer_here"]["until"].as_str().unwrap().starts_with("2026-06-12T08:1"), "{said}");
        assert!(said["answer_privately"].is_null(), "{said}");
        house.later(TimeDelta::hours(25)).await;
        let after = open(&house, &conversation).await;
        assert!(after.contains("only within 24 hours") && after.contains("own inbox"), "{after}");
        assert!(after.contains(r#"value="reply" disabled"#), "only a note can be written: {after}");
        let said = context(&house, &conversation).await;
        assert_eq!(said["answer_here"]["may"], false, "{said}");
        assert!(said["answer_here"]["why"].as_str().unwrap().contains("24 hours"), "{said}");
        // Whoever has the page open since yesterday finds the words again, and nothing was sent.
        let ada = house.signed_in_browser().await;
        let there = format!("/desk/inbox/{}/replies", conversation.id);
        let refused = ada.post(&there, "as=reply&text=We+do,+gladly.").await;
        assert_eq!(refused.status, 422, "{}", house.database);
        assert!(refused.text.contains("We do, gladly.") && refused.text.contains("24 hours"));
        assert_eq!(sent_to_facebook(&house), 0, "{}", house.database);
        // They write once more: it is open again.
        house.town.facebook.person("Ben Ode").messages(&house.town.page, "Hello?");
        house.until_quiet().await;
        assert!(reply(&house.app, &house.ada, conversation.id, "We do.").await.is_ok());
    }
}

#[tokio::test]
async fn a_window_that_closes_between_writing_and_sending_keeps_the_words_and_asks_nobody() {
    for house in houses().await {
        let (_, conversation) = wrote(&house).await;
        house.clock.set(house.app.now().plus(TimeDelta::hours(24) - TimeDelta::seconds(30)));
        let answer = reply(&house.app, &house.ada, conversation.id, "We do.").await.unwrap();
        house.clock.set(house.app.now().plus(TimeDelta::minutes(1)));
        house.until_quiet().await;
        let refused = house.desk().lookup_message(answer.id).await.unwrap().unwrap();
        let Direction::Out { send: Send::Refused { reason }, .. } = &refused.direction else {
            panic!("{refused:?} on {}", house.database)
        };
        assert!(reason.contains("24 hours") && refused.text == "We do.", "{reason}");
        assert_eq!(sent_to_facebook(&house), 0, "{}", house.database);
        // Sent again it is refused again; once they wrote, it leaves.
        settle_by_hand(&house.app, &house.ada, answer.id, false).await.unwrap();
        house.until_quiet().await;
        assert_eq!(sent_to_facebook(&house), 0, "{}", house.database);
        house.town.facebook.person("Ben Ode").messages(&house.town.page, "Hello?");
        house.until_quiet().await;
        settle_by_hand(&house.app, &house.ada, answer.id, false).await.unwrap();
        house.until_quiet().await;
        let ben = house.town.facebook.person("Ben Ode");
        let ours = house.town.facebook.thread(&house.town.page, &ben).into_iter().filter(|line| line.ours);
        assert_eq!(ours.count(), 1, "{}", house.database);
    }
}

#[tokio::test]
async fn a_comment_is_answered_privately_once_and_stands_nowhere_else() {
    for house in houses().await {
        let page = house.connect_page().await;
        let out = house.published_there(&page, "How to oil").await;
        let ben = house.town.facebook.person("Ben Ode");
        let comment = ben.comments(out.remote_id.as_ref().unwrap(), ASKED).unwrap();
        house.until_quiet().await;
        let conversation = house.conversation_with(ASKED).await;
        let ada = house.signed_in_browser().await;
        let thread = open(&house, &conversation).await;
        assert!(thread.contains(r#"value="privately""#) && thread.contains("One private reply"), "{thread}");
        // The line is cut after Facebook had it: it is looked for, and never sent twice.
        house.town.facebook.desk().trouble(&sends(&house), Trouble::CutAfterWrite);
        let sent = ada
            .post(&format!("/desk/inbox/{}/replies", conversation.id), "as=privately&text=Call+us:+0123.")
            .await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        house.until_settled().await;
        let thread = house.town.facebook.thread(&house.town.page, &ben);
        assert_eq!(thread.iter().filter(|line| line.ours).count(), 1, "{}: {thread:?}", house.database);
        assert!(house.town.facebook.replies_to(&comment).is_empty(), "nobody else reads it");
        let line = house.line("Call us").await;
        assert!(line.is_private(), "{line:?}");
        assert!(matches!(line.direction, Direction::Out { send: Send::Sent { .. }, .. }), "{line:?}");
        let article = house.desk().lookup_piece(out.piece).await.unwrap().unwrap();
        let on_website = house
            .desk()
            .find_public_piece(domain::media::Kind::Article, &article.slug)
            .await
            .unwrap()
            .unwrap()
            .said;
        assert!(on_website.iter().all(|line| !line.text.contains("Call us")), "{on_website:?}");
        let now = house.desk().lookup_conversation(conversation.id).await.unwrap().unwrap();
        assert_eq!(now.due_at, None, "it is answered, on {}", house.database);
        // Once, and no more; the public way stays open.
        let again =
            reply_knowing(&house.app, &house.ada, conversation.id, "And again.", None, Way::Privately).await;
        assert!(again.unwrap_err().to_string().contains("one private reply"), "{}", house.database);
        let said = context(&house, &conversation).await;
        assert_eq!(
            (&said["answer_here"]["may"], &said["answer_privately"]["may"]),
            (&true.into(), &false.into())
        );
    }
}

#[tokio::test]
async fn a_private_reply_that_facebook_refuses_says_why() {
    for house in houses().await {
        let (_, conversation, _) = commented(&house).await;
        house.town.facebook.desk().trouble(&sends(&house), FacebookFake::error(10_903, None));
        let answer = reply_knowing(&house.app, &house.ada, conversation.id, "Call us.", None, Way::Privately);
        let answer = answer.await.unwrap();
        house.until_sent().await;
        let refused = house.desk().lookup_message(answer.id).await.unwrap().unwrap();
        assert!(
            matches!(&refused.direction, Direction::Out { send: Send::Refused { reason }, .. } if reason.contains("private reply")),
            "{refused:?}"
        );
        // A refused one was none: it may be tried again, within seven days.
        house.later(TimeDelta::days(8)).await;
        let late = reply_knowing(&house.app, &house.ada, conversation.id, "Call us.", None, Way::Privately);
        assert!(late.await.unwrap_err().to_string().contains("seven days"), "{}", house.database);
        assert!(reply(&house.app, &house.ada, conversation.id, "Call us.").await.is_ok());
    }
}

#[tokio::test]
async fn whoever_cannot_be_told_any_more_is_not_offered_as_if_they_could() {
    for house in houses().await {
        let (page, conversation) = wrote(&house).await;
        let need = actions::needs::list_needs(&house.app, house.ada.business).await.unwrap().remove(0);
        let text = PieceText::new("Oak", "", "We fit oak.").unwrap();
        let article = begin_article(&house.app, &house.ada, text, Some(need.id)).await.unwrap();
        actions::publishing::plan(&house.app, &house.ada, article.id, vec![], None).await.unwrap();
        let tellings = propose_tellings(&house.app, house.ada.business, article.id).await.unwrap();
        assert_eq!((tellings.len(), &tellings[0].cannot), (1, &None), "{}", house.database);
        house.later(TimeDelta::hours(25)).await;
        let ways = may_answer(&house.app, house.ada.business, &conversation, &page).await.unwrap();
        assert!(matches!(ways.here, MayAnswer::No { .. }), "{ways:?}");
        let tellings = propose_tellings(&house.app, house.ada.business, article.id).await.unwrap();
        assert!(tellings[0].cannot.as_ref().unwrap().contains("24 hours"), "{}", house.database);
        let ada = house.signed_in_browser().await;
        let told = ada.get(&format!("/desk/media/pieces/{}/tellings", article.id)).await.text;
        assert!(told.contains("24 hours") && !told.contains("name=\"offered\""), "{told}");
    }
}
