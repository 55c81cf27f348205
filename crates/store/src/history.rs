//! What messages said before, and replies that came before their parents.

use crate::error::Stored;
use crate::rows::{message_version, orphan};
use crate::{BusinessStore, Tx};
use domain::inbox::Message;
use domain::{ChannelId, Timestamp};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

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
