//! The store, opened for one business: no query can forget whose data it reads.

use crate::changes::{Change, Changed};
use crate::error::Stored;
use crate::once::OnceKey;
use crate::open::{Inner, Store};
use crate::page::Cursor;
use crate::rows::Owned;
use domain::BusinessId;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, InsertStatement, IntoCondition, OnConflict, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DatabaseBackend, DatabaseConnection,
    DatabaseTransaction, DeleteMany, EntityTrait, FromQueryResult, IdenStatic, IntoActiveModel, Iterable,
    PrimaryKeyToColumn, QueryFilter, QuerySelect as _, Select, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait, UpdateMany, Value,
};
use std::ops::Deref;
use std::sync::Arc;

/// Reads of one business. Every method of the store hangs on this or on [`Tx`].
pub struct BusinessStore {
    pub(crate) business: BusinessId,
    pub(crate) inner: Arc<Inner>,
    transaction: Option<DatabaseTransaction>,
    once: Option<Arc<OnceKey>>,
    for_visitors: bool,
}

/// One deed: everything in it is saved, or nothing. Dropped without [`Tx::commit`], nothing is.
pub struct Tx {
    store: BusinessStore,
    changed: Vec<Changed>,
}

impl Store {
    /// Opens the store for one business.
    pub fn of(&self, business: BusinessId) -> BusinessStore {
        BusinessStore {
            business,
            inner: self.inner.clone(),
            transaction: None,
            once: None,
            for_visitors: false,
        }
    }
}

impl BusinessStore {
    /// The same, for a request that may come twice: what it saves first, it saves together with its key.
    pub fn under(self, once: Arc<OnceKey>) -> Self {
        Self { once: Some(once), ..self }
    }

    /// The same, for visitors of the website: they read through connections of their own.
    pub fn for_visitors(self) -> Self {
        Self { for_visitors: true, ..self }
    }

    fn reader(&self) -> &DatabaseConnection {
        if self.for_visitors { &self.inner.visit } else { &self.inner.read }
    }

    /// Begins a deed. SQLite takes the write lock now, not at the first write, so that two deeds never deadlock.
    /// `Conflict` where another request with the same key was quicker.
    pub async fn begin(&self) -> Stored<Tx> {
        let transaction = begin(&self.inner).await?;
        let once = self.once.clone().filter(|once| !once.is_saved());
        let store = Self {
            business: self.business,
            inner: self.inner.clone(),
            transaction: Some(transaction),
            once: once.clone(),
            for_visitors: self.for_visitors,
        };
        let mut tx = Tx { store, changed: Vec::new() };
        if let Some(once) = once {
            tx.claim(&once).await?;
        }
        Ok(tx)
    }

    pub fn business(&self) -> BusinessId {
        self.business
    }

    pub(crate) fn backend(&self) -> DatabaseBackend {
        self.inner.read.get_database_backend()
    }

    /// The rows of a table that belong to this business: where every query begins.
    pub(crate) fn rows<E: Owned>(&self) -> Select<E> {
        E::find().filter(E::business().eq(self.business.0))
    }

    pub(crate) async fn one<E: Owned>(&self, filter: impl IntoCondition) -> Stored<Option<E::Model>> {
        self.first(self.rows::<E>().filter(filter)).await
    }

    /// The same; in a deed the row is held until the commit (SQLite holds everything from the beginning).
    pub(crate) async fn one_held<E: Owned>(&self, filter: impl IntoCondition) -> Stored<Option<E::Model>> {
        let select = self.rows::<E>().filter(filter);
        self.first(if self.transaction.is_some() { select.lock_exclusive() } else { select }).await
    }

    pub(crate) async fn all_held<E: Owned>(&self, select: Select<E>) -> Stored<Vec<E::Model>> {
        self.all(if self.transaction.is_some() { select.lock_exclusive() } else { select }).await
    }

    /// A row of the whole installation, held until the commit.
    pub(crate) async fn first_held_of_all<E: EntityTrait>(
        &self,
        select: Select<E>,
    ) -> Stored<Option<E::Model>> {
        self.first(if self.transaction.is_some() { select.lock_exclusive() } else { select }).await
    }

