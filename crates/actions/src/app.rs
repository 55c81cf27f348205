//! Everything an action needs, handed in: the store, the clock, the networks, the keys.

use crate::channels::Keeping;
use crate::error::{Deed, DeedError};
use crate::{Blobs, SealingKey};
use chrono::TimeDelta;
use domain::business::Business;
use domain::channels::Bounds;
use domain::{BusinessId, Clock, Ids, Timestamp};
use meaning::Meaning;
use networks::{Mailer, Network};
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;
use store::{BusinessStore, OnceKey, Store};
use tokio::sync::Notify;

/// A running Porchlight. Cheap to clone.
#[derive(Clone)]
pub struct App {
    parts: Arc<Parts>,
    /// The request this deed belongs to, where it may come twice.
    once: Option<Arc<OnceKey>>,
    for_visitors: bool,
}

pub struct Parts {
    pub store: Store,
    pub clock: Arc<dyn Clock>,
    pub ids: Arc<dyn Ids>,
    /// By key: "bluesky".
    pub networks: BTreeMap<&'static str, Arc<dyn Network>>,
    /// Sends letters, if a mail server is set up.
    pub mailer: Arc<Mailer>,
    pub blobs: Blobs,
    pub key: SealingKey,
    pub meaning: Meaning,
    pub settings: Settings,
    /// Wakes this process's workers.
    pub wake: Notify,
    /// Who keeps webhooks, and so goes first.
    pub keeping: Keeping,
}

/// What the installation's operator decides.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where people reach this installation, without a slash at the end: `https://adas-joinery.example`.
    pub public_address: String,
    /// The demo: channels of simulated networks, marked so on screen.
    pub simulated: bool,
    /// Seconds between two polls of a channel.
    pub poll_seconds: i64,
    /// The same for a channel where nobody has written for long.
    pub quiet_poll_seconds: i64,
    /// Seconds a running job is a worker's own before another may take it over.
    pub lease_seconds: i64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            public_address: "http://127.0.0.1:8080".into(),
            simulated: false,
            poll_seconds: 60,
            quiet_poll_seconds: 600,
            lease_seconds: 120,
        }
    }
}

impl App {
    pub fn new(parts: Parts) -> Self {
        Self { parts: Arc::new(parts), once: None, for_visitors: false }
    }

    /// The same, for one request: whatever deed it does is saved together with its key, and so at most once.
    pub fn under(&self, once: Arc<OnceKey>) -> Self {
        Self { once: Some(once), ..self.clone() }
    }

    /// The same, for visitors of the websites, who never wait for a desk.
    pub fn for_visitors(&self) -> Self {
        Self { for_visitors: true, ..self.clone() }
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Whether letters to the team leave: a mail server is set up, and nobody plays with a demo.
    pub fn writes_letters(&self) -> bool {
        self.mailer.is_set_up() && !self.settings.simulated
    }

    /// Whether an asker on the website gets the answer by letter; in a demo, too, where the whole town is made up.
    pub fn answers_by_letter(&self) -> bool {
        self.mailer.is_set_up()
    }

    pub fn of(&self, business: BusinessId) -> BusinessStore {
        let desk = self.store.of(business);
        let desk = if self.for_visitors { desk.for_visitors() } else { desk };
        match &self.once {
            Some(once) => desk.under(once.clone()),
            None => desk,
        }
    }

    pub fn new_id<T: From<uuid::Uuid>>(&self) -> T {
        self.ids.next().into()
    }

    /// Between which pauses channels are asked, by our clock.
    pub(crate) fn poll_bounds(&self) -> Bounds {
        let ahead = |seconds| self.clock.ahead(TimeDelta::seconds(seconds)).since(self.now());
        let busy = ahead(self.settings.poll_seconds);
        Bounds { busy, quiet: ahead(self.settings.quiet_poll_seconds).max(busy) }
    }

    /// Where a business's website is reached: its own first host name, else the installation's address.
    pub fn address_of(&self, business: &Business) -> String {
        match business.hosts.first() {
            Some(host) if !self.settings.simulated => {
                let scheme = self.settings.public_address.split("://").next().unwrap_or("https");
                format!("{scheme}://{host}")
            }
            _ => self.settings.public_address.clone(),
        }
    }

    pub fn network(&self, key: &str) -> Option<&Arc<dyn Network>> {
        self.networks.get(key)
    }

    /// The network that is the business's own, by its key.
    pub(crate) fn home(&self) -> Deed<&'static str> {
        let home = self.networks.values().map(|network| network.about()).find(|about| about.home);
        Ok(home.ok_or(DeedError::NoSuch("website"))?.key)
    }
}

impl Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.parts
    }
}
