//! Anything that arrives, in our words. Adapters translate into these; they decide nothing.

use crate::Timestamp;
use crate::inbox::{Attachment, Kind};

/// Anything that arrives from a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incoming {
    Message(IncomingMessage),
    Edited {
        remote_id: String,
        text: String,
        at: Timestamp,
    },
    Deleted {
        remote_id: String,
        at: Timestamp,
    },
    /// A like, share or repost of one of our publications: counted, never a conversation.
    Reacted {
        under: String,
        by: String,
        kind: String,
        added: bool,
        at: Timestamp,
    },
}

/// Somebody's words, as the network has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingMessage {
    /// The network's own id of this message.
    pub remote_id: String,
    /// The network's own id of a thread, where it has such (direct messages). Comments leave it empty.
    pub thread: Option<String>,
    /// The message or post it answers.
    pub parent: Option<String>,
    /// The post of ours under which it stands, however deep.
    pub under: Option<String>,
    pub kind: Kind,
    pub public: bool,
    pub from: Author,
    /// Plain text, as written.
    pub text: String,
    pub attachments: Vec<Attachment>,
    /// Where it can be seen.
    pub link: Option<String>,
    /// The network's own time.
    pub written_at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    pub remote_id: String,
    pub name: String,
    pub handle: Option<String>,
    /// The business itself wrote it, on the network or through us.
    pub ours: bool,
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn a_comment(remote_id: &str) -> IncomingMessage {
        IncomingMessage {
            remote_id: remote_id.into(),
            thread: None,
            parent: None,
            under: None,
            kind: Kind::Comment,
            public: true,
            from: Author { remote_id: "u1".into(), name: "Ben".into(), handle: None, ours: false },
            text: "Is it oiled?".into(),
            attachments: vec![],
            link: None,
            written_at: Timestamp(0),
        }
    }
}
