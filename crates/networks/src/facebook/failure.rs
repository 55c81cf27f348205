//! What Facebook's errors mean for us.
//!
//! Source: official PHP client, `RequestException.php` (error classes); developers.facebook.com, "Error handling" and
//! "Rate limits"; read 2026-11-22. The table with every code: docs/networks/facebook.md.

use super::wire::{Failed, GraphError};
use crate::NetworkError;
use crate::outside::{OutsideError, OutsideResponse};
use domain::text::{one_line, tidy};
use serde_json::Value;
use std::time::Duration;

/// Why a call brought nothing.
#[derive(Debug)]
pub(super) enum Failure {
    Said {
        status: u16,
        error: GraphError,
        after: Option<Duration>,
    },
    Silent(OutsideError),
    Unreadable(String),
    /// The channel has no usable keys.
    NoKeys(NetworkError),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    DeadToken,
    Permission,
    TooMuch,
    Passing,
    Blocked,
    Missing,
    Wrong,
}

pub(super) const ANSWERED_PRIVATELY: &str = "Facebook takes one private reply to a comment, and it was given. What they answer comes as a direct message.";

/// How long to wait when they do not say: their windows last an hour.
const WAIT: Duration = Duration::from_mins(15);

impl Failure {
    pub fn of(answer: &OutsideResponse) -> Self {
        let failed: Option<Failed> = answer.json().ok();
        let error = failed.map(|failed| failed.error).unwrap_or_default();
        Self::Said { status: answer.status, error, after: wait(answer) }
    }

    fn class(&self) -> Option<Class> {
        let Self::Said { status, error, .. } = self else { return None };
        Some(match (error.code, error.error_subcode) {
            (_, Some(1_366_046 | 1_366_051 | 1_609_008 | 2_061_006)) => Class::Wrong,
            (190 | 102, _) | (_, Some(458 | 459 | 460 | 463 | 464 | 467 | 492)) => Class::DeadToken,
            // 368 with this subcode is "You're posting too fast": Meta's own advice is to wait and try again.
            (4 | 17 | 32 | 341 | 613 | 80000..=80014, _) | (368, Some(1_390_008)) => Class::TooMuch,
            (368, _) => Class::Blocked,
            (1 | 2, _) => Class::Passing,
            _ if error.is_transient => Class::Passing,
            (3 | 10 | 200..=299, _) => Class::Permission,
            (100, Some(33)) | (803, _) => Class::Missing,
            (0, _) if *status == 429 => Class::TooMuch,
            (0, _) if *status >= 500 => Class::Passing,
            _ => Class::Wrong,
        })
    }

    /// It is not there, or not any more, or not for us.
    pub fn is_missing(&self) -> bool {
        self.class() == Some(Class::Missing)
    }

