//! A page on the pretend Facebook, and somebody who writes to it.

use crate::clock::{HandClock, outside};
use domain::channels::{Incoming, IncomingMessage};
use domain::inbox::Asked;
use domain::publishing::{Draft, DraftPicture, LinkCard};
use networks::facebook::Facebook;
use networks::facebook::fake::{FacebookFake, FakeApp, FakePage, Person};
use networks::fakes::open;
use networks::{Connect, Connection, FacebookSettings, Listen, ReplyTo};
use std::collections::BTreeMap;
use std::sync::Arc;

pub struct Town {
    pub fake: FacebookFake,
    pub clock: Arc<HandClock>,
    pub facebook: Facebook,
    pub page: FakePage,
    pub ben: Person,
    pub at: Connection,
}

pub async fn town() -> Town {
    town_with(|_| ()).await
}

/// The same with other settings of the operator.
pub async fn town_with(change: impl FnOnce(&mut FacebookSettings)) -> Town {
    let clock = Arc::new(HandClock::default());
    let app = FakeApp::default();
    let fake = FacebookFake::new(clock.clone(), outside(), app.clone());
    let address = open(fake.router(), "127.0.0.1:0".parse().unwrap()).await.unwrap();
    let mut settings = FacebookSettings {
        graph: format!("http://{address}"),
        dialog: format!("http://{address}"),
        app_id: Some(app.id),
        app_secret: Some(app.secret),
        verify_token: Some(app.verify_token),
        ..FacebookSettings::default()
    };
    change(&mut settings);
    let facebook = Facebook::new(settings, outside(), clock.clone());
    let page = fake.page("Ada's Joinery");
    let ben = fake.person("Ben Ode");
    let filled = BTreeMap::from([("page_token".to_owned(), page.token.clone())]);
    let connected = facebook.connect(&filled).await.unwrap();
    assert_eq!((&connected.remote_id, connected.name.as_str()), (&page.id, "Ada's Joinery"));
    let at = Connection::new(connected.remote_id, connected.handle, connected.name, connected.keys);
    Town { fake, clock, facebook, page, ben, at }
}

pub fn draft(text: &str) -> Draft {
    let card =
        LinkCard { url: "https://joinery.example/oil".into(), title: "Oil".into(), ..LinkCard::default() };
    Draft { text: text.into(), card: Some(card), pictures: vec![] }
}

pub fn a_picture(alt: &str) -> DraftPicture {
    let pixels = image::RgbImage::from_pixel(16, 12, image::Rgb([120, 80, 40]));
    let mut jpeg = vec![];
    pixels.write_to(&mut std::io::Cursor::new(&mut jpeg), image::ImageFormat::Jpeg).unwrap();
    DraftPicture { jpeg, width: 16, height: 12, alt: alt.into(), url: String::new() }
}

pub fn to(message: &IncomingMessage) -> ReplyTo {
    ReplyTo {
        kind: message.kind,
        known: Asked {
            written_at: Some(message.written_at),
            last_at: Some(message.written_at),
            ..Asked::of(message.kind)
        },
        thread: message.thread.clone().unwrap_or_else(|| message.remote_id.clone()),
        message: message.remote_id.clone(),
        person: message.from.remote_id.clone().unwrap_or_default(),
        person_name: message.from.name.clone().unwrap_or_default(),
        under: message.under.clone(),
        asked: message.text.clone(),
        page: None,
        business: "Ada's Joinery".into(),
        pictures: Vec::new(),
        letters: networks::Letters::default(),
    }
}

pub fn messages(incoming: Vec<Incoming>) -> Vec<IncomingMessage> {
    let message = |incoming| match incoming {
        Incoming::Message(message) => Some(message),
        _ => None,
    };
    incoming.into_iter().filter_map(message).collect()
}

impl Town {
    pub async fn hears(&self) -> Vec<IncomingMessage> {
        messages(self.facebook.poll(&self.at, None, &[]).await.unwrap().incoming)
    }

    pub async fn asked(&self) -> IncomingMessage {
        let post = self.fake.page_posts(&self.page, "New oil");
        self.ben.comments(&post, "Do you fit oak?").unwrap();
        self.hears().await.into_iter().find(|message| message.text == "Do you fit oak?").unwrap()
    }

    pub async fn wrote(&self) -> IncomingMessage {
        self.ben.messages(&self.page, "Are you open?");
        self.hears().await.into_iter().find(|message| message.text == "Are you open?").unwrap()
    }
}
