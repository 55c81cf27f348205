//! A whole Porchlight in a test: the real app and pages on a free port, the simulated town around it, a clock set by
//! hand, on SQLite and on PostgreSQL.

mod binary;
mod browser;
pub mod comments;
pub mod disk;
pub mod doors;
mod filled;
mod inbox;
pub mod installation;
pub mod live;
mod mail_line;
pub mod process;

pub use browser::{Answer, Browser, answer};
pub use filled::{Filled, colleague, png};
pub use mail_line::{Line, MailLine};

use actions::business::{NewOwner, make_owner};
use actions::work::run_until_quiet;
use actions::{App, Blobs, FastClock, Parts, RealIds, SealingKey, Settings};
use chrono::TimeDelta;
use domain::channels::Channel;
use domain::notices::{When, Wishes};
use domain::publishing::Publication;
use domain::team::{Password, Seat};
use domain::{Clock, PieceId, Timestamp};
use meaning::Meaning;
use networks::{Networks, Outside, OutsideSettings};
use simulator::Town;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use web::{LineSettings, Lines, Web, WebSettings};

/// The house of one story.
pub struct House {
    pub app: App,
    pub town: Town,
    pub clock: Arc<FastClock>,
    pub address: String,
    pub database: &'static str,
    /// The database's own address, for a second program beside this one.
    pub database_address: String,
    pub ada: Seat,
    /// The line between us and the town's post office.
    pub mail: MailLine,
    folder: tempfile::TempDir,
}

pub const PASSWORD: &str = "oiled oak, twice a year";
pub const HANDLE: &str = "adas-joinery.test";

/// One house on each database. Without PostgreSQL's address the test says so, and fails where all must run.
pub async fn houses() -> Vec<House> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sqlite = format!("sqlite:{}", folder.path().join("porchlight.db").display());
    let mut houses = vec![House::open("SQLite", &sqlite, folder).await];
    if let Ok(server) = std::env::var("PORCHLIGHT_TEST_POSTGRES") {
        let address = new_database(&server).await;
        let folder = tempfile::tempdir().expect("a temporary folder");
        houses.push(House::open("PostgreSQL", &address, folder).await);
    } else {
        assert!(std::env::var("PORCHLIGHT_TEST_ALL").is_err(), "PORCHLIGHT_TEST_POSTGRES is not set");
        eprintln!("skipped: PostgreSQL (PORCHLIGHT_TEST_POSTGRES is not set)");
    }
    houses
}

async fn new_database(server: &str) -> String {
    use sea_orm::ConnectionTrait;
    let name = format!("story{}", uuid::Uuid::now_v7().simple());
    let connection = sea_orm::Database::connect(server).await.expect("PostgreSQL answers");
    connection.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a database is made");
    format!("{}/{name}", server.rsplit_once('/').expect("an address with a database").0)
}

impl House {
    async fn open(database: &'static str, database_address: &str, folder: tempfile::TempDir) -> Self {
        let store = Store::open(database_address).await.expect("the store opens");
        store.migrate().await.expect("the schema is made");
        // Thursday, a quarter past ten in Berlin: the joinery is open.
        let clock = Arc::new(FastClock::starting_at(at("2026-06-11T10:15:00+02:00"), 1));
        let (app, town, address, mail) = assemble(store, clock.clone(), &folder, None).await;
        let owner = NewOwner {
            name: "Ada Fenwick".into(),
            email: "ada@adas-joinery.example".parse().expect("an address"),
            password: Password::new(PASSWORD.into()).expect("a good password"),
            business: "Ada’s Joinery".into(),
            time_zone: chrono_tz::Europe::Berlin,
            language: None,
        };
        let ada = make_owner(&app, owner).await.expect("the owner is made");
        hears(&app, &ada, When::Nothing).await;
        let database_address = database_address.to_owned();
        Self { app, town, clock, address, database, database_address, ada, mail, folder }
    }

    /// The same data folder, database and town with a new process around them: what a crash leaves behind.
    pub fn restart(&self) -> App {
        self.restart_with(self.app.settings.clone())
    }

    /// The same with other settings.
    pub fn restart_with(&self, settings: Settings) -> App {
        let parts = Parts {
            store: self.app.store.clone(),
            clock: self.clock.clone(),
            ids: Arc::new(RealIds),
            networks: self.app.networks.clone(),
            mailer: self.app.mailer.clone(),
            blobs: Blobs::in_folder(self.folder.path().join("blobs")),
            key: self.app.key.clone(),
            meaning: Meaning::new(),
            settings,
            wake: Notify::new(),
            keeping: actions::channels::Keeping::default(),
        };
        App::new(parts)
    }

    /// Everything due is carried out, and what the networks have to tell is delivered and taken in.
    pub async fn until_quiet(&self) {
        for _ in 0..4 {
            self.carry_out().await;
            if self.town.facebook.deliver().await.is_empty() {
                break;
            }
        }
        self.carry_out().await;
    }

    async fn carry_out(&self) {
        const PATIENCE: Duration = Duration::from_mins(2);
        let quiet = tokio::time::timeout(PATIENCE, run_until_quiet(&self.app)).await;
        quiet.expect("an order comes again at once, for ever").expect("the orders are carried out");
    }

    /// Where the pictures are.
    pub fn blobs_folder(&self) -> PathBuf {
        self.folder.path().join("blobs")
    }

    /// So much time passes, and then everything due is carried out.
    pub async fn later(&self, span: TimeDelta) {
        self.clock.set(self.clock.now().plus(span));
        self.until_quiet().await;
    }

