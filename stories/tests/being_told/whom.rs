//! Whom it concerns: in the right order, and nobody who has left.

use super::{ADA, asks, at_once, letters_to, wishes};
use actions::inbox::assign;
use chrono::TimeDelta;
use domain::team::Role;
use stories::{Browser, PASSWORD, at, colleague, houses};

const TOM: &str = "agent@roles.example";

#[tokio::test]
async fn a_warning_goes_to_its_own_first_and_to_the_owner_when_nobody_answers() {
    for house in houses().await {
        let tom = colleague(&house, &house.ada, Role::Agent, "roles.example").await;
        house.until_quiet().await;
        let id = asks(&house, "Do you fit oak worktops?", "priya@example.com").await;
        assign(&house.app, &house.ada, id, Some(tom.staff)).await.unwrap();
        for seat in [&house.ada, &tom] {
            let only = domain::notices::Wishes { when: domain::notices::When::Warnings, ..at_once(seat) };
            wishes(&house, seat, only).await;
        }
        let before = letters_to(&house, TOM).len();
        let told =
            |house: &stories::House| (letters_to(house, TOM).len() - before, letters_to(house, ADA).len());
        // Asked at 10:15, due at 12:15: warned at 11:45.
        for (moment, tom, ada) in [
            ("11:44:00", 0, 0),
            ("11:46:00", 1, 0),
            ("11:59:00", 1, 0),
            ("12:01:00", 1, 1),
            ("14:00:00", 1, 1),
        ] {
            house.clock.set(at(&format!("2026-06-11T{moment}+02:00")));
            house.until_quiet().await;
            assert_eq!(told(&house), (tom, ada), "{moment} on {}", house.database);
        }
    }
}

#[tokio::test]
async fn a_question_is_told_to_whom_it_is_assigned() {
    for house in houses().await {
        let tom = colleague(&house, &house.ada, Role::Agent, "roles.example").await;
        house.until_quiet().await;
        let before = letters_to(&house, TOM).len();
        let (token, conversation) = house.asked_on_the_website("Do you fit oak?", "priya@example.com").await;
        super::answers(&house, conversation.id).await;
        assign(&house.app, &house.ada, conversation.id, Some(tom.staff)).await.unwrap();
        for seat in [&house.ada, &tom] {
            wishes(&house, seat, at_once(seat)).await;
        }
        actions::inbox::add_to_question(&house.app, house.ada.business, &token, "And how long does it take?")
            .await
            .unwrap();
        house.until_quiet().await;
        assert_eq!(
            (letters_to(&house, TOM).len() - before, letters_to(&house, ADA).len()),
            (1, 0),
            "{}",
            house.database
        );
    }
}

#[tokio::test]
async fn somebody_removed_meanwhile_gets_nothing() {
    for house in houses().await {
        let tom = colleague(&house, &house.ada, Role::Agent, "roles.example").await;
        house.until_quiet().await;
        wishes(&house, &tom, at_once(&tom)).await;
        house.mail.set(stories::Line::Down);
        asks(&house, "Do you fit oak worktops?", "priya@example.com").await;
        let before = letters_to(&house, TOM).len();
        actions::team::remove_colleague(&house.app, &house.ada, tom.staff).await.unwrap();
        house.mail.set(stories::Line::Open);
        asks(&house, "Do you fit elm?", "jon@example.com").await;
        house.later(TimeDelta::hours(2)).await;
        assert_eq!(letters_to(&house, TOM).len(), before, "{}", house.database);
    }
}

#[tokio::test]
async fn who_works_for_two_businesses_gets_no_two_letters_at_once_and_finds_the_right_desk() {
    for house in houses().await {
        let mona = house.second_business().await;
        let invited =
            actions::team::invite(&house.app, &mona, &ADA.parse().unwrap(), Role::Agent).await.unwrap();
        let joiner = actions::team::Joiner {
            name: "Ada",
            password: domain::team::Password::new(PASSWORD.into()).unwrap(),
            language: None,
            somebody_else: false,
        };
        let token = invited.link.rsplit('/').next().unwrap().to_owned();
        let there =
            actions::team::join(&house.app, &token, joiner, actions::team::Knock::default()).await.unwrap();
        assert_eq!(there.staff, house.ada.staff, "the same person");
        house.until_quiet().await;
        let before = letters_to(&house, ADA).len();
        for seat in [&house.ada, &there] {
            wishes(&house, seat, at_once(seat)).await;
        }
        let question = actions::inbox::Question {
            text: "Do you bake rye?".into(),
            email: "jon@example.com".into(),
            name: String::new(),
            public: false,
            about: None,
            language: None,
        };
        actions::inbox::ask(&house.app, mona.business, question).await.unwrap();
        asks(&house, "Do you fit oak worktops?", "priya@example.com").await;
        assert_eq!(letters_to(&house, ADA).len() - before, 1, "{}", house.database);
        house.later(TimeDelta::minutes(6)).await;
        let letters = letters_to(&house, ADA).split_off(before);
        assert_eq!(letters.len(), 2, "{}: {letters:?}", house.database);
        let bakery = letters.iter().find(|letter| letter.contains(&mona.business.to_string()));
        let bakery = bakery.expect("the bakery’s");
        let link = bakery.split_whitespace().find(|word| word.contains("&to=/desk/inbox/")).expect("a link");
        let path = link.strip_prefix(&house.address).unwrap();
        // Signed in at the joinery, she is asked before the other desk opens, and led to the place.
        let mut ada = Browser::at(&house.address);
        ada.sign_in(ADA, PASSWORD).await;
        let page = ada.get(path).await;
        assert!(page.status == 200 && page.text.contains("Mona’s Bakery"), "{}", page.text);
        let to = path.split("&to=").nth(1).unwrap();
        let form = format!("business={}&to={to}", mona.business);
        assert_eq!(ada.post("/desk/settings/businesses", &form).await.location(), to);
        assert_eq!(ada.get(to).await.status, 200);
        assert_eq!(ada.get(path).await.location(), to, "there already");
        // Nobody is led elsewhere by such a link.
        let evil = format!("business={}&to=https://evil.example", mona.business);
        assert_eq!(ada.post("/desk/settings/businesses", &evil).await.location(), "/desk");
    }
}
