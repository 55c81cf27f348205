//! Harm on the website: what people write under articles and ask us, shown to everybody.

use actions::media::begin_article;
use actions::publishing::{Place, plan};
use domain::media::PieceText;
use stories::{Browser, houses};

#[tokio::test]
async fn harm_under_an_article_and_in_it_is_only_words() {
    for house in houses().await {
        let page = house.connect_page().await;
        let body = "Oil it. <script>alert(1)</script>\n\n[x](javascript:alert(1)) ![x](javascript:alert(1)) \
            <iframe src=\"https://evil.example\"></iframe> <a href=\"data:text/html,x\" onclick=\"alert(1)\">y</a>";
        let text = PieceText::new("Oil <script>alert(1)</script>", "", body).unwrap();
        let article = begin_article(&house.app, &house.ada, text, None).await.unwrap();
        let places = vec![Place { channel: page.id, text: "Oil".into() }];
        plan(&house.app, &house.ada, article.id, places, None).await.unwrap();
        house.until_quiet().await;
        let there = house.copy_on(&page, article.id).await.remote_id.unwrap();
        let harm = house.town.facebook.person("<img src=x onerror=alert(1)>");
        harm.comments(&there, "<script>alert(1)</script> Which oil?\u{202e}\u{0}").unwrap();
        harm.comments(&there, &"Long? ".repeat(5000)).unwrap();
        house.until_quiet().await;
        let browser = Browser::at(&house.address);
        for path in
            [format!("/articles/{}", article.slug), "/".into(), "/articles".into(), "/feed.xml".into()]
        {
            let shown = browser.get(&path).await;
            assert_eq!(shown.status, 200, "{path} on {}", house.database);
            for harm in
                ["<script>alert", "<img src=x", "\"javascript:", "<iframe", "<a href=\"data:", "\u{0}"]
            {
                let found =
                    shown.text.find(harm).map(|at| shown.text[at.saturating_sub(80)..].chars().take(160));
                assert!(
                    found.is_none(),
                    "{harm:?} in {path}: {}",
                    found.into_iter().flatten().collect::<String>()
                );
            }
            let policy = shown.headers["content-security-policy"].to_str().unwrap();
            assert!(policy.contains("script-src 'self'") && !policy.contains("unsafe"), "{policy}");
        }
        let shown = browser.get(&format!("/articles/{}", article.slug)).await;
        assert!(shown.text.contains("Which oil?"), "the question itself is there: {}", shown.text);
    }
}
