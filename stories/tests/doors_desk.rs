//! Who may come in at the desk: every route, walked by everybody who should stay out.

use domain::team::Role;
use std::collections::BTreeSet;
use std::path::Path;
use stories::doors::{DESK, OTHERS, SMUGGLED, judge, knock, names_an_id, signed_in};
use stories::{Browser, Filled, answer, colleague, houses};

#[tokio::test]
async fn an_outsider_sees_the_sign_in_page_and_changes_nothing() {
    for house in houses().await {
        let ada = Filled::of(&house, &house.ada, "adas-joinery.example").await;
        let nobody = Browser::at(&house.address);
        for door in DESK.iter().filter(|door| door.1 != "/desk/") {
            let answer = knock(&nobody, door, &ada).await;
            if door.0 == "GET" {
                let led = answer.location().starts_with("/desk/sign-in?back=%2Fdesk");
                assert!(answer.status == 303 && led, "{door:?} on {}: {answer:?}", house.database);
            } else {
                assert_eq!(answer.status, 401, "{door:?} on {}", house.database);
            }
        }
    }
}

#[tokio::test]
async fn a_page_from_elsewhere_cannot_act_for_somebody_who_is_signed_in() {
    for house in houses().await {
        let ada = Filled::of(&house, &house.ada, "adas-joinery.example").await;
        let browser = signed_in(&house, "ada@adas-joinery.example").await;
        let others = [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "https://evil.example"),
            ("origin", "null"),
            ("x-nothing", "no proof at all"),
        ];
        for (method, path) in DESK.iter().map(|door| (door.0, door.1)).chain(OTHERS.iter().copied()) {
            for (name, value) in others.iter().filter(|_| method != "GET") {
                let request = browser.request(method, &ada.put_into(path)).header(*name, *value);
                let answer = answer(request).await;
                assert_eq!(answer.status, 403, "{method} {path} with {name}: {value}");
            }
        }
        for (name, value) in others {
            let asked = browser.request("POST", "/ask").header(name, value);
            assert_eq!(answer(asked).await.status, 403, "the website's form with {name}: {value}");
        }
    }
}

#[tokio::test]
async fn another_business_is_not_there() {
    for house in houses().await {
        let mona_seat = house.second_business().await;
        let ada = Filled::of(&house, &house.ada, "adas-joinery.example").await;
        let mona = Filled::of(&house, &mona_seat, "monas-bakery.example").await;
        let browser = signed_in(&house, "mona@monas-bakery.example").await;
        let mut found = Vec::new();
        for door in DESK.iter().filter(|door| names_an_id(door.1)) {
            let form = mona.put_into(door.2);
            let answer = knock(&browser, &(door.0, door.1, &form, door.3), &ada).await;
            if answer.status != 404 {
                found.push(format!("{door:?}: {}", answer.status));
            }
            let nothing = browser.ask(door.0, &door.1.replace(['{', '}'], ""), door.2).await;
            assert!(matches!(nothing.status, 404 | 422), "{door:?} with no id at all: {}", nothing.status);
        }
        // What is out can be told of.
        let article = uuid::Uuid::parse_str(mona.id("article")).unwrap().into();
        actions::publishing::plan(&house.app, &mona_seat, article, vec![], None).await.unwrap();
        for (path, form) in SMUGGLED {
            let form = mona.put_into(form).replace("{their ", "{");
            let form = ada.put_into(&form);
            let answer = browser.post(&mona.put_into(path), &form).await;
            if answer.status != 404 {
                found.push(format!("{path} {form}: {}", answer.status));
            }
        }
        assert!(found.is_empty(), "on {}: {found:#?}", house.database);
    }
}

#[tokio::test]
async fn each_role_may_what_it_may_and_no_more() {
    for house in houses().await {
        let ada = Filled::of(&house, &house.ada, "adas-joinery.example").await;
        let mut wrong = Vec::new();
        for role in [Role::Viewer, Role::Agent, Role::Editor, Role::Owner] {
            let email = format!("{role}@roles.example");
            colleague(&house, &house.ada, role, "roles.example").await;
            let browser = signed_in(&house, &email).await;
            for door in DESK.iter().filter(|door| door.0 == "GET" || !role.may(door.3) || role == Role::Owner)
            {
                let answer = knock(&browser, door, &ada).await;
                wrong.extend(judge(
                    &format!("{role}: {door:?} on {}", house.database),
                    role.may(door.3),
                    &answer,
                ));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

#[test]
fn every_route_of_the_desk_is_in_the_list() {
    let mut written = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/web/src/desk")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
                continue;
            }
            let source = std::fs::read_to_string(entry).unwrap();
            for route in source.split(".route(").skip(1) {
                let (path, rest) = route.trim_start_matches(['\n', ' ', '"']).split_once('"').unwrap();
                // One route ends where the next call of the chain begins.
                let rest = rest.split("\n        .").next().unwrap();
                for (method, call) in [("GET", "get("), ("POST", "post(")] {
                    if rest.contains(call) {
                        written.insert((method, path.to_owned()));
                    }
                }
            }
        }
    }
    // Whatever its kind, a piece is `{piece}` to a route.
    let ours = |path: &str| path.replace("{article}", "{piece}").replace("{album}", "{piece}");
    let listed: BTreeSet<_> = DESK
        .iter()
        .map(|door| (door.0, ours(door.1)))
        .chain(OTHERS.iter().map(|(method, path)| (*method, (*path).to_owned())))
        .collect();
    assert_eq!(listed, written);
}
