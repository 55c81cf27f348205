//! The messages that ask for something, and the need each belongs to.

use crate::error::Stored;
use crate::rows::question;
use crate::{BusinessStore, Change, Tx};
use domain::{ContactId, ConversationId, MessageId, NeedId, StaffId, Timestamp};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Value};
use uuid::Uuid;

/// One message that asks for something.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub message: MessageId,
    pub conversation: ConversationId,
    pub contact: ContactId,
    pub network: String,
    pub need: Option<NeedId>,
    /// The customer's own words.
    pub text: String,
    pub asked_at: Timestamp,
    /// What the sentence model made of it, in its own bytes; none until it has looked.
    pub vector: Option<Vec<u8>>,
    /// A person put it where it is.
    pub moved_by: Option<StaffId>,
}

/// What somebody asked, and who it was: to be shown without their name.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Asked {
    pub need: Uuid,
    pub text: String,
    pub contact_name: Option<String>,
}

pub(crate) const NEED_OF: &str = "SELECT need_id AS need FROM questions
    WHERE business_id = $1 AND conversation_id = $2 AND need_id IS NOT NULL ORDER BY asked_at DESC LIMIT 1";

impl BusinessStore {
    /// The questions of a need, newest first.
    pub async fn list_questions(&self, need: NeedId, limit: u64) -> Stored<Vec<Question>> {
        let select = self
            .rows::<question::Entity>()
            .filter(question::Column::NeedId.eq(need.0))
            .order_by_desc(question::Column::AskedAt)
            .limit(limit);
        Ok(self.all(select).await?.into_iter().map(question_to_domain).collect())
    }

    /// What was asked in these conversations, newest first: at most `limit`.
    pub async fn list_questions_in(
        &self,
        conversations: impl IntoIterator<Item = ConversationId>,
        limit: u64,
    ) -> Stored<Vec<Question>> {
        let select = self
            .rows::<question::Entity>()
            .filter(question::Column::ConversationId.is_in(conversations.into_iter().map(|id| id.0)))
            .order_by_desc(question::Column::AskedAt)
            .limit(limit);
        Ok(self.all(select).await?.into_iter().map(question_to_domain).collect())
    }

    /// The newest questions of all, for finding groups: at most `limit`.
    pub async fn list_all_questions(&self, limit: u64) -> Stored<Vec<Question>> {
        let select = self.rows::<question::Entity>().order_by_desc(question::Column::AskedAt).limit(limit);
        Ok(self.all(select).await?.into_iter().map(question_to_domain).collect())
    }

    /// Questions nobody has looked at yet, oldest first.
    pub async fn list_new_questions(&self, limit: u64) -> Stored<Vec<Question>> {
        let select = self
            .rows::<question::Entity>()
            .filter(question::Column::Vector.is_null())
            .order_by_asc(question::Column::AskedAt)
            .limit(limit);
        Ok(self.all(select).await?.into_iter().map(question_to_domain).collect())
    }

    /// Where the newest questions lie that have found their need, without their words: at most `limit`.
    pub async fn list_placed_vectors(&self, limit: u64) -> Stored<Vec<(NeedId, Vec<u8>)>> {
        #[derive(FromQueryResult)]
        struct Row {
            need: Uuid,
            vector: Vec<u8>,
        }
        let sql = "SELECT need_id AS need, vector FROM questions
            WHERE business_id = $1 AND need_id IS NOT NULL AND vector IS NOT NULL ORDER BY asked_at DESC LIMIT $2";
        let rows: Vec<Row> = self.sql(sql, vec![self.business.0.into(), (limit as i64).into()]).await?;
        Ok(rows.into_iter().map(|row| (NeedId(row.need), row.vector)).collect())
    }

    pub async fn lookup_question(&self, message: MessageId) -> Stored<Option<Question>> {
        let row = self.one::<question::Entity>(question::Column::MessageId.eq(message.0)).await?;
        Ok(row.map(question_to_domain))
    }

    /// The need of what was asked last in a conversation, of what has found its need.
    pub async fn find_need_of(&self, conversation: ConversationId) -> Stored<Option<NeedId>> {
        #[derive(FromQueryResult)]
        struct Row {
            need: Uuid,
        }
        let rows: Vec<Row> = self.sql(NEED_OF, vec![self.business.0.into(), conversation.0.into()]).await?;
        Ok(rows.first().map(|row| NeedId(row.need)))
    }

