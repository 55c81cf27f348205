//! Needs, and putting right what the machine got wrong.

mod shapes;

pub use shapes::NeedShape;

use super::Made;
use super::asked::{Body, Path};
use super::caller::Bearer;
use super::media::ArticleShape;
use super::once::Once;
use super::problem::{NotDone, NotRead, Problem, at_most};
use crate::state::Web;
use actions::needs as deeds;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::{MessageId, NeedId};
use serde::{Deserialize, Serialize};
use shapes::{OpenNeedShape, QuestionShape};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(one, change))
        .routes(routes!(merge))
        .routes(routes!(split))
        .routes(routes!(write))
}

/// Every need, unanswered ones first, ranked by people.
#[utoipa::path(get, path = "/needs", responses((status = 200, body = Vec<NeedShape>), NotRead))]
pub async fn list(State(web): State<Web>, Bearer(seat): Bearer) -> Result<Json<Vec<NeedShape>>, Problem> {
    Ok(Json(deeds::list_needs(&web.app, seat.business).await?.into_iter().map(NeedShape::from).collect()))
}

/// One need with its questions, names removed, and the answers given.
#[utoipa::path(get, path = "/needs/{id}", params(("id" = Uuid, Path)), responses((status = 200, body = OpenNeedShape), NotRead))]
pub async fn one(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<OpenNeedShape>, Problem> {
    let open = deeds::open_need(&web.app, seat.business, NeedId(id)).await?;
    Ok(Json(OpenNeedShape {
        need: open.view.into(),
        questions: open.questions.into_iter().map(QuestionShape::from).collect(),
        answers: open.answers.into_iter().map(|answer| answer.text).collect(),
    }))
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Title {
    #[schema(min_length = 1, max_length = 160)]
    title: String,
}

/// Gives it a better name.
#[utoipa::path(patch, path = "/needs/{id}", params(("id" = Uuid, Path)), request_body = Title, responses((status = 204), NotDone))]
pub async fn change(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    Body(body): Body<Title>,
) -> Result<StatusCode, Problem> {
    at_most("title", &body.title, 160)?;
    deeds::rename_need(&web.app, &seat, NeedId(id), &body.title).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Into {
    into: Uuid,
}

/// Puts every question of it into another.
#[utoipa::path(post, path = "/needs/{id}/merger", params(("id" = Uuid, Path)), request_body = Into, responses((status = 204), NotDone))]
pub async fn merge(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    Body(body): Body<Into>,
) -> Result<StatusCode, Problem> {
    deeds::merge_needs(&web.app, &seat, NeedId(id), NeedId(body.into)).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// Messages whose questions go.
    questions: Vec<Uuid>,
    #[schema(min_length = 1, max_length = 160)]
    title: String,
}

/// Takes some questions out into a need of their own.
#[utoipa::path(post, path = "/needs/{id}/split", params(("id" = Uuid, Path)), request_body = Split, responses((status = 201, body = Made), NotDone))]
pub async fn split(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
    Body(body): Body<Split>,
) -> Result<Response, Problem> {
    at_most("title", &body.title, 160)?;
    let once = Once::of(&headers, &format!("split {id}"), &body)?;
    let questions: Vec<MessageId> = body.questions.iter().copied().map(MessageId).collect();
    once.answer(&web, &seat, StatusCode::CREATED, async || {
        Ok(Made { id: deeds::split_need(&web.app, &seat, NeedId(id), &questions, &body.title).await?.0 })
    })
    .await
}

/// The draft that answers it: the one that was begun, or a new one laid out from the questions and answers.
#[utoipa::path(post, path = "/needs/{id}/article", params(("id" = Uuid, Path)), responses((status = 200, body = ArticleShape), NotDone))]
pub async fn write(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<ArticleShape>, Problem> {
    Ok(Json(actions::media::write_from_need(&web.app, &seat, NeedId(id)).await?.into()))
}
