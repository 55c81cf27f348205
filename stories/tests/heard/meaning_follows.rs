//! What somebody waits for follows their words, and what they add is seen.

use actions::inbox::{look, reply, reply_to};
use chrono::TimeDelta;
use domain::Timestamp;
use domain::inbox::Way;
use stories::{House, houses};

async fn comments(house: &House, text: &str) -> (String, networks::facebook::fake::Person) {
    let fake = &house.town.facebook;
    let post = fake.page_posts(&house.town.page, "A kitchen");
    let ben = fake.person("Ben Okri");
    let comment = ben.comments(&post, text).unwrap();
    house.until_quiet().await;
    (comment, ben)
}

#[tokio::test]
async fn praise_that_is_edited_into_a_question_waits_from_the_edit_on() {
    for house in houses().await {
        house.connect_page().await;
        let (comment, ben) = comments(&house, "Nice!").await;
        let conversation = house.conversation_with("Nice").await;
        assert_eq!(conversation.due_at, None);
        look(&house.app, &house.ada, conversation.id).await.unwrap();
        house.later(TimeDelta::minutes(30)).await;
        let edited = house.app.now();
        ben.edits(&comment, "Nice! How much for 2 m?");
        house.until_quiet().await;
        let conversation = house.conversation_with("How much").await;
        let due = house.desk().list_dues(conversation.id).await.unwrap().remove(0);
        assert_eq!(due.asked_at.seconds(), edited.seconds(), "{}", house.database);
        assert_eq!(conversation.due_at, Some(due.due_at));
        assert_eq!((conversation.snippet.as_str(), conversation.unseen), ("Nice! How much for 2 m?", 1));
        assert_eq!(house.desk().list_all_questions(9).await.unwrap().len(), 1, "a question of a need now");
        // And back: nobody waits, and nothing was broken.
        house.later(TimeDelta::seconds(5)).await;
        ben.edits(&comment, "Nice!");
        house.until_quiet().await;
        let conversation = house.conversation_with("Nice").await;
        assert_eq!(conversation.due_at, None, "{}", house.database);
        assert!(house.desk().list_all_questions(9).await.unwrap().is_empty());
        house.later(TimeDelta::days(3)).await;
        let kept = house.desk().count_kept(Timestamp(0), house.app.now()).await.unwrap();
        assert_eq!(kept.cases(), 0, "{}", house.database);
    }
}

#[tokio::test]
async fn of_two_questions_the_other_still_waits_when_one_is_taken_back() {
    for house in houses().await {
        house.connect_page().await;
        let ben = house.town.facebook.person("Ben Okri");
        let first = ben.messages(&house.town.page, "Do you fit oak?");
        house.until_quiet().await;
        house.later(TimeDelta::minutes(20)).await;
        ben.messages(&house.town.page, "And what does elm cost?");
        house.until_quiet().await;
        let before = house.conversation_with("oak").await.due_at;
        let page = house
            .desk()
            .list_channels()
            .await
            .unwrap()
            .into_iter()
            .find(|c| c.network == "facebook")
            .unwrap();
        let deleted = domain::channels::Incoming::Deleted { remote_id: first, at: house.app.now() };
        actions::inbox::receive(&house.app, house.ada.business, &page, vec![deleted]).await.unwrap();
        let conversation = house.conversation_with("elm").await;
        assert!(conversation.due_at > before, "by its own time, on {}", house.database);
        assert!(conversation.snippet.contains("elm"));
    }
}

#[tokio::test]
async fn what_a_customer_adds_is_new_until_somebody_looks_whatever_the_words() {
    for house in houses().await {
        house.connect_page().await;
        let ben = house.town.facebook.person("Ben Okri");
        ben.messages(&house.town.page, "What does a worktop cost?");
        house.until_quiet().await;
        let conversation = house.conversation_with("worktop").await;
        assert_eq!(house.desk().count_unseen().await.unwrap(), 1);
        look(&house.app, &house.ada, conversation.id).await.unwrap();
        assert_eq!(house.desk().count_unseen().await.unwrap(), 0);
        reply(&house.app, &house.ada, conversation.id, "Tell us the measures?").await.unwrap();
        house.until_sent().await;
        ben.messages(&house.town.page, "Thanks, here are the measures: 2.40 by 0.30");
        house.until_quiet().await;
        let conversation = house.conversation_with("worktop").await;
        assert_eq!(
            (conversation.unseen, house.desk().count_unseen().await.unwrap()),
            (1, 1),
            "{}",
            house.database
        );
        let browser = house.signed_in_browser().await;
        let list = browser.get("/desk/inbox").await;
        assert!(list.text.contains("1 new"), "{}", list.text);
        assert!(list.text.contains("<title>• Inbox"), "{}", list.text);
        // A part that a page in the background asks for is no look.
        let part = browser.get_part(&format!("/desk/inbox/{}", conversation.id), "lines").await;
        assert_eq!(part.status, 200);
        assert_eq!(house.desk().count_unseen().await.unwrap(), 1);
        browser.get(&format!("/desk/inbox/{}", conversation.id)).await;
        assert_eq!(house.desk().count_unseen().await.unwrap(), 0, "{}", house.database);
        let list = browser.get("/desk/inbox").await;
        assert!(!list.text.contains("1 new") && list.text.contains("<title>Inbox"));
    }
}

