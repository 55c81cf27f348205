//! A thousand businesses with three channels each and a hundred thousand conversations, on PostgreSQL with two `work`
//! processes and pretend networks: how often each channel is asked, what that takes, and whether one business that is flooded,
//! or whose network hangs, keeps another waiting. Run by `benches/fleet.py`; needs what `peers/up postgres` prints.
//!
//! FLEET_BUSINESSES (1000), FLEET_MINUTES (11): smaller for a try.

use actions::business::{NewOwner, make_owner};
use actions::channels::{Keeping, connect};
use actions::{App, Blobs, Parts, RealClock, RealIds, SealingKey, Settings};
use chrono::TimeDelta;
use domain::team::{Password, Seat};
use domain::{ChannelId, Clock};
use hmac::{Hmac, KeyInit, Mac};
use meaning::Meaning;
use networks::facebook::fake::{FakeApp, FakePage};
use networks::fakes::Trouble;
use networks::{Networks, Outside, OutsideSettings};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::Store;
use stories::installation::{Installation, empty_database};
use stories::process::Process;
use stories::{Browser, PASSWORD, answer};
use tokio::sync::Notify;

/// Somebody wrote there within the last minutes: such channels are asked every minute.
const BUSY_EVERY: usize = 20;
const FLOOD_A_SECOND: u64 = 200;
const HANGS: Duration = Duration::from_secs(30);

fn number(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(usual)
}

fn row(what: &str, figure: &str) {
    println!("{what:<72} {figure}");
}

#[derive(Clone)]
struct Shop {
    seat: Seat,
    page: FakePage,
    channel: ChannelId,
    post: String,
}

#[tokio::main]
async fn main() {
    let (many, minutes) = (number("FLEET_BUSINESSES", 1000), number("FLEET_MINUTES", 11));
    let server =
        std::env::var("PORCHLIGHT_TEST_POSTGRES").expect("PORCHLIGHT_TEST_POSTGRES: peers/up prints it");
    let mut at = Installation::open("PostgreSQL", Some(empty_database(&server).await), None).await;
    at.set("POLL_SECONDS", "60");
    at.set("QUIET_POLL_SECONDS", "600");
    at.set("LEASE_SECONDS", "120");
    let database = Database::connect(at.database_address()).await.expect("the database answers");
    let began = Instant::now();
    let app = beside(&at).await;
    let shops = fill(&at, &app, &database, many).await;
    row(
        &format!("{many} businesses with three channels, {} conversations", many * 100),
        &format!("made in {} s", began.elapsed().as_secs()),
    );

    let serving = at.serve_with(&["--no-workers"]).await;
    let workers = [at.work(), at.work()];
    // The first round of everything; what comes after is the fleet at rest.
    tokio::time::sleep(Duration::from_secs(90)).await;
    let before: Vec<Duration> = [&serving, &workers[0], &workers[1]].map(Process::cpu).to_vec();
    let (asked, began) = (asks(&at), Instant::now());
    let mut longest = [TimeDelta::zero(); 2];
    while began.elapsed() < Duration::from_secs(60 * minutes as u64) {
        tokio::time::sleep(Duration::from_secs(5)).await;
        let now = RealClock.now();
        for (quiet, longest) in longest.iter_mut().enumerate() {
            let oldest = one(
                &database,
                &format!(
                    "SELECT COALESCE(MIN(heard_at), 0) AS n FROM channels WHERE network <> 'website' AND {}",
                    stirred(quiet == 1)
                ),
            )
            .await;
            *longest = (*longest).max(TimeDelta::microseconds(now.0 - oldest));
        }
    }
    let seconds = began.elapsed().as_secs_f64();
    let after: Vec<Duration> = [&serving, &workers[0], &workers[1]].map(Process::cpu).to_vec();
    let used: Vec<f64> = after
        .iter()
        .zip(&before)
        .map(|(after, before)| after.saturating_sub(*before).as_secs_f64() / seconds * 100.0)
        .collect();
    row(
        "longest that a busy channel was not asked (60 s is its pace)",
        &format!("{} s", longest[0].num_seconds()),
    );
    row(
        "longest that a quiet channel was not asked (600 s is its pace)",
        &format!("{} s", longest[1].num_seconds()),
    );
    row("calls to the networks meanwhile", &format!("{:.1}/s", (asks(&at) - asked) as f64 / seconds));
    row(
        "of one core at rest: serve, work, work",
        &format!("{:.1} %, {:.1} %, {:.1} %", used[0], used[1], used[2]),
    );

    let calm = probe(&at, &database, &shops[1], 20).await;
    row("a webhook until it is in its inbox: nothing else going on", &told(&calm));
    let flooding = tokio::spawn(flood(at.address.clone(), shops[0].clone()));
    tokio::time::sleep(Duration::from_secs(3)).await;
    let flooded = probe(&at, &database, &shops[1], 40).await;
    flooding.abort();
    let sent = one(
        &database,
        &format!("SELECT COUNT(*) AS n FROM deliveries WHERE channel_id = '{}'", shops[0].channel),
    )
    .await;
    row(
        &format!(
            "the same while another business is flooded ({FLOOD_A_SECOND} events a second, {sent} in all)"
        ),
        &told(&flooded),
    );
    at.town.facebook.desk().trouble_until_calm(&shops[2].page.id, Trouble::Slow(HANGS));
    order_polls(&app, &shops[2]).await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let hanging = probe(&at, &database, &shops[1], 40).await;
    row("the same while another's network lets every call hang for 30 s", &told(&hanging));
}

