//! Who may come in, by which door: every route of the desk and of the API, walked by everybody who should stay out.

use domain::team::Deed::{self, Answer as Reply, Look, Manage, Publish};
use domain::team::Role;
use std::collections::BTreeSet;
use std::path::Path;
use stories::{Browser, Filled, House, PASSWORD, answer, colleague, houses};

/// Method, path, what is sent, and what somebody's role must allow. Ordered so that what takes away comes last.
type Door<'a> = (&'a str, &'a str, &'a str, Deed);

const BUSINESS: &str = "name=Ada&headline=&about=&hosts=&time_zone=Europe/Berlin&mail_from=&day0=&day1=&day2=&day3=\
    &day4=&day5=&day6=&special=&within=2&unit=hours&clock=all";
const TELL: &str = "offered={conversation}&tell={conversation}&text.{conversation}=We+wrote+it+down.";

const DESK: &[Door<'_>] = &[
    ("GET", "/desk", "", Look),
    ("GET", "/desk/", "", Look),
    ("GET", "/desk/live", "", Look),
    ("GET", "/desk/calendar", "", Look),
    ("GET", "/desk/measures", "", Look),
    ("GET", "/desk/inbox", "", Look),
    ("GET", "/desk/inbox/list", "", Look),
    ("GET", "/desk/inbox/search", "", Look),
    ("GET", "/desk/inbox/{conversation}", "", Look),
    ("GET", "/desk/needs", "", Look),
    ("GET", "/desk/needs/{need}", "", Look),
    ("GET", "/desk/media", "", Look),
    ("GET", "/desk/media/articles/{article}", "", Look),
    ("GET", "/desk/media/articles/{article}/publication", "", Look),
    ("GET", "/desk/media/articles/{article}/tellings", "", Look),
    ("GET", "/desk/media/pictures", "", Look),
    ("GET", "/desk/channels", "", Look),
    ("GET", "/desk/channels/new", "", Look),
    ("GET", "/desk/channels/new/{network}", "", Look),
    ("GET", "/desk/channels/new/{network}/back", "", Look),
    ("GET", "/desk/channels/{channel}", "", Look),
    ("GET", "/desk/settings", "", Look),
    ("GET", "/desk/settings/team", "", Look),
    ("GET", "/desk/settings/me", "", Look),
    ("GET", "/desk/settings/businesses", "", Look),
    // Shows the writer's own words; nothing is kept.
    ("POST", "/desk/media/articles/{article}/preview", "body=Oak", Look),
    ("POST", "/desk/settings/businesses", "business={business}", Look),
    ("POST", "/desk/inbox/{conversation}/replies", "text=Yes", Reply),
    ("POST", "/desk/inbox/{conversation}/notes", "text=Ask+Tom", Reply),
    ("POST", "/desk/inbox/{conversation}/closure", "", Reply),
    ("POST", "/desk/inbox/{conversation}/reopening", "", Reply),
    ("POST", "/desk/inbox/{conversation}/assignee", "staff=", Reply),
    ("POST", "/desk/inbox/{conversation}/shown", "shown=hidden", Reply),
    ("POST", "/desk/messages/{message}/decision", "arrived=no", Reply),
    ("POST", "/desk/messages/{message}/undo", "", Reply),
    ("POST", "/desk/needs/{need}/title", "title=Oiling", Reply),
    ("POST", "/desk/needs/{need}/merger", "into={need}", Reply),
    ("POST", "/desk/needs/{need}/article", "", Publish),
    ("POST", "/desk/needs/{need}/questions", "question={question}&title=Oil", Reply),
    ("POST", "/desk/media/articles", "", Publish),
    ("POST", "/desk/media/articles/{article}", "revision=1&title=Oil&summary=&body=Oil", Publish),
    ("POST", "/desk/media/articles/{article}/cover", "picture={picture}", Publish),
    ("POST", "/desk/media/articles/{article}/publication", "then=publish&when=2027-01-01T10:00", Publish),
    ("POST", "/desk/media/articles/{article}/tellings", TELL, Publish),
    ("POST", "/desk/media/pictures", "", Publish),
    ("POST", "/desk/media/pictures/{picture}/description", "alt=Oak", Publish),
    ("POST", "/desk/media/publications/{publication}/decision", "arrived=no", Publish),
    ("POST", "/desk/media/publications/{publication}/withdrawal", "", Publish),
    ("POST", "/desk/media/publications/{publication}/cancelling", "", Publish),
    ("POST", "/desk/media/articles/{article}/removal", "", Publish),
    ("POST", "/desk/settings", BUSINESS, Manage),
    ("POST", "/desk/settings/invitations", "email=zoe@example.com&role=viewer", Manage),
    ("POST", "/desk/settings/invitations/{invitation}/removal", "", Manage),
    ("POST", "/desk/settings/tokens", "name=till&role=viewer", Manage),
    ("POST", "/desk/settings/tokens/{token}/revocation", "", Manage),
    ("POST", "/desk/settings/team/{staff}/role", "role=viewer", Manage),
    ("POST", "/desk/settings/team/{staff}/removal", "", Manage),
    ("POST", "/desk/orders/{job}/another-try", "", Manage),
    ("POST", "/desk/channels/new/{network}", "page_token=none", Manage),
    ("POST", "/desk/channels/new/{network}/sign-in", "", Manage),
    ("POST", "/desk/channels/new/{network}/back", "account={account}", Manage),
    ("POST", "/desk/channels/{channel}/removal", "", Manage),
];

