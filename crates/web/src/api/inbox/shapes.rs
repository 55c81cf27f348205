//! Conversations and messages on the wire. They are not the domain's: each converts.

use super::moderation::{ModeratedShape, ModerationShape};
use actions::inbox::Line;
use actions::{AwaitsRelease, FoundMessage};
use domain::Timestamp;
use domain::inbox::{Attachment, Conversation, Direction, Fetched, FetchedState, Release, Send, Shown};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Debug, Serialize, ToSchema)]
pub struct ConversationShape {
    pub id: Uuid,
    pub channel: Uuid,
    pub contact: Uuid,
    /// As they call themselves there; absent until the network tells.
    pub contact_name: Option<String>,
    /// comment, mention, direct or question.
    pub kind: String,
    pub public: bool,
    pub snippet: String,
    /// RFC 3339; absent when nothing waits for an answer.
    pub due_at: Option<String>,
    pub started_at: String,
    pub last_message_at: String,
    /// The piece it began under.
    pub origin_piece: Option<Uuid>,
    pub origin_publication: Option<Uuid>,
    pub assignee: Option<Uuid>,
    /// How it stands under the piece on the website.
    pub shown: ShownShape,
    pub closed_at: Option<String>,
    /// How many messages of theirs came since somebody of the business looked.
    pub unseen: u32,
}

/// With the name, without it, or only in the inbox.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ShownShape {
    Named,
    Nameless,
    Hidden,
}

impl From<Shown> for ShownShape {
    fn from(from: Shown) -> Self {
        match from {
            Shown::Named => Self::Named,
            Shown::Nameless => Self::Nameless,
            Shown::Hidden => Self::Hidden,
        }
    }
}

impl From<ShownShape> for Shown {
    fn from(from: ShownShape) -> Self {
        match from {
            ShownShape::Named => Self::Named,
            ShownShape::Nameless => Self::Nameless,
            ShownShape::Hidden => Self::Hidden,
        }
    }
}

