//! What we hide, like or delete there: once, seen here, obeyed by the website, and safe when an answer gets lost.

use actions::inbox::moderate;
use chrono::TimeDelta;
use domain::channels::Channel;
use domain::inbox::{Message, Moderated, Moderation, ModerationSort, ModerationState, Sight};
use domain::publishing::Publication;
use domain::team::Role;
use networks::facebook::fake::FacebookFake;
use networks::fakes::Trouble;
use serde_json::json;
use stories::{Browser, HANDLE, House, colleague, houses};

const ASKED: &str = "Do you fit oak?";

struct Said {
    channel: Channel,
    out: Publication,
    comment: String,
}

/// A comment under a copy of an article on the page.
async fn on_the_page(house: &House) -> Said {
    let channel = house.connect_page().await;
    let out = house.published_there(&channel, "How to oil").await;
    let ben = house.town.facebook.person("Ben Ode");
    let comment = ben.comments(out.remote_id.as_ref().unwrap(), ASKED).unwrap();
    house.until_quiet().await;
    assert_eq!(on_website(house, &out).await, [ASKED]);
    Said { channel, out, comment }
}

async fn on_the_sky(house: &House) -> Said {
    let channel = house.connect_sky().await;
    let out = house.published_there(&channel, "How to oil").await;
    let nora = house.town.bluesky.person("nora.test", "Nora");
    let comment = nora.comments(out.remote_id.as_ref().unwrap(), ASKED).unwrap();
    house.poll(&channel).await;
    assert_eq!(on_website(house, &out).await, [ASKED]);
    Said { channel, out, comment }
}

async fn on_website(house: &House, out: &Publication) -> Vec<String> {
    let article = house.desk().lookup_piece(out.piece).await.unwrap().unwrap();
    let page =
        house.desk().find_public_piece(domain::media::Kind::Article, &article.slug).await.unwrap().unwrap();
    page.said.into_iter().map(|line| line.text).collect()
}

async fn line(house: &House) -> Message {
    house.line(ASKED).await
}

async fn does(house: &House, deed: Moderation) {
    moderate(&house.app, &house.ada, line(house).await.id, deed).await.unwrap();
    house.until_quiet().await;
}

