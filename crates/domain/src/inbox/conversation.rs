//! A thread on one channel.

use crate::{ChannelId, ContactId, ConversationId, Language, PieceId, PublicationId, StaffId, Timestamp};
use serde::{Deserialize, Serialize};

/// Before our own words in a list.
pub const OURS: &str = "You: ";

/// A thread on one channel: a comment thread, a direct-message thread, a website question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversation {
    pub id: ConversationId,
    pub channel: ChannelId,
    /// Who began it; others may write in it, too.
    pub contact: ContactId,
    /// As they call themselves there; `None` until the network tells.
    pub contact_name: Option<String>,
    pub kind: Kind,
    /// Whether strangers can read it where it stands.
    pub public: bool,
    /// What the network calls the thread: its first message, or the id of a direct thread.
    pub remote_thread: String,
    /// The post it stands under, as the network names it.
    pub under: Option<String>,
    pub origin: Option<Origin>,
    /// Of a question on the website: what its asker read it in, for the letters they get.
    pub language: Option<Language>,
    pub started_at: Timestamp,
    pub last_message_at: Timestamp,
    /// The first line that still waits, or the last one written; ours begin with [`OURS`].
    pub snippet: String,
    /// The due of what waits now, if anything does.
    pub due_at: Option<Timestamp>,
    pub assignee: Option<StaffId>,
    pub closed: Option<Closure>,
    /// How it appears under the article on the website, where it is public.
    pub shown: Shown,
    /// How many messages of theirs came since somebody of ours last looked.
    pub unseen: u32,
}

impl Conversation {
    /// The name to show.
    pub fn shown_name(&self) -> &str {
        crate::contacts::shown_name(self.contact_name.as_deref())
    }
}

/// How a public conversation appears on our own website; the owner decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Named,
    /// "Somebody", with the words.
    Nameless,
    /// In the inbox only.
    Hidden,
}

impl Shown {
    pub const ALL: [Self; 3] = [Self::Named, Self::Nameless, Self::Hidden];

    pub fn name(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Nameless => "nameless",
            Self::Hidden => "hidden",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shown| shown.name() == name)
    }

    /// How a conversation of this sort may appear: whoever asks on our website is promised to be named nowhere.
    pub fn choices(kind: Kind) -> &'static [Self] {
        if kind == Kind::Question { &[Self::Nameless, Self::Hidden] } else { &Self::ALL }
    }
}

/// Who closed it, and when. A closed conversation opens again by itself when the contact writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closure {
    pub by: StaffId,
    pub at: Timestamp,
}

/// What sort of thread it is, in the words people use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Under something we published, or under a comment there.
    Comment,
    /// Somebody named us in a post of their own.
    Mention,
    Direct,
    /// Asked on our own website.
    Question,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Comment, Self::Mention, Self::Direct, Self::Question];

    pub fn name(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::Mention => "mention",
            Self::Direct => "direct",
            Self::Question => "question",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// The piece of media under which a conversation began, and the copy of it where it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    pub piece: PieceId,
    /// None: on our own website.
    pub publication: Option<PublicationId>,
}
