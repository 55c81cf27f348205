//! Who works here and as what, oneself, and the record of what they did.

use super::RoleShape;
use crate::api::asked::{Asked, Body, PageQuery, PageShape, Path};
use crate::api::business::read_language;
use crate::api::caller::Bearer;
use crate::api::problem::{NotDone, NotRead, Problem};
use crate::state::Web;
use actions::team::{AuditLine, change_language, change_role, list_record, remove_colleague};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use domain::StaffId;
use domain::team::Seat;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Serialize, ToSchema)]
pub struct MeShape {
    business: Uuid,
    /// Whoever made the token: what it does is done in their name.
    staff: Uuid,
    name: String,
    /// What the token may do: at most what its maker may.
    role: RoleShape,
    /// Of their desk and letters; absent: what their browser wants.
    language: Option<String>,
}

/// In whose name the token acts, and what it may do.
#[utoipa::path(get, path = "/me", responses((status = 200, body = MeShape), NotRead))]
pub async fn me(Bearer(seat): Bearer) -> Json<MeShape> {
    Json(shape_of(seat))
}

fn shape_of(seat: Seat) -> MeShape {
    let language = seat.language.map(|language| language.code().to_owned());
    MeShape {
        business: seat.business.0,
        staff: seat.staff.0,
        role: seat.role.into(),
        name: seat.name,
        language,
    }
}

/// What is absent or null stays as it is.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ChangedMe {
    /// Of their desk and letters: `en`, `de`, `fr` or `es`. Empty: what their browser wants.
    language: Option<String>,
}

/// Changes the language of whoever made the token. Only for a token with its maker's own role.
#[utoipa::path(patch, path = "/me", request_body = ChangedMe, responses((status = 200, body = MeShape), NotDone))]
pub async fn change_me(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Body(changed): Body<ChangedMe>,
) -> Result<Json<MeShape>, Problem> {
    let language = read_language(changed.language.as_deref(), seat.language)?;
    change_language(&web.app, &seat, language).await?;
    Ok(Json(shape_of(Seat { language, ..seat })))
}

#[derive(Serialize, ToSchema)]
pub struct ColleagueShape {
    id: Uuid,
    name: String,
    email: String,
    role: RoleShape,
}

/// The team, longest here first.
#[utoipa::path(get, path = "/team", responses((status = 200, body = Vec<ColleagueShape>), NotRead))]
pub async fn list(
    State(web): State<Web>,
    Bearer(seat): Bearer,
) -> Result<Json<Vec<ColleagueShape>>, Problem> {
    let team = web.app.of(seat.business).list_team().await?.into_iter();
    let shape = |(seat, email): (domain::team::Seat, String)| ColleagueShape {
        id: seat.staff.0,
        role: seat.role.into(),
        name: seat.name,
        email,
    };
    Ok(Json(team.map(shape).collect()))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRole {
    role: RoleShape,
}

/// Gives a colleague another role. A business never loses its last owner.
#[utoipa::path(patch, path = "/team/{id}", params(("id" = Uuid, Path)), request_body = NewRole, responses((status = 204), NotDone))]
pub async fn change(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    Body(body): Body<NewRole>,
) -> Result<StatusCode, Problem> {
    change_role(&web.app, &seat, StaffId(id), body.role.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes somebody out of the team and signs them out; their tokens end, too.
#[utoipa::path(delete, path = "/team/{id}", params(("id" = Uuid, Path)), responses((status = 204), NotDone))]
pub async fn remove(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    remove_colleague(&web.app, &seat, StaffId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Serialize, ToSchema)]
pub struct RecordShape {
    at: String,
    /// Absent where nobody did it by hand.
    by: Option<Uuid>,
    what: String,
}

impl From<AuditLine> for RecordShape {
    fn from(from: AuditLine) -> Self {
        Self { at: from.at.rfc3339(), by: from.by.map(|by| by.0), what: from.what }
    }
}

/// What happened that matters, the latest on top.
#[utoipa::path(get, path = "/record", params(PageQuery), responses((status = 200, body = PageShape<RecordShape>), NotRead))]
pub async fn record(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Asked(page): Asked<PageQuery>,
) -> Result<Json<PageShape<RecordShape>>, Problem> {
    let page = list_record(&web.app, &seat, page.cursor()?, page.limit()).await?;
    Ok(Json(PageShape::of(page)))
}
