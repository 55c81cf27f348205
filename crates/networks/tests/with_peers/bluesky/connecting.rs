//! Connecting, sessions, and passwords that are revoked.

use super::town::*;
use networks::{Connect, Connection, Listen, NetworkError, Publish};
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[tokio::test]
async fn a_session_renews_itself_and_a_revoked_password_asks_the_owner() {
    let Some(town) = town() else { return };
    let ada = town.person("ada").await;
    let password = ada.app_password().await;
    let at = town.connect(&ada.handle, &password).await.unwrap();
    let with = |access: Option<&str>, refresh: Option<&str>| {
        let mut keys = at.keys();
        if let Some(access) = access {
            keys["access"] = access.into();
        }
        if let Some(refresh) = refresh {
            keys["refresh"] = refresh.into();
        }
        Connection::new(at.remote_id.clone(), None, String::new(), keys)
    };
    // Their server answers 500 to what has not even the form of a token, so ours is spoiled at its end.
    let access = at.keys()["access"].as_str().unwrap().to_owned();
    let unknown = format!("{}AAAA", &access[..access.len() - 4]);
    // A token nobody knows: signed in again with the app password, and the new keys are handed back.
    let strange = with(Some(&unknown), None);
    town.bluesky.poll(&strange, None, &[]).await.unwrap();
    assert_ne!(strange.renewed().unwrap()["access"], unknown.as_str());

    // Revoked by the owner: the session and the password are both worthless.
    let list = town
        .outside
        .get(&format!("{}/xrpc/com.atproto.server.listAppPasswords", town.pds))
        .bearer(&ada.token);
    let list: Value = list.send().await.unwrap().json().unwrap();
    let name = list["passwords"][0]["name"].clone();
    town.call("com.atproto.server.revokeAppPassword", Some(&ada.token), json!({"name": name})).await;
    let revoked = with(Some(&unknown), None);
    let error = town.bluesky.poll(&revoked, None, &[]).await.unwrap_err();
    assert!(matches!(error, NetworkError::Reconnect { .. }), "{error:?}");
    let draft = approved(a_draft("Hello"));
    let error = Publish::send(&town.bluesky, &revoked, &draft, key()).await.unwrap_err();
    assert!(matches!(error, NetworkError::Reconnect { .. }), "{error:?}");
    assert_eq!(ada.count().await, 0);
}

#[tokio::test]
async fn what_cannot_be_connected_says_which_field_is_wrong() {
    let Some(town) = town() else { return };
    let ada = town.person("ada").await;
    let reason = async |handle: &str, password: &str| match town.connect(handle, password).await {
        Err(NetworkError::Refused { reason }) => reason,
        other => panic!("{other:?}"),
    };
    assert!(reason(&ada.handle, "wrong").await.starts_with("App password"));
    assert!(reason("nobody-at-all.test", "wrong").await.starts_with("App password"));
    assert!(reason("ada", "x").await.starts_with("Handle"));
    assert!(reason(&ada.handle, "").await.starts_with("App password"));
    // Without a server of one's own the handle is looked up first, and then where the account lives.
    let filled = [("handle", ada.handle.clone()), ("app_password", ada.app_password().await)];
    let filled = BTreeMap::from(filled.map(|(key, value)| (key.to_owned(), value)));
    assert_eq!(town.bluesky.connect(&filled).await.unwrap().remote_id, ada.did);
    let filled = [("handle", "nobody-at-all.test"), ("app_password", "x")];
    let filled = BTreeMap::from(filled.map(|(key, value)| (key.to_owned(), value.to_owned())));
    let error = town.bluesky.connect(&filled).await.unwrap_err();
    assert!(matches!(&error, NetworkError::Refused { reason } if reason.starts_with("Handle")), "{error:?}");
}
