//! Pictures that came with messages.

use crate::error::{StoreError, Stored};
use crate::rows::attachment;
use crate::{BusinessStore, Change, Tx};
use domain::inbox::{Fetched, FetchedState, Message};
use domain::{AttachmentId, MessageId, Timestamp};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use std::collections::HashSet;
use uuid::Uuid;

impl BusinessStore {
    pub async fn lookup_attachment(&self, id: AttachmentId) -> Stored<Option<Fetched>> {
        self.one::<attachment::Entity>(attachment::Column::Id.eq(id.0)).await?.map(to_domain).transpose()
    }

    /// The pictures of these messages, in their places.
    pub async fn list_attachments(
        &self,
        messages: impl IntoIterator<Item = MessageId>,
    ) -> Stored<Vec<Fetched>> {
        let ids: Vec<Uuid> = messages.into_iter().map(|id| id.0).collect();
        let mut found = Vec::new();
        for some in ids.chunks(500) {
            let select = self
                .rows::<attachment::Entity>()
                .filter(attachment::Column::MessageId.is_in(some.iter().copied()))
                .order_by_asc(attachment::Column::MessageId)
                .order_by_asc(attachment::Column::Place);
            found.extend(self.all(select).await?);
        }
        found.into_iter().map(to_domain).collect()
    }

    /// Those of these ids that are there.
    pub async fn list_attachments_by_id(&self, ids: HashSet<AttachmentId>) -> Stored<HashSet<AttachmentId>> {
        let ids = ids.into_iter().map(|id| id.0);
        let select = self.rows::<attachment::Entity>().filter(attachment::Column::Id.is_in(ids));
        Ok(self.all(select).await?.into_iter().map(|row| AttachmentId(row.id)).collect())
    }
}

impl Tx {
    /// Awaits a picture of a message; `false` where that place is known already.
    pub async fn add_attachment(&mut self, new: &Fetched) -> Stored<bool> {
        use attachment::Column::{BusinessId, MessageId, Place};
        let (width, height, widths, why) = written(&new.state)?;
        let row = attachment::Model {
            business_id: self.business.0,
            id: new.id.0,
            message_id: new.message.0,
            place: new.place.into(),
            url: new.url.clone(),
            state: new.state.name().to_owned(),
            why,
            width,
            height,
            widths,
            at: new.at.0,
        };
        self.add_unless_there::<attachment::Entity, _>(row, [BusinessId, MessageId, Place]).await
    }

    /// Settles one that was awaited; `false` where it is gone meanwhile, or was settled.
    pub async fn settle_attachment(&mut self, of: &Message, settled: &Fetched) -> Stored<bool> {
        use attachment::Column;
        let (width, height, widths, why) = written(&settled.state)?;
        let moved = self
            .update::<attachment::Entity>(Column::Id.eq(settled.id.0))
            .filter(Column::State.eq("awaited"))
            .col_expr(Column::State, Expr::value(settled.state.name()))
            .col_expr(Column::Why, Expr::value(why))
            .col_expr(Column::Width, Expr::value(width))
            .col_expr(Column::Height, Expr::value(height))
            .col_expr(Column::Widths, Expr::value(widths))
            .col_expr(Column::At, Expr::value(settled.at.0))
            .exec(self.connection())
            .await?;
        self.changed(Change::Conversation(of.conversation));
        Ok(moved.rows_affected == 1)
    }

    /// Forgets the pictures of a message; their files are swept.
    pub async fn remove_attachments(&mut self, message: MessageId) -> Stored<()> {
        self.delete::<attachment::Entity>(attachment::Column::MessageId.eq(message.0))
            .exec(self.connection())
            .await?;
        Ok(())
    }
}

fn written(state: &FetchedState) -> Stored<(i64, i64, String, String)> {
    let unwritten = |error| StoreError::Damaged(format!("widths cannot be written: {error}"));
    Ok(match state {
        FetchedState::Awaited => (0, 0, "[]".into(), String::new()),
        FetchedState::Lost { why } => (0, 0, "[]".into(), why.replace('\0', "")),
        FetchedState::Kept { width, height, widths } => (
            (*width).into(),
            (*height).into(),
            serde_json::to_string(widths).map_err(unwritten)?,
            String::new(),
        ),
    })
}

fn to_domain(row: attachment::Model) -> Stored<Fetched> {
    let damaged = || StoreError::Damaged(format!("attachment {}", row.id));
    let state = match row.state.as_str() {
        "awaited" => FetchedState::Awaited,
        "lost" => FetchedState::Lost { why: row.why.clone() },
        "kept" => FetchedState::Kept {
            width: row.width as u32,
            height: row.height as u32,
            widths: serde_json::from_str(&row.widths).map_err(|_| damaged())?,
        },
        _ => return Err(damaged()),
    };
    Ok(Fetched {
        id: AttachmentId(row.id),
        message: MessageId(row.message_id),
        place: row.place as u32,
        url: row.url,
        state,
        at: Timestamp(row.at),
    })
}
