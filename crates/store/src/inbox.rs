//! Conversations: the lists of the inbox, and one of them.

use crate::business_store::{after, before};
use crate::error::{StoreError, Stored};
use crate::page::{Cursor, Page};
use crate::rows::conversation;
use crate::{BusinessStore, Change, Store, Tx};
use domain::inbox::{Closure, Conversation, Kind, Origin, Shown};
use domain::{
    BusinessId, ChannelId, ContactId, ConversationId, Language, PieceId, PublicationId, StaffId, Timestamp,
};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Select};

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

impl Store {
    /// Whether somebody has a private link to their question: made with the installation's key.
    pub async fn has_private_pages(&self) -> Stored<bool> {
        let one = conversation::Entity::find()
            .filter(conversation::Column::PageHash.is_not_null())
            .one(&self.inner.read);
        Ok(one.await?.is_some())
    }

    /// The conversation an asker's private link leads to, and whose it is. The link is the key: there is no other.
    pub async fn find_private_page(&self, page_hash: &str) -> Stored<Option<(BusinessId, ConversationId)>> {
        let row = by_page(page_hash).one(&self.inner.read).await?;
        Ok(row.map(|row| (BusinessId(row.business_id), ConversationId(row.id))))
    }
}

pub(crate) fn by_page(page_hash: &str) -> Select<conversation::Entity> {
    conversation::Entity::find().filter(conversation::Column::PageHash.eq(page_hash))
}

impl BusinessStore {
    /// In a deed it stays as it was read until the deed is committed: what two change at once, the second changes as the
    /// first left it.
    pub async fn lookup_conversation(&self, id: ConversationId) -> Stored<Option<Conversation>> {
        let filter = conversation::Column::Id.eq(id.0);
        self.one_held::<conversation::Entity>(filter).await?.map(to_domain).transpose()
    }

    pub async fn find_conversation(&self, channel: ChannelId, thread: &str) -> Stored<Option<Conversation>> {
        let filter =
            conversation::Column::ChannelId.eq(channel.0).and(conversation::Column::RemoteThread.eq(thread));
        self.one_held::<conversation::Entity>(filter).await?.map(to_domain).transpose()
    }

    /// Those that wait for us, what is due first on top.
    pub async fn list_waiting(&self, from: Option<Cursor>, limit: u64) -> Stored<Page<Conversation>> {
        let rows = self.all(self.waiting(from).limit(limit + 1)).await?;
        let rows = rows.into_iter().map(to_domain).collect::<Stored<Vec<_>>>()?;
        Ok(Page::of(rows, limit, |row| Cursor {
            at: row.due_at.unwrap_or(row.last_message_at),
            id: row.id.0,
        }))
    }

    /// Those at rest, the latest on top.
    pub async fn list_at_rest(&self, from: Option<Cursor>, limit: u64) -> Stored<Page<Conversation>> {
        let rows = self.all(self.at_rest(from).limit(limit + 1)).await?;
        let rows = rows.into_iter().map(to_domain).collect::<Stored<Vec<_>>>()?;
        Ok(Page::of(rows, limit, |row| Cursor { at: row.last_message_at, id: row.id.0 }))
    }

    pub(crate) fn waiting(&self, from: Option<Cursor>) -> Select<conversation::Entity> {
        use conversation::Column::{DueAt, Id};
        self.rows()
            .filter(DueAt.is_not_null())
            .filter(after(DueAt, Id, from))
            .order_by_asc(DueAt)
            .order_by_asc(Id)
    }

    pub(crate) fn at_rest(&self, from: Option<Cursor>) -> Select<conversation::Entity> {
        use conversation::Column::{DueAt, Id, LastMessageAt};
        self.rows()
            .filter(DueAt.is_null())
            .filter(before(LastMessageAt, Id, from))
            .order_by_desc(LastMessageAt)
            .order_by_desc(Id)
    }

    pub async fn count_waiting(&self) -> Stored<u64> {
        let sql = "SELECT COUNT(*) AS n FROM conversations WHERE business_id = $1 AND due_at IS NOT NULL";
        let rows: Vec<Count> = self.sql(sql, vec![self.business.0.into()]).await?;
        Ok(rows.first().map_or(0, |count| count.n as u64))
    }

