//! Needs and pieces.

use crate::places::{a_business, a_channel, a_contact, a_conversation, a_message, at, id, places};
use domain::inbox::{Conversation, Direction, Message, Origin, Send, Shown};
use domain::media::{Album, Job, Kind, Out, Pair, Photo, Piece};
use domain::{ContactId, PictureId};
use store::{NeedName, Question, StoreError};

#[tokio::test]
async fn needs_count_people_and_keep_what_a_person_moved() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let desk = store.of(business.id);
        let need = |title: &str| NeedName {
            id: id(),
            title: title.into(),
            renamed_by: None,
            created_at: at(0),
            merged_into: None,
        };
        let (oil, price) = (need("oil"), need("price"));
        let people: [ContactId; 2] = [id(), id()];
        let mut tx = desk.begin().await.unwrap();
        tx.save_need(&oil).await.unwrap();
        tx.save_need(&price).await.unwrap();
        let mut messages = Vec::new();
        for n in 0..5 {
            let question = Question {
                message: id(),
                conversation: id(),
                contact: people[n % 2],
                network: if n == 0 { "facebook".into() } else { "website".into() },
                need: Some(if n < 4 { oil.id } else { price.id }),
                text: format!("question {n}"),
                asked_at: at(n as i64 * 700_000),
                vector: Some(vec![1, 2, 3]),
                moved_by: None,
            };
            assert!(tx.add_question(&question).await.unwrap());
            assert!(!tx.add_question(&question).await.unwrap());
            messages.push(question.message);
        }
        tx.commit().await.unwrap();
        let figures = desk.list_need_figures(None, at(1_400_001)).await.unwrap();
        let oils = figures.iter().find(|f| f.need == oil.id).unwrap();
        assert_eq!((oils.people, oils.questions, oils.last_asked), (2, 4, at(2_100_000)), "{}", place.name);
        assert_eq!(oils.people_lately, 1, "{}", place.name);
        let only = desk.list_need_figures(Some(&[oil.id]), at(1_400_001)).await.unwrap();
        assert_eq!(only, std::slice::from_ref(oils), "{}", place.name);
        assert!(desk.list_need_figures(Some(&[]), at(0)).await.unwrap().is_empty(), "{}", place.name);
        assert_eq!(desk.count_askers(oil.id, at(1_400_001)).await.unwrap(), (2, 1), "{}", place.name);
        assert_eq!(desk.list_asked_lately(at(0), 5).await.unwrap(), [oil.id, price.id], "{}", place.name);
        let weeks = desk.list_need_weeks(None, at(5 * 604_800), 5).await.unwrap();
        assert_eq!(weeks.iter().filter(|(need, ..)| *need == oil.id).map(|(_, _, n)| n).sum::<u64>(), 4);
        assert_eq!(desk.list_need_networks(None).await.unwrap().len(), 3);
        assert_eq!(desk.count_people_unanswered().await.unwrap(), 2);
        let mut tx = desk.begin().await.unwrap();
        tx.move_questions(oil.id, price.id, id()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(desk.list_questions(price.id, 10).await.unwrap().len(), 5);
        assert!(desk.lookup_question(messages[0]).await.unwrap().unwrap().moved_by.is_some());
        // The machine, which looked before that, comes too late; a need that lost everything goes.
        let mut tx = desk.begin().await.unwrap();
        tx.place_question(messages[0], oil.id, None).await.unwrap();
        tx.remove_empty_needs().await.unwrap();
        tx.commit().await.unwrap();
        let still = desk.lookup_question(messages[0]).await.unwrap().unwrap();
        assert_eq!(still.need, Some(price.id), "{}", place.name);
        let left: Vec<_> = desk.list_needs().await.unwrap().into_iter().map(|need| need.id).collect();
        assert_eq!(left, [price.id], "{}", place.name);
    }
}

fn an_article(slug: &str) -> Piece {
    Piece {
        id: id(),
        title: "Oil".into(),
        slug: slug.into(),
        summary: String::new(),
        body: "Once a year.".into(),
        cover: None,
        kind: Kind::Article,
        by: id(),
        created_at: at(0),
        changed_at: at(0),
        revision: 1,
        out: None,
    }
}

