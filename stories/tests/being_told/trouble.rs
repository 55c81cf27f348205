//! A channel that needs its owner, and what did not leave.

use super::{ADA, ada_hears, answers, asks, at_once, letters_to, subject, wishes};
use actions::media::begin_article;
use actions::publishing::{Place, plan};
use chrono::TimeDelta;
use domain::media::PieceText;
use domain::team::Role;
use networks::facebook::fake::FacebookFake;
use stories::{HANDLE, Line, colleague, houses};

#[tokio::test]
async fn a_channel_that_needs_its_owner_is_told_to_the_owner_alone() {
    for house in houses().await {
        let tom = colleague(&house, &house.ada, Role::Agent, "roles.example").await;
        house.until_quiet().await;
        ada_hears(&house).await;
        wishes(&house, &tom, at_once(&tom)).await;
        let before = letters_to(&house, "agent@roles.example").len();
        let sky = house.connect_sky().await;
        house.town.bluesky.revoke(HANDLE);
        house.poll(&sky).await;
        house.later(TimeDelta::minutes(40)).await;
        let letters = letters_to(&house, ADA);
        assert_eq!(letters.len(), 1, "{}: {letters:?}", house.database);
        assert!(subject(&letters[0]).contains("needs you"), "{}", letters[0]);
        assert!(letters[0].contains(&format!("/desk/channels/{}", sky.id)), "{}", letters[0]);
        assert_eq!(letters_to(&house, "agent@roles.example").len(), before, "{}", house.database);
    }
}

#[tokio::test]
async fn an_answer_that_may_not_have_arrived_is_told_to_who_wrote_it() {
    for house in houses().await {
        let id = asks(&house, "Do you fit oak worktops?", "priya@example.com").await;
        house.mail.set(Line::CutAfterLetter);
        answers(&house, id).await;
        house.mail.set(Line::Open);
        // Said before she wanted to hear of anything: it is told now that she does.
        ada_hears(&house).await;
        house.later(TimeDelta::minutes(10)).await;
        let told: Vec<_> = letters_to(&house, ADA);
        assert!(told.iter().all(|letter| !letter.contains("Do you fit oak")), "{told:?}");
        let second = asks(&house, "Do you fit elm?", "jon@example.com").await;
        house.later(TimeDelta::minutes(6)).await;
        house.mail.set(Line::CutAfterLetter);
        answers(&house, second).await;
        house.mail.set(Line::Open);
        house.later(TimeDelta::minutes(10)).await;
        let told = letters_to(&house, ADA);
        let doubts = told.iter().filter(|letter| subject(letter).contains("did not leave")).count();
        assert_eq!(doubts, 1, "{}: {told:?}", house.database);
    }
}

#[tokio::test]
async fn a_publication_that_was_refused_is_told_once_with_its_reason() {
    for house in houses().await {
        let page = house.connect_page().await;
        ada_hears(&house).await;
        house.town.facebook.desk().trouble("POST", FacebookFake::error(368, None));
        let text = PieceText::new("How to oil", "", "Stand on the step.").unwrap();
        let article = begin_article(&house.app, &house.ada, text, None).await.unwrap();
        let places = vec![Place { channel: page.id, text: "How to oil".into() }];
        plan(&house.app, &house.ada, article.id, places, None).await.unwrap();
        house.later(TimeDelta::days(2)).await;
        let told = letters_to(&house, ADA);
        let refused: Vec<_> =
            told.iter().filter(|letter| subject(letter).contains("Not published")).collect();
        assert_eq!(refused.len(), 1, "{}: {told:?}", house.database);
        assert!(refused[0].contains("How to oil"), "{}", refused[0]);
        assert!(refused[0].contains(&format!("/desk/media/pieces/{}", article.id)), "{}", refused[0]);
    }
}