#[tokio::test]
async fn every_kind_of_message_is_readable_and_a_private_one_without_words_waits() {
    use serde_json::json;
    for house in houses().await {
        let page = house.connect_page().await;
        let fake = &house.town.facebook;
        let cases = [
            (
                "place",
                json!([{"type": "location", "title": "Ben's place", "payload": {"coordinates": {"lat": 52.5, "long": 13.4}}}]),
                "(a place)",
            ),
            (
                "sticker",
                json!([{"type": "image", "payload": {"url": "https://cdn.example/t.png", "sticker_id": 3}}]),
                "(a sticker)",
            ),
            ("file", json!([{"type": "file", "payload": {}}]), "(a file)"),
            (
                "two pictures",
                json!([{"type": "image", "payload": {"url": "https://cdn.example/1.jpg"}}, {"type": "image", "payload": {"url": "https://cdn.example/2.jpg"}}]),
                "(2 pictures)",
            ),
            ("nothing", json!([]), "(no words)"),
        ];
        for (name, attachments, snippet) in cases {
            fake.person(name).sends(&house.town.page, &attachments);
            house.until_quiet().await;
            let latest = house.conversations().await.pop().unwrap();
            assert_eq!((latest.snippet.as_str(), latest.due_at.is_some()), (snippet, true), "{name}");
            house.later(TimeDelta::seconds(2)).await;
        }
        fake.person("Pia").presses(&house.town.page, "Get a quote");
        house.until_quiet().await;
        let pressed = house.conversation_with("Get a quote").await;
        assert_eq!(house.lines(&pressed).await.len(), 1, "{}", house.database);
        // A comment that is a picture alone is no empty paragraph on the website.
        let out = house.published_there(&page, "How to oil").await;
        let under = out.remote_id.clone().unwrap();
        fake.person("Mia").comments_with_picture(&under, "", "https://cdn.example/x.jpg").unwrap();
        house.until_quiet().await;
        let article = house.desk().lookup_piece(out.piece).await.unwrap().unwrap();
        let public = house
            .desk()
            .find_public_piece(domain::media::Kind::Article, &article.slug)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(public.said[0].text, "(a picture)", "{}", house.database);
    }
}

#[tokio::test]
async fn who_answers_has_looked_wherever_they_answer() {
    for house in houses().await {
        house.connect_page().await;
        let [ben, elena] = ["Ben Okri", "Elena Petrova"].map(|name| house.town.facebook.person(name));
        ben.messages(&house.town.page, "What does a worktop cost?");
        let post = house.town.facebook.page_posts(&house.town.page, "A staircase");
        let asked = elena.comments(&post, "How long does a staircase take?").unwrap();
        house.until_quiet().await;
        assert_eq!(house.desk().count_unseen().await.unwrap(), 2, "{}", house.database);
        let worktop = house.conversation_with("worktop").await;
        let first = house.lines(&worktop).await[0].id;
        ben.messages(&house.town.page, "It is for a kitchen.");
        house.until_quiet().await;
        // A program whose writer had read only the first words answers those; the others are new still.
        reply_to(&house.app, &house.ada, worktop.id, "From 400.", Some(first), Way::Here).await.unwrap();
        assert_eq!(house.desk().count_unseen().await.unwrap(), 2, "{}", house.database);
        reply(&house.app, &house.ada, worktop.id, "For a kitchen, 600.").await.unwrap();
        assert_eq!(house.desk().count_unseen().await.unwrap(), 1, "{}", house.database);
        house.town.facebook.page_comments(&house.town.page, &asked, "About six weeks.").unwrap();
        house.until_quiet().await;
        assert_eq!(house.desk().count_unseen().await.unwrap(), 0, "{}", house.database);
    }
}