#[tokio::test]
async fn two_writers_of_one_article_do_not_overwrite_each_other() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let desk = store.of(business.id);
        let mut piece = an_article("oil");
        let mut tx = desk.begin().await.unwrap();
        tx.add_piece(&piece).await.unwrap();
        tx.commit().await.unwrap();
        piece.revision = 2;
        piece.slug = "oiling".into();
        let mut tx = desk.begin().await.unwrap();
        tx.save_piece(&piece, 1).await.unwrap();
        tx.save_old_slug("oil", piece.id).await.unwrap();
        assert!(matches!(tx.save_piece(&piece, 1).await, Err(StoreError::Conflict)), "{}", place.name);
        tx.commit().await.unwrap();
        assert_eq!(
            desk.find_piece("oil").await.unwrap(),
            Some(piece.clone()),
            "the old address leads to the new one"
        );
        assert_eq!(desk.list_pieces_out(None, None, 5).await.unwrap().rows.len(), 0);
        assert_eq!(desk.list_pieces(None, None, 5).await.unwrap().rows.len(), 1);
    }
}

#[tokio::test]
async fn an_article_is_read_with_what_was_said_under_it_in_order_and_no_more() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let channel = a_channel(store, business.id).await;
        let piece = an_article("how-to-oil");
        let ben = a_contact(store, business.id, "Ben").await;
        let mut tx = store.of(business.id).begin().await.unwrap();
        tx.add_piece(&piece).await.unwrap();
        let under = |thread: &str, seconds, shown, public| Conversation {
            origin: Some(Origin { piece: piece.id, publication: None }),
            started_at: at(seconds),
            shown,
            public,
            ..a_conversation(&channel, ben.contact, thread, None)
        };
        let later = under("later", 20, Shown::Nameless, true);
        let first = under("first", 10, Shown::Named, true);
        let hidden = under("hidden", 5, Shown::Hidden, true);
        let private = under("private", 5, Shown::Named, false);
        for (conversation, text) in [
            (&later, "Which cloth?"),
            (&first, "Is it \"oiled\"?\n\u{202e}Yes"),
            (&hidden, "H"),
            (&private, "P"),
        ] {
            tx.add_conversation(conversation, None).await.unwrap();
            let asked = a_message(conversation, ben.id, &conversation.remote_thread, text, at(30));
            tx.add_message(&asked).await.unwrap();
        }
        let ours = |remote_id: &str, text: &str, seconds, send| Message {
            direction: Direction::Out { by: None, send },
            link: Some("https://there.example/1".into()),
            ..a_message(&first, ben.id, remote_id, text, at(seconds))
        };
        for message in [
            ours("sent", "Twice a year.", 40, Send::Sent { at: at(41) }),
            ours("waiting", "Not yet out.", 50, Send::Waiting { from: at(60) }),
            Message { deleted_at: Some(at(70)), ..a_message(&first, ben.id, "gone", "Taken back", at(45)) },
            Message {
                direction: Direction::Note { by: id() },
                ..a_message(&first, ben.id, "note", "Tom?", at(46))
            },
        ] {
            tx.add_message(&message).await.unwrap();
        }
        tx.commit().await.unwrap();
        let desk = store.of(business.id);
        assert_eq!(
            desk.find_public_piece(Kind::Article, "how-to-oil").await.unwrap(),
            None,
            "not out: {}",
            place.name
        );
        let mut tx = desk.begin().await.unwrap();
        let out = Piece { out: Some(Out { at: at(1), by: piece.by }), ..piece.clone() };
        tx.save_piece(&out, piece.revision).await.unwrap();
        tx.commit().await.unwrap();
        let read = desk.find_public_piece(Kind::Article, "how-to-oil").await.unwrap().unwrap();
        assert_eq!((&read.piece, read.author.as_str()), (&out, ""), "{}", place.name);
        let said: Vec<_> =
            read.said.iter().map(|line| (line.text.as_str(), line.writer.as_deref(), line.ours)).collect();
        assert_eq!(
            said,
            [
                ("Is it \"oiled\"?\n\u{202e}Yes", Some("Ben"), false),
                ("Twice a year.", None, true),
                ("Which cloth?", None, false)
            ],
            "{}",
            place.name
        );
        assert_eq!(read.said[1].link.as_deref(), Some("https://there.example/1"));
        assert_eq!(
            (read.said[2].conversation, read.said[2].network.as_str()),
            (later.id, "bluesky"),
            "{}",
            place.name
        );
        let theirs = a_business(store).await;
        assert_eq!(store.of(theirs.id).find_public_piece(Kind::Article, "how-to-oil").await.unwrap(), None);
    }
}

fn an_album(slug: &str) -> Album {
    let piece = Piece { kind: Kind::Album, title: "Oak kitchen".into(), ..an_article(slug) };
    Album::new(piece)
}

