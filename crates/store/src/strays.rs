//! What a network sent about an account that nobody here has connected: of each account the latest, of few accounts, and
//! for the operator alone.

use crate::Store;
use crate::business_store::begin;
use crate::error::Stored;
use crate::rows::stray;
use domain::Timestamp;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement};

/// Of the same account only the latest is kept, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    pub network: String,
    /// As the network calls it; empty where what came could not be taken apart.
    pub account: String,
    /// Its beginning.
    pub body: Vec<u8>,
    pub first_at: Timestamp,
    pub last_at: Timestamp,
    pub count: u64,
}

/// So many accounts, those that were last sent something about.
pub const MOST_STRAYS: u64 = 100;
/// Of each so much of what came last.
const MOST_BYTES: usize = 16 * 1024;
const MOST_NAME: usize = 200;

impl Store {
    /// Keeps what nobody here can be given; when this returns it is on the disk.
    pub async fn keep_strays(
        &self,
        network: &str,
        strays: &[(String, Vec<u8>)],
        now: Timestamp,
    ) -> Stored<()> {
        let transaction = begin(&self.inner).await?;
        let sql = "INSERT INTO strays (network, account, body, first_at, last_at, count)
            VALUES ($1, $2, $3, $4, $5, 1)
            ON CONFLICT (network, account) DO UPDATE SET body = excluded.body, last_at = excluded.last_at, count = strays.count + 1";
        // In one order: two processes that keep the same ones never wait for each other.
        let mut strays: Vec<_> = strays.iter().collect();
        strays.sort();
        for (account, body) in strays {
            let account: String = account.chars().filter(|c| *c != '\0').take(MOST_NAME).collect();
            let body = body[..body.len().min(MOST_BYTES)].to_vec();
            let values = [network.into(), account.into(), body.into(), now.0.into(), now.0.into()];
            transaction.execute_raw(Statement::from_sql_and_values(self.backend(), sql, values)).await?;
        }
        let bound = "DELETE FROM strays WHERE (network, account) NOT IN
            (SELECT network, account FROM strays ORDER BY last_at DESC, account LIMIT $1)";
        let bound = Statement::from_sql_and_values(self.backend(), bound, [MOST_STRAYS.into()]);
        transaction.execute_raw(bound).await?;
        Ok(transaction.commit().await?)
    }

    /// The latest first.
    pub async fn list_strays(&self) -> Stored<Vec<Stray>> {
        let rows = stray::Entity::find()
            .order_by_desc(stray::Column::LastAt)
            .order_by_asc(stray::Column::Account)
            .limit(MOST_STRAYS)
            .all(&self.inner.read)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| Stray {
                network: row.network,
                account: row.account,
                body: row.body,
                first_at: Timestamp(row.first_at),
                last_at: Timestamp(row.last_at),
                count: row.count as u64,
            })
            .collect())
    }

    /// Throws away what came before then.
    pub async fn sweep_strays(&self, before: Timestamp) -> Stored<()> {
        let old = stray::Entity::delete_many().filter(stray::Column::LastAt.lt(before.0));
        old.exec(&self.inner.write).await?;
        Ok(())
    }

    /// Somebody connected the account: what comes from now on is theirs, and polling brings what came before.
    pub async fn forget_strays_of(&self, network: &str, account: &str) -> Stored<()> {
        stray::Entity::delete_many()
            .filter(stray::Column::Network.eq(network))
            .filter(stray::Column::Account.eq(account))
            .exec(&self.inner.write)
            .await?;
        Ok(())
    }
}
