//! `serve` and `work`.

use crate::config::{Config, Options};
use crate::house;
use actions::App;
use actions::business::welcome_link;
use actions::work::Workers;
use anyhow::{Context, Result};
use clap::Args;
use metrics_exporter_prometheus::PrometheusBuilder;
use std::time::Duration;
use tokio::net::TcpListener;
use web::{Lines, Web, WebSettings};

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
    // Seconds: from a page off the shelf to what is given up.
    let metrics = PrometheusBuilder::new()
        .set_buckets(&[0.002, 0.01, 0.05, 0.2, 1.0, 5.0, 30.0])
        .ok()
        .and_then(|builder| builder.install_recorder().ok());
    let settings = WebSettings {
        proxies: config.proxies()?,
        watchers: config.watchers()?,
        watch_token: config.watch_token.clone(),
        keep_pages: Duration::from_millis(config.keep_pages_ms),
        demo: None,
    };
    let web = Web::new(app.clone(), settings, metrics);
    let proxies = config.proxies()?;
    let lines = config.lines();
    let lines =
        Lines::serve(listener, web::router(web.clone()), lines, move |address| proxies.trusts(address));
    let workers = if args.no_workers { None } else { Some(Workers::start(&app, config.workers)) };
    match welcome_link(&app).await? {
        Some(link) => {
            println!("Porchlight is at {} — make the owner's account at {link}", app.settings.public_address);
        }
        None => println!("Porchlight is at {}", app.settings.public_address),
    }
    stopped().await;
    stop(&app, Some((web, lines)), workers, config.stop_limit()).await;
    Ok(())
}

pub async fn work(options: &Options, _: &WorkArgs) -> Result<()> {
    let config = Config::load(options)?;
    house::begin_log(&config);
    let app = house::open(&config).await?;
    let workers = Workers::start(&app, config.workers);
    println!("Porchlight works, {} orders at once", config.workers);
    stopped().await;
    stop(&app, None, Some(workers), config.stop_limit()).await;
    Ok(())
}

/// In good order: what is being answered is answered, what is being carried out is finished, and what is not after
/// `limit` is cut; another process or the next start takes it up at once. Whoever asks a second time does not wait.
pub async fn stop(app: &App, web: Option<(Web, Lines)>, workers: Option<Workers>, limit: Duration) {
    tracing::info!(seconds = limit.as_secs(), "stopping: what is being done is finished first");
    let answers = async {
        let Some((web, lines)) = web else { return 0 };
        web.stop();
        lines.stop(limit).await
    };
    let orders = async {
        match workers {
            Some(workers) => workers.stop(app, limit).await,
            None => 0,
        }
    };
    tokio::select! {
        (cut, given_back) = async { tokio::join!(answers, orders) } => {
            if cut + given_back > 0 {
                tracing::warn!(connections = cut, orders = given_back, "not everything was done in time: it is taken up again");
            }
        }
        () = stopped() => tracing::warn!("stopped at once"),
    }
    app.store.close().await;
}

/// Ctrl-C, or the service manager's SIGTERM.
pub async fn stopped() {
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
