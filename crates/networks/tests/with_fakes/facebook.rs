//! Facebook's adapter against the pretend Facebook, when all goes well and when it does not.

use crate::clock::{HandClock, answer, approved, key, outside};
use chrono::TimeDelta;
use domain::channels::{Incoming, IncomingMessage};
use domain::inbox::Kind;
use domain::publishing::{Draft, DraftPicture, LinkCard};
use networks::facebook::Facebook;
use networks::facebook::fake::{FacebookFake, FakeApp, FakePage, Person};
use networks::fakes::{Trouble, open};
use networks::{
    Answer, Connect, Connection, FacebookSettings, Found, HookRefused, HookRequest, Hooks, Listen,
    NetworkError, Publish, ReplyTo, SignIn,
};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

struct Town {
    fake: FacebookFake,
    clock: Arc<HandClock>,
    facebook: Facebook,
    page: FakePage,
    ben: Person,
    at: Connection,
}

async fn town() -> Town {
    let clock = Arc::new(HandClock::default());
    let app = FakeApp::default();
    let fake = FacebookFake::new(clock.clone(), outside(), app.clone());
    let address = open(fake.router(), "127.0.0.1:0".parse().unwrap()).await.unwrap();
    let settings = FacebookSettings {
        graph: format!("http://{address}"),
        dialog: format!("http://{address}"),
        app_id: Some(app.id),
        app_secret: Some(app.secret),
        verify_token: Some(app.verify_token),
        ..FacebookSettings::default()
    };
    let facebook = Facebook::new(settings, outside(), clock.clone());
    let page = fake.page("Ada's Joinery");
    let ben = fake.person("Ben Ode");
    let filled = BTreeMap::from([("page_token".to_owned(), page.token.clone())]);
    let connected = facebook.connect(&filled).await.unwrap();
    assert_eq!((&connected.remote_id, connected.name.as_str()), (&page.id, "Ada's Joinery"));
    let at = Connection::new(connected.remote_id, connected.handle, connected.name, connected.keys);
    Town { fake, clock, facebook, page, ben, at }
}

fn draft(text: &str) -> Draft {
    let card =
        LinkCard { url: "https://joinery.example/oil".into(), title: "Oil".into(), ..LinkCard::default() };
    Draft { text: text.into(), card: Some(card), pictures: vec![] }
}

fn a_picture(alt: &str) -> DraftPicture {
    let pixels = image::RgbImage::from_pixel(16, 12, image::Rgb([120, 80, 40]));
    let mut jpeg = vec![];
    pixels.write_to(&mut std::io::Cursor::new(&mut jpeg), image::ImageFormat::Jpeg).unwrap();
    DraftPicture { jpeg, width: 16, height: 12, alt: alt.into(), url: String::new() }
}

fn to(message: &IncomingMessage) -> ReplyTo {
    ReplyTo {
        kind: message.kind,
        thread: message.thread.clone().unwrap_or_else(|| message.remote_id.clone()),
        message: message.remote_id.clone(),
        person: message.from.remote_id.clone(),
        person_name: message.from.name.clone(),
        under: message.under.clone(),
        asked: message.text.clone(),
        page: None,
        business: "Ada's Joinery".into(),
    }
}

fn messages(incoming: Vec<Incoming>) -> Vec<IncomingMessage> {
    let message = |incoming| match incoming {
        Incoming::Message(message) => Some(message),
        _ => None,
    };
    incoming.into_iter().filter_map(message).collect()
}

impl Town {
    async fn hears(&self) -> Vec<IncomingMessage> {
        messages(self.facebook.poll(&self.at, None, &[]).await.unwrap().incoming)
    }

    async fn asked(&self) -> IncomingMessage {
        let post = self.fake.page_posts(&self.page, "New oil");
        self.ben.comments(&post, "Do you fit oak?").unwrap();
        self.hears().await.into_iter().find(|message| message.text == "Do you fit oak?").unwrap()
    }

    async fn wrote(&self) -> IncomingMessage {
        self.ben.messages(&self.page, "Are you open?");
        self.hears().await.into_iter().find(|message| message.text == "Are you open?").unwrap()
    }
}

