//! What the network takes and what it refuses.

use super::town::*;
use domain::publishing::Draft;
use networks::{NetworkError, Publish};
use serde_json::json;

#[tokio::test]
async fn pictures_go_out_with_their_descriptions() {
    let Some(town) = town() else { return };
    let ada = town.person("ada").await;
    let at = town.connect(&ada.handle, &ada.app_password().await).await.unwrap();
    let draft = Draft { text: "Four of them".into(), card: None, pictures: vec![a_picture(); 4] };
    let post = Publish::send(&town.bluesky, &at, &approved(draft), key()).await.unwrap();
    let record = ada.record(&post.remote_id).await.unwrap();
    let images = record["value"]["embed"]["images"].as_array().unwrap();
    assert_eq!(images.len(), 4);
    assert_eq!(
        (&images[0]["alt"], &images[0]["aspectRatio"]["width"]),
        (&json!("An oiled worktop"), &json!(64))
    );
}

#[tokio::test]
async fn the_network_itself_refuses_a_301st_character() {
    let Some(town) = town() else { return };
    let ada = town.person("ada").await;
    let at = town.connect(&ada.handle, &ada.app_password().await).await.unwrap();
    let fits = Draft { text: "ö".repeat(300), ..Draft::default() };
    Publish::send(&town.bluesky, &at, &approved(fits), key()).await.unwrap();
    let long = Draft { text: "ö".repeat(301), ..Draft::default() };
    let refused = Publish::send(&town.bluesky, &at, &approved(long), key()).await;
    assert_eq!(refused, Err(NetworkError::Refused { reason: "1 characters too long.".into() }));
    let record = json!({"$type": "app.bsky.feed.post", "text": "ö".repeat(301), "createdAt": "2026-11-22T10:00:00.000Z"});
    let body = json!({"repo": ada.did, "collection": "app.bsky.feed.post", "record": record});
    let address = format!("{}/xrpc/com.atproto.repo.createRecord", town.pds);
    let theirs = town.outside.post(&address).bearer(&ada.token).json(&body).send().await.unwrap();
    assert!(theirs.status == 400 && theirs.text().contains("maximum 300"), "{}", theirs.text());
}

#[tokio::test]
async fn a_text_full_of_signs_is_taken_with_the_links_mentions_and_tags_in_it() {
    let Some(town) = town() else { return };
    let ada = town.person("ada").await;
    let at = town.connect(&ada.handle, &ada.app_password().await).await.unwrap();
    let text = format!(
        "(@{}), @nobody-at-all.test @handle.invalid https:// https:/// httpbin.org. (one.com/a_(b)) ＃木。 #1 $oak #{}",
        ada.handle,
        "👍🏽".repeat(64)
    );
    let draft = Draft { text: text.clone(), ..Draft::default() };
    let post = Publish::send(&town.bluesky, &at, &approved(draft), key()).await.unwrap();
    let record = ada.record(&post.remote_id).await.unwrap();
    let facets = record["value"]["facets"].as_array().unwrap();
    let found: Vec<(&str, &str)> = facets
        .iter()
        .map(|facet| {
            let at = |side: &str| facet["index"][side].as_u64().unwrap() as usize;
            let feature = &facet["features"][0];
            let value = ["did", "uri", "tag"].iter().find_map(|key| feature[key].as_str()).unwrap();
            (&text[at("byteStart")..at("byteEnd")], value)
        })
        .collect();
    let (mention, thumbs) = (format!("@{}", ada.handle), "👍🏽".repeat(64));
    assert_eq!(
        found,
        [
            (mention.as_str(), ada.did.as_str()),
            ("httpbin.org", "https://httpbin.org"),
            ("one.com/a_(b))", "https://one.com/a_(b))"),
            ("＃木", "木"),
            ("$oak", "$OAK"),
            (format!("#{thumbs}").as_str(), thumbs.as_str()),
        ]
    );
}

#[tokio::test]
async fn the_network_refuses_the_whole_post_for_an_address_that_is_none() {
    let Some(town) = town() else { return };
    let ada = town.person("ada").await;
    for uri in ["https://", "https:///oak", "httpbin.org"] {
        let link = json!({"$type": "app.bsky.richtext.facet#link", "uri": uri});
        let facet = json!({"index": {"byteStart": 0, "byteEnd": uri.len()}, "features": [link]});
        let record = json!({
            "$type": "app.bsky.feed.post", "text": uri, "facets": [facet], "createdAt": "2026-11-26T10:00:00.000Z",
        });
        let body = json!({"repo": ada.did, "collection": "app.bsky.feed.post", "record": record});
        let address = format!("{}/xrpc/com.atproto.repo.createRecord", town.pds);
        let theirs = town.outside.post(&address).bearer(&ada.token).json(&body).send().await.unwrap();
        assert_eq!(theirs.status, 400, "{uri}: {}", theirs.text());
    }
}
