//! A picture for an answer, taken in before the answer is sent.

use crate::api::asked::Path;
use crate::api::media::read_upload;
use crate::api::once::Once;
use crate::api::problem::{NotDone, Problem};
use actions::inbox::{may_pick, pick_picture};
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::response::Response;
use domain::ConversationId;
use domain::team::Deed;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// The form of an upload; only for the description.
#[derive(ToSchema)]
#[allow(dead_code, reason = "it is read field by field, as it comes in")]
pub struct AnswerPictureUpload {
    /// JPEG, PNG, WebP or GIF, at most 25 MB. Where and with what it was taken is removed.
    #[schema(value_type = String, format = Binary)]
    picture: Vec<u8>,
}

#[derive(Serialize, ToSchema)]
pub struct ChosenShape {
    /// To be sent with the answer. Not sent within a day, the picture is thrown away.
    chosen: String,
}

/// Takes a picture in that goes with an answer in this conversation.
#[utoipa::path(post, path = "/conversations/{id}/pictures", params(("id" = Uuid, Path)), request_body(content = AnswerPictureUpload, content_type = "multipart/form-data"), responses((status = 201, body = ChosenShape), NotDone))]
pub async fn add(
    once: Once,
    Path(id): Path<Uuid>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    // Before a byte of the picture is taken.
    once.may(Deed::Answer)?;
    let web = once.web().clone();
    let id = ConversationId(id);
    may_pick(&web.app, once.seat(), id).await?;
    let _turn = web.uploads.acquire().await;
    let form = form.map_err(|rejection| Problem::new(rejection.status(), rejection.body_text()))?;
    let (name, file) = read_upload(&web.app, form).await?;
    once.made(&(&name, hex::encode(file.digest())), async |app, seat| {
        pick_picture(&app, &seat, id, &name, file).await.map(|chosen| ChosenShape { chosen })
    })
    .await
}