#[tokio::test]
async fn signing_in_leads_to_a_page_that_works() {
    let town = town().await;
    let redirect = "http://127.0.0.1:9/desk/channels/back";
    let address = SignIn::address(&town.facebook, redirect, "state-1").unwrap();
    let shown = outside().get(&address).send().await.unwrap();
    assert!(shown.status == 200 && shown.text().contains("Continue"), "{}", shown.text());
    // Agreeing leads back with a code; nobody listens there, so the address alone is read.
    let agreed =
        outside().request(http::Method::POST, &format!("{address}&answer=yes")).send().await.unwrap();
    let back = url::Url::parse(agreed.header("location").unwrap()).unwrap();
    let given: BTreeMap<_, _> = back.query_pairs().into_owned().collect();
    assert_eq!(given["state"], "state-1");
    let accounts = town.facebook.accounts(redirect, &given["code"]).await.unwrap();
    let chosen = &accounts[0];
    assert_eq!((accounts.len(), chosen.name.as_str()), (1, "Ada's Joinery"));
    let at = Connection::new(chosen.remote_id.clone(), None, chosen.name.clone(), chosen.keys.clone());
    town.facebook.subscribe(&at).await.unwrap();
    town.facebook.poll(&at, None, &[]).await.unwrap();
    let again = town.facebook.accounts(redirect, &given["code"]).await;
    assert!(matches!(again, Err(NetworkError::Refused { .. })), "a code is good once: {again:?}");
    assert!(
        town.fake
            .desk()
            .log()
            .iter()
            .all(|seen| !seen.query.contains("access_token") || seen.query.contains("appsecret_proof"))
    );
}

#[tokio::test]
async fn without_an_app_there_is_no_signing_in() {
    let facebook = Facebook::new(FacebookSettings::default(), outside(), Arc::new(HandClock::default()));
    assert_eq!(SignIn::address(&facebook, "http://x/", "s"), None);
    let none = BTreeMap::new();
    assert_eq!(facebook.handshake(&none), Err(HookRefused::NotSetUp));
}

#[tokio::test]
async fn a_wrong_token_is_named() {
    let town = town().await;
    let filled = BTreeMap::from([("page_token".to_owned(), "nonsense".to_owned())]);
    let error = town.facebook.connect(&filled).await.unwrap_err();
    assert!(
        matches!(&error, NetworkError::Refused { reason } if reason.starts_with("Page token")),
        "{error:?}"
    );
}

#[tokio::test]
async fn everything_people_write_is_heard_once_in_order() {
    let town = town().await;
    let post = town.fake.page_posts(&town.page, "New oil");
    let first = town.ben.comments(&post, "Do you fit oak?").unwrap();
    let cid = town.fake.person("Cid");
    let second = cid.comments(&first, "They did ours").unwrap();
    let visited = town.ben.posts(&town.page, "Look what you built us");
    let below = cid.comments(&visited, "Nice!").unwrap();
    let direct = town.ben.messages(&town.page, "Are you open?");
    let heard = town.facebook.poll(&town.at, None, &[]).await.unwrap();
    let found = messages(heard.incoming);
    let ids: Vec<&str> = found.iter().map(|message| message.remote_id.as_str()).collect();
    assert_eq!(ids, [&first, &second, &visited, &below, &direct]);
    let place = |n: usize| (found[n].kind, found[n].parent.as_deref(), found[n].under.as_deref());
    assert_eq!(place(0), (Kind::Comment, Some(post.as_str()), Some(post.as_str())));
    assert_eq!(place(1), (Kind::Comment, Some(first.as_str()), Some(post.as_str())));
    assert_eq!(place(2), (Kind::Mention, None, None));
    assert_eq!(place(3), (Kind::Mention, Some(visited.as_str()), None));
    assert_eq!((place(4), found[4].thread.as_deref()), ((Kind::Direct, None, None), Some(town.ben.id())));
    // An hour later only what is new.
    town.clock.goes_on(TimeDelta::hours(1));
    let later = town.ben.comments(&post, "And in May?").unwrap();
    town.clock.goes_on(TimeDelta::hours(1));
    let heard = town.facebook.poll(&town.at, heard.cursor.as_ref(), &[]).await.unwrap();
    town.ben.comments(&post, "after").unwrap();
    let heard_ids: Vec<String> =
        messages(heard.incoming).into_iter().map(|message| message.remote_id).collect();
    assert!(heard_ids.contains(&later), "{heard_ids:?}");
    let heard = town.facebook.poll(&town.at, heard.cursor.as_ref(), &[]).await.unwrap();
    let texts: Vec<String> = messages(heard.incoming).into_iter().map(|message| message.text).collect();
    // What overlaps is repeated, so that a list that runs behind loses nothing.
    assert_eq!(texts, ["And in May?", "after"]);
    // One by one.
    for id in [&first, &second, &visited, &direct] {
        let fetched = town.facebook.fetch(&town.at, id).await.unwrap().unwrap();
        let polled = found.iter().find(|message| &message.remote_id == id).unwrap();
        assert_eq!(
            (&fetched.parent, &fetched.under, &fetched.text),
            (&polled.parent, &polled.under, &polled.text)
        );
    }
    assert_eq!(town.facebook.fetch(&town.at, "1_404").await.unwrap(), None);
}

