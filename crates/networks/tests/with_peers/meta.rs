//! The pretend Facebook, asked by Meta's own client: what is wrong there breaks code that nobody here wrote.

use crate::peer;
use domain::{Clock, Timestamp};
use networks::facebook::fake::{FacebookFake, FakeApp};
use networks::fakes::open;
use networks::{Outside, OutsideSettings};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;

struct RealClock;

impl Clock for RealClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_utc(chrono::Utc::now())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn metas_own_client_understands_the_pretend_facebook() {
    let Some(python) = peer::address("PORCHLIGHT_TEST_META_PYTHON") else { return };
    let app = FakeApp::default();
    let outside = Outside::new(&OutsideSettings::default()).unwrap();
    let fake = FacebookFake::new(Arc::new(RealClock), outside, app.clone());
    let address = open(fake.router(), "127.0.0.1:0".parse().unwrap()).await.unwrap();
    let page = fake.page("Ada's Joinery");
    let ben = fake.person("Ben");
    let post = fake.page_posts(&page, "New oil");
    let comments: Vec<String> =
        (0..5).map(|n| ben.comments(&post, &format!("comment {n}")).unwrap()).collect();
    ben.messages(&page, "Are you open?");

    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../peers/meta/client.py");
    let base = format!("http://{address}");
    let arguments =
        [&base, &page.id, &page.token, &app.id, &app.secret, &post, &comments[0], &ben.id().to_owned()];
    let mut command = tokio::process::Command::new(python);
    let output = command.arg(script).args(arguments).output().await.unwrap();
    let shown = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let seen: Value = serde_json::from_str(shown.trim().lines().last().unwrap()).unwrap();

    assert_eq!(seen["page"]["name"], "Ada's Joinery");
    assert_eq!(seen["feed"], json!([seen["post"], post]));
    assert_eq!(seen["posts"], json!(["By Meta's client", "New oil"]), "one page after the other");
    let texts: Vec<String> = (0..5).map(|n| format!("comment {n}")).collect();
    assert_eq!(seen["comments"], json!(texts));
    assert_eq!(seen["hidden"], true);
    assert_eq!(seen["messages"], json!(["Are you open?"]));
    assert_eq!(seen["missing"], json!([400, 100, 33, false]));
    assert_eq!(seen["field"], json!([400, 100, null, false]));
    assert_eq!(seen["unsigned"], json!([400, 100, null, false]));
    assert_eq!(seen["token"], json!([401, 190, null, false]));
    assert_eq!(fake.replies_to(&comments[0])[0].id, seen["reply"].as_str().unwrap());
    assert_eq!(fake.thread(&page, &ben).last().unwrap().text, "Hello from Meta");
    assert_eq!(fake.posts(&page).len(), 1, "the client's own post was deleted");
}
