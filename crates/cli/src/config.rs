//! Settings: from `porchlight.toml`, then `PORCHLIGHT_…`, then the command line; the later wins.

use anyhow::{Context, Result, bail};
use clap::Args;
use networks::{NetworkSettings, OutsideSettings};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::time::Duration;
use toml::{Table, Value};

/// Options every command knows.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// The settings file.
    #[arg(long, global = true, env = "PORCHLIGHT_CONFIG")]
    pub config: Option<PathBuf>,
    /// The folder everything is kept in.
    #[arg(long, global = true)]
    pub data: Option<PathBuf>,
    /// The address to listen on.
    #[arg(long, global = true)]
    pub listen: Option<String>,
    /// `postgres://…` or `sqlite:PATH`; without it a file in the data folder.
    #[arg(long, global = true)]
    pub database: Option<String>,
}

/// Everything an operator may set. Each field is also `PORCHLIGHT_FIELD`, nested ones with two underscores:
/// `PORCHLIGHT_NETWORKS__MAIL__URL`.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    pub data: PathBuf,
    pub listen: String,
    pub database: Option<String>,
    /// Where people reach this installation: `https://adas-joinery.example`. Without it, the listen address.
    pub public_address: Option<String>,
    /// The proxies in front, by address or range: only they are believed about whom a request comes from.
    #[serde(deserialize_with = "one_or_many")]
    pub trusted_proxies: Vec<String>,
    /// The header in which they write it; `x-forwarded-for` without it.
    pub visitor_header: Option<String>,
    /// Milliseconds a finished page of the website is kept, at most; 0 makes every page anew.
    pub keep_pages_ms: u64,
    /// Who may see the figures (`/metrics`, and `/readyz` in full), by address or range; without any, this machine.
    #[serde(deserialize_with = "one_or_many")]
    pub watchers: Vec<String>,
    /// Or whoever brings this as a bearer token.
    pub watch_token: Option<String>,
    /// Connections open at once; where there are more, one that waits gives way.
    pub connections: usize,
    /// Of them from one address, trusted proxies excepted.
    pub connections_per_address: usize,
    /// Seconds that answers and orders have to be finished when the program is told to stop.
    pub stop_seconds: u64,
    /// How many orders are carried out at once.
    pub workers: usize,
    /// Seconds between two looks at a channel where people write.
    pub poll_seconds: i64,
    /// The same where nobody has written for long.
    pub quiet_poll_seconds: i64,
    /// Seconds after which another worker takes over what a dead one held.
    pub lease_seconds: i64,
    /// `error`, `warn`, `info`, `debug`, or per part, as in `RUST_LOG`.
    pub log: String,
    pub log_json: bool,
    pub networks: NetworkSettings,
    pub outside: OutsideSettings,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data: "porchlight-data".into(),
            listen: "127.0.0.1:8080".into(),
            database: None,
            public_address: None,
            trusted_proxies: Vec::new(),
            visitor_header: None,
            keep_pages_ms: 1000,
            watchers: Vec::new(),
            watch_token: None,
            connections: 512,
            connections_per_address: 100,
            stop_seconds: 20,
            workers: 8,
            poll_seconds: 60,
            quiet_poll_seconds: 600,
            lease_seconds: 120,
            log: "info,sqlx=warn,hyper=warn,sea_orm_migration=warn".into(),
            log_json: false,
            networks: NetworkSettings::default(),
            outside: OutsideSettings::default(),
        }
    }
}

impl Config {
    pub fn load(options: &Options) -> Result<Self> {
        let mut table = match &options.config {
            Some(path) => read(path)?,
            None if Path::new("porchlight.toml").exists() => read(Path::new("porchlight.toml"))?,
            None => Table::new(),
        };
        overlay(&mut table, std::env::vars());
        let mut config: Self = Value::Table(table).try_into().context("a setting cannot be used")?;
        if let Some(data) = &options.data {
            config.data.clone_from(data);
        }
        if let Some(listen) = &options.listen {
            config.listen.clone_from(listen);
        }
        if options.database.is_some() {
            config.database.clone_from(&options.database);
        }
        if config.lease_seconds < 3 {
            bail!("lease_seconds is at least 3: a worker must have time to say that it lives");
        }
        config.proxies()?;
        config.watchers()?;
        if config.watch_token.as_ref().is_some_and(|token| token.len() < 16) {
            bail!("watch_token has at least 16 characters, so that nobody guesses it");
        }
        if let Some(address) = &config.public_address
            && (!address.starts_with("http") || address.ends_with('/'))
        {
            bail!("public_address is written as https://adas-joinery.example, without a slash at the end");
        }
        Ok(config)
    }

