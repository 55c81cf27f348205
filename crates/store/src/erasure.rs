//! Erasing a person and their words, on their wish: what is left names nobody.

use crate::error::Stored;
use crate::rows::{
    attachment, contact, conversation, delivery, due, erased, identity, message, message_version, moderation,
    orphan, own_words, question, reaction, remark, stray, telling,
};
use crate::{BusinessStore, Change, Tx};
use domain::inbox::OURS;
use domain::{ChannelId, ContactId, ConversationId, MessageId, StaffId, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashSet;
use uuid::Uuid;

/// So many ids in one statement.
const AT_ONCE: usize = 500;

/// What there is of a person, and what the network calls it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// What they wrote, and what was written to them.
    pub messages: Vec<ErasedMessage>,
    /// Theirs, or with words of theirs in it.
    pub conversations: Vec<ConversationId>,
    /// Accounts and addresses: network and name there.
    pub identities: Vec<(String, Option<String>)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasedMessage {
    pub id: MessageId,
    pub conversation: ConversationId,
    pub channel: ChannelId,
    pub remote_id: Option<String>,
    pub text: String,
    /// Written by us: an answer or a note.
    pub ours: bool,
}

/// How much was erased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    pub messages: u64,
    pub conversations: u64,
    /// What a network sent and was kept as it came.
    pub deliveries: u64,
}

#[derive(FromQueryResult)]
struct MessageRow {
    id: Uuid,
    conversation_id: Uuid,
    channel_id: Uuid,
    remote_id: Option<String>,
    text: String,
    direction: String,
    identity_id: Option<Uuid>,
    answers: Option<Uuid>,
}

impl BusinessStore {
    /// Whether something by one of these digests was erased.
    pub async fn is_erased(&self, digest: &str) -> Stored<bool> {
        Ok(self.one::<erased::Entity>(erased::Column::Digest.eq(digest)).await?.is_some())
    }

    /// What would go if this person were erased: all they wrote, and what we wrote to them. Words of others stay.
    pub async fn list_known_of(&self, contact: ContactId) -> Stored<Known> {
        let identities = self.rows::<identity::Entity>().filter(identity::Column::ContactId.eq(contact.0));
        let identities = self.all(identities).await?;
        let ids: HashSet<Uuid> = identities.iter().map(|identity| identity.id).collect();
        let own = self.rows::<conversation::Entity>().filter(conversation::Column::ContactId.eq(contact.0));
        let own: HashSet<Uuid> = self.all(own).await?.into_iter().map(|row| row.id).collect();
        let written = message::Column::IdentityId.is_in(ids.iter().copied());
        let in_threads: HashSet<Uuid> =
            self.messages_where(written).await?.into_iter().map(|row| row.conversation_id).collect();
        let mut known = Known {
            identities: identities.into_iter().map(|row| (row.network, row.remote_id)).collect(),
            ..Known::default()
        };
        let all: Vec<Uuid> = own.union(&in_threads).copied().collect();
        for some in all.chunks(AT_ONCE) {
            let rows =
                self.messages_where(message::Column::ConversationId.is_in(some.iter().copied())).await?;
            let theirs: HashSet<Uuid> = rows
                .iter()
                .filter(|row| row.identity_id.is_some_and(|id| ids.contains(&id)))
                .map(|row| row.id)
                .collect();
            let others: HashSet<Uuid> = rows
                .iter()
                .filter(|row| row.direction == "in" && !theirs.contains(&row.id))
                .map(|row| row.id)
                .collect();
            let goes = |row: &MessageRow| match (row.direction.as_str(), row.answers) {
                ("in", _) => theirs.contains(&row.id),
                (_, Some(answers)) if others.contains(&answers) => false,
                (_, Some(answers)) if theirs.contains(&answers) => true,
                // Said to nobody by name: to whoever the conversation is with.
                _ => own.contains(&row.conversation_id),
            };
            known.messages.extend(rows.iter().filter(|row| goes(row)).map(|row| ErasedMessage {
                id: MessageId(row.id),
                conversation: ConversationId(row.conversation_id),
                channel: ChannelId(row.channel_id),
                remote_id: row.remote_id.clone(),
                text: row.text.clone(),
                ours: row.direction != "in",
            }));
        }
        known.conversations = all.into_iter().map(ConversationId).collect();
        known.conversations.sort();
        Ok(known)
    }

