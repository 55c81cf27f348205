//! Heads: what browsers are told, who may watch, and under which name a website is.

use crate::{second_door, serve};
use actions::business::{Profile, save_profile};
use reqwest::header::HeaderMap;
use sea_orm::ConnectionTrait as _;
use std::sync::Arc;
use std::time::Duration;
use stories::{Browser, House, PASSWORD, houses};
use web::{LineSettings, Proxies, WebSettings};

const ADA: &str = "ada@adas-joinery.example";
const HOUR: Duration = Duration::from_hours(1);

async fn names(house: &House, by: &domain::team::Seat, host: &str) {
    let business = house.app.of(by.business).lookup_business().await.unwrap().unwrap();
    let profile = Profile { hosts: vec![host.to_owned()], ..Profile::of(&business) };
    save_profile(&house.app, by, None, profile).await.unwrap();
}

/// The same installation with another public address.
fn at_home(house: &House, public_address: &str) -> actions::App {
    with_store(house, house.app.store.clone(), public_address)
}

fn with_store(house: &House, store: store::Store, public_address: &str) -> actions::App {
    let app = &house.app;
    actions::App::new(actions::Parts {
        store,
        clock: app.clock.clone(),
        ids: app.ids.clone(),
        networks: app.networks.clone(),
        mailer: app.mailer.clone(),
        blobs: app.blobs.clone(),
        key: app.key.clone(),
        meaning: meaning::Meaning::new(),
        settings: actions::Settings { public_address: public_address.into(), ..app.settings.clone() },
        wake: tokio::sync::Notify::new(),
        keeping: actions::channels::Keeping::default(),
    })
}

#[tokio::test]
async fn every_answer_carries_its_heads() {
    for house in houses().await {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let web =
            web::Web::new(at_home(&house, "https://adas-joinery.example"), WebSettings::default(), None);
        let _lines = web::Lines::serve(listener, web::router(web), LineSettings::default(), |_| false);
        let heads =
            async |address: &str, path: &str| -> HeaderMap { Browser::at(address).get(path).await.headers };
        for path in
            ["/", "/desk/sign-in", "/nowhere", "/api/v1/me", "/healthz", "/feed.xml", "/favicon.svg", "/ask"]
        {
            let secure = heads(&address, path).await;
            let plain = heads(&house.address, path).await;
            for (name, value) in [
                ("permissions-policy", "camera=()"),
                ("cross-origin-opener-policy", "same-origin"),
                ("x-content-type-options", "nosniff"),
                ("content-security-policy", "default-src 'self'"),
            ] {
                for heads in [&secure, &plain] {
                    let found = heads.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
                    assert!(found.contains(value), "{path}: {name}: {found}");
                }
            }
            assert_eq!(secure["strict-transport-security"], "max-age=31536000", "{path}");
            assert!(
                plain.get("strict-transport-security").is_none(),
                "{path}: a name on plain http must stay reachable"
            );
        }
    }
}

#[tokio::test]
async fn figures_are_the_operator_s_and_yes_or_no_is_everybody_s() {
    for house in houses().await {
        let token = "a token of the operator's own";
        let settings = |watchers: &[&str], token: Option<&str>| WebSettings {
            watchers: watchers.iter().map(|text| text.parse().unwrap()).collect(),
            watch_token: token.map(str::to_owned),
            proxies: Proxies::new(&["127.0.0.2".to_owned()], None).unwrap(),
            ..WebSettings::default()
        };
        let ours = second_door(&house, settings(&[], None)).await;
        let elsewhere = second_door(&house, settings(&["192.0.2.0/24"], Some(token))).await;
        let ready = async |address: &str, head: (&'static str, &str)| {
            let answer =
                stories::answer(Browser::at(address).request("GET", "/readyz").header(head.0, head.1)).await;
            assert_eq!(answer.status, 200, "{}: {}", house.database, answer.text);
            serde_json::from_str::<serde_json::Value>(&answer.text).unwrap()
        };
        let none = ("accept", "*/*");
        assert_eq!(ready(&ours, none).await["orders_late"], 0, "this machine sees all");
        // Through a proxy nobody named, every visitor is this machine.
        let only_yes = serde_json::json!({"ready": true});
        for head in [
            ("x-forwarded-for", "203.0.113.7"),
            ("x-forwarded-host", "adas-joinery.example"),
            ("cf-connecting-ip", "203.0.113.7"),
            ("via", "1.1 a-proxy"),
            // It says nothing of itself, and passes on what was typed.
            ("host", "adas-joinery.example"),
        ] {
            assert_eq!(ready(&ours, head).await, only_yes, "{head:?} on {}", house.database);
        }
        assert_eq!(ready(&ours, ("host", "localhost:8080")).await["orders_late"], 0);
        assert_eq!(ready(&elsewhere, none).await, only_yes);
        assert_eq!(ready(&elsewhere, ("authorization", "Bearer wrong")).await, only_yes);
        assert_eq!(
            ready(&elsewhere, ("authorization", "Bearer a token of the operator's own")).await["migrated"],
            true
        );
        assert_eq!(Browser::at(&elsewhere).get("/metrics").await.status, 403);
        assert_eq!(Browser::at(&elsewhere).get("/healthz").await.status, 200);
    }
}

