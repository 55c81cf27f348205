//! Filling an empty place with what a backup holds. Until it is finished, nobody sees any of it.

use crate::Store;
use crate::business_store::{Found, insertion_of_found};
use crate::error::{StoreError, Stored};
use crate::migrations::Migrator;
use crate::rows::{every_table, identity, message, piece, restore, session};
use domain::Timestamp;
use sea_orm::sea_query::InsertStatement;
use sea_orm::sqlx::sqlite::SqliteConnectOptions;
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ConnectionTrait as _, DatabaseBackend, DatabaseTransaction,
    EntityName, EntityTrait, FromQueryResult, IntoActiveModel, Statement, TransactionTrait,
};
use sea_orm_migration::MigratorTrait as _;
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use uuid::Uuid;

/// PostgreSQL takes at most 65535 values in a statement, SQLite 32766; our widest table has 27 columns.
const AT_ONCE: usize = 500;

/// A new database, being filled. PostgreSQL: all in one transaction. SQLite: in a file beside the place it will have.
/// Dropped before [`Refill::finish`], nothing is there.
pub struct Refill {
    store: Store,
    deed: Option<DatabaseTransaction>,
    /// SQLite: the file being written, and where it belongs.
    file: Option<(PathBuf, PathBuf)>,
}

impl Refill {
    /// Begins at an address where [`is_a_place_taken`] said no.
    pub async fn begin(address: &str) -> Stored<Self> {
        let Some(place) = sqlite_file(address)? else {
            let store = Store::open(address).await?;
            let deed = store.inner.write.begin().await?;
            Migrator::up(&deed, None).await?;
            return Ok(Self { store, deed: Some(deed), file: None });
        };
        let half = half_of(&place);
        forget(&half).map_err(denied)?;
        if let Some(folder) = place.parent() {
            std::fs::create_dir_all(folder).map_err(denied)?;
        }
        let store = Store::open(&format!("sqlite:{}", half.display())).await?;
        store.migrate().await?;
        Ok(Self { store, deed: None, file: Some((half, place)) })
    }

    /// Adds rows as [`crate::Snapshot`] wrote them. Rows that do not fit are [`StoreError::Damaged`].
    pub async fn add(&mut self, table: &str, lines: &str) -> Stored<u64> {
        macro_rules! fill {
            ($($module:ident),*) => { $(
                if table == crate::rows::$module::Entity.table_name() {
                    return self.add_rows::<crate::rows::$module::Entity>(table, lines).await;
                }
            )* };
        }
        every_table!(fill);
        Err(StoreError::Damaged(format!("this version knows no table {table}")))
    }

    async fn add_rows<E>(&mut self, table: &str, lines: &str) -> Stored<u64>
    where
        E: EntityTrait,
        E::Model: DeserializeOwned + IntoActiveModel<E::ActiveModel>,
        E::ActiveModel: ActiveModelTrait<Entity = E> + ActiveModelBehavior + Send,
    {
        let read = |line: &str| {
            serde_json::from_str::<E::Model>(line)
                .map(|row| row.into_active_model().reset_all())
                .map_err(|error| StoreError::Damaged(format!("a row of {table} does not fit: {error}")))
        };
        let rows = lines.lines().map(read).collect::<Stored<Vec<_>>>()?;
        let count = rows.len() as u64;
        let mut rows = rows.into_iter();
        // What was open when the backup was made was perhaps closed since, and would be open again.
        if table == session::Entity.table_name() {
            return Ok(count);
        }
        let own = match &self.deed {
            Some(_) => None,
            None => Some(self.store.inner.write.begin().await?),
        };
        let Some(deed) = self.deed.as_ref().or(own.as_ref()) else { return Ok(0) };
        let lines: Vec<&str> = lines.lines().collect();
        for some in lines.chunks(AT_ONCE) {
            if let Some(found) = insertion_with_terms(table, some)? {
                deed.execute(&found).await?;
            } else {
                let rows: Vec<_> = rows.by_ref().take(some.len()).collect();
                E::insert_many(rows).exec_without_returning(deed).await?;
            }
        }
        if let Some(own) = own {
            own.commit().await?;
        }
        Ok(count)
    }

    /// From here on the place is a house: whole, and at rest until it takes over.
    pub async fn finish(mut self, id: Uuid, made_at: Timestamp, now: Timestamp) -> Stored<()> {
        let row = restore::Model { id, made_at: made_at.0, restored_at: now.0, took_over_at: None };
        let moved_in = self.move_in(row).await;
        match moved_in {
            Ok(()) => self.store.close().await,
            Err(_) => self.give_up().await,
        }
        moved_in
    }

