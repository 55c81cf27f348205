//! Signed-in browsers, and the link that makes the first owner.

use crate::business_store::begin;
use crate::error::Stored;
use crate::rows::{device, session, sign_in_attempt, welcome_link};
use crate::{Store, Tx};
use domain::{BusinessId, StaffId, Timestamp};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

/// A signed-in browser. The cookie itself is never kept, only its SHA-256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub id_hash: String,
    pub staff: StaffId,
    pub business: BusinessId,
    pub agent: String,
    pub created_at: Timestamp,
    pub seen_at: Timestamp,
    pub expires_at: Timestamp,
}

impl Store {
    pub async fn add_session(&self, new: &Session) -> Stored<()> {
        let row = session::Model {
            id_hash: new.id_hash.clone(),
            staff_id: new.staff.0,
            business_id: new.business.0,
            agent: new.agent.clone(),
            created_at: new.created_at.0,
            seen_at: new.seen_at.0,
            expires_at: new.expires_at.0,
        };
        session::Entity::insert(row.into_active_model()).exec_without_returning(&self.inner.write).await?;
        Ok(())
    }

    pub async fn lookup_session(&self, id_hash: &str, now: Timestamp) -> Stored<Option<Session>> {
        let found = session::Entity::find_by_id(id_hash)
            .filter(session::Column::ExpiresAt.gt(now.0))
            .one(&self.inner.read)
            .await?;
        Ok(found.map(|row| Session {
            id_hash: row.id_hash,
            staff: StaffId(row.staff_id),
            business: BusinessId(row.business_id),
            agent: row.agent,
            created_at: Timestamp(row.created_at),
            seen_at: Timestamp(row.seen_at),
            expires_at: Timestamp(row.expires_at),
        }))
    }

    /// Notes that a session is used, and which business's desk it has open.
    pub async fn save_session(&self, changed: &Session) -> Stored<()> {
        session::Entity::update_many()
            .col_expr(session::Column::SeenAt, Expr::value(changed.seen_at.0))
            .col_expr(session::Column::ExpiresAt, Expr::value(changed.expires_at.0))
            .col_expr(session::Column::BusinessId, Expr::value(changed.business.0))
            .filter(session::Column::IdHash.eq(&changed.id_hash))
            .exec(&self.inner.write)
            .await?;
        Ok(())
    }

    pub async fn remove_session(&self, id_hash: &str) -> Stored<()> {
        session::Entity::delete_by_id(id_hash).exec(&self.inner.write).await?;
        Ok(())
    }

    pub async fn add_welcome_link(&self, token_hash: &str, now: Timestamp, expires: Timestamp) -> Stored<()> {
        // A new link puts the old ones out of use: only the last printed one works.
        let transaction = begin(&self.inner).await?;
        welcome_link::Entity::delete_many().exec(&transaction).await?;
        let row = welcome_link::Model {
            token_hash: token_hash.to_owned(),
            created_at: now.0,
            expires_at: expires.0,
            used_at: None,
        };
        welcome_link::Entity::insert(row.into_active_model()).exec_without_returning(&transaction).await?;
        Ok(transaction.commit().await?)
    }

    pub async fn is_welcome(&self, token_hash: &str, now: Timestamp) -> Stored<bool> {
        let link = welcome_link::Entity::find_by_id(token_hash).one(&self.inner.read).await?;
        Ok(link.is_some_and(|link| link.used_at.is_none() && link.expires_at > now.0))
    }

    /// Throws away what has expired: sessions, attempts, browsers nobody has signed in with for a year.
    pub async fn sweep_expired(&self, now: Timestamp) -> Stored<()> {
        let yesterday = now.minus(chrono::TimeDelta::days(1));
        session::Entity::delete_many()
            .filter(session::Column::ExpiresAt.lt(now.0))
            .exec(&self.inner.write)
            .await?;
        sign_in_attempt::Entity::delete_many()
            .filter(sign_in_attempt::Column::At.lt(yesterday.0))
            .exec(&self.inner.write)
            .await?;
        device::Entity::delete_many()
            .filter(device::Column::SeenAt.lt(now.minus(chrono::TimeDelta::days(366)).0))
            .exec(&self.inner.write)
            .await?;
        Ok(())
    }
}

impl Tx {
    /// Uses the link up, together with what is made with it; `false` when it was used or has expired. Two at once: one of
    /// them.
    pub async fn use_welcome_link(&mut self, token_hash: &str, now: Timestamp) -> Stored<bool> {
        let used = welcome_link::Entity::update_many()
            .col_expr(welcome_link::Column::UsedAt, Expr::value(now.0))
            .filter(welcome_link::Column::TokenHash.eq(token_hash))
            .filter(welcome_link::Column::UsedAt.is_null())
            .filter(welcome_link::Column::ExpiresAt.gt(now.0))
            .exec(self.connection())
            .await?;
        Ok(used.rows_affected == 1)
    }
}
