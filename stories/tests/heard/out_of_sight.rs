//! What is not shown is not deleted: words are kept, our website obeys, and what comes back is shown again.

use chrono::TimeDelta;
use domain::channels::Channel;
use domain::inbox::Sight;
use domain::publishing::Publication;
use networks::bluesky::fake::Person;
use networks::fakes::Trouble;
use stories::{HANDLE, House, houses};

struct Said {
    sky: Channel,
    out: Publication,
    nora: Person,
    comment: String,
}

/// A comment under an article's copy on the sky, and on the website.
async fn said(house: &House) -> Said {
    let sky = house.connect_sky().await;
    let out = house.published_there(&sky, "How to oil").await;
    let nora = house.town.bluesky.person("nora.test", "Nora");
    let comment = nora.comments(out.remote_id.as_ref().unwrap(), "Do you fit oak?").unwrap();
    house.poll(&sky).await;
    assert_eq!(on_website(house, &out).await, ["Do you fit oak?"]);
    Said { sky, out, nora, comment }
}

/// How somebody gets out of our sight, or back.
type Way = fn(&Person, bool);

async fn on_website(house: &House, out: &Publication) -> Vec<String> {
    let article = house.desk().lookup_piece(out.piece).await.unwrap().unwrap();
    let page =
        house.desk().find_public_piece(domain::media::Kind::Article, &article.slug).await.unwrap().unwrap();
    page.said.into_iter().map(|line| line.text).collect()
}

#[tokio::test]
async fn whoever_blocks_leaves_or_is_blocked_is_out_of_sight_until_they_are_back() {
    for house in houses().await {
        let Said { sky, out, nora, .. } = said(&house).await;
        let ways: [(&str, Way); 2] = [
            ("blocked", |nora, away| nora.blocks_us(away)),
            ("deactivated", |nora, away| nora.is_away(away)),
        ];
        for (name, way) in ways {
            way(&nora, true);
            house.poll(&sky).await;
            house.poll(&sky).await;
            let line = house.line("Do you fit oak?").await;
            assert_eq!(line.sight, Sight::Away, "{name} on {}: the words are kept", house.database);
            assert!(on_website(&house, &out).await.is_empty(), "{name} on {}", house.database);
            assert!(house.conversation_with("fit oak").await.due_at.is_some(), "still asked, {name}");
            way(&nora, false);
            house.poll(&sky).await;
            assert_eq!(
                house.line("Do you fit oak?").await.sight,
                Sight::Open,
                "{name} on {}",
                house.database
            );
            assert_eq!(on_website(&house, &out).await, ["Do you fit oak?"], "{name} on {}", house.database);
        }
    }
}

