//! One letter, and how it is written down for the wire.

use super::{address, for_wire};
use crate::NetworkError;
use domain::publishing::SendKey;
use domain::team::EmailAddress;
use lettre::Message;
use lettre::address::Envelope;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use std::time::{Duration, SystemTime};
use url::Url;

/// A letter to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// "ben@example.org".
    pub to: String,
    /// May be empty.
    pub to_name: String,
    /// What stands before our address: the name of the business.
    pub from_name: String,
    /// The address the business chose: the letter comes from there where our server may send so, and answers go there
    /// in any case.
    pub sender: Option<String>,
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same, for programs that show HTML.
    pub html: Option<String>,
    /// Makes the Message-ID and the date, so that every attempt sends the very same letter.
    pub key: SendKey,
    /// The letters before it in the conversation, oldest first, as their Message-IDs with or without brackets. A program
    /// that shows letters puts them together by these.
    pub before: Vec<String>,
    /// Written by nobody: a notice, an invitation. Programs that answer letters leave it alone.
    pub automatic: bool,
    /// Where whoever gets it says that they want no more of these.
    pub stop_at: Option<String>,
}

/// The Message-ID of what is sent with this key, without brackets. `from` is the address of our server.
pub fn message_id(key: SendKey, from: &str) -> String {
    let domain = from.rsplit_once('@').map_or("localhost", |(_, domain)| domain);
    format!("{}@{domain}", key.id.simple())
}

/// The first letter and the latest ones: a head has no room for all of a long conversation.
const MOST_BEFORE: usize = 12;

/// Writes the letter down. Line breaks and other control characters cannot get from a field into the head of the
/// letter: addresses are parsed, the rest is cleaned and encoded. `ours` is the address of our server, `domains` where
/// it may send from beside it.
pub(super) fn write(mail: &Mail, ours: &EmailAddress, domains: &[String]) -> Result<Message, NetworkError> {
    let sent_at = SystemTime::UNIX_EPOCH + Duration::from_secs(mail.key.at.seconds().max(0) as u64);
    let sender = mail.sender.as_deref().map(address).transpose()?.filter(|sender| sender != ours);
    let may = sender.as_ref().is_some_and(|sender| domains.iter().any(|domain| domain == sender.host()));
    let from = if may { sender.as_ref().unwrap_or(ours) } else { ours };
    let to = for_wire(&address(&mail.to)?)?;
    let no_way = |error: lettre::error::Error| NetworkError::Refused { reason: error.to_string() };
    // Said outright: read back from the head, a quoted name is not always understood.
    let envelope = Envelope::new(Some(for_wire(ours)?), vec![to.clone()]).map_err(no_way)?;
    let mut letter = Message::builder()
        .envelope(envelope)
        .from(Mailbox::new(name(&mail.from_name), for_wire(from)?))
        .to(Mailbox::new(name(&mail.to_name), to))
        .subject(one_line(&mail.subject))
        .date(sent_at)
        .message_id(Some(format!("<{}>", message_id(mail.key, ours.as_str()))));
    if let Some(sender) = sender.as_ref().filter(|_| !may) {
        letter = letter.reply_to(Mailbox::new(name(&mail.from_name), for_wire(sender)?));
    }
    let before: Vec<_> =
        mail.before.iter().filter_map(|id| bare_id(id)).map(|id| format!("<{id}>")).collect();
    if let Some(last) = before.last() {
        let latest = before.len().saturating_sub(MOST_BEFORE).max(1).min(before.len());
        let references = [&before[..1], &before[latest..]].concat().join(" ");
        letter = letter.in_reply_to(last.clone()).references(references);
    }
    // Keeps out-of-office programs from answering us.
    letter = letter.raw_header(raw("X-Auto-Response-Suppress", "OOF, AutoReply".into()));
    if mail.automatic {
        letter = letter.raw_header(raw("Auto-Submitted", "auto-generated".into()));
    }
    // RFC 2369, 3.2. Without One-Click (RFC 8058): a program that follows links must not change anybody's wishes.
    if let Some(stop_at) = mail.stop_at.as_deref().and_then(|address| Url::parse(address).ok()) {
        letter = letter.raw_header(raw("List-Unsubscribe", format!("<{stop_at}>")));
    }
    let plain = SinglePart::builder().header(ContentType::TEXT_PLAIN).body(mail.text.clone());
    let letter = match &mail.html {
        None => letter.singlepart(plain),
        Some(html) => letter.multipart(
            MultiPart::alternative()
                .singlepart(plain)
                .singlepart(SinglePart::builder().header(ContentType::TEXT_HTML).body(html.clone())),
        ),
    };
    letter
        .map_err(|error| NetworkError::Refused { reason: format!("This letter cannot be written: {error}") })
}

