//! The shapes on the wire. They are not the domain's: each converts.

use actions::inbox::Line;
use actions::needs::{NeedView, ShownQuestion};
use domain::Timestamp;
use domain::channels::ChannelState;
use domain::inbox::{Conversation, Direction, Send};
use domain::media::Article;
use domain::publishing::{Publication, PublicationState};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Where to continue a list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// The `next` of the page before.
    pub cursor: Option<String>,
    /// At most so many rows, 1 to 100.
    #[param(minimum = 1, maximum = 100)]
    #[serde(default, deserialize_with = "one_to_a_hundred")]
    pub limit: Option<u64>,
}

impl PageQuery {
    pub fn cursor(&self) -> Result<Option<actions::Cursor>, super::problem::Problem> {
        self.cursor.as_deref().map(str::parse).transpose().map_err(|error: actions::NoCursor| {
            super::problem::Problem::new(axum::http::StatusCode::UNPROCESSABLE_ENTITY, error.to_string())
        })
    }

    pub fn limit(&self) -> u64 {
        self.limit.unwrap_or(50)
    }
}

fn one_to_a_hundred<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<u64>, D::Error> {
    let limit = Option::<u64>::deserialize(from)?;
    match limit {
        Some(limit) if !(1..=100).contains(&limit) => {
            Err(serde::de::Error::custom("`limit` is a number from 1 to 100"))
        }
        limit => Ok(limit),
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ConversationShape {
    pub id: Uuid,
    pub channel: Uuid,
    pub contact: Uuid,
    pub contact_name: String,
    /// comment, mention, direct or question.
    pub kind: String,
    pub public: bool,
    pub snippet: String,
    /// RFC 3339; absent when nothing waits for an answer.
    pub due_at: Option<String>,
    pub started_at: String,
    pub last_message_at: String,
    /// The article it began under.
    pub origin_article: Option<Uuid>,
    pub origin_publication: Option<Uuid>,
    pub assignee: Option<Uuid>,
    pub closed_at: Option<String>,
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
            origin_article: from.origin.map(|origin| origin.article.0),
            origin_publication: from.origin.and_then(|origin| origin.publication).map(|id| id.0),
            assignee: from.assignee.map(|id| id.0),
            closed_at: from.closed.map(|closure| closure.at.rfc3339()),
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ConversationPage {
    pub rows: Vec<ConversationShape>,
    pub next: Option<String>,
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
    pub link: Option<String>,
}

impl From<Line> for MessageShape {
    fn from(from: Line) -> Self {
        let message = from.message;
        let (direction, asks, state, why) = match &message.direction {
            Direction::In { asks, .. } => ("in", Some(asks.name().to_owned()), None, None),
            Direction::Out { send, .. } => {
                let why = match send {
                    Send::Refused { reason: why } | Send::Unsure { why } => Some(why.clone()),
                    _ => None,
                };
                ("out", None, Some(send.name().to_owned()), why)
            }
            Direction::Note { .. } => ("note", None, None, None),
        };
        Self {
            id: message.id.0,
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

/// What was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct Made {
    pub id: Uuid,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FoundShape {
    pub message: Uuid,
    pub conversation: Uuid,
    pub contact_name: String,
    pub text: String,
    pub written_at: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FoundPage {
    pub rows: Vec<FoundShape>,
    pub next: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct NeedShape {
    pub id: Uuid,
    pub title: String,
    /// Different people who asked, ever and in the last thirty days.
    pub people: u64,
    pub people_lately: u64,
    pub questions: u64,
    pub first_asked: String,
    pub last_asked: String,
    /// Questions in each of the last twelve weeks, oldest first.
    pub weeks: Vec<u64>,
    pub networks: Vec<NetworkCount>,
    /// The article that answers it, or the draft that is to.
    pub article: Option<Uuid>,
    pub answered: bool,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct NetworkCount {
    pub network: String,
    pub people: u64,
}

impl From<NeedView> for NeedShape {
    fn from(from: NeedView) -> Self {
        Self {
            id: from.id.0,
            answered: from.is_answered(),
            title: from.title,
            people: from.people,
            people_lately: from.people_lately,
            questions: from.questions,
            first_asked: from.first_asked.rfc3339(),
            last_asked: from.last_asked.rfc3339(),
            weeks: from.weeks.to_vec(),
            networks: from
                .networks
                .into_iter()
                .map(|(network, people)| NetworkCount { network, people })
                .collect(),
            article: from.article.map(|article| article.id.0),
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct QuestionShape {
    pub message: Uuid,
    pub conversation: Uuid,
    /// The customer's words, names removed.
    pub text: String,
    pub network: String,
    pub asked_at: String,
    pub moved_by_hand: bool,
}

impl From<ShownQuestion> for QuestionShape {
    fn from(from: ShownQuestion) -> Self {
        Self {
            message: from.message.0,
            conversation: from.conversation.0,
            text: from.text,
            network: from.network,
            asked_at: from.asked_at.rfc3339(),
            moved_by_hand: from.moved,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OpenNeedShape {
    pub need: NeedShape,
    pub questions: Vec<QuestionShape>,
    pub answers: Vec<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ArticleShape {
    pub id: Uuid,
    pub title: String,
    pub slug: String,
    pub summary: String,
    /// Markdown.
    pub body: String,
    pub need: Option<Uuid>,
    pub cover: Option<Uuid>,
    /// To be sent back with a save.
    pub revision: i64,
    pub changed_at: String,
    /// Since when it is on the website.
    pub out_at: Option<String>,
}

impl From<Article> for ArticleShape {
    fn from(from: Article) -> Self {
        Self {
            id: from.id.0,
            title: from.title,
            slug: from.slug,
            summary: from.summary,
            body: from.body,
            need: from.need.map(|id| id.0),
            cover: from.cover.map(|id| id.0),
            revision: from.revision,
            changed_at: from.changed_at.rfc3339(),
            out_at: from.out.map(|out| out.at.rfc3339()),
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ArticlePage {
    pub rows: Vec<ArticleShape>,
    pub next: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PublicationShape {
    pub id: Uuid,
    pub article: Uuid,
    pub channel: Uuid,
    pub text: String,
    pub planned_at: String,
    /// planned, sending, published, failed, unsure or withdrawn.
    pub state: String,
    pub why: Option<String>,
    pub remote_id: Option<String>,
    pub link: Option<String>,
}

impl From<Publication> for PublicationShape {
    fn from(from: Publication) -> Self {
        let why = match &from.state {
            PublicationState::Failed { reason: why } | PublicationState::Unsure { why } => Some(why.clone()),
            _ => None,
        };
        Self {
            id: from.id.0,
            article: from.article.0,
            channel: from.channel.0,
            text: from.text,
            planned_at: from.planned_at.rfc3339(),
            state: from.state.name().into(),
            why,
            remote_id: from.remote_id,
            link: from.link,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ChannelShape {
    pub id: Uuid,
    pub network: String,
    pub name: String,
    pub handle: Option<String>,
    /// connected, troubled or reconnect.
    pub state: String,
    pub why: Option<String>,
    pub simulated: bool,
}

impl From<domain::channels::Channel> for ChannelShape {
    fn from(from: domain::channels::Channel) -> Self {
        let (state, why) = match from.state {
            ChannelState::Connected => ("connected", None),
            ChannelState::Troubled { why, .. } => ("troubled", Some(why)),
            ChannelState::Reconnect { why, .. } => ("reconnect", Some(why)),
        };
        Self {
            id: from.id.0,
            network: from.network,
            name: from.name,
            handle: from.handle,
            state: state.into(),
            why,
            simulated: from.simulated,
        }
    }
}