    async fn move_in(&mut self, row: restore::Model) -> Stored<()> {
        let note = restore::Entity::insert(row.into_active_model().reset_all());
        if let Some(deed) = self.deed.take() {
            note.exec_without_returning(&deed).await?;
            deed.commit().await?;
            // Only makes the first questions quicker.
            let _ = self.store.keep_statistics().await;
            return Ok(());
        }
        note.exec_without_returning(&self.store.inner.write).await?;
        self.store.keep_statistics().await?;
        self.empty_the_log().await?;
        self.store.close().await;
        let Some((half, place)) = &self.file else { return Ok(()) };
        let move_it = || {
            std::fs::File::open(half)?.sync_all()?;
            std::fs::rename(half, place)?;
            // Empty by now, and left where SQLite was interrupted while it closed.
            forget(half)?;
            place.parent().map_or(Ok(()), |folder| std::fs::File::open(folder)?.sync_all())
        };
        move_it().map_err(denied)
    }

    /// What stands in the log beside a file of SQLite does not move with it.
    async fn empty_the_log(&self) -> Stored<()> {
        #[derive(FromQueryResult)]
        struct Row {
            busy: i64,
        }
        let sql = Statement::from_string(DatabaseBackend::Sqlite, "PRAGMA wal_checkpoint(TRUNCATE)");
        let done = Row::find_by_statement(sql).one(&self.store.inner.write).await?;
        match done {
            Some(Row { busy: 0 }) => Ok(()),
            _ => Err(StoreError::Damaged("the restored file is still being read and cannot be moved".into())),
        }
    }

    /// Gives it up: nothing of it stays.
    pub async fn give_up(mut self) {
        if let Some(deed) = self.deed.take() {
            let _ = deed.rollback().await;
        }
        self.store.close().await;
        if let Some((half, _)) = &self.file {
            let _ = forget(half);
        }
    }
}

/// Whether there is a database already, of ours or of somebody else's.
pub async fn is_a_place_taken(address: &str) -> Stored<bool> {
    if let Some(file) = sqlite_file(address)? {
        return Ok(file.metadata().is_ok_and(|about| about.len() > 0));
    }
    #[derive(FromQueryResult)]
    struct Row {
        tables: i64,
    }
    let server = sea_orm::Database::connect(address).await?;
    let sql =
        "SELECT COUNT(*) AS tables FROM information_schema.tables WHERE table_schema = current_schema()";
    let found =
        Row::find_by_statement(Statement::from_string(DatabaseBackend::Postgres, sql)).one(&server).await?;
    server.close().await?;
    Ok(found.is_some_and(|row| row.tables > 0))
}

/// The file behind the address; `None` for PostgreSQL.
pub fn sqlite_file(address: &str) -> Stored<Option<PathBuf>> {
    if address.starts_with("postgres:") || address.starts_with("postgresql:") {
        return Ok(None);
    }
    Ok(Some(SqliteConnectOptions::from_str(address)?.get_filename().to_owned()))
}

/// What is found by its words is added together with them. `None`: of this table nothing is.
fn insertion_with_terms(table: &str, lines: &[&str]) -> Stored<Option<InsertStatement>> {
    fn of<E>(lines: &[&str]) -> Stored<Option<InsertStatement>>
    where
        E: EntityTrait,
        E::Model: DeserializeOwned + IntoActiveModel<E::ActiveModel> + Found,
        E::ActiveModel: ActiveModelTrait<Entity = E>,
    {
        let read = |line: &&str| serde_json::from_str(line);
        let rows = lines.iter().map(read).collect::<Result<Vec<E::Model>, _>>();
        let rows = rows.map_err(|error| StoreError::Damaged(format!("a row does not fit: {error}")))?;
        Ok(Some(insertion_of_found::<E>(rows)))
    }
    match table {
        "messages" => of::<message::Entity>(lines),
        "identities" => of::<identity::Entity>(lines),
        "pieces" => of::<piece::Entity>(lines),
        _ => Ok(None),
    }
}

fn half_of(place: &Path) -> PathBuf {
    let mut name = place.as_os_str().to_owned();
    name.push(".restoring");
    name.into()
}

/// Removes a half-filled file and what SQLite puts beside it.
fn forget(half: &Path) -> std::io::Result<()> {
    for beside in ["", "-wal", "-shm", "-journal"] {
        let mut name = half.as_os_str().to_owned();
        name.push(beside);
        match std::fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

fn denied(error: std::io::Error) -> StoreError {
    StoreError::from(sea_orm::sqlx::Error::Io(error))
}
