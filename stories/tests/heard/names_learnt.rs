//! Who somebody is: unknown until it is told, then known everywhere, and never forgotten because somebody knows less.

use actions::inbox::{Question, ask};
use domain::contacts::Identity;
use domain::inbox::Direction;
use stories::{House, houses};

async fn writer_of(house: &House, words: &str) -> Identity {
    let Direction::In { from, .. } = house.line(words).await.direction else { panic!("not theirs") };
    house.desk().lookup_identity(from).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_message_without_a_name_renames_nobody_and_a_name_told_later_stands_everywhere() {
    for house in houses().await {
        let page = house.connect_page().await;
        house.until_quiet().await;
        let ben = house.town.facebook.person("Ben Okri");
        // A webhook of a direct message carries no name.
        ben.messages(&house.town.page, "Do you fit oak?");
        house.until_quiet().await;
        let conversation = house.conversation_with("fit oak").await;
        assert_eq!(conversation.contact_name, None, "no word of ours is kept in place of a name");
        assert_eq!(conversation.shown_name(), "Somebody");
        house.poll(&page).await;
        let conversation = house.conversation_with("fit oak").await;
        assert_eq!(conversation.contact_name.as_deref(), Some("Ben Okri"), "{}", house.database);
        assert_eq!(writer_of(&house, "fit oak").await.name.as_deref(), Some("Ben Okri"));
        let contact = house.desk().lookup_contact(conversation.contact).await.unwrap().unwrap();
        assert_eq!(contact.name.as_deref(), Some("Ben Okri"), "{}", house.database);
        ben.messages(&house.town.page, "And elm?");
        house.until_quiet().await;
        let conversation = house.conversation_with("And elm").await;
        assert_eq!(conversation.contact_name.as_deref(), Some("Ben Okri"), "knowing less changes nothing");
        assert_eq!(writer_of(&house, "And elm").await.name.as_deref(), Some("Ben Okri"));
    }
}

#[tokio::test]
async fn whoever_is_not_named_is_somebody_of_their_own_until_they_are() {
    for house in houses().await {
        let page = house.connect_page().await;
        let fake = &house.town.facebook;
        fake.withhold_names(true);
        let post = fake.page_posts(&house.town.page, "A kitchen");
        fake.person("Ben Okri").comments(&post, "Do you fit oak, in May?").unwrap();
        fake.person("Mia Lindqvist").comments(&post, "Do you fit oak, in June?").unwrap();
        house.until_quiet().await;
        let (first, second) =
            (house.conversation_with("in May").await, house.conversation_with("in June").await);
        assert_ne!(first.contact, second.contact, "{}", house.database);
        assert_eq!(first.contact_name, None);
        let asked = house.desk().list_all_questions(9).await.unwrap();
        let people: std::collections::HashSet<_> = asked.iter().map(|question| question.contact).collect();
        assert_eq!(people.len(), 2, "two people asked, on {}", house.database);
        house.poll(&page).await;
        assert_eq!(
            house.conversation_with("in May").await.contact,
            first.contact,
            "told again, the same nobody"
        );
        // The app is reviewed: names are told.
        fake.withhold_names(false);
        house.poll(&page).await;
        let known = house.conversation_with("in May").await;
        assert_eq!(known.contact_name.as_deref(), Some("Ben Okri"), "{}", house.database);
        let ben = writer_of(&house, "in May").await;
        assert_eq!((ben.contact, ben.remote_id.is_some()), (known.contact, true));
        fake.person("Ben Okri").comments(&post, "Do you fit oak, in July?").unwrap();
        house.until_quiet().await;
        let again = house.conversation_with("in July").await;
        assert_eq!(again.contact, known.contact, "one person now, on {}", house.database);
        let asked = house.desk().list_all_questions(9).await.unwrap();
        let people: std::collections::HashSet<_> = asked.iter().map(|question| question.contact).collect();
        assert_eq!((asked.len(), people.len()), (3, 2), "{}", house.database);
    }
}

#[tokio::test]
async fn a_strangers_form_does_not_rename_whose_address_it_names() {
    for house in houses().await {
        let question = |name: &str, text: &str| Question {
            text: text.into(),
            email: "ben@okri.example".into(),
            name: name.into(),
            public: false,
            about: None,
            language: None,
        };
        ask(&house.app, house.ada.business, question("", "Do you fit oak?")).await.unwrap();
        assert_eq!(writer_of(&house, "fit oak").await.name, None, "{}", house.database);
        ask(&house.app, house.ada.business, question("Ben Okri", "And elm?")).await.unwrap();
        assert_eq!(writer_of(&house, "fit oak").await.name.as_deref(), Some("Ben Okri"));
        ask(&house.app, house.ada.business, question("Mallory", "And ash?")).await.unwrap();
        assert_eq!(
            writer_of(&house, "And ash").await.name.as_deref(),
            Some("Ben Okri"),
            "{}",
            house.database
        );
        assert_eq!(house.conversation_with("fit oak").await.shown_name(), "Ben Okri");
    }
}

#[tokio::test]
async fn who_renames_themselves_is_called_so_everywhere() {
    for house in houses().await {
        let sky = house.connect_sky().await;
        let nora = house.town.bluesky.person("nora.test", "Nora");
        nora.mentions(stories::HANDLE, "do you fit oak?");
        house.poll(&sky).await;
        assert_eq!(house.conversation_with("fit oak").await.shown_name(), "Nora");
        nora.renames("nora-lind.test", "Nora Lind");
        nora.mentions(stories::HANDLE, "and elm?");
        house.poll(&sky).await;
        for words in ["fit oak", "and elm"] {
            let conversation = house.conversation_with(words).await;
            assert_eq!(conversation.shown_name(), "Nora Lind", "{words} on {}", house.database);
        }
        assert_eq!(writer_of(&house, "fit oak").await.handle.as_deref(), Some("@nora-lind.test"));
    }
}
