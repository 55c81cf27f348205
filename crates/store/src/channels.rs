//! Connected accounts: their state, sealed keys and cursors.

use crate::error::{StoreError, Stored};
use crate::rows::channel;
use crate::{BusinessStore, Change, Store, Tx};
use chrono::TimeDelta;
use domain::channels::{Allowance, Channel, ChannelState};
use domain::{BusinessId, ChannelId, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

/// Accounts in one statement.
const AT_ONCE: usize = 500;

pub(crate) fn of_accounts(network: &str, accounts: &[String]) -> Select<channel::Entity> {
    channel::Entity::find()
        .filter(channel::Column::Network.eq(network))
        .filter(channel::Column::RemoteId.is_in(accounts))
        .filter(channel::Column::RemovedAt.is_null())
}

impl Store {
    /// The channels, of whichever business, that are one of these accounts of a network, each with its account: for
    /// webhooks that name only that. Several businesses may have connected the same.
    pub async fn find_channels_of_accounts(
        &self,
        network: &str,
        accounts: &[String],
    ) -> Stored<Vec<(BusinessId, ChannelId, String)>> {
        let mut found = Vec::new();
        for some in accounts.chunks(AT_ONCE) {
            let rows = of_accounts(network, some).all(&self.inner.read).await?;
            found.extend(
                rows.into_iter().map(|row| (BusinessId(row.business_id), ChannelId(row.id), row.remote_id)),
            );
        }
        Ok(found)
    }

    /// Whose channel this is, and of which network: a webhook's address names the channel alone.
    pub async fn find_owner_of_channel(&self, id: ChannelId) -> Stored<Option<(BusinessId, String)>> {
        let row = channel::Entity::find()
            .filter(channel::Column::Id.eq(id.0))
            .filter(channel::Column::RemovedAt.is_null())
            .one(&self.inner.read)
            .await?;
        Ok(row.map(|row| (BusinessId(row.business_id), row.network)))
    }

    /// The keys of all channels, as they were sealed.
    pub async fn list_sealed_keys(&self) -> Stored<Vec<String>> {
        let rows = channel::Entity::find()
            .filter(channel::Column::SealedKeys.is_not_null())
            .all(&self.inner.read)
            .await?;
        Ok(rows.into_iter().filter_map(|row| row.sealed_keys).collect())
    }

    /// Throws all sealed keys away, for a key that is lost: each channel waits to be connected again.
    pub async fn forget_sealed_keys(&self, why: &str, now: Timestamp) -> Stored<u64> {
        let forgotten = channel::Entity::update_many()
            .col_expr(channel::Column::SealedKeys, Expr::value(Option::<String>::None))
            .col_expr(channel::Column::State, Expr::value("reconnect"))
            .col_expr(channel::Column::StateSince, Expr::value(now.0))
            .col_expr(channel::Column::StateWhy, Expr::value(why))
            .filter(channel::Column::SealedKeys.is_not_null())
            .exec(&self.inner.write)
            .await?;
        Ok(forgotten.rows_affected)
    }

    /// Every channel in use, of every business: for the installation's own rounds.
    pub async fn list_channels_in_use(&self) -> Stored<Vec<(BusinessId, ChannelId, String)>> {
        let rows = channel::Entity::find()
            .filter(channel::Column::RemovedAt.is_null())
            .filter(channel::Column::State.ne("reconnect"))
            .all(&self.inner.read)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| (BusinessId(row.business_id), ChannelId(row.id), row.network))
            .collect())
    }
}

impl BusinessStore {
    pub async fn lookup_channel(&self, id: ChannelId) -> Stored<Option<Channel>> {
        self.one::<channel::Entity>(channel::Column::Id.eq(id.0)).await?.map(to_domain).transpose()
    }

    /// Holds a channel until the deed is committed, so that nobody else decides the same about it meanwhile.
    pub async fn hold_channel(&self, id: ChannelId) -> Stored<()> {
        self.one_held::<channel::Entity>(channel::Column::Id.eq(id.0)).await.map(|_| ())
    }

    /// Whether an owner took it out of use.
    pub async fn is_removed(&self, id: ChannelId) -> Stored<bool> {
        let removed = channel::Column::Id.eq(id.0).and(channel::Column::RemovedAt.is_not_null());
        Ok(self.one::<channel::Entity>(removed).await?.is_some())
    }

