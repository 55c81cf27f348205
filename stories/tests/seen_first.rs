//! Nothing of a stranger stands on the website before one of ours has seen it, where the business wants that.

use actions::business::{Profile, save_profile};
use actions::inbox::{Question, add_to_question, ask, reply, show_on_website, withdraw_question};
use chrono::TimeDelta;
use domain::PieceId;
use domain::inbox::{ReleaseRule, ReleaseRules, Shown};

use stories::{Browser, House, houses};

async fn an_article(house: &House) -> (PieceId, String) {
    let text = domain::media::PieceText::new("How to oil", "", "Stand on the step.").unwrap();
    let article = actions::media::begin_article(&house.app, &house.ada, text, None).await.unwrap();
    actions::publishing::plan(&house.app, &house.ada, article.id, vec![], None).await.unwrap();
    house.until_quiet().await;
    let article = house.desk().lookup_piece(article.id).await.unwrap().unwrap();
    (article.id, article.slug)
}

/// Asked under the article, for everybody to read; the token of the private page.
async fn asked(house: &House, about: PieceId, text: &str) -> String {
    let question = Question {
        text: text.into(),
        email: "priya@example.com".into(),
        name: "Priya Raman".into(),
        public: true,
        about: Some(about),
        language: None,
    };
    let asked = ask(&house.app, house.ada.business, question).await.unwrap();
    asked.page.rsplit('/').next().unwrap().to_owned()
}

async fn on_website(house: &House, slug: &str) -> Vec<String> {
    let page = house.desk().find_public_piece(domain::media::Kind::Article, slug).await.unwrap().unwrap();
    page.said.into_iter().map(|line| line.text).collect()
}

async fn choose(house: &House, releases: ReleaseRules) {
    let business = house.desk().lookup_business().await.unwrap().unwrap();
    let profile = Profile { releases, ..Profile::of(&business) };
    save_profile(&house.app, &house.ada, None, profile).await.unwrap();
}

/// What waits for a look, in order.
async fn waiting(house: &House) -> Vec<String> {
    let page = house.desk().list_awaiting_release(None, 50).await.unwrap();
    assert_eq!(page.rows.len() as u64, house.desk().count_awaiting_release().await.unwrap());
    page.rows.into_iter().map(|row| row.text).collect()
}

#[tokio::test]
async fn a_visitors_words_wait_for_a_look_each_of_them_and_so_do_our_answers_to_them() {
    for house in houses().await {
        let (article, slug) = an_article(&house).await;
        let token = asked(&house, article, "Which oil is safe for a child?").await;
        let visitor = Browser::at(&house.address);
        let page = domain::media::Kind::Article.path(&slug);
        let conversation = house.conversation_with("safe for a child").await;
        reply(&house.app, &house.ada, conversation.id, "Linseed oil, once it is dry.").await.unwrap();
        house.until_sent().await;
        assert!(on_website(&house, &slug).await.is_empty(), "{}", house.database);
        let seen = visitor.get(&page).await.text;
        assert!(!seen.contains("safe for a child") && !seen.contains("Linseed"), "{seen}");
        let own_page = visitor.get(&format!("/questions/{token}")).await.text;
        assert!(own_page.contains("On our website once we have read it, without your name"), "{own_page}");

        // The desk has the place to look.
        let ada = house.signed_in_browser().await;
        let inbox = ada.get("/desk/inbox").await.text;
        assert!(inbox.contains("One text waits for your look"), "{inbox}");
        let releases = ada.get("/desk/inbox/releases").await.text;
        assert!(
            releases.contains("Which oil is safe for a child?") && releases.contains("How to oil"),
            "{releases}"
        );
        let line = house.line("safe for a child").await;
        let decided = ada
            .post(&format!("/desk/messages/{}/release", line.id), "release=given&seen=&back=releases")
            .await;
        assert_eq!(decided.location(), "/desk/inbox/releases", "{}", decided.text);
        let both = ["Which oil is safe for a child?", "Linseed oil, once it is dry."];
        assert_eq!(on_website(&house, &slug).await, both, "{}", house.database);
        let seen = visitor.get(&page).await.text;
        assert!(seen.contains("safe for a child") && seen.contains("Linseed"), "at once: {seen}");
        assert!(!seen.contains("Priya"), "without the name");

        // What they add is looked at by itself, and an answer to it does not stand there alone.
        add_to_question(&house.app, house.ada.business, &token, "BUY CHEAP OIL at oil.example")
            .await
            .unwrap();
        reply(&house.app, &house.ada, conversation.id, "We do not.").await.unwrap();
        house.until_sent().await;
        assert_eq!(on_website(&house, &slug).await, both, "{}", house.database);
        assert_eq!(waiting(&house).await, ["BUY CHEAP OIL at oil.example"]);
        let line = house.line("BUY CHEAP").await;
        ada.post(&format!("/desk/messages/{}/release", line.id), "release=kept+back&seen=").await;
        assert!(waiting(&house).await.is_empty());
        assert_eq!(on_website(&house, &slug).await, both, "{}", house.database);
        let thread = ada.get(&format!("/desk/inbox/{}", conversation.id)).await.text;
        assert!(
            thread.contains("Kept off your website") && thread.contains("On your website, without the name")
        );
        let own_page = visitor.get(&format!("/questions/{token}")).await.text;
        assert!(own_page.contains("Not on our website"), "{own_page}");

        // Taken off again.
        let line = house.line("safe for a child").await;
        ada.post(&format!("/desk/messages/{}/release", line.id), "release=kept+back&seen=").await;
        assert!(on_website(&house, &slug).await.is_empty(), "{}", house.database);
        assert!(!visitor.get(&page).await.text.contains("safe for a child"));
    }
}

