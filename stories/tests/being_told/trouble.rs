//! A channel that needs its owner, and what did not leave.

use super::{ADA, ada_hears, answers, asks, at_once, letters_to, subject, wishes};
use chrono::TimeDelta;
use domain::team::Role;
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