    /// How many conversations are due before `now`: broken promises that can still be answered.
    pub async fn count_late(&self, now: Timestamp) -> Stored<u64> {
        let sql = "SELECT COUNT(*) AS n FROM conversations WHERE business_id = $1 AND due_at IS NOT NULL AND due_at < $2";
        let rows: Vec<Count> = self.sql(sql, vec![self.business.0.into(), now.0.into()]).await?;
        Ok(rows.first().map_or(0, |count| count.n as u64))
    }

    /// How many conversations hold something of theirs that nobody of ours has looked at.
    pub async fn count_unseen(&self) -> Stored<u64> {
        let sql = "SELECT COUNT(*) AS n FROM conversations WHERE business_id = $1 AND unseen > 0";
        let rows: Vec<Count> = self.sql(sql, vec![self.business.0.into()]).await?;
        Ok(rows.first().map_or(0, |count| count.n as u64))
    }

    /// What a contact asked before, newest first.
    pub async fn list_conversations_of(&self, contact: ContactId, limit: u64) -> Stored<Vec<Conversation>> {
        let select = self
            .rows::<conversation::Entity>()
            .filter(conversation::Column::ContactId.eq(contact.0))
            .order_by_desc(conversation::Column::StartedAt)
            .limit(limit);
        self.all(select).await?.into_iter().map(to_domain).collect()
    }

    /// How many conversations each piece started, everywhere.
    pub async fn count_started_by_pieces(&self) -> Stored<Vec<(PieceId, u64)>> {
        #[derive(FromQueryResult)]
        struct Row {
            piece: uuid::Uuid,
            n: i64,
        }
        let sql = "SELECT origin_piece AS piece, COUNT(*) AS n FROM conversations
                   WHERE business_id = $1 AND origin_piece IS NOT NULL GROUP BY origin_piece";
        let rows: Vec<Row> = self.sql(sql, vec![self.business.0.into()]).await?;
        Ok(rows.into_iter().map(|row| (PieceId(row.piece), row.n as u64)).collect())
    }

    /// How many conversations one piece started.
    pub async fn count_started_by(&self, piece: PieceId) -> Stored<u64> {
        let sql = "SELECT COUNT(*) AS n FROM conversations WHERE business_id = $1 AND origin_piece = $2";
        let rows: Vec<Count> = self.sql(sql, vec![self.business.0.into(), piece.0.into()]).await?;
        Ok(rows.first().map_or(0, |count| count.n as u64))
    }

    pub async fn list_conversations(
        &self,
        ids: impl IntoIterator<Item = ConversationId>,
    ) -> Stored<Vec<Conversation>> {
        let select = self
            .rows::<conversation::Entity>()
            .filter(conversation::Column::Id.is_in(ids.into_iter().map(|id| id.0)));
        self.all(select).await?.into_iter().map(to_domain).collect()
    }
}

impl Tx {
    pub async fn add_conversation(&mut self, new: &Conversation, page_hash: Option<String>) -> Stored<()> {
        let row = conversation::Model { page_hash, ..to_row(self.business.0, new) };
        self.add::<conversation::Entity, _>(row).await?;
        self.changed(Change::Conversation(new.id));
        Ok(())
    }

    pub async fn save_conversation(&mut self, changed: &Conversation) -> Stored<()> {
        use conversation::Column;
        let row = to_row(self.business.0, changed);
        self.update::<conversation::Entity>(Column::Id.eq(changed.id.0))
            .col_expr(Column::ContactName, Expr::value(row.contact_name))
            .col_expr(Column::Under, Expr::value(row.under))
            .col_expr(Column::OriginPiece, Expr::value(row.origin_piece))
            .col_expr(Column::OriginPublication, Expr::value(row.origin_publication))
            .col_expr(Column::Language, Expr::value(row.language))
            .col_expr(Column::LastMessageAt, Expr::value(row.last_message_at))
            .col_expr(Column::Snippet, Expr::value(row.snippet))
            .col_expr(Column::DueAt, Expr::value(row.due_at))
            .col_expr(Column::Assignee, Expr::value(row.assignee))
            .col_expr(Column::ClosedBy, Expr::value(row.closed_by))
            .col_expr(Column::ClosedAt, Expr::value(row.closed_at))
            .col_expr(Column::Shown, Expr::value(row.shown))
            .col_expr(Column::Unseen, Expr::value(row.unseen))
            .col_expr(Column::ContactId, Expr::value(row.contact_id))
            .exec(self.connection())
            .await?;
        self.changed(Change::Conversation(changed.id));
        if let Some(origin) = changed.origin {
            self.changed(Change::Piece(origin.piece));
        }
        Ok(())
    }

