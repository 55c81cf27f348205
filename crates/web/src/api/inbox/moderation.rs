//! What is done with words of others where they stand.

use crate::api::asked::{Body, Path};
use crate::api::once::Once;
use crate::api::problem::{NotDone, Problem};
use actions::inbox as deeds;
use axum::response::Response;
use domain::MessageId;
use domain::inbox::{Moderated, Moderation, ModerationState};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ModerationShape {
    Hide,
    Show,
    Like,
    Unlike,
    Delete,
}

impl From<ModerationShape> for Moderation {
    fn from(from: ModerationShape) -> Self {
        match from {
            ModerationShape::Hide => Self::Hide,
            ModerationShape::Show => Self::Show,
            ModerationShape::Like => Self::Like,
            ModerationShape::Unlike => Self::Unlike,
            ModerationShape::Delete => Self::Delete,
        }
    }
}

impl From<Moderation> for ModerationShape {
    fn from(from: Moderation) -> Self {
        match from {
            Moderation::Hide => Self::Hide,
            Moderation::Show => Self::Show,
            Moderation::Like => Self::Like,
            Moderation::Unlike => Self::Unlike,
            Moderation::Delete => Self::Delete,
        }
    }
}

/// The latest wish of its sort (sight, like, deletion) about a message.
#[derive(Debug, Serialize, ToSchema)]
pub struct ModeratedShape {
    pub does: ModerationShape,
    pub by: Uuid,
    pub wished_at: String,
    /// waiting, doing, done, refused or unsure.
    pub state: String,
    /// Why it was refused or is in doubt.
    pub why: Option<String>,
}

impl From<Moderated> for ModeratedShape {
    fn from(from: Moderated) -> Self {
        let why = match &from.state {
            ModerationState::Refused { why, .. } | ModerationState::Unsure { why, .. } => Some(why.clone()),
            _ => None,
        };
        Self {
            does: from.deed.into(),
            by: from.by.0,
            wished_at: from.wished_at.rfc3339(),
            state: from.state.name().into(),
            why,
        }
    }
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ModerationWish {
    does: ModerationShape,
}

/// Hides, shows, likes or deletes, where it stands, what somebody wrote. Done soon afterwards: the message’s `moderated`
/// says what came of it, and its `deeds` what its network lets us do. What is deleted there cannot be brought back, and
/// wants an editor.
#[utoipa::path(post, path = "/messages/{id}/moderation", params(("id" = Uuid, Path)), request_body = ModerationWish, responses((status = 204), NotDone))]
pub async fn moderate(
    once: Once,
    Path(id): Path<Uuid>,
    Body(body): Body<ModerationWish>,
) -> Result<Response, Problem> {
    once.done(&body, async |app, seat| {
        deeds::moderate(&app, &seat, MessageId(id), body.does.into()).await.map(|_| ())
    })
    .await
}