async fn came_of(house: &House, message: &Message, sort: ModerationSort) -> Moderated {
    house.desk().find_moderation(message.id, sort).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_comment_is_hidden_shown_liked_and_deleted_there_from_the_thread_s_own_page() {
    for house in houses().await {
        let Said { out, comment, .. } = on_the_page(&house).await;
        let (ada, fake) = (house.signed_in_browser().await, &house.town.facebook);
        let message = line(&house).await;
        let thread = format!("/desk/inbox/{}", message.conversation);
        let there = format!("/desk/messages/{}", message.id);
        let page = ada.get(&thread).await.text;
        assert!(page.contains("Hide on Facebook") && page.contains("Delete on Facebook"), "{page}");
        let led = ada.post(&format!("{there}/moderation"), "does=hide").await;
        assert!(led.status == 303 && led.location().starts_with(&thread), "{led:?}");
        house.until_quiet().await;
        assert_eq!(fake.stands(&comment), Some((true, false)), "{}", house.database);
        assert_eq!(line(&house).await.sight, Sight::Hidden);
        assert!(on_website(&house, &out).await.is_empty(), "the website obeys, on {}", house.database);
        let page = ada.get(&thread).await.text;
        assert!(
            page.contains("Hidden there by Ada Fenwick") && page.contains("Show again on Facebook"),
            "{page}"
        );
        assert!(!page.contains(">Hide on Facebook"), "{page}");
        ada.post(&format!("{there}/moderation"), "does=show").await;
        ada.post(&format!("{there}/moderation"), "does=like").await;
        house.until_quiet().await;
        assert_eq!(fake.stands(&comment), Some((false, true)), "{}", house.database);
        assert_eq!(on_website(&house, &out).await, [ASKED]);
        ada.post(&format!("{there}/moderation"), "does=unlike").await;
        house.until_quiet().await;
        assert_eq!(fake.stands(&comment), Some((false, false)), "{}", house.database);
        // What is deleted there cannot be brought back: it is asked about first, without scripts.
        let asked = ada.post(&format!("{there}/deletion"), "what=Do+you+fit+oak%3F").await;
        assert!(asked.text.contains("Delete “Do you fit oak?” there?"), "{}", asked.text);
        house.until_quiet().await;
        assert!(fake.stands(&comment).is_some(), "nothing was done yet");
        ada.post(&format!("{there}/deletion"), "sure=yes").await;
        house.until_quiet().await;
        assert_eq!(fake.stands(&comment), None, "{}", house.database);
        let gone = house.desk().lookup_message(message.id).await.unwrap().unwrap();
        assert!(gone.deleted_at.is_some() && gone.text.is_empty(), "{gone:?}");
        let now = house.desk().lookup_conversation(message.conversation).await.unwrap().unwrap();
        assert_eq!((now.due_at, now.snippet.as_str()), (None, "Deleted by us"), "{}", house.database);
        assert!(ada.get(&thread).await.text.contains("Deleted there by Ada Fenwick"));
        let late = ada.post(&format!("{there}/moderation"), "does=hide").await;
        assert_eq!(late.status, 409, "{}", late.text);
    }
}

#[tokio::test]
async fn a_reply_is_hidden_by_the_gate_of_its_thread_which_keeps_its_other_rules() {
    for house in houses().await {
        let Said { channel, out, comment } = on_the_sky(&house).await;
        let root = out.remote_id.clone().unwrap();
        let ada = house.town.bluesky.account(HANDLE, "Ada’s Joinery", "mill-lane-oak1");
        let rules = json!([{"$type": "app.bsky.feed.threadgate#followerRule"}]);
        ada.gates(&root, &rules).unwrap();
        does(&house, Moderation::Hide).await;
        let gate = ada.gate(&root).unwrap();
        assert_eq!(
            (&gate["allow"], &gate["hiddenReplies"]),
            (&rules, &json!([comment])),
            "{}",
            house.database
        );
        assert_eq!(line(&house).await.sight, Sight::Hidden);
        assert!(on_website(&house, &out).await.is_empty(), "{}", house.database);
        house.poll(&channel).await;
        assert_eq!(line(&house).await.sight, Sight::Hidden, "the next poll says the same");
        does(&house, Moderation::Show).await;
        assert_eq!(ada.gate(&root).unwrap()["hiddenReplies"], json!([]), "{}", house.database);
        assert_eq!(on_website(&house, &out).await, [ASKED]);
        for _ in 0..2 {
            does(&house, Moderation::Like).await;
        }
        assert_eq!(ada.likes_of(&comment), 1, "{}", house.database);
        does(&house, Moderation::Unlike).await;
        assert_eq!(ada.likes_of(&comment), 0, "{}", house.database);
        let delete = moderate(&house.app, &house.ada, line(&house).await.id, Moderation::Delete).await;
        assert!(delete.unwrap_err().to_string().contains("has no way"), "{}", house.database);
    }
}

#[tokio::test]
async fn shown_again_it_is_still_for_signed_in_people_where_its_writer_wishes_so() {
    for house in houses().await {
        let Said { out, .. } = on_the_sky(&house).await;
        does(&house, Moderation::Hide).await;
        house.town.bluesky.person("nora.test", "Nora").labels(&["!no-unauthenticated"]);
        does(&house, Moderation::Show).await;
        assert_eq!(line(&house).await.sight, Sight::SignedIn, "{}", house.database);
        assert!(on_website(&house, &out).await.is_empty(), "{}", house.database);
    }
}

#[tokio::test]
async fn a_deed_whose_answer_is_lost_is_looked_at_and_not_done_twice() {
    for house in houses().await {
        let Said { comment, .. } = on_the_page(&house).await;
        let desk = house.town.facebook.desk();
        let message = line(&house).await;
        let calls = |what: &str| desk.count(&format!("{what} /v25.0/{comment}"));
        desk.trouble(&format!("POST /v25.0/{comment}"), Trouble::CutAfterWrite);
        does(&house, Moderation::Hide).await;
        house.until_settled().await;
        assert_eq!(calls("POST"), 1, "{}", house.database);
        assert!(came_of(&house, &message, ModerationSort::Sight).await.state.is_done());
        desk.trouble("POST", Trouble::CutAfterWrite);
        does(&house, Moderation::Like).await;
        house.until_settled().await;
        assert_eq!((calls("POST"), house.town.facebook.stands(&comment)), (2, Some((true, true))));
        // Lost before it arrived: looked at, seen not to be so, and done.
        desk.trouble("DELETE", Trouble::Down);
        does(&house, Moderation::Unlike).await;
        house.until_settled().await;
        assert_eq!((calls("DELETE"), house.town.facebook.stands(&comment)), (2, Some((true, false))));
        desk.trouble("DELETE", Trouble::CutAfterWrite);
        does(&house, Moderation::Delete).await;
        house.until_settled().await;
        assert_eq!((calls("DELETE"), house.town.facebook.stands(&comment)), (3, None), "{}", house.database);
        assert!(came_of(&house, &message, ModerationSort::Deletion).await.state.is_done());
    }
}

#[tokio::test]
async fn a_like_whose_answer_is_lost_is_one_like() {
    for house in houses().await {
        let Said { comment, out, .. } = on_the_sky(&house).await;
        let (fake, message) = (&house.town.bluesky, line(&house).await);
        let ada = fake.account(HANDLE, "Ada’s Joinery", "mill-lane-oak1");
        for trouble in [Trouble::CutAfterWrite, Trouble::then(Trouble::status(502)), Trouble::Down] {
            fake.desk().trouble("createRecord", trouble);
            does(&house, Moderation::Like).await;
            house.until_settled().await;
            assert_eq!(ada.likes_of(&comment), 1, "{}", house.database);
            does(&house, Moderation::Unlike).await;
            assert_eq!(ada.likes_of(&comment), 0, "{}", house.database);
        }
        // Somebody changes the gate in their own app between our reading and our writing.
        let swap = r#"{"error":"InvalidSwap","message":"Record was at somewhere else"}"#;
        let answer = Trouble::Answer { status: 400, headers: vec![], body: swap.into() };
        fake.desk().trouble("putRecord", answer);
        does(&house, Moderation::Hide).await;
        assert!(came_of(&house, &message, ModerationSort::Sight).await.state.is_done(), "{}", house.database);
        let gate = ada.gate(out.remote_id.as_ref().unwrap()).unwrap();
        assert_eq!(gate["hiddenReplies"], json!([comment]));
    }
}

#[tokio::test]
async fn what_the_network_refuses_is_said_where_it_was_wished_and_the_latest_wish_counts() {
    for house in houses().await {
        let Said { comment, out, .. } = on_the_page(&house).await;
        let (fake, message) = (&house.town.facebook, line(&house).await);
        fake.desk().trouble("POST", FacebookFake::error(200, None));
        does(&house, Moderation::Hide).await;
        let refused = came_of(&house, &message, ModerationSort::Sight).await;
        assert!(
            matches!(&refused.state, ModerationState::Refused { why, .. } if why.contains("permission")),
            "{refused:?}"
        );
        assert_eq!(on_website(&house, &out).await, [ASKED], "it still stands there");
        let ada = house.signed_in_browser().await;
        let page = ada.get(&format!("/desk/inbox/{}", message.conversation)).await.text;
        assert!(page.contains("Not hidden there."), "{page}");
        // Wished again, while the token is dead it waits, and goes on once the page is connected again.
        fake.kill_token(&house.town.page, 460);
        does(&house, Moderation::Hide).await;
        does(&house, Moderation::Show).await;
        does(&house, Moderation::Hide).await;
        assert!(matches!(
            came_of(&house, &message, ModerationSort::Sight).await.state,
            ModerationState::Waiting { .. }
        ));
        house.connect_again().await;
        house.until_settled().await;
        assert_eq!(fake.stands(&comment), Some((true, false)), "{}", house.database);
        assert!(on_website(&house, &out).await.is_empty(), "{}", house.database);
    }
}

#[tokio::test]
async fn a_list_that_runs_behind_does_not_show_again_what_was_just_hidden() {
    for house in houses().await {
        let Said { channel, out, comment } = on_the_page(&house).await;
        does(&house, Moderation::Hide).await;
        house.town.facebook.lose_deliveries();
        // As their lists tell it for a while: open.
        house.later(TimeDelta::seconds(5)).await;
        house.town.facebook.hides(&comment, false);
        house.town.facebook.lose_deliveries();
        house.poll(&channel).await;
        assert!(on_website(&house, &out).await.is_empty(), "{}", house.database);
        // Their webhook tells what happened there, whenever that was.
        house.town.facebook.hides(&comment, false);
        house.until_quiet().await;
        assert_eq!(on_website(&house, &out).await, [ASKED], "{}", house.database);
    }
}

#[tokio::test]
async fn an_agent_hides_and_an_editor_deletes_and_a_program_does_both() {
    for house in houses().await {
        let Said { comment, .. } = on_the_page(&house).await;
        let message = line(&house).await;
        let path = format!("/api/v1/messages/{}/moderation", message.id);
        let nobody = Browser::at(&house.address);
        let call = async |role: Role, does: &str| {
            let (_, token) = actions::team::make_token(&house.app, &house.ada, "t", role).await.unwrap();
            nobody.call(Some(&token), "POST", &path, &json!({ "does": does }).to_string()).await.status
        };
        assert_eq!((call(Role::Viewer, "hide").await, call(Role::Agent, "hide").await), (403, 204));
        assert_eq!((call(Role::Agent, "delete").await, call(Role::Agent, "burn").await), (403, 422));
        house.until_quiet().await;
        let (_, token) = actions::team::make_token(&house.app, &house.ada, "t", Role::Viewer).await.unwrap();
        let list = format!("/api/v1/conversations/{}/messages", message.conversation);
        let told = nobody.call(Some(&token), "GET", &list, "").await.text;
        let told: serde_json::Value = serde_json::from_str(&told).unwrap();
        let told = &told["rows"][0];
        assert_eq!(told["deeds"], json!(["show", "like", "delete"]), "{told}");
        assert_eq!(
            (&told["moderated"][0]["does"], &told["moderated"][0]["state"]),
            (&json!("hide"), &json!("done"))
        );
        let agent = colleague(&house, &house.ada, Role::Agent, "roles.example").await;
        let refused = moderate(&house.app, &agent, message.id, Moderation::Delete).await;
        assert!(refused.is_err(), "{}", house.database);
        assert_eq!(call(Role::Editor, "delete").await, 204);
        house.until_quiet().await;
        assert_eq!(house.town.facebook.stands(&comment), None, "{}", house.database);
    }
}
