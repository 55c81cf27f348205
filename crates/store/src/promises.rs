//! What each conversation is owed, and how well that was kept: the record every figure is computed from.

use crate::error::Stored;
use crate::rows::due;
use crate::{BusinessStore, Tx};
use domain::inbox::Came;
use domain::promises::{Due, Kept, Met, Waiver};
use domain::{ConversationId, DueId, MessageId, StaffId, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

#[derive(FromQueryResult)]
struct KeptRow {
    kept: Option<i64>,
    broken: Option<i64>,
}

impl BusinessStore {
    /// The question of a conversation that is due first and counts, if any waits.
    pub async fn find_open_due(&self, conversation: ConversationId) -> Stored<Option<Due>> {
        let select = self
            .rows::<due::Entity>()
            .filter(due::Column::ConversationId.eq(conversation.0))
            .filter(due::Column::MetAt.is_null())
            .filter(due::Column::WaivedAt.is_null())
            .filter(due::Column::Counts.eq(true))
            .order_by_asc(due::Column::DueAt)
            .order_by_asc(due::Column::Id)
            .limit(1);
        Ok(self.first(select).await?.as_ref().map(to_domain))
    }

    /// Every question of a conversation that waits, what is due first on top.
    pub async fn list_open_dues(&self, conversation: ConversationId) -> Stored<Vec<Due>> {
        let select = self
            .rows::<due::Entity>()
            .filter(due::Column::ConversationId.eq(conversation.0))
            .filter(due::Column::MetAt.is_null())
            .filter(due::Column::WaivedAt.is_null())
            .order_by_asc(due::Column::DueAt)
            .order_by_desc(due::Column::Counts)
            .order_by_asc(due::Column::Id);
        Ok(self.all(select).await?.iter().map(to_domain).collect())
    }

    /// What a message was ever owed; more than once where it was edited and asked anew.
    pub async fn list_dues_of(&self, message: MessageId) -> Stored<Vec<Due>> {
        let select = self
            .rows::<due::Entity>()
            .filter(due::Column::MessageId.eq(message.0))
            .order_by_asc(due::Column::AskedAt);
        Ok(self.all(select).await?.iter().map(to_domain).collect())
    }

    /// Whether these words of ours answered something already.
    pub async fn has_answered(&self, conversation: ConversationId, ours: MessageId) -> Stored<bool> {
        let filter = due::Column::ConversationId.eq(conversation.0).and(due::Column::MetWith.eq(ours.0));
        Ok(self.one::<due::Entity>(filter).await?.is_some())
    }

    /// Everything it was ever owed, oldest first.
    pub async fn list_dues(&self, conversation: ConversationId) -> Stored<Vec<Due>> {
        let select = self
            .rows::<due::Entity>()
            .filter(due::Column::ConversationId.eq(conversation.0))
            .order_by_asc(due::Column::AskedAt);
        Ok(self.all(select).await?.iter().map(to_domain).collect())
    }

    /// Promises that fell due in a stretch of time. One that is unanswered and past its time is broken, also when
    /// somebody has closed it since.
    pub async fn count_kept(&self, since: Timestamp, now: Timestamp) -> Stored<Kept> {
        // `+asked_at`: or SQLite walks through everything ever asked instead of the stretch of time.
        let sql = "SELECT
                CAST(SUM(CASE WHEN met_at IS NOT NULL AND met_at <= due_at THEN 1 ELSE 0 END) AS BIGINT) AS kept,
                CAST(SUM(CASE WHEN (met_at IS NOT NULL AND met_at > due_at)
                        OR (met_at IS NULL AND waived_by IS NOT NULL AND waived_at > due_at)
                        OR (met_at IS NULL AND waived_at IS NULL AND due_at < $3)
                    THEN 1 ELSE 0 END) AS BIGINT) AS broken
            FROM dues WHERE business_id = $1 AND counts AND due_at >= $2 AND +asked_at <= $3";
        let rows: Vec<KeptRow> =
            self.sql(sql, vec![self.business.0.into(), since.0.into(), now.0.into()]).await?;
        let figure = |value: Option<i64>| value.unwrap_or(0) as u64;
        Ok(rows
            .first()
            .map_or(Kept::default(), |row| Kept { kept: figure(row.kept), broken: figure(row.broken) }))
    }

    /// The cases of a stretch of time, for charts; at most `limit`, the latest.
    pub async fn list_dues_since(&self, since: Timestamp, limit: u64) -> Stored<Vec<Due>> {
        let select = self
            .rows::<due::Entity>()
            .filter(due::Column::AskedAt.gte(since.0))
            .filter(due::Column::Counts.eq(true))
            .order_by_desc(due::Column::AskedAt)
            .limit(limit);
        Ok(self.all(select).await?.iter().map(to_domain).collect())
    }
}

impl Tx {
    pub async fn add_due(&mut self, new: &Due, warn_at: Timestamp) -> Stored<()> {
        let row = to_row(self.business.0, new, warn_at);
        self.add::<due::Entity, _>(row).await
    }

    /// Answers several at once.
    pub async fn meet_dues(&mut self, dues: impl IntoIterator<Item = DueId>, met: Met) -> Stored<()> {
        for some in in_hundreds(dues) {
            self.update::<due::Entity>(due::Column::Id.is_in(some))
                .col_expr(due::Column::MetAt, Expr::value(met.at.0))
                .col_expr(due::Column::MetWith, Expr::value(met.with.0))
                .col_expr(due::Column::MetBy, Expr::value(met.by.map(|by| by.0)))
                .exec(self.connection())
                .await?;
        }
        Ok(())
    }

    /// Nobody waits for these any longer.
    pub async fn waive_dues(&mut self, dues: impl IntoIterator<Item = DueId>, waiver: Waiver) -> Stored<()> {
        for some in in_hundreds(dues) {
            self.update::<due::Entity>(due::Column::Id.is_in(some))
                .col_expr(due::Column::WaivedAt, Expr::value(waiver.at.0))
                .col_expr(due::Column::WaivedBy, Expr::value(waiver.by.map(|by| by.0)))
                .exec(self.connection())
                .await?;
        }
        Ok(())
    }

    /// Takes a waiver back: what it was given up for waits again.
    pub async fn restore_dues(&mut self, conversation: ConversationId, waiver: Waiver) -> Stored<()> {
        self.update::<due::Entity>(due::Column::ConversationId.eq(conversation.0))
            .filter(due::Column::MetAt.is_null())
            .filter(due::Column::WaivedAt.eq(waiver.at.0))
            .filter(due::Column::WaivedBy.eq(waiver.by.map(|by| by.0)))
            .col_expr(due::Column::WaivedAt, Expr::value(None::<i64>))
            .col_expr(due::Column::WaivedBy, Expr::value(None::<uuid::Uuid>))
            .exec(self.connection())
            .await?;
        Ok(())
    }

    /// Whether it is a case for the figures.
    pub async fn count_due(&mut self, due: DueId, counts: bool) -> Stored<()> {
        self.update::<due::Entity>(due::Column::Id.eq(due.0))
            .col_expr(due::Column::Counts, Expr::value(counts))
            .exec(self.connection())
            .await?;
        Ok(())
    }
}

/// So many that a statement can name them all.
fn in_hundreds(dues: impl IntoIterator<Item = DueId>) -> Vec<Vec<uuid::Uuid>> {
    let ids: Vec<_> = dues.into_iter().map(|id| id.0).collect();
    ids.chunks(500).map(<[_]>::to_vec).collect()
}

fn to_row(business: uuid::Uuid, from: &Due, warn_at: Timestamp) -> due::Model {
    due::Model {
        business_id: business,
        id: from.id.0,
        conversation_id: from.conversation.0,
        message_id: from.message.0,
        written_at: from.came.written_at.0,
        received_at: from.came.received_at.0,
        asked_at: from.asked_at.0,
        due_at: from.due_at.0,
        warn_at: warn_at.0,
        met_at: from.met.map(|met| met.at.0),
        met_with: from.met.map(|met| met.with.0),
        met_by: from.met.and_then(|met| met.by).map(|by| by.0),
        waived_at: from.waived.map(|waiver| waiver.at.0),
        waived_by: from.waived.and_then(|waiver| waiver.by).map(|by| by.0),
        counts: from.counts,
    }
}

pub(crate) fn to_domain(row: &due::Model) -> Due {
    Due {
        id: DueId(row.id),
        conversation: ConversationId(row.conversation_id),
        message: MessageId(row.message_id),
        came: Came { written_at: Timestamp(row.written_at), received_at: Timestamp(row.received_at) },
        asked_at: Timestamp(row.asked_at),
        due_at: Timestamp(row.due_at),
        met: row.met_at.zip(row.met_with).map(|(at, with)| Met {
            at: Timestamp(at),
            with: MessageId(with),
            by: row.met_by.map(StaffId),
        }),
        waived: row.waived_at.map(|at| Waiver { at: Timestamp(at), by: row.waived_by.map(StaffId) }),
        counts: row.counts,
    }
}
