//! Somebody wishes to be forgotten: nothing of them is left, nobody else loses a word, and no network brings it back.

use actions::inbox::{erase, look_at_erasure, note, reply};
use actions::media::begin_article;
use actions::needs::list_needs;
use actions::team::list_record;
use chrono::TimeDelta;
use domain::media::PieceText;
use domain::team::Role;
use sea_orm::{ConnectionTrait as _, Database, DatabaseBackend, Statement};
use store::Store;
use stories::{House, colleague, houses};

/// Everything that is on record, as text: wherever something is kept, it is found here.
async fn everything(house: &House) -> String {
    let snapshot = house.app.store.snapshot().await.unwrap();
    let mut all = String::new();
    for table in Store::tables() {
        let mut rows = snapshot.rows(table).unwrap();
        loop {
            let some = rows.next().await.unwrap();
            if some.is_empty() {
                break;
            }
            for row in some {
                all.extend([table, " ", &row, "\n"]);
            }
        }
    }
    // What networks sent is kept in bytes.
    let database = Database::connect(&house.database_address).await.unwrap();
    let text = match database.get_database_backend() {
        DatabaseBackend::Sqlite => "SELECT CAST(body AS TEXT) AS body FROM deliveries",
        _ => "SELECT encode(body, 'escape') AS body FROM deliveries",
    };
    for row in
        database.query_all_raw(Statement::from_string(database.get_database_backend(), text)).await.unwrap()
    {
        let body: String = row.try_get("", "body").unwrap();
        all.extend(["deliveries ", &body, "\n"]);
    }
    database.close().await.unwrap();
    all
}

