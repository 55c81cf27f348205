//! A fresh store on each database, and a few things to put into it.

use domain::business::{Business, OpeningHours};
use domain::channels::{Channel, ChannelState};
use domain::contacts::{Contact, Identity};
use domain::inbox::{Asks, Conversation, Direction, Kind, Message, Release, Shown, Sight};
use domain::promises::Promise;
use domain::{BusinessId, ContactId, IdentityId, Timestamp};
use store::{NewJob, Store};
use uuid::Uuid;

pub struct Place {
    pub store: Store,
    pub name: &'static str,
    _folder: Option<tempfile::TempDir>,
}

/// A fresh store on each database. Without PostgreSQL's address the test says so, and fails where all must run.
pub async fn places() -> Vec<Place> {
    let folder = tempfile::tempdir().unwrap();
    let path = format!("sqlite:{}", folder.path().join("porchlight.db").display());
    let sqlite = Store::open(&path).await.unwrap();
    sqlite.migrate().await.unwrap();
    let mut places = vec![Place { store: sqlite, name: "SQLite", _folder: Some(folder) }];
    if let Ok(server) = std::env::var("PORCHLIGHT_TEST_POSTGRES") {
        let name = format!("t{}", Uuid::now_v7().simple());
        make_database(&server, &name).await;
        let address = format!("{}/{name}", server.rsplit_once('/').unwrap().0);
        let postgres = Store::open(&address).await.unwrap();
        postgres.migrate().await.unwrap();
        places.push(Place { store: postgres, name: "PostgreSQL", _folder: None });
    } else {
        assert!(std::env::var("PORCHLIGHT_TEST_ALL").is_err(), "PORCHLIGHT_TEST_POSTGRES is not set");
        eprintln!("skipped: PostgreSQL (PORCHLIGHT_TEST_POSTGRES is not set)");
    }
    places
}

async fn make_database(server: &str, name: &str) {
    use sea_orm::ConnectionTrait;
    let server = sea_orm::Database::connect(server).await.unwrap();
    server.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
}

pub fn id<T: From<Uuid>>() -> T {
    Uuid::now_v7().into()
}

pub fn at(seconds: i64) -> Timestamp {
    Timestamp::from_seconds(1_780_000_000 + seconds)
}

pub async fn a_business(store: &Store) -> Business {
    let business = Business {
        id: id(),
        name: "Ada's Joinery".into(),
        headline: "Oak, made to stay.".into(),
        about: String::new(),
        hosts: vec!["adas-joinery.example".into()],
        time_zone: chrono_tz::Europe::Berlin,
        language: Some(domain::Language::German),
        hours: OpeningHours::weekdays(540, 1020),
        promise: Promise::default(),
        mail_from: None,
        address: String::new(),
        phone: String::new(),
        releases: domain::inbox::ReleaseRules::default(),
        created_at: at(0),
        settled_at: None,
    };
    store.add_business(&business).await.unwrap();
    business
}

pub async fn a_channel(store: &Store, business: BusinessId) -> Channel {
    let channel = Channel {
        id: id(),
        network: "bluesky".into(),
        name: "Ada's Joinery".into(),
        handle: Some("@ada.test".into()),
        remote_id: format!("did:plc:{}", Uuid::now_v7().simple()),
        state: ChannelState::Connected,
        connected_at: at(0),
        heard_at: None,
        asked_again_at: None,
        stirred_at: at(0),
        measured_at: None,
        allowance: None,
        lacks: vec![],
        simulated: false,
    };
    let mut tx = store.of(business).begin().await.unwrap();
    tx.save_channel(&channel, Some("sealed".into())).await.unwrap();
    tx.commit().await.unwrap();
    channel
}

pub async fn a_contact(store: &Store, business: BusinessId, name: &str) -> Identity {
    let contact = Contact { id: id(), name: Some(name.into()), first_seen_at: at(0) };
    let identity = Identity {
        id: id(),
        contact: contact.id,
        network: "bluesky".into(),
        remote_id: Some(format!("did:plc:{name}")),
        name: Some(name.into()),
        handle: None,
    };
    let mut tx = store.of(business).begin().await.unwrap();
    tx.add_contact(&contact).await.unwrap();
    tx.save_identity(&identity).await.unwrap();
    tx.commit().await.unwrap();
    identity
}

pub fn a_conversation(
    channel: &Channel,
    contact: ContactId,
    thread: &str,
    due: Option<Timestamp>,
) -> Conversation {
    Conversation {
        id: id(),
        channel: channel.id,
        contact,
        contact_name: Some("Ben".into()),
        kind: Kind::Comment,
        public: true,
        remote_thread: thread.into(),
        under: None,
        origin: None,
        language: Some(domain::Language::Arabic),
        started_at: at(1),
        last_message_at: at(1),
        snippet: "Is it oiled?".into(),
        due_at: due,
        assignee: None,
        closed: None,
        shown: Shown::Named,
        unseen: 0,
    }
}

pub fn a_message(
    conversation: &Conversation,
    from: IdentityId,
    remote_id: &str,
    text: &str,
    written: Timestamp,
) -> Message {
    Message {
        id: id(),
        conversation: conversation.id,
        channel: conversation.channel,
        direction: Direction::In { from, asks: Asks::Question, release: Some(Release::Given) },
        text: text.into(),
        remote_id: Some(remote_id.into()),
        link: None,
        written_at: written,
        received_at: written,
        edited_at: None,
        deleted_at: None,
        answers: None,
        attachments: vec![],
        sight: Sight::Open,
        sight_at: written,
    }
}

pub fn a_job(kind: &'static str, key: Option<&str>, run_at: Timestamp) -> NewJob {
    NewJob {
        id: id(),
        kind,
        payload: "{}".into(),
        unique_key: key.map(Into::into),
        priority: 0,
        run_at,
        most_attempts: 2,
    }
}
