//! The audit record: what happened that matters, and who did it.

use crate::error::Stored;
use crate::page::Page;
use crate::rows::audit;
use crate::{BusinessStore, Cursor, Tx};
use domain::{StaffId, Timestamp};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// Something that matters, and who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditLine {
    pub id: Uuid,
    pub at: Timestamp,
    pub by: Option<StaffId>,
    pub what: String,
}

impl BusinessStore {
    /// The latest on top.
    pub async fn list_audit(&self, from: Option<Cursor>, limit: u64) -> Stored<Page<AuditLine>> {
        let mut select = self.rows::<audit::Entity>().order_by_desc(audit::Column::Id).limit(limit + 1);
        if let Some(from) = from {
            select = select.filter(audit::Column::Id.lt(from.id));
        }
        let line = |row: audit::Model| AuditLine {
            id: row.id,
            at: Timestamp(row.at),
            by: row.staff_id.map(StaffId),
            what: row.what,
        };
        let rows = self.all(select).await?.into_iter().map(line).collect();
        Ok(Page::of(rows, limit, |row| Cursor { at: row.at, id: row.id }))
    }
}

impl Tx {
    /// Notes a deed that matters; no words of customers, no secrets.
    pub async fn add_audit(
        &mut self,
        id: Uuid,
        by: Option<StaffId>,
        what: &str,
        now: Timestamp,
    ) -> Stored<()> {
        self.add::<audit::Entity, _>(audit::Model {
            business_id: self.business.0,
            id,
            at: now.0,
            staff_id: by.map(|by| by.0),
            what: what.to_owned(),
        })
        .await
    }
}
