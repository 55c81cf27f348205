//! Passwords: argon2id, away from the threads that answer requests.

use crate::error::{Deed, DeedError, Why};
use crate::{App, Places};
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use domain::team::{EmailAddress, Password, StaffMember};
use domain::{BusinessId, StaffId};
use words::message;

/// Each takes 19 MiB and a core: more at once would be quicker for nobody.
static PLACES: Places = Places::two(19);

/// The hash to keep, as a PHC string with its own salt and costs (argon2id, 19 MiB, 2 passes: OWASP's first choice).
pub(crate) async fn hash_password(password: Password) -> Deed<String> {
    let hash =
        move || Argon2::default().hash_password(password.as_str().as_bytes()).map(|hash| hash.to_string());
    match PLACES.work(hash).await {
        Ok(Ok(hash)) => Ok(hash),
        _ => Err(DeedError::Said(Why::Outside, message!("password-not-made"))),
    }
}

/// Who signs in with an address, where that is one person.
pub(super) async fn meant(app: &App, email: &EmailAddress, business: Option<BusinessId>) -> Deed<StaffId> {
    let mut meant = Vec::new();
    for (staff, _) in app.store.list_accounts(email.as_str()).await? {
        let seats = app.store.list_seats_of(staff.id).await?;
        if business.is_none_or(|business| seats.iter().any(|seat| seat.business == business)) {
            meant.push((staff.id, seats.is_empty()));
        }
    }
    match meant[..] {
        [] => Err(DeedError::NoSuch("account")),
        [(staff, _)] | [(staff, false), (_, true), ..] => Ok(staff),
        _ => Err(DeedError::refused("Several people sign in with this address: say in which business.")),
    }
}

/// The account that has this address and this password, if there is one.
pub(crate) async fn find_account(
    app: &App,
    email: &EmailAddress,
    password: &Password,
) -> Deed<Option<StaffMember>> {
    let accounts = app.store.list_accounts(email.as_str()).await?;
    Ok(if accounts.is_empty() { None } else { whose(accounts, password.as_str()).await })
}

/// Whose password it is, of those who sign in with one address. Takes as long where nobody does.
pub(super) async fn whose(
    accounts: Vec<(StaffMember, Option<String>)>,
    password: &str,
) -> Option<StaffMember> {
    // A password longer than any we accept is not worth hashing.
    if password.len() > 1024 {
        return None;
    }
    if accounts.is_empty() {
        fits(password.to_owned(), None).await;
    }
    for (staff, hash) in accounts {
        if fits(password.to_owned(), hash).await {
            return Some(staff);
        }
    }
    None
}

/// Whether a password fits the hash. Without a hash it takes just as long and says no, so that nobody can tell by
/// the time which addresses have an account.
pub(super) async fn fits(password: String, hash: Option<String>) -> bool {
    // A hash of a password nobody knows, with the same costs.
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$3ZqTcjR0C1CSZKHIMlvNmhH4nyfx1Ih8nCS0ulf/9Ns";
    let work = move || {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
        let Ok(parsed) = argon2::PasswordHash::new(&hash) else { return false };
        Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && known
    };
    PLACES.work(work).await.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let hash = hash_password(Password::new("oak and ash and elm".into()).unwrap()).await.unwrap();
        assert!(hash.starts_with("$argon2id$"), "{hash}");
        assert!(fits("oak and ash and elm".into(), Some(hash.clone())).await);
        assert!(!fits("oak and ash".into(), Some(hash)).await);
        assert!(!fits("anything".into(), None).await);
    }
}
