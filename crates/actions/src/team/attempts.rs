//! Attempts at a password, counted by address and by account before they are judged.

use crate::App;
use crate::error::{Deed, DeedError, Why};
use crate::seal::hash_token;
use chrono::TimeDelta;
use domain::{StaffId, Timestamp};
use store::AttemptLimit;
use words::message;

/// A browser somebody signed in with is known for this long.
const KNOWN: TimeDelta = TimeDelta::days(366);
const WINDOW: TimeDelta = TimeDelta::minutes(15);
/// From one network address at one account: whoever tries somebody else's password shuts out themselves.
const MOST_HERE: u64 = 8;
const MOST_FROM_ADDRESS: u64 = 40;
/// From everywhere: even a great many addresses get nowhere. Its owner has to wait with them only where they never
/// signed in before.
const MOST_FOR_ACCOUNT: u64 = 200;

/// Somebody at the door.
#[derive(Clone, Copy, Debug, Default)]
pub struct Knock<'a> {
    /// The network address the request came from.
    pub address: &'a str,
    /// What the browser calls itself.
    pub agent: &'a str,
    /// What the browser was given when somebody signed in with it before.
    pub device: Option<&'a str>,
}

/// An attempt that was counted.
pub(super) struct Attempt {
    id: uuid::Uuid,
    here: String,
}

impl Attempt {
    /// Somebody proved who they are: what went wrong here before was them, too, and nothing counts against anybody.
    pub(super) async fn was_right(self, app: &App) -> Deed<()> {
        Ok(app.store.forget_attempts(self.id, &self.here).await?)
    }
}

/// Counts an attempt at the password of an account, and refuses where there were too many: for this account, or from
/// this network address. Counted before it is judged, so that many at once do not slip through; what is refused is
/// written nowhere.
///
/// A browser somebody signed in with before answers for its own attempts only.
pub(super) async fn count_attempt(app: &App, email: &str, knock: Knock<'_>) -> Deed<Attempt> {
    let limit = |who, most| AttemptLimit { who, most };
    let limits = match known_device(app, email, knock.device).await? {
        Some(device) => vec![limit(hash_token(&format!("account {email} device {device}")), MOST_HERE)],
        None => vec![
            limit(hash_token(&format!("account {email} address {}", knock.address)), MOST_HERE),
            limit(hash_token(&format!("address {}", knock.address)), MOST_FROM_ADDRESS),
            limit(hash_token(&format!("account {email}")), MOST_FOR_ACCOUNT),
        ],
    };
    count(app, limits).await
}

/// The same for somebody who is signed in and names their present password: a screen left open is no key to the account.
pub(super) async fn count_attempt_at_own(app: &App, staff: StaffId) -> Deed<Attempt> {
    count(app, vec![AttemptLimit { who: hash_token(&format!("own {staff}")), most: MOST_HERE }]).await
}

pub(super) async fn count(app: &App, limits: Vec<AttemptLimit>) -> Deed<Attempt> {
    let (id, now) = (app.ids.next(), app.now());
    if !app.store.note_attempt(id, &limits, now.minus(WINDOW), now).await? {
        return Err(DeedError::Said(Why::TooMany, message!("too-many-attempts")));
    }
    let here = limits.into_iter().next().map(|limit| limit.who).unwrap_or_default();
    Ok(Attempt { id, here })
}

/// The hash of the browser's mark, where it is known for this account.
async fn known_device(app: &App, email: &str, device: Option<&str>) -> Deed<Option<String>> {
    let Some(device) = device.map(hash_token) else { return Ok(None) };
    let Some(whose) = app.store.find_device(&device, real_now(app).minus(KNOWN)).await? else {
        return Ok(None);
    };
    let accounts = app.store.list_accounts(email).await?;
    Ok(accounts.iter().any(|(staff, _)| staff.id == whose).then_some(device))
}

// A demo whose clock runs a day a minute must not sign people out every half hour.
pub(super) fn real_now(app: &App) -> Timestamp {
    if app.settings.simulated { domain::Clock::now(&crate::RealClock) } else { app.now() }
}