/// Doors that stand open for those who are not signed in, or exist in a demo only.
const OTHERS: &[(&str, &str)] = &[
    ("GET", "/desk/sign-in"),
    ("POST", "/desk/sign-in"),
    ("POST", "/desk/sign-out"),
    ("GET", "/desk/welcome/{token}"),
    ("POST", "/desk/welcome/{token}"),
    ("GET", "/desk/invitations/{token}"),
    ("POST", "/desk/invitations/{token}"),
    ("POST", "/desk/demo/speed"),
];

const API: &[Door<'_>] = &[
    ("GET", "/business", "", Look),
    ("GET", "/channels", "", Look),
    ("GET", "/measures", "", Look),
    ("GET", "/conversations", "", Look),
    ("GET", "/conversations/{conversation}", "", Look),
    ("GET", "/conversations/{conversation}/messages", "", Look),
    ("GET", "/messages", "?words=oil", Look),
    ("GET", "/needs", "", Look),
    ("GET", "/needs/{need}", "", Look),
    ("GET", "/articles", "", Look),
    ("GET", "/articles/{article}", "", Look),
    ("GET", "/articles/{article}/previews", "", Look),
    ("GET", "/articles/{article}/publications", "", Look),
    ("GET", "/articles/{article}/tellings", "", Look),
    ("POST", "/conversations/{conversation}/replies", r#"{"text":"Yes"}"#, Reply),
    ("POST", "/conversations/{conversation}/notes", r#"{"text":"Ask Tom"}"#, Reply),
    ("POST", "/conversations/{conversation}/closure", "", Reply),
    ("DELETE", "/messages/{message}", "", Reply),
    ("PATCH", "/needs/{need}", r#"{"title":"Oiling"}"#, Reply),
    ("POST", "/needs/{need}/merger", r#"{"into":"{need}"}"#, Reply),
    ("POST", "/needs/{need}/split", r#"{"questions":["{question}"],"title":"Oil"}"#, Reply),
    ("POST", "/needs/{need}/article", "", Publish),
    ("POST", "/articles", r#"{"title":"Oil","body":"Oil"}"#, Publish),
    ("PUT", "/articles/{article}", r#"{"revision":1,"title":"Oil","body":"Oil"}"#, Publish),
    ("POST", "/articles/{article}/publications", r#"{"places":[],"when":"2027-01-01T10:00:00Z"}"#, Publish),
    (
        "POST",
        "/articles/{article}/tellings",
        r#"{"tell":[{"conversation":"{conversation}","text":"Hi"}]}"#,
        Publish,
    ),
    ("POST", "/channels/{network}", r#"{"page_token":"none"}"#, Manage),
];

/// Ids of another business where a path of one's own is right: path, what is sent.
const SMUGGLED: &[(&str, &str)] = &[
    ("/desk/inbox/{conversation}/assignee", "staff={their staff}"),
    ("/desk/needs/{need}/merger", "into={their need}"),
    ("/desk/needs/{need}/questions", "question={their question}&title=Oil"),
    ("/desk/needs/{need}/questions", "question={question}&into={their need}"),
    ("/desk/media/articles/{article}/cover", "picture={their picture}"),
    (
        "/desk/media/articles/{article}/publication",
        "then=publish&channel={their channel}&text.{their channel}=Oil&when=2027-01-01T10:00",
    ),
    (
        "/desk/media/articles/{article}/tellings",
        "offered={their conversation}&tell={their conversation}&text.{their conversation}=Hi",
    ),
    ("/desk/settings/businesses", "business={their business}"),
];

async fn signed_in(house: &House, email: &str) -> Browser {
    let mut browser = Browser::at(&house.address);
    let answer = browser.sign_in(email, PASSWORD).await;
    assert_eq!((answer.status, answer.location()), (303, "/desk"), "{email}: {}", answer.text);
    browser
}

/// The desk knocked at, with a form where one is sent.
async fn knock(browser: &Browser, (method, path, form, _): &Door<'_>, whose: &Filled) -> stories::Answer {
    let path = whose.put_into(path);
    if path == "/desk/media/pictures" && *method == "POST" {
        let kind = "multipart/form-data; boundary=oak";
        let form = "--oak\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a.png\"\r\n\r\nno picture\r\n\
            --oak--\r\n";
        let request = browser.request("POST", &path).header("sec-fetch-site", "same-origin");
        return answer(request.header("content-type", kind).body(form)).await;
    }
    browser.ask(method, &path, &whose.put_into(form)).await
}

/// The API called; what is sent with GET is a query.
async fn call(
    browser: &Browser,
    token: Option<&str>,
    (method, path, body, _): &Door<'_>,
    whose: &Filled,
) -> stories::Answer {
    let (query, body) = if body.starts_with('?') { (*body, "") } else { ("", *body) };
    let path = format!("/api/v1{}{query}", whose.put_into(path));
    browser.call(token, method, &path, &whose.put_into(body)).await
}

fn names_an_id(path: &str) -> bool {
    path.replace("{network}", "").contains('{')
}

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
        let (_, token) =
            actions::team::make_token(&house.app, &mona_seat, "walk", Role::Owner).await.unwrap();
        for door in API.iter().filter(|door| names_an_id(door.1)) {
            let body = mona.put_into(door.2);
            let answer = call(&browser, Some(&token), &(door.0, door.1, &body, door.3), &ada).await;
            if answer.status != 404 {
                found.push(format!("API {door:?}: {}", answer.status));
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
            let email = format!("{role}@roles.example");
            colleague(&house, &house.ada, role, "roles.example").await;
            let browser = signed_in(&house, &email).await;
            let (_, token) = actions::team::make_token(&house.app, &house.ada, "t", role).await.unwrap();
            for door in API.iter().filter(|door| door.0 == "GET" || !role.may(door.3)) {
                let answer = call(&nobody, Some(&token), door, &ada).await;
                wrong.extend(judge(
                    &format!("{role}: API {door:?} on {}", house.database),
                    role.may(door.3),
                    &answer,
                ));
            }
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

/// What is wrong with the answer to somebody who may, or may not.
fn judge(what: &str, may: bool, answer: &stories::Answer) -> Option<String> {
    // What is settled already, or cannot be done, is an answer to somebody who may.
    let right = if may { matches!(answer.status, 200..=399 | 409 | 422) } else { answer.status == 403 };
    (!right).then(|| format!("{what}: {} {}", answer.status, answer.text))
}

#[tokio::test]
async fn the_api_wants_a_token_that_is_known_and_not_revoked() {
    for house in houses().await {
        let ada = Filled::of(&house, &house.ada, "adas-joinery.example").await;
        let (id, revoked) =
            actions::team::make_token(&house.app, &house.ada, "lost", Role::Owner).await.unwrap();
        actions::team::revoke_token(&house.app, &house.ada, id).await.unwrap();
        // A cookie is no token: a page from elsewhere could send it along.
        let browser = signed_in(&house, "ada@adas-joinery.example").await;
        for door in API {
            for token in [None, Some("porch_unknown"), Some(revoked.as_str())] {
                let answer = call(&browser, token, door, &ada).await;
                assert_eq!(answer.status, 401, "{door:?} with {token:?} on {}", house.database);
                assert_eq!(answer.headers["www-authenticate"], "Bearer");
            }
        }
    }
}

#[test]
fn every_route_of_the_api_is_in_the_list() {
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
    let listed: BTreeSet<_> = DESK
        .iter()
        .map(|door| (door.0, door.1.to_owned()))
        .chain(OTHERS.iter().map(|(method, path)| (*method, (*path).to_owned())))
        .collect();
    assert_eq!(listed, written);
}