    pub(crate) async fn first<E: EntityTrait>(&self, select: Select<E>) -> Stored<Option<E::Model>> {
        Ok(match &self.transaction {
            Some(transaction) => select.one(transaction).await?,
            None => select.one(self.reader()).await?,
        })
    }

    pub(crate) async fn all<E: EntityTrait>(&self, select: Select<E>) -> Stored<Vec<E::Model>> {
        Ok(match &self.transaction {
            Some(transaction) => select.all(transaction).await?,
            None => select.all(self.reader()).await?,
        })
    }

    /// Some columns only.
    pub(crate) async fn all_as<E: EntityTrait, T: FromQueryResult + Send + Sync>(
        &self,
        select: Select<E>,
    ) -> Stored<Vec<T>> {
        let select = select.into_model::<T>();
        Ok(match &self.transaction {
            Some(transaction) => select.all(transaction).await?,
            None => select.all(self.reader()).await?,
        })
    }

    /// Rows of a query in plain SQL. The SQL must name the business; by convention as `$1`.
    pub(crate) async fn sql<T: FromQueryResult + Send + Sync>(
        &self,
        sql: &str,
        values: Vec<Value>,
    ) -> Stored<Vec<T>> {
        let select = T::find_by_statement(Statement::from_sql_and_values(self.backend(), sql, values));
        Ok(match &self.transaction {
            Some(transaction) => select.all(transaction).await?,
            None => select.all(self.reader()).await?,
        })
    }
}

impl Deref for Tx {
    type Target = BusinessStore;
    fn deref(&self) -> &BusinessStore {
        &self.store
    }
}

impl Tx {
    /// Saves everything, then tells the watchers.
    pub async fn commit(mut self) -> Stored<()> {
        let inner = self.store.inner.clone();
        if let Some(transaction) = self.store.transaction.take() {
            if let Some((channel, words)) = inner.changes.notice(&self.changed) {
                let notify = Statement::from_sql_and_values(
                    transaction.get_database_backend(),
                    "SELECT pg_notify($1, $2)",
                    [channel.into(), words.into()],
                );
                transaction.execute_raw(notify).await?;
            }
            transaction.commit().await?;
        }
        if let Some(once) = &self.store.once {
            once.note_saved();
        }
        inner.changes.tell(self.changed);
        Ok(())
    }

    pub(crate) fn connection(&self) -> &DatabaseTransaction {
        // Only commit takes it away, and commit takes the whole Tx.
        self.store.transaction.as_ref().expect("a Tx holds its transaction until it is committed")
    }

    /// Notes what to tell the watchers after the commit.
    pub(crate) fn changed(&mut self, what: Change) {
        let change = Changed { business: self.store.business, what };
        if !self.changed.contains(&change) {
            self.changed.push(change);
        }
    }

    /// Adds a row; a clash with an existing one is [`crate::StoreError::Conflict`].
    pub(crate) async fn add<E, M>(&self, row: M) -> Stored<()>
    where
        E: EntityTrait<Model = M>,
        M: IntoActiveModel<E::ActiveModel>,
        E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
    {
        E::insert(row.into_active_model().reset_all()).exec_without_returning(self.connection()).await?;
        Ok(())
    }

    /// Adds a row with the terms it is found by.
    pub(crate) async fn add_found<E, M>(&self, row: M) -> Stored<()>
    where
        E: EntityTrait<Model = M>,
        M: IntoActiveModel<E::ActiveModel> + Found,
        E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
    {
        self.connection().execute(&insertion_of_found::<E>([row])).await?;
        Ok(())
    }

    /// Adds a row with the terms it is found by, or replaces the one with the same key.
    pub(crate) async fn put_found<E, M>(&self, row: M) -> Stored<()>
    where
        E: EntityTrait<Model = M>,
        M: IntoActiveModel<E::ActiveModel> + Found,
        E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
    {
        let mut insert = insertion_of_found::<E>([row]);
        insert.on_conflict(or_replace::<E>().update_column(Alias::new(TERMS)).to_owned());
        self.connection().execute(&insert).await?;
        Ok(())
    }

