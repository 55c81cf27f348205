//! Orders that were given up: tried as often as makes sense, waiting for a person.

use crate::api::asked::{Asked, PageQuery, PageShape, Path};
use crate::api::caller::Bearer;
use crate::api::once::Once;
use crate::api::problem::{NotDone, NotRead, Problem};
use crate::state::Web;
use actions::work::{DeadJob, Job, try_again as try_order_again};
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use domain::JobId;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Serialize, ToSchema)]
pub struct OrderShape {
    id: Uuid,
    /// What was to be done, in words.
    what: String,
    /// What the last attempt said.
    why: String,
    attempts: i64,
    given_up_at: String,
}

impl From<DeadJob> for OrderShape {
    fn from(from: DeadJob) -> Self {
        Self {
            id: from.id.0,
            what: Job::words(&from.kind).into(),
            why: from.last_error,
            attempts: from.attempts,
            given_up_at: from.died_at.rfc3339(),
        }
    }
}

/// Orders that were given up, the latest on top. Nothing of them is lost.
#[utoipa::path(get, path = "/orders", params(PageQuery), responses((status = 200, body = PageShape<OrderShape>), NotRead))]
pub async fn list(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Asked(page): Asked<PageQuery>,
) -> Result<Json<PageShape<OrderShape>>, Problem> {
    let page = web.app.of(seat.business).list_dead_jobs(page.cursor()?, page.limit()).await?;
    Ok(Json(PageShape::of(page)))
}

/// Gives an order all its attempts anew.
#[utoipa::path(post, path = "/orders/{id}/another-try", params(("id" = Uuid, Path)), responses((status = 204), NotDone))]
pub async fn try_again(once: Once, Path(id): Path<Uuid>) -> Result<Response, Problem> {
    once.done(&(), async |app, seat| try_order_again(&app, &seat, JobId(id)).await).await
}
