//! The guarded client against servers on this machine, and against addresses it must not call.

use super::*;
use axum::Router;
use axum::http::header::LOCATION;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

async fn serve(router: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    address
}

fn outside(allow: &[&str]) -> Outside {
    let allow = allow.iter().map(ToString::to_string).collect();
    Outside::new(&OutsideSettings { allow, timeout_seconds: 2, ..OutsideSettings::default() }).unwrap()
}

fn is_forbidden(result: &Result<OutsideResponse, OutsideError>) -> bool {
    matches!(result, Err(OutsideError::Forbidden { .. }))
}

#[tokio::test]
async fn no_way_of_writing_an_internal_address_leads_there() {
    let server = serve(Router::new().fallback(|| async { "secret" })).await;
    let port = server.port();
    let nobody = outside(&[]);
    for host in [
        "127.0.0.1",
        "127.1",
        "127.0.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "017700000001",
        "127.0.0.1.",
        "[::1]",
        "[::]",
        "0.0.0.0",
        "0",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "①②⑦.⓪.⓪.①",
        "127。0。0。1",
        "%31%32%37.0.0.1",
        "169.254.169.254",
        "[fd00:ec2::254]",
        "100.100.100.200",
        "192.168.1.1",
        "10.0.0.1",
    ] {
        let result = nobody.get(&format!("http://{host}:{port}/")).send().await;
        assert!(result.is_err(), "{host} was called");
        assert!(result.unwrap_err().certainly_not_sent(), "{host}");
    }
    for url in [
        format!("http://user:pass@127.0.0.1:{port}/"),
        format!("http://8.8.8.8@127.0.0.1:{port}/"),
        "file:///etc/passwd".into(),
        "gopher://127.0.0.1:70/".into(),
        "ftp://127.0.0.1/".into(),
        "data:text/plain,hello".into(),
        "http://".into(),
        "//127.0.0.1/".into(),
        String::new(),
    ] {
        assert!(is_forbidden(&nobody.get(&url).send().await), "{url}");
        assert!(is_forbidden(&outside(&["8.8.8.8"]).get(&url).send().await), "{url}");
    }
}

#[tokio::test]
async fn a_name_that_leads_inside_is_refused_after_it_was_looked_up() {
    let server = serve(Router::new().fallback(|| async { "secret" })).await;
    let result = outside(&[]).get(&format!("http://localhost:{}/", server.port())).send().await;
    assert!(is_forbidden(&result), "{result:?}");
    let allowed = outside(&["127.0.0.0/8", "::1/128"]).get(&format!("http://localhost:{}/", server.port()));
    assert_eq!(allowed.send().await.unwrap().text(), "secret");
}

#[tokio::test]
async fn a_redirect_is_checked_like_a_first_call() {
    let inside = serve(Router::new().fallback(|| async { "secret" })).await;
    let to_inside = format!("http://{inside}/");
    let from =
        |place: String| get(move || async move { (axum::http::StatusCode::FOUND, [(LOCATION, place)]) });
    let outer = serve(
        Router::new()
            .route("/in", from(to_inside.clone()))
            .route("/file", from("file:///etc/passwd".into()))
            .route("/round", from("/round".into()))
            .route("/near", from("/there".into()))
            .route("/there", get(|| async { "arrived" })),
    )
    .await;
    let only_outer = outside(&[&outer.to_string()]);
    let call = async |path: &str| only_outer.get(&format!("http://{outer}{path}")).send().await;
    assert!(is_forbidden(&call("/in").await));
    assert!(is_forbidden(&call("/file").await));
    assert!(matches!(call("/round").await, Err(OutsideError::Lost { .. })));
    let near = call("/near").await.unwrap();
    assert_eq!((near.text().as_str(), near.url.path()), ("arrived", "/there"));
}

#[tokio::test]
async fn a_post_is_not_repeated_elsewhere_and_a_token_does_not_travel() {
    let reads =
        |headers: axum::http::HeaderMap| async move { headers.contains_key("authorization").to_string() };
    let other = serve(Router::new().route("/", get(reads).post(reads))).await;
    let place = format!("http://{other}/");
    let redirect = move || async move { (axum::http::StatusCode::TEMPORARY_REDIRECT, [(LOCATION, place)]) };
    let first = serve(Router::new().route("/", get(redirect.clone()).post(redirect))).await;
    let client = outside(&["127.0.0.1"]);
    let url = format!("http://{first}/");
    assert_eq!(client.get(&url).bearer("token").send().await.unwrap().text(), "false");
    assert_eq!(
        client.post(&url).bearer("token").body(vec![1], "text/plain").send().await.unwrap().status,
        307
    );
}

