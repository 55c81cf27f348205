//! The disk is full while `serve` runs: nothing is said to be kept that is not, everything says so in clear words, the
//! website is still there, and with room again all goes on by itself.

use sea_orm::{ConnectionTrait as _, DatabaseBackend, Statement};
use serde_json::{Value, json};
use std::os::unix::fs::MetadataExt as _;
use stories::comments::{a_webhook, deliver, inbox, until_in_inbox};
use stories::disk::{Disk, is_clear, until_refused};
use stories::installation::{Installation, peer};
use stories::process::{self, text, until};
use stories::{Answer, Browser, answer};

/// A picture too large for a corner that is still free.
async fn upload(desk: &Browser, chance: u32) -> Answer {
    let dots =
        (0..3 * 600 * 600_u32).map(|dot| (dot.wrapping_mul(2_654_435_761 + chance) >> 24) as u8).collect();
    let mut png = Vec::new();
    let picture = image::RgbImage::from_raw(600, 600, dots).unwrap();
    picture.write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png).unwrap();
    let mut body =
        b"--oak\r\ncontent-disposition: form-data; name=\"picture\"; filename=\"oak.png\"\r\n\r\n".to_vec();
    body.extend(png);
    body.extend(b"\r\n--oak\r\ncontent-disposition: form-data; name=\"alt\"\r\n\r\nOak\r\n--oak--\r\n");
    let request = desk.request("POST", "/desk/media/pictures").header("sec-fetch-site", "same-origin");
    answer(request.header("content-type", "multipart/form-data; boundary=oak").body(body)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_loses_nothing_and_says_so() {
    let Some(disk) = Disk::mount(16) else { return };
    let at = Installation::open("SQLite", None, Some(disk.path().to_owned())).await;
    let running = at.serve().await;
    let channel = at.connect_page().await;
    let post = at.town.facebook.page_posts(&at.town.page, "Mill Lane");
    let before = a_webhook(&at, &post, "Do you fit oak, before?");
    assert_eq!(deliver(&at, &channel, &before).await, 200);
    until_in_inbox(&at, "Do you fit oak, before?").await;
    let article = json!({"title": "How to oil", "body": "One thin coat."});
    let article = process::json(&at.call("POST", "/articles", &article).await.unwrap());
    let path = format!("/pieces/{}/publications", text(&article["id"]));
    assert_eq!(at.call("POST", &path, &json!({"places": []})).await.unwrap().status, 201);
    let desk = running.desk().await;
    assert_eq!(upload(&desk, 2).await.status, 303, "there is room for a picture");
    let id = text(&at.ask("/conversations").await["rows"][0]["id"]);

    disk.fill();
    let during = a_webhook(&at, &post, "Do you fit oak, during?");
    let refused = until("a webhook is refused", async || {
        // The database had room of its own for a few; what it takes is kept.
        disk.fill();
        let more = a_webhook(&at, &post, "Do you fit oak, in the last corner?");
        let statuses = [deliver(&at, &channel, &during).await, deliver(&at, &channel, &more).await];
        if statuses == [503, 503] { Ok(statuses) } else { Err(format!("{statuses:?}")) }
    })
    .await;
    assert_eq!(refused, [503, 503], "they send it again");
    let long = "We do. ".repeat(1000);
    let replies = format!("/desk/inbox/{id}/replies");
    let form = format!("text={long}");
    let (reply, mut taken) = until_refused(&disk, async || desk.post(&replies, &form).await).await;
    is_clear(&reply, 507);
    assert!(reply.text.contains("We do."), "what was typed is still there: {}", reply.text);
    is_clear(&upload(&desk, 4).await, 507);
    let website = Browser::at(&at.address);
    let form = format!("text=Do+you+fit+elm?+{long}&email=priya@example.com&name=Priya");
    let (asked, _) = until_refused(&disk, async || website.post("/ask", &form).await).await;
    is_clear(&asked, 507);
    assert!(asked.text.contains("Do you fit elm?"), "what was typed is still there: {}", asked.text);
    let path = format!("/conversations/{id}/replies");
    let by_api = async || at.call("POST", &path, &json!({"text": long})).await.expect("it answers");
    let (by_api, more) = until_refused(&disk, by_api).await;
    taken += more;
    is_clear(&by_api, 507);
    until("it says that the disk is full", async || {
        let ready = website.get("/readyz").await;
        let says = (ready.status, process::json(&ready)["disk_full"].as_bool()) == (503, Some(true));
        if says { Ok(()) } else { Err(ready.text) }
    })
    .await;
    for page in ["/", &format!("/articles/{}", text(&article["slug"])), "/articles", "/feed.xml", "/ask"] {
        assert_eq!(website.get(page).await.status, 200, "{page} is still served");
    }
    assert_eq!(desk.get("/desk/inbox").await.status, 200, "the desk can be read");
    assert!(inbox(&at).await.contains(&"Do you fit oak, before?".to_owned()));
    let messages = at.ask(&format!("/conversations/{id}/messages")).await;
    let ours = messages["rows"].as_array().unwrap().iter().filter(|line| line["direction"] == "out").count();
    assert_eq!(ours, taken, "what was taken is there, and nothing else");

    disk.free();
    until("it is ready again", async || {
        let ready = website.get("/readyz").await;
        if ready.status == 200 { Ok(()) } else { Err(ready.text) }
    })
    .await;
    assert_eq!(deliver(&at, &channel, &during).await, 200, "the network's next attempt");
    until_in_inbox(&at, "Do you fit oak, during?").await;
    assert_eq!(desk.post(&replies, "text=With+room+again.").await.status, 303);
    assert_eq!(upload(&desk, 6).await.status, 303);
    until("every answer has left", async || {
        let said = at.ask(&format!("/conversations/{id}/messages")).await;
        let sent = said["rows"]
            .as_array()
            .unwrap()
            .iter()
            .all(|line: &Value| line["direction"] == "in" || line["state"] == "sent");
        if sent { Ok(()) } else { Err(said.to_string()) }
    })
    .await;
}

/// A database whose files lie on the small disk. It must be gone before the disk is, whatever happens: a server that
/// misses files of any database serves none.
struct OnDisk {
    server: String,
    name: String,
    /// Dropped after the database.
    disk: Disk,
}

impl OnDisk {
    async fn make(disk: Disk, server: &str) -> Self {
        let name = format!("full{}", uuid::Uuid::now_v7().simple());
        let admin = sea_orm::Database::connect(server).await.unwrap();
        let folder = admin.query_one_raw(statement("SHOW data_directory".into())).await.unwrap().unwrap();
        let owner = std::fs::metadata(folder.try_get::<String>("", "data_directory").unwrap()).unwrap();
        let place = disk.path().join("database");
        std::fs::create_dir(&place).unwrap();
        for folder in [disk.path(), &place] {
            std::os::unix::fs::chown(folder, Some(owner.uid()), Some(owner.gid())).unwrap();
        }
        let made = Self { server: server.to_owned(), name, disk };
        let name = &made.name;
        for sql in [
            format!("CREATE TABLESPACE {name} LOCATION '{}'", place.display()),
            format!("CREATE DATABASE {name} TABLESPACE {name}"),
        ] {
            admin.execute_raw(statement(sql)).await.unwrap();
        }
        made
    }

    fn address(&self) -> String {
        format!("{}/{}", self.server.rsplit_once('/').unwrap().0, self.name)
    }
}

impl Drop for OnDisk {
    fn drop(&mut self) {
        let (server, name) = (self.server.clone(), self.name.clone());
        let gone = std::thread::spawn(move || {
            tokio::runtime::Runtime::new().unwrap().block_on(async {
                let admin = sea_orm::Database::connect(&server).await?;
                admin.execute_raw(statement(format!("DROP DATABASE {name} WITH (FORCE)"))).await?;
                admin.execute_raw(statement(format!("DROP TABLESPACE {name}"))).await
            })
        });
        if let Ok(Err(error)) = gone.join() {
            eprintln!("the database on the small disk is still there: {error}");
        }
    }
}

fn statement(sql: String) -> Statement {
    Statement::from_string(DatabaseBackend::Postgres, sql)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_of_the_database_server_loses_nothing_and_says_so() {
    let Some(server) = peer("PORCHLIGHT_TEST_POSTGRES") else { return };
    let Some(disk) = Disk::mount(32) else { return };
    let database = OnDisk::make(disk, &server).await;
    let disk = &database.disk;
    let at = Installation::open("PostgreSQL", Some(database.address()), None).await;
    let running = at.serve().await;
    let channel = at.connect_page().await;
    let post = at.town.facebook.page_posts(&at.town.page, "Mill Lane");
    assert_eq!(deliver(&at, &channel, &a_webhook(&at, &post, "Do you fit oak, before?")).await, 200);
    until_in_inbox(&at, "Do you fit oak, before?").await;
    let id = text(&at.ask("/conversations").await["rows"][0]["id"]);
    let desk = running.desk().await;

    disk.fill();
    let long = "We do. ".repeat(1000);
    let path = format!("/conversations/{id}/replies");
    let reply = async || at.call("POST", &path, &json!({"text": long})).await.expect("it answers");
    let (reply, taken) = until_refused(disk, reply).await;
    is_clear(&reply, 507);
    let mut kept = Vec::new();
    let refused = until("a webhook is refused", async || {
        disk.fill();
        // The tables had room of their own for some; what was taken is kept.
        let words = format!("Do you fit oak, number {}?", kept.len());
        match deliver(&at, &channel, &a_webhook(&at, &post, &words)).await {
            200 => {
                kept.push(words);
                Err("there is still room".into())
            }
            status => Ok(status),
        }
    })
    .await;
    assert_eq!(refused, 503, "they send it again");
    assert_eq!(desk.get("/desk/inbox").await.status, 200, "the desk can be read");

    disk.free();
    let after = a_webhook(&at, &post, "Do you fit oak, after?");
    until("there is room again", async || match deliver(&at, &channel, &after).await {
        200 => Ok(()),
        status => Err(status.to_string()),
    })
    .await;
    until_in_inbox(&at, "Do you fit oak, after?").await;
    for words in &kept {
        until_in_inbox(&at, words).await;
    }
    let messages = at.ask(&format!("/conversations/{id}/messages")).await;
    let ours = messages["rows"].as_array().unwrap().iter().filter(|line| line["direction"] == "out").count();
    assert_eq!(ours, taken, "what was taken is there, and nothing else");
}
