//! The only room that knows a network by name: one folder each, e-mail and our own website too.
//!
//! Two forms cross the door, both in our words: [`domain::channels::Incoming`] (anything that arrives) and
//! [`domain::publishing::Draft`] or a reply (anything ready to go). Adapters translate; they never decide which
//! conversation, contact or need something belongs to.

mod abilities;
pub mod bluesky;
mod connection;
mod error;
pub mod facebook;
pub mod fakes;
mod fitted;
pub mod mail;
pub mod outside;
#[cfg(test)]
mod pairs;
mod pictures;
mod readable;
mod settings;
pub mod website;

mod share;
pub use abilities::{
    About, Answer, AppHooks, Called, Connect, Connected, Edit, Editing, Field, Found, Heard, HookPart,
    HookRefused, HookRequest, Hooks, LengthRule, Letters, Listen, Measure, Moderate, Network, Publish,
    Receipt, ReplyTo, SignIn, Stands, Theirs,
};
pub use connection::{Connection, Left};
pub use error::NetworkError;
pub use mail::{Mail, MailSettings, Mailer};
pub use outside::{Outside, OutsideSettings};
pub use settings::{BlueskySettings, FacebookSettings, NetworkSettings};

use domain::Clock;
use std::sync::Arc;

/// What our letters say to customers.
static WORDS: words::Room = words::room!(customers: ["letters"]);

/// Every network this house knows.
#[derive(Clone)]
pub struct Networks {
    all: Vec<Arc<dyn Network>>,
    mailer: Arc<Mailer>,
}

impl Networks {
    /// `Err` says which setting is wrong.
    pub fn new(
        settings: &NetworkSettings,
        outside: &Outside,
        clock: &Arc<dyn Clock>,
    ) -> Result<Self, String> {
        let mailer = Arc::new(Mailer::new(&settings.mail)?);
        let bluesky = bluesky::Bluesky::new(settings.bluesky.clone(), outside.clone(), clock.clone());
        let facebook = facebook::Facebook::new(settings.facebook.clone(), outside.clone(), clock.clone());
        let all: Vec<Arc<dyn Network>> =
            vec![Arc::new(website::Website::new(mailer.clone())), Arc::new(facebook), Arc::new(bluesky)];
        Ok(Self { all, mailer })
    }

    /// The network with this key, as it stands in addresses and tables.
    pub fn get(&self, key: &str) -> Option<Arc<dyn Network>> {
        self.all.iter().find(|network| network.about().key == key).cloned()
    }

    pub fn all(&self) -> &[Arc<dyn Network>] {
        &self.all
    }

    /// Sends letters, if a mail server is set up.
    pub fn mailer(&self) -> Arc<Mailer> {
        self.mailer.clone()
    }
}
pub use share::{ShareLink, share_links};
