//! What every handler can reach.

use crate::heard::Recent;
use crate::hosts::{Hosts, name_of};
use crate::proxies::{Proxies, Range};
use crate::visitors::{Crowd, Visitors};
use crate::website::{Links, Rendered, Shelf};
use actions::channels::Intake;
use actions::today::{Porch, kept_lately};
use actions::{App, DeedError, FastClock, StoreError};
use domain::BusinessId;
use domain::business::Business;
use domain::promises::Kept;
use metrics_exporter_prometheus::PrometheusHandle;
use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;
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
    counts: Recent<(u64, u64)>,
    /// What the foot of a website links to.
    pub(crate) links: Recent<Arc<Links>>,
    pub(crate) settings: WebSettings,
    pub(crate) metrics: Option<PrometheusHandle>,
    pub(crate) visitors: Visitors,
    pub(crate) crowd: Crowd,
    stopping: watch::Sender<bool>,
    full: AtomicBool,
    pub(crate) seen: Seen,
    /// Forms with pictures that are on their way at once: each may take 30 MB on the disk until its pictures are made small.
    pub(crate) uploads: Semaphore,
    hosts: Hosts,
}

/// What the operator decides about the web side.
#[derive(Clone, Default)]
pub struct WebSettings {
    /// Who may say for whom a request comes.
    pub proxies: Proxies,
    /// Who may see the figures and more than yes or no of `/readyz`: addresses. None: this machine.
    pub watchers: Vec<Range>,
    /// Or whoever brings this as a bearer token.
    pub watch_token: Option<String>,
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
            counts: Recent::new(app.store.changes().watch()),
            links: Recent::new(app.store.changes().watch()),
            settings,
            metrics,
            visitors: Visitors::default(),
            crowd: Crowd::default(),
            stopping: watch::Sender::new(false),
            full: AtomicBool::new(false),
            seen: Seen::default(),
            uploads: Semaphore::new(16),
            hosts: Hosts::new(app.store.changes().watch()),
            site: app.for_visitors(),
            app,
        };
        let parts = Arc::new(parts);
        tokio::spawn(look_for_room(Arc::downgrade(&parts)));
        Self { parts }
    }

    /// Whether nothing more could be written at the last try.
    pub(crate) fn is_full(&self) -> bool {
        self.full.load(Ordering::Relaxed)
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

    /// After a change that must be seen by the very next request.
    pub(crate) fn forget_hosts(&self) {
        self.hosts.forget();
    }

    /// Whose website a host name is: with a single business any name serves it.
    pub(crate) async fn business_of(&self, host: &str) -> Result<Option<Arc<Business>>, StoreError> {
        let name = name_of(host);
        let begun = match self.hosts.find(&name) {
            Ok(found) => return Ok(found),
            Err(begun) => begun,
        };
        let found = self.app.store.find_site(&name).await?.map(Arc::new);
        self.hosts.keep(name, &begun, found.clone());
        Ok(found)
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

    /// How many conversations wait, and how many hold something new: on every page of a desk, and thousands of entries of
    /// an index where a shop has thousands, so counted at most once a second.
    pub(crate) async fn counts(&self, business: BusinessId) -> Result<(u64, u64), StoreError> {
        let now = self.app.now();
        match self.counts.find(business, now) {
            Ok(counts) => Ok(counts),
            Err(begun) => {
                let desk = self.app.of(business);
                let counts = (desk.count_waiting().await?, desk.count_unseen().await?);
                self.counts.keep(business, begun, now, counts);
                Ok(counts)
            }
        }
    }

    pub(crate) fn clock_speed(&self) -> i64 {
        self.settings.demo.as_ref().map_or(1, |demo| demo.clock.speed())
    }
}

/// Tries now and then whether a little more can be written, so that nobody who asks has to.
async fn look_for_room(parts: Weak<Parts>) {
    const EVERY: Duration = Duration::from_secs(5);
    loop {
        let Some(blobs) = parts.upgrade().map(|parts| parts.app.blobs.clone()) else { return };
        let full = !blobs.has_room().await;
        match parts.upgrade() {
            Some(parts) => parts.full.store(full, Ordering::Relaxed),
            None => return,
        }
        if let Some(metrics) = parts.upgrade().and_then(|parts| parts.metrics.clone()) {
            // What was measured and nobody asked for is summed up, or it would pile up.
            metrics.run_upkeep();
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// Which figures were told before: one that is gone is told as zero.
#[derive(Default)]
pub struct Seen {
    orders: Mutex<BTreeSet<(String, String)>>,
    channels: Mutex<BTreeSet<(String, String)>>,
}

impl Seen {
    pub fn orders(&self, now: impl Iterator<Item = (String, String)>) -> BTreeSet<(String, String)> {
        told(&self.orders, now)
    }

    pub fn channels(&self, now: impl Iterator<Item = (String, String)>) -> BTreeSet<(String, String)> {
        told(&self.channels, now)
    }
}

fn told(
    before: &Mutex<BTreeSet<(String, String)>>,
    now: impl Iterator<Item = (String, String)>,
) -> BTreeSet<(String, String)> {
    let mut all = before.lock().unwrap_or_else(PoisonError::into_inner);
    all.extend(now);
    all.clone()
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
