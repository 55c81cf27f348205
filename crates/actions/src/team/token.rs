//! Bearer tokens of the API.

use super::allowed;
use crate::App;
use crate::error::{Deed, DeedError, Why};
use crate::seal::{hash_token, new_token};
use chrono::TimeDelta;
use domain::team::{Deed as Wish, Role, Seat};
use domain::{Timestamp, TokenId};
use store::{ApiToken, StoreError};
use words::message;

/// Makes a token that may do what `role` may; it is shown once and never kept.
pub async fn make_token(app: &App, by: &Seat, name: &str, role: Role) -> Deed<(TokenId, String)> {
    allowed(by, Wish::Manage)?;
    let name = domain::text::one_line(&domain::text::tidy(name), 80);
    if name.is_empty() {
        return Err(DeedError::Said(Why::Refused, message!("token-needs-name")));
    }
    let (secret, _) = new_token();
    // The prefix lets secret scanners recognise a token that leaked.
    let token = format!("porch_{secret}");
    let new = ApiToken {
        id: app.new_id(),
        business: by.business,
        name,
        token_hash: hash_token(&token),
        role,
        by: by.staff,
        created_at: app.now(),
        used_at: None,
        revoked_at: None,
    };
    let mut tx = app.of(by.business).begin().await?;
    tx.add_token(&new).await?;
    tx.add_audit(
        app.ids.next(),
        Some(by.staff),
        &format!("made an API token with the role {role}"),
        app.now(),
    )
    .await?;
    tx.commit().await?;
    Ok((new.id, token))
}

/// Every token that was made, revoked ones too, oldest first. The tokens themselves are kept nowhere.
pub async fn list_tokens(app: &App, by: &Seat) -> Deed<Vec<ApiToken>> {
    allowed(by, Wish::Manage)?;
    Ok(app.of(by.business).list_tokens().await?)
}

pub async fn revoke_token(app: &App, by: &Seat, id: TokenId) -> Deed<()> {
    allowed(by, Wish::Manage)?;
    let mut tx = app.of(by.business).begin().await?;
    if !tx.revoke_token(id, app.now()).await? {
        return Err(DeedError::NoSuch("token"));
    }
    tx.add_audit(app.ids.next(), Some(by.staff), "revoked an API token", app.now()).await?;
    Ok(tx.commit().await?)
}

/// The seat a token gives: its maker's place, with the token's role. Nothing once the maker has left or it is revoked.
pub async fn use_token(app: &App, token: &str) -> Deed<Option<Seat>> {
    let Some(found) = app.store.find_token(&hash_token(token)).await? else { return Ok(None) };
    if found.revoked_at.is_some() {
        return Ok(None);
    }
    let desk = app.of(found.business);
    let Some(maker) = desk.lookup_seat(found.by).await? else { return Ok(None) };
    let now = app.now();
    if worth_noting(found.used_at, now) {
        let noted = async {
            let mut tx = desk.begin().await?;
            tx.note_token_use(found.id, now).await?;
            tx.commit().await
        };
        // With a full disk programs can still read.
        match noted.await {
            Ok(()) | Err(StoreError::Full) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Some(Seat { role: found.role.min(maker.role), ..maker }))
}

// Every request would be a write otherwise.
fn worth_noting(used_at: Option<Timestamp>, now: Timestamp) -> bool {
    used_at.is_none_or(|used| now.since(used) > TimeDelta::minutes(5))
}
