//! Bluesky's adapter when things go wrong: nothing lost, nothing sent twice, and the right next step.

use crate::clock::{HandClock, answer, approved, key, outside};
use chrono::TimeDelta;
use domain::channels::{Incoming, IncomingMessage};
use domain::inbox::{Asked, Kind};
use domain::publishing::{Draft, LinkCard};
use networks::bluesky::Bluesky;
use networks::bluesky::fake::{BlueskyFake, Person};
use networks::fakes::{Trouble, open};
use networks::{Answer, BlueskySettings, Connect, Connection, Found, Listen, NetworkError, Publish, ReplyTo};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

struct Town {
    fake: BlueskyFake,
    clock: Arc<HandClock>,
    bluesky: Bluesky,
    ada: Person,
    ben: Person,
    at: Connection,
}

async fn town() -> Town {
    let clock = Arc::new(HandClock::default());
    let fake = BlueskyFake::new(clock.clone());
    let address = open(fake.router(), "127.0.0.1:0".parse().unwrap()).await.unwrap();
    let base = format!("http://{address}");
    let settings = BlueskySettings { service: base.clone(), directory: base.clone(), web: base };
    let bluesky = Bluesky::new(settings, outside(), clock.clone());
    let ada = fake.account("ada.test", "Ada's Joinery", "app-password");
    let ben = fake.person("ben.test", "Ben");
    let filled = [("handle", "@ada.test"), ("app_password", "app-password")];
    let filled = BTreeMap::from(filled.map(|(key, value)| (key.to_owned(), value.to_owned())));
    let connected = bluesky.connect(&filled).await.unwrap();
    assert_eq!((connected.name.as_str(), connected.handle.as_deref()), ("Ada's Joinery", Some("@ada.test")));
    let at = Connection::new(connected.remote_id, connected.handle, connected.name, connected.keys);
    Town { fake, clock, bluesky, ada, ben, at }
}

fn draft(text: &str) -> Draft {
    let card =
        LinkCard { url: "https://joinery.example/oil".into(), title: "Oil".into(), ..LinkCard::default() };
    Draft { text: text.into(), card: Some(card), pictures: vec![] }
}

