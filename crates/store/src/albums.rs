//! Albums: what is told of the job, and its photos in order.

use crate::error::{StoreError, Stored};
use crate::rows::{album, album_photo};
use crate::{BusinessStore, Change, Tx};
use domain::media::{Album, Job, Kind, Pair, Photo, Piece};
use domain::{PictureId, PieceId};
use sea_orm::{ColumnTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

impl BusinessStore {
    /// `None`: there is no such piece, or it is of another kind.
    pub async fn lookup_album(&self, id: PieceId) -> Stored<Option<Album>> {
        self.album_of(self.lookup_piece(id).await?).await
    }

    /// The same, held until the deed is committed.
    pub async fn hold_album(&self, id: PieceId) -> Stored<Option<Album>> {
        self.album_of(self.hold_piece(id).await?).await
    }

    async fn album_of(&self, piece: Option<Piece>) -> Stored<Option<Album>> {
        let Some(piece) = piece.filter(|piece| piece.kind == Kind::Album) else { return Ok(None) };
        Ok(self.with_photos(vec![piece]).await?.pop())
    }

    /// These albums with all that is in them, in the order in which they were given: two queries, however many there are.
    pub async fn with_photos(&self, pieces: Vec<Piece>) -> Stored<Vec<Album>> {
        let ids = || pieces.iter().map(|piece| piece.id.0);
        let rows = self.all(self.rows::<album::Entity>().filter(album::Column::PieceId.is_in(ids()))).await?;
        let mut jobs: HashMap<_, _> =
            rows.into_iter().map(|row| Ok((row.piece_id, job_of(row)?))).collect::<Stored<_>>()?;
        let photos = self
            .rows::<album_photo::Entity>()
            .filter(album_photo::Column::PieceId.is_in(ids()))
            .order_by_asc(album_photo::Column::PieceId)
            .order_by_asc(album_photo::Column::Position);
        let mut of: HashMap<_, Vec<Photo>> = HashMap::new();
        for row in self.all(photos).await? {
            let photo = Photo { picture: PictureId(row.picture_id), caption: row.caption };
            of.entry(row.piece_id).or_default().push(photo);
        }
        Ok(pieces
            .into_iter()
            .map(|piece| Album {
                job: jobs.remove(&piece.id.0).unwrap_or_default(),
                photos: of.remove(&piece.id.0).unwrap_or_default(),
                piece,
            })
            .collect())
    }

    /// How many photos each of these albums has; one without any is not among them.
    pub async fn count_photos(
        &self,
        albums: impl IntoIterator<Item = PieceId>,
    ) -> Stored<Vec<(PieceId, u64)>> {
        #[derive(FromQueryResult)]
        struct Row {
            piece_id: uuid::Uuid,
            n: i64,
        }
        let ids: Vec<_> = albums.into_iter().map(|id| id.0).collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let select = self
            .rows::<album_photo::Entity>()
            .filter(album_photo::Column::PieceId.is_in(ids))
            .select_only()
            .column(album_photo::Column::PieceId)
            .column_as(album_photo::Column::Position.count(), "n")
            .group_by(album_photo::Column::PieceId);
        let rows: Vec<Row> = self.all_as(select).await?;
        Ok(rows.into_iter().map(|row| (PieceId(row.piece_id), row.n as u64)).collect())
    }
}

impl Tx {
    /// Puts what is told of the job, and the photos, in the place of those there are.
    pub async fn save_album(&mut self, changed: &Album) -> Stored<()> {
        let piece = changed.piece.id;
        self.put::<album::Entity, _>(album::Model {
            business_id: self.business.0,
            piece_id: piece.0,
            place: changed.job.place.clone(),
            finished: changed.job.finished.map(|day| day.to_string()),
            before_id: changed.job.pair.map(|pair| pair.before.0),
            after_id: changed.job.pair.map(|pair| pair.after.0),
        })
        .await?;
        self.remove_photos(piece).await?;
        for (position, photo) in (0..).zip(&changed.photos) {
            self.add::<album_photo::Entity, _>(album_photo::Model {
                business_id: self.business.0,
                piece_id: piece.0,
                position,
                picture_id: photo.picture.0,
                caption: photo.caption.clone(),
            })
            .await?;
        }
        self.changed(Change::Piece(piece));
        Ok(())
    }

    /// What only an album has; of other pieces there is nothing.
    pub(crate) async fn remove_album(&mut self, id: PieceId) -> Stored<()> {
        self.remove_photos(id).await?;
        self.delete::<album::Entity>(album::Column::PieceId.eq(id.0)).exec(self.connection()).await?;
        Ok(())
    }

    async fn remove_photos(&mut self, id: PieceId) -> Stored<()> {
        let all = album_photo::Column::PieceId.eq(id.0);
        self.delete::<album_photo::Entity>(all).exec(self.connection()).await?;
        Ok(())
    }
}

fn job_of(row: album::Model) -> Stored<Job> {
    let damaged = || StoreError::Damaged(format!("the day album {} was finished", row.piece_id));
    let finished = row.finished.as_deref().map(|day| day.parse().map_err(|_| damaged())).transpose()?;
    let pair = row.before_id.zip(row.after_id);
    let pair = pair.map(|(before, after)| Pair { before: PictureId(before), after: PictureId(after) });
    Ok(Job { place: row.place, finished, pair })
}
