//! A planned article is called so, with when, wherever it is shown, until it is out or taken back.

use actions::media::begin_article;
use actions::needs::list_needs;
use actions::publishing::{Place, cancel, plan};
use domain::media::{Piece, PieceText};
use domain::team::Role;
use serde_json::Value;
use stories::{Browser, House, at, houses};

const FRIDAY: &str = "2026-06-12T16:30:00+02:00";

/// An article that answers a need, planned for tomorrow on the website and the day after on the page.
async fn planned(house: &House) -> Piece {
    let page = house.connect_page().await;
    house.asked_on_the_website("Which oil do you use on an oak worktop?", "priya@example.org").await;
    house.until_quiet().await;
    let need = list_needs(&house.app, house.ada.business).await.unwrap().remove(0).id;
    let text = PieceText::new("Which oil we use", "", "Hard wax oil, twice a year.").unwrap();
    let article = begin_article(&house.app, &house.ada, text, Some(need)).await.unwrap();
    plan(&house.app, &house.ada, article.id, vec![], Some(at(FRIDAY))).await.unwrap();
    let places = vec![Place { channel: page.id, text: "Oil".into() }];
    plan(&house.app, &house.ada, article.id, places, Some(at("2026-06-20T09:00:00+02:00"))).await.unwrap();
    article
}

/// Every page of the desk that names the article, and the part of it that does.
async fn shown(ada: &Browser, article: &Piece, need: &str, conversation: &str) -> Vec<(String, String)> {
    let mut parts = Vec::new();
    for path in [
        "/desk".to_owned(),
        "/desk/media".into(),
        "/desk/needs".into(),
        format!("/desk/needs/{need}"),
        format!("/desk/inbox/{conversation}"),
        "/desk/inbox/search?words=twice".into(),
        format!("/desk/media/pieces/{}", article.id),
        format!("/desk/media/pieces/{}/publication", article.id),
    ] {
        let page = ada.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        let main = page.text.split("<main").nth(1).unwrap().split("</main>").next().unwrap().to_owned();
        parts.push((path, main));
    }
    parts
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_called_planned_with_its_moment_everywhere_and_draft_nowhere() {
    for house in houses().await {
        let article = planned(&house).await;
        let need = house.desk().list_needs_of(article.id).await.unwrap()[0].to_string();
        let conversation = house.conversation_with("worktop").await.id.to_string();
        let ada = house.signed_in_browser().await;
        for (path, main) in shown(&ada, &article, &need, &conversation).await {
            let at = format!("{path} on {}: {main}", house.database);
            assert!(main.to_lowercase().contains("planned"), "{at}");
            assert!(main.contains("tomorrow 16:30"), "{at}");
            assert!(!main.contains("Draft") && !main.contains("Read the draft"), "{at}");
        }
        // Its own page says what goes where, and how that is changed or taken back.
        let own = ada.get(&format!("/desk/media/pieces/{}", article.id)).await.text;
        let goes = own.split("class=\"goes\"").nth(1).unwrap().split("<fieldset").next().unwrap();
        for words in [
            "Your website",
            "tomorrow 16:30",
            "Facebook",
            "20 June 09:00",
            "/moment",
            "/cancelling",
            "Publish now",
        ] {
            assert!(goes.contains(words), "{words} on {}: {goes}", house.database);
        }
        // Moved from there, it comes back there; what is refused is said on its publishing page.
        let copies = house.desk().list_planned_publications([article.id]).await.unwrap();
        let back = format!("/desk/media/pieces/{}", article.id);
        let moment = format!("/desk/media/publications/{}/moment", copies[1].id);
        let moved = ada.post(&moment, &format!("day=2026-06-21&time=9:00&back={back}")).await;
        assert_eq!((moved.status, moved.location()), (303, back.as_str()), "{}", moved.text);
        let elsewhere = ada.post(&moment, "day=2026-06-22&time=9:00&back=https://evil.example/").await;
        assert_eq!(elsewhere.location(), "/desk", "{}", elsewhere.text);
        let early = ada.post(&moment, &format!("day=2026-06-12&time=9:00&back={back}")).await;
        assert!(early.status == 422 && early.text.contains("on your website first"), "{}", early.text);
        assert!(early.text.contains("class=\"publishing\""), "{}", early.text);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_is_told_the_state_and_the_moment() {
    for house in houses().await {
        let article = planned(&house).await;
        let (_, token) = actions::team::make_token(&house.app, &house.ada, "t", Role::Editor).await.unwrap();
        let program = Browser::at(&house.address);
        let get = async |path: &str| -> Value {
            let answer = program.call(Some(&token), "GET", path, "").await;
            serde_json::from_str(&answer.text).unwrap_or_else(|_| panic!("{path}: {}", answer.text))
        };
        let need = house.desk().list_needs_of(article.id).await.unwrap()[0];
        let (one, need) = (format!("/api/v1/pieces/{}", article.id), format!("/api/v1/needs/{need}"));
        let states = async || {
            let (list, found) = (get("/api/v1/pieces").await, get("/api/v1/pieces?words=twice").await);
            let own = get(&one).await;
            let mut states = vec![];
            for shape in [&own, &list["rows"][0], &found["rows"][0]] {
                states.push((shape["state"].clone(), shape["planned_at"].clone()));
            }
            assert!(states.iter().all(|state| *state == states[0]), "{states:?}");
            let of_need = get(&need).await["need"]["piece_state"].clone();
            assert_eq!(of_need, states[0].0, "{}", house.database);
            (states[0].0.as_str().unwrap().to_owned(), states[0].1.clone())
        };
        let (state, when) = states().await;
        assert_eq!(state, "planned", "{}", house.database);
        assert_eq!(domain::Timestamp::parse(when.as_str().unwrap()), Some(at(FRIDAY)), "{}", house.database);
        let copies = house.desk().list_planned_publications([article.id]).await.unwrap();
        cancel(&house.app, &house.ada, copies[0].id).await.unwrap();
        assert_eq!(states().await, ("draft".to_owned(), Value::Null), "{}", house.database);
        plan(&house.app, &house.ada, article.id, vec![], None).await.unwrap();
        assert_eq!(states().await, ("out".to_owned(), Value::Null), "{}", house.database);
    }
}
