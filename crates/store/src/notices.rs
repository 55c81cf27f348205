//! What happened that somebody should know of, and who was told.

use crate::error::{StoreError, Stored};
use crate::rows::{due, message, notice, publication, told};
use crate::{BusinessStore, Store, Tx};
use domain::notices::{Notice, Sort};
use domain::promises::Due;
use domain::publishing::Publication;
use domain::{ConversationId, LetterId, StaffId, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait as _, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    Statement,
};
use std::collections::{BTreeMap, HashSet};
use uuid::Uuid;

impl Store {
    /// Throws away what is long over, with who was told of it.
    pub async fn sweep_notices(&self, before: Timestamp) -> Stored<()> {
        let over = notice::Column::DoneAt.lt(before.0);
        notice::Entity::delete_many().filter(over).exec(&self.inner.write).await?;
        let old = told::Column::At.lt(before.0);
        told::Entity::delete_many().filter(old).exec(&self.inner.write).await?;
        Ok(())
    }
}

impl BusinessStore {
    /// What may be told by now and is not over, what came first on top.
    pub async fn list_open_notices(&self, now: Timestamp, limit: u64) -> Stored<Vec<Notice>> {
        let select = self
            .rows::<notice::Entity>()
            .filter(notice::Column::DoneAt.is_null())
            .filter(notice::Column::TellAt.lte(now.0))
            .order_by_asc(notice::Column::TellAt)
            .limit(limit);
        self.all(select).await?.iter().map(to_domain).collect()
    }

    /// When the next one is to be looked at.
    pub async fn find_next_notice(&self) -> Stored<Option<Timestamp>> {
        let select = self
            .rows::<notice::Entity>()
            .filter(notice::Column::DoneAt.is_null())
            .order_by_asc(notice::Column::TellAt)
            .limit(1);
        Ok(self.first(select).await?.map(|row| Timestamp(row.tell_at)))
    }

    /// Of these, who was told of what.
    pub async fn list_told(&self, notices: &[Notice]) -> Stored<HashSet<(Notice, StaffId)>> {
        let about = notices.iter().map(|notice| notice.about);
        let select = self.rows::<told::Entity>().filter(told::Column::About.is_in(about));
        let rows = self.all(select).await?;
        let known: BTreeMap<_, _> =
            notices.iter().map(|notice| ((notice.sort.name(), notice.about, notice.at.0), *notice)).collect();
        let told = rows.iter().filter_map(|row| {
            let notice = known.get(&(row.sort.as_str(), row.about, row.at))?;
            Some((*notice, StaffId(row.staff_id)))
        });
        Ok(told.collect())
    }

    /// What stands in a letter.
    pub async fn list_notices_in(&self, letter: LetterId) -> Stored<Vec<Notice>> {
        let rows = self.all(self.rows::<told::Entity>().filter(told::Column::LetterId.eq(letter.0))).await?;
        let about = rows.iter().map(|row| row.about);
        let notices =
            self.all(self.rows::<notice::Entity>().filter(notice::Column::About.is_in(about))).await?;
        let is_in = |notice: &&notice::Model| {
            rows.iter().any(|row| row.sort == notice.sort && row.about == notice.about && row.at == notice.at)
        };
        notices.iter().filter(is_in).map(to_domain).collect()
    }

    /// The dues with these ids.
    pub async fn list_dues_by_id(&self, ids: impl IntoIterator<Item = Uuid>) -> Stored<Vec<Due>> {
        let select = self.rows::<due::Entity>().filter(due::Column::Id.is_in(ids));
        Ok(self.all(select).await?.iter().map(crate::promises::to_domain).collect())
    }

    /// The publications with these ids.
    pub async fn list_publications_by_id(
        &self,
        ids: impl IntoIterator<Item = Uuid>,
    ) -> Stored<Vec<Publication>> {
        let select = self.rows::<publication::Entity>().filter(publication::Column::Id.is_in(ids));
        self.all(select).await?.into_iter().map(crate::publishing::to_domain).collect()
    }

    /// Of these conversations, those in which an answer of ours, written after a moment, has not left yet.
    pub async fn list_being_answered(
        &self,
        conversations: impl IntoIterator<Item = ConversationId>,
        since: Timestamp,
    ) -> Stored<Vec<ConversationId>> {
        let select = self
            .rows::<message::Entity>()
            .filter(message::Column::ConversationId.is_in(conversations.into_iter().map(|id| id.0)))
            .filter(message::Column::WrittenAt.gt(since.0))
            .filter(message::Column::SendState.is_in(["waiting", "sending"]));
        Ok(self.all(select).await?.iter().map(|row| ConversationId(row.conversation_id)).collect())
    }
}

