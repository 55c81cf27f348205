//! What readers see, and what machines read of it: the same, whole, and nothing before it is meant to be out.

use actions::business::{Profile, Statements, save_profile, save_statements};
use actions::media::{
    add_picture, begin_article, changes_since_out, discard_changes, save_article, set_cover, take_down,
    update_piece, written_piece,
};
use actions::publishing::plan;
use domain::media::{Piece, PieceText};
use stories::{Browser, House, houses};

fn text(title: &str, body: &str) -> PieceText {
    PieceText::new(title, "", body).unwrap()
}

async fn out(house: &House, title: &str, body: &str) -> Piece {
    let article = begin_article(&house.app, &house.ada, text(title, body), None).await.unwrap();
    plan(&house.app, &house.ada, article.id, vec![], None).await.unwrap();
    house.until_quiet().await;
    written_piece(&house.app, house.ada.business, article.id).await.unwrap()
}

fn png() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(700, 350).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[tokio::test]
async fn what_is_written_to_an_article_that_is_out_waits_for_update() {
    for house in houses().await {
        let (app, ada) = (&house.app, &house.ada);
        let first = out(&house, "How to oil", "One thin coat.").await;
        let browser = Browser::at(&house.address);
        let reads = async |path: &str| browser.get(path).await.text;
        let page = first.path();
        let half =
            save_article(app, ada, first.id, first.revision, text("How to oil it", "Two thi")).await.unwrap();
        assert_eq!((half.title.as_str(), half.body.as_str()), ("How to oil it", "Two thi"));
        let picture = add_picture(app, ada, "oak.png", "", png()).await.unwrap();
        let covered = set_cover(app, ada, first.id, Some(picture.id)).await.unwrap();
        assert_eq!((covered.body.as_str(), covered.cover), ("Two thi", Some(picture.id)));
        for path in [page.as_str(), "/", "/articles", "/feed.xml", "/feed.json"] {
            let seen = reads(path).await;
            let leaked = seen.contains("Two thi")
                || seen.contains("How to oil it")
                || seen.contains(&picture.id.to_string());
            assert!(seen.contains("How to oil") && !leaked, "{path} on {}", house.database);
        }
        let changes =
            changes_since_out(app, ada.business, first.id).await.unwrap().expect("something changed");
        assert_eq!((changes.places, changes.more, changes.fewer), (1, 2, 3), "{:?}", changes.body);
        // Whoever decides has read what goes out.
        assert!(update_piece(app, ada, first.id, first.revision).await.is_err(), "an older revision");
        let written = written_piece(app, ada.business, first.id).await.unwrap();
        update_piece(app, ada, first.id, written.revision).await.unwrap();
        let seen = reads(&page).await;
        assert!(seen.contains("Two thi") && seen.contains("How to oil it"), "{}", house.database);
        assert!(changes_since_out(app, ada.business, first.id).await.unwrap().is_none());
        // Thrown away, or written back as it was, nothing waits.
        let now = written_piece(app, ada.business, first.id).await.unwrap();
        let more = save_article(app, ada, first.id, now.revision, text("Other", "Other.")).await.unwrap();
        let back = discard_changes(app, ada, first.id).await.unwrap();
        assert_eq!((back.body.as_str(), back.revision), ("Two thi", more.revision + 1));
        let more = save_article(app, ada, first.id, back.revision, text("Other", "Other.")).await.unwrap();
        let same = PieceText::new(&now.title, &now.summary, &now.body).unwrap();
        save_article(app, ada, first.id, more.revision, same).await.unwrap();
        assert!(
            changes_since_out(app, ada.business, first.id).await.unwrap().is_none(),
            "{}",
            house.database
        );
        // Taken down, what was written last is the draft.
        let now = written_piece(app, ada.business, first.id).await.unwrap();
        save_article(app, ada, first.id, now.revision, text("Last words", "Three.")).await.unwrap();
        take_down(app, ada, first.id).await.unwrap();
        let draft = house.desk().lookup_piece(first.id).await.unwrap().unwrap();
        assert_eq!((draft.title.as_str(), draft.out), ("Last words", None), "{}", house.database);
    }
}

