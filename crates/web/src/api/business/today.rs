//! Today: who waits, what people begin to ask, what goes out, what came of it.

use crate::api::caller::Bearer;
use crate::api::inbox::ConversationShape;
use crate::api::media::PublicationShape;
use crate::api::needs::NeedShape;
use crate::api::problem::{NotRead, Problem};
use crate::state::Web;
use actions::today::{look_at_today, lookup_business};
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Serialize, ToSchema)]
pub struct TodayShape {
    /// The first eight, what is due first on top.
    waiting: Vec<ConversationShape>,
    waiting_count: u64,
    late_count: u64,
    /// Needs that people ask about lately and nothing answers, at most three.
    begun: Vec<NeedShape>,
    /// What goes out, or went out, on this day of the business's own time zone.
    goes_out: Vec<PublicationShape>,
    /// The latest pieces, with the conversations each started.
    came_of_it: Vec<CameOfIt>,
    /// Of the last thirty days.
    promises_kept: u64,
    promises_broken: u64,
}

#[derive(Serialize, ToSchema)]
pub struct CameOfIt {
    piece: Uuid,
    title: String,
    conversations: u64,
}

/// What the first page of the desk says.
#[utoipa::path(get, path = "/today", responses((status = 200, body = TodayShape), NotRead))]
pub async fn today(State(web): State<Web>, Bearer(seat): Bearer) -> Result<Json<TodayShape>, Problem> {
    let business = lookup_business(&web.app, seat.business).await?;
    let today = look_at_today(&web.app, &business).await?;
    let came_of_it = today.came_of_it.into_iter().map(|(piece, conversations)| CameOfIt {
        piece: piece.id.0,
        title: piece.title,
        conversations,
    });
    Ok(Json(TodayShape {
        waiting: today.waiting.into_iter().map(ConversationShape::from).collect(),
        waiting_count: today.waiting_count,
        late_count: today.late_count,
        begun: today.begun.into_iter().map(NeedShape::from).collect(),
        goes_out: today.goes_out.into_iter().flat_map(|one| one.copies).map(PublicationShape::from).collect(),
        came_of_it: came_of_it.collect(),
        promises_kept: today.kept.kept,
        promises_broken: today.kept.broken,
    }))
}
