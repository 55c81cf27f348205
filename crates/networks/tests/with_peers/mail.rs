//! Letters against a real mail server (aiosmtpd), which does by the recipient's name what peers/smtp/server.py says.

use crate::peer;
use domain::Timestamp;
use domain::inbox::{Kind, ReplyText};
use domain::publishing::{Approval, SendKey};
use networks::website::Website;
use networks::{Answer, Connection, Found, Mail, MailSettings, Mailer, NetworkError, ReplyTo};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

fn mailer(url: &str, more: impl FnOnce(&mut MailSettings)) -> Mailer {
    let mut settings = MailSettings {
        url: Some(url.into()),
        user: Some("porchlight".into()),
        password: Some("lantern".into()),
        from: Some("hello@joinery.example".into()),
        domains: Vec::new(),
        hello: None,
        authorities: None,
    };
    more(&mut settings);
    Mailer::new(&settings).unwrap().with_limits(Duration::from_secs(5), Duration::from_secs(2))
}

fn a_mail(to: &str) -> Mail {
    Mail {
        to: to.into(),
        to_name: "Zoë, \"the\" Öl".into(),
        from_name: "Ada's Joinery".into(),
        sender: Some("desk@joinery.example".into()),
        subject: "Re: Öl für die Platte? 🪵".into(),
        text: "Ja.\n.\n..und noch ein Punkt\n".into(),
        html: Some("<p>Ja.</p>".into()),
        key: SendKey { id: Uuid::now_v7(), at: Timestamp::from_seconds(1_780_000_000) },
        before: Vec::new(),
        automatic: false,
        stop_at: None,
    }
}

/// How often the server keeps a letter with this key, and the letter.
fn kept(key: SendKey) -> Vec<String> {
    let folder = std::env::var("PORCHLIGHT_TEST_SMTP_FOLDER").unwrap();
    let id = key.id.simple().to_string();
    std::fs::read_dir(Path::new(&folder))
        .unwrap()
        .filter_map(|file| std::fs::read_to_string(file.unwrap().path()).ok())
        .filter(|letter| letter.contains(&id))
        .collect()
}

#[tokio::test]
async fn a_letter_arrives_whole_and_once() {
    let Some(server) = peer::address("PORCHLIGHT_TEST_SMTP") else { return };
    let mail = a_mail("ben@example.org");
    mailer(&format!("smtp+clear://{server}"), |_| ()).send(&mail).await.unwrap();
    let letters = kept(mail.key);
    assert_eq!(letters.len(), 1);
    for line in [
        "X-Envelope-From: hello@joinery.example",
        "X-Envelope-To: ben@example.org",
        "<desk@joinery.example>",
        // "Ada's Joinery", encoded for the apostrophe's sake.
        "From: =?utf-8?b?QWRhJ3MgSm9pbmVyeQ==?= <hello@joinery.example>",
    ] {
        assert!(letters[0].contains(line), "{line} is missing in {}", letters[0]);
    }
    assert!(letters[0].contains("Ja.\r\n.\r\n..und noch ein Punkt"), "{}", letters[0]);
}

#[tokio::test]
async fn an_address_that_only_its_carrier_finds_plain_is_written_to() {
    let Some(server) = peer::address("PORCHLIGHT_TEST_SMTP") else { return };
    for to in ["a..b@docomo.ne.jp", "name.@ezweb.ne.jp", "\"ben ok\"@example.org", "ben@bücher.example"] {
        let mail = a_mail(to);
        mailer(&format!("smtp+clear://{server}"), |_| ()).send(&mail).await.unwrap();
        assert_eq!(kept(mail.key).len(), 1, "{to}");
    }
}

#[tokio::test]
async fn starttls_is_used_and_a_strange_certificate_is_refused() {
    let Some(server) = peer::address("PORCHLIGHT_TEST_SMTP_TLS") else { return };
    let authority = std::env::var("PORCHLIGHT_TEST_SMTP_CA").unwrap();
    let url = format!("smtp://{server}");
    let mail = a_mail("ben@example.org");
    let stranger = mailer(&url, |_| ()).send(&mail).await;
    assert!(matches!(stranger, Err(NetworkError::Later { .. })), "{stranger:?}");
    assert!(kept(mail.key).is_empty());
    mailer(&url, |settings| settings.authorities = Some(authority.into())).send(&mail).await.unwrap();
    assert_eq!(kept(mail.key).len(), 1);
}

