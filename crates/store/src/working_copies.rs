//! What is being written to pieces that are out.

use crate::error::Stored;
use crate::rows::working_copy;
use crate::{BusinessStore, Change, Tx};
use domain::media::WorkingCopy;
use domain::{PictureId, PieceId, StaffId, Timestamp};
use sea_orm::{ColumnTrait, QueryFilter};

impl BusinessStore {
    pub async fn find_working_copy(&self, piece: PieceId) -> Stored<Option<WorkingCopy>> {
        let filter = working_copy::Column::PieceId.eq(piece.0);
        Ok(self.one_held::<working_copy::Entity>(filter).await?.map(to_domain))
    }

    /// Those of some pieces; one that has none is not among them.
    pub async fn list_working_copies(
        &self,
        pieces: impl IntoIterator<Item = PieceId>,
    ) -> Stored<Vec<WorkingCopy>> {
        let ids = pieces.into_iter().map(|id| id.0);
        let select = self.rows::<working_copy::Entity>().filter(working_copy::Column::PieceId.is_in(ids));
        Ok(self.all(select).await?.into_iter().map(to_domain).collect())
    }
}

impl Tx {
    pub async fn save_working_copy(&mut self, copy: &WorkingCopy) -> Stored<()> {
        self.put::<working_copy::Entity, _>(working_copy::Model {
            business_id: self.business.0,
            piece_id: copy.piece.0,
            title: copy.title.clone(),
            summary: copy.summary.clone(),
            body: copy.body.clone(),
            cover: copy.cover.map(|id| id.0),
            by_staff: copy.by.0,
            changed_at: copy.changed_at.0,
        })
        .await?;
        self.changed(Change::Piece(copy.piece));
        Ok(())
    }

    pub async fn remove_working_copy(&mut self, piece: PieceId) -> Stored<()> {
        let filter = working_copy::Column::PieceId.eq(piece.0);
        self.delete::<working_copy::Entity>(filter).exec(self.connection()).await?;
        self.changed(Change::Piece(piece));
        Ok(())
    }
}

fn to_domain(row: working_copy::Model) -> WorkingCopy {
    WorkingCopy {
        piece: PieceId(row.piece_id),
        title: row.title,
        summary: row.summary,
        body: row.body,
        cover: row.cover.map(PictureId),
        by: StaffId(row.by_staff),
        changed_at: Timestamp(row.changed_at),
    }
}
