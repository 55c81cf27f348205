//! Each thing once, whatever happens on the way.

use super::{ADA, ada_hears, answers, asks, letters_to, line, subject};
use chrono::TimeDelta;
use stories::{Line, houses};

#[tokio::test]
async fn a_question_is_told_once_with_a_link_to_its_place() {
    for house in houses().await {
        ada_hears(&house).await;
        let id = asks(&house, "Do you fit oak worktops?", "priya@example.com").await;
        let letters = letters_to(&house, ADA);
        assert_eq!(letters.len(), 1, "{}: {letters:?}", house.database);
        let letter = &letters[0];
        assert!(letter.contains(&format!("{}/desk/inbox/{id}", house.address)), "{letter}");
        assert!(subject(letter).contains("Priya Raman, Website waits: answer by 12:15 today"), "{letter}");
        assert!(!letter.contains("oak worktops"), "no more of the customer than was chosen: {letter}");
        assert_eq!(line(letter, "Auto-Submitted"), "auto-generated");
        let stop = format!("<{}/desk/settings/notices>", house.address);
        assert_eq!(line(letter, "List-Unsubscribe"), stop);
        assert!(letter.contains(&stop[1..stop.len() - 1]), "and in words: {letter}");
        assert!(
            line(letter, "Message-ID").len() > 20 && line(letter, "Date").contains("11 Jun 2026"),
            "{letter}"
        );
        // Everything again, and by another process.
        house.later(TimeDelta::minutes(10)).await;
        let again = house.restart();
        actions::work::run_until_quiet(&again).await.unwrap();
        assert_eq!(letters_to(&house, ADA).len(), 1, "{}", house.database);
    }
}

#[tokio::test]
async fn what_gathers_within_five_minutes_stands_in_one_letter() {
    for house in houses().await {
        ada_hears(&house).await;
        asks(&house, "Do you fit oak worktops?", "priya@example.com").await;
        house.later(TimeDelta::minutes(1)).await;
        let second = asks(&house, "Do you fit elm?", "jon@example.com").await;
        house.later(TimeDelta::minutes(1)).await;
        let third = asks(&house, "Do you repair stairs?", "kim@example.com").await;
        house.later(TimeDelta::seconds(170)).await;
        assert_eq!(letters_to(&house, ADA).len(), 1, "not yet, on {}", house.database);
        house.later(TimeDelta::seconds(15)).await;
        let letters = letters_to(&house, ADA);
        assert_eq!(letters.len(), 2, "{}: {letters:?}", house.database);
        assert!(subject(&letters[1]).contains("2 questions wait"), "{}", letters[1]);
        for id in [second, third] {
            assert_eq!(letters[1].matches(&format!("/desk/inbox/{id}")).count(), 1, "{}", letters[1]);
        }
        assert_eq!(line(&letters[1], "References"), "", "it is about several");
    }
}

#[tokio::test]
async fn what_was_answered_meanwhile_is_not_told() {
    for house in houses().await {
        ada_hears(&house).await;
        let first = asks(&house, "Do you fit oak worktops?", "priya@example.com").await;
        house.later(TimeDelta::minutes(1)).await;
        let second = asks(&house, "Do you fit elm?", "jon@example.com").await;
        answers(&house, second).await;
        house.later(TimeDelta::minutes(6)).await;
        assert_eq!(letters_to(&house, ADA).len(), 1, "{}", house.database);
        // Nor what is being answered just now.
        answers(&house, first).await;
        let third = house.asked_on_the_website("Do you fit ash?", "kim@example.com").await.1.id;
        actions::inbox::reply(&house.app, &house.ada, third, "We do.").await.unwrap();
        house.until_quiet().await;
        house.later(TimeDelta::minutes(6)).await;
        assert_eq!(letters_to(&house, ADA).len(), 1, "{}", house.database);
    }
}

#[tokio::test]
async fn a_letter_that_may_have_arrived_is_not_sent_again() {
    for house in houses().await {
        ada_hears(&house).await;
        house.mail.set(Line::CutAfterLetter);
        asks(&house, "Do you fit oak worktops?", "priya@example.com").await;
        assert_eq!(letters_to(&house, ADA).len(), 1, "{}", house.database);
        house.mail.set(Line::Open);
        house.later(TimeDelta::minutes(30)).await;
        assert_eq!(letters_to(&house, ADA).len(), 1, "on {}", house.database);
    }
}

#[tokio::test]
async fn a_letter_that_did_not_leave_leaves_later_with_what_is_still_so() {
    for house in houses().await {
        ada_hears(&house).await;
        house.mail.set(Line::Down);
        let answered = asks(&house, "Do you fit oak worktops?", "priya@example.com").await;
        let waits = asks(&house, "Do you fit elm?", "jon@example.com").await;
        house.later(TimeDelta::minutes(3)).await;
        assert!(letters_to(&house, ADA).is_empty());
        house.mail.set(Line::Open);
        answers(&house, answered).await;
        house.later(TimeDelta::minutes(20)).await;
        let letters = letters_to(&house, ADA);
        assert_eq!(letters.len(), 1, "together, on {}: {letters:?}", house.database);
        assert!(letters[0].contains(&format!("/desk/inbox/{waits}")), "{}", letters[0]);
        assert!(!letters[0].contains(&format!("/desk/inbox/{answered}")), "{}", letters[0]);
    }
}

#[tokio::test]
async fn a_process_that_dies_while_a_letter_leaves_does_not_send_it_twice() {
    for house in houses().await {
        ada_hears(&house).await;
        // The letter arrives, and the process is gone before it hears so.
        house.town.letters.confirm_after(std::time::Duration::from_secs(3));
        house.asked_on_the_website("Do you fit oak worktops?", "priya@example.com").await;
        let dying = house.restart();
        let work = tokio::spawn(async move { actions::work::run_until_quiet(&dying).await });
        for _ in 0..100 {
            if !letters_to(&house, ADA).is_empty() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        work.abort();
        house.town.letters.confirm_after(std::time::Duration::ZERO);
        // What it held is taken over when its lease is over.
        house.later(TimeDelta::minutes(10)).await;
        house.app.store.sweep_jobs(house.app.now()).await.unwrap();
        house.until_quiet().await;
        assert_eq!(letters_to(&house, ADA).len(), 1, "on {}", house.database);
        // And the person can be told of other things.
        asks(&house, "Do you fit elm?", "jon@example.com").await;
        assert_eq!(letters_to(&house, ADA).len(), 2, "on {}", house.database);
    }
}

#[tokio::test]
async fn letters_about_one_conversation_stand_together() {
    for house in houses().await {
        ada_hears(&house).await;
        asks(&house, "Do you fit oak worktops?", "priya@example.com").await;
        house.later(TimeDelta::minutes(95)).await;
        let letters = letters_to(&house, ADA);
        assert_eq!(letters.len(), 2, "{}: {letters:?}", house.database);
        assert!(subject(&letters[1]).contains("still waits"), "{}", letters[1]);
        assert_eq!(line(&letters[1], "References"), line(&letters[0], "Message-ID"));
        assert_ne!(line(&letters[1], "Message-ID"), line(&letters[0], "Message-ID"));
    }
}
