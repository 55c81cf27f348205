//! What every handler can reach.

use crate::heard::Recent;
use crate::proxies::Proxies;
use crate::visitors::{Crowd, Visitors};
use crate::website::{Rendered, Shelf};
use actions::channels::Intake;
use actions::today::{Porch, kept_lately};
use actions::{App, DeedError, FastClock, StoreError};
use domain::business::Business;
use domain::promises::Kept;
use metrics_exporter_prometheus::PrometheusHandle;
use std::ops::Deref;
use std::sync::{Arc, RwLock};
use std::time::{Duration, Instant};
use tokio::sync::{Semaphore, watch};

/// The web side of a running Porchlight. Cheap to clone.
#[derive(Clone)]
pub struct Web {
    // In one piece: every request clones it.
    parts: Arc<Parts>,
}

pub struct Parts {
    pub(crate) app: App,
    /// For the website's own pages.
    pub(crate) site: App,
    pub(crate) intake: Intake,
    pub(crate) shelf: Shelf,
    pub(crate) rendered: Rendered,
    kept: Recent<Kept>,
    pub(crate) settings: WebSettings,
    pub(crate) metrics: Option<PrometheusHandle>,
    pub(crate) visitors: Visitors,
    pub(crate) crowd: Crowd,
    stopping: watch::Sender<bool>,
    /// Pictures that are being sent at once: each may take 30 MB until it is made small.
    pub(crate) uploads: Semaphore,
    businesses: RwLock<Known>,
}

struct Known {
    businesses: Arc<[Arc<Business>]>,
    at: Option<Instant>,
}

/// What the operator decides about the web side.
#[derive(Clone, Default)]
pub struct WebSettings {
    /// Who may say for whom a request comes.
    pub proxies: Proxies,
    /// Finished pages of the website are kept for at most this long, and only until something changes.
    pub keep_pages: Duration,
    pub demo: Option<Demo>,
}

/// What a demo shows beside the product.
#[derive(Clone)]
pub struct Demo {
    pub clock: Arc<FastClock>,
}

impl Web {
    pub fn new(app: App, settings: WebSettings, metrics: Option<PrometheusHandle>) -> Self {
        let parts = Parts {
            intake: Intake::start(app.clone()),
            shelf: Shelf::new(app.store.changes().watch(), settings.keep_pages),
            rendered: Rendered::default(),
            kept: Recent::new(app.store.changes().watch()),
            settings,
            metrics,
            visitors: Visitors::default(),
            crowd: Crowd::default(),
            stopping: watch::Sender::new(false),
            uploads: Semaphore::new(3),
            businesses: RwLock::new(Known { businesses: Arc::default(), at: None }),
            site: app.for_visitors(),
            app,
        };
        Self { parts: Arc::new(parts) }
    }

    /// Live pages end, so that the program can.
    pub fn stop(&self) {
        self.stopping.send_replace(true);
    }

    /// Comes when the program is stopping.
    pub(crate) fn stopping(&self) -> impl Future<Output = ()> + Send + use<> {
        let mut stopping = self.stopping.subscribe();
        async move {
            let _ = stopping.wait_for(|stopping| *stopping).await;
        }
    }

    /// Every business; read again at least once a second, and at once after [`Web::forget_businesses`].
    pub(crate) async fn businesses(&self) -> Result<Arc<[Arc<Business>]>, StoreError> {
        if let Ok(known) = self.businesses.read()
            && known.at.is_some_and(|at| at.elapsed() < Duration::from_secs(1))
        {
            return Ok(known.businesses.clone());
        }
        let businesses: Arc<[_]> =
            self.app.store.list_businesses().await?.into_iter().map(Arc::new).collect();
        if let Ok(mut known) = self.businesses.write() {
            *known = Known { businesses: businesses.clone(), at: Some(Instant::now()) };
        }
        Ok(businesses)
    }

    /// After a change that must be seen by the very next request.
    pub(crate) fn forget_businesses(&self) {
        if let Ok(mut known) = self.businesses.write() {
            known.at = None;
        }
    }

    /// Whose website a host name is: with a single business any name serves it.
    pub(crate) async fn business_of(&self, host: &str) -> Result<Option<Arc<Business>>, StoreError> {
        let businesses = self.businesses().await?;
        if let [only] = &*businesses {
            return Ok(Some(only.clone()));
        }
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name).to_lowercase();
        Ok(businesses.iter().find(|business| business.hosts.contains(&name)).cloned())
    }

    /// What the porch light says now; how well promises were kept is counted at most once a second.
    pub(crate) async fn porch(&self, business: &Business) -> Result<Porch, DeedError> {
        let now = self.app.now();
        let kept = match self.kept.find(business.id, now) {
            Ok(kept) => kept,
            Err(begun) => {
                let kept = kept_lately(&self.site, business.id).await?;
                self.kept.keep(business.id, begun, now, kept);
                kept
            }
        };
        Ok(Porch::at(business, kept, now))
    }

    pub(crate) fn clock_speed(&self) -> i64 {
        self.settings.demo.as_ref().map_or(1, |demo| demo.clock.speed())
    }
}

impl Deref for Web {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.parts
    }
}

/// Ids in addresses that are no ids lead nowhere rather than to an error of another kind.
pub(crate) fn id<T: From<uuid::Uuid>>(text: &str) -> Option<T> {
    uuid::Uuid::parse_str(text).ok().map(T::from)
}
