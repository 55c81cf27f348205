//! An installation of the real binary: its data folder, database and settings. The town around it stays in the test.

use crate::binary::binary;
use crate::process::{Process, answer_if_any, json, text};
use crate::{Answer, Browser, PASSWORD, new_database};
use actions::RealClock;
use domain::Clock;
use futures_util::future::join_all;
use networks::{Outside, OutsideSettings};
use serde_json::{Value, json};
use simulator::Town;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::time::Duration;

/// A data folder, a database and the settings of the processes that share them.
pub struct Installation {
    pub town: Town,
    pub database: &'static str,
    /// Where the process started with [`Installation::serve`] listens, also after a restart.
    pub address: String,
    /// An owner's, for the API.
    pub token: String,
    pub folder: PathBuf,
    settings: Vec<(String, String)>,
    _temporary: Option<tempfile::TempDir>,
}

pub const EMAIL: &str = "ada@adas-joinery.example";

/// Plays a story on each database at the same time.
pub async fn on_each(story: impl AsyncFn(Installation)) {
    join_all(installations().await.into_iter().map(|at| story(at))).await;
}

/// One installation on each database, with the town's page and an owner. As with `houses`, without PostgreSQL the
/// test says so, and fails where all must run.
async fn installations() -> Vec<Installation> {
    let mut all = vec![Installation::open("SQLite", None, None).await];
    all.extend(installation_on_postgres().await);
    all
}

/// The installation whose processes may be many.
pub async fn installation_on_postgres() -> Option<Installation> {
    let server = peer("PORCHLIGHT_TEST_POSTGRES")?;
    Some(Installation::open("PostgreSQL", Some(new_database(&server).await), None).await)
}

/// A database on this server in which nothing is yet.
pub async fn empty_database(server: &str) -> String {
    new_database(server).await
}

/// What `peers/up` printed under this name. Without it the story says so, and fails where all must run.
pub fn peer(name: &str) -> Option<String> {
    let address = std::env::var(name).ok().filter(|address| !address.is_empty());
    if address.is_none() {
        assert!(std::env::var("PORCHLIGHT_TEST_ALL").is_err(), "{name} is not set");
        eprintln!("skipped: {name} is not set (peers/up prints it)");
    }
    address
}

impl Installation {
    /// In `folder`, or in a temporary one; SQLite without a database's address.
    pub async fn open(database: &'static str, at: Option<String>, folder: Option<PathBuf>) -> Self {
        let temporary = folder.is_none().then(|| tempfile::tempdir().expect("a temporary folder"));
        let folder = folder.or(temporary.as_ref().map(|t| t.path().to_owned())).expect("a folder");
        let clock: Arc<dyn Clock> = Arc::new(RealClock);
        let allow = OutsideSettings { allow: vec!["127.0.0.0/8".into()], ..OutsideSettings::default() };
        let town = Town::open("Ada’s Joinery", clock, Outside::new(&allow).expect("a client"));
        let town = town.await.expect("the town opens");
        let address = format!("127.0.0.1:{}", free_port());
        let settings = settings_for(&town, &folder, at, &address);
        let address = format!("http://{address}");
        let token = String::new();
        let mut here = Self { town, database, address, token, folder, settings, _temporary: temporary };
        let business = "Ada’s Joinery";
        let add = ["user", "add", "--email", EMAIL, "--name", "Ada Fenwick", "--business", business];
        here.run(&add, PASSWORD);
        here.token = here.run(&["token", "create", "--business", business, "--scope", "owner"], "");
        here
    }

    /// A setting for the processes that start from now on: `set("KEEP_PAGES_MS", "0")`.
    pub fn set(&mut self, name: &str, value: &str) {
        self.settings.push((format!("PORCHLIGHT_{name}"), value.to_owned()));
    }

    /// Takes a setting back.
    pub fn unset(&mut self, name: &str) {
        self.settings.retain(|(set, _)| *set != format!("PORCHLIGHT_{name}"));
    }

    pub fn database_address(&self) -> String {
        let file = format!("sqlite:{}", self.folder.join("data/porchlight.db").display());
        let set = self.settings.iter().rfind(|(name, _)| name == "PORCHLIGHT_DATABASE");
        set.map_or(file, |(_, address)| address.clone())
    }

    /// Runs a command to its end; answers what it printed.
    pub fn run(&self, words: &[&str], typed: &str) -> String {
        let mut child =
            self.command(words).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it runs");
        child.stdin.take().expect("a line in").write_all(format!("{typed}\n").as_bytes()).expect("typed");
        let Output { status, stdout, .. } = child.wait_with_output().expect("it ends");
        assert!(status.success(), "porchlight {words:?}: {status}");
        String::from_utf8_lossy(&stdout).trim().to_owned()
    }

    /// `serve` at the installation's address, ready.
    pub async fn serve(&self) -> Process {
        self.serve_with(&[]).await
    }

    pub async fn serve_with(&self, words: &[&str]) -> Process {
        self.serve_at(&self.address, words).await
    }

    /// `serve` at an address of its own, ready.
    pub async fn serve_more(&self, words: &[&str]) -> Process {
        self.serve_at(&format!("http://127.0.0.1:{}", free_port()), words).await
    }

