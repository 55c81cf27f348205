//! The town's networks and its post office, all on this machine.

use crate::letters::Letters;
use domain::Clock;
use networks::bluesky::fake::BlueskyFake;
use networks::facebook::fake::{FacebookFake, FakeApp, FakePage};
use networks::{BlueskySettings, FacebookSettings, MailSettings, NetworkSettings, Outside, fakes};
use std::net::SocketAddr;
use std::sync::Arc;

/// Simulated networks that answer on 127.0.0.1. Cheap to clone.
#[derive(Clone)]
pub struct Town {
    pub facebook: FacebookFake,
    pub bluesky: BlueskyFake,
    pub letters: Letters,
    /// The business's page over there.
    pub page: FakePage,
    settings: Arc<NetworkSettings>,
}

impl Town {
    /// Opens them on free ports.
    pub async fn open(page: &str, clock: Arc<dyn Clock>, outside: Outside) -> std::io::Result<Self> {
        let app = FakeApp::default();
        let facebook = FacebookFake::new(clock.clone(), outside, app.clone());
        let page = facebook.page(page);
        let bluesky = BlueskyFake::new(clock);
        let letters = Letters::default();
        let anywhere: SocketAddr = ([127, 0, 0, 1], 0).into();
        let graph = format!("http://{}", fakes::open(facebook.router(), anywhere).await?);
        let sky = format!("http://{}", fakes::open(bluesky.router(), anywhere).await?);
        let post_office = letters.open().await?;
        let settings = NetworkSettings {
            facebook: FacebookSettings {
                graph: graph.clone(),
                dialog: graph,
                app_id: Some(app.id),
                app_secret: Some(app.secret),
                verify_token: Some(app.verify_token),
                ..FacebookSettings::default()
            },
            bluesky: BlueskySettings { service: sky.clone(), web: sky.clone(), directory: sky },
            mail: MailSettings {
                url: Some(format!("smtp+clear://127.0.0.1:{post_office}")),
                from: Some("hello@town.example".into()),
                ..MailSettings::default()
            },
        };
        Ok(Self { facebook, bluesky, letters, page, settings: Arc::new(settings) })
    }

    /// Settings that point every adapter at this town.
    pub fn settings(&self) -> NetworkSettings {
        (*self.settings).clone()
    }

    /// The networks call us about what happens, from now on.
    pub fn deliver(&self) {
        self.facebook.deliver_by_itself();
    }
}
