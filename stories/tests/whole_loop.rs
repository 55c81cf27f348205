//! The loop, from a question to everyone being told, through the real adapters.

use actions::inbox::{Question, ask, open_thread, reply, undo};
use actions::media::{begin_article, write_from_need};
use actions::needs::list_needs;
use actions::publishing::{Place, plan, preview_on_channels, propose_tellings, send_tellings};
use chrono::TimeDelta;
use domain::inbox::{Direction, Kind, Send};
use domain::media::PieceText;
use domain::publishing::PublicationState;
use stories::{HANDLE, House, at, houses};

async fn waiting(house: &House) -> Vec<domain::inbox::Conversation> {
    house.app.of(house.ada.business).list_waiting(None, 50).await.unwrap().rows
}

#[tokio::test]
async fn a_comment_on_the_page_is_answered_where_it_stands_exactly_once() {
    for house in houses().await {
        house.connect_page().await;
        let post = house.town.facebook.page_posts(&house.town.page, "Oiled oak worktop, Mill Lane");
        let ben = house.town.facebook.person("Ben Okri");
        let comment = ben.comments(&post, "Is the worktop oiled or lacquered?").unwrap();
        house.until_quiet().await;
        let inbox = waiting(&house).await;
        assert_eq!(inbox.len(), 1, "{}", house.database);
        assert_eq!(
            (inbox[0].shown_name(), inbox[0].kind, inbox[0].public),
            ("Ben Okri", Kind::Comment, true)
        );
        // Two opening hours from a quarter past ten.
        let due = inbox[0].due_at.unwrap();
        assert!((at("2026-06-11T12:14:00+02:00")..at("2026-06-11T12:17:00+02:00")).contains(&due), "{due:?}");
        let answer = reply(&house.app, &house.ada, inbox[0].id, "Oiled: three thin coats.").await.unwrap();
        house.until_quiet().await;
        assert!(house.town.facebook.replies_to(&comment).is_empty(), "ten seconds to undo");
        house.until_sent().await;
        house.later(TimeDelta::minutes(5)).await;
        let replies = house.town.facebook.replies_to(&comment);
        assert_eq!(
            replies.iter().map(|reply| reply.text.as_str()).collect::<Vec<_>>(),
            ["Oiled: three thin coats."]
        );
        assert!(waiting(&house).await.is_empty(), "the promise is met");
        let thread = open_thread(&house.app, house.ada.business, inbox[0].id, None).await.unwrap();
        assert_eq!(thread.lines.len(), 2, "our own words come back as a webhook and are not shown twice");
        assert!(matches!(thread.lines[1].message.direction, Direction::Out { send: Send::Sent { .. }, .. }));
        let kept = house
            .app
            .of(house.ada.business)
            .count_kept(at("2026-06-01T00:00:00Z"), house.app.now())
            .await
            .unwrap();
        assert_eq!((kept.kept, kept.broken), (1, 0), "{}", house.database);
        assert_eq!(answer.conversation, inbox[0].id);
    }
}

#[tokio::test]
async fn an_answer_that_was_undone_never_leaves() {
    for house in houses().await {
        house.connect_page().await;
        let ben = house.town.facebook.person("Ben Okri");
        ben.messages(&house.town.page, "Could you start in September?");
        house.until_quiet().await;
        let inbox = waiting(&house).await;
        let answer = reply(&house.app, &house.ada, inbox[0].id, "Yes").await.unwrap();
        assert_eq!(undo(&house.app, &house.ada, answer.id).await.unwrap().text, "Yes");
        house.until_sent().await;
        let said: Vec<_> =
            house.town.facebook.thread(&house.town.page, &ben).into_iter().filter(|m| m.ours).collect();
        assert!(said.is_empty(), "{}", house.database);
        assert_eq!(waiting(&house).await.len(), 1, "and the question waits still");
    }
}