    /// Somebody of ours looked: nothing in it is new any more. `false`: nothing was.
    pub async fn save_looked(&mut self, id: ConversationId) -> Stored<bool> {
        use conversation::Column;
        let looked = self
            .update::<conversation::Entity>(Column::Id.eq(id.0))
            .filter(Column::Unseen.gt(0))
            .col_expr(Column::Unseen, Expr::value(0))
            .exec(self.connection())
            .await?;
        if looked.rows_affected > 0 {
            self.changed(Change::Conversation(id));
        }
        Ok(looked.rows_affected > 0)
    }

    /// Takes in how a contact is called by now, wherever it stands.
    pub async fn save_called(&mut self, contact: ContactId, called: Option<&str>) -> Stored<()> {
        use conversation::Column;
        let theirs = self
            .rows::<conversation::Entity>()
            .filter(Column::ContactId.eq(contact.0))
            .order_by_desc(Column::StartedAt)
            .limit(1000);
        for row in self.all(theirs).await? {
            self.changed(Change::Conversation(ConversationId(row.id)));
            if let Some(piece) = row.origin_piece {
                self.changed(Change::Piece(PieceId(piece)));
            }
        }
        self.update::<conversation::Entity>(Column::ContactId.eq(contact.0))
            .col_expr(Column::ContactName, Expr::value(called))
            .exec(self.connection())
            .await?;
        Ok(())
    }
}

fn to_row(business: uuid::Uuid, from: &Conversation) -> conversation::Model {
    conversation::Model {
        business_id: business,
        id: from.id.0,
        channel_id: from.channel.0,
        contact_id: from.contact.0,
        contact_name: from.contact_name.clone(),
        kind: from.kind.name().to_owned(),
        public: from.public,
        remote_thread: from.remote_thread.clone(),
        under: from.under.clone(),
        origin_piece: from.origin.map(|origin| origin.piece.0),
        origin_publication: from.origin.and_then(|origin| origin.publication).map(|id| id.0),
        language: from.language.map(|language| language.code().to_owned()),
        started_at: from.started_at.0,
        last_message_at: from.last_message_at.0,
        snippet: from.snippet.clone(),
        due_at: from.due_at.map(|at| at.0),
        assignee: from.assignee.map(|id| id.0),
        closed_by: from.closed.map(|closure| closure.by.0),
        closed_at: from.closed.map(|closure| closure.at.0),
        page_hash: None,
        shown: from.shown.name().to_owned(),
        unseen: i64::from(from.unseen),
    }
}

fn to_domain(row: conversation::Model) -> Stored<Conversation> {
    let damaged = |what: &str| StoreError::Damaged(format!("{what} of conversation {}", row.id));
    Ok(Conversation {
        id: ConversationId(row.id),
        channel: ChannelId(row.channel_id),
        contact: ContactId(row.contact_id),
        kind: Kind::from_name(&row.kind).ok_or_else(|| damaged("kind"))?,
        shown: Shown::from_name(&row.shown).ok_or_else(|| damaged("showing"))?,
        contact_name: row.contact_name,
        public: row.public,
        remote_thread: row.remote_thread,
        under: row.under,
        origin: row.origin_piece.map(|piece| Origin {
            piece: PieceId(piece),
            publication: row.origin_publication.map(PublicationId),
        }),
        language: row.language.as_deref().and_then(Language::from_code),
        started_at: Timestamp(row.started_at),
        last_message_at: Timestamp(row.last_message_at),
        snippet: row.snippet,
        due_at: row.due_at.map(Timestamp),
        assignee: row.assignee.map(StaffId),
        closed: row
            .closed_by
            .zip(row.closed_at)
            .map(|(by, at)| Closure { by: StaffId(by), at: Timestamp(at) }),
        unseen: u32::try_from(row.unseen).unwrap_or(u32::MAX),
    })
}
