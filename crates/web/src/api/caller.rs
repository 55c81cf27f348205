//! Who calls the API.

use super::problem::Problem;
use crate::state::Web;
use actions::team::use_token;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use domain::team::Seat;

/// The seat a bearer token gives.
pub struct Bearer(pub Seat);

impl FromRequestParts<Web> for Bearer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let unknown = || Problem::new(StatusCode::UNAUTHORIZED, "The token is missing, unknown or revoked.");
        let header = parts
            .headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let token = header.strip_prefix("Bearer ").ok_or_else(unknown)?;
        let seat = use_token(&web.app, token.trim()).await?.ok_or_else(unknown)?;
        if !seat.role.may(domain::team::Deed::Look) {
            return Err(unknown());
        }
        Ok(Self(seat))
    }
}