#[tokio::test]
async fn an_old_post_is_still_listened_to_and_a_crowd_is_heard_in_rounds() {
    let town = town().await;
    let old = town.fake.page_posts(&town.page, "old");
    for n in 0..60 {
        town.fake.page_posts(&town.page, &format!("newer {n}"));
    }
    let gone = format!("{}_404", town.page.id);
    for n in 0..1100 {
        town.clock.goes_on(TimeDelta::seconds(10));
        town.ben.comments(&old, &format!("comment {n}")).unwrap();
    }
    let posts = [gone, old];
    let mut cursor = None;
    let mut heard_texts = std::collections::BTreeSet::new();
    for round in 1.. {
        let heard = town.facebook.poll(&town.at, cursor.as_ref(), &posts).await.unwrap();
        heard_texts.extend(messages(heard.incoming).into_iter().map(|message| message.text));
        cursor = heard.cursor;
        if !heard.more {
            assert_eq!((round, heard_texts.len()), (2, 1100));
            break;
        }
    }
}

#[tokio::test]
async fn an_answer_goes_where_it_was_asked_and_a_lost_one_is_found() {
    let town = town().await;
    for direct in [false, true] {
        let asked = if direct { town.wrote().await } else { town.asked().await };
        let edge = if direct { "/messages" } else { "/comments" };
        let (text, key) = (answer("We do.\n\nShall I measure?"), key(&*town.clock));
        let look = async || Answer::look(&town.facebook, &town.at, &to(&asked), &text, key).await.unwrap();
        let count = || {
            let thread = if direct {
                town.fake.thread(&town.page, &town.ben)
            } else {
                town.fake.replies_to(&asked.remote_id)
            };
            thread.into_iter().filter(|message| message.ours).count()
        };
        town.fake.desk().trouble(
            &format!("POST /v25.0/{}", if direct { &town.page.id } else { &asked.remote_id }),
            Trouble::Down,
        );
        let lost = town.facebook.reply(&town.at, &to(&asked), &text, key).await;
        assert!(matches!(lost, Err(NetworkError::Unsure { .. })), "{lost:?}");
        assert_eq!((look().await, count()), (Found::NotThere, 0));
        town.fake.desk().trouble(edge, Trouble::CutAfterWrite);
        let lost = town.facebook.reply(&town.at, &to(&asked), &text, key).await;
        assert!(matches!(lost, Err(NetworkError::Unsure { .. })), "{lost:?}");
        assert!(matches!(look().await, Found::There(_)));
        assert_eq!(count(), 1);
        // The same words to the next question are another answer.
        town.clock.goes_on(TimeDelta::minutes(1));
        let later = crate::clock::key(&*town.clock);
        let next = Answer::look(&town.facebook, &town.at, &to(&asked), &text, later).await.unwrap();
        assert_eq!(next, Found::NotThere);
    }
}

#[tokio::test]
async fn a_reply_to_a_reply_is_found_under_the_first_comment() {
    let town = town().await;
    let asked = town.asked().await;
    let second = town.ben.comments(&asked.remote_id, "And in May?").unwrap();
    let mut to = to(&asked);
    to.message = second;
    let (text, key) = (answer("In May, too."), key(&*town.clock));
    let receipt = town.facebook.reply(&town.at, &to, &text, key).await.unwrap();
    let found = Answer::look(&town.facebook, &town.at, &to, &text, key).await.unwrap();
    assert!(matches!(found, Found::There(there) if there.remote_id == receipt.remote_id));
    // Somebody deleted the thread meanwhile: nobody can tell any more.
    town.ben.deletes(&asked.remote_id);
    assert_eq!(Answer::look(&town.facebook, &town.at, &to, &text, key).await.unwrap(), Found::CannotTell);
}

