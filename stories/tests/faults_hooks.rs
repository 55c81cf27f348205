//! Webhooks that are forged, doubled, out of order or not understood, and words that mean harm.

use domain::Clock;
use domain::channels::Channel;
use hmac::{Hmac, KeyInit, Mac};
use networks::facebook::fake::FakeApp;
use stories::{Answer, Browser, House, PASSWORD, answer, houses};

fn signed(body: &[u8]) -> String {
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(FakeApp::default().secret.as_bytes()).unwrap();
    mac.update(body);
    format!("sha256={}", hex::encode(mac.finalize().into_bytes()))
}

async fn hook(house: &House, channel: &str, body: &[u8], signature: Option<&str>) -> Answer {
    let browser = Browser::at(&house.address);
    let mut request = browser.request("POST", &format!("/hooks/facebook/{channel}")).body(body.to_vec());
    if let Some(signature) = signature {
        request = request.header("x-hub-signature-256", signature);
    }
    answer(request).await
}

async fn desk(house: &House) -> Browser {
    let mut browser = Browser::at(&house.address);
    browser.sign_in("ada@adas-joinery.example", PASSWORD).await;
    browser
}

/// What the network would deliver now, taken out of its hands.
fn caught(house: &House) -> Vec<Vec<u8>> {
    let bodies = house.town.facebook.waiting().iter().map(|body| body.to_string().into_bytes()).collect();
    house.town.facebook.lose_deliveries();
    bodies
}

async fn a_comment(house: &House, text: &str) -> (Channel, String) {
    let page = house.connect_page().await;
    let post = house.town.facebook.page_posts(&house.town.page, "Mill Lane");
    house.until_quiet().await;
    caught(house);
    (page, house.town.facebook.person("Ben Okri").comments(&post, text).unwrap())
}

#[tokio::test]
async fn only_the_network_itself_is_heard() {
    for house in houses().await {
        let (page, _) = a_comment(&house, "Oiled or lacquered?").await;
        let body = caught(&house).remove(0);
        let id = page.id.to_string();
        assert_eq!(hook(&house, &id, &body, None).await.status, 401);
        assert_eq!(hook(&house, &id, &body, Some("sha256=00")).await.status, 403);
        assert_eq!(hook(&house, &id, &body, Some("oak")).await.status, 403);
        let of_another = signed(b"another body");
        assert_eq!(hook(&house, &id, &body, Some(&of_another)).await.status, 403);
        let good = signed(&body);
        let elsewhere = uuid::Uuid::now_v7().to_string();
        assert_eq!(hook(&house, &elsewhere, &body, Some(&good)).await.status, 404);
        assert_eq!(hook(&house, "no-id", &body, Some(&good)).await.status, 404);
        let website = house.app.of(house.ada.business).list_channels().await.unwrap();
        let website = website.iter().find(|channel| channel.network == "website").unwrap();
        assert_eq!(hook(&house, &website.id.to_string(), &body, Some(&good)).await.status, 404);
        let desk = house.app.of(house.ada.business);
        assert!(desk.list_deliveries(page.id, None, 9).await.unwrap().rows.is_empty(), "{}", house.database);
        house.until_quiet().await;
        assert_eq!(desk.count_waiting().await.unwrap(), 0, "nothing of it was believed");
        assert_eq!(hook(&house, &id, &body, Some(&good)).await.status, 200);
        house.until_quiet().await;
        assert_eq!(desk.count_waiting().await.unwrap(), 1, "{}", house.database);
    }
}

#[tokio::test]
async fn the_same_webhook_ten_times_is_one_message() {
    for house in houses().await {
        let (page, comment) = a_comment(&house, "Oiled or lacquered?").await;
        let body = caught(&house).remove(0);
        let id = page.id.to_string();
        for round in 0..10 {
            assert_eq!(hook(&house, &id, &body, Some(&signed(&body))).await.status, 200);
            if round == 4 {
                // Half of them come when the first was taken in long ago.
                house.until_quiet().await;
            }
        }
        house.until_quiet().await;
        house.poll(&page).await;
        let desk = house.app.of(house.ada.business);
        let log = desk.list_deliveries(page.id, None, 9).await.unwrap().rows;
        assert_eq!((log.len(), log[0].repeats, log[0].state.as_str()), (1, 9, "taken"), "{}", house.database);
        let inbox = desk.list_waiting(None, 9).await.unwrap().rows;
        assert_eq!(inbox.len(), 1);
        let said = desk.list_messages(inbox[0].id, None, 9).await.unwrap().rows;
        assert_eq!(said.len(), 1);
        assert_eq!(said[0].remote_id.as_ref(), Some(&comment));
    }
}