fn finds(all: &str, words: &str) -> Vec<String> {
    all.lines().filter(|line| line.contains(words)).map(|line| line.chars().take(300).collect()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_somebody_is_left_and_nobody_else_loses_a_word() {
    for house in houses().await {
        let page = house.connect_page().await;
        let published = house.published_there(&page, "How to oil").await;
        let post = published.remote_id.clone().unwrap();
        let fake = &house.town.facebook;
        let (zora, ben) = (fake.person("Zora Quill"), fake.person("Ben Okri"));
        let first = zora.comments(&post, "How often does my zebrano worktop want oiling, please?").unwrap();
        house.until_quiet().await;
        zora.edits(&first, "How often does my zebrano worktop want oil again, please?");
        ben.comments(&first, "Mine gets it twice a year. Does Ada agree?").unwrap();
        zora.messages(&house.town.page, "And privately: my address is 4 Quill Lane.");
        zora.reacts(&post, "LOVE");
        house.until_quiet().await;
        let public = house.conversation_with("zebrano").await;
        let private = house.conversation_with("4 Quill Lane").await;
        reply(&house.app, &house.ada, private.id, "Dear Zora, we come to 4 Quill Lane on Friday.")
            .await
            .unwrap();
        note(&house.app, &house.ada, private.id, "Zora Quill is a friend of Tom’s.").await.unwrap();
        house.until_sent().await;
        house.until_settled().await;
        let text =
            PieceText::new("Zebrano", "", "> How often does my zebrano worktop want oil\\! again, please?")
                .unwrap();
        let draft = begin_article(&house.app, &house.ada, text, None).await.unwrap();
        let ada = house.signed_in_browser().await;
        let article =
            format!("/articles/{}", house.desk().lookup_piece(published.piece).await.unwrap().unwrap().slug);
        assert!(
            ada.get(&article).await.text.contains("zebrano"),
            "{}: it stands under the article",
            house.database
        );
        let reactions = house.desk().count_reactions([published.piece]).await;

        let path = format!("/desk/inbox/{}/erasure", public.id);
        let before = ada.get(&path).await.text;
        assert!(
            before.contains("cannot be undone")
                && before.contains("Zebrano")
                && before.contains("Zora Quill"),
            "{before}"
        );
        let would = look_at_erasure(&house.app, &house.ada, public.id).await.unwrap();
        assert_eq!((would.theirs, would.ours, would.conversations), (2, 2, 2), "{}", house.database);
        assert_eq!(
            would.quoted_in.iter().map(|(id, _)| *id).collect::<Vec<_>>(),
            [draft.id],
            "{}",
            house.database
        );
        assert!(finds(&everything(&house).await, "Quill").len() > 4, "{}", house.database);
        let editor = colleague(&house, &house.ada, Role::Editor, "adas-joinery.example").await;
        assert!(erase(&house.app, &editor, public.id).await.is_err(), "owners only");
        assert_eq!(ada.post(&path, "").await.status, 303, "{}", house.database);

        let all = everything(&house).await;
        for words in ["Quill", "Zora", "zebrano", zora.id(), first.as_str()] {
            let left = finds(&all, words);
            // The thread there is still called by its first comment, and the draft was named before.
            let left: Vec<_> = left
                .iter()
                .filter(|line| !line.starts_with("conversations") || words != first)
                .filter(|line| !line.contains(&draft.id.0.to_string()))
                .collect();
            assert!(left.is_empty(), "{}: “{words}” is left: {left:#?}", house.database);
        }
        let kept = house.conversation_with("twice a year").await;
        assert_eq!(kept.id, public.id, "{}: Ben’s words are where they were", house.database);
        assert_eq!(kept.contact_name.as_deref(), Some("Ben Okri"), "{}", house.database);
        assert_eq!(kept.due_at.is_some(), public.due_at.is_some(), "{}: Ben still waits", house.database);
        let website = ada.get(&article).await.text;
        assert!(
            !website.contains("zebrano") && website.contains("twice a year"),
            "{}: {website}",
            house.database
        );
        let found = ada.get("/desk/inbox/search?words=zebrano").await.text;
        assert!(!found.contains("my zebrano"), "{}: {found}", house.database);
        assert_eq!(
            house.desk().count_reactions([published.piece]).await.unwrap(),
            reactions.unwrap(),
            "{}",
            house.database
        );
        for need in list_needs(&house.app, house.ada.business).await.unwrap() {
            assert!(!need.title.to_lowercase().contains("zebrano"), "{}: {}", house.database, need.title);
        }
        let record = list_record(&house.app, &house.ada, None, 9).await.unwrap().rows;
        assert!(
            record.iter().any(|line| line.what.contains("erased a person")),
            "{}: {record:?}",
            house.database
        );

        // Told again, by webhook and when asked; edited; liked.
        zora.edits(&first, "My zebrano worktop, edited later");
        zora.reacts_anew(&post, "WOW");
        house.poll(&page).await;
        house.until_settled().await;
        let again = finds(&everything(&house).await, "zebrano");
        let again: Vec<_> = again
            .iter()
            .filter(|line| !line.contains(&draft.id.0.to_string()) && !line.starts_with("deliveries"))
            .collect();
        assert!(again.is_empty(), "{}: it came back: {again:#?}", house.database);
        assert!(finds(&everything(&house).await, "4 Quill Lane").is_empty(), "{}", house.database);
        for page in
            ["/desk", "/desk/inbox", "/desk/needs", "/desk/measures", "/desk/calendar", "/desk/settings/team"]
        {
            assert_eq!(ada.get(page).await.status, 200, "{}: {page}", house.database);
        }
        // Whoever answers in the old thread, or writes anew, is heard.
        ben.comments(&first, "Nobody answered me, did they?").unwrap();
        zora.messages(&house.town.page, "Do you sell wax?");
        house.until_quiet().await;
        house.later(TimeDelta::hours(1)).await;
        house.conversation_with("Nobody answered me").await;
        let anew = house.conversation_with("sell wax").await;
        assert_ne!(anew.contact, private.contact, "{}: somebody new", house.database);
        assert_eq!(house.lines(&anew).await.len(), 1, "{}", house.database);
        let theirs = house.second_business().await;
        assert!(erase(&house.app, &theirs, anew.id).await.is_err(), "another business's stays");
        house.conversation_with("sell wax").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_on_its_way_to_somebody_erased_does_not_leave() {
    for house in houses().await {
        let page = house.connect_page().await;
        let post = house.town.facebook.page_posts(&house.town.page, "Mill Lane");
        let comment = house.town.facebook.person("Zora Quill").comments(&post, "Do you fit oak?").unwrap();
        house.until_quiet().await;
        let conversation = house.conversation_with("fit oak").await;
        reply(&house.app, &house.ada, conversation.id, "We do, Zora.").await.unwrap();
        erase(&house.app, &house.ada, conversation.id).await.unwrap();
        house.until_sent().await;
        house.until_settled().await;
        assert!(house.town.facebook.replies_to(&comment).is_empty(), "{}", house.database);
        assert!(house.conversations().await.is_empty(), "{}", house.database);
        assert!(house.desk().list_dead_jobs(None, 9).await.unwrap().rows.is_empty(), "{}", house.database);
        let waiting = house.desk().count_waiting().await.unwrap();
        assert_eq!(waiting, 0, "{}: {}", house.database, page.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asked_on_the_website_finds_their_private_page_gone() {
    for house in houses().await {
        let (token, conversation) = house.asked_on_the_website("Do you fit elm?", "zora@quill.example").await;
        house.until_quiet().await;
        let visitor = stories::Browser::at(&house.address);
        assert_eq!(visitor.get(&format!("/questions/{token}")).await.status, 200, "{}", house.database);
        erase(&house.app, &house.ada, conversation.id).await.unwrap();
        assert_eq!(visitor.get(&format!("/questions/{token}")).await.status, 404, "{}", house.database);
        let all = everything(&house).await;
        assert!(finds(&all, "quill").is_empty(), "{}: {:#?}", house.database, finds(&all, "quill"));
        assert!(erase(&house.app, &house.ada, conversation.id).await.is_err(), "once");
    }
}
