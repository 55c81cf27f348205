//! Guessing passwords: whoever guesses shuts out themselves, and nobody else.

use crate::second_door;
use reqwest::header::{COOKIE, SET_COOKIE};
use stories::{Answer, Browser, PASSWORD, houses};
use web::{Proxies, WebSettings};

const ADA: &str = "ada@adas-joinery.example";

/// Signs in with what the browser was given before, and with what a proxy says of it.
async fn sign_in(address: &str, password: &str, device: &str, lines: &[(&str, &str)]) -> Answer {
    let form = serde_json::json!({"email": ADA, "password": password});
    let mut request =
        Browser::at(address).request("POST", "/desk/sign-in").header("sec-fetch-site", "same-origin");
    if !device.is_empty() {
        request = request.header(COOKIE, device);
    }
    for (name, value) in lines {
        request = request.header(*name, *value);
    }
    stories::answer(request.form(&form)).await
}

fn device(answer: &Answer) -> String {
    let cookies = answer.headers.get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
    let device = cookies
        .filter_map(|cookie| cookie.split(';').next())
        .find(|pair| pair.starts_with("porchlight_device="));
    device.expect("a browser that signed in is known").to_owned()
}

#[tokio::test]
async fn a_right_password_from_a_known_browser_is_never_refused_for_others_wrong_ones() {
    for house in houses().await {
        let known = device(&sign_in(&house.address, PASSWORD, "", &[]).await);
        // Somebody behind the same address guesses until it is shut.
        for number in 0..60 {
            let status = sign_in(&house.address, "guess guess", "", &[]).await.status;
            assert_eq!(status, if number < 8 { 422 } else { 429 }, "{}: {number}", house.database);
        }
        assert_eq!(
            sign_in(&house.address, PASSWORD, "", &[]).await.status,
            429,
            "a stranger waits, even with the right one"
        );
        let again = sign_in(&house.address, PASSWORD, &known, &[]).await;
        assert_eq!(again.status, 303, "{}: {}", house.database, again.text);
        // A mark somebody made up is none.
        assert_eq!(sign_in(&house.address, PASSWORD, "porchlight_device=made-up", &[]).await.status, 429);
        // And whoever took the browser can guess no more often than anybody.
        for number in 0..10 {
            let status = sign_in(&house.address, "guess guess", &known, &[]).await.status;
            assert_eq!(status, if number < 8 { 422 } else { 429 }, "{}: {number}", house.database);
        }
    }
}

#[tokio::test]
async fn right_passwords_count_against_nobody() {
    for house in houses().await {
        for number in 0..45 {
            let answer = sign_in(&house.address, PASSWORD, "", &[]).await;
            assert_eq!(answer.status, 303, "{}: {number}: {}", house.database, answer.text);
        }
    }
}

#[tokio::test]
async fn behind_a_proxy_each_visitor_is_themselves_and_cannot_be_another() {
    for house in houses().await {
        let proxies = Proxies::new(&["127.0.0.1".to_owned()], None).unwrap();
        let address = second_door(&house, WebSettings { proxies, ..WebSettings::default() }).await;
        // The proxy adds a line of its own behind whatever the visitor wrote.
        for number in 0..12 {
            let made_up = format!("198.51.100.{number}");
            let lines = [("x-forwarded-for", made_up.as_str()), ("x-forwarded-for", "203.0.113.7")];
            let status = sign_in(&address, "guess guess", "", &lines).await.status;
            assert_eq!(status, if number < 8 { 422 } else { 429 }, "{}: {number}", house.database);
        }
        let other = [("x-forwarded-for", "203.0.113.8")];
        assert_eq!(sign_in(&address, PASSWORD, "", &other).await.status, 303, "{}", house.database);
        // The same header from somebody who is no proxy of ours: all of them are one.
        let elsewhere = Proxies::new(&["192.0.2.1".to_owned()], None).unwrap();
        let address = second_door(&house, WebSettings { proxies: elsewhere, ..WebSettings::default() }).await;
        for number in 0..12 {
            let made_up = format!("198.51.100.{number}");
            let lines = [("x-forwarded-for", made_up.as_str())];
            let status = sign_in(&address, "guess guess", "", &lines).await.status;
            assert_eq!(status, if number < 8 { 422 } else { 429 }, "{}: {number}", house.database);
        }
    }
}

#[tokio::test]
async fn another_password_makes_every_browser_a_stranger() {
    for house in houses().await {
        let known = device(&sign_in(&house.address, PASSWORD, "", &[]).await);
        let another = domain::team::Password::new("ash, waxed once a year".into()).unwrap();
        actions::team::reset_password(&house.app, &ADA.parse().unwrap(), None, another).await.unwrap();
        // Strangers behind the same address guess until it is shut: to those who are known it stays open.
        for _ in 0..8 {
            sign_in(&house.address, "guess guess", "", &[]).await;
        }
        let status = sign_in(&house.address, "ash, waxed once a year", &known, &[]).await.status;
        assert_eq!(status, 429, "{}", house.database);
    }
}