    /// The newest questions of each of these needs, at most `each` of a need: one statement, one look into the index a need.
    pub async fn list_newest_questions(
        &self,
        needs: impl IntoIterator<Item = NeedId>,
        each: u64,
    ) -> Stored<Vec<Asked>> {
        let needs: Vec<NeedId> = needs.into_iter().collect();
        let mut asked = Vec::new();
        for some in needs.chunks(100) {
            let one = |place: usize| {
                format!(
                    "SELECT * FROM (SELECT q.need_id AS need, q.text, c.contact_name FROM questions q
                     JOIN conversations c ON c.business_id = q.business_id AND c.id = q.conversation_id
                     WHERE q.business_id = $1 AND q.need_id = ${} ORDER BY q.asked_at DESC LIMIT {each}) newest{place}",
                    place + 2
                )
            };
            let sql = (0..some.len()).map(one).collect::<Vec<_>>().join(" UNION ALL ");
            let values: Vec<Value> = std::iter::once(self.business.0)
                .chain(some.iter().map(|need| need.0))
                .map(Value::from)
                .collect();
            asked.extend(self.sql::<Asked>(&sql, values).await?);
        }
        Ok(asked)
    }
}

impl Tx {
    /// Adds a question, or answers `false` where the message is one already.
    pub async fn add_question(&mut self, new: &Question) -> Stored<bool> {
        let row = question::Model {
            business_id: self.business.0,
            message_id: new.message.0,
            conversation_id: new.conversation.0,
            contact_id: new.contact.0,
            network: new.network.clone(),
            need_id: new.need.map(|id| id.0),
            text: new.text.clone(),
            asked_at: new.asked_at.0,
            vector: new.vector.clone(),
            moved_by: new.moved_by.map(|by| by.0),
        };
        use question::Column::{BusinessId, MessageId};
        self.add_unless_there::<question::Entity, _>(row, [BusinessId, MessageId]).await
    }

    /// Puts a question into a need: by a person for good; by the machine (`by` is none) unless a person did.
    pub async fn place_question(
        &mut self,
        message: MessageId,
        need: NeedId,
        by: Option<StaffId>,
    ) -> Stored<()> {
        let update = self
            .update::<question::Entity>(question::Column::MessageId.eq(message.0))
            .col_expr(question::Column::NeedId, Expr::value(need.0));
        let update = match by {
            Some(by) => update.col_expr(question::Column::MovedBy, Expr::value(by.0)),
            None => update.filter(question::Column::MovedBy.is_null()),
        };
        update.exec(self.connection()).await?;
        self.changed(Change::Needs);
        Ok(())
    }

    /// Keeps what the sentence model made of a question: it has been looked at.
    pub async fn save_vector(&mut self, message: MessageId, vector: Vec<u8>) -> Stored<()> {
        self.update::<question::Entity>(question::Column::MessageId.eq(message.0))
            .col_expr(question::Column::Vector, Expr::value(vector))
            .exec(self.connection())
            .await?;
        Ok(())
    }

    /// Moves every question of one need to another, by a person's hand.
    pub async fn move_questions(&mut self, from: NeedId, to: NeedId, by: StaffId) -> Stored<()> {
        self.update::<question::Entity>(question::Column::NeedId.eq(from.0))
            .col_expr(question::Column::NeedId, Expr::value(to.0))
            .col_expr(question::Column::MovedBy, Expr::value(by.0))
            .exec(self.connection())
            .await?;
        self.changed(Change::Needs);
        Ok(())
    }

    pub async fn remove_question(&mut self, message: MessageId) -> Stored<()> {
        self.delete::<question::Entity>(question::Column::MessageId.eq(message.0))
            .exec(self.connection())
            .await?;
        self.changed(Change::Needs);
        Ok(())
    }

    /// It asks in other words, and is looked at anew; where a person put it, there it stays.
    pub async fn change_question_text(&mut self, message: MessageId, text: &str) -> Stored<()> {
        self.update::<question::Entity>(question::Column::MessageId.eq(message.0))
            .col_expr(question::Column::Text, Expr::value(text))
            .col_expr(question::Column::Vector, Expr::value(None::<Vec<u8>>))
            .exec(self.connection())
            .await?;
        self.update::<question::Entity>(question::Column::MessageId.eq(message.0))
            .filter(question::Column::MovedBy.is_null())
            .col_expr(question::Column::NeedId, Expr::value(None::<Uuid>))
            .exec(self.connection())
            .await?;
        self.changed(Change::Needs);
        Ok(())
    }

    /// It is known by now who asked.
    pub async fn save_asker(&mut self, message: MessageId, contact: ContactId) -> Stored<()> {
        self.update::<question::Entity>(question::Column::MessageId.eq(message.0))
            .col_expr(question::Column::ContactId, Expr::value(contact.0))
            .exec(self.connection())
            .await?;
        self.changed(Change::Needs);
        Ok(())
    }
}

fn question_to_domain(row: question::Model) -> Question {
    Question {
        message: MessageId(row.message_id),
        conversation: ConversationId(row.conversation_id),
        contact: ContactId(row.contact_id),
        network: row.network,
        need: row.need_id.map(NeedId),
        text: row.text,
        asked_at: Timestamp(row.asked_at),
        vector: row.vector,
        moved_by: row.moved_by.map(StaffId),
    }
}