impl From<Conversation> for ConversationShape {
    fn from(from: Conversation) -> Self {
        Self {
            id: from.id.0,
            channel: from.channel.0,
            contact: from.contact.0,
            contact_name: from.contact_name,
            kind: from.kind.name().into(),
            public: from.public,
            snippet: from.snippet,
            due_at: from.due_at.map(Timestamp::rfc3339),
            started_at: from.started_at.rfc3339(),
            last_message_at: from.last_message_at.rfc3339(),
            origin_piece: from.origin.map(|origin| origin.piece.0),
            origin_publication: from.origin.and_then(|origin| origin.publication).map(|id| id.0),
            assignee: from.assignee.map(|id| id.0),
            shown: from.shown.into(),
            closed_at: from.closed.map(|closure| closure.at.rfc3339()),
            unseen: from.unseen,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct MessageShape {
    pub id: Uuid,
    /// in, out or note.
    pub direction: String,
    pub writer: String,
    pub text: String,
    pub written_at: String,
    pub edited_at: Option<String>,
    pub deleted_at: Option<String>,
    /// question, request, complaint or nothing; for theirs.
    pub asks: Option<String>,
    /// waiting, sending, sent, refused or unsure; for ours.
    pub state: Option<String>,
    /// Why it was refused or is in doubt.
    pub why: Option<String>,
    /// Ours, to its reader alone though the thread is public.
    pub privately: bool,
    pub link: Option<String>,
    /// Pictures, films, places and files, where the network keeps them.
    pub attachments: Vec<AttachmentShape>,
    /// Who may see it where it stands: open, signed in, hidden or away (not shown to us at the moment).
    pub sight: String,
    /// Theirs, where others may read it: whether it may stand on the website.
    pub release: Option<ReleaseShape>,
    /// Theirs: what its network lets us do with it there now.
    pub deeds: Vec<ModerationShape>,
    /// Theirs: what was wished to be done with it there, and what came of it.
    pub moderated: Vec<ModeratedShape>,
}

/// Somebody of the business looks first, let it stand on the website, or kept it in the inbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReleaseShape {
    Awaited,
    Given,
    KeptBack,
}

impl From<Release> for ReleaseShape {
    fn from(from: Release) -> Self {
        match from {
            Release::Awaited => Self::Awaited,
            Release::Given => Self::Given,
            Release::KeptBack => Self::KeptBack,
        }
    }
}

/// Words that would stand under a piece on the website and wait until somebody looked.
#[derive(Debug, Serialize, ToSchema)]
pub struct AwaitsReleaseShape {
    pub message: Uuid,
    pub conversation: Uuid,
    pub network: String,
    /// comment, mention or question.
    pub kind: String,
    pub writer: String,
    pub text: String,
    pub written_at: String,
    pub edited_at: Option<String>,
    pub piece: Uuid,
}

impl From<AwaitsRelease> for AwaitsReleaseShape {
    fn from(from: AwaitsRelease) -> Self {
        Self {
            message: from.message.0,
            conversation: from.conversation.0,
            network: from.network,
            kind: from.kind.name().into(),
            writer: from.writer,
            text: from.text,
            written_at: from.written_at.rfc3339(),
            edited_at: from.edited_at.map(Timestamp::rfc3339),
            piece: from.piece.0,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct AttachmentShape {
    /// picture, sticker, video, sound, place, contact, link, file or other.
    pub kind: String,
    /// Absent where it has none.
    pub url: Option<String>,
    /// What is on it, where the writer said so.
    pub alt: String,
    /// Pictures: kept (at `/attachments/{id}`), awaited, or lost.
    pub state: Option<String>,
    /// Of one that is kept by us.
    pub id: Option<Uuid>,
    /// Why it is lost.
    pub why: Option<String>,
}

impl AttachmentShape {
    fn of(attachment: Attachment, fetched: Option<&Fetched>) -> Self {
        let state = fetched.map(|fetched| &fetched.state);
        Self {
            kind: attachment.kind.name().into(),
            url: attachment.url,
            alt: attachment.alt,
            state: state.map(|state| state.name().to_owned()),
            id: fetched.filter(|one| matches!(one.state, FetchedState::Kept { .. })).map(|one| one.id.0),
            why: match state {
                Some(FetchedState::Lost { why }) => Some(why.clone()),
                _ => None,
            },
        }
    }
}

impl From<Line> for MessageShape {
    fn from(from: Line) -> Self {
        let message = from.message;
        let release = match message.direction {
            Direction::In { release, .. } => release.map(ReleaseShape::from),
            _ => None,
        };
        let (direction, asks, state, why) = match &message.direction {
            Direction::In { asks, .. } => ("in", Some(asks.name().to_owned()), None, None),
            Direction::Out { send, .. } => {
                let why = match send {
                    Send::Refused { reason: why } | Send::Unsure { why, .. } => Some(why.clone()),
                    _ => None,
                };
                ("out", None, Some(send.name().to_owned()), why)
            }
            Direction::Note { .. } => ("note", None, None, None),
        };
        Self {
            id: message.id.0,
            privately: message.is_private(),
            direction: direction.into(),
            writer: from.writer,
            text: message.text,
            written_at: message.written_at.rfc3339(),
            edited_at: message.edited_at.map(Timestamp::rfc3339),
            deleted_at: message.deleted_at.map(Timestamp::rfc3339),
            asks,
            state,
            why,
            link: message.link,
            attachments: message
                .attachments
                .into_iter()
                .enumerate()
                .map(|(place, attachment)| {
                    let fetched = from.pictures.iter().find(|picture| picture.place as usize == place);
                    AttachmentShape::of(attachment, fetched)
                })
                .collect(),
            sight: message.sight.name().into(),
            release,
            deeds: from.deeds.into_iter().map(ModerationShape::from).collect(),
            moderated: from.moderated.into_iter().map(ModeratedShape::from).collect(),
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct MessagePage {
    /// Oldest first.
    pub rows: Vec<MessageShape>,
    /// Where older messages begin.
    pub older: Option<String>,
}

/// Words to send or to keep.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Words {
    #[schema(min_length = 1, max_length = 8000)]
    pub text: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FoundShape {
    pub message: Uuid,
    pub conversation: Uuid,
    pub contact_name: Option<String>,
    pub text: String,
    pub written_at: String,
}

impl From<FoundMessage> for FoundShape {
    fn from(from: FoundMessage) -> Self {
        Self {
            message: from.message.0,
            conversation: from.conversation.0,
            contact_name: from.contact_name,
            text: from.text,
            written_at: from.written_at.rfc3339(),
        }
    }
}
