//! Everything as it stood at one moment, while the house goes on: for a backup, and for what a business takes along.

use crate::Store;
use crate::error::{StoreError, Stored};
use crate::migrations::Migrator;
use crate::rows::{attachment, every_table, picture};
use domain::{AttachmentId, BusinessId, PictureId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sea_orm::{
    AccessMode, ColumnTrait, DatabaseBackend, DatabaseTransaction, EntityName, EntityTrait, IsolationLevel,
    Iterable, ModelTrait, PaginatorTrait, PrimaryKeyToColumn, QueryFilter, QueryOrder, QuerySelect, Select,
    SqlxPostgresConnector, SqlxSqliteConnector, TransactionOptions, TransactionTrait, Value,
};
use sea_orm_migration::MigratorTrait as _;
use serde::Serialize;
use std::str::FromStr;
use std::time::Duration;

/// How many rows are in memory at once: fewer where each may be large.
fn at_once(table: &str) -> u64 {
    match table {
        // Two megabytes each at most.
        "deliveries" => 20,
        "pieces" | "idempotency" => 100,
        _ => 500,
    }
}

/// Reads every table as it stood when this was opened, whatever is written meanwhile, through a connection of its own.
pub struct Snapshot {
    inside: DatabaseTransaction,
    counts: Vec<(&'static str, u64)>,
}

/// The files of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFiles {
    pub business: BusinessId,
    pub picture: PictureId,
    pub widths: Vec<u32>,
}

/// The files of a picture that came with a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachmentFiles {
    pub business: BusinessId,
    pub attachment: AttachmentId,
    pub widths: Vec<u32>,
}

impl Store {
    /// SQLite: one read transaction. PostgreSQL: repeatable read. Neither keeps anybody from writing.
    pub async fn snapshot(&self) -> Stored<Snapshot> {
        let address = self.inner.address.as_str();
        let connection = if self.backend() == DatabaseBackend::Postgres {
            let options = PgConnectOptions::from_str(address)?.application_name("porchlight backup");
            let pool =
                PgPoolOptions::new().max_connections(1).max_lifetime(None).connect_with(options).await?;
            SqlxPostgresConnector::from_sqlx_postgres_pool(pool)
        } else {
            let options = SqliteConnectOptions::from_str(address)?
                .read_only(true)
                .busy_timeout(Duration::from_secs(15))
                .foreign_keys(false)
                .pragma("cache_size", "-3000");
            let pool =
                SqlitePoolOptions::new().max_connections(1).max_lifetime(None).connect_with(options).await?;
            SqlxSqliteConnector::from_sqlx_sqlite_pool(pool)
        };
        let sqlite = self.backend() == DatabaseBackend::Sqlite;
        let options = TransactionOptions {
            isolation_level: (!sqlite).then_some(IsolationLevel::RepeatableRead),
            access_mode: (!sqlite).then_some(AccessMode::ReadOnly),
            ..TransactionOptions::default()
        };
        let inside = connection.begin_with_options(options).await?;
        // The first read is the moment.
        let counts = count_all(&inside).await?;
        Ok(Snapshot { inside, counts })
    }

    /// The name of the schema this version has; a later one sorts after it.
    pub fn schema() -> String {
        Migrator::migrations().last().map(|last| last.name().to_owned()).unwrap_or_default()
    }

    /// The names of all tables, in the order of a backup.
    pub fn tables() -> Vec<&'static str> {
        macro_rules! names {
            ($($module:ident),*) => { vec![$(crate::rows::$module::Entity.table_name()),*] };
        }
        every_table!(names)
    }
}

async fn count_all(inside: &DatabaseTransaction) -> Stored<Vec<(&'static str, u64)>> {
    let mut counts = Vec::new();
    macro_rules! count {
        ($($module:ident),*) => { $(
            let entity = crate::rows::$module::Entity;
            counts.push((entity.table_name(), crate::rows::$module::Entity::find().count(inside).await?));
        )* };
    }
    every_table!(count);
    Ok(counts)
}

impl Snapshot {
    /// How many rows each table has.
    pub fn counts(&self) -> &[(&'static str, u64)] {
        &self.counts
    }

    /// The rows of a table, a few hundred at a time: each as one line of JSON, without the line's end.
    pub fn rows(&self, table: &str) -> Stored<Rows<'_>> {
        let tables = Store::tables();
        let table = tables.into_iter().find(|name| *name == table).ok_or_else(|| no_table(table))?;
        Ok(Rows { inside: &self.inside, table, of: None, after: None, over: false })
    }

