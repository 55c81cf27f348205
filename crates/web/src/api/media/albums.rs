//! Albums: jobs in photos.

use super::articles::fits;
use super::pieces::PieceShape;
use crate::api::asked::{Body, Path};
use crate::api::caller::Bearer;
use crate::api::once::Once;
use crate::api::problem::{NotDone, NotRead, Problem, at_most};
use crate::state::Web;
use actions::media::{
    WrittenAlbum, add_photos, begin_album, open_album, remove_photo as remove_photo_of, save_album,
};
use actions::{App, Deed, DeedError};
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use chrono::NaiveDate;
use domain::media::{Album, Job, MOST_PHOTOS, Pair, Photo, PieceText};
use domain::{BusinessId, NeedId, PictureId, PieceId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// An album with what every piece has.
#[derive(Debug, Serialize, ToSchema)]
pub struct AlbumShape {
    #[serde(flatten)]
    piece: PieceShape,
    /// Roughly where: never closer than the street.
    place: String,
    /// The day it was finished: 2026-06-09. Readers see month and year.
    finished: Option<String>,
    before: Option<Uuid>,
    after: Option<Uuid>,
    /// In the order in which they are shown.
    photos: Vec<PhotoShape>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PhotoShape {
    picture: Uuid,
    #[serde(default)]
    #[schema(max_length = 300)]
    caption: String,
}

impl AlbumShape {
    async fn read(app: &App, business: BusinessId, album: Album) -> Deed<Self> {
        let Album { piece, job, photos } = album;
        Ok(Self {
            piece: PieceShape::read(app, business, piece).await?,
            place: job.place,
            finished: job.finished.map(|day| day.to_string()),
            before: job.pair.map(|pair| pair.before.0),
            after: job.pair.map(|pair| pair.after.0),
            photos: photos
                .into_iter()
                .map(|photo| PhotoShape { picture: photo.picture.0, caption: photo.caption })
                .collect(),
        })
    }
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAlbum {
    #[schema(max_length = 200)]
    title: String,
    #[serde(default)]
    need: Option<Uuid>,
}

/// Begins an album without photos.
#[utoipa::path(post, path = "/albums", request_body = NewAlbum, responses((status = 201, body = AlbumShape), NotDone))]
pub async fn begin(once: Once, Body(new): Body<NewAlbum>) -> Result<Response, Problem> {
    fits(&new.title, "")?;
    let text = PieceText::new(&new.title, "", "").map_err(DeedError::from)?;
    once.made(&new, async |app, seat| {
        let begun = begin_album(&app, &seat, text, new.need.map(NeedId)).await?;
        AlbumShape::read(&app, seat.business, begun).await
    })
    .await
}

/// One album.
#[utoipa::path(get, path = "/albums/{id}", params(("id" = Uuid, Path)), responses((status = 200, body = AlbumShape), NotRead))]
pub async fn one(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<AlbumShape>, Problem> {
    let album = open_album(&web.app, seat.business, PieceId(id)).await?;
    Ok(Json(AlbumShape::read(&web.app, seat.business, album).await?))
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SavedAlbum {
    /// The revision that was read.
    revision: i64,
    #[schema(max_length = 200)]
    title: String,
    #[serde(default)]
    #[schema(max_length = 300)]
    summary: String,
    /// Markdown.
    #[serde(default)]
    #[schema(max_length = 200_000)]
    body: String,
    #[serde(default)]
    #[schema(max_length = 120)]
    place: String,
    /// 2026-06-09.
    #[serde(default)]
    finished: Option<String>,
    /// Both or neither; two different photos of this album.
    #[serde(default)]
    before: Option<Uuid>,
    #[serde(default)]
    after: Option<Uuid>,
    /// The photo on top; absent: as it was, or the one after, or the first.
    #[serde(default)]
    cover: Option<Uuid>,
    /// In the order in which they are to stand, each of this album; photos that are not named stand behind them.
    photos: Vec<PhotoShape>,
}

/// Saves over the revision that was read; 409 when somebody saved in between. What is on the website changes at once.
#[utoipa::path(put, path = "/albums/{id}", params(("id" = Uuid, Path)), request_body = SavedAlbum, responses((status = 200, body = AlbumShape), NotDone))]
pub async fn save(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    Body(saved): Body<SavedAlbum>,
) -> Result<Json<AlbumShape>, Problem> {
    fits(&saved.title, &saved.summary)?;
    at_most("place", &saved.place, 120)?;
    for photo in &saved.photos {
        at_most("caption", &photo.caption, 300)?;
    }
    let finished = saved.finished.as_deref().map(day).transpose()?;
    let pair = match (saved.before, saved.after) {
        (Some(before), Some(after)) => Some(Pair { before: PictureId(before), after: PictureId(after) }),
        (None, None) => None,
        _ => return Err(Problem::refused("`before` and `after` go together: give both or neither.")),
    };
    let written = WrittenAlbum {
        text: PieceText::new(&saved.title, &saved.summary, &saved.body).map_err(DeedError::from)?,
        job: Job::new(&saved.place, finished, pair),
        photos: saved
            .photos
            .iter()
            .map(|photo| Photo::new(PictureId(photo.picture), &photo.caption))
            .collect(),
        cover: saved.cover.map(PictureId),
    };
    let album = save_album(&web.app, &seat, PieceId(id), saved.revision, written).await?;
    Ok(Json(AlbumShape::read(&web.app, seat.business, album).await?))
}

fn day(written: &str) -> Result<NaiveDate, Problem> {
    written.parse().map_err(|_| Problem::refused("`finished` is a day like 2026-06-09."))
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPhotos {
    /// Ids of pictures that were uploaded.
    #[schema(max_items = 200)]
    pictures: Vec<Uuid>,
}

/// Puts pictures behind the photos there are.
#[utoipa::path(post, path = "/albums/{id}/photos", params(("id" = Uuid, Path)), request_body = NewPhotos, responses((status = 201, body = AlbumShape), NotDone))]
pub async fn add(once: Once, Path(id): Path<Uuid>, Body(new): Body<NewPhotos>) -> Result<Response, Problem> {
    if new.pictures.len() > MOST_PHOTOS {
        return Err(Problem::refused("An album holds at most 200 photos."));
    }
    once.made(&new, async |app, seat| {
        let pictures: Vec<PictureId> = new.pictures.iter().copied().map(PictureId).collect();
        let album = add_photos(&app, &seat, PieceId(id), &pictures).await?;
        AlbumShape::read(&app, seat.business, album).await
    })
    .await
}

/// Takes a photo out of the album; the picture stays among the pictures.
#[utoipa::path(delete, path = "/albums/{id}/photos/{picture}", params(("id" = Uuid, Path), ("picture" = Uuid, Path)), responses((status = 200, body = AlbumShape), NotDone))]
pub async fn remove(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path((id, picture)): Path<(Uuid, Uuid)>,
) -> Result<Json<AlbumShape>, Problem> {
    let album = remove_photo_of(&web.app, &seat, PieceId(id), PictureId(picture)).await?;
    Ok(Json(AlbumShape::read(&web.app, seat.business, album).await?))
}
