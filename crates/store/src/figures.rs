//! What an operator watches: orders, channels and connections of the whole installation.

use crate::Store;
use crate::error::Stored;
use domain::Timestamp;
use sea_orm::{DatabaseBackend, FromQueryResult, Statement};

/// Orders of one kind in one state.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct OrderFigure {
    pub kind: String,
    /// ready, running or dead.
    pub state: String,
    pub count: i64,
    /// When the oldest of them was due.
    pub oldest: i64,
}

/// Channels of one network in one state.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct ChannelFigure {
    pub network: String,
    pub state: String,
    pub count: i64,
    /// When the one that was heard longest ago was heard.
    pub heard: Option<i64>,
}

/// Connections of one pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolFigure {
    /// read, visit or write.
    pub pool: &'static str,
    pub open: usize,
    pub idle: usize,
    pub most: usize,
}

impl Store {
    /// What is done is not counted: of that there is much. Orders of tomorrow are not waiting.
    pub async fn list_order_figures(&self, now: Timestamp) -> Stored<Vec<OrderFigure>> {
        let sql = "SELECT kind, state, COUNT(*) AS count, MIN(run_at) AS oldest FROM jobs
            WHERE state = 'ready' AND run_at <= $1 GROUP BY kind, state
            UNION ALL SELECT kind, state, COUNT(*) AS count, MIN(run_at) AS oldest FROM jobs
            WHERE state = 'running' GROUP BY kind, state
            UNION ALL SELECT kind, state, COUNT(*) AS count, MIN(run_at) AS oldest FROM jobs
            WHERE state = 'dead' GROUP BY kind, state";
        let select = OrderFigure::find_by_statement(Statement::from_sql_and_values(
            self.backend(),
            sql,
            [now.0.into()],
        ));
        Ok(select.all(&self.inner.visit).await?)
    }

    pub async fn list_channel_figures(&self) -> Stored<Vec<ChannelFigure>> {
        let sql = "SELECT network, state, COUNT(*) AS count, MIN(heard_at) AS heard FROM channels
            WHERE removed_at IS NULL GROUP BY network, state";
        let select = ChannelFigure::find_by_statement(Statement::from_string(self.backend(), sql));
        Ok(select.all(&self.inner.visit).await?)
    }

    pub fn pool_figures(&self) -> [PoolFigure; 3] {
        let figure = |pool, connection: &sea_orm::DatabaseConnection| {
            let (open, idle, most) = if self.backend() == DatabaseBackend::Postgres {
                let pool = connection.get_postgres_connection_pool();
                (pool.size(), pool.num_idle(), pool.options().get_max_connections())
            } else {
                let pool = connection.get_sqlite_connection_pool();
                (pool.size(), pool.num_idle(), pool.options().get_max_connections())
            };
            PoolFigure { pool, open: open as usize, idle, most: most as usize }
        };
        let inner = &self.inner;
        [figure("read", &inner.read), figure("visit", &inner.visit), figure("write", &inner.write)]
    }
}
