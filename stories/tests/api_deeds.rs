//! What somebody does on the desk, done by a program.

use chrono::TimeDelta;
use domain::publishing::PublicationState;
use domain::team::Role;
use serde_json::{Value, json};
use stories::{Browser, House, answer, houses, png};

/// A program with an owner's token.
struct Program {
    browser: Browser,
    token: String,
}

impl Program {
    async fn of(house: &House) -> Self {
        let (_, token) = actions::team::make_token(&house.app, &house.ada, "t", Role::Owner).await.unwrap();
        Self { browser: Browser::at(&house.address), token }
    }

    /// The JSON of an answer that is good; null where there is no body.
    async fn call(&self, method: &str, path: &str, body: Value) -> Value {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let answer = self.browser.call(Some(&self.token), method, &format!("/api/v1{path}"), &body).await;
        assert!(matches!(answer.status, 200..=299), "{method} {path}: {} {}", answer.status, answer.text);
        serde_json::from_str(&answer.text).unwrap_or(Value::Null)
    }

    async fn get(&self, path: &str) -> Value {
        self.call("GET", path, Value::Null).await
    }
}

fn id(of: &Value) -> &str {
    of["id"].as_str().expect("an id")
}

#[tokio::test]
async fn a_program_changes_the_hours_and_nothing_else() {
    for house in houses().await {
        let program = Program::of(&house).await;
        let before = program.get("/business").await;
        let week = ["8:00–12:00, 13:00–17:00", "8:00–17:00", "", "", "", "", ""];
        let changed = program
            .call(
                "PATCH",
                "/business",
                json!({"opening_hours": week, "special_days": ["2026-12-25 closed"], "promise_minutes": 90}),
            )
            .await;
        assert_eq!(changed["opening_hours"], json!(week), "{}", house.database);
        assert_eq!(changed["special_days"], json!(["2026-12-25 closed"]));
        assert_eq!(changed["promise_minutes"], 90);
        for same in ["name", "headline", "hosts", "time_zone", "mail_from"] {
            assert_eq!(changed[same], before[same], "{same}");
        }
        assert_eq!(program.get("/business").await["promise_minutes"], 90);
        let list = program.browser.call(Some(&program.token), "PATCH", "/api/v1/business", "[null]").await;
        assert_eq!(list.status, 422, "a list is not read as the fields in their order");
    }
}

#[tokio::test]
async fn a_program_brings_a_picture_in_and_puts_it_on_top() {
    for house in houses().await {
        let program = Program::of(&house).await;
        let article = program.call("POST", "/articles", json!({"title": "Oil", "body": "Thin coats."})).await;
        let part = reqwest::multipart::Part::bytes(png()).file_name("worktop.png");
        let form = reqwest::multipart::Form::new().text("alt", "Oak, oiled").part("picture", part);
        let request = program.browser.request("POST", "/api/v1/pictures").bearer_auth(&program.token);
        let picture = answer(request.multipart(form)).await;
        assert_eq!(picture.status, 201, "{}", picture.text);
        let picture: Value = serde_json::from_str(&picture.text).unwrap();
        assert_eq!(
            (picture["name"].as_str(), picture["alt"].as_str()),
            (Some("worktop.png"), Some("Oak, oiled"))
        );
        let path = format!("/pieces/{}/cover", id(&article));
        let covered = program.call("PUT", &path, json!({"picture": id(&picture)})).await;
        assert_eq!(covered["cover"], picture["id"], "{}", house.database);
        program.call("PATCH", &format!("/pictures/{}", id(&picture)), json!({"alt": "Oak"})).await;
        assert_eq!(program.get(&format!("/pictures/{}", id(&picture))).await["alt"], "Oak");
        assert_eq!(program.call("DELETE", &path, Value::Null).await["cover"], Value::Null);
        let html =
            program.call("POST", "/rendering", json!({"body": format!("![](/pictures/{})", id(&picture))}));
        assert!(html.await["html"].as_str().unwrap().contains("<img"), "{}", house.database);
    }
}

