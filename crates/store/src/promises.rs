//! What each conversation is owed, and how well that was kept: the record every figure is computed from.

use crate::error::Stored;
use crate::rows::due;
use crate::{BusinessStore, Tx};
use domain::promises::{Due, Kept, Met, Waiver};
use domain::{ConversationId, DueId, MessageId, StaffId, Timestamp};
use sea_orm::{ColumnTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

#[derive(FromQueryResult)]
struct KeptRow {
    kept: Option<i64>,
    broken: Option<i64>,
}

impl BusinessStore {
    /// What the conversation is owed now, if anything.
    pub async fn find_open_due(&self, conversation: ConversationId) -> Stored<Option<Due>> {
        let select = self
            .rows::<due::Entity>()
            .filter(due::Column::ConversationId.eq(conversation.0))
            .filter(due::Column::MetAt.is_null())
            .filter(due::Column::WaivedAt.is_null());
        Ok(self.first(select).await?.as_ref().map(to_domain))
    }

    /// Everything it was ever owed, oldest first.
    pub async fn list_dues(&self, conversation: ConversationId) -> Stored<Vec<Due>> {
        let select = self
            .rows::<due::Entity>()
            .filter(due::Column::ConversationId.eq(conversation.0))
            .order_by_asc(due::Column::AskedAt);
        Ok(self.all(select).await?.iter().map(to_domain).collect())
    }

    /// Promises that fell due in a stretch of time. One that is unanswered and past its time is broken.
    pub async fn count_kept(&self, since: Timestamp, now: Timestamp) -> Stored<Kept> {
        // `+asked_at`: or SQLite walks through everything ever asked instead of the stretch of time.
        let sql = "SELECT
                CAST(SUM(CASE WHEN met_at IS NOT NULL AND met_at <= due_at THEN 1 ELSE 0 END) AS BIGINT) AS kept,
                CAST(SUM(CASE WHEN (met_at IS NOT NULL AND met_at > due_at) OR (met_at IS NULL AND waived_at IS NULL AND due_at < $3)
                    THEN 1 ELSE 0 END) AS BIGINT) AS broken
            FROM dues WHERE business_id = $1 AND due_at >= $2 AND +asked_at <= $3";
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
            .order_by_desc(due::Column::AskedAt)
            .limit(limit);
        Ok(self.all(select).await?.iter().map(to_domain).collect())
    }
}

impl Tx {
    /// Opens a due. A conversation has at most one open: a second is a conflict.
    pub async fn add_due(&mut self, new: &Due, warn_at: Timestamp) -> Stored<()> {
        let row = to_row(self.business.0, new, warn_at);
        self.add::<due::Entity, _>(row).await
    }

    pub async fn save_due(&mut self, changed: &Due) -> Stored<()> {
        use sea_orm::sea_query::Expr;
        let row = to_row(self.business.0, changed, changed.due_at);
        self.update::<due::Entity>(due::Column::Id.eq(changed.id.0))
            .col_expr(due::Column::AskedAt, Expr::value(row.asked_at))
            .col_expr(due::Column::DueAt, Expr::value(row.due_at))
            .col_expr(due::Column::MetAt, Expr::value(row.met_at))
            .col_expr(due::Column::MetWith, Expr::value(row.met_with))
            .col_expr(due::Column::MetBy, Expr::value(row.met_by))
            .col_expr(due::Column::WaivedAt, Expr::value(row.waived_at))
            .col_expr(due::Column::WaivedBy, Expr::value(row.waived_by))
            .exec(self.connection())
            .await?;
        Ok(())
    }
}

fn to_row(business: uuid::Uuid, from: &Due, warn_at: Timestamp) -> due::Model {
    due::Model {
        business_id: business,
        id: from.id.0,
        conversation_id: from.conversation.0,
        asked_at: from.asked_at.0,
        due_at: from.due_at.0,
        warn_at: warn_at.0,
        met_at: from.met.map(|met| met.at.0),
        met_with: from.met.map(|met| met.with.0),
        met_by: from.met.and_then(|met| met.by).map(|by| by.0),
        waived_at: from.waived.map(|waiver| waiver.at.0),
        waived_by: from.waived.and_then(|waiver| waiver.by).map(|by| by.0),
    }
}

fn to_domain(row: &due::Model) -> Due {
    Due {
        id: DueId(row.id),
        conversation: ConversationId(row.conversation_id),
        asked_at: Timestamp(row.asked_at),
        due_at: Timestamp(row.due_at),
        met: row.met_at.zip(row.met_with).map(|(at, with)| Met {
            at: Timestamp(at),
            with: MessageId(with),
            by: row.met_by.map(StaffId),
        }),
        waived: row.waived_at.map(|at| Waiver { at: Timestamp(at), by: row.waived_by.map(StaffId) }),
    }
}
