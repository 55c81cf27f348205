//! Messages: read, found, written and taken back.

use super::shapes::{FoundShape, MessagePage, MessageShape, Words};
use crate::api::Made;
use crate::api::asked::{Asked, Body, PageQuery, PageShape, Path};
use crate::api::caller::Bearer;
use crate::api::once::Once;
use crate::api::problem::{NotDone, NotRead, Problem};
use crate::state::Web;
use actions::finding::find_messages;
use actions::inbox as deeds;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::inbox::Way;
use domain::{ConversationId, MessageId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Its messages, the latest hundred or those before a cursor.
#[utoipa::path(get, path = "/conversations/{id}/messages", params(("id" = Uuid, Path), PageQuery), responses((status = 200, body = MessagePage), NotRead))]
pub async fn list(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    Asked(page): Asked<PageQuery>,
) -> Result<Json<MessagePage>, Problem> {
    let id = ConversationId(id);
    let (lines, older) = deeds::open_lines(&web.app, seat.business, id, page.cursor()?).await?;
    Ok(Json(MessagePage {
        older: older.map(|older| older.to_string()),
        rows: lines.into_iter().map(MessageShape::from).collect(),
    }))
}

/// An answer.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    #[schema(min_length = 1, max_length = 8000)]
    pub text: String,
    /// The last message of theirs that the writer had read: what came to us after it is not answered by this and still
    /// waits. Left out: everything that is here was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read: Option<Uuid>,
    /// To them alone, though they wrote where everybody can read: `context` says whether the network has a way.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub privately: bool,
    /// A picture that goes with the words, taken in before at `/conversations/{id}/pictures`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<ReplyPicture>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyPicture {
    /// As it was given when it was taken in; good for a day, in that conversation.
    pub chosen: String,
    /// What is on it, for people who cannot see it.
    #[serde(default)]
    #[schema(max_length = 500)]
    pub alt: String,
}

/// Answers where they wrote. It leaves ten seconds later; until then it can be undone.
#[utoipa::path(post, path = "/conversations/{id}/replies", params(("id" = Uuid, Path)), request_body = Reply, responses((status = 201, body = Made), NotDone))]
pub async fn reply(once: Once, Path(id): Path<Uuid>, Body(reply): Body<Reply>) -> Result<Response, Problem> {
    once.made(&reply, async |app, seat| {
        let read = reply.read.map(MessageId);
        let way = if reply.privately { Way::Privately } else { Way::Here };
        let id = ConversationId(id);
        let picture = match &reply.picture {
            Some(picture) => {
                Some(deeds::WithPicture::of(&app, seat.business, id, &picture.chosen, &picture.alt).await?)
            }
            None => None,
        };
        let knew = deeds::knew_by(&app, &seat, id, read).await?;
        let answering = deeds::Answering { knew, way, picture };
        deeds::reply_with(&app, &seat, id, &reply.text, answering).await.map(|reply| Made { id: reply.id.0 })
    })
    .await
}

/// Writes a note that never leaves.
#[utoipa::path(post, path = "/conversations/{id}/notes", params(("id" = Uuid, Path)), request_body = Words, responses((status = 201, body = Made), NotDone))]
pub async fn note(once: Once, Path(id): Path<Uuid>, Body(words): Body<Words>) -> Result<Response, Problem> {
    once.made(&words, async |app, seat| {
        deeds::note(&app, &seat, ConversationId(id), &words.text).await.map(|note| Made { id: note.id.0 })
    })
    .await
}

/// Takes an answer back that has not left.
#[utoipa::path(delete, path = "/messages/{id}", params(("id" = Uuid, Path)), responses((status = 204), NotDone))]
pub async fn undo(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    deeds::undo(&web.app, &seat, MessageId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whether it arrived, as somebody saw who looked.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// It arrived; otherwise it is sent (again).
    pub arrived: bool,
}

/// Decides about an answer that was refused or is in doubt.
#[utoipa::path(post, path = "/messages/{id}/decision", params(("id" = Uuid, Path)), request_body = Decision, responses((status = 204), NotDone))]
pub async fn decide(
    once: Once,
    Path(id): Path<Uuid>,
    Body(body): Body<Decision>,
) -> Result<Response, Problem> {
    once.done(&body, async |app, seat| deeds::settle_by_hand(&app, &seat, MessageId(id), body.arrived).await)
        .await
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Typed {
    /// Every word must begin a word of the message; accents and case do not matter. Of scripts that do not part their words
    /// any part is found.
    words: String,
}

/// Messages with these words, newest first.
#[utoipa::path(get, path = "/messages", params(Typed, PageQuery), responses((status = 200, body = PageShape<FoundShape>), NotRead))]
pub async fn search(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Asked(typed): Asked<Typed>,
    Asked(page): Asked<PageQuery>,
) -> Result<Json<PageShape<FoundShape>>, Problem> {
    let found = find_messages(&web.app, seat.business, &typed.words, page.cursor()?, page.limit()).await?;
    Ok(Json(PageShape::of(found)))
}
