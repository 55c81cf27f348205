//! Other words for copies that are out.

use crate::error::Stored;
use crate::rows::{publication, rewording};
use crate::{BusinessStore, Change, Tx};
use domain::publishing::{Approval, Publication, Rewording};
use domain::{ChannelId, PublicationId, StaffId, Timestamp};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect};

impl BusinessStore {
    pub async fn find_rewording(&self, publication: PublicationId) -> Stored<Option<Rewording>> {
        let filter = rewording::Column::PublicationId.eq(publication.0);
        Ok(self.one::<rewording::Entity>(filter).await?.map(to_domain))
    }

    /// Those of some copies; one that has none is not among them.
    pub async fn list_rewordings(
        &self,
        publications: impl IntoIterator<Item = PublicationId>,
    ) -> Stored<Vec<Rewording>> {
        let ids = publications.into_iter().map(|id| id.0);
        let select = self.rows::<rewording::Entity>().filter(rewording::Column::PublicationId.is_in(ids));
        Ok(self.all(select).await?.into_iter().map(to_domain).collect())
    }

    /// What waits on a channel: it goes on when the channel is connected again.
    pub async fn list_stuck_rewordings(&self, channel: ChannelId) -> Stored<Vec<PublicationId>> {
        let select = self
            .rows::<rewording::Entity>()
            .filter(rewording::Column::ChannelId.eq(channel.0))
            .filter(rewording::Column::Refused.is_null())
            .limit(1000);
        Ok(self.all(select).await?.into_iter().map(|row| PublicationId(row.publication_id)).collect())
    }
}

impl Tx {
    /// Puts it in the place of an earlier one of the same copy.
    pub async fn save_rewording(&mut self, of: &Publication, changed: &Rewording) -> Stored<()> {
        self.put::<rewording::Entity, _>(rewording::Model {
            business_id: self.business.0,
            publication_id: changed.publication.0,
            channel_id: of.channel.0,
            text: changed.text.clone(),
            approved_by: changed.approval.staff().0,
            approved_at: changed.approval.at().0,
            refused: changed.refused.clone(),
        })
        .await?;
        self.changed(Change::Piece(of.piece));
        Ok(())
    }

    /// It stands there now: the copy has these words. `false`: another one was wished meanwhile, and is what counts.
    pub async fn finish_rewording(&mut self, of: &Publication, done: &Rewording) -> Stored<bool> {
        let gone = self.delete::<rewording::Entity>(self::same(done)).exec(self.connection()).await?;
        self.update::<publication::Entity>(publication::Column::Id.eq(of.id.0))
            .col_expr(publication::Column::Text, Expr::value(done.text.as_str()))
            .exec(self.connection())
            .await?;
        self.changed(Change::Piece(of.piece));
        Ok(gone.rows_affected == 1)
    }

    /// It is not wished any more, or cannot be.
    pub async fn remove_rewording(&mut self, of: &Publication) -> Stored<()> {
        self.delete::<rewording::Entity>(rewording::Column::PublicationId.eq(of.id.0))
            .exec(self.connection())
            .await?;
        self.changed(Change::Piece(of.piece));
        Ok(())
    }

    /// The network did not take it. `false`: another one was wished meanwhile.
    pub async fn refuse_rewording(
        &mut self,
        of: &Publication,
        refused: &Rewording,
        why: &str,
    ) -> Stored<bool> {
        let moved = self
            .update::<rewording::Entity>(self::same(refused))
            .col_expr(rewording::Column::Refused, Expr::value(why))
            .exec(self.connection())
            .await?;
        self.changed(Change::Piece(of.piece));
        Ok(moved.rows_affected == 1)
    }
}

fn same(one: &Rewording) -> sea_orm::sea_query::SimpleExpr {
    use sea_orm::sea_query::ExprTrait as _;
    rewording::Column::PublicationId
        .eq(one.publication.0)
        .and(rewording::Column::ApprovedAt.eq(one.approval.at().0))
        .and(rewording::Column::Text.eq(one.text.as_str()))
}

fn to_domain(row: rewording::Model) -> Rewording {
    Rewording {
        publication: PublicationId(row.publication_id),
        text: row.text,
        approval: Approval::from_the_record(StaffId(row.approved_by), Timestamp(row.approved_at)),
        refused: row.refused,
    }
}
