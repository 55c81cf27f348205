//! The JSON API, `/api/v1`: everything the desk can do. Its description is generated from this code.

mod asked;
mod business;
mod caller;
mod channels;
mod inbox;
mod media;
mod needs;
mod once;
pub mod problem;
mod team;

use crate::state::Web;
use axum::Json;
use axum::Router;
use axum::routing::get;
use serde::Serialize;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use uuid::Uuid;

#[derive(OpenApi)]
#[openapi(
    info(title = "Porchlight", version = "1", license(name = "Apache-2.0", identifier = "Apache-2.0"),
        description = "Conversations, needs and media of one business. The token says which business and what it may do. \
            Times are RFC 3339 in UTC. Lists are paged by `cursor`. Every POST takes an `Idempotency-Key`."),
    components(schemas(problem::Problem)),
    modifiers(&Bearer),
    security(("token" = []))
)]
struct Description;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
        openapi.components.get_or_insert_default().add_security_scheme("token", scheme);
    }
}

/// What was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct Made {
    pub id: Uuid,
}

fn described() -> (Router<Web>, utoipa::openapi::OpenApi) {
    OpenApiRouter::with_openapi(Description::openapi())
        .merge(business::routes())
        .merge(team::routes())
        .merge(channels::routes())
        .merge(inbox::routes())
        .merge(needs::routes())
        .merge(media::routes())
        .split_for_parts()
}

pub fn routes() -> Router<Web> {
    let (router, openapi) = described();
    Router::new()
        .nest("/api/v1", router.fallback(no_such_address).method_not_allowed_fallback(no_such_method))
        .route("/api/v1/openapi.json", get(async move || Json(with_prefix(openapi))))
}

async fn no_such_address() -> problem::Problem {
    problem::Problem::missing("address")
}

async fn no_such_method() -> problem::Problem {
    let words = "This address does not take that method: see openapi.json.";
    problem::Problem::new(axum::http::StatusCode::METHOD_NOT_ALLOWED, words)
}

/// The description as it is served, for writing it to a file.
pub fn openapi_json() -> String {
    serde_json::to_string_pretty(&with_prefix(described().1)).unwrap_or_default()
}

// The routes are written without their common beginning; whoever reads the description needs it.
fn with_prefix(mut openapi: utoipa::openapi::OpenApi) -> utoipa::openapi::OpenApi {
    openapi.servers = Some(vec![utoipa::openapi::Server::new("/api/v1")]);
    openapi
}
