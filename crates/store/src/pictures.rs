//! Pictures the business uploaded.

use crate::business_store::before;
use crate::error::{StoreError, Stored};
use crate::page::{Cursor, Page};
use crate::rows::picture;
use crate::{BusinessStore, Tx};
use domain::media::Picture;
use domain::{PictureId, StaffId, Timestamp};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};

impl BusinessStore {
    pub async fn lookup_picture(&self, id: PictureId) -> Stored<Option<Picture>> {
        self.one::<picture::Entity>(picture::Column::Id.eq(id.0)).await?.map(picture_to_domain).transpose()
    }

    /// The same, held until the deed is committed: whoever puts it somewhere and whoever removes it take turns.
    pub async fn hold_picture(&self, id: PictureId) -> Stored<Option<Picture>> {
        let row = self.one_held::<picture::Entity>(picture::Column::Id.eq(id.0)).await?;
        row.map(picture_to_domain).transpose()
    }

    pub async fn list_pictures_by_id(
        &self,
        ids: impl IntoIterator<Item = PictureId>,
    ) -> Stored<Vec<Picture>> {
        let ids: Vec<_> = ids.into_iter().map(|id| id.0).collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let select = self.rows::<picture::Entity>().filter(picture::Column::Id.is_in(ids));
        self.all(select).await?.into_iter().map(picture_to_domain).collect()
    }

    pub async fn list_pictures(&self, from: Option<Cursor>, limit: u64) -> Stored<Page<Picture>> {
        use picture::Column::{AddedAt, Id};
        let select = self
            .rows::<picture::Entity>()
            .filter(before(AddedAt, Id, from))
            .order_by_desc(AddedAt)
            .order_by_desc(Id)
            .limit(limit + 1);
        let rows = self.all(select).await?.into_iter().map(picture_to_domain).collect::<Stored<Vec<_>>>()?;
        Ok(Page::of(rows, limit, |row| Cursor { at: row.added_at, id: row.id.0 }))
    }
}

impl Tx {
    pub async fn add_picture(&mut self, new: &Picture, by: StaffId) -> Stored<()> {
        self.add::<picture::Entity, _>(picture::Model {
            business_id: self.business.0,
            id: new.id.0,
            name: new.name.clone(),
            alt: new.alt.clone(),
            width: i64::from(new.width),
            height: i64::from(new.height),
            widths: serde_json::to_string(&new.widths).unwrap_or_default(),
            by_staff: by.0,
            added_at: new.added_at.0,
        })
        .await
    }

    /// Removes a picture from the record; its files are the caller's to remove, after the commit.
    pub async fn remove_picture(&mut self, id: PictureId) -> Stored<bool> {
        let removed =
            self.delete::<picture::Entity>(picture::Column::Id.eq(id.0)).exec(self.connection()).await?;
        Ok(removed.rows_affected == 1)
    }

    pub async fn save_alt(&mut self, id: PictureId, alt: &str) -> Stored<bool> {
        let saved = self
            .update::<picture::Entity>(picture::Column::Id.eq(id.0))
            .col_expr(picture::Column::Alt, Expr::value(alt))
            .exec(self.connection())
            .await?;
        Ok(saved.rows_affected == 1)
    }
}

fn picture_to_domain(row: picture::Model) -> Stored<Picture> {
    Ok(Picture {
        id: PictureId(row.id),
        widths: serde_json::from_str(&row.widths)
            .map_err(|_| StoreError::Damaged(format!("widths of picture {}", row.id)))?,
        name: row.name,
        alt: row.alt,
        width: row.width as u32,
        height: row.height as u32,
        added_at: Timestamp(row.added_at),
    })
}
