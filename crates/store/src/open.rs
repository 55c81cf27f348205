//! Opening the store: the database by its address, its pools, its schema.

use crate::changes::Changes;
use crate::error::{StoreError, Stored};
use crate::migrations::Migrator;
use crate::search::Searches;
use sea_orm::sqlx;
use sea_orm::{
    ConnectionTrait, DatabaseBackend, DatabaseConnection, SqlxPostgresConnector, SqlxSqliteConnector,
};
use sea_orm::{FromQueryResult, Statement};
use sea_orm_migration::MigratorTrait;
use sqlx::Connection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
};
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

/// The one store: SQLite and PostgreSQL behind the same methods. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    /// Many readers at once: the desk, the API, the workers. Each read has a budget of time, see [`BUDGET`].
    pub read: DatabaseConnection,
    /// Readers of their own for visitors of the websites: they never wait for a desk.
    pub visit: DatabaseConnection,
    /// SQLite: one writer, so that writers queue fairly instead of fighting for the lock. PostgreSQL: the same pool.
    pub write: DatabaseConnection,
    pub changes: Changes,
    pub searches: Searches,
    /// Known not to be at rest (see [`Store::is_at_rest`]).
    pub awake: AtomicBool,
    /// For a [`crate::Snapshot`], which reads through a connection of its own. May hold a password.
    pub address: String,
}

/// Longer than this no read goes on: whoever asked is told so, and the others get their turn.
pub(crate) const BUDGET: Duration = Duration::from_secs(if cfg!(test) { 1 } else { 10 });

impl Store {
    /// Opens `sqlite:PATH` (made if missing), `sqlite::memory:`-like addresses excepted, or `postgres://…`.
    /// Does not migrate: see [`Store::migrate`].
    pub async fn open(address: &str) -> Stored<Self> {
        if address.starts_with("postgres:") || address.starts_with("postgresql:") {
            Self::open_postgres(address).await
        } else {
            Self::open_sqlite(address).await
        }
    }