    /// Connected and disconnected ones, oldest first; not the removed ones.
    pub async fn list_channels(&self) -> Stored<Vec<Channel>> {
        let select = self
            .rows::<channel::Entity>()
            .filter(channel::Column::RemovedAt.is_null())
            .order_by_asc(channel::Column::ConnectedAt);
        self.all(select).await?.into_iter().map(to_domain).collect()
    }

    /// The removed ones, too: what was said there stays.
    pub async fn list_known_channels(&self) -> Stored<Vec<Channel>> {
        let select = self.rows::<channel::Entity>().order_by_asc(channel::Column::ConnectedAt);
        self.all(select).await?.into_iter().map(to_domain).collect()
    }

    pub async fn find_channel(&self, network: &str, remote_id: &str) -> Stored<Option<Channel>> {
        let filter = channel::Column::Network.eq(network).and(channel::Column::RemoteId.eq(remote_id));
        self.one::<channel::Entity>(filter).await?.map(to_domain).transpose()
    }

    /// The sealed keys, as the caller sealed them.
    pub async fn lookup_sealed_keys(&self, id: ChannelId) -> Stored<Option<String>> {
        Ok(self.one::<channel::Entity>(channel::Column::Id.eq(id.0)).await?.and_then(|row| row.sealed_keys))
    }

    /// Where the last poll ended, in the adapter's own form.
    pub async fn lookup_cursor(&self, id: ChannelId) -> Stored<Option<serde_json::Value>> {
        let row = self.one::<channel::Entity>(channel::Column::Id.eq(id.0)).await?;
        Ok(row.and_then(|row| row.cursor).and_then(|cursor| serde_json::from_str(&cursor).ok()))
    }
}

impl Tx {
    /// Adds a channel, or takes an account that was removed or lost back in, with its history.
    pub async fn save_channel(&mut self, channel: &Channel, sealed_keys: Option<String>) -> Stored<()> {
        let kept = self.one::<channel::Entity>(channel::Column::Id.eq(channel.id.0)).await?;
        let (state, since, why) = state_words(&channel.state, channel.connected_at);
        let row = channel::Model {
            business_id: self.business.0,
            id: channel.id.0,
            network: channel.network.clone(),
            name: channel.name.clone(),
            handle: channel.handle.clone(),
            remote_id: channel.remote_id.clone(),
            sealed_keys: sealed_keys.or_else(|| kept.as_ref().and_then(|row| row.sealed_keys.clone())),
            cursor: kept.and_then(|row| row.cursor),
            state: state.to_owned(),
            state_since: since.0,
            state_why: why,
            lacks: lacks_words(&channel.lacks),
            simulated: channel.simulated,
            connected_at: channel.connected_at.0,
            heard_at: channel.heard_at.map(|at| at.0),
            asked_again_at: channel.asked_again_at.map(|at| at.0),
            measured_at: channel.measured_at.map(|at| at.0),
            stirred_at: channel.stirred_at.0,
            left_percent: channel.allowance.map(|allowance| allowance.left.into()),
            left_until: channel.allowance.and_then(|allowance| allowance.until).map(|at| at.0),
            removed_at: None,
        };
        self.put::<channel::Entity, _>(row).await?;
        self.changed(Change::Channels);
        Ok(())
    }

    pub async fn save_sealed_keys(&mut self, id: ChannelId, sealed: &str) -> Stored<()> {
        self.update::<channel::Entity>(channel::Column::Id.eq(id.0))
            .col_expr(channel::Column::SealedKeys, Expr::value(sealed))
            .exec(self.connection())
            .await?;
        Ok(())
    }

    /// Notes how far a poll came, and that the network answered.
    pub async fn save_cursor(
        &mut self,
        id: ChannelId,
        cursor: Option<&serde_json::Value>,
        now: Timestamp,
    ) -> Stored<()> {
        self.update::<channel::Entity>(channel::Column::Id.eq(id.0))
            .col_expr(channel::Column::Cursor, Expr::value(cursor.map(ToString::to_string)))
            .col_expr(channel::Column::HeardAt, Expr::value(now.0))
            .exec(self.connection())
            .await?;
        Ok(())
    }

    /// When it is asked again, and what its network says is left.
    pub async fn save_pace(
        &mut self,
        id: ChannelId,
        asked_again_at: Timestamp,
        allowance: Option<Allowance>,
    ) -> Stored<()> {
        let until = allowance.and_then(|allowance| allowance.until).map(|at| at.0);
        self.update::<channel::Entity>(channel::Column::Id.eq(id.0))
            .col_expr(channel::Column::AskedAgainAt, Expr::value(asked_again_at.0))
            .col_expr(channel::Column::LeftPercent, Expr::value(allowance.map(|all| i64::from(all.left))))
            .col_expr(channel::Column::LeftUntil, Expr::value(until))
            .exec(self.connection())
            .await?;
        Ok(())
    }

