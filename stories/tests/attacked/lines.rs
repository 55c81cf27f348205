//! Connections that never end keep nobody out, and an early answer arrives.

use crate::serve;
use actions::team::make_token;
use domain::team::Role;
use std::net::SocketAddr;
use std::time::Duration;
use stories::{Browser, houses};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use web::LineSettings;

async fn connect(address: SocketAddr, words: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(words.as_bytes()).await.unwrap();
    stream
}

/// Reads to the end; what came, and an empty text where it was cut.
async fn to_the_end(mut stream: TcpStream) -> String {
    let mut heard = Vec::new();
    let read = tokio::time::timeout(Duration::from_secs(30), stream.read_to_end(&mut heard)).await;
    assert!(read.is_ok(), "the connection stands open: {}", String::from_utf8_lossy(&heard));
    String::from_utf8_lossy(&heard).into_owned()
}

const QUICK: Duration = Duration::from_millis(600);

const HALF_A_FORM: &str = "POST /ask HTTP/1.1\r\nHost: a\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\ntext=";

#[tokio::test]
async fn what_never_comes_is_given_up() {
    for house in houses().await {
        let settings = LineSettings { head: QUICK, idle: QUICK, stall: QUICK, ..LineSettings::default() };
        let (lines, address, _) = serve(&house, settings).await;
        let mut ends = Vec::new();
        for words in [
            "",
            "G",
            "GET / HT",
            "GET / HTTP/1.1\r\nHost: a\r\nX: ",
            "PRI * HT",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "\r\n\r\n",
            "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHo",
            HALF_A_FORM,
        ] {
            ends.push(tokio::spawn(to_the_end(connect(address, words).await)));
        }
        // One byte now and then does not make a head.
        let mut slow = connect(address, "GET / HTTP/1.1\r\nX: ").await;
        let dribbles = tokio::spawn(async move {
            let began = std::time::Instant::now();
            while slow.write_all(b"x").await.is_ok() {
                assert!(began.elapsed() < Duration::from_secs(30), "it dribbles for ever");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        });
        for end in ends {
            let heard = end.await.unwrap();
            assert!(!heard.starts_with("HTTP/1.1 4"), "{}: cut, and not answered: {heard}", house.database);
        }
        dribbles.await.unwrap();
        let gone = async {
            while lines.open() > 0 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        assert!(tokio::time::timeout(Duration::from_secs(20), gone).await.is_ok(), "{}", lines.open());
    }
}

#[tokio::test]
async fn a_form_that_stops_coming_is_answered_long_before_its_line_is_cut() {
    let houses = houses().await;
    let answers = houses.iter().map(async |house| {
        let (_lines, address, _) = serve(house, LineSettings::default()).await;
        let answer = to_the_end(connect(address, HALF_A_FORM).await).await;
        assert!(answer.starts_with("HTTP/1.1 4"), "{}: {answer}", house.database);
    });
    futures_util::future::join_all(answers).await;
}

#[tokio::test]
async fn half_requests_keep_nobody_out_however_many() {
    for house in houses().await {
        let settings = LineSettings { most: 60, most_per_address: 40, ..LineSettings::default() };
        let (lines, address, _) = serve(&house, settings).await;
        let mut half = Vec::new();
        for number in 0..250 {
            let words = ["", "GET / HTTP/1.1\r\n", "PRI * HT"][number % 3];
            half.push(connect(address, words).await);
            if number % 50 == 49 {
                let answer = Browser::at(&format!("http://{address}")).get("/").await;
                assert_eq!(answer.status, 200, "{}: {number}", house.database);
                assert!(lines.open() <= 40, "{}", lines.open());
            }
        }
    }
}

#[tokio::test]
async fn who_asks_first_is_served_while_others_wait_for_room() {
    for house in houses().await {
        let settings = LineSettings { most_per_address: 3, ..LineSettings::default() };
        let (_lines, address, _) = serve(&house, settings).await;
        let mut browser = Browser::at(&format!("http://{address}"));
        browser.sign_in("ada@adas-joinery.example", stories::PASSWORD).await;
        // Live pages are requests that are being answered: they do not give way at once.
        let mut live = Vec::new();
        for _ in 0..2 {
            let answer = browser.request("GET", "/desk/live").send().await.unwrap();
            assert_eq!(answer.status(), 200);
            live.push(answer);
        }
        for _ in 0..10 {
            let answer = Browser::at(&format!("http://{address}")).get("/").await;
            assert_eq!(answer.status, 200, "{}", house.database);
        }
    }
}

#[tokio::test]
async fn an_early_answer_arrives_although_more_is_being_sent() {
    for house in houses().await {
        let (_lines, address, _) = serve(&house, LineSettings::default()).await;
        let (_, viewer) = make_token(&house.app, &house.ada, "t", Role::Viewer).await.unwrap();
        let body = vec![b'x'; 8 * 1024 * 1024];
        let head = |path: &str, more: &str| {
            format!(
                "POST {path} HTTP/1.1\r\nHost: {address}\r\nContent-Type: multipart/form-data; boundary=b\r\n{more}Content-Length: {}\r\n\r\n",
                body.len()
            )
        };
        for (path, more, status) in [
            ("/api/v1/pictures", String::new(), "401"),
            ("/api/v1/pictures", format!("Authorization: Bearer {viewer}\r\n"), "403"),
            ("/desk/media/pictures", "Sec-Fetch-Site: same-origin\r\n".into(), "401"),
            ("/desk/media/pictures", String::new(), "403"),
            ("/ask", "Sec-Fetch-Site: same-origin\r\n".into(), "4"),
            (&format!("/hooks/facebook/{}", uuid::Uuid::now_v7()), String::new(), "4"),
        ] {
            let mut stream = connect(address, &head(path, &more)).await;
            // As clients do: everything first, then a look at what came back.
            let sent = stream.write_all(&body).await;
            let answer = to_the_end(stream).await;
            let begins = format!("HTTP/1.1 {status}");
            assert!(answer.starts_with(&begins), "{} {path}: {sent:?} {answer:.200}", house.database);
            // Where it cannot send all, many a client never looks.
            assert!(sent.is_ok(), "{} {path}: {sent:?}", house.database);
        }
    }
}

#[tokio::test]
async fn http_2_is_spoken_to_a_proxy_that_wants_it() {
    for house in houses().await {
        let (_lines, address, _) = serve(&house, LineSettings::default()).await;
        let client = reqwest::Client::builder().http2_prior_knowledge().build().unwrap();
        for _ in 0..3 {
            let answer = client.get(format!("http://{address}/")).send().await.unwrap();
            assert_eq!(
                (answer.status().as_u16(), answer.version()),
                (200, reqwest::Version::HTTP_2),
                "{}",
                house.database
            );
        }
    }
}

#[tokio::test]
async fn stopping_lets_answers_finish_ends_live_pages_and_takes_nobody_new() {
    for house in houses().await {
        let (lines, address, web) = serve(&house, LineSettings::default()).await;
        let mut browser = Browser::at(&format!("http://{address}"));
        browser.sign_in("ada@adas-joinery.example", stories::PASSWORD).await;
        let mut live = browser.request("GET", "/desk/live").send().await.unwrap();
        let idle = connect(address, "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n").await;
        // A form of which one half is there.
        let form = "text=Do+you+oil+floors%3F&email=ben%40mill-lane.example&name=Ben&about=&website=";
        let (first, second) = form.split_at(20);
        let head = format!(
            "POST /ask HTTP/1.1\r\nHost: {address}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{first}",
            form.len()
        );
        let mut asking = connect(address, &head).await;
        tokio::time::sleep(Duration::from_millis(200)).await;
        web.stop();
        let stopped = tokio::spawn(lines.stop(Duration::from_secs(30)));
        while let Ok(Some(_)) = live.chunk().await {}
        to_the_end(idle).await;
        let refused = async {
            while TcpStream::connect(address).await.is_ok() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        assert!(
            tokio::time::timeout(Duration::from_secs(20), refused).await.is_ok(),
            "a new visitor is taken"
        );
        asking.write_all(second.as_bytes()).await.unwrap();
        let answer = to_the_end(asking).await;
        assert!(answer.starts_with("HTTP/1.1 303"), "{}: {answer}", house.database);
        assert_eq!(stopped.await.unwrap(), 0, "{}: nobody had to be cut", house.database);
        assert_eq!(house.app.of(house.ada.business).count_waiting().await.unwrap(), 1);
    }
}

#[tokio::test]
async fn stopping_does_not_wait_for_ever() {
    for house in houses().await {
        let (lines, address, web) = serve(&house, LineSettings::default()).await;
        let asking = connect(address, HALF_A_FORM).await;
        tokio::time::sleep(Duration::from_millis(200)).await;
        web.stop();
        assert_eq!(lines.stop(Duration::from_millis(300)).await, 1, "{}", house.database);
        to_the_end(asking).await;
    }
}
