//! What people want: every need, and one with its questions.

use super::shapes::{NeedShape, OpenNeedShape, QuestionShape};
use crate::api::asked::Path;
use crate::api::caller::Bearer;
use crate::api::problem::{NotRead, Problem};
use crate::state::Web;
use actions::needs::{list_needs, open_need};
use axum::Json;
use axum::extract::State;
use domain::NeedId;
use uuid::Uuid;

/// Every need, unanswered ones first, ranked by people.
#[utoipa::path(get, path = "/needs", responses((status = 200, body = Vec<NeedShape>), NotRead))]
pub async fn list(State(web): State<Web>, Bearer(seat): Bearer) -> Result<Json<Vec<NeedShape>>, Problem> {
    Ok(Json(list_needs(&web.app, seat.business).await?.into_iter().map(NeedShape::from).collect()))
}

/// One need with its questions, names removed, and the answers given.
#[utoipa::path(get, path = "/needs/{id}", params(("id" = Uuid, Path)), responses((status = 200, body = OpenNeedShape), NotRead))]
pub async fn one(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<OpenNeedShape>, Problem> {
    let open = open_need(&web.app, seat.business, NeedId(id)).await?;
    Ok(Json(OpenNeedShape {
        need: open.view.into(),
        questions: open.questions.into_iter().map(QuestionShape::from).collect(),
        answers: open.answers.into_iter().map(|answer| answer.text).collect(),
        shared_words: open.shared_words,
    }))
}
