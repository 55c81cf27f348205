//! Answers and media: once, whatever happens on the way.

use super::town::*;
use crate::clock::{answer, approved, key};
use chrono::TimeDelta;
use domain::publishing::Draft;
use networks::facebook::fake::FacebookFake;
use networks::fakes::Trouble;
use networks::{Answer, Found, Listen, NetworkError, Publish};
use std::time::Duration;

#[tokio::test]
async fn an_answer_goes_where_it_was_asked_and_a_lost_one_is_found() {
    let town = town().await;
    for direct in [false, true] {
        let asked = if direct { town.wrote().await } else { town.asked().await };
        let edge = if direct { "/messages" } else { "/comments" };
        let (text, key) = (answer("We do.\n\nShall I measure?"), key(&*town.clock));
        let look = async || Answer::look(&town.facebook, &town.at, &to(&asked), &text, key).await.unwrap();
        let count = || {
            let thread = if direct {
                town.fake.thread(&town.page, &town.ben)
            } else {
                town.fake.replies_to(&asked.remote_id)
            };
            thread.into_iter().filter(|message| message.ours).count()
        };
        town.fake.desk().trouble(
            &format!("POST /v25.0/{}", if direct { &town.page.id } else { &asked.remote_id }),
            Trouble::Down,
        );
        let lost = town.facebook.reply(&town.at, &to(&asked), &text, key).await;
        assert!(matches!(lost, Err(NetworkError::Unsure { .. })), "{lost:?}");
        assert_eq!((look().await, count()), (Found::NotThere, 0));
        town.fake.desk().trouble(edge, Trouble::CutAfterWrite);
        let lost = town.facebook.reply(&town.at, &to(&asked), &text, key).await;
        assert!(matches!(lost, Err(NetworkError::Unsure { .. })), "{lost:?}");
        assert!(matches!(look().await, Found::There(_)));
        assert_eq!(count(), 1);
        // The same words to the next question are another answer.
        town.clock.goes_on(TimeDelta::minutes(1));
        let later = crate::clock::key(&*town.clock);
        let next = Answer::look(&town.facebook, &town.at, &to(&asked), &text, later).await.unwrap();
        assert_eq!(next, Found::NotThere);
    }
}

#[tokio::test]
async fn a_reply_to_a_reply_is_found_under_the_first_comment() {
    let town = town().await;
    let asked = town.asked().await;
    let second = town.ben.comments(&asked.remote_id, "And in May?").unwrap();
    let mut to = to(&asked);
    to.message = second;
    let (text, key) = (answer("In May, too."), key(&*town.clock));
    let receipt = town.facebook.reply(&town.at, &to, &text, key).await.unwrap();
    let found = Answer::look(&town.facebook, &town.at, &to, &text, key).await.unwrap();
    assert!(matches!(found, Found::There(there) if there[0].remote_id == receipt.remote_id));
    // Somebody deleted the thread meanwhile: nobody can tell any more.
    town.ben.deletes(&asked.remote_id);
    assert_eq!(Answer::look(&town.facebook, &town.at, &to, &text, key).await.unwrap(), Found::CannotTell);
}

#[tokio::test]
async fn a_day_after_their_last_message_the_page_may_not_write() {
    let town = town().await;
    let wrote = town.wrote().await;
    town.clock.goes_on(TimeDelta::hours(25));
    let refused = town.facebook.reply(&town.at, &to(&wrote), &answer("Yes."), key(&*town.clock)).await;
    assert!(
        matches!(&refused, Err(NetworkError::Refused { reason }) if reason.contains("24 hours")),
        "{refused:?}"
    );
    let long =
        town.facebook.reply(&town.at, &to(&wrote), &answer(&"x".repeat(2001)), key(&*town.clock)).await;
    assert_eq!(long, Err(NetworkError::Refused { reason: "1 characters too long.".into() }));
}

#[tokio::test]
async fn media_go_out_once_with_card_or_photos_and_come_down() {
    let town = town().await;
    let (with_card, send_key) = (approved(draft("New oil")), key(&*town.clock));
    assert_eq!(Publish::look(&town.facebook, &town.at, &with_card, send_key).await.unwrap(), Found::NotThere);
    town.fake.desk().trouble("POST /v25.0/", Trouble::CutAfterWrite);
    let lost = Publish::send(&town.facebook, &town.at, &with_card, send_key).await;
    assert!(matches!(lost, Err(NetworkError::Unsure { .. })), "{lost:?}");
    let Found::There(receipts) = Publish::look(&town.facebook, &town.at, &with_card, send_key).await.unwrap()
    else {
        panic!("it is there")
    };
    let receipt = receipts[0].clone();
    // They noticed the repetition themselves: it is looked for, never believed and never sent again unseen.
    town.fake.desk().trouble("POST /v25.0/", FacebookFake::error(506, None));
    let again = Publish::send(&town.facebook, &town.at, &with_card, send_key).await;
    assert!(matches!(again, Err(NetworkError::Unsure { .. })), "{again:?}");
    let posts = town.fake.posts(&town.page);
    assert_eq!((posts.len(), posts[0].link.as_deref()), (1, Some("https://joinery.example/oil")));

    let one = Draft { text: "One".into(), card: None, pictures: vec![a_picture("an oak table")] };
    let one = Publish::send(&town.facebook, &town.at, &approved(one), key(&*town.clock)).await.unwrap();
    let three = Draft {
        text: "Three".into(),
        card: None,
        pictures: vec![a_picture("a"), a_picture("b"), a_picture("")],
    };
    Publish::send(&town.facebook, &town.at, &approved(three), key(&*town.clock)).await.unwrap();
    let posts = town.fake.posts(&town.page);
    assert_eq!((&posts[1].id, &posts[1].photos[..]), (&one.remote_id, &["an oak table".to_owned()][..]));
    assert_eq!((posts[2].text.as_str(), posts[2].photos.len()), ("Three", 3));

    for _ in 0..2 {
        town.facebook.withdraw(&town.at, &receipt.remote_id).await.unwrap();
    }
    assert_eq!(town.fake.posts(&town.page).len(), 2);
    assert_eq!(Publish::look(&town.facebook, &town.at, &with_card, send_key).await.unwrap(), Found::NotThere);
}

