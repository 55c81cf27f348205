//! What the forms of an album do.

use super::album::{Shown, page};
use super::pictures::take_in;
use crate::door::Caller;
use crate::parts::Trouble;
use crate::state::{Web, id};
use actions::DeedError;
use actions::media::{WrittenAlbum, begin_album, describe_photos, open_album, remove_photo, save_album};
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::NaiveDate;
use domain::media::{Album, Job, Pair, Photo, Piece, PieceText};
use domain::{PictureId, PieceId};
use std::collections::HashMap;
use words::message;

pub async fn begin(State(web): State<Web>, caller: Caller) -> Result<Redirect, Trouble> {
    let text = PieceText { title: String::new(), summary: String::new(), body: String::new() };
    let album = begin_album(&caller.app(&web), caller.seat(), text, None).await?;
    Ok(Redirect::to(&format!("/desk/media/pieces/{}", album.piece.id)))
}

pub async fn add(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
    request: Request,
) -> Result<Response, Trouble> {
    let album: PieceId = id(&path).ok_or_else(|| Trouble::not_found("album"))?;
    open_album(&web.app, caller.seat().business, album).await?;
    take_in(&web, &caller, Some(album), request).await
}

/// The form as it was sent.
#[derive(Default)]
struct Typed {
    revision: i64,
    words: HashMap<String, String>,
    /// What was said of each photo, by what is asked: its place, its caption, its description, its part in the pair.
    photos: HashMap<PictureId, HashMap<String, String>>,
    cover: Option<PictureId>,
    then: String,
}

impl Typed {
    fn read(form: &[u8]) -> Self {
        let mut typed = Self::default();
        for (name, value) in url::form_urlencoded::parse(form) {
            let value = value.replace("\r\n", "\n");
            match (name.as_ref(), name.split_once('.')) {
                ("revision", _) => typed.revision = value.parse().unwrap_or_default(),
                ("cover", _) => typed.cover = id(&value),
                ("then", _) => typed.then = value,
                (_, Some((what, picture))) => {
                    if let Some(picture) = id::<PictureId>(picture) {
                        typed.photos.entry(picture).or_default().insert(what.to_owned(), value);
                    }
                }
                (plain, None) => {
                    typed.words.insert(plain.to_owned(), value);
                }
            }
        }
        typed
    }

    fn word(&self, name: &str) -> &str {
        self.words.get(name).map_or("", String::as_str)
    }

    fn of(&self, picture: PictureId, what: &str) -> &str {
        self.photos.get(&picture).and_then(|said| said.get(what)).map_or("", String::as_str)
    }

    fn descriptions(&self) -> Vec<(PictureId, String)> {
        let said =
            self.photos.iter().filter_map(|(id, said)| Some((*id, said.get("alt")?.trim().to_owned())));
        said.filter(|(_, alt)| !alt.is_empty()).collect()
    }

    /// The photos in the order their numbers say; where two have the same, as they stood.
    fn photos(&self, kept: &Album) -> Vec<Photo> {
        let mut named: Vec<(u32, Photo)> = kept
            .photos
            .iter()
            .filter(|photo| self.photos.contains_key(&photo.picture))
            .map(|photo| {
                let place = self.of(photo.picture, "place").trim().parse().unwrap_or(u32::MAX);
                (place, Photo::new(photo.picture, self.of(photo.picture, "caption")))
            })
            .collect();
        named.sort_by_key(|(place, _)| *place);
        named.into_iter().map(|(_, photo)| photo).collect()
    }

    fn pair(&self) -> Result<Option<Pair>, Trouble> {
        let with = |role: &str| -> Vec<PictureId> {
            self.photos.keys().copied().filter(|id| self.of(*id, "role") == role).collect()
        };
        match (&with("before")[..], &with("after")[..]) {
            ([], []) => Ok(None),
            ([before], [after]) => Ok(Some(Pair { before: *before, after: *after })),
            _ => Err(Trouble::bad_message(message!("half-a-pair"))),
        }
    }

    fn finished(&self) -> Result<Option<NaiveDate>, Trouble> {
        match self.word("finished").trim() {
            "" => Ok(None),
            day => day.parse().map(Some).map_err(|_| Trouble::bad_message(message!("not-a-day"))),
        }
    }