/// The same house in this process, for what would take long through the door.
async fn beside(at: &Installation) -> App {
    let store = Store::open(&at.database_address()).await.expect("the store opens");
    let key = std::fs::read(at.folder.join("data/secret.key")).expect("the key is there");
    let key = SealingKey::new(key.try_into().expect("32 bytes"));
    let clock: Arc<dyn Clock> = Arc::new(RealClock);
    let outside = OutsideSettings { allow: vec!["127.0.0.0/8".into()], ..OutsideSettings::default() };
    let outside = Outside::new(&outside).expect("a client");
    let networks = Networks::new(&at.town.settings(), &outside, &clock).expect("the networks are set up");
    App::new(Parts {
        store,
        clock,
        ids: Arc::new(RealIds),
        networks: networks.all().iter().map(|network| (network.about().key, network.clone())).collect(),
        mailer: networks.mailer(),
        blobs: Blobs::in_folder(at.folder.join("data/blobs")),
        key,
        meaning: Meaning::new(),
        settings: Settings { public_address: at.address.clone(), ..Settings::default() },
        wake: Notify::new(),
        keeping: Keeping::default(),
    })
}

/// The businesses with their channels, and a hundred conversations each; nineteen of twenty have long been quiet.
async fn fill(at: &Installation, app: &App, database: &DatabaseConnection, many: usize) -> Vec<Shop> {
    let mut shops = Vec::new();
    for number in 0..many {
        let owner = NewOwner {
            name: "Ada Fenwick".into(),
            email: format!("owner{number}@fleet.example").parse().expect("an address"),
            password: Password::new(PASSWORD.into()).expect("a good password"),
            business: format!("Joinery {number}"),
            time_zone: chrono_tz::Europe::Berlin,
            language: None,
        };
        let seat = make_owner(app, owner).await.expect("the business is made");
        let page = at.town.facebook.page(&format!("Joinery {number}"));
        let post = at.town.facebook.page_posts(&page, "A kitchen");
        let keys = BTreeMap::from([("page_token".to_owned(), page.token.clone())]);
        let channel = connect(app, &seat, "facebook", &keys).await.expect("the page is connected").id;
        let handle = format!("joinery{number}.test");
        at.town.bluesky.account(&handle, "Joinery", "mill-lane-oak1");
        let keys = BTreeMap::from([
            ("handle".to_owned(), handle),
            ("app_password".to_owned(), "mill-lane-oak1".to_owned()),
        ]);
        connect(app, &seat, "bluesky", &keys).await.expect("the account is connected");
        shops.push(Shop { seat, page, channel, post });
    }
    let quiet = format!(
        "UPDATE channels SET stirred_at = stirred_at - 43200000000 WHERE business_id NOT IN ({})",
        shops
            .iter()
            .step_by(BUSY_EVERY)
            .map(|shop| format!("'{}'", shop.seat.business))
            .collect::<Vec<_>>()
            .join(",")
    );
    for sql in [CONTACTS, IDENTITIES, CONVERSATIONS, MESSAGES, &quiet, "ANALYZE"] {
        database.execute_unprepared(sql).await.unwrap_or_else(|error| panic!("{error}: {sql}"));
    }
    shops
}

const CONTACTS: &str = "INSERT INTO contacts (business_id, id, name, first_seen_at)
    SELECT b.id, gen_random_uuid(), 'Customer ' || n, 1700000000000000 FROM businesses b, generate_series(1, 100) n";
const IDENTITIES: &str = "INSERT INTO identities (business_id, id, contact_id, network, remote_id, name, handle, terms)
    SELECT c.business_id, gen_random_uuid(), c.id, 'facebook', c.id::text, c.name, NULL, 'customer' FROM contacts c";
