//! What still has to be done: a durable table, written in the same transaction as the fact it follows from.

use crate::business_store::{before, begin};
use crate::error::Stored;
use crate::page::Page;
use crate::rows::job;
use crate::{BusinessStore, Change, Cursor, Store, Tx, dialect};
use chrono::TimeDelta;
use domain::{BusinessId, JobId, Timestamp};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Statement,
};
use uuid::Uuid;

/// An order to be carried out at `run_at` or after, smaller priorities first.
#[derive(Clone, Debug, PartialEq)]
pub struct NewJob {
    pub id: JobId,
    pub kind: &'static str,
    /// JSON; ids, never words of people.
    pub payload: String,
    /// At most one job with this key waits at a time.
    pub unique_key: Option<String>,
    pub priority: i64,
    pub run_at: Timestamp,
    pub most_attempts: i64,
}

/// A job in a worker's hands until `locked_until`.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimedJob {
    pub id: JobId,
    pub business: BusinessId,
    pub kind: String,
    pub payload: String,
    /// This attempt's number, from one.
    pub attempts: i64,
    pub most_attempts: i64,
}

/// A job that was given up: it waits for a person.
#[derive(Clone, Debug, PartialEq)]
pub struct DeadJob {
    pub id: JobId,
    pub kind: String,
    pub payload: String,
    pub attempts: i64,
    pub last_error: String,
    pub died_at: Timestamp,
}

#[derive(FromQueryResult)]
struct ClaimRow {
    id: Uuid,
    business_id: Uuid,
    kind: String,
    payload: String,
    attempts: i64,
    most_attempts: i64,
}

#[derive(FromQueryResult)]
struct WhenRow {
    at: Option<i64>,
}

/// Few enough that nobody waits long for SQLite's one writer.
const ORDERS_AT_ONCE: usize = 500;

impl Store {
    /// Takes the next ready job, for as long as `lease`.
    pub async fn claim_job(
        &self,
        worker: &str,
        now: Timestamp,
        lease: TimeDelta,
    ) -> Stored<Option<ClaimedJob>> {
        let values = [now.0.into(), worker.into(), now.plus(lease).0.into()];
        let statement =
            Statement::from_sql_and_values(self.backend(), dialect::claim(self.backend()), values);
        let row = ClaimRow::find_by_statement(statement).one(&self.inner.write).await?;
        Ok(row.map(|row| ClaimedJob {
            id: JobId(row.id),
            business: BusinessId(row.business_id),
            kind: row.kind,
            payload: row.payload,
            attempts: row.attempts,
            most_attempts: row.most_attempts,
        }))
    }

    /// When the next job is due, if one waits.
    pub async fn find_next_run(&self) -> Stored<Option<Timestamp>> {
        let sql = "SELECT MIN(run_at) AS at FROM jobs WHERE state = 'ready'";
        let row = WhenRow::find_by_statement(Statement::from_string(self.backend(), sql))
            .one(&self.inner.read)
            .await?;
        Ok(row.and_then(|row| row.at).map(Timestamp))
    }

    /// Says that the worker still lives. `false`: the job was taken over, stop.
    pub async fn extend_lease(&self, id: JobId, worker: &str, until: Timestamp) -> Stored<bool> {
        let extended = job::Entity::update_many()
            .col_expr(job::Column::LockedUntil, Expr::value(until.0))
            .filter(held_by(id, worker))
            .exec(&self.inner.write)
            .await?;
        Ok(extended.rows_affected == 1)
    }

    pub async fn finish_job(&self, id: JobId, worker: &str, now: Timestamp) -> Stored<()> {
        job::Entity::update_many()
            .col_expr(job::Column::State, Expr::value("done"))
            .col_expr(job::Column::FinishedAt, Expr::value(now.0))
            .filter(held_by(id, worker))
            .exec(&self.inner.write)
            .await?;
        Ok(())
    }

    /// Puts a failed job back until `run_at`; where the same order waits already, that one serves.
    pub async fn retry_job(&self, id: JobId, worker: &str, run_at: Timestamp, error: &str) -> Stored<()> {
        let sql = "UPDATE jobs SET state = 'ready', run_at = $1, last_error = $2, locked_by = NULL, locked_until = NULL,
                unique_key = CASE WHEN EXISTS (SELECT 1 FROM jobs other WHERE other.unique_key = jobs.unique_key
                    AND other.state = 'ready') THEN NULL ELSE unique_key END
            WHERE id = $3 AND locked_by = $4 AND state = 'running'";
        let values = [run_at.0.into(), error.into(), id.0.into(), worker.into()];
        self.inner.write.execute_raw(Statement::from_sql_and_values(self.backend(), sql, values)).await?;
        Ok(())
    }

    /// Gives a job up: it stays in the dead-letter list until a person decides.
    pub async fn bury_job(&self, id: JobId, worker: &str, now: Timestamp, error: &str) -> Stored<()> {
        job::Entity::update_many()
            .col_expr(job::Column::State, Expr::value("dead"))
            .col_expr(job::Column::FinishedAt, Expr::value(now.0))
            .col_expr(job::Column::LastError, Expr::value(error))
            .filter(held_by(id, worker))
            .exec(&self.inner.write)
            .await?;
        Ok(())
    }