    fn written(&self, kept: &Album) -> Result<WrittenAlbum, Trouble> {
        Ok(WrittenAlbum {
            text: PieceText::new(self.word("title"), self.word("summary"), self.word("body"))
                .map_err(DeedError::from)?,
            job: Job::new(self.word("place"), self.finished()?, self.pair()?),
            photos: self.photos(kept),
            cover: self.cover,
        })
    }

    /// As it was typed, for the page that says what is wrong with it.
    fn shown(&self, kept: Album) -> Shown {
        let mut album = kept;
        album.piece = Piece {
            title: self.word("title").to_owned(),
            summary: self.word("summary").to_owned(),
            body: self.word("body").to_owned(),
            revision: self.revision,
            ..album.piece
        };
        album.photos = self.photos(&album);
        let pair = self.pair().ok().flatten().or(album.job.pair);
        album.job = Job::new(self.word("place"), self.finished().ok().flatten(), pair);
        Shown { id: album.piece.id, typed: Some((album, self.descriptions().into_iter().collect())) }
    }
}

/// Saves everything that was typed; what could not be saved is shown again with the reason.
pub async fn save(web: &Web, caller: &Caller, id: PieceId, form: &[u8]) -> Result<Response, Trouble> {
    let kept = open_album(&web.app, caller.seat().business, id).await?;
    let typed = Typed::read(form);
    let address = format!("/desk/media/pieces/{id}");
    let saved = async {
        let written = typed.written(&kept)?;
        describe_photos(&web.app, caller.seat(), id, &typed.descriptions()).await?;
        save_album(&web.app, caller.seat(), id, typed.revision, written).await?;
        if let Some(picture) = typed.then.strip_prefix("remove.").and_then(crate::state::id) {
            remove_photo(&web.app, caller.seat(), id, picture).await?;
        }
        Ok::<_, Trouble>(())
    };
    match saved.await {
        Ok(()) if typed.then == "publish" => {
            Ok(Redirect::to(&format!("{address}/publication")).into_response())
        }
        Ok(()) => Ok(Redirect::to(&address).into_response()),
        Err(trouble) => {
            let page = page(web, caller, &typed.shown(kept), &[trouble.told(caller.voice)]).await?;
            Ok((trouble.status, page).into_response())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::media::Kind;
    use domain::{StaffId, Timestamp};
    use uuid::Uuid;

    fn an_album(pictures: &[u128]) -> Album {
        let piece = Piece {
            id: PieceId(Uuid::nil()),
            kind: Kind::Album,
            title: String::new(),
            slug: String::new(),
            summary: String::new(),
            body: String::new(),
            cover: None,
            by: StaffId(Uuid::nil()),
            created_at: Timestamp(0),
            changed_at: Timestamp(0),
            revision: 1,
            out: None,
        };
        let photos = pictures.iter().map(|one| Photo::new(PictureId(Uuid::from_u128(*one)), ""));
        Album { photos: photos.collect(), ..Album::new(piece) }
    }

    #[test]
    fn photos_stand_as_their_numbers_say_and_equal_numbers_as_they_stood() {
        let id = |one: u128| Uuid::from_u128(one);
        let form = format!(
            "revision=3&place.{}=2&place.{}=1&place.{}=2&caption.{}=Oak&role.{}=before&role.{}=after&place.{}=1",
            id(1),
            id(2),
            id(3),
            id(3),
            id(1),
            id(2),
            id(9)
        );
        let typed = Typed::read(form.as_bytes());
        let photos = typed.photos(&an_album(&[1, 2, 3, 4]));
        let order: Vec<u128> = photos.iter().map(|photo| photo.picture.0.as_u128()).collect();
        assert_eq!(order, [2, 1, 3], "one that is not of the album is not among them");
        assert_eq!((photos[2].caption.as_str(), typed.revision), ("Oak", 3));
        assert_eq!(typed.pair().unwrap().unwrap().after, PictureId(id(2)));
    }

    #[test]
    fn half_a_pair_is_told() {
        let one = Typed::read(format!("role.{}=before", Uuid::from_u128(1)).as_bytes());
        assert!(one.pair().unwrap_err().words.contains("go together"));
    }
}