const CONVERSATIONS: &str =
    "INSERT INTO conversations (business_id, id, channel_id, contact_id, contact_name, kind, public,
        remote_thread, started_at, last_message_at, snippet, shown, unseen)
    SELECT c.business_id, c.id, h.id, c.id, c.name, 'comment', true, c.id::text,
        1700000000000000, 1700000000000000, 'Do you fit oak?', 'named', 0
    FROM contacts c JOIN channels h ON h.business_id = c.business_id AND h.network = 'facebook'";
const MESSAGES: &str = "INSERT INTO messages (business_id, id, conversation_id, channel_id, direction, identity_id, text, remote_id,
        written_at, received_at, privately, attachments, sight, sight_at, terms)
    SELECT c.business_id, gen_random_uuid(), c.id, c.channel_id, 'in', i.id, 'Do you fit oak?', c.id::text,
        1700000000000000, 1700000000000000, false, '[]', 'open', 0, 'do you fit oak'
    FROM conversations c JOIN identities i ON i.business_id = c.business_id AND i.contact_id = c.contact_id";

fn stirred(quiet: bool) -> String {
    let lately = RealClock.now().minus(TimeDelta::hours(2)).0;
    format!("stirred_at {} {lately}", if quiet { "<" } else { ">=" })
}

async fn one(database: &DatabaseConnection, sql: &str) -> i64 {
    let statement = Statement::from_string(database.get_database_backend(), sql);
    let row = database.query_one_raw(statement).await.expect("it answers").expect("a row");
    row.try_get("", "n").expect("a number")
}

fn asks(at: &Installation) -> usize {
    at.town.facebook.desk().count("/") + at.town.bluesky.desk().count("/")
}

/// A comment under the shop's post, as the network would send it.
async fn send(address: &str, shop: &Shop, comment: &str) {
    let now = RealClock.now().seconds();
    let said = serde_json::json!({
        "item": "comment", "verb": "add", "comment_id": comment, "post_id": shop.post, "parent_id": shop.post,
        "created_time": now, "from": {"id": "77", "name": "Ben Okri"}, "message": "Do you fit oak?",
    });
    let body = serde_json::json!({"object": "page", "entry": [{"id": shop.page.id, "time": now, "changes": [{"field": "feed", "value": said}]}]});
    let body = body.to_string();
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(FakeApp::default().secret.as_bytes()).expect("a key");
    mac.update(body.as_bytes());
    let signature = format!("sha256={}", hex::encode(mac.finalize().into_bytes()));
    let request = Browser::at(address).request("POST", &format!("/hooks/facebook/{}", shop.channel));
    let sent = answer(request.header("x-hub-signature-256", signature).body(body)).await;
    assert_eq!(sent.status, 200, "{}", sent.text);
}

async fn flood(address: String, shop: Shop) {
    let mut ticks = tokio::time::interval(Duration::from_micros(1_000_000 / FLOOD_A_SECOND));
    for number in 0_u64.. {
        ticks.tick().await;
        let (address, shop) = (address.clone(), shop.clone());
        tokio::spawn(async move { send(&address, &shop, &format!("flood_{number}")).await });
    }
}

/// How long each of so many comments took from the webhook's answer to the inbox, in milliseconds, the quickest first.
async fn probe(at: &Installation, database: &DatabaseConnection, shop: &Shop, times: usize) -> Vec<u128> {
    let mut took = Vec::new();
    for _ in 0..times {
        let comment = format!("probe_{}", uuid::Uuid::now_v7().simple());
        let began = Instant::now();
        send(&at.address, shop, &comment).await;
        let there = format!(
            "SELECT COUNT(*) AS n FROM messages WHERE business_id = '{}' AND remote_id = '{comment}'",
            shop.seat.business
        );
        while one(database, &there).await == 0 {
            assert!(began.elapsed() < Duration::from_mins(1), "it never came");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        took.push(began.elapsed().as_millis());
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    took.sort_unstable();
    took
}

fn told(took: &[u128]) -> String {
    let last = took.len() - 1;
    format!("half within {} ms, the longest {} ms, of {}", took[last / 2], took[last], took.len())
}

/// Everything that this business's page can be asked, at once.
async fn order_polls(app: &App, shop: &Shop) {
    let mut tx = app.of(shop.seat.business).begin().await.expect("a deed begins");
    let order = actions::work::Job::PollChannel { channel: shop.channel }.order(app);
    tx.enqueue(order, app.now()).await.expect("it is ordered");
    tx.commit().await.expect("it is kept");
}
