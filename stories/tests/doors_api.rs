//! Who may come in at the API: every route, walked by everybody who should stay out.

use domain::team::Role;
use std::collections::BTreeSet;
use stories::doors::{API, call, judge, names_an_id, signed_in};
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
    let names = ["{conversation}", "{message}", "{need}", "{article}"];
    let ours = |path: &str| names.iter().fold(path.to_owned(), |path, name| path.replace(name, "{id}"));
    let listed: BTreeSet<_> = API.iter().map(|door| (door.0.to_owned(), ours(door.1))).collect();
    let mut described = BTreeSet::new();
    for (path, deeds) in openapi["paths"].as_object().unwrap() {
        for method in deeds.as_object().unwrap().keys().filter(|name| *name != "parameters") {
            described.insert((method.to_uppercase(), path.clone()));
        }
    }
    assert_eq!(listed, described);
}
