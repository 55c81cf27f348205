//! Our own website as a network: people ask there, and are answered on their private page and by e-mail.
//!
//! Placing media on the website is not done here: it is where media are made.

mod words;

use crate::mail::{Mail, Mailer};
use crate::{About, Answer, Connection, Found, LengthRule, Network, NetworkError, Receipt, ReplyTo, mail};
use async_trait::async_trait;
use domain::inbox::{Kind, ReplyText};
use domain::publishing::{Approved, SendKey};
use std::sync::Arc;

static ABOUT: About = About {
    key: "website",
    name: "Website",
    channel: "Website",
    // A house with a lit door; our own drawing.
    icon: "M12 2 2 10.5h2.5V21h6v-6.5a1.5 1.5 0 0 1 3 0V21h6V10.5H22Z",
    cannot: &["A confirmation that an e-mail was read: mail servers only say that they took it"],
};

pub struct Website {
    mailer: Arc<Mailer>,
}

impl Website {
    pub fn new(mailer: Arc<Mailer>) -> Self {
        Self { mailer }
    }
}

impl Network for Website {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn answer(&self) -> Option<&dyn Answer> {
        Some(self)
    }
}

#[async_trait]
impl Answer for Website {
    fn length(&self, _: Kind) -> LengthRule {
        LengthRule::Graphemes(ReplyText::MOST)
    }

    /// Sends an e-mail to the asker, whose address is `to.person`. The receipt's id is the Message-ID, its link the
    /// asker's private page. `Unsure` if the mail server was lost after it had the letter.
    async fn reply(
        &self,
        _: &Connection,
        to: &ReplyTo,
        text: &Approved<ReplyText>,
        key: SendKey,
    ) -> Result<Receipt, NetworkError> {
        let letter = Mail {
            to: to.person.clone(),
            to_name: to.person_name.clone(),
            from_name: to.business.clone(),
            reply_to: None,
            subject: words::subject(to),
            text: words::text(to, text.what().as_str()),
            html: None,
            key,
            in_reply_to: None,
        };
        self.mailer.send(&letter).await?;
        let remote_id = mail::message_id(key, self.mailer.from().unwrap_or_default());
        Ok(Receipt { remote_id, link: to.page.clone() })
    }

    /// A mail server cannot be asked what it took.
    async fn look(
        &self,
        _: &Connection,
        _: &ReplyTo,
        _: &Approved<ReplyText>,
        _: SendKey,
    ) -> Result<Found, NetworkError> {
        Ok(Found::CannotTell)
    }
}
