//! Whoever asked is told once, in however many of their conversations they asked.

use actions::DeedError;
use actions::inbox::{Question, ask};
use actions::media::begin_article;
use actions::needs::list_needs;
use actions::publishing::{propose_tellings, send_tellings};
use domain::ConversationId;
use domain::media::{Piece, PieceText};
use stories::{House, houses};

async fn asks(house: &House, email: &str, text: &str) {
    let question = Question {
        text: text.into(),
        email: email.into(),
        name: String::new(),
        public: false,
        about: None,
        language: None,
    };
    ask(&house.app, house.ada.business, question).await.unwrap();
}

/// Priya asks twice, with her address written in two ways, and Jon once; an article answers them.
async fn answered_by_an_article(house: &House) -> Piece {
    asks(house, "priya@example.com", "How often does an oiled worktop want oiling again?").await;
    asks(house, "jon@example.com", "How often must I oil an oiled worktop again?").await;
    asks(house, " Priya@Example.COM ", "How often should an oiled worktop be oiled again?").await;
    house.until_quiet().await;
    let needs = list_needs(&house.app, house.ada.business).await.unwrap();
    assert_eq!((needs.len(), needs[0].people), (1, 2), "{needs:?}");
    let text = PieceText::new("How often to oil", "", "Once a year.").unwrap();
    let article = begin_article(&house.app, &house.ada, text, Some(needs[0].id)).await.unwrap();
    actions::publishing::plan(&house.app, &house.ada, article.id, vec![], None).await.unwrap();
    house.until_quiet().await;
    article
}

async fn all_conversations(house: &House) -> Vec<ConversationId> {
    let inbox = house.app.of(house.ada.business).list_waiting(None, 50).await.unwrap().rows;
    inbox.into_iter().map(|row| row.id).collect()
}

#[tokio::test]
async fn whoever_asked_twice_and_was_told_once_is_not_proposed_again() {
    for house in houses().await {
        let article = answered_by_an_article(&house).await;
        let proposed = propose_tellings(&house.app, house.ada.business, article.id).await.unwrap();
        assert_eq!(proposed.len(), 2, "one for each person, on {}", house.database);
        let tell: Vec<_> = proposed.iter().map(|one| (one.conversation.id, one.text.clone())).collect();
        let told = send_tellings(&house.app, &house.ada, article.id, tell.clone(), vec![], None).await;
        assert_eq!(told.unwrap(), 2);
        let again = propose_tellings(&house.app, house.ada.business, article.id).await.unwrap();
        assert!(again.is_empty(), "{again:?} on {}", house.database);
        // A page of yesterday, or a program, that still names the other conversation.
        let others: Vec<_> = all_conversations(&house).await;
        let other = others.into_iter().find(|id| tell.iter().all(|(told, _)| told != id)).unwrap();
        let twice = send_tellings(
            &house.app,
            &house.ada,
            article.id,
            vec![(other, "We wrote.".into())],
            vec![],
            None,
        );
        assert!(matches!(twice.await, Err(DeedError::TooLate(_))), "{}", house.database);
        house.until_sent().await;
        assert_eq!(house.town.letters.all().len(), 2, "{}", house.database);
    }
}

#[tokio::test]
async fn one_page_tells_nobody_in_two_conversations() {
    for house in houses().await {
        let article = answered_by_an_article(&house).await;
        let all = all_conversations(&house).await;
        assert_eq!(all.len(), 3);
        let tell = all.into_iter().map(|id| (id, "We wrote it down.".to_owned())).collect();
        let told = send_tellings(&house.app, &house.ada, article.id, tell, vec![], None).await;
        assert!(matches!(told, Err(DeedError::TooLate(_))), "{told:?} on {}", house.database);
        house.until_sent().await;
        assert!(house.town.letters.all().is_empty(), "all or nothing, on {}", house.database);
    }
}

#[tokio::test]
async fn who_was_left_out_stays_so_in_every_conversation() {
    for house in houses().await {
        let article = answered_by_an_article(&house).await;
        let proposed = propose_tellings(&house.app, house.ada.business, article.id).await.unwrap();
        let leave_out = proposed.iter().map(|one| one.conversation.id).collect();
        send_tellings(&house.app, &house.ada, article.id, vec![], leave_out, None).await.unwrap();
        asks(&house, "priya@example.com", "How often would I have to oil my oiled worktop again?").await;
        house.until_quiet().await;
        let again = propose_tellings(&house.app, house.ada.business, article.id).await.unwrap();
        assert!(again.len() == 2 && again.iter().all(|one| one.left_out), "{again:?} on {}", house.database);
    }
}
