//! What a business takes along: all that is its own, nothing of another, no secrets.

use flate2::read::GzDecoder;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::io::Read as _;
use stories::doors::signed_in;
use stories::{Browser, Filled, House, answer, houses};

async fn taken_along(house: &House) -> BTreeMap<String, Vec<u8>> {
    let ada = house.signed_in_browser().await;
    let request = ada.request("POST", "/desk/settings/export").header("sec-fetch-site", "same-origin");
    let sent = request.header("accept-encoding", "gzip, br").send().await.unwrap();
    assert_eq!(sent.status(), 200, "{}", house.database);
    assert_eq!(sent.headers()["content-type"], "application/gzip");
    assert!(sent.headers()["content-disposition"].to_str().unwrap().starts_with("attachment"));
    let bytes = sent.bytes().await.unwrap();
    let mut files = BTreeMap::new();
    for entry in tar::Archive::new(GzDecoder::new(&bytes[..])).entries().unwrap() {
        let mut entry = entry.unwrap();
        let (name, mut inside) = (entry.path().unwrap().display().to_string(), Vec::new());
        entry.read_to_end(&mut inside).unwrap();
        files.insert(name, inside);
    }
    files
}

#[tokio::test(flavor = "multi_thread")]
async fn a_business_takes_along_what_is_its_own_and_no_secrets() {
    for house in houses().await {
        let mona = house.second_business().await;
        Filled::of(&house, &house.ada, "adas-joinery.example").await;
        Filled::of(&house, &mona, "monas-bakery.example").await;
        actions::business::export_business(&house.app, &house.ada, Box::new(std::io::sink())).await.unwrap();
        let files = taken_along(&house).await;
        let texts: Vec<String> = files
            .iter()
            .filter(|(name, _)| name.contains(".json"))
            .map(|(name, bytes)| format!("{name}: {}", String::from_utf8(bytes.clone()).unwrap()))
            .collect();
        let texts = texts.join("\n");
        for wanted in [
            "an oiled worktop want oiling",
            "Once a year.",
            "Three thin coats.",
            "priya@adas-joinery.example",
            "Ada Fenwick",
        ] {
            assert!(texts.contains(wanted), "{}: “{wanted}” is in it", house.database);
        }
        for secret in [
            "monas-bakery",
            "Mona",
            "argon2",
            "k1.",
            "token_hash",
            "page_hash",
            "sealed_keys",
            "password",
            "business_id",
        ] {
            assert!(!texts.contains(secret), "{}: “{secret}” is not: {texts}", house.database);
        }
        let rows = String::from_utf8(files["records/pieces/000001.jsonl"].clone()).unwrap();
        let row: Value = serde_json::from_str(rows.lines().next().unwrap()).unwrap();
        assert!(row["created_at"].as_str().unwrap().ends_with('Z'), "{row}");
        let profile: Value = serde_json::from_slice(&files["business.json"]).unwrap();
        assert!(profile["hours"].is_object() && profile["name"] == "Ada’s Joinery", "{profile}");
        assert_eq!(
            files.keys().filter(|name| name.starts_with("pictures/")).count(),
            4,
            "{:?}",
            files.keys()
        );
        // What strangers sent her is hers, and what they sent Mona is not.
        assert_eq!(files.keys().filter(|name| name.starts_with("attachments/")).count(), 2);
        // As the page about it says.
        let sums = String::from_utf8(files["sums/000001.sha256"].clone()).unwrap();
        for line in sums.lines() {
            let (sum, name) = line.split_once("  ").unwrap();
            assert_eq!(sum, hex::encode(Sha256::digest(&files[name])), "{name}");
        }
        let end: Value = serde_json::from_slice(&files["end.json"]).unwrap();
        assert_eq!(end["sha256"], hex::encode(Sha256::digest(&sums)));
        assert_eq!(end["files"], sums.lines().count());
        assert_eq!((&end["rows"]["pieces"], &end["rows"]["album_photos"]), (&json!(2), &json!(1)), "{end}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_for_owners_and_on_record() {
    for house in houses().await {
        let filled = Filled::of(&house, &house.ada, "adas-joinery.example").await;
        assert!(!filled.id("article").is_empty());
        let agent = signed_in(&house, "agent@adas-joinery.example").await;
        assert_eq!(agent.post("/desk/settings/export", "").await.status, 403, "{}", house.database);
        let nobody = Browser::at(&house.address);
        assert_eq!(answer(nobody.request("GET", "/api/v1/business/export")).await.status, 401);
        taken_along(&house).await;
        let record = actions::team::list_record(&house.app, &house.ada, None, 9).await.unwrap().rows;
        assert!(record.iter().any(|line| line.what.contains("took everything along")), "{record:?}");
        // Whoever goes away in the middle ends it, and the next may begin.
        for _ in 0..3 {
            let ada = house.signed_in_browser().await;
            let request =
                ada.request("POST", "/desk/settings/export").header("sec-fetch-site", "same-origin");
            drop(request.send().await.unwrap());
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        }
        taken_along(&house).await;
    }
}
