//! The mail server has trouble while we answer a question from the website.

use actions::inbox::{Question, ask, reply, settle_by_hand};
use chrono::TimeDelta;
use domain::channels::ChannelState;
use domain::inbox::{Direction, Message, Send};
use stories::{House, Line, houses};

async fn answered(house: &House) -> Message {
    answered_to(house, "priya@example.com").await
}

async fn answered_to(house: &House, email: &str) -> Message {
    let question = Question {
        text: "How often does an oiled worktop want oiling again?".into(),
        email: email.into(),
        name: "Priya Raman".into(),
        public: false,
        about: None,
        language: None,
    };
    ask(&house.app, house.ada.business, question).await.unwrap();
    let newest = house.conversations().await.pop().unwrap();
    reply(&house.app, &house.ada, newest.id, "Once a year.").await.unwrap()
}

/// How many whole letters arrived.
fn letters(house: &House) -> usize {
    house.town.letters.all().iter().filter(|letter| letter.source.contains("Once a year.")).count()
}

async fn send_of(house: &House, message: &Message) -> Send {
    let found = house.app.of(house.ada.business).lookup_message(message.id).await.unwrap().unwrap();
    let Direction::Out { send, .. } = found.direction else { panic!("not ours") };
    send
}

#[tokio::test]
async fn while_the_mail_server_is_down_the_letter_waits() {
    for house in houses().await {
        let answer = answered(&house).await;
        house.mail.set(Line::Down);
        house.until_sent().await;
        house.until_settled().await;
        assert!(matches!(send_of(&house, &answer).await, Send::Waiting { .. }), "{}", house.database);
        house.mail.set(Line::Open);
        house.until_settled().await;
        assert!(matches!(send_of(&house, &answer).await, Send::Sent { .. }), "{}", house.database);
        assert_eq!(letters(&house), 1, "{}", house.database);
    }
}

#[tokio::test]
async fn a_letter_in_doubt_waits_for_a_person_who_found_that_it_arrived() {
    for house in houses().await {
        let answer = answered(&house).await;
        house.mail.set(Line::CutAfterLetter);
        house.until_sent().await;
        house.mail.set(Line::Open);
        house.until_settled().await;
        let send = send_of(&house, &answer).await;
        assert!(matches!(send, Send::Unsure { .. }), "{send:?} on {}", house.database);
        assert_eq!(letters(&house), 1, "nobody sends it again unasked");
        settle_by_hand(&house.app, &house.ada, answer.id, true).await.unwrap();
        house.until_settled().await;
        assert!(matches!(send_of(&house, &answer).await, Send::Sent { .. }));
        assert_eq!(letters(&house), 1, "{}", house.database);
        let desk = house.app.of(house.ada.business);
        assert_eq!(desk.count_waiting().await.unwrap(), 0, "the promise is met");
        assert!(
            settle_by_hand(&house.app, &house.ada, answer.id, false).await.is_err(),
            "settled is settled"
        );
    }
}

#[tokio::test]
async fn a_letter_in_doubt_waits_for_a_person_who_sends_it_again() {
    for house in houses().await {
        let answer = answered(&house).await;
        house.mail.set(Line::CutBeforeLetter);
        house.until_sent().await;
        house.mail.set(Line::Open);
        house.until_settled().await;
        // Before the letter began it is certain that nothing went: that one is simply sent again.
        assert!(matches!(send_of(&house, &answer).await, Send::Sent { .. }), "{}", house.database);
        assert_eq!(letters(&house), 1);

        let answer = answered(&house).await;
        house.mail.set(Line::CutAfterLetter);
        house.until_sent().await;
        house.mail.set(Line::Open);
        house.until_settled().await;
        assert!(matches!(send_of(&house, &answer).await, Send::Unsure { .. }), "{}", house.database);
        settle_by_hand(&house.app, &house.ada, answer.id, false).await.unwrap();
        house.until_settled().await;
        assert!(matches!(send_of(&house, &answer).await, Send::Sent { .. }), "{}", house.database);
        assert_eq!(letters(&house), 3, "the person chose to send it once more");
    }
}

#[tokio::test]
async fn a_busy_mailbox_is_asked_seldom_whatever_becomes_of_other_letters() {
    for house in houses().await {
        let busy = answered_to(&house, "later@example.com").await;
        house.until_sent().await;
        let channel = house.desk().lookup_channel(busy.channel).await.unwrap().unwrap();
        assert_eq!(channel.state, ChannelState::Connected, "one mailbox says nothing about the mail server");
        let in_doubt = answered(&house).await;
        house.mail.set(Line::CutAfterLetter);
        house.until_sent().await;
        house.mail.set(Line::Open);
        // Others arrive meanwhile.
        for _ in 0..3 {
            let other = answered(&house).await;
            house.until_sent().await;
            assert!(matches!(send_of(&house, &other).await, Send::Sent { .. }), "{}", house.database);
        }
        assert!(matches!(send_of(&house, &busy).await, Send::Waiting { .. }), "{}", house.database);
        assert!(matches!(send_of(&house, &in_doubt).await, Send::Unsure { .. }), "{}", house.database);
        let asked = house.town.letters.put_off();
        // At once, after 4, 12, 28 and 60 seconds, with a quarter of chance in each.
        assert!((2..=6).contains(&asked), "{asked} times in under a minute on {}", house.database);
    }
}

#[tokio::test]
async fn after_an_outage_the_letters_go_within_a_minute_and_not_by_their_own_long_pauses() {
    for house in houses().await {
        house.mail.set(Line::Down);
        let waits = answered(&house).await;
        house.until_sent().await;
        // By now its own pauses are an hour long.
        for _ in 0..16 {
            house.later(TimeDelta::minutes(20)).await;
        }
        house.mail.set(Line::Open);
        let other = answered(&house).await;
        house.until_sent().await;
        assert!(matches!(send_of(&house, &other).await, Send::Sent { .. }), "{}", house.database);
        house.later(TimeDelta::seconds(61)).await;
        assert!(matches!(send_of(&house, &waits).await, Send::Sent { .. }), "{}", house.database);
    }
}