#[tokio::test]
async fn a_reply_before_its_comment_finds_its_place() {
    for house in houses().await {
        let (page, comment) = a_comment(&house, "Oiled or lacquered?").await;
        // Their times are whole seconds.
        house.clock.set(house.clock.now().plus(chrono::TimeDelta::seconds(30)));
        house.town.facebook.person("Mia").comments(&comment, "I would like to know, too").unwrap();
        house.clock.set(house.clock.now().plus(chrono::TimeDelta::seconds(30)));
        house.town.facebook.person("Jon").comments(&comment, "Me three").unwrap();
        let mut bodies = caught(&house);
        assert_eq!(bodies.len(), 3);
        bodies.reverse();
        for body in bodies {
            hook(&house, &page.id.to_string(), &body, Some(&signed(&body))).await;
            house.until_quiet().await;
        }
        house.until_settled().await;
        let desk = house.app.of(house.ada.business);
        let inbox = desk.list_waiting(None, 9).await.unwrap().rows;
        assert_eq!(inbox.len(), 1, "{}", house.database);
        let mut said = desk.list_messages(inbox[0].id, None, 9).await.unwrap().rows;
        said.reverse();
        let said: Vec<_> = said.iter().map(|message| message.text.as_str()).collect();
        assert_eq!(said, ["Oiled or lacquered?", "I would like to know, too", "Me three"]);
    }
}

#[tokio::test]
async fn a_reply_whose_comment_never_comes_brings_it_along() {
    for house in houses().await {
        let (page, comment) = a_comment(&house, "Oiled or lacquered?").await;
        caught(&house);
        house.town.facebook.person("Mia").comments(&comment, "I would like to know, too").unwrap();
        let body = caught(&house).remove(0);
        hook(&house, &page.id.to_string(), &body, Some(&signed(&body))).await;
        house.until_settled().await;
        let desk = house.app.of(house.ada.business);
        let inbox = desk.list_waiting(None, 9).await.unwrap().rows;
        assert_eq!(inbox.len(), 1, "{}", house.database);
        assert_eq!(desk.list_messages(inbox[0].id, None, 9).await.unwrap().rows.len(), 2);
    }
}

#[tokio::test]
async fn what_is_not_understood_is_kept_and_shown() {
    for house in houses().await {
        let (page, _) = a_comment(&house, "Oiled or lacquered?").await;
        let good = caught(&house).remove(0);
        let bodies: [&[u8]; 4] =
            [b"<lantern>", b"{\"object\":\"page\",\"entry\":7}", b"", b"\xff\x00\xfe { not even text"];
        for body in bodies {
            let taken = hook(&house, &page.id.to_string(), body, Some(&signed(body))).await;
            assert_eq!(taken.status, 200, "{body:?}: {}", taken.text);
        }
        hook(&house, &page.id.to_string(), &good, Some(&signed(&good))).await;
        house.until_quiet().await;
        let business = house.app.of(house.ada.business);
        let log = business.list_deliveries(page.id, None, 9).await.unwrap().rows;
        assert_eq!(log.len(), 5, "{}", house.database);
        assert_eq!(log.iter().filter(|line| line.state == "kept" && !line.note.is_empty()).count(), 4);
        assert_eq!(business.count_waiting().await.unwrap(), 1, "what came after is taken in all the same");
        let shown = desk(&house).await.get(&format!("/desk/channels/{}", page.id)).await;
        assert_eq!(shown.status, 200);
        assert!(shown.text.contains("&lt;lantern&gt;") && !shown.text.contains("<lantern>"));
    }
}

#[tokio::test]
async fn words_that_mean_harm_are_only_words() {
    let zalgo = "ö̴̪̓̈́a̷͇̾k̶̢̛".repeat(300);
    let hostile = [
        "<script>alert(1)</script> Do you fit oak?".to_owned(),
        "\"><img src=x onerror=alert(1)> ?".to_owned(),
        format!("How much is it? {}", "x".repeat(30_000)),
        format!("Is this {zalgo}?"),
        "\u{202e}?kao ti sI\u{2066}\u{200f} \u{feff}Is it?".to_owned(),
        "Is it oak\u{0}\u{1}\u{1b}[31m?".to_owned(),
        "javascript:alert(1) [a](javascript:alert(1)) ${7*7} {{7*7}} '; DROP TABLE messages; --?".to_owned(),
    ];
    for house in houses().await {
        let page = house.connect_page().await;
        let post = house.town.facebook.page_posts(&house.town.page, "Mill Lane");
        for (number, text) in hostile.iter().enumerate() {
            let name = format!("<b onclick=alert(1)>Ben\u{0}{number}</b>");
            house.town.facebook.person(&name).comments(&post, text).unwrap();
        }
        house.until_quiet().await;
        house.poll(&page).await;
        house.later(chrono::TimeDelta::minutes(10)).await;
        let business = house.app.of(house.ada.business);
        let inbox = business.list_waiting(None, 50).await.unwrap().rows;
        assert_eq!(inbox.len(), hostile.len(), "{}", house.database);
        assert!(business.list_dead_jobs(None, 9).await.unwrap().rows.is_empty());
        let browser = desk(&house).await;
        let mut pages = vec!["/desk".to_owned(), "/desk/inbox".into(), "/desk/needs".into()];
        pages.push(format!("/desk/channels/{}", page.id));
        pages.push("/desk/inbox/search?words=%27%22%3Cscript%3E%20%3A%2A%20OR%20oak".into());
        pages.extend(inbox.iter().map(|conversation| format!("/desk/inbox/{}", conversation.id)));
        for path in pages {
            let shown = browser.get(&path).await;
            assert_eq!(shown.status, 200, "{path} on {}: {}", house.database, shown.text);
            for harm in ["<script>alert", "<img src=x", "<b onclick", "\u{0}"] {
                assert!(!shown.text.contains(harm), "{harm:?} in {path} on {}", house.database);
            }
        }
    }
}