#[tokio::test]
async fn it_is_known_whether_a_request_may_have_arrived() {
    let client = outside(&["127.0.0.1", "does-not-exist.invalid"]);
    let closed = { TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap() };
    let nobody = client.post(&format!("http://{closed}/")).send().await.unwrap_err();
    assert!(matches!(nobody, OutsideError::NotSent { .. }), "{nobody:?}");
    let unknown = client.post("http://does-not-exist.invalid/").send().await.unwrap_err();
    assert!(matches!(unknown, OutsideError::NotSent { .. }), "{unknown:?}");
    let no_tls = serve(Router::new()).await;
    let untrusted = client.post(&format!("https://{no_tls}/")).send().await.unwrap_err();
    assert!(matches!(untrusted, OutsideError::NotSent { .. }), "{untrusted:?}");

    let cutting = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = cutting.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = cutting.accept().await.unwrap();
            let mut buffer = [0; 2048];
            let _ = stream.read(&mut buffer).await;
        }
    });
    let cut = client.post(&format!("http://{address}/")).body(b"x".to_vec(), "text/plain").send().await;
    assert!(matches!(cut, Err(OutsideError::Lost { .. })), "{cut:?}");

    let slow = serve(Router::new().route("/", post(|| tokio::time::sleep(Duration::from_secs(9))))).await;
    let slow = client.post(&format!("http://{slow}/")).timeout(Duration::from_millis(200)).send().await;
    assert!(matches!(slow, Err(OutsideError::Lost { .. })), "{slow:?}");
}

#[tokio::test]
async fn an_endless_answer_is_cut_off_also_when_it_was_compressed() {
    async fn zeros() -> impl IntoResponse {
        vec![0_u8; 5_000_000]
    }
    let compressed = tower_http::compression::CompressionLayer::new().gzip(true);
    let server =
        serve(Router::new().route("/big", get(zeros)).route("/bomb", get(zeros).layer(compressed))).await;
    let client = outside(&["127.0.0.1"]);
    for path in ["/big", "/bomb"] {
        let url = format!("http://{server}{path}");
        let cut = client.get(&url).most_bytes(1_000_000).send().await;
        assert!(matches!(&cut, Err(OutsideError::Lost { why }) if why.contains("larger")), "{path} {cut:?}");
        assert_eq!(client.get(&url).send().await.unwrap().body.len(), 5_000_000);
    }
    // A server that drips is given up at the limit of the whole call, not of one piece.
    let dripping = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = dripping.local_addr().unwrap();
    tokio::spawn(async move {
        let (mut stream, _) = dripping.accept().await.unwrap();
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n").await;
        while stream.write_all(b".").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    });
    let drip = client.get(&format!("http://{address}/")).timeout(Duration::from_millis(400)).send().await;
    assert!(matches!(drip, Err(OutsideError::Lost { .. })));
}

#[tokio::test]
async fn a_header_cannot_smuggle_another_one() {
    let client = outside(&["127.0.0.1"]);
    let result = client.get("http://127.0.0.1:1/").header("x-name", "a\r\nx-other: b").send().await;
    assert!(is_forbidden(&result));
}

/// Addresses that others collected, and how browsers read odd ones.
#[tokio::test]
async fn collected_addresses_of_cloud_metadata_are_refused() {
    let Some(text) = test_data("security/ssrf/cloud-metadata.txt") else { return };
    let client = outside(&[]);
    let mut literal = 0;
    for line in text.lines().filter(|line| line.starts_with("http")) {
        let Ok(url) = Url::parse(line) else { continue };
        if matches!(url.host(), Some(Host::Domain(_))) {
            continue;
        }
        literal += 1;
        assert!(client.check(&url).is_err(), "{line}");
    }
    assert!(literal > 20);
}

#[test]
fn however_a_url_is_written_its_host_is_judged_as_it_is_called() {
    let Some(text) = test_data("text/url/urltestdata.json") else { return };
    let cases: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    let client = outside(&[]);
    for case in cases.iter().filter_map(|case| case["href"].as_str()) {
        let Ok(url) = Url::parse(case) else { continue };
        let internal = match url.host() {
            Some(Host::Ipv4(v4)) => !is_public(v4.into()),
            Some(Host::Ipv6(v6)) => !is_public(v6.into()),
            Some(Host::Domain(_)) => false,
            None => true,
        };
        let web =
            matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
        assert_eq!(client.check(&url).is_ok(), web && !internal, "{case}");
    }
}

/// A file of the collected test data, whose folder is named by PORCHLIGHT_TEST_DATA.
fn test_data(path: &str) -> Option<String> {
    let read = std::env::var("PORCHLIGHT_TEST_DATA")
        .ok()
        .and_then(|folder| std::fs::read_to_string(std::path::Path::new(&folder).join(path)).ok());
    if read.is_none() {
        println!("skipped: {path} is not there (PORCHLIGHT_TEST_DATA)");
    }
    read
}
