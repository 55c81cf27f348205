//! Pictures: taken in, described.

use crate::api::asked::{Asked, Body, PageQuery, PageShape, Path};
use crate::api::caller::Bearer;
use crate::api::once::Once;
use crate::api::problem::{NotDone, NotRead, Problem, at_most};
use crate::parts::upload::{self, Lost};
use crate::state::Web;
use actions::media::{add_picture, delete_picture, describe_picture};
use actions::{App, Original};
use axum::Json;
use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::http::StatusCode;
use axum::response::Response;
use domain::PictureId;
use domain::media::Picture;
use domain::team::Deed;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Serialize, ToSchema)]
pub struct PictureShape {
    id: Uuid,
    /// As the file was called.
    name: String,
    /// What is on it, for people who cannot see it.
    alt: String,
    /// In pixels, upright.
    width: u32,
    height: u32,
    /// The copies are at `/pictures/{id}/{width}.jpg` and `.webp` of the website; in an article, write
    /// `![](/pictures/{id})`.
    widths: Vec<u32>,
    added_at: String,
}

impl From<Picture> for PictureShape {
    fn from(from: Picture) -> Self {
        Self {
            id: from.id.0,
            name: from.name,
            alt: from.alt,
            width: from.width,
            height: from.height,
            widths: from.widths,
            added_at: from.added_at.rfc3339(),
        }
    }
}

/// All pictures, the latest on top.
#[utoipa::path(get, path = "/pictures", params(PageQuery), responses((status = 200, body = PageShape<PictureShape>), NotRead))]
pub async fn list(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Asked(page): Asked<PageQuery>,
) -> Result<Json<PageShape<PictureShape>>, Problem> {
    let page = web.app.of(seat.business).list_pictures(page.cursor()?, page.limit()).await?;
    Ok(Json(PageShape::of(page)))
}

/// One picture.
#[utoipa::path(get, path = "/pictures/{id}", params(("id" = Uuid, Path)), responses((status = 200, body = PictureShape), NotRead))]
pub async fn one(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<PictureShape>, Problem> {
    let found = web.app.of(seat.business).lookup_picture(PictureId(id)).await?;
    Ok(Json(found.ok_or_else(|| Problem::missing("picture"))?.into()))
}

/// The form of an upload; only for the description.
#[derive(ToSchema)]
#[allow(dead_code, reason = "it is read field by field, as it comes in")]
pub struct Upload {
    /// JPEG, PNG, WebP or GIF, at most 25 MB. Where and with what it was taken is removed.
    #[schema(value_type = String, format = Binary)]
    picture: Vec<u8>,
    /// What is on it, for people who cannot see it.
    #[schema(max_length = 500)]
    alt: Option<String>,
}

/// Takes a picture in.
#[utoipa::path(post, path = "/pictures", request_body(content = Upload, content_type = "multipart/form-data"), responses((status = 201, body = PictureShape), NotDone))]
pub async fn add(once: Once, form: Result<Multipart, MultipartRejection>) -> Result<Response, Problem> {
    // Before a byte of the picture is taken.
    once.may(Deed::Publish)?;
    let web = once.web().clone();
    let _turn = web.uploads.acquire().await;
    let form = form.map_err(|rejection| Problem::new(rejection.status(), rejection.body_text()))?;
    let Uploaded { name, file, alt } = read(&web.app, form).await?;
    at_most("alt", &alt, 500)?;
    once.made(&(&name, &alt, hex::encode(file.digest())), async |app, seat| {
        add_picture(&app, &seat, &name, &alt, file).await.map(PictureShape::from)
    })
    .await
}

struct Uploaded {
    name: String,
    file: Original,
    alt: String,
}

async fn read(app: &App, mut form: Multipart) -> Result<Uploaded, Problem> {
    let lost = |lost| match lost {
        Lost::Cut => Problem::refused(
            "The upload was cut short or is larger than 30 MB. Nothing of it was kept; send it again.",
        ),
        Lost::Kept(error) => error.into(),
    };
    let (mut picture, mut alt) = (None, String::new());
    while let Some(field) = form.next_field().await.map_err(|error| lost(error.into()))? {
        match field.name() {
            Some("alt") => alt = upload::words(field).await.map_err(lost)?,
            Some("picture") if picture.is_none() => {
                let name = field.file_name().unwrap_or("picture").to_owned();
                picture = Some((name, upload::file(app, field).await.map_err(lost)?));
            }
            _ => {
                return Err(Problem::refused(
                    "One `picture` and its `alt` are taken at a time, nothing else.",
                ));
            }
        }
    }
    let (name, file) = picture.ok_or_else(|| Problem::refused("The form has no `picture`."))?;
    Ok(Uploaded { name, file, alt })
}

/// The file of a form, and how it is called.
pub async fn read_upload(app: &App, form: Multipart) -> Result<(String, Original), Problem> {
    read(app, form).await.map(|uploaded| (uploaded.name, uploaded.file))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Description {
    #[schema(max_length = 500)]
    alt: String,
}

/// Describes a picture for people who cannot see it.
#[utoipa::path(patch, path = "/pictures/{id}", params(("id" = Uuid, Path)), request_body = Description, responses((status = 204), NotDone))]
pub async fn describe(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    Body(body): Body<Description>,
) -> Result<StatusCode, Problem> {
    at_most("alt", &body.alt, 500)?;
    describe_picture(&web.app, &seat, PictureId(id), &body.alt).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deletes a picture with all its sizes for good. One that an article shows is refused, and the article is named.
#[utoipa::path(delete, path = "/pictures/{id}", params(("id" = Uuid, Path)), responses((status = 204), NotDone))]
pub async fn delete(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    delete_picture(&web.app, &seat, PictureId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
