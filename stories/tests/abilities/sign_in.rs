//! Signing in at a network: an attempt is finished where it was begun, with the verifier that only it knows.

use chrono::TimeDelta;
use stories::{Browser, House, PASSWORD, houses};

async fn begins(house: &House, ada: &Browser) -> (String, String) {
    let led = ada.get("/desk/channels/new/facebook/sign-in").await;
    assert_eq!(led.status, 303, "{}", led.text);
    let address = reqwest::Url::parse(led.location()).unwrap();
    let asked: std::collections::BTreeMap<_, _> = address.query_pairs().into_owned().collect();
    assert_eq!(asked["code_challenge_method"], "S256");
    assert_eq!(asked["code_challenge"].len(), 43, "{}", house.database);
    house.signs_in_at(led.location()).await
}

fn back(state: &str, code: &str) -> String {
    let state = state.replace('+', "%2B").replace('/', "%2F");
    format!("/desk/channels/new/facebook/back?state={state}&code={code}")
}

#[tokio::test]
async fn an_attempt_is_finished_in_its_own_session_in_time_and_once() {
    for house in houses().await {
        let ada = house.signed_in_browser().await;
        let mut elsewhere = Browser::at(&house.address);
        elsewhere.sign_in("ada@adas-joinery.example", PASSWORD).await;
        let (state, code) = begins(&house, &ada).await;
        let (other_state, _) = begins(&house, &ada).await;
        assert_ne!(state, other_state, "each attempt is another one");
        assert_eq!(elsewhere.get(&back(&state, &code)).await.status, 422, "another session");
        assert_eq!(ada.get(&back("k1.made.up", &code)).await.status, 422, "a state we never gave");
        // With another attempt's verifier the code is worth nothing, and is used up.
        let mixed = ada.get(&back(&other_state, &code)).await;
        assert!(
            mixed.status == 422 && mixed.text.contains("code_verifier"),
            "{} {}",
            mixed.status,
            mixed.text
        );
        let (state, code) = begins(&house, &ada).await;
        let done = ada.get(&back(&state, &code)).await;
        assert_eq!(done.location(), "/desk/channels", "{} {}", done.status, done.text);
        let (late, code) = begins(&house, &ada).await;
        house.clock.set(house.app.now().plus(TimeDelta::minutes(61)));
        let late = ada.get(&back(&late, &code)).await;
        assert!(late.status == 422 && late.text.contains("too long ago"), "{} {}", late.status, late.text);
    }
}