#[tokio::test]
async fn a_reply_on_the_sky_comes_once_and_is_answered_there() {
    for house in houses().await {
        let sky = house.connect_sky().await;
        let nora = house.town.bluesky.person("nora.test", "Nora");
        nora.mentions(HANDLE, "do you fit oak worktops?");
        house.poll(&sky).await;
        house.poll(&sky).await;
        let inbox = waiting(&house).await;
        assert_eq!(inbox.len(), 1, "{}", house.database);
        reply(&house.app, &house.ada, inbox[0].id, "We do. Shall I come and measure?").await.unwrap();
        house.until_sent().await;
        house.poll(&sky).await;
        let ours: Vec<_> = house.town.bluesky.posts(HANDLE);
        assert_eq!(ours.len(), 1);
        assert_eq!(ours[0].text, "We do. Shall I come and measure?");
    }
}

#[tokio::test]
async fn a_question_on_the_website_is_answered_by_letter_and_on_the_private_page() {
    for house in houses().await {
        let question = Question {
            text: "How often does an oiled worktop want oiling again?".into(),
            email: "priya@example.com".into(),
            name: "Priya Raman".into(),
            public: false,
            about: None,
            language: None,
        };
        let asked = ask(&house.app, house.ada.business, question).await.unwrap();
        let inbox = waiting(&house).await;
        assert_eq!((inbox.len(), inbox[0].kind), (1, Kind::Question));
        reply(&house.app, &house.ada, inbox[0].id, "Once a year.").await.unwrap();
        house.until_sent().await;
        let letters = house.town.letters.all();
        assert_eq!(letters.len(), 1, "{}", house.database);
        assert_eq!(letters[0].to, ["priya@example.com"]);
        let page = reqwest::get(format!("{}{}", house.address, asked.page)).await.unwrap();
        assert_eq!(page.status(), 200);
        assert_eq!(page.headers()["cache-control"], "no-store");
        let html = page.text().await.unwrap();
        assert!(html.contains("Once a year.") && html.contains("Your question is answered"), "{html}");
        let stranger = reqwest::get(format!("{}/questions/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", house.address))
            .await
            .unwrap();
        assert_eq!(stranger.status(), 404);
    }
}