impl Tx {
    /// Notes that this happened. Noted twice it is there once.
    pub async fn add_notice(&mut self, new: &Notice, tell_at: Timestamp) -> Stored<()> {
        use notice::Column::{About, At, BusinessId, Sort};
        let row = notice::Model {
            business_id: self.business.0,
            sort: new.sort.name().to_owned(),
            about: new.about,
            at: new.at.0,
            conversation_id: new.conversation.map(|id| id.0),
            tell_at: tell_at.0,
            done_at: None,
        };
        self.add_unless_there::<notice::Entity, _>(row, [BusinessId, Sort, About, At]).await?;
        Ok(())
    }

    /// It is over, or everybody is told.
    pub async fn finish_notice(&mut self, of: &Notice, now: Timestamp) -> Stored<()> {
        self.update::<notice::Entity>(this(of))
            .col_expr(notice::Column::DoneAt, Expr::value(now.0))
            .exec(self.connection())
            .await?;
        Ok(())
    }

    /// It is looked at again then.
    pub async fn put_off_notice(&mut self, of: &Notice, until: Timestamp) -> Stored<()> {
        self.update::<notice::Entity>(this(of))
            .col_expr(notice::Column::TellAt, Expr::value(until.0))
            .exec(self.connection())
            .await?;
        Ok(())
    }

    /// Somebody wants to hear otherwise, or something is another's now: what was put off is looked at again at once.
    pub async fn look_at_notices_anew(&mut self, of: Option<ConversationId>, now: Timestamp) -> Stored<()> {
        // A warning is not told before its time.
        let its_time = notice::Column::Sort.ne(Sort::Warning.name()).or(notice::Column::At.lte(now.0));
        let all = Condition::all().add(notice::Column::DoneAt.is_null()).add(its_time);
        let all = match of {
            Some(id) => all.add(notice::Column::ConversationId.eq(id.0)),
            None => all,
        };
        self.update::<notice::Entity>(all)
            .col_expr(notice::Column::TellAt, Expr::value(now.0))
            .exec(self.connection())
            .await?;
        Ok(())
    }

    /// What was over since a moment is not: its questions wait again. Nobody is told twice.
    pub async fn revive_notices(
        &mut self,
        of: ConversationId,
        since: Timestamp,
        now: Timestamp,
    ) -> Stored<()> {
        let sql = "UPDATE notices SET done_at = NULL, tell_at = CASE WHEN at > $4 THEN at ELSE $4 END
            WHERE business_id = $1 AND conversation_id = $2 AND done_at >= $3 AND sort IN ('question', 'warning')";
        let values = [self.business.0.into(), of.0.into(), since.0.into(), now.0.into()];
        let statement = Statement::from_sql_and_values(self.backend(), sql, values);
        self.connection().execute_raw(statement).await?;
        Ok(())
    }

    /// Puts something into somebody's letter. `false`: they were told already.
    pub async fn add_told(&mut self, of: &Notice, staff: StaffId, letter: LetterId) -> Stored<bool> {
        use told::Column::{About, At, BusinessId, Sort, StaffId};
        let row = told::Model {
            business_id: self.business.0,
            sort: of.sort.name().to_owned(),
            about: of.about,
            at: of.at.0,
            staff_id: staff.0,
            letter_id: letter.0,
        };
        self.add_unless_there::<told::Entity, _>(row, [BusinessId, Sort, About, At, StaffId]).await
    }
}

fn this(of: &Notice) -> Condition {
    Condition::all()
        .add(notice::Column::Sort.eq(of.sort.name()))
        .add(notice::Column::About.eq(of.about))
        .add(notice::Column::At.eq(of.at.0))
}

fn to_domain(row: &notice::Model) -> Stored<Notice> {
    let sort = Sort::from_name(&row.sort)
        .ok_or_else(|| StoreError::Damaged(format!("a notice is “{}”", row.sort)))?;
    Ok(Notice {
        sort,
        about: row.about,
        at: Timestamp(row.at),
        conversation: row.conversation_id.map(ConversationId),
    })
}