#[tokio::test]
async fn what_machines_read_is_whole_and_as_true_as_the_page() {
    for house in houses().await {
        let (app, ada) = (&house.app, &house.ada);
        let picture = add_picture(app, ada, "oak.png", "", png()).await.unwrap();
        let body = format!(
            "![Oak, oiled](/pictures/{})\n\nAsk [us](/ask) or [see](#top). Twice a year[^1].\n\n[^1]: Or once.",
            picture.id
        );
        let article = out(&house, "โต๊ะไม้สัก Öl", &body).await;
        assert_eq!(article.slug, "โต๊ะไม้สัก-oel");
        let browser = Browser::at(&house.address);
        let site = app.settings.public_address.trim_end_matches('/').to_owned();
        let path = article.path();
        assert!(path.starts_with("/articles/%E0%B9%82"), "{path}");
        let page = browser.get(&path).await;
        assert_eq!(page.status, 200, "{}", house.database);
        let whole = format!("{site}{path}");
        for (what, address) in [
            ("canonical", format!("<link rel=\"canonical\" href=\"{whole}\">")),
            ("Open Graph", format!("<meta property=\"og:url\" content=\"{whole}\">")),
            ("JSON-LD", format!("\"mainEntityOfPage\":\"{whole}\"")),
            ("alternative text", "alt=\"Oak, oiled\"".to_owned()),
        ] {
            assert!(page.text.contains(&address), "{what} on {}: {}", house.database, page.text);
        }
        assert!(!page.text.contains("&#x2f;"), "a slash is a slash");
        for feed in ["/feed.xml", "/feed.json", "/sitemap.xml"] {
            let feed_text = browser.get(feed).await.text;
            assert!(feed_text.contains(&whole), "{feed} on {}: {feed_text}", house.database);
            for part in ["=\"/", "=&quot;/", "=\\\"/", ", /pictures", "=\"#", "=&quot;#", "=\\\"#"] {
                assert!(!feed_text.contains(part), "{part} in {feed}: {feed_text}");
            }
        }
        let guessed = browser.get("/rss/").await;
        assert_eq!((guessed.status, guessed.location()), (308, "/rss"));
        assert_eq!(browser.get("/rss").await.location(), "/feed.xml", "as other programs call it");
        let atom = browser.get("/feed.xml").await.text;
        assert!(!atom.contains("<summary>Oak, oiled"), "a picture's description is not what it says: {atom}");
        let told = |name: &str| {
            atom.split(&format!("<{name}>"))
                .nth(if name == "updated" { 2 } else { 1 })
                .unwrap()
                .split('<')
                .next()
                .unwrap()
                .to_owned()
        };
        assert!(told("updated") >= told("published"), "{atom}");
        // Written in another way, it leads to the one address.
        for other in
            [format!("{path}/"), path.to_lowercase(), path.replace("oel", "%6Fel"), format!("/{path}")]
        {
            let moved = browser.get(&other).await;
            assert_eq!(
                (moved.status, moved.location()),
                (308, path.as_str()),
                "{other} on {}",
                house.database
            );
        }
        assert_eq!(browser.get("/articles/none/").await.location(), "/articles/none");
        assert_eq!(browser.get("//evil.example/x/").await.location(), "/evil.example/x");
    }
}

#[tokio::test]
async fn the_foot_and_the_menu_know_what_the_settings_know() {
    for house in houses().await {
        let (app, ada) = (&house.app, &house.ada);
        let browser = Browser::at(&house.address);
        assert_eq!(browser.get("/imprint").await.status, 404, "{}", house.database);
        let business = actions::today::lookup_business(app, ada.business).await.unwrap();
        let profile = Profile {
            address: "Wending Yard 4\n<b>88069</b> Tettnang".into(),
            phone: "+49 (0)7542 555-0138".into(),
            ..Profile::of(&business)
        };
        save_profile(app, ada, None, profile).await.unwrap();
        let statements =
            Statements { imprint: "## Ada\n\n<script>alert(1)</script>".into(), privacy: String::new() };
        save_statements(app, ada, None, statements.clone()).await.unwrap();
        let home = browser.get("/").await.text;
        for words in [
            "Wending Yard 4",
            "&lt;b&gt;88069&lt;/b&gt;",
            "href=\"tel:+4975425550138\"",
            "href=\"/imprint\"",
            "<details class=\"menu\">",
        ] {
            assert!(home.contains(words), "{words} on {}: {home}", house.database);
        }
        assert!(!home.contains("href=\"/privacy\""), "there is none");
        let imprint = browser.get("/imprint").await;
        assert!(
            imprint.text.contains("<h2>Ada</h2>") && !imprint.text.contains("<script>alert"),
            "{}",
            imprint.text
        );
        // Somebody who read an older one is told, and nothing of theirs is lost.
        let other = Statements { imprint: "Other".into(), privacy: String::new() };
        let told = save_statements(app, ada, Some(&Statements::default()), other).await;
        assert!(told.is_err(), "{}", house.database);
        save_statements(app, ada, Some(&statements), Statements::default()).await.unwrap();
        assert_eq!(browser.get("/imprint").await.status, 404, "{}", house.database);
    }
}
