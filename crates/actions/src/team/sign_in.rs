//! Signing in and out: server-side sessions, throttled by address and by account.

use super::attempts::{Knock, count_attempt, real_now};
use super::password;
use crate::App;
use crate::error::{Deed, DeedError, Why};
use crate::seal::{hash_token, new_token};
use chrono::TimeDelta;
use domain::team::Seat;
use domain::{BusinessId, StaffId};
use store::{Session, StoreError};
use words::message;

/// A session that is used again within this time goes on.
const SESSION: TimeDelta = TimeDelta::days(30);
/// A fresh session. The cookies are shown once and never kept.
pub struct SignedIn {
    pub cookie: String,
    /// By which the browser is known the next time, whoever guesses elsewhere meanwhile.
    pub device: String,
    pub seat: Seat,
}

/// Who looks at the desk, and which businesses they may switch to.
#[derive(Clone, Debug)]
pub struct Visit {
    pub session: Session,
    pub seat: Seat,
    pub seats: Vec<Seat>,
}

/// Signs somebody in. Wrong password and unknown address read the same.
pub async fn sign_in(app: &App, email: &str, password: &str, knock: Knock<'_>) -> Deed<SignedIn> {
    let email = email.trim().to_lowercase();
    let attempt = count_attempt(app, &email, knock).await?;
    let accounts = app.store.list_accounts(&email).await?;
    let Some(staff) = password::whose(accounts, password).await else {
        return Err(DeedError::Said(Why::Refused, message!("not-fitting")));
    };
    let seat = app
        .store
        .list_seats_of(staff.id)
        .await?
        .into_iter()
        .next()
        .ok_or_else(|| DeedError::Said(Why::Refused, message!("no-business")))?;
    attempt.was_right(app).await?;
    open_session(app, staff.id, seat, knock).await
}

/// Opens a session for somebody who has proved who they are, and knows their browser from now on.
pub async fn open_session(app: &App, staff: StaffId, seat: Seat, knock: Knock<'_>) -> Deed<SignedIn> {
    let (cookie, id_hash) = new_token();
    let now = app.now();
    let agent = domain::text::one_line(&domain::text::tidy(knock.agent), 200);
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
    let (device, device_hash) = new_token();
    app.store.save_device(&device_hash, staff, real_now(app)).await?;
    Ok(SignedIn { cookie, device, seat })
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

/// Whether somebody who opened a page of a business's desk may still hear what happens there: signed in with the same
/// session, and in the team.
pub async fn still_sees(app: &App, visit: &Visit, business: BusinessId) -> Deed<bool> {
    let session = app.store.lookup_session(&visit.session.id_hash, real_now(app)).await?;
    Ok(session.is_some() && app.of(business).lookup_seat(visit.seat.staff).await?.is_some())
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