#[tokio::test]
async fn whoever_asks_on_the_website_is_named_by_nobody() {
    for house in houses().await {
        let (article, _) = an_article(&house).await;
        asked(&house, article, "Which oil?").await;
        let conversation = house.conversation_with("Which oil").await;
        let named = show_on_website(&house.app, &house.ada, conversation.id, Shown::Named).await;
        assert!(named.is_err(), "{}", house.database);
        show_on_website(&house.app, &house.ada, conversation.id, Shown::Hidden).await.unwrap();
        assert!(waiting(&house).await.is_empty(), "what is not shown at all waits for no look");
        show_on_website(&house.app, &house.ada, conversation.id, Shown::Nameless).await.unwrap();
        assert_eq!(waiting(&house).await, ["Which oil?"]);
        let thread =
            house.signed_in_browser().await.get(&format!("/desk/inbox/{}", conversation.id)).await.text;
        assert!(!thread.contains("Shown with the name"), "{thread}");
    }
}

#[tokio::test]
async fn comments_of_networks_appear_at_once_or_after_a_look_and_an_edit_is_looked_at_again() {
    for house in houses().await {
        let page = house.connect_page().await;
        let out = house.published_there(&page, "How to oil").await;
        let slug = house.desk().lookup_piece(out.piece).await.unwrap().unwrap().slug;
        let (ben, under) = (house.town.facebook.person("Ben Okri"), out.remote_id.unwrap());
        ben.comments(&under, "Lovely work!").unwrap();
        house.until_quiet().await;
        assert_eq!(on_website(&house, &slug).await, ["Lovely work!"], "{}", house.database);

        let both = ReleaseRules { questions: ReleaseRule::AfterALook, comments: ReleaseRule::AfterALook };
        choose(&house, both).await;
        let comment = ben.comments(&under, "Do you fit oak?").unwrap();
        house.until_quiet().await;
        assert_eq!(on_website(&house, &slug).await, ["Lovely work!"], "what stood there stays");
        let line = house.line("fit oak").await;
        let ada = house.signed_in_browser().await;
        let release = format!("/desk/messages/{}/release", line.id);
        ada.post(&release, "release=given&seen=").await;
        assert_eq!(on_website(&house, &slug).await, ["Lovely work!", "Do you fit oak?"]);

        house.later(TimeDelta::seconds(5)).await;
        ben.edits(&comment, "Cheap pills at pills.example");
        house.until_quiet().await;
        assert_eq!(on_website(&house, &slug).await, ["Lovely work!"], "{}", house.database);
        assert_eq!(waiting(&house).await, ["Cheap pills at pills.example"]);
        // A page from before the edit lets nothing out.
        let late = ada.post(&release, "release=given&seen=").await;
        assert_eq!(late.status, 409, "{}", late.text);
        assert_eq!(on_website(&house, &slug).await, ["Lovely work!"], "{}", house.database);
        let edited_at = house.line("Cheap pills").await.edited_at.unwrap();
        ada.post(&release, &format!("release=given&seen={}", edited_at.0)).await;
        assert_eq!(on_website(&house, &slug).await, ["Lovely work!", "Cheap pills at pills.example"]);
        house.later(TimeDelta::seconds(5)).await;
        ben.deletes(&comment);
        house.until_quiet().await;
        assert_eq!(on_website(&house, &slug).await, ["Lovely work!"], "{}", house.database);
    }
}

#[tokio::test]
async fn a_business_that_wants_it_shows_questions_at_once_and_what_waited_still_waits() {
    for house in houses().await {
        let (article, slug) = an_article(&house).await;
        asked(&house, article, "Which oil?").await;
        let ada = house.signed_in_browser().await;
        let settings = ada.get("/desk/settings").await.text;
        assert!(settings.contains("appears after one of you has looked"), "{settings}");
        choose(&house, ReleaseRules { questions: ReleaseRule::AtOnce, ..ReleaseRules::default() }).await;
        house.later(TimeDelta::seconds(5)).await;
        let token = asked(&house, article, "And which wax?").await;
        assert_eq!(on_website(&house, &slug).await, ["And which wax?"], "{}", house.database);
        assert_eq!(waiting(&house).await, ["Which oil?"], "{}", house.database);
        withdraw_question(&house.app, house.ada.business, &token).await.unwrap();
        assert!(on_website(&house, &slug).await.is_empty(), "{}", house.database);
    }
}
