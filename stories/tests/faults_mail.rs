//! The mail server has trouble while we answer a question from the website.

use actions::inbox::{Question, ask, reply, settle_by_hand};
use domain::inbox::{Direction, Message, Send};
use stories::{House, Line, houses};

async fn answered(house: &House) -> Message {
    let question = Question {
        text: "How often does an oiled worktop want oiling again?".into(),
        email: "priya@example.com".into(),
        name: "Priya Raman".into(),
        public: false,
        about: None,
    };
    ask(&house.app, house.ada.business, question).await.unwrap();
    let inbox = house.app.of(house.ada.business).list_waiting(None, 1).await.unwrap().rows;
    reply(&house.app, &house.ada, inbox[0].id, "Once a year.").await.unwrap()
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