    /// Takes over what dead workers held: ready again, or given up after the last attempt, so that a job that
    /// kills its worker stops. Of the same order held twice, one keeps the key. Returns how many.
    pub async fn sweep_jobs(&self, now: Timestamp) -> Stored<u64> {
        let transaction = begin(&self.inner).await?;
        let bury = "UPDATE jobs SET state = 'dead', finished_at = $1, last_error = 'the worker died while it ran, every time'
            WHERE state = 'running' AND locked_until < $1 AND attempts >= most_attempts";
        let take = "UPDATE jobs SET state = 'ready', locked_by = NULL, locked_until = NULL, last_error = 'the worker died while it ran',
                unique_key = CASE WHEN EXISTS (SELECT 1 FROM jobs other WHERE other.unique_key = jobs.unique_key
                    AND (other.state = 'ready' OR (other.state = 'running' AND other.locked_until < $1
                        AND other.attempts < other.most_attempts AND other.id < jobs.id)))
                    THEN NULL ELSE unique_key END
            WHERE state = 'running' AND locked_until < $1 AND attempts < most_attempts";
        let mut swept = 0;
        for sql in [bury, take] {
            let statement = Statement::from_sql_and_values(self.backend(), sql, [now.0.into()]);
            swept += transaction.execute_raw(statement).await?.rows_affected();
        }
        job::Entity::delete_many()
            .filter(job::Column::State.eq("done"))
            .filter(job::Column::FinishedAt.lt(now.minus(TimeDelta::days(2)).0))
            .exec(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(swept)
    }

    /// Orders something for many businesses in a few commits; the same order twice is one.
    pub async fn enqueue_for_many(&self, orders: Vec<(BusinessId, NewJob)>, now: Timestamp) -> Stored<()> {
        let mut orders = orders.into_iter().peekable();
        while orders.peek().is_some() {
            let transaction = begin(&self.inner).await?;
            for (business, new) in orders.by_ref().take(ORDERS_AT_ONCE) {
                transaction.execute_raw(insertion(self.backend(), business, new, now)).await?;
            }
            transaction.commit().await?;
        }
        Ok(())
    }

    /// How many jobs are ready and overdue, and how many were given up: for `/readyz` and `/metrics`.
    pub async fn count_jobs(&self, now: Timestamp) -> Stored<(u64, u64)> {
        let late = job::Entity::find()
            .filter(job::Column::State.eq("ready"))
            .filter(job::Column::RunAt.lt(now.minus(TimeDelta::minutes(1)).0))
            .count(&self.inner.read)
            .await?;
        let dead = job::Entity::find().filter(job::Column::State.eq("dead")).count(&self.inner.read).await?;
        Ok((late, dead))
    }
}

impl BusinessStore {
    pub async fn list_dead_jobs(&self, from: Option<Cursor>, limit: u64) -> Stored<Page<DeadJob>> {
        let select = job::Entity::find()
            .filter(job::Column::BusinessId.eq(self.business.0))
            .filter(job::Column::State.eq("dead"))
            .filter(before(job::Column::FinishedAt, job::Column::Id, from))
            .order_by_desc(job::Column::FinishedAt)
            .order_by_desc(job::Column::Id)
            .limit(limit + 1);
        let rows = self.all(select).await?;
        let rows = rows
            .into_iter()
            .map(|row| DeadJob {
                id: JobId(row.id),
                kind: row.kind,
                payload: row.payload,
                attempts: row.attempts,
                last_error: row.last_error,
                died_at: Timestamp(row.finished_at.unwrap_or(row.created_at)),
            })
            .collect();
        Ok(Page::of(rows, limit, |row| Cursor { at: row.died_at, id: row.id.0 }))
    }
}

impl Tx {
    /// Orders something, to happen after this deed is committed. The same order twice is one.
    pub async fn enqueue(&mut self, new: NewJob, now: Timestamp) -> Stored<()> {
        let soon = new.run_at <= now;
        self.connection().execute_raw(insertion(self.backend(), self.business, new, now)).await?;
        if soon {
            self.changed(Change::Job);
        }
        Ok(())
    }

    /// *Try again*: a job that was given up gets all its attempts anew.
    pub async fn revive_job(&mut self, id: JobId, now: Timestamp) -> Stored<bool> {
        let revived = job::Entity::update_many()
            .col_expr(job::Column::State, Expr::value("ready"))
            .col_expr(job::Column::Attempts, Expr::value(0))
            .col_expr(job::Column::RunAt, Expr::value(now.0))
            .col_expr(job::Column::UniqueKey, Expr::value(None::<String>))
            .filter(job::Column::Id.eq(id.0))
            .filter(job::Column::BusinessId.eq(self.business.0))
            .filter(job::Column::State.eq("dead"))
            .exec(self.connection())
            .await?;
        self.changed(Change::Job);
        Ok(revived.rows_affected == 1)
    }
}

fn insertion(backend: DatabaseBackend, business: BusinessId, new: NewJob, now: Timestamp) -> Statement {
    let sql =
        "INSERT INTO jobs (id, business_id, kind, payload, unique_key, state, priority, run_at, attempts,
            most_attempts, last_error, created_at)
        VALUES ($1, $2, $3, $4, $5, 'ready', $6, $7, 0, $8, '', $9)
        ON CONFLICT (unique_key) WHERE unique_key IS NOT NULL AND state = 'ready' DO NOTHING";
    let values = [
        new.id.0.into(),
        business.0.into(),
        new.kind.into(),
        new.payload.into(),
        key_of(business, new.unique_key).into(),
        new.priority.into(),
        new.run_at.0.into(),
        new.most_attempts.into(),
        now.0.into(),
    ];
    Statement::from_sql_and_values(backend, sql, values)
}

/// The same order of two businesses is two orders.
pub(crate) fn key_of(business: BusinessId, key: Option<String>) -> Option<String> {
    key.map(|key| format!("{business}/{key}"))
}

fn held_by(id: JobId, worker: &str) -> sea_orm::Condition {
    sea_orm::Condition::all()
        .add(job::Column::Id.eq(id.0))
        .add(job::Column::LockedBy.eq(worker))
        .add(job::Column::State.eq("running"))
}
