//! Pictures: taken in, described, given out, and swept where nothing was made of them.

use super::copies::{PICTURE_WIDTHS, copies_of};
use crate::error::{Deed, DeedError, Why};
use crate::team::allowed;
use crate::{App, Original, Places};
use domain::media::Picture;
use domain::team::{Deed as Wish, Seat};
use domain::text::{one_line, tidy};
use domain::{BusinessId, PictureId, PieceId};
use std::collections::HashSet;
use std::time::Duration;
use words::message;

const MOST_BYTES: u64 = 25 * 1024 * 1024;

// One at a time keeps the memory bounded.
static PLACES: Places = Places::one(80);

/// Takes a picture in. JPEG, PNG, WebP and GIF (its first frame); anything else is refused with what to do.
pub async fn add_picture(
    app: &App,
    by: &Seat,
    name: &str,
    alt: &str,
    original: impl Into<Original>,
) -> Deed<Picture> {
    allowed(by, Wish::Publish)?;
    let picture = take_in(app, by, name, alt, original.into()).await?;
    let mut tx = app.of(by.business).begin().await?;
    tx.add_picture(&picture, by.staff).await?;
    tx.commit().await?;
    Ok(picture)
}

/// Takes a picture in as the last photo of an album: both, or neither.
pub async fn add_new_photo(
    app: &App,
    by: &Seat,
    album: PieceId,
    name: &str,
    original: impl Into<Original>,
) -> Deed<Picture> {
    allowed(by, Wish::Publish)?;
    let picture = take_in(app, by, name, "", original.into()).await?;
    let mut tx = app.of(by.business).begin().await?;
    tx.add_picture(&picture, by.staff).await?;
    super::albums::append(app, &mut tx, album, &[picture.id]).await?;
    tx.commit().await?;
    Ok(picture)
}

/// Its copies, in the place for files. What is not saved afterwards is swept.
async fn take_in(app: &App, by: &Seat, name: &str, alt: &str, original: Original) -> Deed<Picture> {
    if original.len() > MOST_BYTES {
        return Err(DeedError::Said(Why::Refused, message!("picture-over-25")));
    }
    let work = move || {
        let unread = |error| DeedError::Outside(format!("The picture could not be read again: {error}"));
        copies_of(&original.read().map_err(unread)?)
    };
    let sizes = PLACES
        .work(work)
        .await
        .map_err(|_| DeedError::Said(Why::Refused, message!("picture-unreadable")))??;
    let id: PictureId = app.new_id();
    let mut widths = Vec::new();
    for copy in sizes.copies {
        widths.push(copy.width);
        app.blobs.put(&file_name(by.business, id, copy.width, "webp"), copy.webp).await?;
        app.blobs.put(&file_name(by.business, id, copy.width, "jpg"), copy.jpeg).await?;
    }
    Ok(Picture {
        id,
        name: one_line(&tidy(name.rsplit(['/', '\\']).next().unwrap_or_default()), 200),
        alt: one_line(&tidy(alt), 500),
        width: sizes.width,
        height: sizes.height,
        widths,
        added_at: app.now(),
    })
}

/// Describes a picture for people who cannot see it.
pub async fn describe_picture(app: &App, by: &Seat, id: PictureId, alt: &str) -> Deed<()> {
    allowed(by, Wish::Publish)?;
    let mut tx = app.of(by.business).begin().await?;
    if !tx.save_alt(id, &one_line(&tidy(alt), 500)).await? {
        return Err(DeedError::NoSuch("picture"));
    }
    Ok(tx.commit().await?)
}

/// Throws away what crashes left: files half written, and the files of pictures that were never saved. Younger than
/// `age`, they may be somebody's who is just adding one.
pub async fn sweep_pictures(app: &App, age: Duration) -> Deed<usize> {
    let mut swept = app.blobs.sweep_parts(age).await;
    for business in app.blobs.list_folders("pictures", Duration::ZERO).await {
        let Ok(id) = business.parse::<BusinessId>() else { continue };
        let folder = format!("pictures/{business}");
        let names = app.blobs.list_folders(&folder, age).await;
        for names in names.chunks(200) {
            let ids: HashSet<PictureId> = names.iter().filter_map(|name| name.parse().ok()).collect();
            let known = app.of(id).list_pictures_by_id(ids).await?;
            let known: HashSet<PictureId> = known.into_iter().map(|picture| picture.id).collect();
            for name in names {
                if name.parse().is_ok_and(|id| !known.contains(&id)) {
                    app.blobs.remove_folder(&format!("{folder}/{name}")).await?;
                    swept += 1;
                }
            }
        }
    }
    Ok(swept)
}

/// One copy's bytes; `format` is "webp" or "jpg". Of a picture that is too small for one of the usual widths, the copy that
/// serves in its place: not everybody who names one knows how large it is.
pub async fn picture_file(
    app: &App,
    business: BusinessId,
    id: PictureId,
    width: u32,
    format: &str,
) -> Deed<Option<Vec<u8>>> {
    if !PICTURE_WIDTHS.contains(&width) && width >= PICTURE_WIDTHS[0] {
        return Ok(None);
    }
    if !matches!(format, "webp" | "jpg") {
        return Ok(None);
    }
    let found = app.blobs.get(&file_name(business, id, width, format)).await?;
    if found.is_some() || !PICTURE_WIDTHS.contains(&width) {
        return Ok(found);
    }
    let Some(picture) = app.of(business).lookup_picture(id).await? else { return Ok(None) };
    app.blobs.get(&file_name(business, id, picture.copy_for(width), format)).await
}

pub(crate) fn file_name(business: BusinessId, id: PictureId, width: u32, format: &str) -> String {
    format!("pictures/{business}/{id}/{width}.{format}")
}
