//! Albums: jobs in photos, written and ordered on the desk.

use super::write::{begin, free_slug};
use crate::App;
use crate::error::{Deed, DeedError};
use crate::team::allowed;
use domain::media::{Album, AlbumRefused, Job, Kind, Photo, PieceText};
use domain::team::{Deed as Wish, Seat};
use domain::{BusinessId, NeedId, PictureId, PieceId};
use std::collections::HashSet;
use store::Tx;

const NO_ALBUM: DeedError = DeedError::NoSuch("album");

impl From<AlbumRefused> for DeedError {
    fn from(why: AlbumRefused) -> Self {
        Self::Refused(format!("{why} Nothing was saved."))
    }
}

/// Begins an album without photos, for a need or for none.
pub async fn begin_album(app: &App, by: &Seat, text: PieceText, need: Option<NeedId>) -> Deed<Album> {
    Ok(Album::new(begin(app, by, Kind::Album, text, need).await?))
}

/// An album with everything in it.
pub async fn open_album(app: &App, business: BusinessId, id: PieceId) -> Deed<Album> {
    app.of(business).lookup_album(id).await?.ok_or(NO_ALBUM)
}

/// What a person wrote of a job, all of it at once.
#[derive(Clone, Debug)]
pub struct WrittenAlbum {
    pub text: PieceText,
    pub job: Job,
    /// In the order they are to stand. Photos that came meanwhile, and are not named, stand behind them.
    pub photos: Vec<Photo>,
    /// The photo on top; none: the one after, or the first.
    pub cover: Option<PictureId>,
}

/// Saves over the revision the writer saw. What is on the website changes there at once.
pub async fn save_album(
    app: &App,
    by: &Seat,
    id: PieceId,
    seen_revision: i64,
    written: WrittenAlbum,
) -> Deed<Album> {
    allowed(by, Wish::Publish)?;
    let mut tx = app.of(by.business).begin().await?;
    let album = tx.hold_album(id).await?.ok_or(NO_ALBUM)?;
    let mut changed = album.clone();
    let named: HashSet<PictureId> = written.photos.iter().map(|photo| photo.picture).collect();
    if let Some(strange) = named.iter().find(|picture| album.photo(**picture).is_none()) {
        return Err(DeedError::TooLate(format!(
            "The photo {strange} is not in this album any more. Nothing was saved: load the page again."
        )));
    }
    let came_meanwhile = album.photos.iter().filter(|photo| !named.contains(&photo.picture)).cloned();
    let photos = written.photos.iter().cloned().chain(came_meanwhile).collect();
    changed.piece.title = written.text.title;
    changed.piece.summary = written.text.summary;
    changed.piece.body = written.text.body;
    changed.piece.cover = written.cover.or(album.piece.cover);
    changed.lay_out(written.job, photos, app.now())?;
    changed.piece.changed_at = album.piece.changed_at;
    // Sent twice, or by somebody who only looked: nothing is to be saved, and nobody is in anybody's way.
    if changed == album {
        return Ok(album);
    }
    if album.piece.revision != seen_revision {
        return Err(DeedError::TooLate(
            "Somebody else saved this album meanwhile. Nothing was saved: what you typed still stands here; copy it, load the page again, and put it in.".into(),
        ));
    }
    if album.piece.out.is_some() && (changed.piece.title.is_empty() || changed.photos.is_empty()) {
        return Err(DeedError::refused(
            "An album on the website needs a title and a photo. Nothing was saved.",
        ));
    }
    if album.piece.out.is_none() && changed.piece.title != album.piece.title {
        changed.piece.slug = free_slug(&tx, &changed.piece.title, id).await?;
    }
    save(app, &mut tx, &mut changed).await?;
    tx.commit().await?;
    Ok(changed)
}

/// Puts pictures behind the photos there are; those that are among them already stay where they are. Whoever is ordering the
/// album meanwhile is not disturbed.
pub async fn add_photos(app: &App, by: &Seat, id: PieceId, pictures: &[PictureId]) -> Deed<Album> {
    allowed(by, Wish::Publish)?;
    let mut tx = app.of(by.business).begin().await?;
    for picture in pictures {
        tx.hold_picture(*picture).await?.ok_or(DeedError::NoSuch("picture"))?;
    }
    let album = append(app, &mut tx, id, pictures).await?;
    tx.commit().await?;
    Ok(album)
}

pub(super) async fn append(app: &App, tx: &mut Tx, id: PieceId, pictures: &[PictureId]) -> Deed<Album> {
    let mut album = tx.hold_album(id).await?.ok_or(NO_ALBUM)?;
    let mut photos = album.photos.clone();
    for picture in pictures {
        if !photos.iter().any(|photo| photo.picture == *picture) {
            photos.push(Photo::new(*picture, ""));
        }
    }
    let (job, revision) = (album.job.clone(), album.piece.revision);
    album.lay_out(job, photos, app.now())?;
    tx.save_piece(&album.piece, revision).await?;
    tx.save_album(&album).await?;
    Ok(album)
}

/// Takes a photo out of an album; the picture stays. One of a pair parts the pair.
pub async fn remove_photo(app: &App, by: &Seat, id: PieceId, picture: PictureId) -> Deed<Album> {
    allowed(by, Wish::Publish)?;
    let mut tx = app.of(by.business).begin().await?;
    let mut album = tx.hold_album(id).await?.ok_or(NO_ALBUM)?;
    if album.photo(picture).is_none() {
        return Err(DeedError::NoSuch("photo"));
    }
    if album.piece.out.is_some() && album.photos.len() == 1 {
        return Err(DeedError::refused(
            "It is the only photo of an album on the website. Take the album down first.",
        ));
    }
    let photos = album.photos.iter().filter(|photo| photo.picture != picture).cloned().collect();
    let pair = album.job.pair.filter(|pair| pair.before != picture && pair.after != picture);
    let job = Job { pair, ..album.job.clone() };
    album.lay_out(job, photos, app.now())?;
    save(app, &mut tx, &mut album).await?;
    tx.commit().await?;
    Ok(album)
}

/// Says what is to be seen on some photos of an album, for people who cannot see it.
pub async fn describe_photos(app: &App, by: &Seat, id: PieceId, said: &[(PictureId, String)]) -> Deed<()> {
    allowed(by, Wish::Publish)?;
    let album = open_album(app, by.business, id).await?;
    for (picture, alt) in said {
        if album.photo(*picture).is_some() {
            super::describe_picture(app, by, *picture, alt).await?;
        }
    }
    Ok(())
}

async fn save(app: &App, tx: &mut Tx, album: &mut Album) -> Deed<()> {
    let seen = album.piece.revision;
    album.piece.revision += 1;
    album.piece.changed_at = app.now();
    tx.save_piece(&album.piece, seen).await?;
    Ok(tx.save_album(album).await?)
}
