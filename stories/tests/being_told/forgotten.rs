//! A way back in by letter.

use super::{ADA, letters_to};
use chrono::TimeDelta;
use stories::{Browser, House, PASSWORD, houses};

const NEW: &str = "elm and ash and oak";

async fn asked(house: &House, email: &str) -> stories::Answer {
    let form = serde_json::json!({"email": email});
    Browser::at(&house.address).send_form("/desk/forgotten", &form).await
}

/// The path of the link in the latest letter.
fn link(house: &House) -> String {
    let letter = letters_to(house, ADA).pop().expect("a letter");
    let link = letter.split_whitespace().find(|word| word.contains("/desk/new-password/")).expect("a link");
    link.strip_prefix(&house.address).expect("ours").to_owned()
}

#[tokio::test]
async fn a_link_by_letter_gives_a_new_password_once() {
    for house in houses().await {
        let mut before = Browser::at(&house.address);
        before.sign_in(ADA, PASSWORD).await;
        assert!(before.get("/desk/sign-in").await.text.contains("/desk/forgotten"));
        asked(&house, ADA).await;
        house.until_quiet().await;
        let first = link(&house);
        house.later(TimeDelta::minutes(6)).await;
        asked(&house, "ADA@adas-joinery.example").await;
        house.until_quiet().await;
        let second = link(&house);
        assert_ne!(first, second);
        let visitor = Browser::at(&house.address);
        // A program that looks through mail follows links: nothing comes of it, however often.
        for _ in 0..3 {
            assert_eq!(visitor.get(&second).await.status, 200, "{}", house.database);
        }
        let form = serde_json::json!({"password": "short"});
        assert_eq!(visitor.send_form(&second, &form).await.status, 422);
        let form = serde_json::json!({"password": NEW});
        assert_eq!(visitor.send_form(&second, &form).await.status, 200, "{}", house.database);
        for used in [&first, &second] {
            assert_eq!(visitor.get(used).await.status, 410, "a plain page, on {}", house.database);
            assert_eq!(visitor.send_form(used, &form).await.status, 410, "{}", house.database);
        }
        assert_eq!(before.get("/desk").await.status, 303, "signed out, on {}", house.database);
        let mut ada = Browser::at(&house.address);
        assert_eq!(ada.sign_in(ADA, PASSWORD).await.status, 422);
        assert_eq!(ada.sign_in(ADA, NEW).await.status, 303);
        house.until_quiet().await;
        let told = letters_to(&house, ADA).pop().unwrap();
        assert!(told.contains("password was changed") && !told.contains("new-password"), "{told}");
    }
}

#[tokio::test]
async fn nobody_learns_by_it_who_has_an_account() {
    for house in houses().await {
        let known = asked(&house, ADA).await;
        let unknown = asked(&house, "who@adas-joinery.example").await;
        assert_eq!((known.status, &known.text), (unknown.status, &unknown.text), "{}", house.database);
        house.until_quiet().await;
        assert_eq!(house.town.letters.all().len(), 1, "one of them is written to");
        for _ in 0..2 {
            assert_eq!(asked(&house, "who@adas-joinery.example").await.status, 200);
        }
        assert_eq!(asked(&house, "who@adas-joinery.example").await.status, 429, "throttled like any other");
    }
}

#[tokio::test]
async fn a_link_lasts_an_hour_and_cannot_be_made_up() {
    for house in houses().await {
        let tom = stories::colleague(&house, &house.ada, domain::team::Role::Agent, "roles.example").await;
        asked(&house, ADA).await;
        house.until_quiet().await;
        let link = link(&house);
        let visitor = Browser::at(&house.address);
        let ada = house.ada.staff.to_string();
        let others = link.replace(&ada, &tom.staff.to_string());
        assert_ne!(others, link);
        for made_up in
            [others.as_str(), "/desk/new-password/x", "/desk/new-password/a-b-c", &link[..link.len() - 2]]
        {
            assert_eq!(visitor.get(made_up).await.status, 410, "{made_up} on {}", house.database);
        }
        assert_eq!(visitor.get(&link).await.status, 200);
        house.later(TimeDelta::minutes(61)).await;
        assert_eq!(visitor.get(&link).await.status, 410, "{}", house.database);
    }
}

#[tokio::test]
async fn a_password_changed_in_another_way_ends_the_links_that_were_asked_for() {
    for house in houses().await {
        asked(&house, ADA).await;
        house.until_quiet().await;
        let link = link(&house);
        let new = domain::team::Password::new(NEW.into()).unwrap();
        actions::team::reset_password(&house.app, &ADA.parse().unwrap(), None, new).await.unwrap();
        assert_eq!(Browser::at(&house.address).get(&link).await.status, 410, "{}", house.database);
        house.until_quiet().await;
        assert!(
            letters_to(&house, ADA).pop().unwrap().contains("password was changed"),
            "{}",
            house.database
        );
    }
}

#[tokio::test]
async fn an_invitation_comes_by_letter_and_is_shown() {
    for house in houses().await {
        let ada = house.signed_in_browser().await;
        let form = serde_json::json!({"email": "zoe@example.com", "role": "agent"});
        let shown = ada.send_form("/desk/settings/invitations", &form).await;
        house.until_quiet().await;
        let letters = letters_to(&house, "zoe@example.com");
        assert_eq!(letters.len(), 1, "{}", house.database);
        let link =
            letters[0].split_whitespace().find(|word| word.contains("/desk/invitations/")).expect("a link");
        assert!(shown.text.contains(link), "the same is shown: {}", shown.text);
        let page = Browser::at(&house.address).get(link.strip_prefix(&house.address).unwrap()).await;
        assert!(page.status == 200 && page.text.contains("zoe@example.com"), "{}", page.text);
    }
}

#[tokio::test]
async fn a_test_letter_says_what_the_mail_server_said() {
    for house in houses().await {
        let ada = house.signed_in_browser().await;
        let form = serde_json::json!({"to": "ada@elsewhere.example"});
        let sent = ada.send_form("/desk/settings/test-letter", &form).await;
        assert!(sent.status == 200 && sent.text.contains("250 kept"), "{}", sent.text);
        assert_eq!(letters_to(&house, "ada@elsewhere.example").len(), 1);
        let refused = ada
            .send_form("/desk/settings/test-letter", &serde_json::json!({"to": "later@busy.example"}))
            .await;
        assert!(refused.status != 200 && refused.text.contains("450 4.2.1 mailbox busy"), "{}", refused.text);
        house.mail.set(stories::Line::Down);
        let failed = ada.send_form("/desk/settings/test-letter", &form).await;
        assert!(failed.text.contains("The mail server cannot be reached"), "{}", failed.text);
    }
}
