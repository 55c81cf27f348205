//! Forgotten passwords: who asked for a way back in, and whether it was used.

use crate::business_store::begin;
use crate::error::Stored;
use crate::jobs::{NewJob, insertion};
use crate::rows::password_reset;
use crate::{Change, Changed, Store};
use domain::{BusinessId, StaffId, Timestamp};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordReset {
    pub id: Uuid,
    /// As it was typed, in its one spelling; whether anybody has it is not known.
    pub email: String,
    pub asked_at: Timestamp,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

/// Orders about a person and no business.
pub(crate) const NOBODYS: BusinessId = BusinessId(Uuid::nil());

impl Store {
    /// Wakes the workers of this process.
    pub(crate) fn tell_of_orders(&self) {
        self.inner.changes.tell(vec![Changed { business: NOBODYS, what: Change::Job }]);
    }

    /// Notes that somebody asked, with the order to write to whoever has the address: the same for any address.
    pub async fn add_password_reset(&self, new: &PasswordReset, order: NewJob) -> Stored<()> {
        let row = password_reset::Model {
            id: new.id,
            email: new.email.clone(),
            asked_at: new.asked_at.0,
            expires_at: new.expires_at.0,
            used_at: None,
        };
        let transaction = begin(&self.inner).await?;
        password_reset::Entity::insert(row.into_active_model()).exec_without_returning(&transaction).await?;
        let insertion = insertion(self.backend(), NOBODYS, order, new.asked_at, "DO NOTHING");
        transaction.execute_raw(insertion).await?;
        transaction.commit().await?;
        self.tell_of_orders();
        Ok(())
    }

    pub async fn lookup_password_reset(&self, id: Uuid) -> Stored<Option<PasswordReset>> {
        let row = password_reset::Entity::find_by_id(id).one(&self.inner.read).await?;
        Ok(row.map(|row| PasswordReset {
            id: row.id,
            email: row.email,
            asked_at: Timestamp(row.asked_at),
            expires_at: Timestamp(row.expires_at),
            used_at: row.used_at.map(Timestamp),
        }))
    }

    /// Gives somebody the password they chose by a link, in one commit with the link's end: every link that was asked for
    /// with this address is used up, and they are signed out everywhere. `letter` orders to tell them. `false`: it was
    /// used or has expired, and nothing is changed. Of two at once, one.
    pub async fn use_password_reset(
        &self,
        reset: &PasswordReset,
        of: StaffId,
        password_hash: &str,
        letter: Option<NewJob>,
        now: Timestamp,
    ) -> Stored<bool> {
        let transaction = begin(&self.inner).await?;
        let used = password_reset::Entity::update_many()
            .col_expr(password_reset::Column::UsedAt, Expr::value(now.0))
            .filter(password_reset::Column::Id.eq(reset.id))
            .filter(password_reset::Column::UsedAt.is_null())
            .filter(password_reset::Column::ExpiresAt.gt(now.0))
            .exec(&transaction)
            .await?;
        if used.rows_affected != 1 {
            return Ok(false);
        }
        // Every other link of the address ends with the old password.
        self.put_password(&transaction, of, password_hash, None, letter, now).await?;
        transaction.commit().await?;
        self.tell_of_orders();
        Ok(true)
    }

    pub async fn sweep_password_resets(&self, before: Timestamp) -> Stored<()> {
        password_reset::Entity::delete_many()
            .filter(password_reset::Column::ExpiresAt.lt(before.0))
            .exec(&self.inner.write)
            .await?;
        Ok(())
    }
}
