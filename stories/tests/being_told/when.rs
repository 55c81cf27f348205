//! Each when they chose, and no more of a customer than they chose.

use super::{ADA, asks, at_once, letters_to, subject, wishes};
use chrono::TimeDelta;
use domain::Clock as _;
use domain::business::Span;
use domain::notices::{When, Wishes, Words};
use stories::{at, houses};

#[tokio::test]
async fn what_comes_in_quiet_hours_is_told_after_them() {
    for house in houses().await {
        let quiet = Some(Span { from: 22 * 60, to: 7 * 60 });
        wishes(&house, &house.ada, Wishes { quiet, ..at_once(&house.ada) }).await;
        house.clock.set(at("2026-06-11T23:30:00+02:00"));
        asks(&house, "Do you fit oak worktops?", "priya@example.com").await;
        asks(&house, "Do you fit elm?", "jon@example.com").await;
        house.clock.set(at("2026-06-12T06:59:00+02:00"));
        house.until_quiet().await;
        assert!(letters_to(&house, ADA).is_empty(), "{}", house.database);
        house.clock.set(at("2026-06-12T07:00:01+02:00"));
        house.until_quiet().await;
        let letters = letters_to(&house, ADA);
        assert_eq!(letters.len(), 1, "{}: {letters:?}", house.database);
        assert!(subject(&letters[0]).contains("2 questions wait"), "{}", letters[0]);
    }
}

#[tokio::test]
async fn a_letter_that_waits_for_its_turn_into_the_quiet_hours_waits_for_the_morning() {
    for house in houses().await {
        let quiet = Some(Span { from: 22 * 60, to: 7 * 60 });
        wishes(&house, &house.ada, Wishes { quiet, ..at_once(&house.ada) }).await;
        house.clock.set(at("2026-06-11T21:57:00+02:00"));
        asks(&house, "Do you fit oak worktops?", "priya@example.com").await;
        house.clock.set(at("2026-06-11T21:58:00+02:00"));
        asks(&house, "Do you fit elm?", "jon@example.com").await;
        house.later(TimeDelta::hours(3)).await;
        assert_eq!(letters_to(&house, ADA).len(), 1, "{}", house.database);
        house.clock.set(at("2026-06-12T07:00:01+02:00"));
        house.until_quiet().await;
        assert_eq!(letters_to(&house, ADA).len(), 2, "{}", house.database);
    }
}

#[tokio::test]
async fn a_digest_comes_at_its_hours() {
    for house in houses().await {
        let digest = Wishes { when: When::Digest, hours: vec![11 * 60], ..at_once(&house.ada) };
        wishes(&house, &house.ada, digest).await;
        asks(&house, "Do you fit oak worktops?", "priya@example.com").await;
        house.later(TimeDelta::minutes(7)).await;
        asks(&house, "Do you fit elm?", "jon@example.com").await;
        house.clock.set(at("2026-06-11T10:59:00+02:00"));
        house.until_quiet().await;
        assert!(letters_to(&house, ADA).is_empty(), "{}", house.database);
        house.clock.set(at("2026-06-11T11:00:01+02:00"));
        house.until_quiet().await;
        let letters = letters_to(&house, ADA);
        assert_eq!(letters.len(), 1, "{}: {letters:?}", house.database);
        // The warning does not wait for the next day's.
        house.clock.set(at("2026-06-11T11:50:00+02:00"));
        house.until_quiet().await;
        let letters = letters_to(&house, ADA);
        assert!(
            letters.len() == 2 && letters[1].contains("about to break"),
            "{}: {letters:?}",
            house.database
        );
    }
}

#[tokio::test]
async fn only_warnings_and_nothing_mean_that() {
    for house in houses().await {
        wishes(&house, &house.ada, Wishes { when: When::Warnings, ..at_once(&house.ada) }).await;
        asks(&house, "Do you fit oak worktops?", "priya@example.com").await;
        house.later(TimeDelta::minutes(6)).await;
        assert!(letters_to(&house, ADA).is_empty(), "{}", house.database);
        wishes(&house, &house.ada, Wishes { when: When::Nothing, ..at_once(&house.ada) }).await;
        house.later(TimeDelta::minutes(88)).await;
        assert!(letters_to(&house, ADA).is_empty(), "{}", house.database);
        // Who changes their mind is told of what still waits.
        let late = asks(&house, "Do you fit elm?", "jon@example.com").await;
        wishes(&house, &house.ada, Wishes { when: When::Warnings, ..at_once(&house.ada) }).await;
        house.clock.set(house.clock.now().plus(TimeDelta::minutes(100)));
        house.until_quiet().await;
        let letters = letters_to(&house, ADA);
        assert!(
            letters.iter().any(|letter| letter.contains(&late.to_string())),
            "{}: {letters:?}",
            house.database
        );
    }
}

#[tokio::test]
async fn a_letter_says_no_more_of_a_customer_than_was_chosen() {
    for (words, name, said) in
        [(Words::Nothing, false, false), (Words::Who, true, false), (Words::Words, true, true)]
    {
        for house in houses().await {
            wishes(&house, &house.ada, Wishes { words, ..at_once(&house.ada) }).await;
            asks(&house, "Do you fit oak worktops?\r\nBcc: all@example.com", "priya@example.com").await;
            let letters = letters_to(&house, ADA);
            let (head, body) = letters[0].split_once("\n\n").unwrap();
            let letter = format!("{head}\n\n{body}");
            assert_eq!(letter.contains("Priya"), name, "{words:?}: {letter}");
            assert_eq!(letter.contains("> Do you fit oak worktops?"), said, "{words:?}: {letter}");
            assert!(!head.contains("Bcc") && !letter.contains("priya@example.com"), "{letter}");
        }
    }
}
