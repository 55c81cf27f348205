//! Signing in and out: server-side sessions, throttled by address and by account.

use super::password;
use crate::App;
use crate::error::{Deed, DeedError};
use crate::seal::{hash_token, new_token};
use chrono::TimeDelta;
use domain::team::Seat;
use domain::{BusinessId, StaffId, Timestamp};
use store::{Session, StoreError};

/// A session that is used again within this time goes on.
const SESSION: TimeDelta = TimeDelta::days(30);
const WINDOW: TimeDelta = TimeDelta::minutes(15);
/// From one network address at one account: whoever tries somebody else's password shuts out themselves.
const MOST_HERE: u64 = 8;
const MOST_FROM_ADDRESS: u64 = 40;
/// From everywhere: even a great many addresses get nowhere, and then its owner has to wait with them.
const MOST_FOR_ACCOUNT: u64 = 200;

/// A fresh session. The cookie is shown once and never kept.
pub struct SignedIn {
    pub cookie: String,
    pub seat: Seat,
}

/// Who looks at the desk, and which businesses they may switch to.
#[derive(Clone, Debug)]
pub struct Visit {
    pub session: Session,
    pub seat: Seat,
    pub seats: Vec<Seat>,
}

/// Signs somebody in. `address` is the network address the request came from, for throttling.
/// Wrong password and unknown address read the same.
pub async fn sign_in(app: &App, email: &str, password: &str, address: &str, agent: &str) -> Deed<SignedIn> {
    let email = email.trim().to_lowercase();
    count_attempt(app, &email, address).await?;
    let found = app.store.find_staff(&email).await?;
    let (staff, hash) = found.map_or((None, None), |(staff, hash)| (Some(staff), hash));
    // A password longer than any we accept is not worth hashing.
    let fits = password.len() <= 1024 && password::fits(password.to_owned(), hash).await;
    let Some(staff) = staff.filter(|_| fits) else {
        return Err(DeedError::refused("E-mail address and password do not fit together."));
    };
    let seat = app.store.list_seats_of(staff.id).await?.into_iter().next().ok_or_else(|| {
        DeedError::refused("You do not belong to any business here any more. Ask an owner to invite you.")
    })?;
    forget_attempts(app, &email, address).await?;
    open_session(app, staff.id, seat, agent).await
}

/// Counts an attempt at the password of an account, and refuses where there were too many: for this account, or from
/// this network address. Counted before it is judged, so that many at once do not slip through.
pub(super) async fn count_attempt(app: &App, email: &str, address: &str) -> Deed<()> {
    let now = app.now();
    let since = now.minus(WINDOW);
    let counted = [
        (here_key(email, address), MOST_HERE),
        (hash_token(&format!("address {address}")), MOST_FROM_ADDRESS),
        (hash_token(&format!("account {email}")), MOST_FOR_ACCOUNT),
    ];
    for (whose, most) in counted {
        app.store.add_sign_in_attempt(app.ids.next(), &whose, now).await?;
        if app.store.count_sign_in_attempts(&whose, since).await? > most {
            return Err(DeedError::TooMany("Too many attempts. Wait fifteen minutes, then try again."));
        }
    }
    Ok(())
}

/// Somebody proved who they are.
pub(super) async fn forget_attempts(app: &App, email: &str, address: &str) -> Deed<()> {
    Ok(app.store.remove_sign_in_attempts(&here_key(email, address)).await?)
}

fn here_key(email: &str, address: &str) -> String {
    hash_token(&format!("account {email} address {address}"))
}

/// Opens a session for somebody who has proved who they are.
pub async fn open_session(app: &App, staff: StaffId, seat: Seat, agent: &str) -> Deed<SignedIn> {
    let (cookie, id_hash) = new_token();
    let now = app.now();
    let agent = domain::text::one_line(&domain::text::tidy(agent), 200);
    let session = Session {
        id_hash,
        staff,
        business: seat.business,
        agent,
        created_at: now,
        seen_at: now,
        expires_at: real_now(app).plus(SESSION),
    };
    app.store.add_session(&session).await?;
    Ok(SignedIn { cookie, seat })
}

/// Who this cookie is, if its session still goes on and they still belong to the business.
pub async fn resume(app: &App, cookie: &str) -> Deed<Option<Visit>> {
    let now = real_now(app);
    let Some(mut session) = app.store.lookup_session(&hash_token(cookie), now).await? else {
        return Ok(None);
    };
    let seats = app.store.list_seats_of(session.staff).await?;
    let Some(seat) = seats.iter().find(|seat| seat.business == session.business).or(seats.first()).cloned()
    else {
        app.store.remove_session(&session.id_hash).await?;
        return Ok(None);
    };
    // Once an hour is often enough to know that somebody is still there.
    if session.business != seat.business || session.expires_at.since(now) < SESSION - TimeDelta::hours(1) {
        session.business = seat.business;
        session.seen_at = now;
        session.expires_at = now.plus(SESSION);
        // With a full disk the desk can still be read.
        match app.store.save_session(&session).await {
            Ok(()) | Err(StoreError::Full) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Some(Visit { session, seat, seats }))
}

pub async fn sign_out(app: &App, cookie: &str) -> Deed<()> {
    Ok(app.store.remove_session(&hash_token(cookie)).await?)
}

/// Opens another business's desk, if they belong to it.
pub async fn switch_business(app: &App, visit: &Visit, to: BusinessId) -> Deed<()> {
    if !visit.seats.iter().any(|seat| seat.business == to) {
        return Err(DeedError::NoSuch("business"));
    }
    Ok(app.store.save_session(&Session { business: to, ..visit.session.clone() }).await?)
}

// A demo whose clock runs a day a minute must not sign people out every half hour.
fn real_now(app: &App) -> Timestamp {
    if app.settings.simulated { domain::Clock::now(&crate::RealClock) } else { app.now() }
}