    async fn messages_where(&self, filter: sea_orm::sea_query::SimpleExpr) -> Stored<Vec<MessageRow>> {
        use message::Column::{
            Answers, ChannelId, ConversationId, Direction, Id, IdentityId, RemoteId, Text,
        };
        let select = self.rows::<message::Entity>().filter(filter).select_only().columns([
            Id,
            ConversationId,
            ChannelId,
            RemoteId,
            Text,
            Direction,
            IdentityId,
            Answers,
        ]);
        self.all_as(select).await
    }
}

impl Tx {
    /// Erases a person. `digests` are kept in place of what goes; `names` are what networks call the person and their
    /// messages: whatever was kept as it came and holds one of them goes, too.
    pub async fn erase_contact(
        &mut self,
        contact: ContactId,
        known: &Known,
        digests: Vec<String>,
        names: &[String],
        by: StaffId,
        now: Timestamp,
    ) -> Stored<Erased> {
        for digest in digests {
            let row = erased::Model { business_id: self.business.0, digest, at: now.0 };
            let key = [erased::Column::BusinessId, erased::Column::Digest];
            self.add_unless_there::<erased::Entity, _>(row, key).await?;
        }
        let messages: Vec<Uuid> = known.messages.iter().map(|message| message.id.0).collect();
        self.erase_messages(&messages, by, now).await?;
        for id in &known.conversations {
            self.erase_from(*id, contact, now).await?;
        }
        let who = known.identities.iter().filter_map(|(_, name)| name.as_deref());
        self.delete::<identity::Entity>(identity::Column::ContactId.eq(contact.0))
            .exec(self.connection())
            .await?;
        self.delete::<contact::Entity>(contact::Column::Id.eq(contact.0)).exec(self.connection()).await?;
        self.forget_in_reactions(who).await?;
        let deliveries = self.erase_kept(names).await?;
        self.changed(Change::Needs);
        Ok(Erased {
            messages: messages.len() as u64,
            conversations: known.conversations.len() as u64,
            deliveries,
        })
    }

    async fn erase_messages(&mut self, messages: &[Uuid], by: StaffId, now: Timestamp) -> Stored<()> {
        for some in messages.chunks(AT_ONCE) {
            let ids = || some.iter().copied();
            self.delete::<message_version::Entity>(message_version::Column::MessageId.is_in(ids()))
                .exec(self.connection())
                .await?;
            self.delete::<attachment::Entity>(attachment::Column::MessageId.is_in(ids()))
                .exec(self.connection())
                .await?;
            self.delete::<moderation::Entity>(moderation::Column::MessageId.is_in(ids()))
                .exec(self.connection())
                .await?;
            self.delete::<question::Entity>(question::Column::MessageId.is_in(ids()))
                .exec(self.connection())
                .await?;
            // How well promises were kept stays, in numbers alone; what is still owed is owed to nobody.
            self.update::<due::Entity>(due::Column::MessageId.is_in(ids()))
                .filter(due::Column::MetAt.is_null().and(due::Column::WaivedAt.is_null()))
                .col_expr(due::Column::WaivedAt, Expr::value(now.0))
                .col_expr(due::Column::WaivedBy, Expr::value(by.0))
                .exec(self.connection())
                .await?;
            self.update::<telling::Entity>(telling::Column::MessageId.is_in(ids()))
                .col_expr(telling::Column::MessageId, Expr::value(None::<Uuid>))
                .exec(self.connection())
                .await?;
            self.delete::<message::Entity>(message::Column::Id.is_in(ids())).exec(self.connection()).await?;
        }
        Ok(())
    }

