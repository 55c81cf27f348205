//! Beside a conversation: who it is, what they asked before, the need, and a suggested answer.

use super::shapes::ConversationShape;
use crate::api::asked::Path;
use crate::api::caller::Bearer;
use crate::api::needs::NeedLineShape;
use crate::api::problem::{NotRead, Problem};
use crate::state::Web;
use actions::inbox::{Suggestion, open_thread, suggest_answer};
use axum::Json;
use axum::extract::State;
use domain::contacts::Identity;
use domain::inbox::MayAnswer;
use domain::{ConversationId, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Serialize, ToSchema)]
pub struct ContextShape {
    /// The accounts and addresses the contact is known by.
    identities: Vec<IdentityShape>,
    /// What the contact asked before, newest first.
    before: Vec<ConversationShape>,
    /// What the latest question asks for.
    need: Option<NeedLineShape>,
    /// Nothing sends it but a person.
    suggestion: Option<SuggestionShape>,
    /// Whether an answer where they wrote is taken, and until when.
    answer_here: MayAnswerShape,
    /// The same to them alone, though they wrote where everybody can read. Absent where the network has no such way.
    answer_privately: Option<MayAnswerShape>,
}

/// Whether an answer is taken now; networks set windows.
#[derive(Serialize, ToSchema)]
pub struct MayAnswerShape {
    may: bool,
    /// The last moment, where there is one.
    until: Option<String>,
    /// Why it is not, or not any more.
    why: Option<String>,
}

impl MayAnswerShape {
    fn of(from: MayAnswer) -> Option<Self> {
        match from {
            MayAnswer::Yes { until } => {
                Some(Self { may: true, until: until.map(Timestamp::rfc3339), why: None })
            }
            MayAnswer::No { why } => Some(Self { may: false, until: None, why: Some(why) }),
            MayAnswer::Never => None,
        }
    }

    fn never() -> Self {
        Self { may: false, until: None, why: Some("Nothing can be sent there.".into()) }
    }
}

#[derive(Serialize, ToSchema)]
pub struct IdentityShape {
    network: String,
    /// The network's own id of the account, or the e-mail address; absent where the network does not say who wrote.
    remote_id: Option<String>,
    /// Absent until the network tells.
    name: Option<String>,
    handle: Option<String>,
}

impl From<Identity> for IdentityShape {
    fn from(from: Identity) -> Self {
        Self { network: from.network, remote_id: from.remote_id, name: from.name, handle: from.handle }
    }
}

#[derive(Serialize, ToSchema)]
pub struct SuggestionShape {
    text: String,
    /// To whom we said so, and when.
    said_to: Option<String>,
    said_at: Option<String>,
    /// What they had asked, their name removed: whether it is the same question is for a person to see.
    asked: Option<String>,
    /// The piece that says so.
    piece: Option<Uuid>,
}

impl From<Suggestion> for SuggestionShape {
    fn from(from: Suggestion) -> Self {
        let (said_to, said_at) = from.said_to.map(|(to, at)| (to, at.rfc3339())).unzip();
        Self {
            text: from.text,
            said_to,
            said_at,
            asked: from.asked,
            piece: from.piece.map(|piece| piece.id.0),
        }
    }
}

/// What is known beside it.
#[utoipa::path(get, path = "/conversations/{id}/context", params(("id" = Uuid, Path)), responses((status = 200, body = ContextShape), NotRead))]
pub async fn context(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<ContextShape>, Problem> {
    let thread = open_thread(&web.app, seat.business, ConversationId(id), None).await?;
    let suggestion = suggest_answer(&web.app, seat.business, &thread).await?;
    Ok(Json(ContextShape {
        identities: thread.identities.into_iter().map(IdentityShape::from).collect(),
        before: thread.before.into_iter().map(ConversationShape::from).collect(),
        need: thread.need.map(NeedLineShape::from),
        suggestion: suggestion.map(SuggestionShape::from),
        answer_here: MayAnswerShape::of(thread.ways.here).unwrap_or_else(MayAnswerShape::never),
        answer_privately: MayAnswerShape::of(thread.ways.privately),
    }))
}
