//! Letters to the team about what happens here: each leaves once, and nobody's come one upon the other.

use crate::error::{StoreError, Stored};
use crate::rows::{letter, staff, told};
use crate::{BusinessStore, Store, Tx};
use chrono::TimeDelta;
use domain::{ConversationId, LetterId, StaffId, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

/// How a letter stands. One that was being sent when the process died may have arrived: it is not sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterState {
    Waiting,
    Sending,
    Sent,
    Refused,
    Unsure,
    /// What stood in it was over before it left.
    Needless,
}

impl LetterState {
    const ALL: [Self; 6] =
        [Self::Waiting, Self::Sending, Self::Sent, Self::Refused, Self::Unsure, Self::Needless];

    fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Refused => "refused",
            Self::Unsure => "unsure",
            Self::Needless => "needless",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub id: LetterId,
    pub staff: StaffId,
    pub made_at: Timestamp,
    pub state: LetterState,
    pub state_at: Timestamp,
    /// What the mail server said.
    pub why: String,
}

/// Whether it is somebody's turn to get a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Now; when the one before was.
    Now(Option<Timestamp>),
    NotBefore(Timestamp),
}

impl Store {
    pub async fn sweep_letters(&self, before: Timestamp) -> Stored<()> {
        letter::Entity::delete_many()
            .filter(letter::Column::MadeAt.lt(before.0))
            .exec(&self.inner.write)
            .await?;
        Ok(())
    }
}

impl BusinessStore {
    /// In a deed it stays so until the deed is committed.
    pub async fn lookup_letter(&self, id: LetterId) -> Stored<Option<Letter>> {
        self.one_held::<letter::Entity>(letter::Column::Id.eq(id.0)).await?.map(to_domain).transpose()
    }

    /// Somebody's letter that has not left.
    pub async fn find_letter_on_its_way(&self, to: StaffId) -> Stored<Option<Letter>> {
        let theirs =
            letter::Column::StaffId.eq(to.0).and(letter::Column::State.is_in(["waiting", "sending"]));
        self.one_held::<letter::Entity>(theirs).await?.map(to_domain).transpose()
    }

    /// The latest that left, or did not.
    pub async fn find_last_letter(&self, to: StaffId) -> Stored<Option<Letter>> {
        let select = self
            .rows::<letter::Entity>()
            .filter(letter::Column::StaffId.eq(to.0))
            .filter(letter::Column::State.ne("needless"))
            .order_by_desc(letter::Column::MadeAt)
            .limit(1);
        self.first(select).await?.map(to_domain).transpose()
    }

    /// The letters about a conversation that somebody got before, oldest first.
    pub async fn list_letters_about(
        &self,
        conversation: ConversationId,
        to: StaffId,
    ) -> Stored<Vec<LetterId>> {
        #[derive(FromQueryResult)]
        struct Row {
            id: uuid::Uuid,
        }
        let sql = "SELECT id FROM letters WHERE business_id = $1 AND staff_id = $2 AND state IN ('sent', 'unsure') AND id IN
                (SELECT letter_id FROM told JOIN notices ON notices.business_id = $1 AND told.business_id = $1
                    AND notices.sort = told.sort AND notices.about = told.about AND notices.at = told.at
                WHERE notices.conversation_id = $3 AND told.staff_id = $2)
            ORDER BY made_at, id LIMIT 50";
        let values = vec![self.business.0.into(), to.0.into(), conversation.0.into()];
        let rows: Vec<Row> = self.sql(sql, values).await?;
        Ok(rows.into_iter().map(|row| LetterId(row.id)).collect())
    }
}

impl Tx {
    pub async fn add_letter(&mut self, id: LetterId, to: StaffId, now: Timestamp) -> Stored<()> {
        self.add::<letter::Entity, _>(letter::Model {
            business_id: self.business.0,
            id: id.0,
            staff_id: to.0,
            made_at: now.0,
            state: LetterState::Waiting.name().to_owned(),
            state_at: now.0,
            state_why: String::new(),
        })
        .await
    }

    /// Moves a letter from one state to the next, only if it still stands where the caller saw it.
    pub async fn move_letter(
        &mut self,
        id: LetterId,
        from: LetterState,
        to: LetterState,
        why: &str,
        now: Timestamp,
    ) -> Stored<bool> {
        let moved = self
            .update::<letter::Entity>(letter::Column::Id.eq(id.0))
            .filter(letter::Column::State.eq(from.name()))
            .col_expr(letter::Column::State, Expr::value(to.name()))
            .col_expr(letter::Column::StateAt, Expr::value(now.0))
            .col_expr(letter::Column::StateWhy, Expr::value(why))
            .exec(self.connection())
            .await?;
        Ok(moved.rows_affected == 1)
    }

    /// Takes somebody's turn, whichever business writes to them; held until the commit, so that of two at once one waits.
    pub async fn take_turn(&mut self, of: StaffId, between: TimeDelta, now: Timestamp) -> Stored<Pace> {
        let person = self.first_held_of_all(staff::Entity::find_by_id(of.0)).await?;
        let last = person.and_then(|row| row.told_at).map(Timestamp);
        if let Some(last) = last
            && last.plus(between) > now
        {
            return Ok(Pace::NotBefore(last.plus(between)));
        }
        self.give_turn_back(of, Some(now)).await?;
        Ok(Pace::Now(last))
    }

    /// The letter did not leave: the turn is as it was.
    pub async fn give_turn_back(&mut self, of: StaffId, last: Option<Timestamp>) -> Stored<()> {
        staff::Entity::update_many()
            .col_expr(staff::Column::ToldAt, Expr::value(last.map(|at| at.0)))
            .filter(staff::Column::Id.eq(of.0))
            .exec(self.connection())
            .await?;
        Ok(())
    }

    /// Somebody has left the team: what was to be told them is told to nobody.
    pub async fn remove_told(&mut self, letter: LetterId) -> Stored<()> {
        self.delete::<told::Entity>(told::Column::LetterId.eq(letter.0)).exec(self.connection()).await?;
        Ok(())
    }
}

fn to_domain(row: letter::Model) -> Stored<Letter> {
    let state = LetterState::ALL
        .into_iter()
        .find(|state| state.name() == row.state)
        .ok_or_else(|| StoreError::Damaged(format!("letter {} is “{}”", row.id, row.state)))?;
    Ok(Letter {
        id: LetterId(row.id),
        staff: StaffId(row.staff_id),
        made_at: Timestamp(row.made_at),
        state,
        state_at: Timestamp(row.state_at),
        why: row.state_why,
    })
}
