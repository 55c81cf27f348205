//! One address for all pages of an app: each business hears what is about its own pages and nothing else.

use domain::channels::Channel;
use domain::team::Seat;
use hmac::{Hmac, KeyInit, Mac};
use networks::facebook::fake::{FakeApp, FakePage};
use std::collections::BTreeMap;
use store::MOST_STRAYS;
use stories::{Answer, Browser, House, answer, houses};

fn signed(body: &[u8]) -> String {
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(FakeApp::default().secret.as_bytes()).unwrap();
    mac.update(body);
    format!("sha256={}", hex::encode(mac.finalize().into_bytes()))
}

async fn hook(house: &House, path: &str, body: &[u8], signature: Option<&str>) -> Answer {
    let request = Browser::at(&house.address).request("POST", path).body(body.to_vec());
    let request = match signature {
        Some(signature) => request.header("x-hub-signature-256", signature),
        None => request,
    };
    answer(request).await
}

/// A page of their own for somebody's business.
async fn a_page(house: &House, owner: &Seat, name: &str) -> (FakePage, Channel) {
    let page = house.town.facebook.page(name);
    let filled = BTreeMap::from([("page_token".to_owned(), page.token.clone())]);
    let channel = actions::channels::connect(&house.app, owner, "facebook", &filled).await.unwrap();
    (page, channel)
}

async fn log(house: &House, of: &Seat, channel: &Channel) -> Vec<String> {
    let log = house.app.of(of.business).list_deliveries(channel.id, None, 50).await.unwrap().rows;
    log.iter().map(|line| format!("{}: {}", line.state, String::from_utf8_lossy(&line.body))).collect()
}

async fn words(house: &House, of: &Seat) -> Vec<String> {
    let desk = house.app.of(of.business);
    let mut rows = desk.list_waiting(None, 50).await.unwrap().rows;
    rows.extend(desk.list_at_rest(None, 50).await.unwrap().rows);
    rows.into_iter().map(|row| row.snippet).collect()
}

