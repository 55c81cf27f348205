//! Needs on the wire.

use actions::needs::{NeedLine, NeedView, ShownQuestion};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

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
    /// The piece that answers it, or the draft that is to.
    pub piece: Option<Uuid>,
    /// How far that is: draft, planned or out.
    pub piece_state: Option<String>,
    pub answered: bool,
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
            piece_state: from.piece.as_ref().map(|piece| piece.stage().name().to_owned()),
            piece: from.piece.map(|piece| piece.id.0),
        }
    }
}

/// A need beside a conversation.
#[derive(Debug, Serialize, ToSchema)]
pub struct NeedLineShape {
    pub id: Uuid,
    pub title: String,
    /// Different people who asked, ever and in the last thirty days.
    pub people: u64,
    pub people_lately: u64,
    /// The piece that answers it, or the draft that is to.
    pub piece: Option<Uuid>,
    /// How far that is: draft, planned or out.
    pub piece_state: Option<String>,
    pub answered: bool,
}

impl From<NeedLine> for NeedLineShape {
    fn from(from: NeedLine) -> Self {
        Self {
            id: from.id.0,
            answered: from.piece.as_ref().is_some_and(|piece| piece.out.is_some()),
            title: from.title,
            people: from.people,
            people_lately: from.people_lately,
            piece_state: from.piece.as_ref().map(|piece| piece.stage().name().to_owned()),
            piece: from.piece.map(|piece| piece.id.0),
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct NetworkCount {
    pub network: String,
    pub people: u64,
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
    /// What staff answered, newest first, each text once.
    pub answers: Vec<String>,
    /// Words many of the questions use: why they are together.
    pub shared_words: Vec<String>,
}
