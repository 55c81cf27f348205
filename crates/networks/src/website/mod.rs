//! Our own website as a network: people ask there, and are answered on their private page and by e-mail.
//!
//! Media stand here themselves: nothing is sent anywhere, and nothing can get lost on its way.

mod publish;
mod words;

use crate::mail::{Mail, Mailer};
use crate::{
    About, Answer, Connection, Found, LengthRule, Network, NetworkError, Publish, Receipt, ReplyTo, mail,
};
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
    home: true,
    lists_lag_seconds: 0,
};

pub struct Website {
    mailer: Arc<Mailer>,
}

impl Website {
    pub fn new(mailer: Arc<Mailer>) -> Self {
        Self { mailer }
    }

    fn receipt(&self, to: &ReplyTo, key: SendKey) -> Receipt {
        let remote_id = mail::message_id(key, self.mailer.from().unwrap_or_default());
        Receipt { remote_id, link: to.page.clone() }
    }
}

impl Network for Website {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn lacks(&self) -> Option<&'static str> {
        let words = "Letters: no mail server is set up, so an answer stands on the asker’s private page only";
        (!self.mailer.is_set_up()).then_some(words)
    }

    fn answer(&self) -> Option<&dyn Answer> {
        Some(self)
    }

    fn publish(&self) -> Option<&dyn Publish> {
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
    /// Without a mail server, or an address of theirs, the page alone is the answer: the asker was told so when they got
    /// its address.
    async fn reply(
        &self,
        _: &Connection,
        to: &ReplyTo,
        text: &Approved<ReplyText>,
        key: SendKey,
    ) -> Result<Receipt, NetworkError> {
        if !self.mailer.is_set_up() || gave_no_address(to) {
            return Ok(self.receipt(to, key));
        }
        let letter = Mail {
            to: to.person.clone(),
            to_name: to.person_name.clone(),
            from_name: to.business.clone(),
            sender: to.letters.from.clone(),
            subject: words::subject(to),
            text: words::text(to, text.what().as_str()),
            html: None,
            key,
            before: to.letters.before.clone(),
            automatic: false,
            stop_at: None,
        };
        self.mailer.send(&letter).await?;
        Ok(self.receipt(to, key))
    }

    /// A mail server cannot be asked what it took; the private page is there in any case.
    async fn look(
        &self,
        _: &Connection,
        to: &ReplyTo,
        _: &Approved<ReplyText>,
        key: SendKey,
    ) -> Result<Found, NetworkError> {
        Ok(if self.mailer.is_set_up() && !gave_no_address(to) {
            Found::CannotTell
        } else {
            Found::There(vec![self.receipt(to, key)])
        })
    }
}

/// They asked while no letter could be sent.
fn gave_no_address(to: &ReplyTo) -> bool {
    !to.person.contains('@')
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Timestamp;
    use domain::publishing::Approval;

    #[tokio::test]
    async fn without_a_mail_server_the_private_page_is_the_answer() {
        let website = Website::new(Arc::new(Mailer::new(&mail::MailSettings::default()).unwrap()));
        assert!(website.lacks().is_some());
        let at = Connection::new("shop".into(), None, "Ada's Joinery".into(), serde_json::Value::Null);
        let to = words::tests::a_question();
        let ada = domain::team::Seat {
            business: domain::BusinessId(uuid::Uuid::from_u128(3)),
            staff: domain::StaffId(uuid::Uuid::from_u128(1)),
            name: "Ada".into(),
            role: domain::team::Role::Agent,
            language: None,
        };
        let approval = Approval::by(&ada, domain::team::Deed::Answer, Timestamp(0)).unwrap();
        let text = approval.of(ReplyText::new("We do.").unwrap());
        let key = SendKey { id: uuid::Uuid::from_u128(2), at: Timestamp(0) };
        let receipt = website.reply(&at, &to, &text, key).await.unwrap();
        assert_eq!(receipt.link, to.page);
        assert_eq!(Answer::look(&website, &at, &to, &text, key).await, Ok(Found::There(vec![receipt])));
    }
}