#[tokio::test]
async fn a_day_after_their_last_message_the_page_may_not_write() {
    let town = town().await;
    let wrote = town.wrote().await;
    town.clock.goes_on(TimeDelta::hours(25));
    let refused = town.facebook.reply(&town.at, &to(&wrote), &answer("Yes."), key(&*town.clock)).await;
    assert!(
        matches!(&refused, Err(NetworkError::Refused { reason }) if reason.contains("24 hours")),
        "{refused:?}"
    );
    let long =
        town.facebook.reply(&town.at, &to(&wrote), &answer(&"x".repeat(2001)), key(&*town.clock)).await;
    assert_eq!(long, Err(NetworkError::Refused { reason: "1 characters too long.".into() }));
}

#[tokio::test]
async fn media_go_out_once_with_card_or_photos_and_come_down() {
    let town = town().await;
    let (with_card, send_key) = (approved(draft("New oil")), key(&*town.clock));
    assert_eq!(Publish::look(&town.facebook, &town.at, &with_card, send_key).await.unwrap(), Found::NotThere);
    town.fake.desk().trouble("POST /v25.0/", Trouble::CutAfterWrite);
    let lost = Publish::send(&town.facebook, &town.at, &with_card, send_key).await;
    assert!(matches!(lost, Err(NetworkError::Unsure { .. })), "{lost:?}");
    let Found::There(receipt) = Publish::look(&town.facebook, &town.at, &with_card, send_key).await.unwrap()
    else {
        panic!("it is there")
    };
    // They noticed the repetition themselves: then the first one counts.
    town.fake.desk().trouble("POST /v25.0/", FacebookFake::error(506, None));
    let again = Publish::send(&town.facebook, &town.at, &with_card, send_key).await.unwrap();
    assert_eq!(again, receipt);
    let posts = town.fake.posts(&town.page);
    assert_eq!((posts.len(), posts[0].link.as_deref()), (1, Some("https://joinery.example/oil")));

    let one = Draft { text: "One".into(), card: None, pictures: vec![a_picture("an oak table")] };
    let one = Publish::send(&town.facebook, &town.at, &approved(one), key(&*town.clock)).await.unwrap();
    let three = Draft {
        text: "Three".into(),
        card: None,
        pictures: vec![a_picture("a"), a_picture("b"), a_picture("")],
    };
    Publish::send(&town.facebook, &town.at, &approved(three), key(&*town.clock)).await.unwrap();
    let posts = town.fake.posts(&town.page);
    assert_eq!((&posts[1].id, &posts[1].photos[..]), (&one.remote_id, &["an oak table".to_owned()][..]));
    assert_eq!((posts[2].text.as_str(), posts[2].photos.len()), ("Three", 3));

    for _ in 0..2 {
        town.facebook.withdraw(&town.at, &receipt.remote_id).await.unwrap();
    }
    assert_eq!(town.fake.posts(&town.page).len(), 2);
    assert_eq!(Publish::look(&town.facebook, &town.at, &with_card, send_key).await.unwrap(), Found::NotThere);
}

#[tokio::test]
async fn a_failed_upload_before_the_post_is_certainly_not_out() {
    let town = town().await;
    let two =
        approved(Draft { text: "Two".into(), card: None, pictures: vec![a_picture("a"), a_picture("b")] });
    town.fake.desk().trouble("/photos", Trouble::CutAfterWrite);
    let later = Publish::send(&town.facebook, &town.at, &two, key(&*town.clock)).await;
    assert!(matches!(later, Err(NetworkError::Later { .. })), "{later:?}");
    assert_eq!(town.fake.posts(&town.page), []);
}

