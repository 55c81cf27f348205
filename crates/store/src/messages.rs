//! The utterances in a conversation.

use crate::business_store::{Found, TERMS, before};
use crate::error::Stored;
use crate::message_rows::{send_words, to_domain, to_row};
use crate::page::{Cursor, Page};
use crate::rows::message;
use crate::{BusinessStore, Change, Tx};
use domain::finding::terms_of;
use domain::inbox::{Message, Send};
use domain::publishing::Approval;
use domain::{ChannelId, ConversationId, IdentityId, MessageId, StaffId, Timestamp};
use sea_orm::sea_query::{Alias, Expr, ExprTrait};
use sea_orm::{ColumnTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

impl BusinessStore {
    pub async fn lookup_message(&self, id: MessageId) -> Stored<Option<Message>> {
        self.one::<message::Entity>(message::Column::Id.eq(id.0)).await?.map(to_domain).transpose()
    }

    /// Who wrote an answer of ours approved it by that. `None`: it was written on the network itself, or is no answer.
    pub async fn find_approval(&self, id: MessageId) -> Stored<Option<Approval>> {
        let ours = message::Column::Id.eq(id.0).and(message::Column::Direction.eq("out"));
        let row = self.one::<message::Entity>(ours).await?;
        let approval = |row: message::Model| {
            row.staff_id.map(|by| Approval::from_the_record(StaffId(by), Timestamp(row.written_at)))
        };
        Ok(row.and_then(approval))
    }

    pub async fn find_message(&self, channel: ChannelId, remote_id: &str) -> Stored<Option<Message>> {
        let filter = message::Column::ChannelId.eq(channel.0).and(message::Column::RemoteId.eq(remote_id));
        self.one::<message::Entity>(filter).await?.map(to_domain).transpose()
    }

    /// The latest messages of a thread before `from`, newest first.
    pub async fn list_messages(
        &self,
        conversation: ConversationId,
        from: Option<Cursor>,
        limit: u64,
    ) -> Stored<Page<Message>> {
        let rows = self
            .all(self.lines(conversation, from).limit(limit + 1))
            .await?
            .into_iter()
            .map(to_domain)
            .collect::<Stored<Vec<_>>>()?;
        Ok(Page::of(rows, limit, |row| Cursor { at: row.written_at, id: row.id.0 }))
    }

    pub(crate) fn lines(
        &self,
        conversation: ConversationId,
        from: Option<Cursor>,
    ) -> Select<message::Entity> {
        use message::Column::{ConversationId, Id, WrittenAt};
        self.rows()
            .filter(ConversationId.eq(conversation.0))
            .filter(before(WrittenAt, Id, from))
            .order_by_desc(WrittenAt)
            .order_by_desc(Id)
    }

    /// What stands in several threads, oldest first: at most `limit` in all. Notes are left out.
    pub async fn list_messages_of(
        &self,
        conversations: impl IntoIterator<Item = ConversationId>,
        limit: u64,
    ) -> Stored<Vec<Message>> {
        let ids: Vec<Uuid> = conversations.into_iter().map(|id| id.0).collect();
        let select = self
            .rows::<message::Entity>()
            .filter(message::Column::ConversationId.is_in(ids))
            .filter(message::Column::Direction.ne("note"))
            .order_by_asc(message::Column::WrittenAt)
            .order_by_asc(message::Column::Id)
            .limit(limit);
        self.all(select).await?.into_iter().map(to_domain).collect()
    }

    /// Our answers on a channel that have not left, or may have: they go on when it is connected again.
    pub async fn list_stuck_sends(&self, channel: ChannelId) -> Stored<Vec<MessageId>> {
        let select = self
            .rows::<message::Entity>()
            .filter(message::Column::ChannelId.eq(channel.0))
            .filter(message::Column::SendState.is_in(["waiting", "sending", "unsure"]))
            .limit(1000);
        Ok(self.all(select).await?.into_iter().map(|row| MessageId(row.id)).collect())
    }

    /// Our latest words in a thread that have gone out, or may have.
    pub async fn find_last_outbound(&self, conversation: ConversationId) -> Stored<Option<Message>> {
        let select = self
            .rows::<message::Entity>()
            .filter(message::Column::ConversationId.eq(conversation.0))
            .filter(message::Column::Direction.eq("out"))
            .filter(message::Column::SendState.eq("sent"))
            .order_by_desc(message::Column::WrittenAt)
            .order_by_desc(message::Column::Id)
            .limit(1);
        self.first(select).await?.map(to_domain).transpose()
    }

    /// What we said in these threads and what arrived there, newest first: at most `limit`.
    pub async fn list_said_in(
        &self,
        conversations: impl IntoIterator<Item = ConversationId>,
        limit: u64,
    ) -> Stored<Vec<Message>> {
        let select = self
            .rows::<message::Entity>()
            .filter(message::Column::ConversationId.is_in(conversations.into_iter().map(|id| id.0)))
            .filter(message::Column::SendState.eq("sent"))
            .filter(message::Column::DeletedAt.is_null())
            .filter(message::Column::Text.ne(""))
            .order_by_desc(message::Column::WrittenAt)
            .order_by_desc(message::Column::Id)
            .limit(limit);
        self.all(select).await?.into_iter().map(to_domain).collect()
    }

    /// Our first words after a moment that were written on the network itself.
    pub async fn find_written_there(
        &self,
        conversation: ConversationId,
        after: Timestamp,
    ) -> Stored<Option<Message>> {
        let select = self
            .rows::<message::Entity>()
            .filter(message::Column::ConversationId.eq(conversation.0))
            .filter(message::Column::SendState.eq("sent"))
            .filter(message::Column::Answers.is_null())
            .filter(message::Column::WrittenAt.gte(after.0))
            .order_by_asc(message::Column::WrittenAt)
            .order_by_asc(message::Column::Id)
            .limit(1);
        self.first(select).await?.map(to_domain).transpose()
    }

    /// Our answers in a thread of which it is not known what the network calls them: on their way, in doubt, or said by
    /// hand to have arrived. Oldest first.
    pub async fn list_unconfirmed(&self, conversation: ConversationId) -> Stored<Vec<Message>> {
        let select = self
            .rows::<message::Entity>()
            .filter(message::Column::ConversationId.eq(conversation.0))
            .filter(message::Column::SendState.is_in(["sending", "unsure", "sent"]))
            .filter(message::Column::RemoteId.is_null())
            .order_by_asc(message::Column::WrittenAt)
            .order_by_asc(message::Column::Id)
            .limit(20);
        self.all(select).await?.into_iter().map(to_domain).collect()
    }

    /// The first message of theirs in a thread that still says something.
    pub async fn find_first_inbound(&self, conversation: ConversationId) -> Stored<Option<Message>> {
        let select = self
            .rows::<message::Entity>()
            .filter(message::Column::ConversationId.eq(conversation.0))
            .filter(message::Column::Direction.eq("in"))
            .filter(message::Column::DeletedAt.is_null())
            .order_by_asc(message::Column::WrittenAt)
            .order_by_asc(message::Column::Id)
            .limit(1);
        self.first(select).await?.map(to_domain).transpose()
    }

    /// What the network calls our messages in a thread that went out, oldest first.
    pub async fn list_sent_names(&self, conversation: ConversationId, limit: u64) -> Stored<Vec<String>> {
        let select = self
            .rows::<message::Entity>()
            .filter(message::Column::ConversationId.eq(conversation.0))
            .filter(message::Column::SendState.eq("sent"))
            .filter(message::Column::RemoteId.is_not_null())
            .order_by_asc(message::Column::WrittenAt)
            .order_by_asc(message::Column::Id)
            .limit(limit);
        Ok(self.all(select).await?.into_iter().filter_map(|row| row.remote_id).collect())
    }

    /// The last message of theirs in a thread: what an answer answers.
    pub async fn find_last_inbound(&self, conversation: ConversationId) -> Stored<Option<Message>> {
        let select = self
            .rows::<message::Entity>()
            .filter(message::Column::ConversationId.eq(conversation.0))
            .filter(message::Column::Direction.eq("in"))
            .filter(message::Column::DeletedAt.is_null())
            .order_by_desc(message::Column::WrittenAt)
            .order_by_desc(message::Column::Id)
            .limit(1);
        self.first(select).await?.map(to_domain).transpose()
    }
}

impl BusinessStore {
    /// When the latest of theirs came to us, whenever it was written; not later than `by`.
    pub async fn last_received(
        &self,
        conversation: ConversationId,
        by: Option<Timestamp>,
    ) -> Stored<Option<Timestamp>> {
        #[derive(FromQueryResult)]
        struct Latest {
            at: Option<i64>,
        }
        let sql = "SELECT MAX(received_at) AS at FROM messages
            WHERE business_id = $1 AND conversation_id = $2 AND direction = 'in' AND received_at <= $3";
        let by = by.map_or(i64::MAX, |by| by.0);
        let rows: Vec<Latest> =
            self.sql(sql, vec![self.business.0.into(), conversation.0.into(), by.into()]).await?;
        Ok(rows.first().and_then(|latest| latest.at).map(Timestamp))
    }

    /// When they last wrote in a thread, by the network's clock, whatever became of it.
    pub async fn last_written(&self, conversation: ConversationId) -> Stored<Option<Timestamp>> {
        let select = self
            .rows::<message::Entity>()
            .filter(message::Column::ConversationId.eq(conversation.0))
            .filter(message::Column::Direction.eq("in"))
            .order_by_desc(message::Column::WrittenAt)
            .order_by_desc(message::Column::Id)
            .limit(1);
        Ok(self.first(select).await?.map(|row| Timestamp(row.written_at)))
    }

    /// Whether another answer than `but` went to this message of theirs privately, or perhaps did, or is about to.
    pub async fn is_answered_privately(
        &self,
        conversation: ConversationId,
        message: MessageId,
        but: Option<MessageId>,
    ) -> Stored<bool> {
        let select = self
            .rows::<message::Entity>()
            .filter(message::Column::ConversationId.eq(conversation.0))
            .filter(message::Column::Answers.eq(message.0))
            .filter(message::Column::Privately.eq(true))
            .filter(message::Column::SendState.ne("refused"))
            .filter(message::Column::Id.ne(but.map_or(Uuid::nil(), |but| but.0)))
            .limit(1);
        Ok(self.first(select).await?.is_some())
    }

    /// The last message of theirs that had come to us by a moment: what an answer written then answers.
    pub async fn find_last_inbound_by(
        &self,
        conversation: ConversationId,
        by: Timestamp,
    ) -> Stored<Option<Message>> {
        let select = self
            .rows::<message::Entity>()
            .filter(message::Column::ConversationId.eq(conversation.0))
            .filter(message::Column::Direction.eq("in"))
            .filter(message::Column::DeletedAt.is_null())
            .filter(message::Column::ReceivedAt.lte(by.0))
            .order_by_desc(message::Column::WrittenAt)
            .order_by_desc(message::Column::Id)
            .limit(1);
        self.first(select).await?.map(to_domain).transpose()
    }
}

impl Tx {
    /// Adds a message, or answers `false` where the network's message is here already.
    pub async fn add_message(&mut self, new: &Message) -> Stored<bool> {
        if let Some(remote_id) = &new.remote_id
            && self.find_message(new.channel, remote_id).await?.is_some()
        {
            return Ok(false);
        }
        self.add_found::<message::Entity, _>(to_row(self.business.0, new)?).await?;
        self.changed(Change::Conversation(new.conversation));
        Ok(true)
    }

    /// Saves what may change in a message: words, state of the send, what the network calls it.
    pub async fn save_message(&mut self, changed: &Message) -> Stored<()> {
        use message::Column;
        let row = to_row(self.business.0, changed)?;
        let terms = row.terms();
        self.update::<message::Entity>(Column::Id.eq(changed.id.0))
            .col_expr(Column::Text, Expr::value(row.text))
            .col_expr(Alias::new(TERMS), Expr::value(terms))
            .col_expr(Column::RemoteId, Expr::value(row.remote_id))
            .col_expr(Column::Link, Expr::value(row.link))
            .col_expr(Column::EditedAt, Expr::value(row.edited_at))
            .col_expr(Column::DeletedAt, Expr::value(row.deleted_at))
            .col_expr(Column::Asks, Expr::value(row.asks))
            .col_expr(Column::Released, Expr::value(row.released))
            .col_expr(Column::SendState, Expr::value(row.send_state))
            .col_expr(Column::SendAt, Expr::value(row.send_at))
            .col_expr(Column::SendWhy, Expr::value(row.send_why))
            .col_expr(Column::Attachments, Expr::value(row.attachments))
            .col_expr(Column::Sight, Expr::value(row.sight))
            .col_expr(Column::SightAt, Expr::value(row.sight_at))
            .exec(self.connection())
            .await?;
        self.changed(Change::Conversation(changed.conversation));
        Ok(())
    }

    /// It is known by now who wrote it.
    pub async fn save_writer(&mut self, id: MessageId, writer: IdentityId) -> Stored<()> {
        self.update::<message::Entity>(message::Column::Id.eq(id.0))
            .col_expr(message::Column::IdentityId, Expr::value(writer.0))
            .exec(self.connection())
            .await?;
        Ok(())
    }

    /// Moves a send from one state to the next, only if it still stands where the caller saw it.
    pub async fn move_send(&mut self, message: &Message, from: &Send, to: &Send) -> Stored<bool> {
        use message::Column;
        let (state, at, why) = send_words(to);
        let moved = self
            .update::<message::Entity>(Column::Id.eq(message.id.0))
            .filter(Column::SendState.eq(from.name()))
            .filter(Column::DeletedAt.is_null())
            .col_expr(Column::SendState, Expr::value(state))
            .col_expr(Column::SendAt, Expr::value(at))
            .col_expr(Column::SendWhy, Expr::value(why))
            .exec(self.connection())
            .await?;
        self.changed(Change::Conversation(message.conversation));
        Ok(moved.rows_affected == 1)
    }

    /// Takes a message that never left out of the record: an undone answer.
    pub async fn remove_waiting_message(&mut self, message: &Message) -> Stored<bool> {
        let removed = self
            .delete::<message::Entity>(message::Column::Id.eq(message.id.0))
            .filter(message::Column::SendState.eq("waiting"))
            .exec(self.connection())
            .await?;
        self.changed(Change::Conversation(message.conversation));
        Ok(removed.rows_affected == 1)
    }
}

/// What its writer took back is not found.
impl Found for message::Model {
    fn terms(&self) -> String {
        if self.deleted_at.is_some() { String::new() } else { terms_of([self.text.as_str()]) }
    }
}
