//! What we wrote on a network ourselves, outside Porchlight, and what people answer to it.

use chrono::TimeDelta;
use networks::facebook::fake::FacebookFake;
use networks::fakes::Trouble;
use stories::{HANDLE, House, houses};

/// Webhooks are late, lost or not set up: the truth is polled.
async fn polled(house: &House, channel: &domain::channels::Channel) {
    house.town.facebook.lose_deliveries();
    house.poll(channel).await;
    // A reply that came before its parent asks for it.
    house.later(TimeDelta::seconds(10)).await;
}

#[tokio::test]
async fn an_answer_to_a_comment_of_the_page_ends_in_a_conversation_with_our_words() {
    for house in houses().await {
        let page = house.connect_page().await;
        let (town, fake) = (&house.town, &house.town.facebook);
        let post = fake.page_posts(&town.page, "A kitchen in Mill Lane");
        let ours = fake.page_comments(&town.page, &post, "We have oak left for one more.").unwrap();
        polled(&house, &page).await;
        assert!(house.conversations().await.is_empty(), "our own words alone are no conversation");
        fake.person("Ben Okri").comments(&ours, "How much is a metre?").unwrap();
        polled(&house, &page).await;
        let conversation = house.conversation_with("How much").await;
        assert_eq!(
            house.said(&conversation).await,
            ["us: We have oak left for one more.", "How much is a metre?"],
            "{}",
            house.database
        );
        assert_eq!(conversation.shown_name(), "Ben Okri");
        assert!(conversation.due_at.is_some());
        // More of the same goes to the same place.
        fake.person("Mia").comments(&ours, "And elm?").unwrap();
        house.until_quiet().await;
        polled(&house, &page).await;
        assert_eq!(house.said(&conversation).await.len(), 3, "{}", house.database);
        assert_eq!(house.conversations().await.len(), 1, "{}", house.database);
    }
}

#[tokio::test]
async fn an_answer_told_before_our_comment_finds_it_by_asking() {
    for house in houses().await {
        house.connect_page().await;
        let (town, fake) = (&house.town, &house.town.facebook);
        let post = fake.page_posts(&town.page, "A kitchen in Mill Lane");
        let ours = fake.page_comments(&town.page, &post, "Oiled, as always.").unwrap();
        fake.lose_deliveries();
        fake.person("Ben Okri").comments(&ours, "How often do you oil it?").unwrap();
        house.until_quiet().await;
        house.later(TimeDelta::seconds(10)).await;
        let conversation = house.conversation_with("How often").await;
        assert_eq!(
            house.said(&conversation).await,
            ["us: Oiled, as always.", "How often do you oil it?"],
            "{}",
            house.database
        );
    }
}

#[tokio::test]
async fn an_answer_to_our_own_post_and_to_our_answer_elsewhere_is_heard_on_the_sky() {
    for house in houses().await {
        let sky = house.connect_sky().await;
        let fake = &house.town.bluesky;
        let (ada, nora) =
            (fake.account(HANDLE, "Ada’s Joinery", "mill-lane-oak1"), fake.person("nora.test", "Nora"));
        let cid = fake.person("cid.test", "Cid");
        // A native post with a second one below it, as people write threads there.
        let post = ada.posts("We made a table.");
        let more = ada.comments(&post, "It is oiled.").unwrap();
        // And an answer of ours in somebody else's thread.
        let theirs = cid.posts("Who fits oak around here?");
        let answer = ada.comments(&theirs, "We do.").unwrap();
        house.poll(&sky).await;
        assert!(house.conversations().await.is_empty(), "{}", house.database);
        nora.comments(&more, "With which oil?").unwrap();
        nora.comments(&answer, "Do you fit elm, too?").unwrap();
        nora.comments(&post, "What does it weigh?").unwrap();
        house.poll(&sky).await;
        house.later(TimeDelta::seconds(10)).await;
        let said = async |words| house.said(&house.conversation_with(words).await).await;
        assert_eq!(said("With which").await, ["us: It is oiled.", "With which oil?"], "{}", house.database);
        assert_eq!(said("fit elm").await, ["us: We do.", "Do you fit elm, too?"], "{}", house.database);
        assert_eq!(said("weigh").await, ["What does it weigh?"], "{}", house.database);
        assert_eq!(house.conversations().await.len(), 3);
    }
}

