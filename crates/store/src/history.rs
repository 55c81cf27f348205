//! What messages said before, and replies that came before their parents.

use crate::error::Stored;
use crate::rows::{message_version, orphan};
use crate::{BusinessStore, Tx};
use domain::inbox::Message;
use domain::{ChannelId, Timestamp};
use sea_orm::{ColumnTrait, FromQueryResult, QueryFilter, QueryOrder};

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
    /// Keeps what a message said before it was edited or deleted.
    pub async fn add_version(&mut self, of: &Message, replaced: Timestamp) -> Stored<()> {
        self.put::<message_version::Entity, _>(message_version::Model {
            business_id: self.business.0,
            message_id: of.id.0,
            replaced_at: replaced.0,
            text: of.text.clone(),
        })
        .await
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
