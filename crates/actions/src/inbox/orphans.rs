//! Replies that came before the message they answer: kept until it is here, or known to be gone.

use super::place::Place;
use crate::error::Deed;
use crate::work::Job;
use domain::Timestamp;
use domain::channels::IncomingMessage;
use domain::inbox::Kind;
use serde::{Deserialize, Serialize};
use store::Tx;

impl Place<'_> {
    pub(super) async fn keep_waiting(&self, tx: &mut Tx, message: &IncomingMessage) -> Deed<()> {
        let parent = message.parent.clone().unwrap_or_default();
        let now = self.app.now();
        if tx.save_orphan(self.channel.id, &message.remote_id, &parent, write_orphan(message), now).await? {
            let order = Job::FetchParent { channel: self.channel.id, parent };
            // The parent is most likely in the next webhook.
            tx.enqueue(order.order_at(self.app, now.plus(chrono::TimeDelta::seconds(5))), now).await?;
        }
        Ok(())
    }
}

/// An orphan as it is kept in the store: the store does not look inside.
#[derive(Serialize, Deserialize)]
struct Orphan {
    remote_id: String,
    thread: Option<String>,
    parent: Option<String>,
    under: Option<String>,
    kind: Kind,
    public: bool,
    from: (String, String, Option<String>, bool),
    text: String,
    attachments: Vec<domain::inbox::Attachment>,
    link: Option<String>,
    written_at: Timestamp,
}

fn write_orphan(message: &IncomingMessage) -> String {
    let from = &message.from;
    let orphan = Orphan {
        remote_id: message.remote_id.clone(),
        thread: message.thread.clone(),
        parent: message.parent.clone(),
        under: message.under.clone(),
        kind: message.kind,
        public: message.public,
        from: (from.remote_id.clone(), from.name.clone(), from.handle.clone(), from.ours),
        text: message.text.clone(),
        attachments: message.attachments.clone(),
        link: message.link.clone(),
        written_at: message.written_at,
    };
    serde_json::to_string(&orphan).unwrap_or_default()
}

pub(super) fn read_orphan(written: &str) -> Option<IncomingMessage> {
    let orphan: Orphan = serde_json::from_str(written).ok()?;
    let (remote_id, name, handle, ours) = orphan.from;
    Some(IncomingMessage {
        remote_id: orphan.remote_id,
        thread: orphan.thread,
        parent: orphan.parent,
        under: orphan.under,
        kind: orphan.kind,
        public: orphan.public,
        from: domain::channels::Author { remote_id, name, handle, ours },
        text: orphan.text,
        attachments: orphan.attachments,
        link: orphan.link,
        written_at: orphan.written_at,
    })
}
