//! People who wrote.

use super::context::IdentityShape;
use super::shapes::ConversationShape;
use crate::api::asked::Asked;
use crate::api::caller::Bearer;
use crate::api::problem::{NotRead, Problem};
use crate::state::Web;
use actions::finding::{Person, find_people};
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Called {
    /// Every word must begin a part of a name, a handle or an address.
    words: String,
}

#[derive(Serialize, ToSchema)]
pub struct PersonShape {
    id: Uuid,
    /// Absent until a network tells, or they do.
    name: Option<String>,
    /// The accounts and addresses they are known by.
    identities: Vec<IdentityShape>,
    /// What they wrote about last.
    last: ConversationShape,
}

impl From<Person> for PersonShape {
    fn from(from: Person) -> Self {
        Self {
            id: from.last.contact.0,
            name: from.last.contact_name.clone(),
            identities: from.identities.into_iter().map(IdentityShape::from).collect(),
            last: from.last.into(),
        }
    }
}

const MOST: u64 = 50;

/// At most fifty people who wrote to the business, those it met last first.
#[utoipa::path(get, path = "/contacts", params(Called), responses((status = 200, body = Vec<PersonShape>), NotRead))]
pub async fn search(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Asked(called): Asked<Called>,
) -> Result<Json<Vec<PersonShape>>, Problem> {
    let people = find_people(&web.app, seat.business, &called.words, MOST).await?;
    Ok(Json(people.into_iter().map(PersonShape::from).collect()))
}
