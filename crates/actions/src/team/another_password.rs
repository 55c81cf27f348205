//! Another password for somebody: by themselves, or by whoever runs the installation.

use super::attempts::count_attempt_at_own;
use super::forgotten::letter_of_password;
use super::password::{fits, hash_password, meant};
use super::sign_in::Visit;
use crate::App;
use crate::error::{Deed, DeedError, Why};
use domain::BusinessId;
use domain::team::{EmailAddress, Password};
use words::message;

/// Gives somebody who knows their password another one. Whoever signed in with the old one elsewhere is signed out, and
/// no browser of theirs is known any more.
pub async fn change_password(app: &App, visit: &Visit, old: &str, new: Password) -> Deed<()> {
    let staff = visit.seat.staff;
    let attempt = count_attempt_at_own(app, staff).await?;
    let hash = app.store.lookup_password(staff).await?;
    if old.len() > 1024 || !fits(old.to_owned(), hash).await {
        return Err(DeedError::Said(Why::Refused, message!("present-password-wrong")));
    }
    let (hash, letter) = (hash_password(new).await?, letter_of_password(app, staff));
    app.store.save_password(staff, &hash, Some(&visit.session.id_hash), letter, app.now()).await?;
    attempt.was_right(app).await
}

/// Gives somebody another password who has lost theirs: for whoever runs the installation. They are signed out everywhere,
/// and no browser of theirs is known any more. `business` says who is meant where several sign in with one address.
pub async fn reset_password(
    app: &App,
    email: &EmailAddress,
    business: Option<BusinessId>,
    new: Password,
) -> Deed<()> {
    let staff = meant(app, email, business).await?;
    let (hash, letter) = (hash_password(new).await?, letter_of_password(app, staff));
    Ok(app.store.save_password(staff, &hash, None, letter, app.now()).await?)
}
