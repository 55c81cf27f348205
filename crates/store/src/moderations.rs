//! What we do, where they stand, with words of others.

use crate::error::{StoreError, Stored};
use crate::rows::moderation;
use crate::{BusinessStore, Change, Tx};
use domain::inbox::{Message, Moderated, Moderation, ModerationSort, ModerationState};
use domain::{ChannelId, MessageId, StaffId, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

impl BusinessStore {
    /// The latest wish of this sort about a message.
    pub async fn find_moderation(
        &self,
        message: MessageId,
        sort: ModerationSort,
    ) -> Stored<Option<Moderated>> {
        let filter =
            moderation::Column::MessageId.eq(message.0).and(moderation::Column::Sort.eq(sort.name()));
        self.one::<moderation::Entity>(filter).await?.map(to_domain).transpose()
    }

    /// The latest wishes about these messages.
    pub async fn list_moderations(
        &self,
        messages: impl IntoIterator<Item = MessageId>,
    ) -> Stored<Vec<Moderated>> {
        let ids: Vec<Uuid> = messages.into_iter().map(|id| id.0).collect();
        let select = self.rows::<moderation::Entity>().filter(moderation::Column::MessageId.is_in(ids));
        self.all(select).await?.into_iter().map(to_domain).collect()
    }

    /// What waits on a channel or is in doubt there: it goes on when the channel is connected again.
    pub async fn list_stuck_moderations(&self, channel: ChannelId) -> Stored<Vec<Moderated>> {
        let select = self
            .rows::<moderation::Entity>()
            .filter(moderation::Column::ChannelId.eq(channel.0))
            .filter(moderation::Column::State.is_in(["waiting", "doing", "unsure"]))
            .limit(1000);
        self.all(select).await?.into_iter().map(to_domain).collect()
    }
}

impl Tx {
    /// Puts a wish in the place of an earlier one of the same sort.
    pub async fn save_moderation(&mut self, about: &Message, wish: &Moderated) -> Stored<()> {
        let (at, why) = state_words(&wish.state);
        let row = moderation::Model {
            business_id: self.business.0,
            message_id: wish.message.0,
            sort: wish.deed.sort().name().to_owned(),
            channel_id: wish.channel.0,
            deed: wish.deed.name().to_owned(),
            by_staff: wish.by.0,
            wished_at: wish.wished_at.0,
            state: wish.state.name().to_owned(),
            state_at: at.0,
            state_why: why.to_owned(),
        };
        self.put::<moderation::Entity, _>(row).await?;
        self.changed(Change::Conversation(about.conversation));
        Ok(())
    }

    /// Moves a wish on, only if it is still the one, and stands where the caller saw it.
    pub async fn move_moderation(
        &mut self,
        about: &Message,
        from: &Moderated,
        to: &ModerationState,
    ) -> Stored<bool> {
        use moderation::Column;
        let (at, why) = state_words(to);
        let moved = self
            .update::<moderation::Entity>(Column::MessageId.eq(from.message.0))
            .filter(Column::Sort.eq(from.deed.sort().name()))
            .filter(Column::WishedAt.eq(from.wished_at.0))
            .filter(Column::Deed.eq(from.deed.name()))
            .filter(Column::State.eq(from.state.name()))
            .col_expr(Column::State, Expr::value(to.name()))
            .col_expr(Column::StateAt, Expr::value(at.0))
            .col_expr(Column::StateWhy, Expr::value(why))
            .exec(self.connection())
            .await?;
        self.changed(Change::Conversation(about.conversation));
        Ok(moved.rows_affected == 1)
    }
}

fn state_words(state: &ModerationState) -> (Timestamp, &str) {
    match state {
        ModerationState::Waiting { since: at }
        | ModerationState::Doing { since: at }
        | ModerationState::Done { at } => (*at, ""),
        ModerationState::Refused { at, why } | ModerationState::Unsure { since: at, why } => (*at, why),
    }
}

fn to_domain(row: moderation::Model) -> Stored<Moderated> {
    let damaged = || StoreError::Damaged(format!("moderation of message {}", row.message_id));
    let at = Timestamp(row.state_at);
    Ok(Moderated {
        message: MessageId(row.message_id),
        channel: ChannelId(row.channel_id),
        deed: Moderation::from_name(&row.deed).ok_or_else(damaged)?,
        by: StaffId(row.by_staff),
        wished_at: Timestamp(row.wished_at),
        state: match row.state.as_str() {
            "waiting" => ModerationState::Waiting { since: at },
            "doing" => ModerationState::Doing { since: at },
            "done" => ModerationState::Done { at },
            "refused" => ModerationState::Refused { at, why: row.state_why },
            "unsure" => ModerationState::Unsure { since: at, why: row.state_why },
            _ => return Err(damaged()),
        },
    })
}