fn to(message: &IncomingMessage) -> ReplyTo {
    ReplyTo {
        kind: message.kind,
        known: Asked {
            written_at: Some(message.written_at),
            last_at: Some(message.written_at),
            ..Asked::of(message.kind)
        },
        thread: message.remote_id.clone(),
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

fn texts(incoming: &[Incoming]) -> Vec<&str> {
    incoming
        .iter()
        .filter_map(|incoming| match incoming {
            Incoming::Message(message) => Some(message.text.as_str()),
            _ => None,
        })
        .collect()
}

impl Town {
    async fn asked(&self) -> (String, IncomingMessage) {
        let post = self.ada.posts("Oil or lacquer?");
        let comment = self.ben.comments(&post, "Do you fit oak?").unwrap();
        (post, self.bluesky.fetch(&self.at, &comment).await.unwrap().unwrap())
    }
}

#[tokio::test]
async fn a_line_cut_after_the_write_never_makes_a_second_post() {
    let town = town().await;
    let (draft, key) = (approved(draft("New oil")), key(&*town.clock));
    town.fake.desk().trouble("createRecord", Trouble::CutAfterWrite);
    let lost = Publish::send(&town.bluesky, &town.at, &draft, key).await;
    assert!(matches!(lost, Err(NetworkError::Unsure { .. })), "{lost:?}");
    let Found::There(receipts) = Publish::look(&town.bluesky, &town.at, &draft, key).await.unwrap() else {
        panic!("it is there")
    };
    assert_eq!(Publish::send(&town.bluesky, &town.at, &draft, key).await.unwrap(), receipts[0]);
    assert_eq!(town.fake.posts("ada.test").len(), 1);
}

#[tokio::test]
async fn a_line_cut_before_the_write_is_seen_not_to_have_arrived() {
    let town = town().await;
    let (_, asked) = town.asked().await;
    let (text, key) = (answer("We do."), key(&*town.clock));
    for trouble in [Trouble::Down, Trouble::Slow(Duration::from_secs(3)), Trouble::status(502)] {
        town.fake.desk().trouble("createRecord", trouble);
        let lost = town.bluesky.reply(&town.at, &to(&asked), &text, key).await;
        assert!(matches!(lost, Err(NetworkError::Unsure { .. })), "{lost:?}");
        assert_eq!(
            Answer::look(&town.bluesky, &town.at, &to(&asked), &text, key).await.unwrap(),
            Found::NotThere
        );
    }
    town.bluesky.reply(&town.at, &to(&asked), &text, key).await.unwrap();
    // The slow one may arrive in the end, and finds its place taken.
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(town.fake.replies_to(&asked.remote_id).len(), 1);
}

#[tokio::test]
async fn every_error_says_what_happens_next() {
    let town = town().await;
    let error = |status: u16, error: &str, headers: &[(&str, &str)]| Trouble::Answer {
        status,
        headers: headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        body: format!("{{\"error\":\"{error}\",\"message\":\"in their words\"}}"),
    };
    let send = async |trouble: Trouble| {
        town.fake.desk().trouble("createRecord", trouble);
        Publish::send(&town.bluesky, &town.at, &approved(draft("x")), key(&*town.clock)).await.unwrap_err()
    };
    let limits = [("ratelimit-reset", "1795341700"), ("date", "Sun, 22 Nov 2026 10:00:00 GMT")];
    let limited = send(error(429, "RateLimitExceeded", &limits)).await;
    assert!(
        matches!(limited, NetworkError::Later { after: Some(after), .. } if after == Duration::from_secs(100)),
        "{limited:?}"
    );
    let limited = send(error(429, "RateLimitExceeded", &[])).await;
    assert!(matches!(limited, NetworkError::Later { after: Some(_), .. }), "{limited:?}");
    for refusal in ["InvalidRequest", "InvalidSwap", "BlobTooLarge"] {
        let refused = send(error(400, refusal, &[])).await;
        assert!(
            matches!(&refused, NetworkError::Refused { reason } if reason.contains("in their words")),
            "{refused:?}"
        );
    }
    for gone in ["AccountTakedown", "RepoDeactivated"] {
        let gone = send(error(400, gone, &[])).await;
        assert!(matches!(gone, NetworkError::Reconnect { .. }), "{gone:?}");
    }
    assert!(matches!(send(error(403, "Forbidden", &[])).await, NetworkError::Reconnect { .. }));
    assert_eq!(town.fake.posts("ada.test"), []);
    // Reading is never unsure.
    for trouble in [Trouble::Down, Trouble::status(500), Trouble::status(429)] {
        town.fake.desk().trouble("listNotifications", trouble);
        let later = town.bluesky.poll(&town.at, None, &[]).await.unwrap_err();
        assert!(matches!(later, NetworkError::Later { .. }), "{later:?}");
    }
    let nonsense = Trouble::Answer { status: 200, headers: vec![], body: "{}".into() };
    town.fake.desk().trouble("listNotifications", nonsense);
    assert!(matches!(town.bluesky.poll(&town.at, None, &[]).await, Err(NetworkError::Surprise { .. })));
}

#[tokio::test]
async fn a_session_that_ran_out_is_renewed_and_handed_back() {
    let town = town().await;
    town.fake.expire_sessions();
    assert_eq!(town.at.renewed(), None);
    Publish::send(&town.bluesky, &town.at, &approved(draft("x")), key(&*town.clock)).await.unwrap();
    assert!(town.at.renewed().is_some());
    assert_eq!(town.fake.desk().count("refreshSession"), 1);
    assert_eq!(town.fake.posts("ada.test").len(), 1);
    town.fake.revoke("ada.test");
    let dead = Publish::send(&town.bluesky, &town.at, &approved(draft("y")), key(&*town.clock)).await;
    assert!(matches!(dead, Err(NetworkError::Reconnect { .. })), "{dead:?}");
    // Signing in is tried once, not for ever.
    assert_eq!(town.fake.desk().count("createSession"), 2);
}

#[tokio::test]
async fn trouble_while_a_session_is_renewed_is_no_reason_to_disconnect() {
    let town = town().await;
    town.fake.expire_sessions();
    town.fake.desk().trouble("refreshSession", Trouble::status(503));
    let later = Publish::send(&town.bluesky, &town.at, &approved(draft("x")), key(&*town.clock)).await;
    assert!(matches!(later, Err(NetworkError::Later { .. })), "{later:?}");
}

#[tokio::test]
async fn nothing_is_lost_however_much_was_written_meanwhile() {
    let town = town().await;
    let post = town.ada.posts("Oil or lacquer?");
    let first = town.bluesky.poll(&town.at, None, &[]).await.unwrap();
    let mut cursor = first.cursor;
    town.clock.goes_on(TimeDelta::minutes(10));
    town.ben.comments(&post, "before").unwrap();
    let heard = town.bluesky.poll(&town.at, cursor.as_ref(), &[]).await.unwrap();
    assert_eq!(texts(&heard.incoming), ["before"]);
    cursor = heard.cursor;
    town.clock.goes_on(TimeDelta::minutes(10));
    for n in 0..450 {
        town.ben.comments(&post, &format!("comment {n}")).unwrap();
        town.clock.goes_on(TimeDelta::seconds(5));
    }
    let mut all: Vec<String> = vec![];
    let mut rounds = 0;
    loop {
        let heard = town.bluesky.poll(&town.at, cursor.as_ref(), &[]).await.unwrap();
        all.extend(texts(&heard.incoming).into_iter().map(str::to_owned));
        cursor = heard.cursor;
        rounds += 1;
        if !heard.more {
            break;
        }
    }
    let heard: std::collections::BTreeSet<&String> =
        all.iter().filter(|text| text.starts_with("comment")).collect();
    assert_eq!((heard.len(), rounds), (450, 2));
    let again = town.bluesky.poll(&town.at, cursor.as_ref(), &[]).await.unwrap();
    assert!(!again.more && texts(&again.incoming).len() <= 100, "only what overlaps is repeated");
}

#[tokio::test]
async fn a_deleted_reply_is_noticed_and_what_hangs_below_it_stays() {
    let town = town().await;
    let (post, asked) = town.asked().await;
    town.fake.person("cid.test", "Cid").comments(&asked.remote_id, "I'd like to know, too").unwrap();
    let posts = [post];
    let heard = town.bluesky.poll(&town.at, None, &posts).await.unwrap();
    assert!(texts(&heard.incoming).contains(&"I'd like to know, too"));
    town.ben.deletes(&asked.remote_id);
    let heard = town.bluesky.poll(&town.at, heard.cursor.as_ref(), &posts).await.unwrap();
    let gone = heard.incoming.iter().filter_map(|incoming| match incoming {
        Incoming::Deleted { remote_id, .. } => Some(remote_id),
        _ => None,
    });
    assert_eq!(gone.collect::<Vec<_>>(), [&asked.remote_id]);
    let heard = town.bluesky.poll(&town.at, heard.cursor.as_ref(), &posts).await.unwrap();
    assert!(!heard.incoming.iter().any(|incoming| matches!(incoming, Incoming::Deleted { .. })), "once");
    let gone = town.bluesky.reply(&town.at, &to(&asked), &answer("We do."), key(&*town.clock)).await;
    assert!(matches!(gone, Err(NetworkError::Refused { .. })));
    assert_eq!(town.bluesky.fetch(&town.at, &asked.remote_id).await.unwrap(), None);
}

#[tokio::test]
async fn an_answer_too_long_is_refused_before_it_leaves() {
    let town = town().await;
    let (_, asked) = town.asked().await;
    let refused =
        town.bluesky.reply(&town.at, &to(&asked), &answer(&"x".repeat(301)), key(&*town.clock)).await;
    assert_eq!(refused, Err(NetworkError::Refused { reason: "1 characters too long.".into() }));
    assert_eq!(town.bluesky.length(Kind::Comment).most(), 300);
    assert_eq!(town.fake.desk().count("createRecord"), 0);
}

#[tokio::test]
async fn a_deep_quarrel_does_not_overturn_the_reader() {
    let town = town().await;
    let post = town.ada.posts("Oil or lacquer?");
    let mut last = post.clone();
    for n in 0..200 {
        last = town.ben.comments(&last, &format!("level {n}")).unwrap();
    }
    let heard = town.bluesky.poll(&town.at, None, &[post]).await.unwrap();
    assert!(texts(&heard.incoming).contains(&"level 40"));
}

#[tokio::test]
async fn a_strangers_server_inside_the_house_is_not_called() {
    let town = town().await;
    let filled = [("handle", "ada.test"), ("app_password", "x"), ("server", "http://169.254.169.254/")];
    let filled = BTreeMap::from(filled.map(|(key, value)| (key.to_owned(), value.to_owned())));
    let refused = town.bluesky.connect(&filled).await.unwrap_err();
    assert!(
        matches!(&refused, NetworkError::Refused { reason } if reason.starts_with("Server")),
        "{refused:?}"
    );
}

#[tokio::test]
async fn a_visitor_reads_and_comments_in_a_browser() {
    let town = town().await;
    let post = Publish::send(&town.bluesky, &town.at, &approved(draft("New <oil>")), key(&*town.clock))
        .await
        .unwrap();
    let link = post.link.unwrap();
    let page = outside().get(&link).send().await.unwrap();
    assert!(page.text().contains("New &lt;oil&gt;") && page.text().contains("simulated"), "{}", page.text());
    let form = [("name", "Robin"), ("text", "Is it <b>food-safe</b>?")];
    assert_eq!(outside().post(&link).form(&form).send().await.unwrap().status, 303);
    let heard = town.bluesky.poll(&town.at, None, &[]).await.unwrap();
    assert_eq!(texts(&heard.incoming), ["New <oil>", "Is it <b>food-safe</b>?"]);
    let page = outside().get(&link).send().await.unwrap().text();
    assert!(page.contains("Is it &lt;b&gt;food-safe&lt;/b&gt;?"), "{page}");
}

#[tokio::test]
async fn one_thread_or_record_that_cannot_be_read_keeps_no_other_from_us() {
    let town = town().await;
    let (closed, open) = (town.ada.posts("closed"), town.ada.posts("open"));
    town.ben.comments(&open, "Do you fit oak?").unwrap();
    let cid = town.fake.person("cid.test", "Cid");
    for (name, answer) in [
        ("nonsense", Trouble::Answer { status: 200, headers: vec![], body: "[]".into() }),
        ("forbidden", Trouble::status(403)),
        ("bad request", Trouble::status(400)),
    ] {
        // The newest thread is read first.
        town.fake.desk().trouble("getPostThread", answer);
        cid.comments(&closed, &format!("And elm, {name}?")).unwrap();
        let heard = town.bluesky.poll(&town.at, None, &[]).await.unwrap();
        assert!(texts(&heard.incoming).contains(&"Do you fit oak?"), "{name}");
        assert!(texts(&heard.incoming).contains(&format!("And elm, {name}?").as_str()), "{name}");
        assert!(heard.unheard.len() == 1 && heard.unheard[0].contains("one of your posts"), "{name}");
    }
    let strange = r#"{"posts":[{"uri":7},{"uri":"at://did:plc:x/app.bsky.feed.post/1","cid":"c","author":{"did":"did:plc:x","handle":"x.test"},"record":{"text":"And ash?"},"indexedAt":"2026-06-11T08:00:00Z"}]}"#;
    let strange = Trouble::Answer { status: 200, headers: vec![], body: strange.into() };
    town.fake.desk().trouble("getPosts", strange);
    let heard = town.bluesky.poll(&town.at, None, &[]).await.unwrap();
    assert!(texts(&heard.incoming).contains(&"And ash?"), "{:?}", texts(&heard.incoming));
}
