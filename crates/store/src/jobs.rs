//! What still has to be done: a durable table, written in the same transaction as the fact it follows from.

use crate::business_store::{before, begin};
use crate::error::Stored;
use crate::page::Page;
use crate::rows::job;
use crate::{BusinessStore, Change, Cursor, Store, StoreError, Tx, dialect};
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

/// Which of the orders that are due is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// The one with the smallest priority.
    Urgent,
    /// The one that was due first, whatever its priority: urgent ones must not keep the others waiting for ever.
    Oldest,
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

/// What was said when an order was last tried in vain, and when it is tried again; `None` where it was given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InVain {
    pub why: String,
    pub again: Option<Timestamp>,
}

#[derive(FromQueryResult)]
struct InVainRow {
    last_error: String,
    state: String,
    run_at: i64,
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
    at: i64,
}

/// Few enough that nobody waits long for SQLite's one writer.
const ORDERS_AT_ONCE: usize = 500;

impl Store {
    /// Takes the next ready job, for as long as `lease`. Of one business at most `most_of_one` are done at a time, by all
    /// workers together; a few more where several are taken in the same moment.
    pub async fn claim_job(
        &self,
        worker: &str,
        first: First,
        most_of_one: usize,
        now: Timestamp,
        lease: TimeDelta,
    ) -> Stored<Option<ClaimedJob>> {
        let values = [now.0.into(), worker.into(), now.plus(lease).0.into()];
        let sql = dialect::claim(self.backend(), first, most_of_one);
        let statement = Statement::from_sql_and_values(self.backend(), sql, values);
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

    /// When the next job is due, if one waits that may be taken.
    pub async fn find_next_run(&self, most_of_one: usize) -> Stored<Option<Timestamp>> {
        let ready = dialect::ready(most_of_one);
        let sql = format!("SELECT run_at AS at FROM jobs waiting WHERE {ready} ORDER BY run_at LIMIT 1");
        let row = WhenRow::find_by_statement(Statement::from_string(self.backend(), sql))
            .one(&self.inner.read)
            .await?;
        Ok(row.map(|row| Timestamp(row.at)))
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

    /// Puts a failed job back until `run_at`; moved up, it runs at `not_before` at the earliest. Where the same order waits
    /// already, that one serves, and goes on where this one failed.
    pub async fn retry_job(
        &self,
        id: JobId,
        worker: &str,
        run_at: Timestamp,
        not_before: Timestamp,
        error: &str,
    ) -> Stored<()> {
        let values = [not_before.0.into(), id.0.into(), worker.into()];
        let goes_on = Statement::from_sql_and_values(self.backend(), GOES_ON, values);
        let put_back = self.put_back(id, worker, run_at, not_before, error, 0);
        self.put_back_meeting_others(&[goes_on, put_back]).await.map(|_| ())
    }

    /// The same for one that did not fail: it has not used up an attempt.
    pub async fn postpone_job(&self, id: JobId, worker: &str, run_at: Timestamp) -> Stored<()> {
        let put_back = self.put_back(id, worker, run_at, Timestamp(0), "", 1);
        self.put_back_meeting_others(&[put_back]).await.map(|_| ())
    }

    /// The same for one that comes again and again: whatever went wrong before is over.
    pub async fn rest_job(
        &self,
        id: JobId,
        worker: &str,
        run_at: Timestamp,
        not_before: Timestamp,
    ) -> Stored<()> {
        let sql = format!(
            "UPDATE jobs SET state = CASE WHEN {WAITS_ALREADY} THEN 'done' ELSE 'ready' END, finished_at = $1, run_at = $1,
                not_before = $2, last_error = '', locked_by = NULL, locked_until = NULL, attempts = 0
            WHERE id = $3 AND locked_by = $4 AND state = 'running'"
        );
        let values = [run_at.0.into(), not_before.0.into(), id.0.into(), worker.into()];
        let rests = Statement::from_sql_and_values(self.backend(), sql, values);
        self.put_back_meeting_others(&[rests]).await.map(|_| ())
    }

    fn put_back(
        &self,
        id: JobId,
        worker: &str,
        run_at: Timestamp,
        not_before: Timestamp,
        error: &str,
        given_back: i64,
    ) -> Statement {
        let sql = format!(
            "UPDATE jobs SET state = CASE WHEN {WAITS_ALREADY} THEN 'done' ELSE 'ready' END, finished_at = $1,
                run_at = $1, not_before = $6, last_error = $2, locked_by = NULL, locked_until = NULL, attempts = attempts - $5
            WHERE id = $3 AND locked_by = $4 AND state = 'running'"
        );
        let values = [
            run_at.0.into(),
            error.into(),
            id.0.into(),
            worker.into(),
            given_back.into(),
            not_before.0.into(),
        ];
        Statement::from_sql_and_values(self.backend(), sql, values)
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
    /// kills its worker stops. Where the same order waits already, that one serves. Returns how many.
    pub async fn sweep_jobs(&self, now: Timestamp) -> Stored<u64> {
        let bury = "UPDATE jobs SET state = 'dead', finished_at = $1, last_error = 'the worker died while it ran, every time'
            WHERE state = 'running' AND locked_until < $1 AND attempts >= most_attempts";
        let take = format!(
            "UPDATE jobs SET state = CASE WHEN {WAITS_ALREADY} THEN 'done' ELSE 'ready' END, finished_at = $1,
                locked_by = NULL, locked_until = NULL, last_error = 'the worker died while it ran'
            WHERE state = 'running' AND locked_until < $1 AND attempts < most_attempts"
        );
        let at_now = |sql| Statement::from_sql_and_values(self.backend(), sql, [now.0.into()]);
        let swept = self.put_back_meeting_others(&[at_now(bury), at_now(take.as_str())]).await?;
        job::Entity::delete_many()
            .filter(job::Column::State.eq("done"))
            .filter(job::Column::FinishedAt.lt(now.minus(TimeDelta::days(2)).0))
            .exec(&self.inner.write)
            .await?;
        Ok(swept)
    }

    /// Puts orders back in one commit; says how many rows that were. While the same order is given elsewhere and not
    /// committed yet, PostgreSQL lets the second wait and then refuses it: at the next look the first is there, and serves.
    async fn put_back_meeting_others(&self, statements: &[Statement]) -> Stored<u64> {
        for _ in 0..4 {
            match self.execute_all(statements).await {
                Err(StoreError::Conflict) => {}
                settled => return settled,
            }
        }
        self.execute_all(statements).await
    }

    async fn execute_all(&self, statements: &[Statement]) -> Stored<u64> {
        let transaction = begin(&self.inner).await?;
        let mut rows = 0;
        for statement in statements {
            rows += transaction.execute_raw(statement.clone()).await?.rows_affected();
        }
        transaction.commit().await?;
        Ok(rows)
    }

    /// Orders something for many businesses in a few commits; where the same order waits already, that one serves, at the
    /// earlier moment of the two.
    pub async fn enqueue_for_many(
        &self,
        mut orders: Vec<(BusinessId, NewJob)>,
        now: Timestamp,
    ) -> Stored<()> {
        // In one order: two processes that give the same orders never wait for each other.
        orders.sort_by(|(a, one), (b, other)| (a, &one.unique_key).cmp(&(b, &other.unique_key)));
        let mut orders = orders.into_iter().peekable();
        while orders.peek().is_some() {
            let transaction = begin(&self.inner).await?;
            for (business, new) in orders.by_ref().take(ORDERS_AT_ONCE) {
                let insertion = insertion(self.backend(), business, new, now, MOVED_UP);
                transaction.execute_raw(insertion).await?;
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
    /// Orders something, to happen after this deed is committed. The same order twice is one, at the earlier moment: one
    /// that waits to be tried again is moved up. Its row is held until the commit, so that no worker carries it out
    /// before it can see what this deed changed.
    pub async fn enqueue(&mut self, new: NewJob, now: Timestamp) -> Stored<()> {
        let soon = new.run_at <= now;
        let insertion = insertion(self.backend(), self.business, new, now, MOVED_UP);
        self.connection().execute_raw(insertion).await?;
        if soon {
            self.changed(Change::Job);
        }
        Ok(())
    }

    /// *Try again*: a job that was given up gets all its attempts anew; where the same order waits already, that one
    /// serves.
    pub async fn revive_job(&mut self, id: JobId, now: Timestamp) -> Stored<bool> {
        let sql = format!(
            "UPDATE jobs SET state = CASE WHEN {WAITS_ALREADY} THEN 'done' ELSE 'ready' END, attempts = 0, run_at = $1
            WHERE id = $2 AND business_id = $3 AND state = 'dead'"
        );
        let values = [now.0.into(), id.0.into(), self.business.0.into()];
        let statement = Statement::from_sql_and_values(self.backend(), sql, values);
        let revived = self.connection().execute_raw(statement).await?;
        self.changed(Change::Job);
        Ok(revived.rows_affected() == 1)
    }
}

/// Of the row that is changed: whether the same order waits in another.
const WAITS_ALREADY: &str =
    "EXISTS (SELECT 1 FROM jobs other WHERE other.unique_key = jobs.unique_key AND other.state = 'ready')";

pub(crate) const MOVED_UP: &str = "DO UPDATE SET run_at = CASE
    WHEN jobs.run_at <= excluded.run_at THEN jobs.run_at
    WHEN jobs.not_before > excluded.run_at THEN jobs.not_before
    ELSE excluded.run_at END";

/// Of a running job that failed: the same order that waits takes over how often it was tried, and not before when.
const GOES_ON: &str = "UPDATE jobs SET not_before = $1, run_at = CASE WHEN run_at < $1 THEN $1 ELSE run_at END,
        attempts = (SELECT failed.attempts FROM jobs failed WHERE failed.id = $2)
    WHERE state = 'ready' AND unique_key =
        (SELECT failed.unique_key FROM jobs failed WHERE failed.id = $2 AND failed.locked_by = $3 AND failed.state = 'running')";

/// `there_already` says what becomes of the same order where it waits: the rest of `ON CONFLICT`.
pub(crate) fn insertion(
    backend: DatabaseBackend,
    business: BusinessId,
    new: NewJob,
    now: Timestamp,
    there_already: &str,
) -> Statement {
    let sql = format!(
        "INSERT INTO jobs (id, business_id, kind, payload, unique_key, state, priority, run_at, not_before, attempts,
            most_attempts, last_error, created_at)
        VALUES ($1, $2, $3, $4, $5, 'ready', $6, $7, 0, 0, $8, '', $9)
        ON CONFLICT (unique_key) WHERE unique_key IS NOT NULL AND state = 'ready' {there_already}"
    );
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
    Statement::from_sql_and_values(backend, &sql, values)
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

impl BusinessStore {
    /// Why an order of this kind still waits, if it was tried before.
    pub async fn find_in_vain(&self, unique_key: &str) -> Stored<Option<InVain>> {
        // Each part finds its own index.
        let sql = "SELECT last_error, state, run_at FROM jobs WHERE business_id = $1 AND unique_key = $2 AND state = 'ready'
            UNION ALL SELECT last_error, state, run_at FROM jobs WHERE business_id = $1 AND unique_key = $2 AND state = 'running'
            UNION ALL SELECT last_error, state, run_at FROM jobs WHERE business_id = $1 AND unique_key = $2 AND state = 'dead'";
        let key = key_of(self.business, Some(unique_key.to_owned()));
        let rows: Vec<InVainRow> = self.sql(sql, vec![self.business.0.into(), key.into()]).await?;
        let tried = rows.into_iter().find(|row| !row.last_error.is_empty());
        Ok(tried.map(|row| InVain {
            why: row.last_error,
            again: (row.state != "dead").then_some(Timestamp(row.run_at)),
        }))
    }
}
