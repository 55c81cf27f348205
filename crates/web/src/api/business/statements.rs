//! What the law wants to be read on the website.

use crate::api::asked::Body;
use crate::api::caller::Bearer;
use crate::api::problem::{NotDone, NotRead, Problem, at_most};
use crate::state::Web;
use actions::business::{Statements, lookup_statements, save_statements};
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Markdown; empty where there is none.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementsShape {
    #[schema(max_length = 50_000)]
    imprint: String,
    #[schema(max_length = 50_000)]
    privacy: String,
}

impl From<Statements> for StatementsShape {
    fn from(from: Statements) -> Self {
        Self { imprint: from.imprint, privacy: from.privacy }
    }
}

/// Imprint and privacy statement.
#[utoipa::path(get, path = "/business/statements", responses((status = 200, body = StatementsShape), NotRead))]
pub async fn statements(
    State(web): State<Web>,
    Bearer(seat): Bearer,
) -> Result<Json<StatementsShape>, Problem> {
    Ok(Json(lookup_statements(&web.app, seat.business).await?.into()))
}

/// Puts both in the place of what stands there.
#[utoipa::path(put, path = "/business/statements", request_body = StatementsShape, responses((status = 200, body = StatementsShape), NotDone))]
pub async fn put(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Body(new): Body<StatementsShape>,
) -> Result<Json<StatementsShape>, Problem> {
    at_most("imprint", &new.imprint, 50_000)?;
    at_most("privacy", &new.privacy, 50_000)?;
    let new = Statements { imprint: new.imprint, privacy: new.privacy };
    Ok(Json(save_statements(&web.app, &seat, None, new).await?.into()))
}
