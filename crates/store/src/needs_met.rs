//! Which pieces meet which needs.

use crate::error::Stored;
use crate::need_figures::in_places;
use crate::pieces::{NAME, NameRow, name_to_domain};
use crate::rows::need_met;
use crate::{BusinessStore, Change, Tx};
use domain::media::{Piece, PieceName};
use domain::{NeedId, PieceId};
use sea_orm::{ColumnTrait, FromQueryResult, QueryFilter, QueryOrder, Value};
use uuid::Uuid;

/// What meets a need, met or only begun.
#[derive(FromQueryResult)]
struct MetRow {
    need_id: Uuid,
    #[sea_orm(nested)]
    piece: NameRow,
}

impl BusinessStore {
    /// The pieces that meet needs, or are being made for them; of some needs or of all. Those out first, then the older.
    pub async fn list_answers(&self, only: Option<&[NeedId]>) -> Stored<Vec<(NeedId, PieceName)>> {
        let of = only.map_or("IS NOT NULL".into(), |needs| in_places(2..needs.len() + 2));
        let sql = format!(
            "SELECT met.need_id, {NAME} FROM needs_met met
             JOIN pieces piece ON piece.business_id = met.business_id AND piece.id = met.piece_id
             WHERE met.business_id = $1 AND met.need_id {of} ORDER BY piece.out_at IS NULL, piece.created_at, piece.id"
        );
        let needs = only.unwrap_or_default().iter().map(|need| need.0);
        let values = std::iter::once(self.business.0).chain(needs).map(Value::from);
        let rows: Vec<MetRow> = self.sql(&sql, values.collect()).await?;
        rows.into_iter().map(|row| Ok((NeedId(row.need_id), name_to_domain(row.piece)?))).collect()
    }

    /// The pieces of a need, with their text.
    pub async fn list_pieces_for(&self, need: NeedId) -> Stored<Vec<Piece>> {
        let of = need_met::Column::NeedId.eq(need.0);
        let ids: Vec<Uuid> = self
            .all(self.rows::<need_met::Entity>().filter(of))
            .await?
            .into_iter()
            .map(|row| row.piece_id)
            .collect();
        self.list_pieces_by_id(ids.into_iter().map(PieceId)).await
    }

    /// The needs a piece meets, or is being made for.
    pub async fn list_needs_of(&self, piece: PieceId) -> Stored<Vec<NeedId>> {
        let select = self
            .rows::<need_met::Entity>()
            .filter(need_met::Column::PieceId.eq(piece.0))
            .order_by_asc(need_met::Column::NeedId);
        Ok(self.all(select).await?.into_iter().map(|row| NeedId(row.need_id)).collect())
    }

    /// The same of some pieces.
    pub async fn list_needs_of_all(
        &self,
        pieces: impl IntoIterator<Item = PieceId>,
    ) -> Stored<Vec<(PieceId, NeedId)>> {
        let ids: Vec<Uuid> = pieces.into_iter().map(|id| id.0).collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let select = self.rows::<need_met::Entity>().filter(need_met::Column::PieceId.is_in(ids));
        Ok(self
            .all(select)
            .await?
            .into_iter()
            .map(|row| (PieceId(row.piece_id), NeedId(row.need_id)))
            .collect())
    }

    /// How many different people ever asked what each of these pieces answers; one that nobody asked for is not among them.
    pub async fn count_askers_for(&self, pieces: &[PieceId]) -> Stored<Vec<(PieceId, u64)>> {
        #[derive(FromQueryResult)]
        struct Row {
            piece: Uuid,
            n: i64,
        }
        if pieces.is_empty() {
            return Ok(Vec::new());
        }
        let of = in_places(2..pieces.len() + 2);
        let sql = format!(
            "SELECT met.piece_id AS piece, COUNT(DISTINCT q.contact_id) AS n FROM needs_met met
             JOIN questions q ON q.business_id = met.business_id AND q.need_id = met.need_id
             WHERE met.business_id = $1 AND met.piece_id {of} GROUP BY met.piece_id"
        );
        let values = std::iter::once(self.business.0).chain(pieces.iter().map(|piece| piece.0));
        let rows: Vec<Row> = self.sql(&sql, values.map(Value::from).collect()).await?;
        Ok(rows.into_iter().map(|row| (PieceId(row.piece), row.n as u64)).collect())
    }
}

impl Tx {
    /// Puts these needs in the place of those a piece met.
    pub async fn save_needs_of(&mut self, piece: PieceId, needs: &[NeedId]) -> Stored<()> {
        self.delete::<need_met::Entity>(need_met::Column::PieceId.eq(piece.0))
            .exec(self.connection())
            .await?;
        use need_met::Column::{BusinessId, NeedId, PieceId};
        for need in needs {
            let row = need_met::Model { business_id: self.business.0, need_id: need.0, piece_id: piece.0 };
            self.add_unless_there::<need_met::Entity, _>(row, [BusinessId, NeedId, PieceId]).await?;
        }
        self.changed(Change::Piece(piece));
        self.changed(Change::Needs);
        Ok(())
    }

    /// What was for one need is for the other from now on.
    pub async fn move_answers(&mut self, from: NeedId, to: NeedId) -> Stored<()> {
        for (need, piece) in self.list_answers(Some(&[from])).await? {
            let mut needs = self.list_needs_of(piece.id).await?;
            needs.retain(|one| *one != need && *one != to);
            needs.push(to);
            self.save_needs_of(piece.id, &needs).await?;
        }
        Ok(())
    }
}
