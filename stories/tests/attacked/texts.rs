//! Texts that are more work than they look.

use actions::inbox::{Question, ask};
use actions::media::begin_article;
use actions::publishing::plan;
use actions::team::make_token;
use domain::media::PieceText;
use domain::team::Role;
use stories::{Browser, House, houses};

/// What stood still for minutes, and its kin.
fn hostile() -> Vec<String> {
    let k = 199_000;
    vec![
        ">".repeat(k),
        "> ".repeat(k / 2),
        format!("{}a{}", "**a ".repeat(k / 8), " b**".repeat(k / 8)),
        format!("|{}\n|{}\n{}", "a|".repeat(900), "-|".repeat(900), "|b\n".repeat(50_000)),
        format!("[^a]: x\n\n{}", "[^a] ".repeat(k / 5)),
        "[".repeat(k),
    ]
}

async fn token(house: &House, role: Role) -> String {
    make_token(&house.app, &house.ada, "A program", role).await.unwrap().1
}

#[tokio::test]
async fn a_text_of_nothing_but_marks_is_rendered_and_keeps_nobody_waiting() {
    for house in houses().await {
        let browser = Browser::at(&house.address);
        let viewer = token(&house, Role::Viewer).await;
        let mut all = Vec::new();
        for text in hostile() {
            let (browser, viewer) = (browser.clone(), viewer.clone());
            let body = serde_json::json!({"body": text}).to_string();
            all.push(tokio::spawn(async move {
                browser.call(Some(&viewer), "POST", "/api/v1/rendering", &body).await
            }));
        }
        // Meanwhile the website is there for everybody.
        for _ in 0..20 {
            assert_eq!(browser.get("/").await.status, 200, "{}", house.database);
        }
        for answer in all {
            let answer = answer.await.unwrap();
            assert_eq!(answer.status, 200, "{}: {}", house.database, answer.text);
            assert!(answer.text.len() < 3_000_000, "{}", answer.text.len());
        }
    }
}

#[tokio::test]
async fn an_article_of_nothing_but_marks_has_a_page_and_stands_in_the_feeds() {
    for house in houses().await {
        let browser = Browser::at(&house.address);
        for (number, text) in hostile().into_iter().enumerate() {
            let text = PieceText::new(&format!("Marks {number}"), "", &text).unwrap();
            let article = begin_article(&house.app, &house.ada, text, None).await.unwrap();
            plan(&house.app, &house.ada, article.id, Vec::new(), None).await.unwrap();
            house.until_quiet().await;
            let page = browser.get(&format!("/articles/{}", article.slug)).await;
            assert_eq!(page.status, 200, "{}", house.database);
            assert!(page.text.len() < 3_000_000, "{number}: {}", page.text.len());
        }
        for feed in ["/feed.xml", "/feed.json"] {
            let answer = browser.get(feed).await;
            assert_eq!(answer.status, 200, "{feed}");
            assert!(answer.text.contains("Marks 5") && answer.text.contains("Marks 0"), "{feed}");
            assert!(answer.text.len() < 3_000_000, "{feed}: {}", answer.text.len());
        }
    }
}

#[tokio::test]
async fn a_question_as_long_as_a_book_is_taken_in_and_read_on_the_desk() {
    for house in houses().await {
        for words in ["how much? ", "thanks, ", "a@b.example ", "> ", "Ben ", "\u{1F1E6}", "e\u{301}"] {
            let question = Question {
                text: words.repeat(7_900 / words.len()),
                email: "ben@mill-lane.example".into(),
                name: "Ben".into(),
                public: false,
                about: None,
                language: None,
            };
            ask(&house.app, house.ada.business, question).await.unwrap();
        }
        house.until_quiet().await;
        let mut browser = Browser::at(&house.address);
        browser.sign_in("ada@adas-joinery.example", stories::PASSWORD).await;
        for page in ["/desk", "/desk/inbox", "/desk/needs"] {
            assert_eq!(browser.get(page).await.status, 200, "{page}");
        }
    }
}

#[tokio::test]
async fn what_no_network_takes_is_refused_before_it_is_measured() {
    for house in houses().await {
        let text = PieceText::new("Oil", "", "Twice a year.").unwrap();
        let article = begin_article(&house.app, &house.ada, text, None).await.unwrap();
        let owner = token(&house, Role::Owner).await;
        let sky = house.connect_sky().await;
        let places: Vec<_> =
            (0..300).map(|_| serde_json::json!({"channel": sky.id.0, "text": "a"})).collect();
        let long = serde_json::json!([{"channel": sky.id.0, "text": "\u{1F468}\u{200D}".repeat(60_000)}]);
        let browser = Browser::at(&house.address);
        for places in [serde_json::json!(places), long] {
            let body = serde_json::json!({"places": places}).to_string();
            for what in ["previews", "publications"] {
                let path = format!("/api/v1/pieces/{}/{what}", article.id.0);
                let answer = browser.call(Some(&owner), "POST", &path, &body).await;
                assert_eq!(answer.status, 422, "{}: {what}: {}", house.database, answer.text);
            }
        }
    }
}
