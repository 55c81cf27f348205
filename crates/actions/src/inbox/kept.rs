//! A message as it is kept before it has its place: the store does not look inside.

use domain::Timestamp;
use domain::channels::{Author, IncomingMessage};
use domain::inbox::{Attachment, Kind, Sight};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Kept {
    remote_id: String,
    thread: Option<String>,
    parent: Option<String>,
    under: Option<String>,
    kind: Kind,
    public: bool,
    writer: Option<String>,
    name: Option<String>,
    handle: Option<String>,
    ours: bool,
    text: String,
    attachments: Vec<Attachment>,
    link: Option<String>,
    written_at: Timestamp,
    told_at: Timestamp,
    sight: String,
}

pub(super) fn write_kept(message: &IncomingMessage) -> String {
    let from = message.from.clone();
    let kept = Kept {
        remote_id: message.remote_id.clone(),
        thread: message.thread.clone(),
        parent: message.parent.clone(),
        under: message.under.clone(),
        kind: message.kind,
        public: message.public,
        writer: from.remote_id,
        name: from.name,
        handle: from.handle,
        ours: from.ours,
        text: message.text.clone(),
        attachments: message.attachments.clone(),
        link: message.link.clone(),
        written_at: message.written_at,
        told_at: message.told_at,
        sight: message.sight.name().to_owned(),
    };
    serde_json::to_string(&kept).unwrap_or_default()
}

pub(super) fn read_kept(written: &str) -> Option<IncomingMessage> {
    let kept: Kept = serde_json::from_str(written).ok()?;
    Some(IncomingMessage {
        remote_id: kept.remote_id,
        thread: kept.thread,
        parent: kept.parent,
        under: kept.under,
        kind: kept.kind,
        public: kept.public,
        from: Author { remote_id: kept.writer, name: kept.name, handle: kept.handle, ours: kept.ours },
        text: kept.text,
        attachments: kept.attachments,
        link: kept.link,
        written_at: kept.written_at,
        told_at: kept.told_at,
        sight: Sight::from_name(&kept.sight)?,
    })
}
