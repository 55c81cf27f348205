//! One letter, and how it is written down for the wire.

use crate::NetworkError;
use domain::publishing::SendKey;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use std::time::{Duration, SystemTime};

/// A letter to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// "ben@example.org".
    pub to: String,
    /// May be empty.
    pub to_name: String,
    /// What stands before our address: the name of the business.
    pub from_name: String,
    /// Where an answer goes, if not to our address.
    pub reply_to: Option<String>,
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same, for programs that show HTML.
    pub html: Option<String>,
    /// Makes the Message-ID and the date, so that every attempt sends the very same letter.
    pub key: SendKey,
    /// The Message-ID of the letter this one answers, with or without its brackets.
    pub in_reply_to: Option<String>,
}

/// The Message-ID of what is sent with this key, without brackets. `from` is the address it is sent from.
pub fn message_id(key: SendKey, from: &str) -> String {
    let domain = from.rsplit_once('@').map_or("localhost", |(_, domain)| domain);
    format!("{}@{domain}", key.id.simple())
}

/// Writes the letter down. Line breaks and other control characters cannot get from a field into the head of the
/// letter: addresses are parsed, the rest is cleaned and encoded.
pub(super) fn write(mail: &Mail, from: &str) -> Result<Message, NetworkError> {
    let sent_at = SystemTime::UNIX_EPOCH + Duration::from_secs(mail.key.at.seconds().max(0) as u64);
    let mut letter = Message::builder()
        .from(Mailbox::new(name(&mail.from_name), address(from)?))
        .to(Mailbox::new(name(&mail.to_name), address(&mail.to)?))
        .subject(one_line(&mail.subject))
        .date(sent_at)
        .message_id(Some(format!("<{}>", message_id(mail.key, from))));
    if let Some(reply_to) = &mail.reply_to {
        letter = letter.reply_to(Mailbox::new(None, address(reply_to)?));
    }
    if let Some(id) = mail.in_reply_to.as_deref().and_then(bare_id) {
        letter = letter.in_reply_to(format!("<{id}>")).references(format!("<{id}>"));
    }
    // Keeps out-of-office programs from answering us.
    letter = letter.raw_header(HeaderValue::new(
        HeaderName::new_from_ascii_str("X-Auto-Response-Suppress"),
        "OOF, AutoReply".into(),
    ));
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

fn address(text: &str) -> Result<Address, NetworkError> {
    text.trim()
        .parse()
        .map_err(|_| NetworkError::Refused { reason: format!("{text:?} is not an e-mail address.") })
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
            reply_to: None,
            subject: "Re: oak".into(),
            text: "We do.".into(),
            html: None,
            key: SendKey { id: uuid::Uuid::from_u128(7), at: Timestamp::from_seconds(1_780_000_000) },
            in_reply_to: None,
        }
    }

    fn written(mail: &Mail) -> String {
        String::from_utf8(write(mail, "hello@joinery.example").unwrap().formatted()).unwrap()
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
        mail.in_reply_to = Some(format!("<a@b>{evil}"));
        let letter = written(&mail);
        let head = letter.split("\r\n\r\n").next().unwrap();
        assert!(!head.lines().any(|line| line.to_lowercase().starts_with("bcc")), "{head}");
        assert!(!head.contains("In-Reply-To"), "{head}");
        for address in [evil, "ben@example.org\r\nBcc: x@y.z", "a@b, c@d", "", "nobody"] {
            let wrong = Mail { to: address.into(), ..a_mail() };
            assert!(matches!(write(&wrong, "hello@joinery.example"), Err(NetworkError::Refused { .. })));
            let wrong = Mail { reply_to: Some(address.into()), ..a_mail() };
            assert!(matches!(write(&wrong, "hello@joinery.example"), Err(NetworkError::Refused { .. })));
        }
    }

    #[test]
    fn a_letter_that_answers_names_what_it_answers() {
        let mail = Mail { in_reply_to: Some("<abc@mail.example>".into()), ..a_mail() };
        assert!(written(&mail).contains("In-Reply-To: <abc@mail.example>"));
    }
}
