//! Needs by name.

use crate::error::Stored;
use crate::rows::need;
use crate::{BusinessStore, Change, Tx};
use domain::{NeedId, StaffId, Timestamp};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QueryOrder, Statement};

/// A need without its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedName {
    pub id: NeedId,
    pub title: String,
    pub renamed_by: Option<StaffId>,
    pub created_at: Timestamp,
    /// Where it went, if a person merged it.
    pub merged_into: Option<NeedId>,
}

impl BusinessStore {
    /// In a deed it stays as it was read until the deed is committed.
    pub async fn lookup_need(&self, id: NeedId) -> Stored<Option<NeedName>> {
        Ok(self.one_held::<need::Entity>(need::Column::Id.eq(id.0)).await?.map(need_to_domain))
    }

    /// Every need that was not merged into another. In a deed they stay as they were read until it is committed.
    pub async fn list_needs(&self) -> Stored<Vec<NeedName>> {
        let select = self.rows::<need::Entity>().filter(need::Column::MergedInto.is_null());
        Ok(self
            .all_held(select.order_by_asc(need::Column::CreatedAt))
            .await?
            .into_iter()
            .map(need_to_domain)
            .collect())
    }
}

impl Tx {
    pub async fn save_need(&mut self, changed: &NeedName) -> Stored<()> {
        self.put::<need::Entity, _>(need::Model {
            business_id: self.business.0,
            id: changed.id.0,
            title: changed.title.clone(),
            renamed_by: changed.renamed_by.map(|by| by.0),
            created_at: changed.created_at.0,
            merged_into: changed.merged_into.map(|id| id.0),
        })
        .await?;
        self.changed(Change::Needs);
        Ok(())
    }

    /// Takes the needs out of the list that nobody named, that lost their last question, and that no piece is for.
    pub async fn remove_empty_needs(&mut self) -> Stored<()> {
        let sql = "DELETE FROM needs WHERE business_id = $1 AND renamed_by IS NULL AND merged_into IS NULL
            AND NOT EXISTS (SELECT 1 FROM questions q WHERE q.business_id = needs.business_id AND q.need_id = needs.id)
            AND NOT EXISTS (SELECT 1 FROM needs_met met WHERE met.business_id = needs.business_id AND met.need_id = needs.id)";
        let statement = Statement::from_sql_and_values(self.backend(), sql, [self.business.0.into()]);
        self.connection().execute_raw(statement).await?;
        self.changed(Change::Needs);
        Ok(())
    }
}

fn need_to_domain(row: need::Model) -> NeedName {
    NeedName {
        id: NeedId(row.id),
        title: row.title,
        renamed_by: row.renamed_by.map(StaffId),
        created_at: Timestamp(row.created_at),
        merged_into: row.merged_into.map(NeedId),
    }
}
