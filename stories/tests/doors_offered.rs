//! Nobody is offered what they may not do: every form of every page, for every role, at several moments of a business.

use actions::inbox::{Question, ask, close};
use actions::media::{begin_article, save_article};
use actions::publishing::plan;
use domain::media::PieceText;
use domain::team::{Deed, Role};
use networks::facebook::fake::{FacebookFake, FakePage};
use std::collections::BTreeSet;
use stories::doors::{DESK, OTHERS, signed_in};
use stories::{Browser, Filled, House, Line, colleague, houses};

/// The doors that are no form of a page looked at here: they are walked in `doors_desk.rs`.
const NO_FORM: [&str; 4] = [
    // The composer's own form, with a mark that it is a note.
    "/desk/inbox/{conversation}/notes",
    // Told by the script while somebody looks.
    "/desk/inbox/{conversation}/presence",
    // Asked by the script while somebody writes.
    "/desk/media/pieces/{article}/preview",
    // On the way back from a network's own pages.
    "/desk/channels/new/{network}/back",
];

#[tokio::test]
async fn nobody_is_offered_what_they_may_not_do() {
    for house in houses().await {
        let filled = Filled::of(&house, &house.ada, "adas-joinery.example").await;
        for role in Role::ALL {
            colleague(&house, &house.ada, role, "roles.example").await;
        }
        let mut by_owner = BTreeSet::new();
        for moment in ["planned", "in doubt", "settled"] {
            come_to(moment, &house, &filled).await;
            let pages = pages(&house, &filled).await;
            for role in Role::ALL {
                let browser = signed_in(&house, &format!("{role}@roles.example")).await;
                // What a role may not look at is refused: another test knocks at all doors.
                for (page, _) in pages.iter().filter(|(_, deed)| role.may(*deed)) {
                    for action in offered_on(&browser, page).await {
                        let (path, deed) =
                            door(&action).unwrap_or_else(|| panic!("{action} on {page} is no door"));
                        assert!(
                            role.may(deed),
                            "{page} offers {path} to the {role}, {moment} on {}",
                            house.database
                        );
                        if role == Role::Owner {
                            by_owner.insert(path);
                        }
                    }
                }
            }
        }
        let missing: BTreeSet<_> = DESK
            .iter()
            .filter(|door| door.0 == "POST" && !by_owner.contains(door.1))
            // An article is saved where an album is.
            .filter(|door| door.1 != "/desk/media/pieces/{article}")
            .map(|door| door.1)
            .collect();
        assert_eq!(missing, BTreeSet::from(NO_FORM), "what the owner is not offered on {}", house.database);
    }
}

async fn come_to(moment: &str, house: &House, filled: &Filled) {
    let conversation = uuid::Uuid::parse_str(filled.id("conversation")).unwrap().into();
    match moment {
        "planned" => {
            // A comment, which can be hidden there and answered with a picture.
            let channel = uuid::Uuid::parse_str(filled.id("channel")).unwrap().into();
            let desk = house.app.of(house.ada.business);
            let channel = desk.lookup_channel(channel).await.unwrap().unwrap();
            house.town.facebook.hooks_to(&format!("{}/hooks/facebook", house.address));
            let (id, name) = (channel.remote_id.clone(), channel.name.clone());
            let post =
                house.town.facebook.page_posts(&FakePage { id, name, token: String::new() }, "Mill Lane");
            house.town.facebook.person("Ben Okri").comments(&post, "Do you fit ash?").unwrap();
            house.until_quiet().await;
            let draft = PieceText::new("A draft", "", "Not planned.").unwrap();
            begin_article(&house.app, &house.ada, draft, None).await.unwrap();
            let first = PieceText::new("Out already", "", "As it went out.").unwrap();
            let first = begin_article(&house.app, &house.ada, first, None).await.unwrap();
            let out = plan(&house.app, &house.ada, first.id, vec![], None).await.unwrap();
            let question = Question {
                text: "Do you fit elm as well?".into(),
                email: "ben@example.com".into(),
                name: "Ben Okri".into(),
                public: true,
                about: Some(out.id),
                language: None,
            };
            ask(&house.app, house.ada.business, question).await.unwrap();
            let text = PieceText::new(&out.title, &out.summary, "Written since it went out.").unwrap();
            save_article(&house.app, &house.ada, out.id, out.revision, text).await.unwrap();
        }
        "in doubt" => {
            house.mail.set(Line::CutAfterLetter);
            house.until_sent().await;
            house.mail.set(Line::Open);
            house.town.facebook.desk().trouble("POST", FacebookFake::error(368, None));
            house.later(chrono::TimeDelta::days(1)).await;
            close(&house.app, &house.ada, conversation).await.unwrap();
        }
        _ => {
            let browser = signed_in(house, "owner@roles.example").await;
            let address = filled.put_into("/desk/media/publications/{publication}/decision");
            assert_eq!(browser.post(&address, "arrived=no").await.status, 303);
            house.until_quiet().await;
        }
    }
}

/// Every page of the desk, and every conversation.
async fn pages(house: &House, filled: &Filled) -> Vec<(String, Deed)> {
    let desk = house.app.of(house.ada.business);
    let waiting = desk.list_waiting(None, 9).await.unwrap().rows;
    // One is no page but a live line, one leads to the network's own.
    let is_page = |path: &str| path != "/desk/live" && !path.ends_with("/sign-in");
    let doors = DESK.iter().filter(|door| door.0 == "GET" && is_page(door.1));
    let articles = desk.list_pieces(None, None, 9).await.unwrap().rows;
    doors
        .map(|door| (filled.put_into(door.1), door.3))
        .chain(waiting.iter().map(|one| (format!("/desk/inbox/{}", one.id), Deed::Look)))
        .chain(articles.iter().map(|one| (format!("/desk/media/pieces/{}", one.id), Deed::Look)))
        .chain(articles.iter().map(|one| (format!("/desk/media/pieces/{}/changes", one.id), Deed::Look)))
        .collect()
}

/// Where the forms and buttons of a page lead.
async fn offered_on(browser: &Browser, page: &str) -> Vec<String> {
    let answer = browser.get(page).await;
    assert!(matches!(answer.status, 200 | 308), "{page}: {}", answer.status);
    let posting = |tag: &&str| tag.contains("method=\"post\"") || tag.contains("formaction=");
    let action = |tag: &str| {
        let (_, rest) = tag.split_once("action=\"")?;
        Some(rest.split('"').next()?.to_owned())
    };
    answer
        .text
        .split('<')
        .filter_map(|tag| tag.split('>').next())
        .filter(posting)
        .map(|tag| action(tag).expect("a form says where it leads"))
        .collect()
}

/// The door an address leads to, and what a role must allow there: nothing, at one that stands open to everybody.
fn door(address: &str) -> Option<(&'static str, Deed)> {
    let fits = |pattern: &str| {
        let (pattern, address): (Vec<_>, Vec<_>) =
            (pattern.split('/').collect(), address.split('/').collect());
        pattern.len() == address.len()
            && pattern.iter().zip(&address).all(|(part, given)| part.starts_with('{') || part == given)
    };
    let doors = DESK.iter().filter(|door| door.0 == "POST").map(|door| (door.1, door.3));
    let open = OTHERS.iter().filter(|door| door.0 == "POST").map(|door| (door.1, Deed::Look));
    // Where two fit, the one with fewer names in it is meant.
    doors.chain(open).filter(|door| fits(door.0)).min_by_key(|door| door.0.matches('{').count())
}