fn raw(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

fn name(text: &str) -> Option<String> {
    Some(one_line(text)).filter(|name| !name.is_empty())
}

fn one_line(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    domain::text::one_line(&domain::text::tidy(&spaced), 200)
}

fn bare_id(id: &str) -> Option<&str> {
    let id = id.trim().trim_start_matches('<').trim_end_matches('>');
    let fits = id.len() < 250
        && id.contains('@')
        && id.chars().all(|c| c.is_ascii_graphic() && c != '<' && c != '>');
    fits.then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Timestamp;

    fn a_mail() -> Mail {
        Mail {
            to: "ben@example.org".into(),
            to_name: "Ben".into(),
            from_name: "Ada's Joinery".into(),
            sender: None,
            subject: "Re: oak".into(),
            text: "We do.".into(),
            html: None,
            key: SendKey { id: uuid::Uuid::from_u128(7), at: Timestamp::from_seconds(1_780_000_000) },
            before: Vec::new(),
            automatic: false,
            stop_at: None,
        }
    }

    fn attempt(mail: &Mail) -> Result<Message, NetworkError> {
        let ours = "hello@joinery.example".parse().unwrap();
        write(mail, &ours, &["mill-lane.example".into(), "xn--bcher-kva.example".into()])
    }

    fn written(mail: &Mail) -> String {
        String::from_utf8(attempt(mail).unwrap().formatted()).unwrap()
    }

    #[test]
    fn every_attempt_writes_the_very_same_letter() {
        let letter = written(&a_mail());
        assert_eq!(letter, written(&a_mail()));
        assert!(
            letter.contains("Message-ID: <00000000000000000000000000000007@joinery.example>"),
            "{letter}"
        );
        assert!(letter.contains("Date: Thu, 28 May 2026"), "{letter}");
    }

    #[test]
    fn no_field_can_add_a_line_to_the_head() {
        let evil = "x\r\nBcc: all@example.org\r\n\r\nbody";
        let mut mail = a_mail();
        mail.to_name = evil.into();
        mail.from_name = evil.into();
        mail.subject = evil.into();
        mail.before = vec![format!("<a@b>{evil}")];
        let letter = written(&mail);
        let head = letter.split("\r\n\r\n").next().unwrap();
        assert!(!head.lines().any(|line| line.to_lowercase().starts_with("bcc")), "{head}");
        assert!(!head.contains("In-Reply-To"), "{head}");
        for address in [evil, "ben@example.org\r\nBcc: x@y.z", "a@b, c@d", "", "nobody"] {
            let wrong = Mail { to: address.into(), ..a_mail() };
            assert!(matches!(attempt(&wrong), Err(NetworkError::Refused { .. })));
            let wrong = Mail { sender: Some(address.into()), ..a_mail() };
            assert!(matches!(attempt(&wrong), Err(NetworkError::Refused { .. })));
        }
    }

    #[test]
    fn the_letters_of_a_conversation_are_put_together() {
        let first = written(&a_mail());
        assert!(!first.contains("In-Reply-To") && !first.contains("References"), "{first}");
        let id = |number: usize| format!("{number}@joinery.example");
        let third = written(&Mail { before: vec![id(1), format!("<{}>", id(2))], ..a_mail() });
        assert!(third.contains("In-Reply-To: <2@joinery.example>\r\n"), "{third}");
        assert!(third.contains("References: <1@joinery.example> <2@joinery.example>"), "{third}");
        let last = written(&Mail { before: (1..=100).map(id).collect(), ..a_mail() });
        let references = last.replace("\r\n ", " ");
        let references = references.lines().find(|line| line.starts_with("References")).unwrap();
        assert!(
            references.contains("<1@") && references.contains("<100@") && !references.contains("<50@"),
            "{references}"
        );
    }

    #[test]
    fn a_letter_nobody_wrote_says_so_and_how_to_stop_it() {
        let by_hand = written(&a_mail());
        assert!(!by_hand.contains("Auto-Submitted") && !by_hand.contains("List-Unsubscribe"), "{by_hand}");
        let stop_at = Some("https://joinery.example/desk/settings/notices".into());
        let notice = written(&Mail { automatic: true, stop_at, ..a_mail() });
        assert!(notice.contains("Auto-Submitted: auto-generated\r\n"), "{notice}");
        let line = "List-Unsubscribe: <https://joinery.example/desk/settings/notices>\r\n";
        assert!(notice.contains(line), "{notice}");
        let evil = Some("https://a.example/\r\nBcc: all@example.org".into());
        let notice = written(&Mail { stop_at: evil, ..a_mail() });
        assert!(!notice.lines().any(|line| line.starts_with("Bcc")), "{notice}");
    }

    #[test]
    fn the_sender_the_business_chose_has_effect() {
        let from = |sender: &str| written(&Mail { sender: Some(sender.into()), ..a_mail() });
        let may = from("ada@mill-lane.example");
        assert!(may.contains("<ada@mill-lane.example>") && !may.contains("Reply-To"), "{may}");
        assert!(from("ada@Bücher.example").contains("<ada@xn--bcher-kva.example>"));
        for sender in ["ada@elsewhere.example", "ada@sub.mill-lane.example", "ada@joinery.example"] {
            let may_not = from(sender);
            let line = |name: &str| {
                may_not.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned()
            };
            assert!(line("From:").contains("<hello@joinery.example>"), "{may_not}");
            assert!(line("Reply-To:").contains(&format!("<{sender}>")), "{may_not}");
        }
        assert!(!from("hello@joinery.example").contains("Reply-To"));
    }

    #[test]
    fn whoever_was_accepted_can_be_written_to() {
        let names = [
            "ben",
            "a..b",
            "name.",
            ".name",
            "...",
            "o'brien+oak",
            "a/b=c",
            "\"ben ok\"",
            "\"a@b\"",
            "\"x, y\"",
            r#""q\"q""#,
        ];
        for name in names {
            for host in ["docomo.ne.jp", "bücher.example", "例え.jp", "localhost", "xn--bcher-kva.example"]
            {
                let address: EmailAddress = format!("{name}@{host}").parse().unwrap();
                let letter = written(&Mail { to: address.as_str().into(), ..a_mail() });
                let head = letter.replace("\r\n ", " ");
                assert!(head.contains(&format!("<{}>", address.for_mail())), "{address}: {letter}");
            }
        }
    }
}
