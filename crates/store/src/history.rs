//! What messages said before, and what came before its time: replies before their parents, our own words before an answer
//! to them, remarks about a message before the message.

use crate::error::Stored;
use crate::rows::{message_version, orphan, own_words, remark};
use crate::{BusinessStore, Store, Tx};
use domain::inbox::Message;
use domain::{BusinessId, ChannelId, MessageId, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

/// What was said about a message that is not here. The latest of each sort counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// edited, deleted or seen.
    pub sort: String,
    /// The words, or the sight's name.
    pub said: String,
    /// By the network's clock.
    pub at: Timestamp,
}

impl Store {
    /// Replies, of whichever business, that have waited since before `since` for a message that is missing: where, and for
    /// which. At most five hundred.
    pub async fn list_old_orphans(&self, since: Timestamp) -> Stored<Vec<(BusinessId, ChannelId, String)>> {
        let rows = orphan::Entity::find()
            .filter(orphan::Column::Since.lt(since.0))
            .order_by_asc(orphan::Column::Since)
            .limit(500)
            .all(&self.inner.read)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| (BusinessId(row.business_id), ChannelId(row.channel_id), row.parent))
            .collect())
    }

    /// Forgets remarks about messages that never came.
    pub async fn sweep_remarks(&self, before: Timestamp) -> Stored<()> {
        remark::Entity::delete_many()
            .filter(remark::Column::KeptAt.lt(before.0))
            .exec(&self.inner.write)
            .await?;
        Ok(())
    }
}

impl BusinessStore {
    /// Replies that wait for this message, as they were kept (JSON).
    pub async fn list_orphans_of(&self, channel: ChannelId, parent: &str) -> Stored<Vec<(String, String)>> {
        let select = self
            .rows::<orphan::Entity>()
            .filter(orphan::Column::ChannelId.eq(channel.0))
            .filter(orphan::Column::Parent.eq(parent))
            .order_by_asc(orphan::Column::Since);
        Ok(self.all(select).await?.into_iter().map(|row| (row.remote_id, row.message)).collect())
    }

    /// Since when the first of the replies to this message waits for it.
    pub async fn find_oldest_orphan(&self, channel: ChannelId, parent: &str) -> Stored<Option<Timestamp>> {
        let select = self
            .rows::<orphan::Entity>()
            .filter(orphan::Column::ChannelId.eq(channel.0))
            .filter(orphan::Column::Parent.eq(parent))
            .order_by_asc(orphan::Column::Since)
            .limit(1);
        Ok(self.first(select).await?.map(|row| Timestamp(row.since)))
    }

    /// What we wrote ourselves in a thread nobody has answered in, as it was kept (JSON), oldest first: the newest fifty.
    pub async fn list_own_words(&self, channel: ChannelId, thread: &str) -> Stored<Vec<String>> {
        let select = self
            .rows::<own_words::Entity>()
            .filter(own_words::Column::ChannelId.eq(channel.0))
            .filter(own_words::Column::Thread.eq(thread))
            .order_by_desc(own_words::Column::WrittenAt)
            .limit(50);
        let mut kept = self.all(select).await?;
        kept.reverse();
        Ok(kept.into_iter().map(|row| row.message).collect())
    }

    pub async fn find_own_words(&self, channel: ChannelId, remote_id: &str) -> Stored<Option<String>> {
        let filter =
            own_words::Column::ChannelId.eq(channel.0).and(own_words::Column::RemoteId.eq(remote_id));
        Ok(self.one::<own_words::Entity>(filter).await?.map(|row| row.message))
    }

    /// What was said about a message before it came.
    pub async fn list_remarks(&self, channel: ChannelId, remote_id: &str) -> Stored<Vec<Remark>> {
        let select = self
            .rows::<remark::Entity>()
            .filter(remark::Column::ChannelId.eq(channel.0))
            .filter(remark::Column::RemoteId.eq(remote_id));
        let remark = |row: remark::Model| Remark { sort: row.sort, said: row.said, at: Timestamp(row.at) };
        Ok(self.all(select).await?.into_iter().map(remark).collect())
    }

    /// Whether a message said these words before they were changed.
    pub async fn has_said(&self, message: MessageId, text: &str) -> Stored<bool> {
        let select = self
            .rows::<message_version::Entity>()
            .filter(message_version::Column::MessageId.eq(message.0))
            .filter(message_version::Column::Text.eq(text));
        Ok(self.first(select.limit(1)).await?.is_some())
    }

    /// What a message said before it was changed or deleted, oldest first.
    pub async fn list_versions(&self, message: MessageId) -> Stored<Vec<(Timestamp, String)>> {
        let select = self
            .rows::<message_version::Entity>()
            .filter(message_version::Column::MessageId.eq(message.0))
            .order_by_asc(message_version::Column::ReplacedAt)
            .limit(100);
        Ok(self.all(select).await?.into_iter().map(|row| (Timestamp(row.replaced_at), row.text)).collect())
    }

