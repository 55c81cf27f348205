//! A job in photos: what was made, roughly where, how it looked before and after.

use super::Piece;
use crate::text::{one_line, tidy};
use crate::{PictureId, Timestamp};
use chrono::NaiveDate;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Album {
    pub piece: Piece,
    pub job: Job,
    /// In the order in which they are shown, each once.
    pub photos: Vec<Photo>,
}

/// What is told of the job beside its photos.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Job {
    /// "Mill Lane": never closer than the street.
    pub place: String,
    /// The day it was finished; readers see month and year.
    pub finished: Option<NaiveDate>,
    pub pair: Option<Pair>,
}

/// The same place before and after, shown side by side. Both are photos of the album, and not the same one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    pub before: PictureId,
    pub after: PictureId,
}

/// A picture in its place in an album. What is to be seen on it is told by the picture itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    pub picture: PictureId,
    pub caption: String,
}

/// An album holds no more.
pub const MOST_PHOTOS: usize = 200;
const LONGEST_PLACE: usize = 120;
const LONGEST_CAPTION: usize = 300;

impl Job {
    pub fn new(place: &str, finished: Option<NaiveDate>, pair: Option<Pair>) -> Self {
        Self { place: one_line(&tidy(place), LONGEST_PLACE), finished, pair }
    }
}

impl Photo {
    pub fn new(picture: PictureId, caption: &str) -> Self {
        Self { picture, caption: one_line(&tidy(caption), LONGEST_CAPTION) }
    }
}

/// Why an album cannot stand so. Each is fit to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlbumRefused {
    TooMany,
    Twice,
    PairElsewhere,
}

impl std::fmt::Display for AlbumRefused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooMany => write!(f, "An album holds at most {MOST_PHOTOS} photos. Begin a second one."),
            Self::Twice => f.write_str("The same photo stands in the album twice."),
            Self::PairElsewhere => {
                f.write_str("Before and after must be two different photos of this album.")
            }
        }
    }
}

impl std::error::Error for AlbumRefused {}

impl Album {
    pub fn new(piece: Piece) -> Self {
        Self { piece, job: Job::default(), photos: Vec::new() }
    }

    /// Puts job and photos in the place of those there are. On top stands the photo that was chosen, as long as it is in the
    /// album; else the one after, or the first.
    pub fn lay_out(&mut self, job: Job, photos: Vec<Photo>, now: Timestamp) -> Result<(), AlbumRefused> {
        if photos.len() > MOST_PHOTOS {
            return Err(AlbumRefused::TooMany);
        }
        let mut seen = std::collections::HashSet::new();
        if !photos.iter().all(|photo| seen.insert(photo.picture)) {
            return Err(AlbumRefused::Twice);
        }
        if let Some(Pair { before, after }) = job.pair
            && (before == after || !seen.contains(&before) || !seen.contains(&after))
        {
            return Err(AlbumRefused::PairElsewhere);
        }
        let chosen = self.piece.cover.filter(|cover| seen.contains(cover));
        // What becomes the photo before was on top by chance: people see first what was made of it.
        let was_made = job.pair.filter(|pair| self.job.pair != Some(*pair) && chosen == Some(pair.before));
        let chosen = was_made.map_or(chosen, |pair| Some(pair.after));
        let first = || job.pair.map(|pair| pair.after).or(photos.first().map(|photo| photo.picture));
        self.piece.cover = chosen.or_else(first);
        self.piece.changed_at = now;
        self.job = job;
        self.photos = photos;
        Ok(())
    }

    /// The photos as they are told elsewhere: the pair first, then in order.
    pub fn best_first(&self) -> Vec<&Photo> {
        let rank = |photo: &&Photo| match self.job.pair {
            Some(pair) if photo.picture == pair.before => 0,
            Some(pair) if photo.picture == pair.after => 1,
            _ => 2,
        };
        let mut photos: Vec<&Photo> = self.photos.iter().collect();
        photos.sort_by_key(rank);
        photos
    }

    /// Those that stand beside the pair, in order.
    pub fn beside_the_pair(&self) -> impl Iterator<Item = &Photo> {
        let pair = self.job.pair;
        self.photos.iter().filter(move |photo| {
            pair.is_none_or(|pair| photo.picture != pair.before && photo.picture != pair.after)
        })
    }

