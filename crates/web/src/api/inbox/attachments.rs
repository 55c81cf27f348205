//! Pictures that came with messages, as we keep them.

use crate::api::asked::Path;
use crate::api::caller::Bearer;
use crate::api::problem::{NotRead, Problem};
use crate::state::Web;
use actions::inbox::attachment_file;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::AttachmentId;
use domain::inbox::FetchedState;
use uuid::Uuid;

/// A picture that came with a message, made anew by us: its largest copy, as JPEG.
#[utoipa::path(get, path = "/attachments/{id}", params(("id" = Uuid, Path)), responses((status = 200, content_type = "image/jpeg"), NotRead))]
pub async fn one(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Response, Problem> {
    let missing = || Problem::missing("picture");
    let id = AttachmentId(id);
    let found = web.app.of(seat.business).lookup_attachment(id).await?.ok_or_else(missing)?;
    let FetchedState::Kept { widths, .. } = found.state else { return Err(missing()) };
    let width = widths.last().copied().ok_or_else(missing)?;
    let bytes = attachment_file(&web.app, seat.business, id, width, "jpg").await?.ok_or_else(missing)?;
    Ok(([(header::CONTENT_TYPE, "image/jpeg"), (header::CACHE_CONTROL, "private, no-store")], bytes)
        .into_response())
}
