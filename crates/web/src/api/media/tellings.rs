//! Closing the loop: telling everyone who asked.

use crate::api::asked::{Body, Path};
use crate::api::caller::Bearer;
use crate::api::once::Once;
use crate::api::problem::{NotDone, NotRead, Problem};
use crate::state::Web;
use actions::publishing::{propose_tellings, send_tellings};
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use domain::{ConversationId, PieceId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Serialize, ToSchema)]
pub struct TellingShape {
    conversation: Uuid,
    contact_name: Option<String>,
    network: String,
    question: String,
    text: String,
    most: usize,
    /// Somebody left them out before.
    left_out: bool,
    /// Why they cannot be told there (any more).
    cannot: Option<String>,
}

/// Who asked what it answers and does not know yet, with a message for each; who was left out, too.
#[utoipa::path(get, path = "/pieces/{id}/tellings", params(("id" = Uuid, Path)), responses((status = 200, body = Vec<TellingShape>), NotRead))]
pub async fn tellings(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<Vec<TellingShape>>, Problem> {
    let shape = |telling: actions::publishing::Telling| TellingShape {
        conversation: telling.conversation.id.0,
        contact_name: telling.conversation.contact_name,
        network: telling.channel.network,
        question: telling.question,
        text: telling.text,
        most: telling.most,
        left_out: telling.left_out,
        cannot: telling.cannot,
    };
    Ok(Json(propose_tellings(&web.app, seat.business, PieceId(id)).await?.into_iter().map(shape).collect()))
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Tell {
    tell: Vec<Told>,
    #[serde(default)]
    leave_out: Vec<Uuid>,
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Told {
    conversation: Uuid,
    #[schema(min_length = 1, max_length = 8000)]
    text: String,
}

#[derive(Serialize, ToSchema)]
pub struct Count {
    told: usize,
}

/// Sends the messages a person has read, each in its own conversation.
#[utoipa::path(post, path = "/pieces/{id}/tellings", params(("id" = Uuid, Path)), request_body = Tell, responses((status = 201, body = Count), NotDone))]
pub async fn tell(once: Once, Path(id): Path<Uuid>, Body(body): Body<Tell>) -> Result<Response, Problem> {
    once.made(&body, async |app, seat| {
        let tell =
            body.tell.iter().map(|told| (ConversationId(told.conversation), told.text.clone())).collect();
        let leave_out = body.leave_out.iter().copied().map(ConversationId).collect();
        send_tellings(&app, &seat, PieceId(id), tell, leave_out, None).await.map(|told| Count { told })
    })
    .await
}
