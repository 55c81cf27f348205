//! Anything that arrives, in our words. Adapters translate into these; they decide nothing.

use crate::Timestamp;
use crate::inbox::{Attachment, Kind, Sight};

/// Anything that arrives from a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incoming {
    Message(IncomingMessage),
    /// They say that it reads otherwise since then.
    Edited {
        remote_id: String,
        text: String,
        at: Timestamp,
    },
    /// They say that it was deleted. That it cannot be seen at the moment is [`Incoming::Seen`], never this.
    Deleted {
        remote_id: String,
        at: Timestamp,
    },
    /// Who may see it there since then.
    Seen {
        remote_id: String,
        sight: Sight,
        at: Timestamp,
    },
    /// A like, share or repost of one of our publications: counted, never a conversation.
    Reacted {
        under: String,
        /// `None` where the network does not say who.
        by: Option<String>,
        reaction: Reaction,
        added: bool,
        at: Timestamp,
    },
}

/// A person has one feeling about a publication at a time, and may pass it on besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reaction {
    /// "like", "love", as the network calls it.
    Feeling(String),
    /// "share", "repost".
    PassedOn(String),
}

impl Reaction {
    pub fn sort(&self) -> &'static str {
        match self {
            Self::Feeling(_) => "feeling",
            Self::PassedOn(_) => "passed on",
        }
    }

    pub fn kind(&self) -> &str {
        match self {
            Self::Feeling(kind) | Self::PassedOn(kind) => kind,
        }
    }
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
    /// As of when the words and the sight are true, by the network's own clock: when a list was read, or when the event
    /// happened that a webhook tells of. What is told again with an earlier moment changes nothing.
    pub told_at: Timestamp,
    pub sight: Sight,
}

/// Who wrote, as far as the network tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// `None` where the network does not say who: then everybody is somebody else.
    pub remote_id: Option<String>,
    /// As they call themselves; never a word of ours in its place.
    pub name: Option<String>,
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
            from: Author {
                remote_id: Some("u1".into()),
                name: Some("Ben".into()),
                handle: None,
                ours: false,
            },
            text: "Is it oiled?".into(),
            attachments: vec![],
            link: None,
            written_at: Timestamp(0),
            told_at: Timestamp(0),
            sight: Sight::Open,
        }
    }
}
