//! Comments as the network would send them, one by one, and where they arrive.

use crate::installation::Installation;
use crate::process::{text, until};
use crate::{Browser, answer};
use hmac::{Hmac, KeyInit, Mac};
use networks::facebook::fake::FakeApp;

/// A comment somebody writes, as the webhook the network would send.
pub fn a_webhook(at: &Installation, post: &str, words: &str) -> Vec<u8> {
    at.town.facebook.person("Ben Okri").comments(post, words).unwrap();
    let body = at.town.facebook.waiting().pop().unwrap().to_string().into_bytes();
    at.town.facebook.lose_deliveries();
    body
}

pub async fn deliver(at: &Installation, channel: &str, body: &[u8]) -> u16 {
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(FakeApp::default().secret.as_bytes()).unwrap();
    mac.update(body);
    let request = Browser::at(&at.address).request("POST", &format!("/hooks/facebook/{channel}"));
    let signature = format!("sha256={}", hex::encode(mac.finalize().into_bytes()));
    answer(request.header("x-hub-signature-256", signature).body(body.to_vec())).await.status
}

pub async fn inbox(at: &Installation) -> Vec<String> {
    let inbox = at.ask("/conversations?limit=100").await;
    inbox["rows"].as_array().unwrap().iter().map(|row| text(&row["snippet"])).collect()
}

pub async fn until_in_inbox(at: &Installation, words: &str) {
    until("it is in the inbox", async || {
        let inbox = inbox(at).await;
        let there = inbox.iter().filter(|there| *there == words).count();
        if there == 1 { Ok(()) } else { Err(format!("{words} in {inbox:?}")) }
    })
    .await;
}
