//! Replies that came before the message they answer: kept until it is here, or known to be gone.

use super::kept::write_kept;
use super::place::Place;
use crate::error::Deed;
use crate::work::Job;
use domain::channels::IncomingMessage;
use store::Tx;

impl Place<'_> {
    pub(super) async fn keep_waiting(&self, tx: &mut Tx, message: &IncomingMessage) -> Deed<()> {
        let parent = message.parent.clone().unwrap_or_default();
        let now = self.app.now();
        if tx.save_orphan(self.channel.id, &message.remote_id, &parent, write_kept(message), now).await? {
            let order = Job::FetchParent { channel: self.channel.id, parent };
            // The parent is most likely in the next webhook.
            tx.enqueue(order.order_at(self.app, now.plus(chrono::TimeDelta::seconds(5))), now).await?;
        }
        Ok(())
    }
}
