//! Finding on the desk: people, articles and messages, the same on both databases.

use actions::finding::{find, find_people, find_pieces};
use actions::media::begin_article;
use domain::media::PieceText;
use networks::facebook::fake::FacebookFake;
use stories::{House, houses};

async fn messages(house: &House, typed: &str) -> Vec<String> {
    let found = find(&house.app, house.ada.business, typed, None, 50).await.unwrap();
    found.messages.rows.into_iter().map(|row| row.text).collect()
}

#[tokio::test]
async fn what_people_type_finds_what_was_written_on_both_databases() {
    for house in houses().await {
        for (text, email) in [
            ("Un soufflé de bois ? 2,40 m, commande A-10023/7", "chloe@example.com"),
            ("木製テーブルはありますか", "yuki@example.jp"),
            ("โต๊ะไม้สักราคาเท่าไร", "somchai@example.co.th"),
            ("원목식탁을 주문하고 싶어요", "minji@example.kr"),
            (
                "Please call +49 170 123 45 67 on 26.11.2026, or see https://www.oak.example.com/beds",
                "jens@example.com",
            ),
        ] {
            house.asked_on_the_website(text, email).await;
        }
        for (typed, piece) in [
            ("souffle", "soufflé"),
            ("SOUFFLÉ bois", "soufflé"),
            ("2.40", "2,40"),
            ("10023", "A-10023/7"),
            ("A-10023/7", "A-10023/7"),
            ("テーブル", "テーブル"),
            ("ﾃｰﾌﾞﾙ", "テーブル"),
            ("ไม้สัก", "ไม้สัก"),
            ("식탁", "식탁"),
            ("0170 1234567", "170 123"),
            ("+491701234567", "170 123"),
            ("26.11.2026", "26.11.2026"),
            ("example.com/beds", "beds"),
            ("oak.example", "beds"),
        ] {
            let found = messages(&house, typed).await;
            assert!(found.len() == 1 && found[0].contains(piece), "{typed} on {}: {found:?}", house.database);
        }
        for nothing in ["2.41", "テブル", "ouffle", "", "\"", "' OR 1=1 --", "*", "oak AND", ":*", "\\"] {
            let found = messages(&house, nothing).await;
            assert!(
                found.len() <= usize::from(nothing == "oak AND"),
                "{nothing} on {}: {found:?}",
                house.database
            );
        }
        // What its writer took back is not found any more.
        let (token, _) = house.asked_on_the_website("Do you lend a hydrometer?", "tess@example.com").await;
        assert_eq!(messages(&house, "hydrometer").await.len(), 1);
        actions::inbox::withdraw_question(&house.app, house.ada.business, &token).await.unwrap();
        assert!(messages(&house, "hydrometer").await.is_empty(), "{}", house.database);
    }
}

#[tokio::test]
async fn people_are_found_by_name_and_address_and_articles_by_their_text() {
    for house in houses().await {
        let page = house.connect_page().await;
        let published = house.published_there(&page, "How to oil").await;
        let fake: &FacebookFake = &house.town.facebook;
        fake.person("Zoë Åström-Müller").comments(&published.remote_id.unwrap(), "Which oil?").unwrap();
        house.until_quiet().await;
        house.asked_on_the_website("Do you fit elm?", "ben.okri@wood.example").await;
        let called = async |typed: &str| {
            let people = find_people(&house.app, house.ada.business, typed, 9).await.unwrap();
            people.into_iter().map(|one| one.last.snippet).collect::<Vec<_>>()
        };
        for (typed, snippet) in [
            ("zoe", "Which oil?"),
            ("muller", "Which oil?"),
            ("astrom", "Which oil?"),
            ("ben.okri@wood", "Do you fit elm?"),
            ("wood.example", "Do you fit elm?"),
            ("okri", "Do you fit elm?"),
        ] {
            assert_eq!(called(typed).await, [snippet], "{typed} on {}", house.database);
        }
        assert!(called("nobody").await.is_empty());
        let text = PieceText::new("Kerfs", "", "A mitre is cut at 45.5 degrees.").unwrap();
        begin_article(&house.app, &house.ada, text, None).await.unwrap();
        for typed in ["kerf", "mitre", "45.5"] {
            let found = find_pieces(&house.app, house.ada.business, typed, 9).await.unwrap();
            assert_eq!(
                found.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(),
                ["Kerfs"],
                "{typed} on {}",
                house.database
            );
        }
        // Another business finds nothing of it.
        let other = house.second_business().await;
        let found = find(&house.app, other.business, "kerf", None, 9).await.unwrap();
        assert!(found.pieces.is_empty() && found.people.is_empty() && found.messages.rows.is_empty());
        let found = find(&house.app, other.business, "zoe", None, 9).await.unwrap();
        assert!(found.people.is_empty(), "{}", house.database);
        // The page marks what it found, and what somebody wrote stays text.
        house.asked_on_the_website("Is <b>walnut</b> hard?", "lea@example.com").await;
        let ada = house.signed_in_browser().await;
        let shown = ada.get("/desk/inbox/search?words=walnut").await.text;
        assert!(shown.contains("&lt;b&gt;<mark>walnut</mark>&lt;/b&gt;"), "{shown}");
    }
}
