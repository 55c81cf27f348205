//! The keys to the desk: passwords, invitations, sessions.

use actions::DeedError;
use actions::business::{Profile, save_profile};
use actions::team::{find_invitation, invite, reset_password};
use chrono::TimeDelta;
use domain::Clock;
use domain::team::{Password, Role};
use sha2::{Digest, Sha256};
use stories::{Browser, PASSWORD, houses};

const ADA: &str = "ada@adas-joinery.example";

#[tokio::test]
async fn after_eight_wrong_passwords_even_the_right_one_waits() {
    for house in houses().await {
        let mut browser = Browser::at(&house.address);
        for _ in 0..8 {
            assert_eq!(browser.sign_in(ADA, "not the password").await.status, 422);
        }
        // Another way to write the same address is the same account.
        assert_eq!(browser.sign_in(" ADA@Adas-Joinery.example", PASSWORD).await.status, 429);
        assert_eq!(browser.get("/desk").await.status, 303, "{}", house.database);
        house.clock.set(house.clock.now().plus(TimeDelta::minutes(16)));
        assert_eq!(browser.sign_in(ADA, PASSWORD).await.status, 303);
        assert_eq!(browser.get("/desk").await.status, 200, "{}", house.database);
    }
}

#[tokio::test]
async fn one_address_cannot_try_every_account() {
    for house in houses().await {
        let mut browser = Browser::at(&house.address);
        for number in 0..40 {
            assert_eq!(browser.sign_in(&format!("a{number}@b.example"), "guess guess").await.status, 422);
        }
        assert_eq!(browser.sign_in(ADA, PASSWORD).await.status, 429, "{}", house.database);
    }
}

#[tokio::test]
async fn nobody_learns_from_the_sign_in_page_who_has_an_account() {
    for house in houses().await {
        let mut browser = Browser::at(&house.address);
        let wrong = browser.sign_in(ADA, "not the password").await;
        let unknown = browser.sign_in("who@adas-joinery.example", "not the password").await;
        assert_eq!(wrong.status, unknown.status);
        assert_eq!(wrong.text.replace(ADA, ""), unknown.text.replace("who@adas-joinery.example", ""));
        assert!(wrong.text.contains("do not fit together"), "{}", wrong.text);
    }
}

#[tokio::test]
async fn after_signing_in_nobody_is_led_elsewhere() {
    for house in houses().await {
        for back in ["https://evil.example", "//evil.example", "/desk/../..//evil.example", "/desk\\evil"] {
            let browser = Browser::at(&house.address);
            let form = serde_json::json!({"email": ADA, "password": PASSWORD, "back": back});
            let request = browser.request("POST", "/desk/sign-in").header("sec-fetch-site", "same-origin");
            let answer = stories::answer(request.form(&form)).await;
            assert_eq!(answer.status, 303);
            assert!(answer.location().starts_with("/desk"), "{back}: {}", answer.location());
        }
    }
}

#[tokio::test]
async fn an_invitation_works_once() {
    for house in houses().await {
        let tom = "tom@adas-joinery.example".parse().unwrap();
        let invited = invite(&house.app, &house.ada, &tom, Role::Agent).await.unwrap();
        let path = invited.link.strip_prefix(&house.address).unwrap();
        let browser = Browser::at(&house.address);
        assert_eq!(browser.get(path).await.status, 200);
        let form = "name=Tom+Ashby&password=oiled+oak+at+last";
        assert_eq!(browser.post(path, "name=Tom&password=short").await.status, 422, "it is not used up");
        let joined = browser.post(path, form).await;
        assert_eq!((joined.status, joined.location()), (303, "/desk"), "{}", house.database);
        assert_eq!(browser.post(path, form).await.status, 404, "{}", house.database);
        assert_eq!(browser.get(path).await.status, 404);
        assert_eq!(browser.get("/desk/invitations/AAAAAAAAAAAAAAAAAAAAAAAA").await.status, 404);
    }
}

#[tokio::test]
async fn who_invites_somebody_cannot_try_their_password_without_end() {
    for house in houses().await {
        let mona = house.second_business().await;
        let invited = invite(&house.app, &mona, &ADA.parse().unwrap(), Role::Agent).await.unwrap();
        let path = invited.link.strip_prefix(&house.address).unwrap();
        let browser = Browser::at(&house.address);
        for _ in 0..8 {
            assert_eq!(browser.post(path, "password=not+the+password").await.status, 422);
        }
        let form = format!("password={}", PASSWORD.replace(' ', "+"));
        assert_eq!(browser.post(path, &form).await.status, 429, "{}", house.database);
        house.clock.set(house.clock.now().plus(TimeDelta::minutes(16)));
        assert_eq!(browser.post(path, &form).await.status, 303, "{}", house.database);
    }
}

#[tokio::test]
async fn a_welcome_that_was_refused_works_when_it_is_corrected_and_then_no_more() {
    for house in houses().await {
        // As a first start makes it; only that here somebody owns a business already.
        let (token, now) = ("a-link-printed-at-the-first-start", house.clock.now());
        let hash = hex::encode(Sha256::digest(token));
        house.app.store.add_welcome_link(&hash, now, now.plus(TimeDelta::days(1))).await.unwrap();
        let browser = Browser::at(&house.address);
        let path = format!("/desk/welcome/{token}");
        let form = |business: &str, name: &str| {
            format!(
                "business={business}&name={name}&email=mona@bakery.example&password=oiled+oak+at+last&time_zone=Europe/Berlin"
            )
        };
        for (business, name) in [("++", "Mona"), ("Bakery", "+")] {
            assert_eq!(browser.post(&path, &form(business, name)).await.status, 422, "{}", house.database);
        }
        assert_eq!(browser.post(&path, &form("Bakery", "Mona")).await.status, 303, "{}", house.database);
        let again = browser.post(&path, &form("Bakery", "Mona")).await;
        assert!(again.status == 404 && again.text.contains("This link was used"), "{}", again.text);
    }
}

