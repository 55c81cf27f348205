//! `demo`: a seeded business, simulated networks in the same process, time that can be sped up.

use crate::config::Options;
use crate::house;
use crate::serve::{stop, stopped};
use actions::work::Workers;
use actions::{App, Blobs, FastClock, Parts, RealIds, SealingKey, Settings};
use anyhow::{Context, Result, anyhow};
use clap::Args;
use domain::Clock;
use meaning::Meaning;
use networks::{Networks, Outside, OutsideSettings};
use simulator::{Town, mill_lane};
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use web::{Demo, LineSettings, Lines, Web, WebSettings};

#[derive(Args)]
pub struct DemoArgs {
    /// How many times as fast as it does time runs; the desk can change it.
    #[arg(long, default_value_t = 1)]
    speed: i64,
    /// The town stays silent: nobody writes by themselves. For tests.
    #[arg(long)]
    silent: bool,
}

const LISTEN: &str = "127.0.0.1:8080";

pub async fn demo(options: &Options, args: &DemoArgs) -> Result<()> {
    let listen = options.listen.clone().unwrap_or_else(|| LISTEN.into());
    house::begin_log(&crate::config::Config { log: "warn".into(), ..Default::default() });
    let folder = tempfile::Builder::new().prefix("porchlight-demo-").tempdir()?;
    let listener = TcpListener::bind(&listen)
        .await
        .with_context(|| format!("{listen} could not be opened; choose another with --listen"))?;
    let address = format!("http://{}", listener.local_addr()?);
    let clock = Arc::new(FastClock::starting_at(mill_lane::morning(), 1));
    let (app, town) = open(folder.path(), clock.clone(), &address).await?;
    mill_lane::seed(&app, &town, &clock).await.map_err(|error| anyhow!(error))?;
    clock.run_at(args.speed);
    let settings = WebSettings {
        keep_pages: Duration::from_secs(1),
        demo: Some(Demo { clock: clock.clone() }),
        ..WebSettings::default()
    };
    let web = Web::new(app.clone(), settings, None);
    let lines = Lines::serve(listener, web::router(web.clone()), LineSettings::default(), |_| false);
    let workers = Workers::start(&app, 3);
    town.deliver();
    if !args.silent {
        tokio::spawn(mill_lane::live(app.clone(), town.clone()));
    }
    println!("Everything here is simulated, and gone when you stop it (Ctrl-C).");
    println!("Website  {address}/");
    println!(
        "Desk     {address}/desk   sign in as {} with the password “{}”",
        mill_lane::EMAIL,
        mill_lane::PASSWORD
    );
    stopped().await;
    stop(&app, Some((web, lines)), Some(workers), Duration::from_secs(2)).await;
    Ok(())
}

async fn open(folder: &std::path::Path, clock: Arc<FastClock>, address: &str) -> Result<(App, Town)> {
    let clock: Arc<dyn Clock> = clock;
    let store = Store::open(&format!("sqlite:{}", folder.join("porchlight.db").display())).await?;
    store.migrate().await?;
    let allow = vec!["127.0.0.0/8".into()];
    let outside =
        Outside::new(&OutsideSettings { allow, ..Default::default() }).map_err(|wrong| anyhow!(wrong))?;
    let town = Town::open(mill_lane::PAGE, clock.clone(), outside.clone()).await?;
    let networks = Networks::new(&town.settings(), &outside, &clock).map_err(|wrong| anyhow!(wrong))?;
    let app = App::new(Parts {
        store,
        clock,
        ids: Arc::new(RealIds),
        networks: house::by_key(&networks),
        mailer: networks.mailer(),
        blobs: Blobs::in_folder(folder.join("blobs")),
        key: SealingKey::random(),
        meaning: Meaning::new(),
        settings: Settings {
            public_address: address.to_owned(),
            simulated: true,
            poll_seconds: 3,
            quiet_poll_seconds: 3,
            ..Default::default()
        },
        wake: Notify::new(),
        keeping: actions::channels::Keeping::default(),
    });
    Ok((app, town))
}
