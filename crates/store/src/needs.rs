//! Needs and the questions in them.

use crate::error::Stored;
use crate::rows::{need, question};
use crate::{BusinessStore, Change, Tx};
use domain::{ContactId, ConversationId, MessageId, NeedId, StaffId, Timestamp};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

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

/// How many asked, computed from the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedFigures {
    pub need: NeedId,
    /// Different people.
    pub people: u64,
    pub questions: u64,
    pub first_asked: Timestamp,
    pub last_asked: Timestamp,
}

#[derive(FromQueryResult)]
struct FiguresRow {
    need: Uuid,
    people: i64,
    questions: i64,
    first_asked: i64,
    last_asked: i64,
}

#[derive(FromQueryResult)]
struct WeekRow {
    need: Uuid,
    week: i64,
    n: i64,
}

#[derive(FromQueryResult)]
struct NetworkRow {
    need: Uuid,
    network: String,
    n: i64,
}

#[derive(FromQueryResult)]
struct PeopleRow {
    n: i64,
}

const WEEK: i64 = 7 * 24 * 3600 * 1_000_000;

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

    /// People and questions of every need since `since`.
    pub async fn list_need_figures(&self, since: Timestamp) -> Stored<Vec<NeedFigures>> {
        let sql = "SELECT need_id AS need, COUNT(DISTINCT contact_id) AS people, COUNT(*) AS questions,
                MIN(asked_at) AS first_asked, MAX(asked_at) AS last_asked
            FROM questions WHERE business_id = $1 AND need_id IS NOT NULL AND asked_at >= $2 GROUP BY need_id";
        let rows: Vec<FiguresRow> = self.sql(sql, vec![self.business.0.into(), since.0.into()]).await?;
        Ok(rows
            .into_iter()
            .map(|row| NeedFigures {
                need: NeedId(row.need),
                people: row.people as u64,
                questions: row.questions as u64,
                first_asked: Timestamp(row.first_asked),
                last_asked: Timestamp(row.last_asked),
            })
            .collect())
    }

    /// Questions of each need in each of the last `weeks` weeks: (need, week from 0 = oldest, how many).
    pub async fn list_need_weeks(&self, now: Timestamp, weeks: i64) -> Stored<Vec<(NeedId, usize, u64)>> {
        let start = now.0 - weeks * WEEK;
        let sql = "SELECT need_id AS need, (asked_at - $2) / $3 AS week, COUNT(*) AS n FROM questions
            WHERE business_id = $1 AND need_id IS NOT NULL AND asked_at >= $2 AND asked_at < $4
            GROUP BY need_id, (asked_at - $2) / $3";
        let values = vec![self.business.0.into(), start.into(), WEEK.into(), now.0.into()];
        let rows: Vec<WeekRow> = self.sql(sql, values).await?;
        Ok(rows.into_iter().map(|row| (NeedId(row.need), row.week as usize, row.n as u64)).collect())
    }

    /// On which networks each need was asked, most first.
    pub async fn list_need_networks(&self) -> Stored<Vec<(NeedId, String, u64)>> {
        let sql = "SELECT need_id AS need, network, COUNT(DISTINCT contact_id) AS n FROM questions
            WHERE business_id = $1 AND need_id IS NOT NULL GROUP BY need_id, network ORDER BY n DESC, network";
        let rows: Vec<NetworkRow> = self.sql(sql, vec![self.business.0.into()]).await?;
        Ok(rows.into_iter().map(|row| (NeedId(row.need), row.network, row.n as u64)).collect())
    }

    /// How many different people asked something that no article answers yet.
    pub async fn count_people_unanswered(&self) -> Stored<u64> {
        let sql = "SELECT COUNT(DISTINCT contact_id) AS n FROM questions q
            WHERE q.business_id = $1 AND q.need_id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM articles a WHERE a.business_id = q.business_id AND a.need_id = q.need_id AND a.out_at IS NOT NULL)";
        let rows: Vec<PeopleRow> = self.sql(sql, vec![self.business.0.into()]).await?;
        Ok(rows.first().map_or(0, |row| row.n as u64))
    }

    /// The questions of a need, newest first.
    pub async fn list_questions(&self, need: NeedId, limit: u64) -> Stored<Vec<Question>> {
        let select = self
            .rows::<question::Entity>()
            .filter(question::Column::NeedId.eq(need.0))
            .order_by_desc(question::Column::AskedAt)
            .limit(limit);
        Ok(self.all(select).await?.into_iter().map(question_to_domain).collect())
    }

    /// The newest questions of all, for finding groups: at most `limit`.
    pub async fn list_all_questions(&self, limit: u64) -> Stored<Vec<Question>> {
        let select = self.rows::<question::Entity>().order_by_desc(question::Column::AskedAt).limit(limit);
        Ok(self.all(select).await?.into_iter().map(question_to_domain).collect())
    }

    pub async fn lookup_question(&self, message: MessageId) -> Stored<Option<Question>> {
        let row = self.one::<question::Entity>(question::Column::MessageId.eq(message.0)).await?;
        Ok(row.map(question_to_domain))
    }

    /// What was asked in one conversation, newest first.
    pub async fn list_questions_in(&self, conversation: ConversationId) -> Stored<Vec<Question>> {
        let select = self
            .rows::<question::Entity>()
            .filter(question::Column::ConversationId.eq(conversation.0))
            .order_by_desc(question::Column::AskedAt);
        Ok(self.all(select).await?.into_iter().map(question_to_domain).collect())
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

    /// Puts a question into a need (or none), by the machine or by a person.
    pub async fn place_question(
        &mut self,
        message: MessageId,
        need: Option<NeedId>,
        vector: Option<Vec<u8>>,
        moved_by: Option<StaffId>,
    ) -> Stored<()> {
        let mut update = self
            .update::<question::Entity>(question::Column::MessageId.eq(message.0))
            .col_expr(question::Column::NeedId, Expr::value(need.map(|id| id.0)));
        if let Some(vector) = vector {
            update = update.col_expr(question::Column::Vector, Expr::value(vector));
        }
        if let Some(by) = moved_by {
            update = update.col_expr(question::Column::MovedBy, Expr::value(by.0));
        }
        update.exec(self.connection()).await?;
        self.changed(Change::Needs);
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

    pub async fn change_question_text(&mut self, message: MessageId, text: &str) -> Stored<()> {
        self.update::<question::Entity>(question::Column::MessageId.eq(message.0))
            .col_expr(question::Column::Text, Expr::value(text))
            .exec(self.connection())
            .await?;
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
