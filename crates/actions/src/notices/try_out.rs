//! A test letter: whether mail works is seen before somebody waits for it.

use crate::App;
use crate::error::{Deed, DeedError};
use crate::team::{allowed, voice_of};
use ::words::{Value, say};
use chrono::TimeDelta;
use domain::publishing::SendKey;
use domain::team::{Deed as Wish, EmailAddress, NotAnAddress, Seat};
use networks::{Mail, NetworkError};
use store::AttemptLimit;

const WINDOW: TimeDelta = TimeDelta::minutes(15);
const MOST: u64 = 6;

/// What came of a test letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriedOut {
    pub to: String,
    pub from: String,
    /// What the mail server said when it took the letter.
    pub said: String,
}

/// Writes a letter to `to`, at once, and says what the mail server said. What went wrong is said in its words, too.
pub async fn send_test_letter(app: &App, by: &Seat, to: &str) -> Deed<TriedOut> {
    allowed(by, Wish::Manage)?;
    let to: EmailAddress = to.parse().map_err(|error: NotAnAddress| DeedError::refused(error.to_string()))?;
    if !app.writes_letters() {
        return Err(DeedError::refused(if app.settings.simulated {
            "This is a demo: no letter leaves this machine."
        } else {
            "No mail server is set up. Whoever runs this installation names one in its settings (docs/running/settings.md)."
        }));
    }
    let now = app.now();
    // So that nobody makes us write to strangers again and again.
    let limit =
        AttemptLimit { who: crate::seal::hash_token(&format!("test letters {}", by.business)), most: MOST };
    if !app.store.note_attempt(app.ids.next(), &[limit], now.minus(WINDOW), now).await? {
        return Err(DeedError::TooMany("Six test letters were sent in fifteen minutes. Wait a little."));
    }
    let profile = crate::today::lookup_business(app, by.business).await?;
    let voice = voice_of(by, &profile);
    let link = Value::Plain(format!("{}/desk/settings/notices", app.settings.public_address));
    let mail = Mail {
        to: to.as_str().to_owned(),
        to_name: String::new(),
        from_name: profile.name.clone(),
        sender: profile.mail_from.clone(),
        subject: say!(voice, "test-subject", business = &profile.name),
        text: say!(voice, "test", business = &profile.name, link = link) + "\n",
        html: None,
        key: SendKey { id: app.ids.next(), at: now },
        before: Vec::new(),
        automatic: true,
        stop_at: None,
    };
    let said = app.mailer.send(&mail).await.map_err(in_words)?;
    Ok(TriedOut { to: mail.to, from: app.mailer.from().unwrap_or_default().to_owned(), said })
}

fn in_words(error: NetworkError) -> DeedError {
    match error {
        NetworkError::Refused { reason } => DeedError::Refused(reason),
        NetworkError::Later { why, .. } | NetworkError::NotYet { why } => {
            DeedError::Outside(format!("The letter did not leave. {why}."))
        }
        other => DeedError::Outside(format!("The letter may have left or not: {other}.")),
    }
}