    /// Long enough for an answer to leave.
    pub async fn until_sent(&self) {
        self.later(TimeDelta::seconds(11)).await;
    }

    pub async fn connect_page(&self) -> Channel {
        let page = self.connect("facebook", &[("page_token", &self.town.page.token)]).await;
        self.town.facebook.hooks_to(&format!("{}/hooks/facebook/{}", self.address, page.id));
        page
    }

    pub async fn connect_sky(&self) -> Channel {
        self.town.bluesky.account(HANDLE, "Ada’s Joinery", "mill-lane-oak1");
        self.connect("bluesky", &[("handle", HANDLE), ("app_password", "mill-lane-oak1")]).await
    }

    /// The same page, with the token of a new sign-in.
    pub async fn connect_again(&self) -> Channel {
        let page = self.town.facebook.renew_token(&self.town.page);
        self.connect("facebook", &[("page_token", &page.token)]).await
    }

    pub async fn connect_sky_again(&self) -> Channel {
        self.town.bluesky.account(HANDLE, "Ada’s Joinery", "mill-lane-oak2");
        self.connect("bluesky", &[("handle", HANDLE), ("app_password", "mill-lane-oak2")]).await
    }

    async fn connect(&self, network: &str, fields: &[(&str, &str)]) -> Channel {
        let filled: BTreeMap<String, String> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        actions::channels::connect(&self.app, &self.ada, network, &filled)
            .await
            .expect("the account is connected")
    }

    /// Long enough for everything that failed to be tried again, several times.
    pub async fn until_settled(&self) {
        for _ in 0..6 {
            self.later(TimeDelta::minutes(20)).await;
        }
    }

    /// The copy of an article that counts on a channel.
    pub async fn copy_on(&self, channel: &Channel, piece: PieceId) -> Publication {
        let found = self.app.of(self.ada.business).find_publication(piece, channel.id).await;
        found.expect("the store answers").expect("a copy on this channel")
    }

    /// Ada at her desk.
    pub async fn signed_in_browser(&self) -> Browser {
        let mut browser = Browser::at(&self.address);
        browser.sign_in("ada@adas-joinery.example", PASSWORD).await;
        browser
    }

    /// Another business on the same installation, with its owner.
    pub async fn second_business(&self) -> Seat {
        let owner = NewOwner {
            name: "Mona Lindqvist".into(),
            email: "mona@monas-bakery.example".parse().expect("an address"),
            password: Password::new(PASSWORD.into()).expect("a good password"),
            business: "Mona’s Bakery".into(),
            time_zone: chrono_tz::Europe::Berlin,
            language: None,
        };
        let mona = make_owner(&self.app, owner).await.expect("the second business is made");
        hears(&self.app, &mona, When::Nothing).await;
        mona
    }

    /// Asks the channel what is new, at once.
    pub async fn poll(&self, channel: &Channel) {
        self.later(TimeDelta::seconds(61)).await;
        let mut tx = self.app.of(self.ada.business).begin().await.expect("a deed begins");
        let now = self.app.now();
        let order = actions::work::Job::PollChannel { channel: channel.id }.order(&self.app);
        tx.enqueue(order, now).await.expect("the order is kept");
        tx.commit().await.expect("the deed is saved");
        self.until_quiet().await;
    }
}

async fn assemble(
    store: Store,
    clock: Arc<FastClock>,
    folder: &tempfile::TempDir,
    key: Option<SealingKey>,
) -> (App, Town, String, MailLine) {
    let clock: Arc<dyn Clock> = clock;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let settings =
        OutsideSettings { allow: vec!["127.0.0.0/8".into()], timeout_seconds: 5, ..Default::default() };
    let outside = Outside::new(&settings).expect("a client");
    let town = Town::open("Ada’s Joinery", clock.clone(), outside.clone()).await.expect("the town opens");
    let mut networks = town.settings();
    let mail = MailLine::open(networks.mail.url.as_deref().expect("the town has a post office")).await;
    networks.mail.url = Some(mail.url.clone());
    networks.mail.domains = vec!["mill-lane.example".into()];
    let networks = Networks::new(&networks, &outside, &clock).expect("the networks are set up");
    let app = App::new(Parts {
        store,
        clock,
        ids: Arc::new(RealIds),
        networks: networks.all().iter().map(|network| (network.about().key, network.clone())).collect(),
        mailer: networks.mailer(),
        blobs: Blobs::in_folder(folder.path().join("blobs")),
        key: key.unwrap_or_else(SealingKey::random),
        meaning: Meaning::new(),
        settings: Settings {
            public_address: address.clone(),
            simulated: false,
            // In a story a channel is asked when the story says so.
            poll_seconds: 365 * 86_400,
            ..Settings::default()
        },
        wake: Notify::new(),
        keeping: actions::channels::Keeping::default(),
    });
    let settings = WebSettings { keep_pages: Duration::from_secs(1), ..WebSettings::default() };
    let router = web::router(Web::new(app.clone(), settings, None));
    // As the product serves it, with room for tests that come from one address.
    let lines = LineSettings { most: 5000, most_per_address: 5000, ..LineSettings::default() };
    Lines::serve(listener, router, lines, |_| false);
    (app, town, address, mail)
}

/// What somebody is told by letter from now on; in a story nobody is told anything until it says so.
pub async fn hears(app: &App, seat: &Seat, when: When) {
    let wishes = Wishes { when, quiet: None, ..Wishes::usual(seat.role) };
    actions::notices::save_wishes(app, seat, wishes).await.expect("wishes are kept");
}

pub fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).expect("a moment")
}