    /// Adds a row, or answers `false` where one with these columns is there already.
    pub(crate) async fn add_unless_there<E, M>(
        &self,
        row: M,
        by: impl IntoIterator<Item = E::Column>,
    ) -> Stored<bool>
    where
        E: EntityTrait<Model = M>,
        M: IntoActiveModel<E::ActiveModel>,
        E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
    {
        let added = E::insert(row.into_active_model().reset_all())
            .on_conflict(OnConflict::columns(by).do_nothing().to_owned())
            .exec_without_returning(self.connection())
            .await?;
        Ok(added > 0)
    }

    /// Adds a row or replaces the one with the same key.
    pub(crate) async fn put<E, M>(&self, row: M) -> Stored<()>
    where
        E: EntityTrait<Model = M>,
        M: IntoActiveModel<E::ActiveModel>,
        E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
    {
        E::insert(row.into_active_model().reset_all())
            .on_conflict(or_replace::<E>())
            .exec_without_returning(self.connection())
            .await?;
        Ok(())
    }

    /// An UPDATE that can only reach this business's rows.
    pub(crate) fn update<E: Owned>(&self, filter: impl IntoCondition) -> UpdateMany<E> {
        E::update_many().filter(E::business().eq(self.store.business.0)).filter(filter)
    }

    /// A DELETE that can only reach this business's rows.
    pub(crate) fn delete<E: Owned>(&self, filter: impl IntoCondition) -> DeleteMany<E> {
        E::delete_many().filter(E::business().eq(self.store.business.0)).filter(filter)
    }
}

/// Where a row with the same key is there, it becomes as this one.
fn or_replace<E: EntityTrait>() -> OnConflict {
    let keys: Vec<E::Column> = E::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column).collect();
    let others = E::Column::iter().filter(|column| !keys.iter().any(|key| key.as_str() == column.as_str()));
    OnConflict::columns(keys.iter().copied()).update_columns(others).to_owned()
}

/// The column of the terms a row is found by. It is in no model: whoever reads the row does not need it.
pub(crate) const TERMS: &str = "terms";

/// What is found by its words.
pub(crate) trait Found {
    /// Parted by blanks, see [`domain::finding::terms_of`].
    fn terms(&self) -> String;
}

/// One statement that adds rows with their terms.
pub(crate) fn insertion_of_found<E>(rows: impl IntoIterator<Item = E::Model>) -> InsertStatement
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel> + Found,
    E::ActiveModel: ActiveModelTrait<Entity = E>,
{
    let columns = E::Column::iter().map(|column| Alias::new(column.as_str()));
    let mut insert = Query::insert();
    insert.into_table(E::default()).columns(columns.chain([Alias::new(TERMS)]));
    for row in rows {
        let terms = Expr::value(row.terms());
        let mut row = row.into_active_model().reset_all();
        // Every column of a whole row is set.
        let values = E::Column::iter().filter_map(|column| row.take(column).into_value().map(Expr::value));
        insert.values_panic(values.chain([terms]));
    }
    insert
}

pub(crate) async fn begin(inner: &Inner) -> Stored<DatabaseTransaction> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let began = std::time::Instant::now();
    let transaction = inner.write.begin_with_options(options).await;
    metrics::histogram!("porchlight_database_wait_seconds").record(began.elapsed().as_secs_f64());
    Ok(transaction?)
}

/// Rows after a cursor in a descending order of (time, id). Compared as a pair: only then does the index find the
/// place, however far down it is; `time < t OR (time = t AND id < i)` makes SQLite walk there.
pub(crate) fn before<C: ColumnTrait>(time: C, id: C, cursor: Option<Cursor>) -> Condition {
    beyond(cursor, |place| pair(time, id).lt(place))
}

/// The same in an ascending order.
pub(crate) fn after<C: ColumnTrait>(time: C, id: C, cursor: Option<Cursor>) -> Condition {
    beyond(cursor, |place| pair(time, id).gt(place))
}

fn beyond(cursor: Option<Cursor>, compare: impl FnOnce(Expr) -> Expr) -> Condition {
    match cursor {
        None => Condition::all(),
        Some(Cursor { at, id }) => {
            Condition::all().add(compare(Expr::tuple([Expr::value(at.0), Expr::value(id)])))
        }
    }
}

fn pair<C: ColumnTrait>(time: C, id: C) -> Expr {
    Expr::tuple([Expr::col(time.as_column_ref()), Expr::col(id.as_column_ref())])
}
