//! Connecting a page, and the handshake of webhooks.

use super::town::*;
use crate::clock::{HandClock, outside};
use networks::facebook::Facebook;
use networks::{Connect, Connection, FacebookSettings, HookRefused, Hooks, Listen, NetworkError, SignIn};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The example of RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

#[tokio::test]
async fn a_code_is_worth_nothing_without_the_verifier_of_its_attempt() {
    let town = town().await;
    let redirect = "http://127.0.0.1:9/desk/channels/back";
    let address = SignIn::address(&town.facebook, redirect, "state-1", CHALLENGE).unwrap();
    for verifier in ["", "another-verifier-of-another-attempt-altogether"] {
        let agreed = outside().request(http::Method::POST, &format!("{address}&answer=yes")).send().await;
        let back = url::Url::parse(agreed.unwrap().header("location").unwrap()).unwrap();
        let code = back.query_pairs().find(|(name, _)| name == "code").unwrap().1.into_owned();
        let stolen = town.facebook.accounts(redirect, &code, verifier).await;
        assert!(matches!(stolen, Err(NetworkError::Refused { .. })), "{stolen:?}");
    }
}

#[tokio::test]
async fn signing_in_leads_to_a_page_that_works() {
    let town = town().await;
    let redirect = "http://127.0.0.1:9/desk/channels/back";
    let address = SignIn::address(&town.facebook, redirect, "state-1", CHALLENGE).unwrap();
    let shown = outside().get(&address).send().await.unwrap();
    assert!(shown.status == 200 && shown.text().contains("Continue"), "{}", shown.text());
    // Agreeing leads back with a code; nobody listens there, so the address alone is read.
    let agreed =
        outside().request(http::Method::POST, &format!("{address}&answer=yes")).send().await.unwrap();
    let back = url::Url::parse(agreed.header("location").unwrap()).unwrap();
    let given: BTreeMap<_, _> = back.query_pairs().into_owned().collect();
    assert_eq!(given["state"], "state-1");
    let accounts = town.facebook.accounts(redirect, &given["code"], VERIFIER).await.unwrap();
    let chosen = &accounts[0];
    assert_eq!((accounts.len(), chosen.name.as_str()), (1, "Ada's Joinery"));
    let at = Connection::new(chosen.remote_id.clone(), None, chosen.name.clone(), chosen.keys.clone());
    town.facebook.subscribe(&at).await.unwrap();
    town.facebook.poll(&at, None, &[]).await.unwrap();
    let again = town.facebook.accounts(redirect, &given["code"], VERIFIER).await;
    assert!(matches!(again, Err(NetworkError::Refused { .. })), "a code is good once: {again:?}");
    assert!(
        town.fake
            .desk()
            .log()
            .iter()
            .all(|seen| !seen.query.contains("access_token") || seen.query.contains("appsecret_proof"))
    );
}

#[tokio::test]
async fn without_an_app_there_is_no_signing_in() {
    let facebook = Facebook::new(FacebookSettings::default(), outside(), Arc::new(HandClock::default()));
    assert_eq!(SignIn::address(&facebook, "http://x/", "s", CHALLENGE), None);
    let none = BTreeMap::new();
    assert_eq!(facebook.handshake(&none), Err(HookRefused::NotSetUp));
}

#[tokio::test]
async fn a_wrong_token_is_named() {
    let town = town().await;
    let filled = BTreeMap::from([("page_token".to_owned(), "nonsense".to_owned())]);
    let error = town.facebook.connect(&filled).await.unwrap_err();
    assert!(
        matches!(&error, NetworkError::Refused { reason } if reason.starts_with("Page token")),
        "{error:?}"
    );
}

#[tokio::test]
async fn the_handshake_is_answered_only_with_the_right_token() {
    let town = town().await;
    let query = |token: &str| {
        let pairs = [("hub.mode", "subscribe"), ("hub.verify_token", token), ("hub.challenge", "42")];
        BTreeMap::from(pairs.map(|(key, value)| (key.to_owned(), value.to_owned())))
    };
    assert_eq!(town.facebook.handshake(&query("verify-token")), Ok("42".into()));
    assert_eq!(town.facebook.handshake(&query("guess")), Err(HookRefused::WrongToken));
    assert_eq!(town.facebook.handshake(&BTreeMap::new()), Err(HookRefused::WrongToken));
}
