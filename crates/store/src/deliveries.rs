//! Webhooks as they arrived: kept raw before anybody is answered, taken in afterwards.

use crate::business_store::{before, begin};
use crate::error::Stored;
use crate::jobs::{MOVED_UP, insertion};
use crate::page::Page;
use crate::rows::delivery;
use crate::{BusinessStore, Change, Changed, Cursor, NewJob, Store, Tx};
use domain::{BusinessId, ChannelId, DeliveryId, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Statement,
};
use std::collections::HashSet;
use uuid::Uuid;

/// One webhook call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    pub id: DeliveryId,
    pub channel: ChannelId,
    /// SHA-256 of the body, hex: the same body again is the same delivery.
    pub digest: String,
    pub body: Vec<u8>,
    pub received_at: Timestamp,
}

/// A delivery to keep, whose it is, and the order to take it in.
#[derive(Clone, Debug)]
pub struct Arrival {
    pub business: BusinessId,
    pub delivery: Delivery,
    pub job: NewJob,
}

/// A delivery as the channel's log shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedDelivery {
    pub id: DeliveryId,
    pub received_at: Timestamp,
    /// How often the very same body came again.
    pub repeats: u64,
    /// new, taken, kept (not understood), or failed (set aside, and tried again).
    pub state: String,
    pub note: String,
    /// Its beginning.
    pub body: Vec<u8>,
}

#[derive(FromQueryResult)]
struct LogRow {
    id: Uuid,
    received_at: i64,
    repeats: i64,
    state: String,
    note: String,
    // SQLite has no word for the beginning of nothing.
    body: Option<Vec<u8>>,
}

/// A page of the log shows many deliveries: the whole of each could be megabytes.
const SHOWN_BYTES: usize = 4000;

pub(crate) const SWEEP_DELIVERIES: &str =
    "DELETE FROM deliveries WHERE (business_id, id) IN (SELECT business_id, id FROM deliveries
    WHERE state IN ('taken', 'kept') AND received_at < $1 ORDER BY received_at LIMIT 1000)";

impl Store {
    /// Throws away what was settled and came before then: what was in it stands in the inbox.
    pub async fn sweep_deliveries(&self, before: Timestamp) -> Stored<()> {
        let statement = Statement::from_sql_and_values(self.backend(), SWEEP_DELIVERIES, [before.0.into()]);
        self.inner.write.execute_raw(statement).await?;
        Ok(())
    }

    /// Keeps many deliveries, of any businesses, in one commit: when this returns they are on the disk.
    /// One commit for many is what lets a webhook be answered after it is safe, a thousand times a second.
    pub async fn add_deliveries(&self, arrivals: &[Arrival]) -> Stored<()> {
        let transaction = begin(&self.inner).await?;
        let mut changed: Vec<Changed> = Vec::new();
        let mut ordered: HashSet<Option<String>> = HashSet::new();
        // In one order, the deliveries first: two processes that keep the same ones never wait for each other.
        let mut arrivals: Vec<&Arrival> = arrivals.iter().collect();
        arrivals.sort_by(|one, other| place_of(one).cmp(&place_of(other)));
        for arrival in &arrivals {
            let kept = &arrival.delivery;
            let sql = "INSERT INTO deliveries (business_id, id, channel_id, digest, body, received_at, repeats, state, note)
                VALUES ($1, $2, $3, $4, $5, $6, 0, 'new', '')
                ON CONFLICT (business_id, channel_id, digest) DO UPDATE SET repeats = deliveries.repeats + 1";
            let values = [
                arrival.business.0.into(),
                kept.id.0.into(),
                kept.channel.0.into(),
                kept.digest.clone().into(),
                kept.body.clone().into(),
                kept.received_at.0.into(),
            ];
            transaction.execute_raw(Statement::from_sql_and_values(self.backend(), sql, values)).await?;
        }
        arrivals.sort_by_key(|arrival| (arrival.business, arrival.job.unique_key.clone()));
        for arrival in arrivals {
            let job = &arrival.job;
            let key = crate::jobs::key_of(arrival.business, job.unique_key.clone());
            if key.is_some() && !ordered.insert(key.clone()) {
                continue;
            }
            // An order that failed and waits to be tried again is moved up: what comes now must not wait for it.
            let order = insertion(self.backend(), arrival.business, job.clone(), job.run_at, MOVED_UP);
            transaction.execute_raw(order).await?;
            let change = Changed { business: arrival.business, what: Change::Job };
            if !changed.contains(&change) {
                changed.push(change);
            }
        }
        if let Some((channel, words)) = self.inner.changes.notice(&changed) {
            let notify = "SELECT pg_notify($1, $2)";
            let values = [channel.into(), words.into()];
            transaction.execute_raw(Statement::from_sql_and_values(self.backend(), notify, values)).await?;
        }
        transaction.commit().await?;
        self.inner.changes.tell(changed);
        Ok(())
    }
}