    /// The same, of one business. Not for tables that do not say whose their rows are.
    pub fn rows_of(&self, business: BusinessId, table: &str) -> Stored<Rows<'_>> {
        Ok(Rows { of: Some(business), ..self.rows(table)? })
    }

    /// The pictures, a few hundred at a time, from the one after `after`; of one business or of all.
    pub async fn list_pictures(
        &self,
        of: Option<BusinessId>,
        after: Option<&PictureFiles>,
    ) -> Stored<Vec<PictureFiles>> {
        let mut select = picture::Entity::find();
        if let Some(business) = of {
            select = select.filter(picture::Column::BusinessId.eq(business.0));
        }
        let after = after.map(|last| vec![last.business.0.into(), last.picture.0.into()]);
        let rows = page(select, after, at_once("pictures")).all(&self.inside).await?;
        let files = |row: picture::Model| {
            let widths = serde_json::from_str(&row.widths)
                .map_err(|_| StoreError::Damaged(format!("widths of picture {}", row.id)))?;
            Ok(PictureFiles { business: BusinessId(row.business_id), picture: PictureId(row.id), widths })
        };
        rows.into_iter().map(files).collect()
    }

    /// The same of pictures that came with messages, and are kept.
    pub async fn list_attachments(
        &self,
        of: Option<BusinessId>,
        after: Option<&AttachmentFiles>,
    ) -> Stored<Vec<AttachmentFiles>> {
        let mut select = attachment::Entity::find().filter(attachment::Column::State.eq("kept"));
        if let Some(business) = of {
            select = select.filter(attachment::Column::BusinessId.eq(business.0));
        }
        let after = after.map(|last| vec![last.business.0.into(), last.attachment.0.into()]);
        let rows = page(select, after, at_once("attachments")).all(&self.inside).await?;
        let files = |row: attachment::Model| {
            let widths = serde_json::from_str(&row.widths)
                .map_err(|_| StoreError::Damaged(format!("widths of attachment {}", row.id)))?;
            let (business, attachment) = (BusinessId(row.business_id), AttachmentId(row.id));
            Ok(AttachmentFiles { business, attachment, widths })
        };
        rows.into_iter().map(files).collect()
    }
}

/// One table, page by page.
pub struct Rows<'a> {
    inside: &'a DatabaseTransaction,
    table: &'static str,
    of: Option<BusinessId>,
    after: Option<Vec<Value>>,
    over: bool,
}

impl Rows<'_> {
    /// The next few hundred lines; none when all were read.
    pub async fn next(&mut self) -> Stored<Vec<String>> {
        if self.over {
            return Ok(Vec::new());
        }
        macro_rules! read {
            ($($module:ident),*) => { $(
                if self.table == crate::rows::$module::Entity.table_name() {
                    let select = crate::rows::$module::Entity::find();
                    return self.page_of(select).await;
                }
            )* };
        }
        every_table!(read);
        Err(no_table(self.table))
    }

    async fn page_of<E>(&mut self, select: Select<E>) -> Stored<Vec<String>>
    where
        E: EntityTrait,
        E::Model: Serialize + ModelTrait<Entity = E>,
    {
        let select = match self.of {
            // A house test knows that every table of a business has the column by this name.
            Some(business) => select.filter(Expr::col("business_id").eq(business.0)),
            None => select,
        };
        let most = at_once(self.table);
        let rows = page(select, self.after.take(), most).all(self.inside).await?;
        self.over = (rows.len() as u64) < most;
        if let Some(last) = rows.last() {
            self.after = Some(keys::<E>().into_iter().map(|key| last.get(key)).collect());
        }
        let line = |row: &E::Model| {
            serde_json::to_string(row)
                .map_err(|error| StoreError::Damaged(format!("{}: {error}", self.table)))
        };
        rows.iter().map(line).collect()
    }
}

/// The rows after this key, in the order of the key.
fn page<E: EntityTrait>(mut select: Select<E>, after: Option<Vec<Value>>, most: u64) -> Select<E> {
    let keys = keys::<E>();
    if let Some(after) = after {
        let place = Expr::tuple(after.into_iter().map(Expr::value));
        let columns = Expr::tuple(keys.iter().map(|key| Expr::col(key.as_column_ref())));
        select = select.filter(columns.gt(place));
    }
    for key in keys {
        select = select.order_by_asc(key);
    }
    select.limit(most)
}

fn keys<E: EntityTrait>() -> Vec<E::Column> {
    E::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column).collect()
}

fn no_table(name: &str) -> StoreError {
    StoreError::Damaged(format!("there is no table {name}"))
}