#[tokio::test]
async fn a_need_becomes_an_article_goes_everywhere_comes_back_and_everyone_is_told() {
    for house in houses().await {
        let page = house.connect_page().await;
        let sky = house.connect_sky().await;
        let post = house.town.facebook.page_posts(&house.town.page, "Mill Lane");
        house.town.facebook.person("Jon").comments(&post, "Does oiled oak get black rings next to the sink?");
        house
            .town
            .facebook
            .person("Mia")
            .comments(&post, "Do I get black rings on oiled oak next to the sink?");
        house
            .town
            .bluesky
            .person("nora.test", "Nora")
            .mentions(HANDLE, "does oiled oak get black rings by the sink?");
        house.until_quiet().await;
        house.poll(&sky).await;
        house.later(TimeDelta::minutes(10)).await;
        let needs = list_needs(&house.app, house.ada.business).await.unwrap();
        assert_eq!(
            (needs.len(), needs[0].people),
            (1, 3),
            "one want, three people: {:?} on {}",
            needs,
            house.database
        );

        // Make: the draft holds their questions.
        let article = write_from_need(&house.app, &house.ada, needs[0].id).await.unwrap();
        assert!(
            article.body.contains("> Do I get black rings on oiled oak next to the sink?"),
            "{}",
            article.body
        );
        assert!(!article.body.contains("Jon"));
        let again = write_from_need(&house.app, &house.ada, needs[0].id).await.unwrap();
        assert_eq!(again.id, article.id, "the button pressed twice begins one draft");

        // Connect: the website first, then both networks.
        let previews = preview_on_channels(&house.app, house.ada.business, article.id, &[]).await.unwrap();
        assert_eq!(previews.len(), 2);
        assert!(previews.iter().all(|preview| preview.preview.fits()));
        let places =
            previews.into_iter().map(|one| Place { channel: one.channel.id, text: one.text }).collect();
        plan(&house.app, &house.ada, article.id, places, None).await.unwrap();
        house.until_quiet().await;
        let publications = house.app.of(house.ada.business).list_publications_of(article.id).await.unwrap();
        assert_eq!(publications.len(), 3, "the website first: {publications:?}");
        assert!(
            publications
                .iter()
                .all(|p| matches!(p.state, PublicationState::Published { .. }) && p.link.is_some()),
            "{publications:?}"
        );
        let html = reqwest::get(format!("{}/articles/{}", house.address, article.slug)).await.unwrap();
        assert_eq!(html.status(), 200, "{}", house.database);
        assert_eq!(house.town.facebook.posts(&house.town.page).len(), 2);

        // A comment under the copy comes back with its origin and stands under the article.
        let copy = publications.iter().find(|publication| publication.channel == page.id).unwrap();
        let there = copy.remote_id.clone().unwrap();
        house.town.facebook.person("Rosa").comments(&there, "Which oil do you use for it?");
        house.until_quiet().await;
        let inbox = waiting(&house).await;
        let rosa = inbox
            .iter()
            .find(|conversation| conversation.shown_name() == "Rosa")
            .expect("Rosa's comment is in the inbox");
        assert_eq!(
            rosa.origin.map(|origin| (origin.piece, origin.publication)),
            Some((article.id, Some(copy.id)))
        );
        let html = reqwest::get(format!("{}/articles/{}", house.address, article.slug))
            .await
            .unwrap()
            .text()
            .await
            .unwrap();
        assert!(
            html.contains("Which oil do you use for it?") && html.contains("Rosa"),
            "at once, although pages are kept"
        );

        // Close the loop: each in their own conversation, read first, once.
        let tellings = propose_tellings(&house.app, house.ada.business, article.id).await.unwrap();
        assert_eq!(tellings.len(), 3, "{tellings:?}");
        let messages: Vec<_> =
            tellings.iter().map(|telling| (telling.conversation.id, telling.text.clone())).collect();
        let none = messages.iter().map(|(conversation, _)| *conversation).collect();
        assert_eq!(send_tellings(&house.app, &house.ada, article.id, vec![], none, None).await.unwrap(), 0);
        let left_out = propose_tellings(&house.app, house.ada.business, article.id).await.unwrap();
        assert!(left_out.len() == 3 && left_out.iter().all(|telling| telling.left_out), "{left_out:?}");
        assert_eq!(
            send_tellings(&house.app, &house.ada, article.id, messages, vec![], None).await.unwrap(),
            3
        );
        house.until_sent().await;
        assert!(propose_tellings(&house.app, house.ada.business, article.id).await.unwrap().is_empty());
        let told = house.town.bluesky.posts(HANDLE).into_iter().filter(|post| post.parent.is_some()).count();
        assert_eq!(told, 1);
        let started = house.app.of(house.ada.business).count_started_by_pieces().await.unwrap();
        assert_eq!(started, [(article.id, 1)]);
    }
}

#[tokio::test]
async fn an_article_planned_for_the_evening_goes_out_in_the_evening() {
    for house in houses().await {
        let page = house.connect_page().await;
        let text = PieceText::new("How we fix a squeaking tread", "", "Stand on the step.").unwrap();
        let article = begin_article(&house.app, &house.ada, text, None).await.unwrap();
        let evening = at("2026-06-11T18:30:00+02:00");
        let places = vec![Place { channel: page.id, text: "How we fix a squeaking tread".into() }];
        plan(&house.app, &house.ada, article.id, places, Some(evening)).await.unwrap();
        house.later(TimeDelta::hours(3)).await;
        let address = format!("{}/articles/{}", house.address, article.slug);
        assert_eq!(reqwest::get(&address).await.unwrap().status(), 404);
        house.clock.set(evening.plus(TimeDelta::seconds(5)));
        house.until_quiet().await;
        house.later(TimeDelta::seconds(10)).await;
        assert_eq!(reqwest::get(&address).await.unwrap().status(), 200, "{}", house.database);
        assert_eq!(house.town.facebook.posts(&house.town.page).len(), 1);
    }
}