    /// A conversation in which nobody's words are left goes; one with the words of others is theirs from now on.
    async fn erase_from(&mut self, id: ConversationId, contact: ContactId, now: Timestamp) -> Stored<()> {
        use conversation::Column;
        let left = self
            .rows::<message::Entity>()
            .filter(message::Column::ConversationId.eq(id.0))
            .order_by_desc(message::Column::WrittenAt);
        let left = self.all(left).await?;
        let next = left.iter().filter(|row| row.direction == "in").find_map(|row| row.identity_id);
        let next = match next {
            Some(id) => self.one::<identity::Entity>(identity::Column::Id.eq(id)).await?,
            None => None,
        };
        self.changed(Change::Conversation(id));
        if let Some(next) = next {
            let open = self
                .rows::<due::Entity>()
                .filter(due::Column::ConversationId.eq(id.0))
                .filter(due::Column::MetAt.is_null().and(due::Column::WaivedAt.is_null()));
            let due_at = self.all(open).await?.into_iter().map(|row| row.due_at).min();
            // A note is ours alone, and no last word of the conversation.
            let last = left.iter().find(|row| row.direction != "note");
            let snippet: String = last.map(|row| row.text.chars().take(160).collect()).unwrap_or_default();
            let ours = last.is_some_and(|row| row.direction == "out");
            let snippet = if ours { format!("{OURS}{snippet}") } else { snippet };
            let update = self
                .update::<conversation::Entity>(Column::Id.eq(id.0))
                .col_expr(Column::Snippet, Expr::value(snippet.replace('\n', " ")))
                .col_expr(Column::DueAt, Expr::value(due_at));
            let update = if self.is_with(id, contact).await? {
                update
                    .col_expr(Column::ContactId, Expr::value(next.contact_id))
                    .col_expr(Column::ContactName, Expr::value(next.name.or(next.handle)))
                    .col_expr(Column::PageHash, Expr::value(None::<String>))
            } else {
                update
            };
            update.exec(self.connection()).await?;
            return Ok(());
        }
        let rest: Vec<Uuid> = left.into_iter().map(|row| row.id).collect();
        self.erase_messages(&rest, StaffId(Uuid::nil()), now).await?;
        self.delete::<telling::Entity>(telling::Column::ConversationId.eq(id.0))
            .exec(self.connection())
            .await?;
        self.delete::<conversation::Entity>(Column::Id.eq(id.0)).exec(self.connection()).await?;
        Ok(())
    }

    async fn is_with(&self, id: ConversationId, contact: ContactId) -> Stored<bool> {
        let filter = conversation::Column::Id.eq(id.0).and(conversation::Column::ContactId.eq(contact.0));
        Ok(self.one::<conversation::Entity>(filter).await?.is_some())
    }

    /// What they liked stays counted, as somebody's.
    async fn forget_in_reactions(&mut self, who: impl Iterator<Item = &str>) -> Stored<()> {
        for name in who {
            let nobody = format!("erased/{}", Uuid::now_v7());
            self.update::<reaction::Entity>(reaction::Column::Who.eq(name))
                .col_expr(reaction::Column::Who, Expr::value(nobody))
                .exec(self.connection())
                .await?;
        }
        Ok(())
    }

    /// What was kept as it came, and what waits for its place: whatever holds one of the names.
    async fn erase_kept(&mut self, names: &[String]) -> Stored<u64> {
        let holds = |text: &str| names.iter().any(|name| text.contains(name.as_str()));
        let mut erased = 0;
        let mut last = Uuid::nil();
        loop {
            let some = self
                .rows::<delivery::Entity>()
                .filter(delivery::Column::Id.gt(last))
                .order_by_asc(delivery::Column::Id)
                .limit(50);
            let some = self.all(some).await?;
            let Some(end) = some.last() else { break };
            last = end.id;
            let gone = some.iter().filter(|row| holds(&String::from_utf8_lossy(&row.body))).map(|row| row.id);
            let gone = self.delete::<delivery::Entity>(delivery::Column::Id.is_in(gone.collect::<Vec<_>>()));
            erased += gone.exec(self.connection()).await?.rows_affected;
        }
        // Nobody's so far, and perhaps theirs: a page that was connected here before.
        for row in stray::Entity::find().all(self.connection()).await? {
            if holds(&String::from_utf8_lossy(&row.body)) {
                stray::Entity::delete_by_id((row.network, row.account)).exec(self.connection()).await?;
            }
        }
        for row in self.all(self.rows::<orphan::Entity>()).await? {
            if holds(&row.message) || holds(&row.remote_id) {
                self.delete::<orphan::Entity>(orphan::Column::RemoteId.eq(row.remote_id))
                    .filter(orphan::Column::ChannelId.eq(row.channel_id))
                    .exec(self.connection())
                    .await?;
            }
        }
        for name in names {
            self.delete::<remark::Entity>(remark::Column::RemoteId.eq(name)).exec(self.connection()).await?;
            self.delete::<own_words::Entity>(own_words::Column::Thread.eq(name))
                .exec(self.connection())
                .await?;
        }
        Ok(erased)
    }
}