#[tokio::test]
async fn one_delivery_about_several_pages_of_several_businesses_reaches_each_its_own_part() {
    for house in houses().await {
        let mona = house.second_business().await;
        let ada = house.ada.clone();
        let (oak, oak_channel) = a_page(&house, &ada, "Oak").await;
        let (elm, elm_channel) = a_page(&house, &ada, "Elm").await;
        let (rolls, rolls_channel) = a_page(&house, &mona, "Rolls").await;
        let fake = &house.town.facebook;
        fake.hooks_to(&format!("{}/hooks/facebook", house.address));
        assert!(fake.shakes_hands().await, "the handshake of the app, on {}", house.database);
        house.until_quiet().await;
        let ben = fake.person("Ben Ode");
        for (page, text) in [(&oak, "Do you fit oak?"), (&elm, "Do you fit elm?"), (&rolls, "Rye on Sunday?")]
        {
            ben.messages(page, text);
        }
        ben.messages(&oak, "And in May?");
        fake.deliver_together();
        let bodies = fake.waiting();
        assert_eq!((bodies.len(), bodies[0]["entry"].as_array().unwrap().len()), (1, 4));
        for address in ["/hooks/facebook".to_owned(), format!("/hooks/facebook/{}", oak_channel.id)] {
            let body = bodies[0].to_string().into_bytes();
            assert_eq!(hook(&house, &address, &body, Some(&signed(&body))).await.status, 200, "{address}");
            house.until_quiet().await;
            let mut said = words(&house, &ada).await;
            said.sort();
            assert_eq!(said, ["Do you fit elm?", "Do you fit oak?"], "{address} on {}", house.database);
            assert_eq!(words(&house, &mona).await, ["Rye on Sunday?"], "{address} on {}", house.database);
        }
        // What is kept as it came is of that page alone.
        let oaks = log(&house, &ada, &oak_channel).await;
        assert!(
            oaks.len() == 1 && oaks[0].starts_with("taken") && oaks[0].contains("And in May?"),
            "{oaks:?}"
        );
        assert!(!oaks[0].contains("elm") && !oaks[0].contains("Rye"), "{oaks:?}");
        assert_eq!(log(&house, &ada, &elm_channel).await.len(), 1);
        let rolls = log(&house, &mona, &rolls_channel).await;
        assert!(rolls.len() == 1 && !rolls[0].contains("oak"), "{rolls:?}");
        assert!(house.app.store.list_strays().await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_page_that_two_businesses_connected_is_heard_by_both() {
    for house in houses().await {
        let mona = house.second_business().await;
        let page = house.connect_page().await;
        let filled = BTreeMap::from([("page_token".to_owned(), house.town.page.token.clone())]);
        actions::channels::connect(&house.app, &mona, "facebook", &filled).await.unwrap();
        house.town.facebook.hooks_to(&format!("{}/hooks/facebook", house.address));
        house.town.facebook.person("Ben Ode").messages(&house.town.page, "Do you fit oak?");
        house.until_quiet().await;
        assert_eq!(words(&house, &house.ada).await, ["Do you fit oak?"], "{}", house.database);
        assert_eq!(words(&house, &mona).await, ["Do you fit oak?"], "{}", house.database);
        // Taken out of use by one, it is heard by the other, and nothing of it is nobody's.
        actions::channels::disconnect(&house.app, &house.ada, page.id).await.unwrap();
        house.town.facebook.person("Ben Ode").messages(&house.town.page, "Hello?");
        house.until_quiet().await;
        assert_eq!(log(&house, &house.ada, &page).await.len(), 1, "{}", house.database);
        assert!(house.app.store.list_strays().await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn what_is_about_a_page_nobody_has_is_kept_for_the_operator_alone_and_bounded() {
    for house in houses().await {
        let page = house.connect_page().await;
        let body = |account: &str, words: &str| {
            let entry = serde_json::json!({"id": account, "changes": [{"field": "feed", "value": {"message": words}}]});
            serde_json::json!({"object": "page", "entry": [entry]}).to_string().into_bytes()
        };
        let send = async |body: &[u8]| hook(&house, "/hooks/facebook", body, Some(&signed(body))).await;
        for words in ["Secret of a stranger", "And another"] {
            let kept = send(&body("424242", words)).await;
            assert_eq!((kept.status, kept.text.as_str()), (200, ""), "they go on calling, and hear nothing");
        }
        let strays = house.app.store.list_strays().await.unwrap();
        assert_eq!((strays.len(), strays[0].account.as_str(), strays[0].count), (1, "424242", 2));
        assert!(String::from_utf8_lossy(&strays[0].body).contains("And another"), "{}", house.database);
        let ada = house.signed_in_browser().await;
        for path in ["/desk/channels".to_owned(), format!("/desk/channels/{}", page.id), "/desk".into()] {
            let shown = ada.get(&path).await.text;
            assert!(!shown.contains("424242") && !shown.contains("stranger"), "{path}: {shown}");
        }
        for bytes in [&b"<lantern>"[..], b"{\"object\":\"page\",\"entry\":7}", b""] {
            assert_eq!(send(bytes).await.status, 200, "what cannot be taken apart is kept, too");
        }
        for account in 0..MOST_STRAYS + 5 {
            house.clock.set(house.app.now().plus(chrono::TimeDelta::seconds(1)));
            assert_eq!(send(&body(&format!("1{account:05}"), &"x".repeat(40_000))).await.status, 200);
        }
        let strays = house.app.store.list_strays().await.unwrap();
        assert_eq!(strays.len() as u64, MOST_STRAYS, "{}", house.database);
        assert!(strays.iter().all(|stray| stray.body.len() <= 16 * 1024 && stray.account != "424242"));
        assert!(log(&house, &house.ada, &page).await.is_empty(), "{}", house.database);
    }
}

#[tokio::test]
async fn the_address_of_an_app_believes_the_network_alone() {
    for house in houses().await {
        let page = house.connect_page().await;
        house.town.facebook.person("Ben Ode").messages(&house.town.page, "Do you fit oak?");
        let body = house.town.facebook.waiting().remove(0).to_string().into_bytes();
        house.town.facebook.lose_deliveries();
        let good = signed(&body);
        assert_eq!(hook(&house, "/hooks/facebook", &body, None).await.status, 401);
        assert_eq!(hook(&house, "/hooks/facebook", &body, Some("sha256=00")).await.status, 403);
        assert_eq!(hook(&house, "/hooks/facebook", &body, Some(&signed(b"another"))).await.status, 403);
        for network in ["bluesky", "website", "nothing"] {
            assert_eq!(hook(&house, &format!("/hooks/{network}"), &body, Some(&good)).await.status, 404);
        }
        let browser = Browser::at(&house.address);
        let shake = async |token: &str| {
            let query = format!("hub.mode=subscribe&hub.verify_token={token}&hub.challenge=1158");
            browser.get(&format!("/hooks/facebook?{query}")).await
        };
        assert_eq!(shake("wrong").await.status, 403);
        let shaken = shake(&FakeApp::default().verify_token).await;
        assert_eq!((shaken.status, shaken.text.as_str()), (200, "1158"));
        assert!(house.app.store.list_strays().await.unwrap().is_empty());
        for _ in 0..3 {
            assert_eq!(hook(&house, "/hooks/facebook", &body, Some(&good)).await.status, 200);
        }
        house.until_quiet().await;
        assert_eq!(words(&house, &house.ada).await, ["Do you fit oak?"], "{}", house.database);
        assert_eq!(log(&house, &house.ada, &page).await.len(), 1, "the same again is the same");
    }
}