    async fn serve_at(&self, address: &str, words: &[&str]) -> Process {
        let listen = address.trim_start_matches("http://");
        let mut process =
            Process::start(self.command(&[&["serve", "--listen", listen], words].concat()), address);
        process.until_ready().await;
        process
    }

    /// `work`: has no address.
    pub fn work(&self) -> Process {
        Process::start(self.command(&["work"]), "")
    }

    /// The program, about to be told these words.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(binary());
        command.args(words).envs(self.settings.clone()).env("RUST_BACKTRACE", "0").current_dir(&self.folder);
        command
    }

    /// Connects the page and has it deliver to us; the channel's id.
    pub async fn connect_page(&self) -> String {
        let channel = self.connect("facebook", &json!({"page_token": self.town.page.token})).await;
        self.town.facebook.hooks_to(&format!("{}/hooks/facebook/{channel}", self.address));
        channel
    }

    pub async fn connect_sky(&self, handle: &str) -> String {
        self.town.bluesky.account(handle, "Ada’s Joinery", "mill-lane-oak1");
        self.connect("bluesky", &json!({"handle": handle, "app_password": "mill-lane-oak1"})).await
    }

    /// Connects an account by what the owner fills in; the channel's id.
    pub async fn connect(&self, network: &str, fields: &Value) -> String {
        let made =
            self.call("POST", &format!("/networks/{network}/channels"), fields).await.expect("it answers");
        assert_eq!(made.status, 201, "{}", made.text);
        json(&made)["id"].as_str().expect("an id").to_owned()
    }

    /// Calls the API; `None` when nobody answered.
    pub async fn call(&self, method: &str, path: &str, body: &Value) -> Option<Answer> {
        let request = Browser::at(&self.address).request(method, &format!("/api/v1{path}"));
        let request = request.bearer_auth(&self.token).timeout(Duration::from_secs(20));
        answer_if_any(if body.is_null() { request } else { request.json(body) }).await
    }

    /// What the API answers to a question.
    pub async fn ask(&self, path: &str) -> Value {
        let found = self.call("GET", path, &Value::Null).await.expect("it answers");
        assert_eq!(found.status, 200, "{path}: {}", found.text);
        json(&found)
    }

    /// All conversations, with their messages' texts and states: (id, [(direction, text, state)]).
    pub async fn inbox(&self) -> Vec<(String, Vec<(String, String, String)>)> {
        // By id: one that is answered between the two lists stands in both.
        let mut inbox = BTreeMap::new();
        for rest in ["false", "true"] {
            let mut cursor = String::new();
            loop {
                let page = self.ask(&format!("/conversations?limit=100&at_rest={rest}{cursor}")).await;
                for row in page["rows"].as_array().expect("rows") {
                    let id = text(&row["id"]);
                    let said = self.ask(&format!("/conversations/{id}/messages")).await;
                    let lines = said["rows"].as_array().expect("rows").iter();
                    let line =
                        |line: &Value| (text(&line["direction"]), text(&line["text"]), text(&line["state"]));
                    inbox.insert(id, lines.map(line).collect());
                }
                match page["next"].as_str() {
                    Some(next) => cursor = format!("&cursor={next}"),
                    None => break,
                }
            }
        }
        inbox.into_iter().collect()
    }
}

fn settings_for(town: &Town, folder: &Path, database: Option<String>, listen: &str) -> Vec<(String, String)> {
    let networks = town.settings();
    let (facebook, sky) = (networks.facebook, networks.bluesky);
    let mut settings = vec![
        ("DATA", folder.join("data").display().to_string()),
        ("LISTEN", listen.to_owned()),
        ("PUBLIC_ADDRESS", format!("http://{listen}")),
        ("LOG", "error".into()),
        ("LEASE_SECONDS", "4".into()),
        // Nothing is found by asking that was not told.
        ("POLL_SECONDS", "86400".into()),
        ("OUTSIDE__ALLOW", "[\"127.0.0.0/8\"]".into()),
        ("NETWORKS__FACEBOOK__GRAPH", facebook.graph),
        ("NETWORKS__FACEBOOK__DIALOG", facebook.dialog),
        ("NETWORKS__FACEBOOK__APP_ID", facebook.app_id.unwrap_or_default()),
        ("NETWORKS__FACEBOOK__APP_SECRET", facebook.app_secret.unwrap_or_default()),
        ("NETWORKS__FACEBOOK__VERIFY_TOKEN", facebook.verify_token.unwrap_or_default()),
        ("NETWORKS__BLUESKY__SERVICE", sky.service),
        ("NETWORKS__BLUESKY__WEB", sky.web),
        ("NETWORKS__BLUESKY__DIRECTORY", sky.directory),
        ("NETWORKS__MAIL__URL", networks.mail.url.unwrap_or_default()),
        ("NETWORKS__MAIL__FROM", networks.mail.from.unwrap_or_default()),
    ];
    settings.extend(database.map(|address| ("DATABASE", address)));
    settings.into_iter().map(|(name, value)| (format!("PORCHLIGHT_{name}"), value)).collect()
}

/// Below the ports that are given to outgoing calls: while a process is dead, nobody else gets its port by chance.
fn free_port() -> u16 {
    (0..1000)
        .map(|_| rand::random_range(15_000..32_000))
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .expect("a free port")
}