    /// The messages that replies on a channel wait for.
    pub async fn list_missing_parents(&self, channel: ChannelId) -> Stored<Vec<String>> {
        #[derive(FromQueryResult)]
        struct Row {
            parent: String,
        }
        let sql = "SELECT DISTINCT parent FROM orphans WHERE business_id = $1 AND channel_id = $2";
        let rows: Vec<Row> = self.sql(sql, vec![self.business.0.into(), channel.0.into()]).await?;
        Ok(rows.into_iter().map(|row| row.parent).collect())
    }
}

impl Tx {
    /// Keeps what a message said before it was edited or deleted. Two of one moment are kept one after the other.
    pub async fn add_version(&mut self, of: &Message, replaced: Timestamp) -> Stored<()> {
        let newest = self
            .rows::<message_version::Entity>()
            .filter(message_version::Column::MessageId.eq(of.id.0))
            .order_by_desc(message_version::Column::ReplacedAt)
            .limit(1);
        let newest = self.first(newest).await?.map_or(i64::MIN, |row| row.replaced_at);
        self.put::<message_version::Entity, _>(message_version::Model {
            business_id: self.business.0,
            message_id: of.id.0,
            replaced_at: Ord::max(replaced.0, newest.saturating_add(1)),
            text: of.text.clone(),
        })
        .await
    }

    /// Keeps our own words (JSON) until somebody answers them; known ones are kept as they are now.
    pub async fn save_own_words(
        &mut self,
        channel: ChannelId,
        remote_id: &str,
        thread: &str,
        message: String,
        written_at: Timestamp,
    ) -> Stored<()> {
        self.put::<own_words::Entity, _>(own_words::Model {
            business_id: self.business.0,
            channel_id: channel.0,
            remote_id: remote_id.to_owned(),
            thread: thread.to_owned(),
            message,
            written_at: written_at.0,
        })
        .await
    }

    pub async fn remove_own_words(&mut self, channel: ChannelId, remote_id: &str) -> Stored<()> {
        self.delete::<own_words::Entity>(own_words::Column::ChannelId.eq(channel.0))
            .filter(own_words::Column::RemoteId.eq(remote_id))
            .exec(self.connection())
            .await?;
        Ok(())
    }

    /// Keeps what was said about a message that is not here, unless something later of this sort is kept.
    pub async fn save_remark(
        &mut self,
        channel: ChannelId,
        remote_id: &str,
        remark: &Remark,
        now: Timestamp,
    ) -> Stored<()> {
        let row = remark::Model {
            business_id: self.business.0,
            channel_id: channel.0,
            remote_id: remote_id.to_owned(),
            sort: remark.sort.clone(),
            said: remark.said.clone(),
            at: remark.at.0,
            kept_at: now.0,
        };
        use remark::Column;
        let same = Column::ChannelId
            .eq(channel.0)
            .and(Column::RemoteId.eq(remote_id))
            .and(Column::Sort.eq(remark.sort.as_str()));
        let key = [Column::BusinessId, Column::ChannelId, Column::RemoteId, Column::Sort];
        if !self.add_unless_there::<remark::Entity, _>(row, key).await? {
            self.update::<remark::Entity>(same)
                .filter(Column::At.lte(remark.at.0))
                .col_expr(Column::Said, Expr::value(remark.said.as_str()))
                .col_expr(Column::At, Expr::value(remark.at.0))
                .exec(self.connection())
                .await?;
        }
        Ok(())
    }

    pub async fn remove_remarks(&mut self, channel: ChannelId, remote_id: &str) -> Stored<()> {
        self.delete::<remark::Entity>(remark::Column::ChannelId.eq(channel.0))
            .filter(remark::Column::RemoteId.eq(remote_id))
            .exec(self.connection())
            .await?;
        Ok(())
    }

    pub async fn save_orphan(
        &mut self,
        channel: ChannelId,
        remote_id: &str,
        parent: &str,
        message: String,
        now: Timestamp,
    ) -> Stored<bool> {
        let row = orphan::Model {
            business_id: self.business.0,
            channel_id: channel.0,
            remote_id: remote_id.to_owned(),
            parent: parent.to_owned(),
            message,
            since: now.0,
        };
        use orphan::Column::{BusinessId, ChannelId, RemoteId};
        self.add_unless_there::<orphan::Entity, _>(row, [BusinessId, ChannelId, RemoteId]).await
    }

    pub async fn remove_orphan(&mut self, channel: ChannelId, remote_id: &str) -> Stored<()> {
        self.delete::<orphan::Entity>(orphan::Column::ChannelId.eq(channel.0))
            .filter(orphan::Column::RemoteId.eq(remote_id))
            .exec(self.connection())
            .await?;
        Ok(())
    }
}
