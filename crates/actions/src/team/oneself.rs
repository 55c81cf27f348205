//! One's own name and address.

use super::attempts::count_attempt_at_own;
use super::password::fits;
use super::sign_in::Visit;
use crate::App;
use crate::error::{Deed, DeedError, Why};
use domain::team::{EmailAddress, Seat};
use domain::text::{one_line, tidy};
use domain::{BusinessId, Language, StaffId};
use words::message;

/// Gives oneself another name: customers see it beside answers from now on, in every business one works for.
pub async fn change_name(app: &App, staff: StaffId, name: &str) -> Deed<()> {
    let name = one_line(&tidy(name), 120);
    if name.is_empty() {
        return Err(DeedError::Said(Why::Refused, message!("name-missing")));
    }
    Ok(app.store.save_staff_name(staff, &name).await?)
}

/// Chooses the language of one's desk and letters, in every business one works for. `None`: what the browser wants.
pub async fn change_language(app: &App, by: &Seat, language: Option<Language>) -> Deed<()> {
    // A program that may do less than its maker does not decide how they are spoken to.
    let own = app.of(by.business).lookup_seat(by.staff).await?;
    if own.is_none_or(|own| own.role != by.role) {
        return Err(DeedError::NotAllowed);
    }
    save_language(app, by.staff, language).await
}

async fn save_language(app: &App, staff: StaffId, language: Option<Language>) -> Deed<()> {
    if language.is_some_and(|language| !Language::DESK.contains(&language)) {
        return Err(DeedError::Said(Why::Refused, message!("language-unknown")));
    }
    Ok(app.store.save_staff_language(staff, language).await?)
}

/// Signs in with another address from now on. Who knows the password says so; elsewhere they are signed out, and no browser
/// of theirs is known any more.
pub async fn change_email(app: &App, visit: &Visit, password: &str, email: &EmailAddress) -> Deed<()> {
    let staff = visit.seat.staff;
    let attempt = count_attempt_at_own(app, staff).await?;
    let hash = app.store.lookup_password(staff).await?;
    if password.len() > 1024 || !fits(password.to_owned(), hash).await {
        return Err(DeedError::Said(Why::Refused, message!("password-wrong")));
    }
    attempt.was_right(app).await?;
    is_free(app, staff, email, Some(password)).await?;
    app.store.save_staff_email(staff, email.as_str(), Some(&visit.session.id_hash)).await?;
    Ok(())
}

/// For whoever runs the installation: somebody signs in with another address from now on, and is signed out everywhere.
/// `business` says who is meant where several sign in with one address.
pub async fn readdress(
    app: &App,
    from: &EmailAddress,
    business: Option<BusinessId>,
    to: &EmailAddress,
) -> Deed<()> {
    let staff = super::password::meant(app, from, business).await?;
    is_free(app, staff, to, None).await?;
    Ok(app.store.save_staff_email(staff, to.as_str(), None).await?)
}

/// The same for a name.
pub async fn rename(app: &App, email: &EmailAddress, business: Option<BusinessId>, name: &str) -> Deed<()> {
    let staff = super::password::meant(app, email, business).await?;
    change_name(app, staff, name).await
}

/// The same for the language of their desk and letters.
pub async fn choose_language(
    app: &App,
    email: &EmailAddress,
    business: Option<BusinessId>,
    language: Option<Language>,
) -> Deed<()> {
    let staff = super::password::meant(app, email, business).await?;
    save_language(app, staff, language).await
}

/// Nobody in the same team has it; and whoever else signs in with it does so with another password, which alone tells whose
/// an address is.
async fn is_free(app: &App, staff: StaffId, email: &EmailAddress, password: Option<&str>) -> Deed<()> {
    let taken = || DeedError::Said(Why::Refused, message!("address-taken"));
    for seat in app.store.list_seats_of(staff).await? {
        let team = app.of(seat.business).list_team().await?;
        if team.iter().any(|(other, address)| other.staff != staff && address == email.as_str()) {
            return Err(taken());
        }
    }
    let others = app.store.list_accounts(email.as_str()).await?;
    for (other, hash) in others.into_iter().filter(|(other, _)| other.id != staff) {
        let same = match password {
            Some(password) => fits(password.to_owned(), hash).await,
            // Nobody's password is known here: an address somebody works with is taken.
            None => !app.store.list_seats_of(other.id).await?.is_empty(),
        };
        if same {
            return Err(taken());
        }
    }
    Ok(())
}