#[tokio::test]
async fn a_look_that_answers_empty_once_empties_nothing() {
    for house in houses().await {
        let Said { sky, out, nora, .. } = said(&house).await;
        let under = out.remote_id.clone().unwrap();
        for n in 0..5 {
            nora.comments(&under, &format!("And number {n}?")).unwrap();
        }
        house.poll(&sky).await;
        assert_eq!(on_website(&house, &out).await.len(), 6);
        let fake = &house.town.bluesky;
        let empty = |body: &str| Trouble::Answer { status: 200, headers: vec![], body: body.into() };
        // The thread without its replies, and every one of them unknown to whoever asks by name.
        fake.desk().trouble_until_calm("getPosts", empty(r#"{"posts":[]}"#));
        let bare = format!(
            r#"{{"thread":{{"$type":"app.bsky.feed.defs#threadViewPost","post":{{"uri":"{under}","cid":"c","author":{{"did":"d","handle":"h.test"}},"record":{{}},"indexedAt":"2026-06-11T08:00:00Z"}},"replies":[]}}}}"#
        );
        fake.desk().trouble_until_calm("getPostThread", empty(&bare));
        house.poll(&sky).await;
        fake.desk().calm();
        let lines = house.conversations().await;
        assert_eq!(lines.len(), 6, "nothing is deleted, on {}", house.database);
        house.poll(&sky).await;
        assert_eq!(on_website(&house, &out).await.len(), 6, "all are back, on {}", house.database);
    }
}

#[tokio::test]
async fn what_its_writer_deleted_is_gone_and_nobody_waits() {
    for house in houses().await {
        let Said { sky, out, nora, comment } = said(&house).await;
        let conversation = house.conversation_with("fit oak").await;
        nora.deletes(&comment);
        house.poll(&sky).await;
        let line = house.lines(&conversation).await.remove(0);
        assert!(line.deleted_at.is_some() && line.text.is_empty(), "{}", house.database);
        let now = house.desk().lookup_conversation(conversation.id).await.unwrap().unwrap();
        assert_eq!((now.due_at, now.snippet.as_str()), (None, "Deleted by its writer"));
        assert!(on_website(&house, &out).await.is_empty());
        house.later(TimeDelta::days(3)).await;
        let kept = house.desk().count_kept(domain::Timestamp(0), house.app.now()).await.unwrap();
        assert_eq!(kept.cases(), 0, "no promise was broken, on {}", house.database);
    }
}

#[tokio::test]
async fn while_blocked_a_deletion_is_still_a_deletion() {
    for house in houses().await {
        let Said { sky, nora, comment, .. } = said(&house).await;
        let conversation = house.conversation_with("fit oak").await;
        nora.blocks_us(true);
        house.poll(&sky).await;
        nora.deletes(&comment);
        house.later(TimeDelta::minutes(61)).await;
        house.poll(&sky).await;
        let line = house.lines(&conversation).await.remove(0);
        assert!(line.deleted_at.is_some(), "{}", house.database);
    }
}

#[tokio::test]
async fn hidden_replies_and_the_wish_to_be_shown_to_signed_in_people_hold_on_our_website() {
    for house in houses().await {
        let Said { sky, out, nora, comment } = said(&house).await;
        let ada = house.town.bluesky.account(HANDLE, "Ada’s Joinery", "mill-lane-oak1");
        ada.hides(&comment, true);
        house.poll(&sky).await;
        assert_eq!(house.line("fit oak").await.sight, Sight::Hidden, "{}", house.database);
        assert!(on_website(&house, &out).await.is_empty());
        ada.hides(&comment, false);
        nora.labels(&["!no-unauthenticated"]);
        house.poll(&sky).await;
        assert_eq!(house.line("fit oak").await.sight, Sight::SignedIn, "{}", house.database);
        assert!(on_website(&house, &out).await.is_empty());
        nora.labels(&[]);
        house.poll(&sky).await;
        assert_eq!(on_website(&house, &out).await, ["Do you fit oak?"], "{}", house.database);
    }
}

#[tokio::test]
async fn what_a_moderator_of_the_page_hides_there_is_hidden_here_by_webhook_and_by_polling() {
    for house in houses().await {
        let page = house.connect_page().await;
        let fake = &house.town.facebook;
        let out = house.published_there(&page, "How to oil").await;
        let comment =
            fake.person("Ben Okri").comments(out.remote_id.as_ref().unwrap(), "Do you fit oak?").unwrap();
        house.until_quiet().await;
        for by_webhook in [true, false] {
            house.later(TimeDelta::seconds(5)).await;
            fake.hides(&comment, true);
            if by_webhook {
                house.until_quiet().await;
            } else {
                fake.lose_deliveries();
            }
            house.poll(&page).await;
            assert_eq!(house.line("fit oak").await.sight, Sight::Hidden, "{by_webhook} {}", house.database);
            assert!(on_website(&house, &out).await.is_empty());
            house.later(TimeDelta::seconds(5)).await;
            fake.hides(&comment, false);
            if by_webhook {
                house.until_quiet().await;
            } else {
                fake.lose_deliveries();
            }
            house.poll(&page).await;
            assert_eq!(
                on_website(&house, &out).await,
                ["Do you fit oak?"],
                "{by_webhook} {}",
                house.database
            );
        }
    }
}

#[tokio::test]
async fn a_notification_whose_post_is_not_shown_yet_is_asked_for_again() {
    for house in houses().await {
        let sky = house.connect_sky().await;
        let nora = house.town.bluesky.person("nora.test", "Nora");
        nora.mentions(HANDLE, "do you fit oak?");
        let empty = Trouble::Answer { status: 200, headers: vec![], body: r#"{"posts":[]}"#.into() };
        house.town.bluesky.desk().trouble_until_calm("getPosts", empty);
        house.poll(&sky).await;
        assert!(house.conversations().await.is_empty());
        house.town.bluesky.desk().calm();
        // Long after the notification is out of the overlap.
        house.later(TimeDelta::hours(1)).await;
        house.poll(&sky).await;
        assert!(house.conversation_with("fit oak").await.due_at.is_some(), "{}", house.database);
    }
}