    /// Somebody wrote there, or we did: it is worth asking more often again. To half a minute, so that a flood does not
    /// write it with every message.
    pub async fn stir_channel(&mut self, id: ChannelId, at: Timestamp) -> Stored<()> {
        self.update::<channel::Entity>(channel::Column::Id.eq(id.0))
            .col_expr(channel::Column::StirredAt, Expr::value(at.0))
            .filter(channel::Column::StirredAt.lt(at.minus(TimeDelta::seconds(30)).0))
            .exec(self.connection())
            .await?;
        Ok(())
    }

    pub async fn save_channel_state(
        &mut self,
        id: ChannelId,
        state: &ChannelState,
        now: Timestamp,
    ) -> Stored<()> {
        let (word, since, why) = state_words(state, now);
        self.update::<channel::Entity>(channel::Column::Id.eq(id.0))
            .col_expr(channel::Column::State, Expr::value(word))
            .col_expr(channel::Column::StateSince, Expr::value(since.0))
            .col_expr(channel::Column::StateWhy, Expr::value(why))
            .exec(self.connection())
            .await?;
        self.changed(Change::Channels);
        Ok(())
    }

    /// What does not work on a channel although it is connected.
    pub async fn save_lacks(&mut self, id: ChannelId, lacks: &[String]) -> Stored<()> {
        self.update::<channel::Entity>(channel::Column::Id.eq(id.0))
            .col_expr(channel::Column::Lacks, Expr::value(lacks_words(lacks)))
            .exec(self.connection())
            .await?;
        self.changed(Change::Channels);
        Ok(())
    }

    /// How the account calls itself by now.
    pub async fn save_channel_name(&mut self, id: ChannelId, name: &str, handle: Option<&str>) -> Stored<()> {
        self.update::<channel::Entity>(channel::Column::Id.eq(id.0))
            .col_expr(channel::Column::Name, Expr::value(name))
            .col_expr(channel::Column::Handle, Expr::value(handle))
            .exec(self.connection())
            .await?;
        self.changed(Change::Channels);
        Ok(())
    }

    /// Takes a channel out of use and forgets its keys. Its conversations stay.
    pub async fn remove_channel(&mut self, id: ChannelId, now: Timestamp) -> Stored<bool> {
        let removed = self
            .update::<channel::Entity>(channel::Column::Id.eq(id.0))
            .col_expr(channel::Column::RemovedAt, Expr::value(now.0))
            .col_expr(channel::Column::SealedKeys, Expr::value(None::<String>))
            .filter(channel::Column::RemovedAt.is_null())
            .exec(self.connection())
            .await?;
        self.changed(Change::Channels);
        Ok(removed.rows_affected == 1)
    }
}

fn state_words(state: &ChannelState, now: Timestamp) -> (&'static str, Timestamp, String) {
    match state {
        ChannelState::Connected => ("connected", now, String::new()),
        ChannelState::Troubled { since, why } => ("troubled", *since, why.clone()),
        ChannelState::Reconnect { since, why } => ("reconnect", *since, why.clone()),
    }
}

fn lacks_words(lacks: &[String]) -> String {
    serde_json::Value::from(lacks).to_string()
}

fn to_domain(row: channel::Model) -> Stored<Channel> {
    let since = Timestamp(row.state_since);
    let state = match row.state.as_str() {
        "connected" => ChannelState::Connected,
        "troubled" => ChannelState::Troubled { since, why: row.state_why },
        "reconnect" => ChannelState::Reconnect { since, why: row.state_why },
        other => return Err(StoreError::Damaged(format!("channel {} is “{other}”", row.id))),
    };
    Ok(Channel {
        id: ChannelId(row.id),
        network: row.network,
        name: row.name,
        handle: row.handle,
        remote_id: row.remote_id,
        state,
        connected_at: Timestamp(row.connected_at),
        heard_at: row.heard_at.map(Timestamp),
        asked_again_at: row.asked_again_at.map(Timestamp),
        measured_at: row.measured_at.map(Timestamp),
        stirred_at: Timestamp(row.stirred_at),
        allowance: row
            .left_percent
            .map(|left| Allowance { left: left.clamp(0, 100) as u8, until: row.left_until.map(Timestamp) }),
        lacks: serde_json::from_str(&row.lacks).unwrap_or_default(),
        simulated: row.simulated,
    })
}