#[tokio::test]
async fn a_server_without_tls_gets_neither_password_nor_letter() {
    let Some(server) = peer::address("PORCHLIGHT_TEST_SMTP") else { return };
    let mail = a_mail("ben@example.org");
    let result = mailer(&format!("smtp://{server}"), |_| ()).send(&mail).await;
    assert!(matches!(result, Err(NetworkError::Later { .. })), "{result:?}");
    assert!(kept(mail.key).is_empty());
}

#[tokio::test]
async fn what_went_wrong_says_what_happens_next() {
    let Some(server) = peer::address("PORCHLIGHT_TEST_SMTP") else { return };
    let sender = mailer(&format!("smtp+clear://{server}"), |_| ());
    let send = async |to: &str| {
        let mail = a_mail(to);
        let result = sender.send(&mail).await;
        (result, kept(mail.key).len())
    };
    let (refused, _) = send("refused@example.org").await;
    assert!(
        matches!(&refused, Err(NetworkError::Refused { reason }) if reason.contains("No such person")),
        "{refused:?}"
    );
    assert!(matches!(send("no-content@example.org").await.0, Err(NetworkError::Refused { .. })));
    assert!(matches!(send("later@example.org").await, (Err(NetworkError::NotYet { .. }), 0)));
    let (cut, arrived) = send("cut@example.org").await;
    assert!(matches!(cut, Err(NetworkError::Unsure { .. })) && arrived == 1, "{cut:?}");
    let (slow, arrived) = send("slow@example.org").await;
    assert!(matches!(slow, Err(NetworkError::Unsure { .. })) && arrived == 1, "{slow:?}");
    let wrong =
        mailer(&format!("smtp+clear://{server}"), |settings| settings.password = Some("wrong".into()));
    assert!(matches!(wrong.send(&a_mail("ben@example.org")).await, Err(NetworkError::Later { .. })));
}

#[tokio::test]
async fn nobody_there_is_certainly_not_sent() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let result = mailer(&format!("smtp+clear://{closed}"), |_| ()).send(&a_mail("ben@example.org")).await;
    assert!(matches!(result, Err(NetworkError::Later { .. })), "{result:?}");
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = silent.local_addr().unwrap();
    let impatient = mailer(&format!("smtp+clear://{address}"), |_| ())
        .with_limits(Duration::from_millis(300), Duration::from_millis(300));
    let result = impatient.send(&a_mail("ben@example.org")).await;
    assert!(matches!(result, Err(NetworkError::Later { .. })), "{result:?}");
}

#[tokio::test]
async fn an_asker_on_the_website_is_answered_by_mail() {
    let Some(server) = peer::address("PORCHLIGHT_TEST_SMTP") else { return };
    let website = Website::new(Arc::new(mailer(&format!("smtp+clear://{server}"), |_| ())));
    let at = Connection::new("site".into(), None, "Website".into(), serde_json::Value::Null);
    let to = ReplyTo {
        kind: Kind::Question,
        known: domain::inbox::Asked::of(Kind::Question),
        thread: "q1".into(),
        message: "q1".into(),
        person: "ben@example.org".into(),
        person_name: "Ben".into(),
        under: None,
        asked: "Do you fit oak?".into(),
        page: Some("https://joinery.example/asked/abc".into()),
        business: "Ada's Joinery".into(),
        pictures: Vec::new(),
        letters: networks::Letters::default(),
    };
    let now = Timestamp::from_seconds(1_780_000_000);
    let ada = domain::team::Seat {
        business: domain::BusinessId(Uuid::nil()),
        staff: domain::StaffId(Uuid::nil()),
        name: "Ada".into(),
        role: domain::team::Role::Owner,
        language: None,
    };
    let approval = Approval::by(&ada, domain::team::Deed::Answer, now).unwrap();
    let text = approval.of(ReplyText::new("We do.").unwrap());
    let key = SendKey { id: Uuid::now_v7(), at: now };
    let receipt = website.reply(&at, &to, &text, key).await.unwrap();
    assert_eq!(receipt.link, to.page);
    let letters = kept(key);
    assert_eq!(letters.len(), 1);
    assert!(letters[0].contains(&receipt.remote_id) && letters[0].contains("> Do you fit oak?"));
    assert_eq!(website.look(&at, &to, &text, key).await.unwrap(), Found::CannotTell);
}