#[tokio::test]
async fn an_album_is_read_as_it_was_saved_and_goes_whole() {
    for place in places().await {
        let desk = place.store.of(a_business(&place.store).await.id);
        let (mut album, article) = (an_album("oak-kitchen"), an_article("oil"));
        let pictures: [PictureId; 3] = [id(), id(), id()];
        let photos =
            pictures.iter().zip(["", "Two", "Three"]).map(|(one, said)| Photo::new(*one, said)).collect();
        let pair = Some(Pair { before: pictures[2], after: pictures[0] });
        let day = chrono::NaiveDate::from_ymd_opt(2026, 6, 9);
        album.lay_out(Job::new("Mill Lane", day, pair), photos, at(5)).unwrap();
        let mut tx = desk.begin().await.unwrap();
        tx.add_piece(&album.piece).await.unwrap();
        tx.save_album(&album).await.unwrap();
        tx.add_piece(&article).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(desk.lookup_album(album.piece.id).await.unwrap(), Some(album.clone()), "{}", place.name);
        assert_eq!(desk.lookup_album(article.id).await.unwrap(), None, "an article is no album");
        assert_eq!(desk.count_photos([album.piece.id, article.id]).await.unwrap(), [(album.piece.id, 3)]);
        let titles = async |kind| -> Vec<String> {
            let rows = desk.list_pieces(kind, None, 9).await.unwrap().rows;
            rows.into_iter().map(|piece| piece.title).collect()
        };
        assert_eq!(titles(None).await.len(), 2, "{}", place.name);
        assert_eq!(titles(Some(Kind::Album)).await, ["Oak kitchen"], "{}", place.name);
        let shown: Vec<_> = desk.list_pieces_with(pictures[1]).await.unwrap();
        assert_eq!(
            shown.iter().map(|piece| piece.id).collect::<Vec<_>>(),
            [album.piece.id],
            "{}",
            place.name
        );
        // In another order, with one fewer.
        album
            .lay_out(Job::default(), vec![Photo::new(pictures[1], ""), Photo::new(pictures[0], "")], at(6))
            .unwrap();
        let mut tx = desk.begin().await.unwrap();
        tx.save_album(&album).await.unwrap();
        tx.commit().await.unwrap();
        let read = desk.lookup_album(album.piece.id).await.unwrap().unwrap();
        assert_eq!((read.photos, read.job), (album.photos.clone(), album.job.clone()), "{}", place.name);
        let mut tx = desk.begin().await.unwrap();
        tx.remove_piece(album.piece.id).await.unwrap();
        tx.commit().await.unwrap();
        assert!(desk.count_photos([album.piece.id]).await.unwrap().is_empty(), "{}", place.name);
    }
}

#[tokio::test]
async fn a_need_is_met_by_several_pieces_and_a_person_who_asked_two_things_counts_once() {
    for place in places().await {
        let desk = place.store.of(a_business(&place.store).await.id);
        let need = |title: &str| NeedName {
            id: id(),
            title: title.into(),
            renamed_by: None,
            created_at: at(0),
            merged_into: None,
        };
        let (oil, rings) = (need("oil"), need("rings"));
        let (album, article) = (an_album("oak-kitchen"), an_article("oil"));
        let people: [ContactId; 2] = [id(), id()];
        let mut tx = desk.begin().await.unwrap();
        for need in [&oil, &rings] {
            tx.save_need(need).await.unwrap();
        }
        for piece in [&album.piece, &article] {
            tx.add_piece(piece).await.unwrap();
        }
        for (who, asked) in [(0, &oil), (0, &rings), (1, &rings)] {
            let question = Question {
                message: id(),
                conversation: id(),
                contact: people[who],
                network: "website".into(),
                need: Some(asked.id),
                text: "?".into(),
                asked_at: at(1),
                vector: None,
                moved_by: None,
            };
            tx.add_question(&question).await.unwrap();
        }
        tx.save_needs_of(album.piece.id, &[oil.id, rings.id, oil.id]).await.unwrap();
        tx.save_needs_of(article.id, &[oil.id]).await.unwrap();
        tx.commit().await.unwrap();
        let asked: std::collections::HashMap<_, _> =
            desk.count_askers_for(&[album.piece.id, article.id]).await.unwrap().into_iter().collect();
        assert_eq!((asked[&album.piece.id], asked[&article.id]), (2, 1), "{}", place.name);
        let answers = desk.list_answers(Some(&[oil.id])).await.unwrap();
        assert_eq!(answers.len(), 2, "{answers:?} on {}", place.name);
        // Merged into the other, it meets that one, and once.
        let mut tx = desk.begin().await.unwrap();
        tx.move_answers(oil.id, rings.id).await.unwrap();
        tx.commit().await.unwrap();
        for piece in [album.piece.id, article.id] {
            assert_eq!(desk.list_needs_of(piece).await.unwrap(), [rings.id], "{}", place.name);
        }
        let mut tx = desk.begin().await.unwrap();
        tx.save_needs_of(album.piece.id, &[]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(desk.list_answers(None).await.unwrap().len(), 1, "{}", place.name);
    }
}