    async fn open_sqlite(address: &str) -> Stored<Self> {
        let options = SqliteConnectOptions::from_str(address)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // Every commit is on the disk before anybody is told: a webhook answered is a webhook kept.
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(15))
            .foreign_keys(false)
            // Of each connection: ten of them hold 30 MB at most, and those nobody needs are closed. The file is not mapped beside that: the operating
            // system keeps it in memory anyway, and ten mappings of it would count ten times as ours.
            .pragma("cache_size", "-3000")
            .pragma("mmap_size", "0")
            .pragma("temp_store", "memory")
            .optimize_on_close(true, None);
        only_for_us(options.get_filename())?;
        let writers = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(Duration::from_secs(30))
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .after_release(|connection, _| {
                Box::pin(async move {
                    // Until a rollback that was begun is done.
                    connection.ping().await?;
                    Ok(has_ended(connection))
                })
            })
            .connect_with(options.clone())
            .await?;
        let reading = options.read_only(true).pragma("query_only", "on");
        let readers = |most| {
            SqlitePoolOptions::new()
                .max_connections(most)
                .min_connections(1)
                .acquire_timeout(Duration::from_secs(30))
                .idle_timeout(Duration::from_secs(45))
                // A file does not hang up as a server does, and a connection is tried when it comes back: to try it
                // again before each query would send every query of a page to its thread and back twice.
                .test_before_acquire(false)
        };
        let visit = readers(4).connect_with(reading.clone()).await?;
        let read = readers(5)
            .before_acquire(|connection, _| Box::pin(async move { begin_budget(connection).await }))
            .connect_with(reading)
            .await?;
        let connection = SqlxSqliteConnector::from_sqlx_sqlite_pool;
        Ok(Self::new(address, connection(read), connection(visit), connection(writers), Changes::local()))
    }

    async fn open_postgres(address: &str) -> Stored<Self> {
        let options = PgConnectOptions::from_str(address)?.application_name("porchlight");
        let pool = |most, options| {
            PgPoolOptions::new()
                .max_connections(most)
                .acquire_timeout(Duration::from_secs(30))
                .after_release(|connection, _| Box::pin(async move { Ok(has_ended(connection)) }))
                .connect_with(options)
        };
        let budget = BUDGET.as_millis().to_string();
        let reading = options.clone().options([("statement_timeout", budget.as_str())]);
        let read = pool(6, reading.clone()).await?;
        let visit = pool(4, reading).await?;
        let write = pool(8, options).await?;
        let changes = Changes::listening(write.clone()).await?;
        let connection = SqlxPostgresConnector::from_sqlx_postgres_pool;
        Ok(Self::new(address, connection(read), connection(visit), connection(write), changes))
    }

    fn new(
        address: &str,
        read: DatabaseConnection,
        visit: DatabaseConnection,
        write: DatabaseConnection,
        changes: Changes,
    ) -> Self {
        Self {
            inner: Arc::new(Inner {
                read,
                visit,
                write,
                changes,
                searches: Searches::default(),
                awake: AtomicBool::new(false),
                address: address.to_owned(),
            }),
        }
    }

    /// Brings the schema up to this version.
    pub async fn migrate(&self) -> Stored<()> {
        Migrator::up(&self.inner.write, None).await.map_err(StoreError::from)
    }

    /// Whether the database answers and its schema is this version's. Writes nothing, and waits for no writer.
    pub async fn is_ready(&self) -> Stored<bool> {
        #[derive(FromQueryResult)]
        struct Row {
            version: String,
        }
        let sql = "SELECT version FROM seaql_migrations";
        let select = Row::find_by_statement(Statement::from_string(self.backend(), sql));
        let there: Vec<String> =
            select.all(&self.inner.visit).await?.into_iter().map(|row| row.version).collect();
        Ok(Migrator::migrations().iter().all(|wanted| there.iter().any(|one| one == wanted.name())))
    }

    /// What changed, as it is committed, in this process and (on PostgreSQL) in the others.
    pub fn changes(&self) -> &Changes {
        &self.inner.changes
    }

    pub fn backend(&self) -> DatabaseBackend {
        self.inner.read.get_database_backend()
    }

    /// Lets SQLite count again what has grown since it last counted, so that it does not choose its ways by what a young
    /// database was like. PostgreSQL does so by itself.
    pub async fn keep_statistics(&self) -> Stored<()> {
        if self.backend() == DatabaseBackend::Sqlite {
            // 0x10002: also tables that were never counted (sqlite.org/pragma.html#pragma_optimize, read 2026-11-25).
            for sql in ["PRAGMA analysis_limit = 400", "PRAGMA optimize = 0x10002"] {
                self.inner.write.execute_unprepared(sql).await?;
            }
        }
        Ok(())
    }

    pub async fn close(&self) {
        let _ = self.inner.visit.close_by_ref().await;
        let _ = self.inner.read.close_by_ref().await;
        let _ = self.inner.write.close_by_ref().await;
    }
}

/// The file holds everything customers wrote, and what SQLite puts beside it gets the same rights.
fn only_for_us(file: &Path) -> Stored<()> {
    #[cfg(unix)]
    if !file.as_os_str().is_empty() && !file.to_string_lossy().contains(":memory:") {
        use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
        let denied = |error| StoreError::from(sqlx::Error::Io(error));
        std::fs::OpenOptions::new().append(true).create(true).mode(0o600).open(file).map_err(denied)?;
        let mut left = file.as_os_str().to_owned();
        for beside in ["", "-wal", "-shm"] {
            left.clear();
            left.push(file);
            left.push(beside);
            // Somebody else's file is theirs to guard.
            let _ = std::fs::set_permissions(&left, std::fs::Permissions::from_mode(0o600));
        }
    }
    Ok(())
}

/// From now on what is read through this connection has [`BUDGET`]: SQLite asks now and then whether to go on.
async fn begin_budget(connection: &mut SqliteConnection) -> sqlx::Result<bool> {
    let end = Instant::now() + BUDGET;
    connection.lock_handle().await?.set_progress_handler(10_000, move || Instant::now() < end);
    Ok(true)
}

/// Whether the connection may be used again. After a commit that failed, on a full disk for one, the transaction is
/// still open in it: everything written through it later would look saved and be lost. Closing it ends that.
fn has_ended(connection: &impl Connection) -> bool {
    !connection.is_in_transaction()
}