#[tokio::test]
async fn another_password_signs_out_whoever_had_the_old_one() {
    for house in houses().await {
        let (mut here, mut elsewhere) = (Browser::at(&house.address), Browser::at(&house.address));
        here.sign_in(ADA, PASSWORD).await;
        elsewhere.sign_in(ADA, PASSWORD).await;
        let path = "/desk/settings/me/password";
        let wrong = here.post(path, "old=not+the+password&new=elm+and+ash+and+oak").await;
        assert!(wrong.status == 422 && wrong.text.contains("Nothing was changed"), "{}", wrong.text);
        let old = PASSWORD.replace(' ', "+");
        assert_eq!(here.post(path, &format!("old={old}&new=short")).await.status, 422);
        let changed = here.post(path, &format!("old={old}&new=elm+and+ash+and+oak")).await;
        assert!(changed.status == 200 && changed.text.contains("Changed."), "{}", changed.text);
        assert_eq!(here.get("/desk").await.status, 200, "{}", house.database);
        assert_eq!(elsewhere.get("/desk").await.status, 303, "signed out, on {}", house.database);
        assert_eq!(elsewhere.sign_in(ADA, PASSWORD).await.status, 422);
        assert_eq!(elsewhere.sign_in(ADA, "elm and ash and oak").await.status, 303);
        let new = Password::new("walnut, once a year".into()).unwrap();
        reset_password(&house.app, &ADA.parse().unwrap(), None, new).await.unwrap();
        assert_eq!(here.get("/desk").await.status, 303, "{}", house.database);
        assert_eq!(here.sign_in(ADA, "walnut, once a year").await.status, 303);
    }
}

#[tokio::test]
async fn a_host_name_is_one_business_s_only() {
    for house in houses().await {
        let mona = house.second_business().await;
        let business = actions::today::lookup_business(&house.app, house.ada.business).await.unwrap();
        let with = |hosts: &[&str]| {
            let hosts = hosts.iter().map(|host| (*host).to_owned()).collect();
            Profile { hosts, ..Profile::of(&business) }
        };
        save_profile(&house.app, &house.ada, None, with(&["oak.example", "OAK.example"])).await.unwrap();
        let taken = save_profile(&house.app, &mona, None, with(&["bread.example", "oak.example"])).await;
        assert!(
            matches!(&taken, Err(DeedError::Refused(words)) if words.contains("oak.example")),
            "{taken:?}"
        );
        let mine = actions::today::lookup_business(&house.app, mona.business).await.unwrap();
        assert!(mine.hosts.is_empty(), "nothing was saved, on {}", house.database);
        save_profile(&house.app, &house.ada, None, with(&["elm.example"])).await.unwrap();
        save_profile(&house.app, &mona, None, with(&["oak.example"])).await.expect("given up, it is free");
    }
}

#[tokio::test]
async fn an_invitation_expires_and_can_be_withdrawn() {
    for house in houses().await {
        let browser = Browser::at(&house.address);
        let form = "name=Tom+Ashby&password=oiled+oak+at+last";
        let tom = "tom@adas-joinery.example".parse().unwrap();
        let invited = invite(&house.app, &house.ada, &tom, Role::Agent).await.unwrap();
        let path = invited.link.strip_prefix(&house.address).unwrap();
        actions::team::withdraw_invitation(&house.app, &house.ada, invited.id).await.unwrap();
        assert_eq!(browser.post(path, form).await.status, 404, "withdrawn, on {}", house.database);
        let invited = invite(&house.app, &house.ada, &tom, Role::Agent).await.unwrap();
        let path = invited.link.strip_prefix(&house.address).unwrap();
        house.clock.set(house.clock.now().plus(TimeDelta::days(8)));
        assert_eq!(browser.get(path).await.status, 404);
        assert_eq!(browser.post(path, form).await.status, 404, "expired, on {}", house.database);
        let token = path.rsplit('/').next().unwrap();
        assert!(find_invitation(&house.app, token).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn a_session_ends_at_sign_out_after_thirty_days_and_with_the_seat() {
    for house in houses().await {
        let mut ada = Browser::at(&house.address);
        let signed_in = ada.sign_in(ADA, PASSWORD).await;
        let cookie = signed_in.headers["set-cookie"].to_str().unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
        let other_tab = ada.clone();
        assert_eq!(ada.post("/desk/sign-out", "").await.location(), "/desk/sign-in");
        assert_eq!(other_tab.get("/desk").await.status, 303, "the old cookie is worth nothing");

        let tom = stories::colleague(&house, &house.ada, Role::Agent, "team.example").await;
        let mut browser = Browser::at(&house.address);
        browser.sign_in("agent@team.example", PASSWORD).await;
        assert_eq!(browser.get("/desk").await.status, 200);
        actions::team::remove_colleague(&house.app, &house.ada, tom.staff).await.unwrap();
        assert_eq!(browser.get("/desk").await.status, 303, "{}", house.database);
        assert_eq!(browser.sign_in("agent@team.example", PASSWORD).await.status, 422, "no seat, no desk");

        ada.sign_in(ADA, PASSWORD).await;
        house.clock.set(house.clock.now().plus(TimeDelta::days(31)));
        assert_eq!(ada.get("/desk").await.status, 303, "{}", house.database);
    }
}