fn place_of(arrival: &Arrival) -> (BusinessId, ChannelId, &str) {
    (arrival.business, arrival.delivery.channel, &arrival.delivery.digest)
}

impl BusinessStore {
    /// The oldest deliveries of a channel that nobody has taken in yet.
    pub async fn list_new_deliveries(&self, channel: ChannelId, limit: u64) -> Stored<Vec<Delivery>> {
        let select = self
            .rows::<delivery::Entity>()
            .filter(delivery::Column::ChannelId.eq(channel.0))
            .filter(delivery::Column::State.eq("new"))
            .order_by_asc(delivery::Column::ReceivedAt)
            .order_by_asc(delivery::Column::Id)
            .limit(limit);
        Ok(self.all(select).await?.into_iter().map(to_domain).collect())
    }

    /// A delivery that could not be taken in and was set aside.
    pub async fn lookup_failed_delivery(&self, id: DeliveryId) -> Stored<Option<Delivery>> {
        let filter = delivery::Column::Id.eq(id.0).and(delivery::Column::State.eq("failed"));
        Ok(self.one::<delivery::Entity>(filter).await?.map(to_domain))
    }

    /// The channel's log, newest first.
    pub async fn list_deliveries(
        &self,
        channel: ChannelId,
        from: Option<Cursor>,
        limit: u64,
    ) -> Stored<Page<LoggedDelivery>> {
        use delivery::Column::{ChannelId as Channel, Id, ReceivedAt};
        let select = self
            .rows::<delivery::Entity>()
            .filter(Channel.eq(channel.0))
            .filter(before(ReceivedAt, Id, from))
            .order_by_desc(ReceivedAt)
            .order_by_desc(Id)
            .limit(limit + 1);
        let select = select
            .select_only()
            .columns([
                Id,
                ReceivedAt,
                delivery::Column::Repeats,
                delivery::Column::State,
                delivery::Column::Note,
            ])
            .column_as(Expr::cust(format!("substr(body, 1, {SHOWN_BYTES})")), "body");
        let line = |row: LogRow| LoggedDelivery {
            id: DeliveryId(row.id),
            received_at: Timestamp(row.received_at),
            repeats: row.repeats as u64,
            state: row.state,
            note: row.note,
            body: row.body.unwrap_or_default(),
        };
        let rows = self.all_as::<_, LogRow>(select).await?.into_iter().map(line).collect();
        Ok(Page::of(rows, limit, |row| Cursor { at: row.received_at, id: row.id.0 }))
    }
}

impl Tx {
    /// Notes what became of a delivery: "taken", or "kept" or "failed" with the reason.
    pub async fn settle_delivery(&mut self, id: DeliveryId, state: &str, note: &str) -> Stored<()> {
        self.update::<delivery::Entity>(delivery::Column::Id.eq(id.0))
            .col_expr(delivery::Column::State, Expr::value(state))
            .col_expr(delivery::Column::Note, Expr::value(note))
            .exec(self.connection())
            .await?;
        Ok(())
    }
}

fn to_domain(row: delivery::Model) -> Delivery {
    Delivery {
        id: DeliveryId(row.id),
        channel: ChannelId(row.channel_id),
        digest: row.digest,
        body: row.body,
        received_at: Timestamp(row.received_at),
    }
}
