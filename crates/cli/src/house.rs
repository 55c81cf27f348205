//! Putting the house together: data folder, key, store, networks, app.

use crate::config::{Config, Options};
use actions::{App, Blobs, Parts, RealClock, RealIds, SealingKey, Settings};
use anyhow::{Context, Result, anyhow, bail};
use domain::Clock;
use meaning::Meaning;
use networks::{Networks, Outside};
use std::io::{IsTerminal as _, Write as _};
use std::path::Path;
use std::sync::Arc;
use store::Store;
use tokio::sync::Notify;
use tracing_subscriber::EnvFilter;

/// Opens the store, brings its schema up to date, and assembles everything around it.
pub async fn open(config: &Config) -> Result<App> {
    crate::backup::refuse_half_restored(config).await?;
    make_folder(&config.data)?;
    let store = open_migrated(config).await?;
    let key = find_key(config, &store).await?;
    let clock: Arc<dyn Clock> = Arc::new(RealClock);
    let outside = Outside::new(&config.outside).map_err(|wrong| anyhow!(wrong))?;
    let networks = Networks::new(&config.networks, &outside, &clock).map_err(|wrong| anyhow!(wrong))?;
    Ok(App::new(Parts {
        store,
        clock,
        ids: Arc::new(RealIds),
        networks: by_key(&networks),
        mailer: networks.mailer(),
        blobs: Blobs::in_folder(config.data.join("blobs")),
        key,
        meaning: Meaning::new(),
        settings: Settings {
            public_address: config
                .public_address
                .clone()
                .unwrap_or_else(|| format!("http://{}", config.listen)),
            simulated: false,
            poll_seconds: config.poll_seconds,
            quiet_poll_seconds: config.quiet_poll_seconds,
            lease_seconds: config.lease_seconds,
        },
        wake: Notify::new(),
        keeping: actions::channels::Keeping::default(),
    }))
}

pub fn by_key(networks: &Networks) -> std::collections::BTreeMap<&'static str, Arc<dyn networks::Network>> {
    networks.all().iter().map(|network| (network.about().key, network.clone())).collect()
}

async fn open_store(config: &Config) -> Result<Store> {
    let address = config.database_address();
    // The address may hold a password: it is not shown.
    Store::open(&address).await.context("the database could not be opened")
}

pub fn begin_log(config: &Config) {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    // A second call, as tests make, keeps the first.
    let _ = if config.log_json { log.json().try_init() } else { log.try_init() };
}

fn make_folder(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)
        .with_context(|| format!("the data folder {} could not be made", folder.display()))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // Others on this machine have no business in here.
        let _ = std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700));
    }
    Ok(())
}

async fn open_migrated(config: &Config) -> Result<Store> {
    let store = open_store(config).await?;
    store
        .migrate()
        .await
        .context("the database could not be brought up to this version; nothing was lost")?;
    Ok(store)
}

/// The key that seals secrets: made at the first start, kept beside the database and never in it. Where the database
/// holds what another key sealed, a new one would lose it without a word: then nothing starts.
async fn find_key(config: &Config, store: &Store) -> Result<SealingKey> {
    let path = config.data.join("secret.key");
    let sealed = store.list_sealed_keys().await?;
    let Some(key) = load_key(&path)? else {
        if !sealed.is_empty() || store.has_private_pages().await? {
            bail!(
                "{} is missing, and the database holds secrets that were sealed with it. Put the file back from your backup. \
                 If it is lost for good, `porchlight new-key` makes another one: every channel must then be connected again, and \
                 private links in letters sent before stop working",
                path.display()
            );
        }
        return make_key(&path);
    };
    if !sealed.is_empty() && !sealed.iter().any(|one| key.sealed(one)) {
        bail!(
            "{} is another key than the one the channels were sealed with. Put the right file back from your backup; if it is \
             lost for good, `porchlight new-key` makes every channel wait to be connected again",
            path.display()
        );
    }
    Ok(key)
}

/// What to do about the key after a restore.
pub fn about_key(config: &Config, sealed_with: &str) -> Result<String> {
    let path = config.data.join("secret.key");
    let path_shown = path.display();
    Ok(match load_key(&path)? {
        Some(key) if key.id() == sealed_with => {
            format!("{path_shown} is the key its secrets were sealed with: all channels can go on")
        }
        Some(_) => format!(
            "{path_shown} IS ANOTHER KEY than the one its secrets were sealed with. Put the right file there before you start; \
             if it is lost for good, `porchlight new-key` makes every channel wait to be connected again"
        ),
        None => format!(
            "Put your copy of secret.key at {path_shown} before you start. If it is lost for good, `porchlight new-key` makes \
             another one, and every channel waits to be connected again"
        ),
    })
}

/// `None` when there is none.
fn load_key(path: &Path) -> Result<Option<SealingKey>> {
    match std::fs::read(path) {
        Ok(written) => {
            let key: [u8; SealingKey::BYTES] = written
                .try_into()
                .map_err(|_| anyhow!("{} is not a key of ours: put the right file back", path.display()))?;
            Ok(Some(SealingKey::new(key)))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", path.display())),
    }
}

fn make_key(path: &Path) -> Result<SealingKey> {
    let key = SealingKey::random();
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = match options.open(path) {
        Ok(file) => file,
        // Another process made it in this very moment.
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            return load_key(path)?.with_context(|| format!("{} cannot be read", path.display()));
        }
        Err(error) => return Err(error).with_context(|| format!("{} could not be written", path.display())),
    };
    file.write_all(key.bytes())?;
    file.sync_all()?;
    Ok(key)
}

