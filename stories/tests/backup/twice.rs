//! What was on its way when the backup was made: nothing is sent twice, whatever the other house did since.

use crate::copy::{backup, empty_places, opened, restore};
use actions::App;
use actions::backup::{TookOver, take_over};
use actions::inbox::reply;
use actions::media::begin_article;
use actions::publishing::{Place, plan};
use actions::work::run_until_quiet;
use chrono::TimeDelta;
use domain::channels::Channel;
use domain::inbox::{Direction, Message, Send};
use domain::media::PieceText;
use domain::publishing::PublicationState;
use stories::{House, houses};

async fn send_of(app: &App, house: &House, message: &Message) -> Send {
    let found = app.of(house.ada.business).lookup_message(message.id).await.unwrap().unwrap();
    let Direction::Out { send, .. } = found.direction else { panic!("not ours") };
    send
}

/// Time passes in the copy alone.
async fn later(app: &App, house: &House, span: TimeDelta) {
    let end = house.app.now().plus(span);
    while house.app.now() < end {
        house.clock.set(house.app.now().plus(TimeDelta::minutes(5)));
        run_until_quiet(app).await.unwrap();
    }
}

struct Waiting {
    comment: String,
    answer: Message,
    letter: Message,
    page: Channel,
    article: domain::PieceId,
}

/// An answer that may still be undone, a letter, and a piece planned for the afternoon.
async fn something_waits(house: &House) -> Waiting {
    let page = house.connect_page().await;
    let post = house.town.facebook.page_posts(&house.town.page, "Mill Lane");
    let comment = house.town.facebook.person("Ben Okri").comments(&post, "Do you fit oak?").unwrap();
    house.asked_on_the_website("Do you fit elm?", "priya@mill-lane.example").await;
    house.until_quiet().await;
    let text = PieceText::new("Oiling a worktop", "", "Three thin coats.").unwrap();
    let article = begin_article(&house.app, &house.ada, text, None).await.unwrap().id;
    let places = vec![Place { channel: page.id, text: "New on our website".into() }];
    let this_afternoon = house.app.now().plus(TimeDelta::hours(4));
    plan(&house.app, &house.ada, article, places, Some(this_afternoon)).await.unwrap();
    house.until_quiet().await;
    let (oak, elm) = (house.conversation_with("fit oak").await, house.conversation_with("fit elm").await);
    let answer = reply(&house.app, &house.ada, oak.id, "We do.").await.unwrap();
    let letter = reply(&house.app, &house.ada, elm.id, "Elm, too.").await.unwrap();
    Waiting { comment, answer, letter, page, article }
}

fn posts(house: &House) -> usize {
    let posts = house.town.facebook.posts(&house.town.page);
    posts.iter().filter(|post| post.text == "New on our website").count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_rests_beside_the_other_and_later_sends_nothing_a_second_time() {
    for house in houses().await {
        let waiting = something_waits(&house).await;
        let (_, bytes) = backup(&house).await;
        let letters = house.town.letters.all().len();
        let (into, _folder) = empty_places().await.remove(0);
        restore(&house, &into, &bytes).await.unwrap();
        let copy = opened(&house, &into).await;
        let calls = house.town.facebook.desk().log().len();
        later(&copy, &house, TimeDelta::hours(5)).await;
        assert_eq!(house.town.facebook.replies_to(&waiting.comment).len(), 0, "{}: it rests", house.database);
        assert_eq!(
            (posts(&house), house.town.letters.all().len()),
            (0, letters),
            "{}: it rests",
            house.database
        );
        assert_eq!(house.town.facebook.desk().log().len(), calls, "{}: it does not even ask", house.database);
        // The other one goes on, and sends it all.
        house.until_settled().await;
        assert_eq!(house.town.facebook.replies_to(&waiting.comment).len(), 1, "{}", house.database);
        assert_eq!((posts(&house), house.town.letters.all().len()), (1, letters + 1), "{}", house.database);
        let done = take_over(&copy).await.unwrap();
        assert_eq!(done, Some(TookOver { messages: 2, publications: 1 }), "{}", house.database);
        assert_eq!(take_over(&copy).await.unwrap(), None, "{}: once", house.database);
        later(&copy, &house, TimeDelta::hours(2)).await;
        assert_eq!(
            house.town.facebook.replies_to(&waiting.comment).len(),
            1,
            "{}: not again",
            house.database
        );
        assert_eq!(
            (posts(&house), house.town.letters.all().len()),
            (1, letters + 1),
            "{}: not again",
            house.database
        );
        assert!(
            matches!(send_of(&copy, &house, &waiting.answer).await, Send::Sent { .. }),
            "{}",
            house.database
        );
        // A letter cannot be looked for: a person says whether it arrived.
        assert!(
            matches!(send_of(&copy, &house, &waiting.letter).await, Send::Unsure { .. }),
            "{}",
            house.database
        );
        let out =
            copy.of(house.ada.business).find_publication(waiting.article, waiting.page.id).await.unwrap();
        assert!(matches!(out.unwrap().state, PublicationState::Published { .. }), "{}", house.database);
        copy.store.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_other_house_never_sent_is_sent_once() {
    for house in houses().await {
        let waiting = something_waits(&house).await;
        let (_, bytes) = backup(&house).await;
        let (into, _folder) = empty_places().await.remove(0);
        restore(&house, &into, &bytes).await.unwrap();
        let copy = opened(&house, &into).await;
        // Written on the copy while it rests.
        let oak = house.conversation_with("fit oak").await;
        house.clock.set(house.app.now().plus(TimeDelta::minutes(1)));
        let later_answer = reply(&copy, &house.ada, oak.id, "Shall we come and measure?").await.unwrap();
        later(&copy, &house, TimeDelta::hours(5)).await;
        assert_eq!(house.town.facebook.replies_to(&waiting.comment).len(), 0, "{}", house.database);
        let done = take_over(&copy).await.unwrap();
        assert_eq!(done, Some(TookOver { messages: 2, publications: 1 }), "{}", house.database);
        later(&copy, &house, TimeDelta::hours(2)).await;
        for answer in [&waiting.answer, &later_answer] {
            assert!(matches!(send_of(&copy, &house, answer).await, Send::Sent { .. }), "{}", house.database);
        }
        assert_eq!(house.town.facebook.replies_to(&waiting.comment).len(), 2, "{}", house.database);
        assert_eq!(posts(&house), 1, "{}", house.database);
        copy.store.close().await;
    }
}