    pub fn proxies(&self) -> Result<web::Proxies> {
        web::Proxies::new(&self.trusted_proxies, self.visitor_header.as_deref()).context("trusted_proxies")
    }

    pub fn watchers(&self) -> Result<Vec<web::Range>> {
        self.watchers.iter().map(|text| text.parse()).collect::<Result<_, _>>().context("watchers")
    }

    pub fn lines(&self) -> web::LineSettings {
        web::LineSettings {
            most: self.connections.max(1),
            most_per_address: self.connections_per_address.max(1),
            ..web::LineSettings::default()
        }
    }

    pub fn stop_limit(&self) -> Duration {
        Duration::from_secs(self.stop_seconds)
    }

    pub fn database_address(&self) -> String {
        self.database
            .clone()
            .unwrap_or_else(|| format!("sqlite:{}", self.data.join("porchlight.db").display()))
    }
}

/// A list, or one text with commas between: environments have no lists.
fn one_or_many<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Many(Vec<String>),
        One(String),
    }
    Ok(match Written::deserialize(from)? {
        Written::Many(all) => all,
        Written::One(text) => {
            let parts = text.split([',', ' ']).map(str::trim).filter(|part| !part.is_empty());
            parts.map(str::to_owned).collect()
        }
    })
}

fn read(path: &Path) -> Result<Table> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    text.parse().with_context(|| format!("{} is not written as TOML", path.display()))
}

/// Puts `PORCHLIGHT_A__B=c` over `a.b`. A value that reads as a number, yes/no or list is one.
fn overlay(table: &mut Table, variables: impl Iterator<Item = (String, String)>) {
    for (name, value) in variables {
        let Some(path) = name.strip_prefix("PORCHLIGHT_") else { continue };
        if path == "CONFIG" || path.starts_with("TEST_") || path == "PEERS" {
            continue;
        }
        let path: Vec<String> = path.split("__").map(str::to_lowercase).collect();
        put(table, &path, parse(&value));
    }
}

fn put(table: &mut Table, path: &[String], value: Value) {
    match path {
        [] => {}
        [last] => {
            table.insert(last.clone(), value);
        }
        [first, rest @ ..] => {
            let inner = table.entry(first.clone()).or_insert_with(|| Value::Table(Table::new()));
            if let Value::Table(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}

fn parse(text: &str) -> Value {
    let looks_typed =
        matches!(text, "true" | "false") || text.parse::<i64>().is_ok() || text.starts_with('[');
    let typed = if looks_typed {
        format!("v = {text}").parse::<Table>().ok().and_then(|mut t| t.remove("v"))
    } else {
        None
    };
    typed.unwrap_or_else(|| Value::String(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_reaches_every_setting() {
        let mut table: Table = "workers = 2\n[networks.mail]\nfrom = \"a@b.example\"".parse().unwrap();
        let variables = [
            ("PORCHLIGHT_WORKERS", "8"),
            ("PORCHLIGHT_NETWORKS__MAIL__URL", "smtp+clear://127.0.0.1:25"),
            ("PORCHLIGHT_OUTSIDE__ALLOW", "[\"127.0.0.1:25\"]"),
            ("PORCHLIGHT_NETWORKS__FACEBOOK__APP_ID", "1234567890"),
            ("PORCHLIGHT_NETWORKS__MAIL__PASSWORD", "true"),
            ("PORCHLIGHT_TRUSTED_PROXIES", "10.0.0.0/8, ::1"),
            ("PORCHLIGHT_TEST_ALL", "1"),
            ("HOME", "/"),
        ];
        overlay(&mut table, variables.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())));
        let config: Config = Value::Table(table).try_into().unwrap();
        assert_eq!(config.workers, 8);
        assert_eq!(config.networks.mail.from.as_deref(), Some("a@b.example"));
        assert_eq!(config.outside.allow, ["127.0.0.1:25"]);
        assert_eq!(config.trusted_proxies, ["10.0.0.0/8", "::1"]);
        // An app id is a number, and a password may look like one.
        assert_eq!(config.networks.facebook.app_id.as_deref(), Some("1234567890"));
        assert_eq!(config.networks.mail.password.as_deref(), Some("true"));
    }

    #[test]
    fn an_unknown_setting_is_an_error_and_not_ignored() {
        let table: Table = "wokers = 2".parse().unwrap();
        assert!(Value::Table(table).try_into::<Config>().is_err());
    }
}
