//! What was said on a network before it was connected, and what two say at the same moment.

use actions::inbox::{assign, receive};
use chrono::TimeDelta;
use domain::channels::{Author, Channel, Incoming, IncomingMessage};
use domain::inbox::{Conversation, Kind, Sight};
use domain::{Clock, Timestamp};
use stories::{House, houses};

fn said(id: &str, ours: bool, text: &str, at: Timestamp) -> Incoming {
    let from = if ours { ("page", "Ada’s Joinery") } else { ("rosa", "Rosa") };
    Incoming::Message(IncomingMessage {
        remote_id: id.into(),
        thread: Some("thread".into()),
        parent: (id != "1").then(|| "1".into()),
        under: None,
        kind: Kind::Comment,
        public: true,
        from: Author { remote_id: Some(from.0.into()), name: Some(from.1.into()), handle: None, ours },
        text: text.into(),
        attachments: Vec::new(),
        link: None,
        written_at: at,
        told_at: at,
        sight: Sight::Open,
    })
}

async fn hear(house: &House, page: &Channel, incoming: Vec<Incoming>) -> Conversation {
    receive(&house.app, house.ada.business, page, incoming).await.unwrap();
    let desk = house.app.of(house.ada.business);
    desk.find_conversation(page.id, "thread").await.unwrap().unwrap()
}

#[tokio::test]
async fn a_question_answered_there_before_we_listened_waits_for_nobody_and_is_no_case() {
    for house in houses().await {
        let page = house.connect_page().await;
        let ago = |hours| house.clock.now().minus(TimeDelta::hours(hours));
        let asked = said("1", false, "Do you fit oak?", ago(72));
        let answered = said("2", true, "We do.", ago(70));
        let conversation = hear(&house, &page, vec![asked, answered]).await;
        assert_eq!(conversation.due_at, None, "{}", house.database);
        let again = said("3", false, "And how long would it take?", ago(60));
        let conversation = hear(&house, &page, vec![again]).await;
        assert!(conversation.due_at.is_some(), "what was not answered waits, on {}", house.database);
        let desk = house.app.of(house.ada.business);
        let dues = desk.list_dues(conversation.id).await.unwrap();
        let standing: Vec<_> = dues.iter().map(|due| (due.met.is_some(), due.waived.is_some())).collect();
        assert_eq!(standing, [(false, true), (false, false)], "{}", house.database);
    }
}

#[tokio::test]
async fn who_waits_stays_in_the_list_whatever_a_colleague_does_at_that_moment() {
    for house in houses().await {
        let page = house.connect_page().await;
        let first = said("1", false, "Thank you for the table!", house.clock.now());
        let conversation = hear(&house, &page, vec![first]).await;
        assert_eq!(conversation.due_at, None);
        for round in 0..10 {
            let asked = said(&format!("r{round}"), false, "Do you fit oak, too?", house.clock.now());
            let to = (round % 2 == 0).then_some(house.ada.staff);
            let (heard, assigned) = tokio::join!(
                receive(&house.app, house.ada.business, &page, vec![asked]),
                assign(&house.app, &house.ada, conversation.id, to)
            );
            heard.and(assigned).unwrap();
            let now = hear(&house, &page, Vec::new()).await;
            assert!(now.due_at.is_some() && now.assignee == to, "round {round} on {}", house.database);
        }
    }
}