#[tokio::test]
async fn looking_whether_it_is_ready_writes_nothing() {
    for house in houses().await {
        // A writer that holds the database does not keep the answer waiting, and nothing is put beside the pictures.
        let held = house.app.of(house.ada.business).begin().await.unwrap();
        let browser = Browser::at(&house.address);
        let asked = tokio::time::timeout(Duration::from_secs(10), browser.get("/readyz"));
        assert_eq!(asked.await.expect("it waits for the writer").status, 200, "{}", house.database);
        drop(held);
        // The program itself tries every few seconds whether there is room: not at each of these looks.
        let folder = house.blobs_folder();
        std::fs::create_dir_all(&folder).unwrap();
        let mut left_alone = 0;
        for _ in 0..5 {
            let changed = || std::fs::metadata(&folder).unwrap().modified().unwrap();
            let before = changed();
            assert_eq!(browser.get("/readyz").await.status, 200, "{}", house.database);
            left_alone += u8::from(changed() == before);
        }
        assert!(left_alone > 0, "{}: each look writes beside the pictures", house.database);
    }
}

#[tokio::test]
async fn a_website_is_found_by_its_name_over_http_2_too_and_without_one_it_says_so() {
    for house in houses().await {
        let mona = house.second_business().await;
        let (_lines, address, _) = serve(&house, LineSettings::default()).await;
        let told = Browser::at(&format!("http://{address}")).get("/").await;
        assert!(
            told.status == 421 && told.text.contains("none of them has the name"),
            "{}: {}",
            house.database,
            told.text
        );
        names(&house, &house.ada, "adas-joinery.example").await;
        names(&house, &mona, "monas-bakery.example").await;
        for (host, name) in
            [("adas-joinery.example", "Ada’s Joinery"), ("monas-bakery.example", "Mona’s Bakery")]
        {
            let client = |version_2: bool| {
                let builder = reqwest::Client::builder().resolve(host, address);
                if version_2 { builder.http2_prior_knowledge() } else { builder }.build().unwrap()
            };
            for version_2 in [false, true] {
                let url = format!("http://{host}:{}/", address.port());
                let answer = client(version_2).get(url).send().await.unwrap();
                assert_eq!(answer.status(), 200, "{}: {host}, HTTP/2: {version_2}", house.database);
                assert!(answer.text().await.unwrap().contains(name), "{host}");
            }
        }
    }
}

#[tokio::test]
async fn a_server_on_which_nobody_lives_yet_says_what_to_do() {
    let houses = houses().await;
    let house = &houses[0];
    let folder = tempfile::tempdir().unwrap();
    let file = format!("sqlite:{}", folder.path().join("empty.db").display());
    let store = store::Store::open(&file).await.unwrap();
    store.migrate().await.unwrap();
    let empty = with_store(house, store, "http://localhost");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let browser = Browser::at(&format!("http://{}", listener.local_addr().unwrap()));
    let web = web::Web::new(empty, WebSettings::default(), None);
    let _lines = web::Lines::serve(listener, web::router(web), LineSettings::default(), |_| false);
    for path in ["/", "/ask", "/articles"] {
        let told = browser.get(path).await;
        assert!(told.status == 503 && told.text.contains("one-time link"), "{path}: {}", told.text);
    }
}

#[tokio::test]
async fn a_business_that_changed_elsewhere_is_known_here_at_once() {
    for house in houses().await {
        let mona = house.second_business().await;
        let browser = Browser::at(&house.address);
        assert_eq!(browser.get("/").await.status, 421);
        // As another process would: without a word to this one but the change itself.
        names(&house, &mona, "127.0.0.1").await;
        let answer = browser.get("/").await;
        assert!(
            answer.status == 200 && answer.text.contains("Mona’s Bakery"),
            "{}: {}",
            house.database,
            answer.status
        );
    }
}

#[tokio::test]
async fn signing_in_leads_on_whatever_stands_in_back() {
    for house in houses().await {
        for back in [
            "/desk\u{1}",
            "/desk/\u{e9}",
            "/desk/a b",
            "/desk/\0",
            "/deskx",
            "/desk/inbox?a=%0d%0aX: y",
            "/desk/sign-out",
        ] {
            let form = serde_json::json!({"email": ADA, "password": PASSWORD, "back": back});
            let request = Browser::at(&house.address)
                .request("POST", "/desk/sign-in")
                .header("sec-fetch-site", "same-origin");
            let answer = stories::answer(request.form(&form)).await;
            assert_eq!(answer.status, 303, "{}: {back:?}", house.database);
            assert!(answer.location().starts_with("/desk"), "{back:?}: {}", answer.location());
            assert!(answer.headers.get("set-cookie").is_some(), "{back:?}");
        }
    }
}

