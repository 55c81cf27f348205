//! Many businesses in one house: one whose network answers nobody, or that has much to do, slows none of the others.

use networks::fakes::Trouble;
use serde_json::json;
use std::time::Duration;
use stories::PASSWORD;
use stories::comments::{deliver, inbox, until_in_inbox};
use stories::installation::{Installation, on_each};
use stories::process::{text, until};

/// Longer than anybody waits for an answer of a network.
const NEVER: Duration = Duration::from_hours(1);

/// A second business in the same house, with a page of its own: the post on it, the channel, and its owner's token.
async fn open_a_forge(at: &mut Installation) -> (String, String, String) {
    let business = "Ben’s Forge";
    let add = ["user", "add", "--email", "ben@bens-forge.example", "--name", "Ben", "--business", business];
    at.run(&add, PASSWORD);
    let first = std::mem::take(&mut at.token);
    at.token = at.run(&["token", "create", "--business", business, "--scope", "owner"], "");
    let page = at.town.facebook.page(business);
    let channel = at.connect("facebook", &json!({"page_token": page.token})).await;
    let forge = std::mem::replace(&mut at.token, first);
    (at.town.facebook.page_posts(&page, "A gate"), channel, forge)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_business_whose_network_hangs_holds_only_its_share_of_the_workers() {
    on_each(async |mut at| {
        at.set("WORKERS", "4");
        let _serving = at.serve().await;
        at.connect_page().await;
        let post = at.town.facebook.page_posts(&at.town.page, "Mill Lane");
        let asked = ["Do you fit oak?", "And ash?", "And elm?", "And beech?", "And pine?", "And lime?"];
        for words in asked {
            at.town.facebook.person("Priya Raman").comments(&post, words).unwrap();
        }
        assert!(at.town.facebook.deliver().await.iter().all(|status| *status == 200));
        for words in asked {
            until_in_inbox(&at, words).await;
        }
        let (gate, channel, forge) = open_a_forge(&mut at).await;
        let fake = at.town.facebook.desk().clone();
        let before = fake.count("POST");
        fake.trouble_until_calm("POST", Trouble::Slow(NEVER));
        let waiting = at.ask("/conversations?limit=100").await;
        for row in waiting["rows"].as_array().unwrap() {
            let path = format!("/conversations/{}/replies", text(&row["id"]));
            let answered = at.call("POST", &path, &json!({"text": "We do, gladly."})).await.unwrap();
            assert_eq!(answered.status, 201, "{}", answered.text);
        }
        until("the first answers hang", async || {
            let hanging = fake.count("POST") - before;
            if hanging >= 2 { Ok(()) } else { Err(format!("{hanging} hang, {}", at.database)) }
        })
        .await;
        let words = "How much is a gate?";
        let said = stories::comments::a_webhook(&at, &gate, words);
        assert_eq!(deliver(&at, &channel, &said).await, 200);
        at.token = forge;
        until_in_inbox(&at, words).await;
        assert_eq!(inbox(&at).await, [words], "nothing of the other business: {}", at.database);
        let hanging = fake.count("POST") - before;
        assert_eq!(hanging, 2, "half of four workers: {}", at.database);
    })
    .await;
}
