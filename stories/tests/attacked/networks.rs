//! What comes from a network is written by anybody, whoever signed it.

use actions::inbox::{Question, ask};
use actions::media::begin_article;
use actions::publishing::plan;
use domain::media::PieceText;
use hmac::{Hmac, KeyInit, Mac};
use networks::facebook::fake::FakeApp;
use serde_json::{Value, json};
use stories::{Browser, House, PASSWORD, houses};

/// Sends a webhook as the network would, signed.
async fn deliver(house: &House, channel: &str, body: &Value) {
    let body = body.to_string();
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(FakeApp::default().secret.as_bytes()).unwrap();
    mac.update(body.as_bytes());
    let request = Browser::at(&house.address).request("POST", &format!("/hooks/facebook/{channel}"));
    let signature = format!("sha256={}", hex::encode(mac.finalize().into_bytes()));
    assert_eq!(
        stories::answer(request.header("x-hub-signature-256", signature).body(body)).await.status,
        200
    );
    house.until_quiet().await;
}

#[tokio::test]
async fn a_link_that_could_run_is_shown_nowhere() {
    for house in houses().await {
        let page = house.connect_page().await;
        let text = PieceText::new("Oil", "", "Twice a year.").unwrap();
        let article = begin_article(&house.app, &house.ada, text, None).await.unwrap();
        let place = actions::publishing::Place { channel: page.id, text: "Oil".into() };
        plan(&house.app, &house.ada, article.id, vec![place], None).await.unwrap();
        house.until_quiet().await;
        let post = house.copy_on(&page, article.id).await.remote_id.unwrap();
        for (number, link) in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)//https://",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:x",
            "https://good.example/comment",
        ]
        .into_iter()
        .enumerate()
        {
            let value = json!({
                "item": "comment", "verb": "add", "comment_id": format!("{post}_{number}"), "post_id": post, "parent_id": post,
                "created_time": house.app.now().0 / 1_000_000, "message": format!("What is oil {number}?\u{ffff}\u{1}"),
                "from": {"id": format!("77{number}"), "name": format!("Ben\u{fffe} {number}")}, "permalink_url": link,
            });
            let body = json!({"object": "page", "entry": [{
                "id": page.remote_id, "time": house.app.now().0 / 1_000_000, "changes": [{"field": "feed", "value": value}]}]});
            deliver(&house, &page.id.to_string(), &body).await;
        }
        let mut desk = Browser::at(&house.address);
        desk.sign_in("ada@adas-joinery.example", PASSWORD).await;
        let inbox = house.app.of(house.ada.business).list_waiting(None, 50).await.unwrap().rows;
        assert_eq!(inbox.len(), 5, "{}", house.database);
        let mut seen = desk.get(&format!("/articles/{}", article.slug)).await.text;
        for conversation in &inbox {
            seen.push_str(&desk.get(&format!("/desk/inbox/{}", conversation.id)).await.text);
        }
        let (_, token) =
            actions::team::make_token(&house.app, &house.ada, "t", domain::team::Role::Viewer).await.unwrap();
        for conversation in &inbox {
            let path = format!("/api/v1/conversations/{}/messages", conversation.id);
            seen.push_str(&desk.call(Some(&token), "GET", &path, "").await.text);
        }
        let low = seen.to_lowercase();
        for bad in ["javascript:", "vbscript:", "data:text", "\u{ffff}", "\u{fffe}", "\u{1}"] {
            assert!(!low.contains(bad), "{} shows {bad:?}", house.database);
        }
        assert!(seen.contains("What is oil 3?"), "{}", house.database);
        assert!(seen.matches("https://good.example/comment").count() >= 2, "website and API");
    }
}

#[tokio::test]
async fn whatever_was_typed_every_feed_is_well_formed() {
    for house in houses().await {
        let odd = "Oil\u{fffe}\u{ffff}\u{fdd0}\u{1fffe}\u{85}\u{1}\u{b}\u{c}\0]]>&<\u{202e}\u{feff}\u{2028}";
        let text =
            PieceText::new(odd, odd, &format!("{odd}\n\n`{odd}`\n\n[a](https://a.example/{odd})")).unwrap();
        let article = begin_article(&house.app, &house.ada, text, None).await.unwrap();
        plan(&house.app, &house.ada, article.id, Vec::new(), None).await.unwrap();
        house.until_quiet().await;
        let browser = Browser::at(&house.address);
        for path in ["/feed.xml", "/sitemap.xml"] {
            let feed = browser.get(path).await.text;
            let odd = feed.chars().find(|c| !matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..));
            assert_eq!(odd, None, "{path}: XML 1.0, 2.2");
            let mut reader = quick_xml::Reader::from_str(&feed);
            let mut read = || reader.read_event().unwrap_or_else(|error| panic!("{path}: {error}: {feed}"));
            while read() != quick_xml::events::Event::Eof {}
        }
        let _: Value = serde_json::from_str(&browser.get("/feed.json").await.text).unwrap();
    }
}

#[tokio::test]
async fn a_zero_in_an_address_or_a_form_is_no_fault_of_ours() {
    for house in houses().await {
        let browser = Browser::at(&house.address);
        for path in [
            "/articles/%00",
            "/articles/a%00b",
            "/articles?from=%00",
            "/questions/%00",
            "/ask?about=%00",
            "/desk/welcome/%00",
            "/desk/invitations/%00",
            "/pictures/%00/%00",
            "/hooks/%00/%00",
            "/%00",
        ] {
            let status = browser.get(path).await.status;
            assert!(status < 500, "{}: {path}: {status}", house.database);
        }
        for (path, form) in [
            ("/desk/sign-in", "email=a%00%40b.example&password=%00"),
            ("/ask", "text=%00Do+you+oil%3F%00&email=ben%40mill-lane.example&name=%00&about=%00"),
            ("/ask", "text=Do+you%3F&email=a%00b%40mill-lane.example&name=Ben"),
        ] {
            let answer = browser.post(path, form).await;
            assert!(answer.status < 500, "{}: {path}: {}", house.database, answer.text);
        }
        let question = Question {
            text: "\0Do you oil?\0".into(),
            email: "ben@mill-lane.example".into(),
            name: "Ben\0".into(),
            public: false,
            about: None,
            language: None,
        };
        ask(&house.app, house.ada.business, question).await.unwrap();
    }
}