#[tokio::test]
async fn every_error_code_says_what_happens_next() {
    let town = town().await;
    let sends = async |code: i64, subcode: Option<i64>| {
        town.fake.desk().trouble("POST /v25.0/", FacebookFake::error(code, subcode));
        Publish::send(&town.facebook, &town.at, &approved(draft("x")), key(&*town.clock)).await.unwrap_err()
    };
    let reads = async |code: i64, subcode: Option<i64>| {
        town.fake.desk().trouble("/feed", FacebookFake::error(code, subcode));
        town.facebook.poll(&town.at, None, &[]).await.unwrap_err()
    };
    for subcode in [None, Some(458), Some(459), Some(460), Some(463), Some(464), Some(467), Some(492)] {
        for error in [sends(190, subcode).await, reads(190, subcode).await] {
            assert!(matches!(error, NetworkError::Reconnect { .. }), "190 {subcode:?}: {error:?}");
        }
    }
    assert!(matches!(reads(102, None).await, NetworkError::Reconnect { .. }));
    for code in [4, 17, 32, 341, 613, 80000, 80001, 80002, 80014] {
        for error in [sends(code, None).await, reads(code, None).await] {
            assert!(matches!(error, NetworkError::Later { after: Some(_), .. }), "{code}: {error:?}");
        }
    }
    // Seven minutes, as their header says.
    let limited = sends(32, None).await;
    assert!(
        matches!(limited, NetworkError::Later { after: Some(after), .. } if after == Duration::from_mins(7))
    );
    for code in [1, 2] {
        let (sent, read) = (sends(code, None).await, reads(code, None).await);
        assert!(matches!(sent, NetworkError::Unsure { .. }), "{code}: {sent:?}");
        assert!(matches!(read, NetworkError::Later { .. }), "{code}: {read:?}");
    }
    for code in [3, 10, 200, 210, 299] {
        let (sent, read) = (sends(code, None).await, reads(code, None).await);
        assert!(
            matches!(&sent, NetworkError::Refused { reason } if reason.contains("permission")),
            "{code}: {sent:?}"
        );
        assert!(
            matches!(&read, NetworkError::Reconnect { why } if why.contains("permission")),
            "{code}: {read:?}"
        );
    }
    for (code, subcode) in [
        (368, Some(1_390_008)),
        (368, None),
        (100, None),
        (100, Some(33)),
        (506, None),
        (1, Some(1_366_046)),
        (1_609_008, None),
        (12345, None),
    ] {
        let error = sends(code, subcode).await;
        assert!(matches!(error, NetworkError::Refused { .. }), "{code} {subcode:?}: {error:?}");
    }
    assert_eq!(town.fake.posts(&town.page), []);
    for trouble in [Trouble::status(502), Trouble::Down, Trouble::Slow(Duration::from_secs(2))] {
        town.fake.desk().trouble("/feed", trouble);
        let later = town.facebook.poll(&town.at, None, &[]).await.unwrap_err();
        assert!(matches!(later, NetworkError::Later { .. }), "{later:?}");
    }
    // Messages need a permission of their own; the rest is heard without it.
    town.fake.desk().trouble("/conversations", FacebookFake::error(10, None));
    town.facebook.poll(&town.at, None, &[]).await.unwrap();
    town.fake.kill_token(&town.page, 460);
    let dead = town.facebook.poll(&town.at, None, &[]).await.unwrap_err();
    assert!(matches!(&dead, NetworkError::Reconnect { why } if why.contains("password")), "{dead:?}");
}

fn signed<'a>(headers: &'a BTreeMap<String, String>, body: &'a [u8]) -> HookRequest<'a> {
    HookRequest { headers, body }
}