#[tokio::test]
async fn a_failed_upload_before_the_post_is_certainly_not_out() {
    let town = town().await;
    let two =
        approved(Draft { text: "Two".into(), card: None, pictures: vec![a_picture("a"), a_picture("b")] });
    town.fake.desk().trouble("/photos", Trouble::CutAfterWrite);
    let later = Publish::send(&town.facebook, &town.at, &two, key(&*town.clock)).await;
    assert!(matches!(later, Err(NetworkError::Later { .. })), "{later:?}");
    assert_eq!(town.fake.posts(&town.page), []);
}

#[tokio::test]
async fn every_error_code_says_what_happens_next() {
    let town = town().await;
    let sends = async |code: i64, subcode: Option<i64>| {
        town.fake.desk().trouble("POST /v25.0/", FacebookFake::error(code, subcode));
        Publish::send(&town.facebook, &town.at, &approved(draft("x")), key(&*town.clock)).await.unwrap_err()
    };
    let reads = async |code: i64, subcode: Option<i64>| {
        town.fake.desk().trouble("/feed", FacebookFake::error(code, subcode));
        town.facebook.poll(&town.at, None, &[]).await.unwrap_err()
    };
    for subcode in [None, Some(458), Some(459), Some(460), Some(463), Some(464), Some(467), Some(492)] {
        for error in [sends(190, subcode).await, reads(190, subcode).await] {
            assert!(matches!(error, NetworkError::Reconnect { .. }), "190 {subcode:?}: {error:?}");
        }
    }
    assert!(matches!(reads(102, None).await, NetworkError::Reconnect { .. }));
    for code in [4, 17, 32, 341, 613, 80000, 80001, 80002, 80014] {
        for error in [sends(code, None).await, reads(code, None).await] {
            assert!(matches!(error, NetworkError::Later { after: Some(_), .. }), "{code}: {error:?}");
        }
    }
    let too_fast = sends(368, Some(1_390_008)).await;
    assert!(matches!(too_fast, NetworkError::Later { after: Some(_), .. }), "{too_fast:?}");
    // Seven minutes, as their header says.
    let limited = sends(32, None).await;
    assert!(
        matches!(limited, NetworkError::Later { after: Some(after), .. } if after == Duration::from_mins(7))
    );
    for code in [1, 2] {
        let (sent, read) = (sends(code, None).await, reads(code, None).await);
        assert!(matches!(sent, NetworkError::Unsure { .. }), "{code}: {sent:?}");
        assert!(matches!(read, NetworkError::Later { .. }), "{code}: {read:?}");
    }
    for code in [3, 10, 200, 210, 299] {
        let sent = sends(code, None).await;
        // One list that may not be read is told; the others are heard.
        town.fake.desk().trouble("/feed", FacebookFake::error(code, None));
        let heard = town.facebook.poll(&town.at, None, &[]).await.unwrap();
        assert!(
            heard.unheard[0].contains("not heard") && heard.unheard[0].contains("in their words"),
            "{code}: {:?}",
            heard.unheard
        );
        assert!(
            matches!(&sent, NetworkError::Refused { reason } if reason.contains("permission")),
            "{code}: {sent:?}"
        );
    }
    for (code, subcode) in
        [(368, None), (100, None), (100, Some(33)), (1, Some(1_366_046)), (1_609_008, None), (12345, None)]
    {
        let error = sends(code, subcode).await;
        assert!(matches!(error, NetworkError::Refused { .. }), "{code} {subcode:?}: {error:?}");
    }
    // Whatever stands in the body, after a 5xx they may have written all the same.
    for (code, subcode) in [(100, None), (200, None), (368, None), (1, Some(1_366_046))] {
        town.fake.desk().trouble("POST /v25.0/", FacebookFake::error_with_status(500, code, subcode));
        let doubt = Publish::send(&town.facebook, &town.at, &approved(draft("x")), key(&*town.clock)).await;
        assert!(matches!(doubt, Err(NetworkError::Unsure { .. })), "500 with {code}: {doubt:?}");
    }
    assert!(matches!(sends(506, None).await, NetworkError::Unsure { .. }));
    assert_eq!(town.fake.posts(&town.page), []);
    for trouble in [Trouble::status(502), Trouble::Down, Trouble::Slow(Duration::from_secs(2))] {
        town.fake.desk().trouble("/feed", trouble);
        let later = town.facebook.poll(&town.at, None, &[]).await.unwrap_err();
        assert!(matches!(later, NetworkError::Later { .. }), "{later:?}");
    }
    // Messages need a permission of their own; the rest is heard without it.
    town.fake.desk().trouble("/conversations", FacebookFake::error(10, None));
    town.facebook.poll(&town.at, None, &[]).await.unwrap();
    town.fake.kill_token(&town.page, 460);
    let dead = town.facebook.poll(&town.at, None, &[]).await.unwrap_err();
    assert!(matches!(&dead, NetworkError::Reconnect { why } if why.contains("password")), "{dead:?}");
}