/// Gives up a key that is lost: what it sealed is thrown away, and the next start has a new one. Stop Porchlight first.
pub async fn new_key(options: &Options) -> Result<()> {
    let config = Config::load(options)?;
    crate::backup::refuse_half_restored(&config).await?;
    make_folder(&config.data)?;
    let store = open_migrated(&config).await?;
    let path = config.data.join("secret.key");
    if let Some(key) = load_key(&path)? {
        if store.list_sealed_keys().await?.iter().any(|one| key.sealed(one)) {
            bail!("{} is there and opens what is sealed: there is nothing to give up", path.display());
        }
    } else {
        make_key(&path)?;
    }
    let why = "The key of this installation was lost, and this channel's keys with it. Connect it again.";
    let waiting = store.forget_sealed_keys(why, RealClock.now()).await?;
    println!("{} is the key now; {waiting} channels wait to be connected again", path.display());
    store.close().await;
    Ok(())
}

/// Looks at everything and says what is wrong; fails if anything is.
pub async fn doctor(options: &Options) -> Result<()> {
    let config = Config::load(options)?;
    println!("settings   ok ({})", config.listen);
    let app = open(&config).await?;
    println!("data       ok ({})", config.data.display());
    println!(
        "database   ok ({})",
        if config.database_address().starts_with("sqlite") { "SQLite" } else { "PostgreSQL" }
    );
    println!("backup     {}", crate::backup::about_backups(&app).await?);
    if let Some(rests) = crate::backup::about_rest(&app).await? {
        println!("restored   {rests}");
    }
    println!("visitors   {}", whom_it_believes(&config)?);
    let (late, dead) = app.store.count_jobs(app.now()).await?;
    println!("orders     {late} late, {dead} given up");
    let mut wrong = 0;
    let businesses = app.store.list_businesses().await?;
    for business in &businesses {
        if businesses.len() > 1 && business.hosts.is_empty() {
            println!(
                "website    WITHOUT A NAME: {} has no host name, so that nobody reaches its website; add it under Settings",
                business.name
            );
        }
    }
    match running(&config).await {
        Some(true) => println!(
            "running    ALL VISITORS LOOK LIKE ONE: set trusted_proxies to the address of the proxy in front"
        ),
        Some(false) => println!("running    ok"),
        None => println!("running    nobody answers at {}", config.listen),
    }
    for business in businesses {
        for channel in app.of(business.id).list_channels().await? {
            let works = channel.state.works();
            println!(
                "channel    {} {} / {} ({})",
                if works { "ok" } else { "DISCONNECTED" },
                business.name,
                channel.name,
                channel.network
            );
            wrong += usize::from(!works);
        }
    }
    for stray in app.store.list_strays().await? {
        let account =
            if stray.account.is_empty() { "something we do not understand" } else { &stray.account };
        println!(
            "webhook    NOBODY’S: {} sent {} about {account}, which no business here has connected, last {}; its beginning: {}",
            stray.network,
            if stray.count == 1 { "one".to_owned() } else { format!("{} times something", stray.count) },
            stray.last_at.rfc3339(),
            domain::text::one_line(&String::from_utf8_lossy(&stray.body), 200)
        );
    }
    if config.networks.mail.url.is_none() {
        println!(
            "mail       not set up: answers to website questions cannot be sent, and nobody of the team is written to"
        );
    } else {
        println!(
            "mail       set up ({}); see that letters arrive with porchlight test-letter --to you@example.org",
            app.mailer.from().unwrap_or_default()
        );
    }
    if wrong > 0 {
        bail!("{wrong} channels are disconnected: connect them again on the desk");
    }
    Ok(())
}

/// Asks the server that runs, if one does: whether it has found that all its visitors look like one.
async fn running(config: &Config) -> Option<bool> {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let ask = async {
        let mut line = tokio::net::TcpStream::connect(&config.listen).await?;
        let token = config.watch_token.as_ref().map(|token| format!("Authorization: Bearer {token}\r\n"));
        let head = format!(
            "GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{}\r\n",
            token.unwrap_or_default()
        );
        line.write_all(head.as_bytes()).await?;
        let mut answer = String::new();
        line.take(64 * 1024).read_to_string(&mut answer).await?;
        std::io::Result::Ok(answer)
    };
    let answer = tokio::time::timeout(std::time::Duration::from_secs(5), ask).await.ok()?.ok()?;
    Some(answer.contains("\"visitors_look_like_one\":true"))
}

/// Whether visitors can be told apart, as far as the settings tell.
fn whom_it_believes(config: &Config) -> Result<String> {
    let behind_a_proxy = config.public_address.as_ref().is_some_and(|address| address.starts_with("https:"));
    config.proxies()?;
    Ok(if !config.trusted_proxies.is_empty() || config.visitor_header.is_some() {
        let header = config.visitor_header.as_deref().unwrap_or("x-forwarded-for");
        let proxies = config.trusted_proxies.join(", ");
        let proxies = if proxies.is_empty() { "this machine".into() } else { proxies };
        format!("ok ({header} is believed from {proxies})")
    } else if behind_a_proxy {
        "ALL LOOK LIKE ONE: the public address is https, so that a proxy stands in front, but trusted_proxies does not name \
         it; all visitors share one limit for questions and for sign-ins"
            .into()
    } else {
        "ok (nobody is believed about whom a request comes from; set trusted_proxies behind a proxy)".into()
    })
}