#[tokio::test]
async fn a_delivery_is_believed_only_with_their_signature_and_in_time() {
    use axum::extract::State;
    use std::sync::Mutex;
    type Kept = Arc<Mutex<Vec<(BTreeMap<String, String>, Vec<u8>)>>>;
    let town = town().await;
    let kept = Kept::default();
    let keep = async |State(kept): State<Kept>, headers: axum::http::HeaderMap, body: axum::body::Bytes| {
        let headers =
            headers.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
        kept.lock().unwrap().push((headers.collect(), body.to_vec()));
    };
    let router = axum::Router::new().route("/hook", axum::routing::post(keep)).with_state(kept.clone());
    let address = open(router, "127.0.0.1:0".parse().unwrap()).await.unwrap();
    town.fake.hooks_to(&format!("http://{address}/hook"));
    town.facebook.subscribe(&town.at).await.unwrap();

    let post = town.fake.page_posts(&town.page, "New oil");
    let comment = town.ben.comments(&post, "Do you fit oak?").unwrap();
    town.ben.messages(&town.page, "Are you open?");
    town.ben.edits(&comment, "Do you fit oak or ash?");
    town.ben.reacts(&post, "love");
    town.ben.deletes(&comment);
    town.fake.double_deliveries();
    assert_eq!(town.fake.deliver().await, [200; 10]);
    let deliveries = kept.lock().unwrap().clone();
    let mut heard = vec![];
    for (headers, body) in &deliveries {
        town.facebook.verify(&signed(headers, body)).unwrap();
        heard.extend(Hooks::translate(&town.facebook, &town.page.id, body).unwrap());
    }
    assert_eq!(heard.len(), 10);
    assert!(
        matches!(&heard[0], Incoming::Message(message) if message.remote_id == comment && message.under == Some(post.clone()))
    );
    assert!(matches!(&heard[2], Incoming::Message(message) if message.kind == Kind::Direct));
    assert!(matches!(&heard[4], Incoming::Edited { text, .. } if text == "Do you fit oak or ash?"));
    assert!(matches!(&heard[6], Incoming::Reacted { under, .. } if *under == post));
    assert!(matches!(&heard[8], Incoming::Deleted { remote_id, .. } if *remote_id == comment));
    // A webhook and a poll say the same of the same message.
    let polled = town.hears().await;
    let direct = polled.iter().find(|message| message.kind == Kind::Direct).unwrap();
    assert!(matches!(&heard[2], Incoming::Message(message)
        if (&message.remote_id, &message.thread) == (&direct.remote_id, &direct.thread)));

    let (headers, body) = &deliveries[0];
    let refused = |headers: &BTreeMap<String, String>, body: &[u8]| {
        town.facebook.verify(&signed(headers, body)).unwrap_err()
    };
    assert_eq!(refused(&BTreeMap::new(), body), HookRefused::NoSignature);
    let mut changed = body.clone();
    changed[20] ^= 1;
    assert_eq!(refused(headers, &changed), HookRefused::WrongSignature);
    for wrong in ["sha256=", "sha256=00", "sha1=abc", ""] {
        let headers = BTreeMap::from([("x-hub-signature-256".to_owned(), wrong.to_owned())]);
        assert_eq!(refused(&headers, body), HookRefused::WrongSignature);
    }
    town.clock.goes_on(TimeDelta::hours(49));
    assert_eq!(refused(headers, body), HookRefused::TooOld);
}

#[tokio::test]
async fn the_handshake_is_answered_only_with_the_right_token() {
    let town = town().await;
    let query = |token: &str| {
        let pairs = [("hub.mode", "subscribe"), ("hub.verify_token", token), ("hub.challenge", "42")];
        BTreeMap::from(pairs.map(|(key, value)| (key.to_owned(), value.to_owned())))
    };
    assert_eq!(town.facebook.handshake(&query("verify-token")), Ok("42".into()));
    assert_eq!(town.facebook.handshake(&query("guess")), Err(HookRefused::WrongToken));
    assert_eq!(town.facebook.handshake(&BTreeMap::new()), Err(HookRefused::WrongToken));
}

#[tokio::test]
async fn a_visitor_reads_comments_and_writes_in_a_browser() {
    let town = town().await;
    let post = Publish::send(&town.facebook, &town.at, &approved(draft("New oil")), key(&*town.clock))
        .await
        .unwrap();
    let link = post.link.unwrap();
    assert!(outside().get(&link).send().await.unwrap().text().contains("New oil"));
    let form = [("name", "Robin"), ("text", "Is it food-safe?")];
    assert_eq!(outside().post(&link).form(&form).send().await.unwrap().status, 303);
    let inbox = url::Url::parse(&link).unwrap().join(&format!("/{}/inbox", town.page.id)).unwrap();
    let form = [("name", "Robin"), ("text", "Are you open?")];
    outside().post(inbox.as_str()).form(&form).send().await.unwrap();
    let texts: Vec<String> = town.hears().await.into_iter().map(|message| message.text).collect();
    assert_eq!(texts, ["Is it food-safe?", "Are you open?"]);
    let root = outside().get(inbox.join("/").unwrap().as_str()).send().await.unwrap().text();
    assert!(root.contains("New oil") && root.contains("Message to Ada's Joinery"), "{root}");
}