    /// They think that we said this before.
    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Said { error: GraphError { code: 506, .. }, .. })
    }

    /// A message more than 24 hours after the person's last one.
    /// Source: code 10, subcode 2018278, in the Messenger platform's table of errors; third-party help pages, 2026-11-22.
    pub fn is_outside_window(&self) -> bool {
        matches!(self, Self::Said { error, .. } if error.code == 10
            && (error.error_subcode == Some(2_018_278) || error.message.contains("outside of allowed window")))
    }

    /// Why a private reply to a comment is refused, where it is about that.
    /// Source: codes 10900 to 10903 as third-party help pages and issues of open clients quote them; 2026-11-26.
    pub fn why_not_privately(&self) -> Option<&'static str> {
        match self {
            Self::Said { error: GraphError { code: 10_900, .. }, .. } => Some(ANSWERED_PRIVATELY),
            Self::Said { error: GraphError { code: 10_901..=10_903, .. }, .. } => Some(
                "Facebook does not take a private reply to this comment: it may be too old, or its writer does not take messages of the page.",
            ),
            _ => None,
        }
    }

    /// What it means for a call that only reads, or that may be repeated without harm.
    pub fn when_reading(self) -> NetworkError {
        let class = self.class();
        let (error, after) = match self {
            Self::Silent(error) => return error.when_reading(),
            Self::Unreadable(what) => return NetworkError::Surprise { what },
            Self::NoKeys(error) => return error,
            Self::Said { error, after, .. } => (error, after),
        };
        let words = words(&error);
        match class {
            Some(Class::DeadToken) => {
                NetworkError::Reconnect { why: why_dead(error.error_subcode).to_owned() }
            }
            // About this one thing: what else the channel does may still work.
            Some(Class::Permission) => NetworkError::Refused {
                reason: format!(
                    "Facebook does not allow this: {}. A permission or a role on the page may be missing.",
                    words.trim_end_matches('.')
                ),
            },
            Some(Class::TooMuch) => NetworkError::Later {
                after: after.or(Some(WAIT)),
                why: "Facebook asks us to slow down".into(),
            },
            Some(Class::Passing) => {
                NetworkError::Later { after, why: "Facebook has trouble of its own".into() }
            }
            Some(Class::Blocked) => {
                NetworkError::Refused { reason: format!("Facebook has blocked this for the page: {words}") }
            }
            Some(Class::Missing) => {
                NetworkError::Refused { reason: "It is no longer there on Facebook.".into() }
            }
            Some(Class::Wrong) | None => NetworkError::Refused { reason: format!("Facebook says: {words}") },
        }
    }

    /// Whether the channel as a whole is meant, or the call never had an answer: it makes no sense to go on to the next
    /// object. Everything else is about the object that was asked for.
    pub fn is_about_the_channel(&self) -> bool {
        match self.class() {
            None => true,
            Some(class) => matches!(class, Class::DeadToken | Class::TooMuch | Class::Passing),
        }
    }

    /// They do not know the place in a list that they gave us themselves: it is too old.
    pub fn is_lost_place(&self) -> bool {
        matches!(self, Self::Said { error, .. } if error.code == 100 && error.message.to_lowercase().contains("cursor"))
    }

    /// In their words, for the channel's page.
    pub fn words(&self) -> String {
        match self {
            Self::Said { error, .. } => words(error),
            Self::Silent(error) => error.to_string(),
            Self::Unreadable(what) => what.clone(),
            Self::NoKeys(error) => error.to_string(),
        }
    }

    /// What it means for a call that writes. Whatever stands in the body: after a 5xx they may have written all the same,
    /// and what they call a duplicate may be an earlier attempt of ours.
    pub fn when_sending(self) -> NetworkError {
        match self {
            Self::Silent(error) => error.when_sending(),
            Self::Unreadable(why) => NetworkError::Unsure { why },
            Self::Said { status: 500.., .. } => {
                NetworkError::Unsure { why: "Facebook had trouble of its own".into() }
            }
            Self::Said { .. } if self.class() == Some(Class::Passing) => {
                NetworkError::Unsure { why: "Facebook had trouble of its own".into() }
            }
            Self::Said { .. } if self.is_duplicate() => {
                NetworkError::Unsure { why: "Facebook says that this was said before".into() }
            }
            other => other.when_reading(),
        }
    }
}

fn why_dead(subcode: Option<i64>) -> &'static str {
    match subcode {
        Some(458) => "Porchlight was removed from the Facebook account's apps",
        Some(459) => "Facebook wants the owner to sign in there and confirm something",
        Some(460) => "The password of the Facebook account was changed",
        Some(463) => "Facebook's permission ran out",
        Some(464) => "The Facebook account is not confirmed",
        Some(492) => "The owner no longer has a role on the page",
        _ => "Facebook no longer accepts our permission",
    }
}

fn words(error: &GraphError) -> String {
    let words = error.error_user_msg.as_deref().filter(|words| !words.is_empty()).unwrap_or(&error.message);
    match one_line(&tidy(words), 200) {
        empty if empty.is_empty() => format!("error {}", error.code),
        words => words,
    }
}

/// `X-Business-Use-Case-Usage` says in minutes when we may go on; the others only that the share is used up.
fn wait(answer: &OutsideResponse) -> Option<Duration> {
    if let Some(seconds) = answer.header("retry-after").and_then(|value| value.parse().ok()) {
        return Some(Duration::from_secs(seconds));
    }
    let usage: Value = serde_json::from_str(answer.header("x-business-use-case-usage")?).ok()?;
    let cases = usage.as_object()?.values().filter_map(Value::as_array).flatten();
    let minutes = cases.filter_map(|case| case["estimated_time_to_regain_access"].as_u64()).max()?;
    (minutes > 0).then(|| Duration::from_mins(minutes.min(24 * 60)))
}
