//! `serve` and `work`.

use crate::config::{Config, Options};
use crate::house;
use actions::App;
use actions::business::welcome_link;
use actions::work::Workers;
use anyhow::{Context, Result};
use axum::Router;
use clap::Args;
use metrics_exporter_prometheus::PrometheusBuilder;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;
use web::{Web, WebSettings};

#[derive(Args)]
pub struct ServeArgs {
    /// Leave the orders to `porchlight work`.
    #[arg(long)]
    no_workers: bool,
}

#[derive(Args)]
pub struct WorkArgs {}

pub async fn serve(options: &Options, args: &ServeArgs) -> Result<()> {
    let config = Config::load(options)?;
    house::begin_log(&config);
    let listener = TcpListener::bind(&config.listen)
        .await
        .with_context(|| format!("{} could not be opened", config.listen))?;
    let app = house::open(&config).await?;
    let metrics = PrometheusBuilder::new().install_recorder().ok();
    let settings = WebSettings {
        proxies: config.proxies()?,
        keep_pages: Duration::from_millis(config.keep_pages_ms),
        demo: None,
    };
    let router = web::router(Web::new(app.clone(), settings, metrics));
    let workers = if args.no_workers { None } else { Some(Workers::start(&app, config.workers)) };
    match welcome_link(&app).await? {
        Some(link) => {
            println!("Porchlight is at {} — make the owner's account at {link}", app.settings.public_address);
        }
        None => println!("Porchlight is at {}", app.settings.public_address),
    }
    run(listener, router).await?;
    stop(app, workers).await;
    Ok(())
}

pub async fn work(options: &Options, _: &WorkArgs) -> Result<()> {
    let config = Config::load(options)?;
    house::begin_log(&config);
    let app = house::open(&config).await?;
    let workers = Workers::start(&app, config.workers);
    println!("Porchlight works, {} orders at once", config.workers);
    stopped().await;
    stop(app, Some(workers)).await;
    Ok(())
}

/// Serves until somebody stops the program; what is being answered is answered first.
pub async fn run(listener: TcpListener, router: Router) -> Result<()> {
    axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(async {
            stopped().await;
            // Live pages hold their connections open for ever: they are cut after a moment.
            tokio::spawn(async {
                tokio::time::sleep(Duration::from_secs(3)).await;
                std::process::exit(0);
            });
        })
        .await?;
    Ok(())
}

async fn stop(app: App, workers: Option<Workers>) {
    if let Some(workers) = workers {
        workers.stop().await;
    }
    app.store.close().await;
}

/// Ctrl-C, or the service manager's SIGTERM.
async fn stopped() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