#[tokio::test]
async fn a_visitor_on_plain_http_can_ask() {
    for house in houses().await {
        let browser = Browser::at(&house.address);
        for page in ["/ask", "/"] {
            let policy = browser.get(page).await.headers["referrer-policy"].to_str().unwrap().to_owned();
            assert!(policy != "no-referrer", "{page}: a browser would send Origin: null");
        }
        // What a browser sends then, in a network where nothing is https: no Sec-Fetch-Site.
        let form = "text=Do+you+oil+floors%3F&email=ben%40mill-lane.example&name=Ben";
        let request = browser.request("POST", "/ask").header("origin", &house.address);
        let request = request.header("content-type", "application/x-www-form-urlencoded").body(form);
        let answer = stories::answer(request).await;
        assert_eq!(answer.status, 303, "{}: {}", house.database, answer.text);
        let page =
            browser.get(answer.location().strip_prefix(&house.address).unwrap_or(answer.location())).await;
        assert_eq!(
            page.headers["referrer-policy"], "same-origin",
            "the private link goes to no other website"
        );
    }
}

#[tokio::test]
async fn a_program_that_hung_up_gets_its_answer_when_it_asks_again() {
    for house in houses().await {
        let (_, token) =
            actions::team::make_token(&house.app, &house.ada, "t", domain::team::Role::Owner).await.unwrap();
        let call = async |patience: Option<Duration>| {
            let request = Browser::at(&house.address).request("POST", "/api/v1/tokens").bearer_auth(&token);
            let request = request
                .header("idempotency-key", "once")
                .json(&serde_json::json!({"name": "made once", "role": "viewer"}));
            match patience {
                Some(patience) => request.timeout(patience).send().await.ok().map(|_| String::new()),
                None => Some(request.send().await.unwrap().text().await.unwrap()),
            }
        };
        // A writer holds the database, so that the program loses patience in the middle of the deed.
        let held = house.app.of(house.ada.business).begin().await.unwrap();
        let hung_up = call(Some(Duration::from_millis(300))).await;
        assert!(
            hung_up.is_none() || house.database == "PostgreSQL",
            "PostgreSQL lets others write meanwhile"
        );
        drop(held);
        let tokens = async || house.app.of(house.ada.business).list_tokens().await.unwrap();
        let done = async {
            while !tokens().await.iter().any(|one| one.name == "made once") {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        let done = tokio::time::timeout(Duration::from_secs(20), done).await;
        assert!(done.is_ok(), "{}: what was begun is given up with the connection", house.database);
        let answer = call(None).await.unwrap();
        assert!(answer.contains("porch_"), "{}: {answer}", house.database);
        assert_eq!(call(None).await.unwrap(), answer, "{}", house.database);
        assert_eq!(
            tokens().await.iter().filter(|one| one.name == "made once").count(),
            1,
            "{}",
            house.database
        );
    }
}

#[tokio::test]
async fn visitors_cannot_fill_the_shelf_and_the_sitemap_stands_on_it() {
    for house in houses().await {
        let app = Arc::new(&house.app);
        for number in 0..25 {
            let text = domain::media::PieceText::new(&format!("Oil {number}"), "", "Twice a year.").unwrap();
            let article = actions::media::begin_article(&app, &house.ada, text, None).await.unwrap();
            actions::publishing::plan(&app, &house.ada, article.id, Vec::new(), None).await.unwrap();
        }
        house.until_quiet().await;
        let browser = Browser::at(&house.address);
        let first = browser.get("/articles").await.text;
        assert_eq!(browser.get("/articles?from=JUNK").await.text, first, "junk is the first page");
        let older = first.split("?from=").nth(1).unwrap().split('"').next().unwrap();
        assert!(browser.get(&format!("/articles?from={older}")).await.text.contains("Oil 0"));
        let map = browser.get("/sitemap.xml").await;
        assert_eq!(map.text.matches("<loc>").count(), 28, "{}", house.database);
        let tag = map.headers["etag"].to_str().unwrap().to_owned();
        let again =
            stories::answer(browser.request("GET", "/sitemap.xml").header("if-none-match", tag)).await;
        assert_eq!(again.status, 304, "{}", house.database);
        // Without its articles the house has only what stands on the shelf.
        let address = second_door(&house, WebSettings { keep_pages: HOUR, ..WebSettings::default() }).await;
        let browser = Browser::at(&address);
        let older = format!("/articles?from={older}");
        for path in ["/articles", "/sitemap.xml", &older] {
            assert_eq!(browser.get(path).await.status, 200, "{}: {path}", house.database);
        }
        let database = sea_orm::Database::connect(&house.database_address).await.unwrap();
        database.execute_unprepared("ALTER TABLE pieces RENAME TO away").await.unwrap();
        for (path, kept) in [
            ("/articles", true),
            ("/articles?from=JUNK", true),
            ("/articles?junk=1", true),
            ("/sitemap.xml", true),
            ("/sitemap.xml?junk=1", true),
            (&older, false),
        ] {
            let status = browser.get(path).await.status;
            assert_eq!(status == 200, kept, "{}: {path}: {status}", house.database);
        }
    }
}
