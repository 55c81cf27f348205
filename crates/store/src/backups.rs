//! When the house was copied into a file, and when it was made out of one.

use crate::Store;
use crate::error::Stored;
use crate::rows::{backup, channel, message, publication, restore};
use domain::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait, EntityTrait, IntoActiveModel as _, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait as _, TransactionTrait as _,
};
use std::sync::atomic::Ordering;
use uuid::Uuid;

/// A copy of the whole house in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    pub id: Uuid,
    /// What stood in the record at this moment is in it.
    pub made_at: Timestamp,
    pub kept_as: String,
    pub size_bytes: i64,
}

/// This house was made out of a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restore {
    /// When the backup was made.
    pub made_at: Timestamp,
    pub restored_at: Timestamp,
    /// Until then nothing leaves the house.
    pub took_over_at: Option<Timestamp>,
}

impl Store {
    pub async fn add_backup(&self, made: &Backup) -> Stored<()> {
        let row = backup::Model {
            id: made.id,
            made_at: made.made_at.0,
            kept_as: made.kept_as.clone(),
            size_bytes: made.size_bytes,
        };
        row.into_active_model().reset_all().insert(&self.inner.write).await?;
        Ok(())
    }

    pub async fn find_last_backup(&self) -> Stored<Option<Backup>> {
        let row = backup::Entity::find().order_by_desc(backup::Column::MadeAt).one(&self.inner.read).await?;
        Ok(row.map(|row| Backup {
            id: row.id,
            made_at: Timestamp(row.made_at),
            kept_as: row.kept_as,
            size_bytes: row.size_bytes,
        }))
    }

    /// The restore this house came from, if it did; of several, one after the other, the last.
    pub async fn find_restore(&self) -> Stored<Option<Restore>> {
        let rows = restore::Entity::find().order_by_desc(restore::Column::RestoredAt);
        Ok(rows.one(&self.inner.read).await?.map(|row| Restore {
            made_at: Timestamp(row.made_at),
            restored_at: Timestamp(row.restored_at),
            took_over_at: row.took_over_at.map(Timestamp),
        }))
    }

    /// Restored, and not said yet that this house takes over.
    pub async fn is_at_rest(&self) -> Stored<bool> {
        // A house that is awake does not lie down again while it runs: restoring wants an empty place.
        if self.inner.awake.load(Ordering::Relaxed) {
            return Ok(false);
        }
        let rests = self.find_restore().await?.is_some_and(|restore| restore.took_over_at.is_none());
        self.inner.awake.store(!rests, Ordering::Relaxed);
        Ok(rests)
    }

    /// Lets things leave again. What waited in the backup may have left the other house since: it is in doubt from now on,
    /// and looked for before it is sent. Says how many messages and publications those are.
    pub async fn take_over(&self, why: &str, home: &str, now: Timestamp) -> Stored<Option<(u64, u64)>> {
        let Some(restored) = self.find_restore().await?.filter(|restore| restore.took_over_at.is_none())
        else {
            return Ok(None);
        };
        let deed = self.inner.write.begin().await?;
        let messages = message::Entity::update_many()
            .col_expr(message::Column::SendState, Expr::value("unsure"))
            .col_expr(message::Column::SendAt, Expr::value(restored.made_at.0))
            .col_expr(message::Column::SendWhy, Expr::value(why))
            .filter(message::Column::Direction.eq("out").and(message::Column::SendState.eq("waiting")))
            // What was written here since then cannot have left elsewhere.
            .filter(message::Column::ReceivedAt.lte(restored.made_at.0))
            .exec(&deed)
            .await?;
        let publications = publication::Entity::update_many()
            .col_expr(publication::Column::State, Expr::value("unsure"))
            .col_expr(publication::Column::StateAt, Expr::value(restored.made_at.0))
            .col_expr(publication::Column::StateWhy, Expr::value(why))
            .filter(publication::Column::State.eq("planned").and(publication::Column::PlannedAt.lte(now.0)))
            .filter(publication::Column::StateAt.lte(restored.made_at.0))
            // What is out at home is known: it is here.
            .filter(
                publication::Column::ChannelId.not_in_subquery(
                    channel::Entity::find()
                        .select_only()
                        .column(channel::Column::Id)
                        .filter(channel::Column::Network.eq(home))
                        .into_query(),
                ),
            )
            .exec(&deed)
            .await?;
        restore::Entity::update_many()
            .col_expr(restore::Column::TookOverAt, Expr::value(now.0))
            .filter(restore::Column::TookOverAt.is_null())
            .exec(&deed)
            .await?;
        deed.commit().await?;
        Ok(Some((messages.rows_affected, publications.rows_affected)))
    }
}
