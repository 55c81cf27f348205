//! What the owner decides: name, hours, promise; and how the porch light stands.

use crate::api::caller::Bearer;
use crate::api::problem::{NotRead, Problem};
use crate::state::Web;
use actions::today::{look_at_porch, lookup_business};
use axum::Json;
use axum::extract::State;
use domain::business::PorchLight;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Serialize, ToSchema)]
pub struct BusinessShape {
    id: Uuid,
    name: String,
    headline: String,
    time_zone: String,
    promise_minutes: u32,
    promise_counts_opening_hours_only: bool,
    open: bool,
    /// When a question asked now has to be answered.
    answer_by: String,
    waiting: u64,
    /// Of the last thirty days.
    promises_kept: u64,
    promises_broken: u64,
}

/// The business the token belongs to, and its porch light.
#[utoipa::path(get, path = "/business", responses((status = 200, body = BusinessShape), NotRead))]
pub async fn business(State(web): State<Web>, Bearer(seat): Bearer) -> Result<Json<BusinessShape>, Problem> {
    let business = lookup_business(&web.app, seat.business).await?;
    let porch = look_at_porch(&web.app, &business).await?;
    Ok(Json(BusinessShape {
        id: business.id.0,
        time_zone: business.time_zone.name().into(),
        promise_minutes: business.promise.within_minutes,
        promise_counts_opening_hours_only: business.promise.opening_hours_only,
        open: matches!(porch.light, PorchLight::Lit { .. }),
        answer_by: porch.answer_by.rfc3339(),
        waiting: web.app.of(seat.business).count_waiting().await?,
        promises_kept: porch.kept.kept,
        promises_broken: porch.kept.broken,
        name: business.name,
        headline: business.headline,
    }))
}