#[tokio::test]
async fn what_we_wrote_first_in_their_inbox_stands_in_the_conversation() {
    for house in houses().await {
        let page = house.connect_page().await;
        let ben = house.town.facebook.person("Ben Okri");
        house.town.facebook.page_messages(&house.town.page, &ben, "Your worktop is ready.");
        house.until_quiet().await;
        assert!(house.conversations().await.is_empty());
        house.later(TimeDelta::minutes(5)).await;
        ben.messages(&house.town.page, "When can I fetch it?");
        house.until_quiet().await;
        let conversation = house.conversation_with("fetch").await;
        let wanted = ["us: Your worktop is ready.", "When can I fetch it?"];
        assert_eq!(house.said(&conversation).await, wanted, "{}", house.database);
        polled(&house, &page).await;
        assert_eq!(house.said(&conversation).await, wanted, "told again on {}", house.database);
    }
}

#[tokio::test]
async fn an_answer_written_there_settles_what_it_answers() {
    for house in houses().await {
        let sky = house.connect_sky().await;
        let fake = &house.town.bluesky;
        let ada = fake.account(HANDLE, "Ada’s Joinery", "mill-lane-oak1");
        let asked = fake.person("nora.test", "Nora").mentions(HANDLE, "do you fit oak?");
        house.poll(&sky).await;
        assert!(house.conversation_with("fit oak").await.due_at.is_some());
        ada.comments(&asked, "We do.").unwrap();
        house.poll(&sky).await;
        let conversation = house.conversation_with("fit oak").await;
        assert_eq!(conversation.due_at, None, "{}", house.database);
        assert!(house.said(&conversation).await.contains(&"us: We do.".to_owned()));
    }
}

/// Every way in which a parent cannot be had: what is said still arrives.
#[tokio::test]
async fn a_reply_ends_in_a_conversation_at_the_latest_after_half_an_hour() {
    let troubles = [
        ("down", Trouble::Down),
        ("busy", FacebookFake::error(4, None)),
        ("their own trouble", FacebookFake::error(2, None)),
        ("nonsense", Trouble::Answer { status: 200, headers: vec![], body: "[]".into() }),
        ("forbidden", FacebookFake::error(10, None)),
    ];
    for house in houses().await {
        house.connect_page().await;
        let fake = &house.town.facebook;
        for (name, trouble) in troubles.clone() {
            let post = fake.page_posts(&house.town.page, "A kitchen");
            let first = fake.person("Ben Okri").comments(&post, "Lovely").unwrap();
            fake.lose_deliveries();
            fake.desk().trouble_until_calm("GET /", trouble);
            fake.person("Mia").comments(&first, &format!("Which oil, {name}?")).unwrap();
            fake.person("Cid").comments(&first, &format!("And which wood, {name}?")).unwrap();
            house.until_quiet().await;
            for _ in 0..4 {
                house.later(TimeDelta::minutes(10)).await;
            }
            let conversation = house.conversation_with(&format!("Which oil, {name}")).await;
            assert!(conversation.due_at.is_some(), "{name} on {}", house.database);
            assert_eq!(house.said(&conversation).await.len(), 2, "together, {name} on {}", house.database);
            // The parent comes after all, and finds its place.
            fake.desk().calm();
            house.later(TimeDelta::minutes(61)).await;
            house.poll(&house.connect_page().await).await;
            let said = house.said(&conversation).await;
            assert!(said.contains(&"Lovely".to_owned()), "{name} on {}: {said:?}", house.database);
        }
    }
}

#[tokio::test]
async fn a_reply_does_not_wait_for_the_owner_to_connect_again() {
    for house in houses().await {
        house.connect_page().await;
        let fake = &house.town.facebook;
        let post = fake.page_posts(&house.town.page, "A kitchen");
        let first = fake.person("Ben Okri").comments(&post, "Lovely").unwrap();
        fake.lose_deliveries();
        house.clock.set(house.app.now().plus(TimeDelta::seconds(5)));
        fake.person("Mia").comments(&first, "Which oil is that?").unwrap();
        fake.kill_token(&house.town.page, 460);
        house.until_quiet().await;
        for _ in 0..4 {
            house.later(TimeDelta::minutes(10)).await;
        }
        let conversation = house.conversation_with("Which oil").await;
        assert!(conversation.due_at.is_some(), "{}", house.database);
        house.connect_again().await;
        house.until_settled().await;
        let said = house.said(&conversation).await;
        assert_eq!(said, ["Lovely", "Which oil is that?"], "{}", house.database);
    }
}
