//! Needs by name.

use crate::error::Stored;
use crate::rows::need;
use crate::{BusinessStore, Change, Tx};
use domain::{NeedId, StaffId, Timestamp};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

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
    pub async fn lookup_need(&self, id: NeedId) -> Stored<Option<NeedName>> {
        Ok(self.one::<need::Entity>(need::Column::Id.eq(id.0)).await?.map(need_to_domain))
    }

    /// Every need that was not merged into another.
    pub async fn list_needs(&self) -> Stored<Vec<NeedName>> {
        let select = self.rows::<need::Entity>().filter(need::Column::MergedInto.is_null());
        Ok(self
            .all(select.order_by_asc(need::Column::CreatedAt))
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

    /// Takes a need that nobody named and that lost its last question out of the list.
    pub async fn remove_need(&mut self, id: NeedId) -> Stored<()> {
        self.delete::<need::Entity>(need::Column::Id.eq(id.0)).exec(self.connection()).await?;
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
