//! How often somebody tried a password, and which browsers are known.

use crate::Store;
use crate::business_store::begin;
use crate::error::Stored;
use crate::rows::{device, sign_in_attempt};
use domain::{StaffId, Timestamp};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Statement,
};
use uuid::Uuid;

/// One thing attempts are counted by, and how many there may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptLimit {
    /// A hash: of an account, of a network address, of both, or of a known browser.
    pub who: String,
    pub most: u64,
}

/// Browsers of one person that are remembered; the ones seen last.
const MOST_DEVICES: u64 = 20;

impl Store {
    /// Notes an attempt under each of these. `false`: one of them has had its most since then, and nothing is noted.
    /// Of many at once none slips through, in whichever process.
    pub async fn note_attempt(
        &self,
        id: Uuid,
        limits: &[AttemptLimit],
        since: Timestamp,
        now: Timestamp,
    ) -> Stored<bool> {
        let transaction = begin(&self.inner).await?;
        if self.backend() == DatabaseBackend::Postgres {
            let mut whose: Vec<&str> = limits.iter().map(|limit| limit.who.as_str()).collect();
            // In one order, so that two never wait for each other.
            whose.sort_unstable();
            for who in whose {
                let sql = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
                let lock = Statement::from_sql_and_values(self.backend(), sql, [who.into()]);
                transaction.execute_raw(lock).await?;
            }
        }
        for limit in limits {
            let before = sign_in_attempt::Entity::find()
                .filter(sign_in_attempt::Column::Who.eq(&limit.who))
                .filter(sign_in_attempt::Column::At.gt(since.0))
                .count(&transaction)
                .await?;
            if before >= limit.most {
                return Ok(false);
            }
        }
        for limit in limits {
            let row = sign_in_attempt::Model { id, who: limit.who.clone(), at: now.0 };
            sign_in_attempt::Entity::insert(row.into_active_model())
                .exec_without_returning(&transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// The attempt was a right one: it counts for nobody, and everything under `who` is forgotten with it.
    pub async fn forget_attempts(&self, id: Uuid, who: &str) -> Stored<()> {
        let its = sign_in_attempt::Column::Id.eq(id).or(sign_in_attempt::Column::Who.eq(who));
        sign_in_attempt::Entity::delete_many().filter(its).exec(&self.inner.write).await?;
        Ok(())
    }

    /// Whose browser this is, if somebody signed in with it since then.
    pub async fn find_device(&self, token_hash: &str, since: Timestamp) -> Stored<Option<StaffId>> {
        let found = device::Entity::find_by_id(token_hash)
            .filter(device::Column::SeenAt.gt(since.0))
            .one(&self.inner.read)
            .await?;
        Ok(found.map(|row| StaffId(row.staff_id)))
    }

    /// Remembers a browser somebody has signed in with, or that they did so again.
    pub async fn save_device(&self, token_hash: &str, staff: StaffId, now: Timestamp) -> Stored<()> {
        let transaction = begin(&self.inner).await?;
        device::Entity::delete_by_id(token_hash).exec(&transaction).await?;
        let row = device::Model { token_hash: token_hash.to_owned(), staff_id: staff.0, seen_at: now.0 };
        device::Entity::insert(row.into_active_model()).exec_without_returning(&transaction).await?;
        let theirs = device::Column::StaffId.eq(staff.0);
        let oldest: Option<i64> = device::Entity::find()
            .select_only()
            .column(device::Column::SeenAt)
            .filter(theirs.clone())
            .order_by_desc(device::Column::SeenAt)
            .offset(MOST_DEVICES)
            .limit(1)
            .into_tuple()
            .one(&transaction)
            .await?;
        if let Some(oldest) = oldest {
            let older =
                device::Entity::delete_many().filter(theirs).filter(device::Column::SeenAt.lte(oldest));
            older.exec(&transaction).await?;
        }
        Ok(transaction.commit().await?)
    }
}
