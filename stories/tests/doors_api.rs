//! Who may come in at the API: every route, walked by everybody who should stay out.

use domain::team::{Deed, Role};
use std::collections::BTreeSet;
use stories::doors::{API, API_SMUGGLED, call, judge, names_an_id, signed_in};
use stories::{Browser, Filled, houses};

#[tokio::test]
async fn a_token_is_wanted_that_is_known_and_not_revoked() {
    for house in houses().await {
        let ada = Filled::of(&house, &house.ada, "adas-joinery.example").await;
        let (id, revoked) =
            actions::team::make_token(&house.app, &house.ada, "lost", Role::Owner).await.unwrap();
        actions::team::revoke_token(&house.app, &house.ada, id).await.unwrap();
        // A cookie is no token: a page from elsewhere could send it along.
        let browser = signed_in(&house, "ada@adas-joinery.example").await;
        for door in API {
            for token in [None, Some("porch_unknown"), Some(revoked.as_str())] {
                let answer = call(&browser, token, door, &ada, None).await;
                assert_eq!(answer.status, 401, "{door:?} with {token:?} on {}", house.database);
                assert_eq!(answer.headers["www-authenticate"], "Bearer");
            }
        }
    }
}

#[tokio::test]
async fn another_business_is_not_there() {
    for house in houses().await {
        let mona_seat = house.second_business().await;
        let ada = Filled::of(&house, &house.ada, "adas-joinery.example").await;
        let mona = Filled::of(&house, &mona_seat, "monas-bakery.example").await;
        let nobody = Browser::at(&house.address);
        let mut found = Vec::new();
        let (_, token) =
            actions::team::make_token(&house.app, &mona_seat, "walk", Role::Owner).await.unwrap();
        for door in API.iter().filter(|door| names_an_id(door.1)) {
            let body = mona.put_into(door.2);
            let answer = call(&nobody, Some(&token), &(door.0, door.1, &body, door.3), &ada, None).await;
            if answer.status != 404 {
                found.push(format!("{door:?}: {}", answer.status));
            }
            assert_eq!(answer.headers["content-type"], "application/problem+json", "{door:?}");
        }
        // What is out can be told of.
        let article = uuid::Uuid::parse_str(mona.id("article")).unwrap().into();
        actions::publishing::plan(&house.app, &mona_seat, article, vec![], None).await.unwrap();
        for (method, path, body) in API_SMUGGLED {
            let body = ada.put_into(&mona.put_into(body).replace("{their ", "{"));
            let answer = call(&nobody, Some(&token), &(method, path, &body, Deed::Look), &mona, None).await;
            if answer.status != 404 {
                found.push(format!("{method} {path} {body}: {}", answer.status));
            }
        }
        assert!(found.is_empty(), "on {}: {found:#?}", house.database);
    }
}

#[tokio::test]
async fn each_role_may_what_it_may_and_no_more() {
    for house in houses().await {
        let ada = Filled::of(&house, &house.ada, "adas-joinery.example").await;
        let nobody = Browser::at(&house.address);
        let mut wrong = Vec::new();
        for role in [Role::Viewer, Role::Agent, Role::Editor, Role::Owner] {
            let (_, token) = actions::team::make_token(&house.app, &house.ada, "t", role).await.unwrap();
            for door in API.iter().filter(|door| door.0 == "GET" || !role.may(door.3) || role == Role::Owner)
            {
                let answer = call(&nobody, Some(&token), door, &ada, None).await;
                let what = format!("{role}: {door:?} on {}", house.database);
                wrong.extend(judge(&what, role.may(door.3), &answer));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

#[test]
fn every_route_is_in_the_list() {
    let openapi: serde_json::Value = serde_json::from_str(&web::openapi_json()).unwrap();
    // Every id is called `{id}` there; a network goes by its name.
    let ours = |path: &str| {
        let part = |part: &str| match part {
            "{network}" => part.to_owned(),
            id if id.starts_with('{') => "{id}".to_owned(),
            word => word.to_owned(),
        };
        path.split('/').map(part).collect::<Vec<_>>().join("/")
    };
    let listed: BTreeSet<_> = API.iter().map(|door| (door.0.to_owned(), ours(door.1))).collect();
    let mut described = BTreeSet::new();
    for (path, deeds) in openapi["paths"].as_object().unwrap() {
        for method in deeds.as_object().unwrap().keys().filter(|name| *name != "parameters") {
            described.insert((method.to_uppercase(), ours(path)));
        }
    }
    assert_eq!(listed, described);
}

#[tokio::test]
async fn the_same_key_twice_is_one_deed_and_its_answer_is_kept_from_readers_of_the_database() {
    for house in houses().await {
        let ada = Filled::of(&house, &house.ada, "adas-joinery.example").await;
        let (_, token) = actions::team::make_token(&house.app, &house.ada, "t", Role::Owner).await.unwrap();
        let nobody = Browser::at(&house.address);
        let desk = house.app.of(house.ada.business);
        for (number, door) in API.iter().enumerate().filter(|(_, door)| door.0 == "POST") {
            let key = format!("key {number}");
            let first = call(&nobody, Some(&token), door, &ada, Some(&key)).await;
            if !matches!(first.status, 200..=299) {
                continue;
            }
            let again = call(&nobody, Some(&token), door, &ada, Some(&key)).await;
            let (first, again) = ((first.status, first.text), (again.status, again.text));
            assert_eq!(first, again, "{door:?} on {}", house.database);
            let kept = desk
                .find_earlier(&format!("{}/{key}", house.ada.staff))
                .await
                .unwrap()
                .and_then(|earlier| earlier.answer);
            // Who may only look changes nothing: those are read anew.
            assert_eq!(kept.is_some(), door.3 != Deed::Look, "{door:?}");
            let kept = kept.map(|kept| kept.body).unwrap_or_default();
            assert!(first.1.is_empty() || !kept.contains(&first.1), "{door:?}: {kept}");
        }
        let invited = desk.list_invitations().await.unwrap();
        assert_eq!(invited.iter().filter(|one| one.email == "zoe@example.com").count(), 1);
        let made = desk.list_tokens().await.unwrap();
        assert_eq!(made.iter().filter(|one| one.name == "till").count(), 1, "on {}", house.database);
        let another = ("POST", "/tokens", r#"{"name":"another","role":"viewer"}"#, Deed::Manage);
        let used = API.iter().position(|door| door.0 == "POST" && door.1 == "/tokens").unwrap();
        let refused = call(&nobody, Some(&token), &another, &ada, Some(&format!("key {used}"))).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
    }
}