    pub fn photo(&self, picture: PictureId) -> Option<&Photo> {
        self.photos.iter().find(|photo| photo.picture == picture)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::Kind;
    use crate::{PieceId, StaffId};
    use uuid::Uuid;

    fn picture(number: u128) -> PictureId {
        PictureId(Uuid::from_u128(number))
    }

    fn photos(numbers: &[u128]) -> Vec<Photo> {
        numbers.iter().map(|number| Photo::new(picture(*number), "")).collect()
    }

    fn album() -> Album {
        Album::new(Piece {
            id: PieceId(Uuid::nil()),
            kind: Kind::Album,
            title: "Oak kitchen".into(),
            slug: "oak-kitchen".into(),
            summary: String::new(),
            body: String::new(),
            cover: None,
            by: StaffId(Uuid::nil()),
            created_at: Timestamp(0),
            changed_at: Timestamp(0),
            revision: 1,
            out: None,
        })
    }

    #[test]
    fn the_photo_on_top_is_one_of_the_album() {
        let mut album = album();
        album.lay_out(Job::default(), photos(&[1, 2, 3]), Timestamp(1)).unwrap();
        assert_eq!(album.piece.cover, Some(picture(1)));
        album.piece.cover = Some(picture(3));
        album.lay_out(Job::default(), photos(&[3, 2, 1]), Timestamp(2)).unwrap();
        assert_eq!(album.piece.cover, Some(picture(3)), "chosen stays chosen");
        let pair = Some(Pair { before: picture(1), after: picture(2) });
        album.lay_out(Job::new("Mill Lane", None, pair), photos(&[1, 2]), Timestamp(3)).unwrap();
        assert_eq!(album.piece.cover, Some(picture(2)), "what was chosen is gone: the one after");
        let other = Some(Pair { before: picture(2), after: picture(1) });
        album.lay_out(Job::new("Mill Lane", None, other), photos(&[1, 2]), Timestamp(4)).unwrap();
        assert_eq!(album.piece.cover, Some(picture(1)), "not what it was like before");
        album.piece.cover = Some(picture(2));
        album.lay_out(Job::new("Mill Lane", None, other), photos(&[2, 1]), Timestamp(5)).unwrap();
        assert_eq!(album.piece.cover, Some(picture(2)), "unless somebody chooses it");
        album.lay_out(Job::default(), vec![], Timestamp(6)).unwrap();
        assert_eq!(album.piece.cover, None);
    }

    #[test]
    fn what_cannot_stand_in_an_album_changes_nothing() {
        let mut album = album();
        album.lay_out(Job::default(), photos(&[1, 2]), Timestamp(1)).unwrap();
        let before = album.clone();
        let pair =
            |before, after| Job::new("", None, Some(Pair { before: picture(before), after: picture(after) }));
        let many: Vec<u128> = (0..=MOST_PHOTOS as u128).collect();
        for (job, photos, why) in [
            (Job::default(), photos(&[1, 2, 1]), AlbumRefused::Twice),
            (pair(1, 1), photos(&[1, 2]), AlbumRefused::PairElsewhere),
            (pair(1, 3), photos(&[1, 2]), AlbumRefused::PairElsewhere),
            (Job::default(), photos(&many), AlbumRefused::TooMany),
        ] {
            assert_eq!(album.lay_out(job, photos, Timestamp(2)), Err(why));
            assert_eq!(album, before);
        }
    }

    #[test]
    fn elsewhere_the_pair_comes_first() {
        let mut album = album();
        let pair = Some(Pair { before: picture(4), after: picture(2) });
        album.lay_out(Job::new("", None, pair), photos(&[1, 2, 3, 4]), Timestamp(1)).unwrap();
        let ids = |photos: Vec<&Photo>| -> Vec<u128> {
            photos.iter().map(|photo| photo.picture.0.as_u128()).collect()
        };
        assert_eq!(ids(album.best_first()), [4, 2, 1, 3]);
        assert_eq!(ids(album.beside_the_pair().collect()), [1, 3]);
    }
}
