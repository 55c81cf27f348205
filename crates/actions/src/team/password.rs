//! Passwords: argon2id, away from the threads that answer requests.

use crate::error::{Deed, DeedError};
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use domain::team::Password;
use tokio::sync::Semaphore;

/// Each takes 19 MiB and a core: more at once would be quicker for nobody.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// The hash to keep, as a PHC string with its own salt and costs (argon2id, 19 MiB, 2 passes: OWASP's first choice).
pub async fn hash_password(password: Password) -> Deed<String> {
    let _turn = AT_ONCE.acquire().await;
    let hashed = tokio::task::spawn_blocking(move || {
        Argon2::default().hash_password(password.as_str().as_bytes()).map(|hash| hash.to_string())
    })
    .await;
    match hashed {
        Ok(Ok(hash)) => Ok(hash),
        _ => Err(DeedError::Outside("The password could not be prepared; please try again.".into())),
    }
}

/// Whether a password fits the hash. Without a hash it takes just as long and says no, so that nobody can tell by
/// the time which addresses have an account.
pub(super) async fn fits(password: String, hash: Option<String>) -> bool {
    // A hash of a password nobody knows, with the same costs.
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$3ZqTcjR0C1CSZKHIMlvNmhH4nyfx1Ih8nCS0ulf/9Ns";
    let _turn = AT_ONCE.acquire().await;
    tokio::task::spawn_blocking(move || {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
        let Ok(parsed) = argon2::PasswordHash::new(&hash) else { return false };
        Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && known
    })
    .await
    .unwrap_or(false)
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
