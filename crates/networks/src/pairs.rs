//! Pairs of files: what a network writes (`NAME.theirs.json`) and what it means in our words (`NAME.ours.json`).
//! A new case is two files.

use domain::channels::{Incoming, IncomingMessage};
use serde_json::{Value, json};
use std::path::Path;

/// Walks every pair below `folder` of this crate. A case without its other half is an error.
pub(crate) fn walk(folder: &str, translate: impl Fn(&Value) -> Value) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut cases = 0;
    for file in std::fs::read_dir(&folder).unwrap() {
        let theirs = file.unwrap().path();
        let name = theirs.file_name().unwrap().to_string_lossy().into_owned();
        let Some(name) = name.strip_suffix(".theirs.json") else { continue };
        let read = |path: &Path| -> Value {
            serde_json::from_slice(&std::fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display())))
                .unwrap()
        };
        let ours = translate(&read(&theirs));
        let wanted = read(&folder.join(format!("{name}.ours.json")));
        assert_eq!(ours, wanted, "{name}: {ours:#}");
        cases += 1;
    }
    assert!(cases > 0, "no pairs in {}", folder.display());
}

pub(crate) fn incoming(incoming: &Incoming) -> Value {
    match incoming {
        Incoming::Message(message) => json!({"message": self::message(message)}),
        Incoming::Edited { remote_id, text, at } => {
            json!({"edited": {"remote_id": remote_id, "text": text, "at": at.rfc3339_millis()}})
        }
        Incoming::Deleted { remote_id, at } => {
            json!({"deleted": {"remote_id": remote_id, "at": at.rfc3339_millis()}})
        }
        Incoming::Seen { remote_id, sight, at } => {
            json!({"seen": {"remote_id": remote_id, "sight": sight.name(), "at": at.rfc3339_millis()}})
        }
        Incoming::Reacted { under, by, reaction, added, at } => json!({"reacted": {
            "under": under, "by": by, "sort": reaction.sort(), "kind": reaction.kind(), "added": added,
            "at": at.rfc3339_millis(),
        }}),
    }
}

pub(crate) fn message(message: &IncomingMessage) -> Value {
    let attachments = message.attachments.iter();
    json!({
        "remote_id": message.remote_id,
        "thread": message.thread,
        "parent": message.parent,
        "under": message.under,
        "kind": message.kind.name(),
        "public": message.public,
        "from": {
            "remote_id": message.from.remote_id,
            "name": message.from.name,
            "handle": message.from.handle,
            "ours": message.from.ours,
        },
        "text": message.text,
        "attachments": attachments.map(|a| serde_json::to_value(a).unwrap()).collect::<Vec<_>>(),
        "link": message.link,
        "written_at": message.written_at.rfc3339_millis(),
        "sight": message.sight.name(),
    })
}
