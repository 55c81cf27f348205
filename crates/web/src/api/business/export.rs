//! Taking everything along.

use crate::api::caller::Bearer;
use crate::api::problem::{NotRead, Problem};
use crate::parts::export::send;
use crate::state::Web;
use axum::extract::State;
use axum::response::Response;

/// Everything that belongs to the business, as a packed archive of JSON lines and pictures, sent while it is made; its format
/// is in docs/running/export.md. No secrets are in it. Owners only.
#[utoipa::path(get, path = "/business/export", responses((status = 200, content_type = "application/gzip", body = Vec<u8>), (status = 429, description = "Somebody is taking everything along at this moment: try again when that is done."), NotRead))]
pub async fn export(State(web): State<Web>, Bearer(seat): Bearer) -> Result<Response, Problem> {
    Ok(send(&web, &seat)?)
}