#[tokio::test]
async fn what_is_planned_for_tomorrow_can_go_out_earlier_and_be_taken_down() {
    for house in houses().await {
        let program = Program::of(&house).await;
        let page = house.connect_page().await;
        let article = program.call("POST", "/articles", json!({"title": "Oil", "body": "Thin coats."})).await;
        let path = format!("/pieces/{}/publications", id(&article));
        let places = json!([{"channel": page.id.to_string(), "text": "Oil, then wait."}]);
        let tomorrow = house.app.now().plus(TimeDelta::days(1)).rfc3339();
        program.call("POST", &path, json!({"places": places, "when": tomorrow})).await;
        house.until_quiet().await;
        // The page leads to the website, so that goes first.
        let address = format!("/api/v1{path}");
        let early = program
            .browser
            .call(Some(&program.token), "POST", &address, &json!({"places": places}).to_string())
            .await;
        assert!(early.status == 422 && early.text.contains("leads to it"), "{}", early.text);
        program.call("POST", &path, json!({"places": []})).await;
        program.call("POST", &path, json!({"places": places})).await;
        house.later(TimeDelta::seconds(5)).await;
        let desk = house.app.of(house.ada.business);
        let find = async || {
            let article = uuid::Uuid::parse_str(id(&article)).unwrap().into();
            desk.find_publication(article, page.id).await.unwrap().unwrap()
        };
        let out = find().await;
        assert!(matches!(out.state, PublicationState::Published { .. }), "{out:?} on {}", house.database);
        house.later(TimeDelta::days(2)).await;
        assert_eq!(house.town.facebook.posts(&house.town.page).len(), 1, "once, on {}", house.database);
        program.call("POST", &format!("/pieces/{}/removal", id(&article)), Value::Null).await;
        house.until_quiet().await;
        let gone = program.get(&format!("/publications/{}", out.id)).await;
        assert_eq!(gone["state"], "withdrawn", "{}", house.database);
        assert_eq!(program.get(&format!("/pieces/{}", id(&article))).await["out_at"], Value::Null);
    }
}

#[tokio::test]
async fn a_program_brings_somebody_in_and_sends_them_away() {
    for house in houses().await {
        let program = Program::of(&house).await;
        let zoe = json!({"email": "zoe@example.com", "role": "editor"});
        let invited = program.call("POST", "/invitations", zoe).await;
        let link = invited["link"].as_str().unwrap().strip_prefix(&house.address).unwrap();
        let joined = program.browser.post(link, "name=Zoe+Hart&password=oiled+oak+at+last").await;
        assert_eq!(joined.status, 303, "{}", joined.text);
        let team = program.get("/team").await;
        let zoe = team.as_array().unwrap().iter().find(|one| one["email"] == "zoe@example.com").unwrap();
        assert_eq!(zoe["role"], "editor");
        program.call("PATCH", &format!("/team/{}", id(zoe)), json!({"role": "agent"})).await;
        program.call("DELETE", &format!("/team/{}", id(zoe)), Value::Null).await;
        assert_eq!(program.get("/team").await.as_array().unwrap().len(), 1, "{}", house.database);
        let me = format!("/api/v1/team/{}", program.get("/me").await["staff"].as_str().unwrap());
        let alone = program.browser.call(Some(&program.token), "DELETE", &me, "").await;
        assert_eq!(alone.status, 422, "a business never loses its last owner");
    }
}

#[tokio::test]
async fn a_channel_is_connected_by_what_its_network_asks_for_and_forgotten_again() {
    for house in houses().await {
        let program = Program::of(&house).await;
        let networks = program.get("/networks").await;
        let page = networks.as_array().unwrap().iter().find(|one| one["network"] == "facebook").unwrap();
        let asked: Vec<_> = page["fields"].as_array().unwrap().iter().map(|field| &field["name"]).collect();
        assert!(asked.contains(&&json!("page_token")), "{asked:?}");
        let fields = json!({"page_token": house.town.page.token});
        let channel = program.call("POST", "/networks/facebook/channels", fields).await;
        let path = format!("/channels/{}", id(&channel));
        let one = program.get(&path).await;
        assert_eq!(
            one["webhook"],
            format!("{}/hooks/facebook", house.address),
            "one for all pages of the app"
        );
        assert_eq!(program.get(&format!("{path}/deliveries")).await["rows"], json!([]));
        program.call("DELETE", &path, Value::Null).await;
        let left = program.get("/channels").await;
        assert!(left.as_array().unwrap().iter().all(|one| one["network"] == "website"), "{left}");
    }
}
