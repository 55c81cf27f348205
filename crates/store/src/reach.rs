//! How far our copies came, as their networks count it.

use crate::error::Stored;
use crate::rows::{channel, reach};
use crate::{BusinessStore, Change, Tx};
use domain::publishing::{Publication, Reach, ReachRead};
use domain::{ChannelId, PieceId, PublicationId, Timestamp};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, FromQueryResult, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

impl BusinessStore {
    /// Of some copies; one that was never read is not among them.
    pub async fn list_reach(
        &self,
        publications: impl IntoIterator<Item = PublicationId>,
    ) -> Stored<HashMap<PublicationId, ReachRead>> {
        let ids = publications.into_iter().map(|id| id.0);
        let select = self.rows::<reach::Entity>().filter(reach::Column::PublicationId.is_in(ids));
        let rows = self.all(select).await?;
        Ok(rows.into_iter().map(|row| (PublicationId(row.publication_id), to_domain(&row))).collect())
    }

    /// How often the copies of each piece were reacted to or passed on: as their networks counted it, or as we were told of it
    /// one by one, where that is more: some networks tell at once, and are counted an hour later.
    pub async fn count_reactions(
        &self,
        pieces: impl IntoIterator<Item = PieceId>,
    ) -> Stored<HashMap<PieceId, u64>> {
        #[derive(FromQueryResult)]
        struct Row {
            piece_id: Uuid,
            there: Option<i64>,
            told: i64,
        }
        let pieces: Vec<sea_orm::Value> = pieces.into_iter().map(|id| id.0.into()).collect();
        if pieces.is_empty() {
            return Ok(HashMap::new());
        }
        let places: Vec<_> = (2..=pieces.len() + 1).map(|at| format!("${at}")).collect();
        let sql = format!(
            "SELECT p.piece_id AS piece_id,
                (SELECT COALESCE(c.reactions, 0) + COALESCE(c.shares, 0) FROM reach c
                    WHERE c.business_id = $1 AND c.publication_id = p.id) AS there,
                (SELECT COUNT(*) FROM reactions r
                    WHERE r.business_id = $1 AND r.publication_id = p.id AND NOT r.gone) AS told
            FROM publications p WHERE p.business_id = $1 AND p.piece_id IN ({})",
            places.join(", ")
        );
        let rows: Vec<Row> = self.sql(&sql, [vec![self.business.0.into()], pieces].concat()).await?;
        let mut counted = HashMap::new();
        for row in rows {
            *counted.entry(PieceId(row.piece_id)).or_default() += row.told.max(row.there.unwrap_or(0)) as u64;
        }
        Ok(counted)
    }
}

impl Tx {
    /// What was read last counts.
    pub async fn save_reach(&mut self, of: &Publication, read: ReachRead) -> Stored<()> {
        let figure = |figure: Option<u64>| figure.map(|figure| i64::try_from(figure).unwrap_or(i64::MAX));
        self.put::<reach::Entity, _>(reach::Model {
            business_id: self.business.0,
            publication_id: of.id.0,
            reactions: figure(read.reach.reactions),
            shares: figure(read.reach.shares),
            seen_by: figure(read.reach.seen_by),
            read_at: read.at.0,
        })
        .await?;
        self.changed(Change::Piece(of.piece));
        Ok(())
    }

    pub async fn save_measured(&mut self, id: ChannelId, at: Timestamp) -> Stored<()> {
        self.update::<channel::Entity>(channel::Column::Id.eq(id.0))
            .col_expr(channel::Column::MeasuredAt, Expr::value(at.0))
            .exec(self.connection())
            .await?;
        Ok(())
    }
}

fn to_domain(row: &reach::Model) -> ReachRead {
    let figure = |figure: Option<i64>| figure.and_then(|figure| u64::try_from(figure).ok());
    let reach =
        Reach { reactions: figure(row.reactions), shares: figure(row.shares), seen_by: figure(row.seen_by) };
    ReachRead { reach, at: Timestamp(row.read_at) }
}
