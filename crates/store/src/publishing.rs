//! Media on channels, what people did with it, and who has been told of it.

use crate::error::{StoreError, Stored};
use crate::rows::{publication, reaction, telling};
use crate::{BusinessStore, Change, Tx};
use domain::channels::Reaction;
use domain::publishing::{Approval, Publication, PublicationState};
use domain::{ChannelId, ConversationId, MessageId, PieceId, PublicationId, StaffId, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};

impl BusinessStore {
    pub async fn lookup_publication(&self, id: PublicationId) -> Stored<Option<Publication>> {
        self.one::<publication::Entity>(publication::Column::Id.eq(id.0)).await?.map(to_domain).transpose()
    }

    /// The latest of a piece on a channel.
    pub async fn find_publication(&self, piece: PieceId, channel: ChannelId) -> Stored<Option<Publication>> {
        let filter =
            publication::Column::PieceId.eq(piece.0).and(publication::Column::ChannelId.eq(channel.0));
        // The old and the new one of the same moment are told apart by their ids, which grow.
        let select = self
            .rows::<publication::Entity>()
            .filter(filter)
            .order_by_desc(publication::Column::StateAt)
            .order_by_desc(publication::Column::Id);
        self.first(select).await?.map(to_domain).transpose()
    }

    /// By what the network calls it.
    pub async fn find_publication_there(
        &self,
        channel: ChannelId,
        remote_id: &str,
    ) -> Stored<Option<Publication>> {
        let filter =
            publication::Column::ChannelId.eq(channel.0).and(publication::Column::RemoteId.eq(remote_id));
        self.one::<publication::Entity>(filter).await?.map(to_domain).transpose()
    }

    /// Our publications on a channel that are out there, or may be, without it being known what the network calls them.
    pub async fn list_nameless_publications(&self, channel: ChannelId) -> Stored<Vec<Publication>> {
        use publication::Column;
        let select = self
            .rows::<publication::Entity>()
            .filter(Column::ChannelId.eq(channel.0))
            .filter(Column::RemoteId.is_null())
            .filter(Column::State.is_in(["published", "sending", "unsure"]))
            .order_by_desc(Column::PlannedAt)
            .limit(20);
        self.all(select).await?.into_iter().map(to_domain).collect()
    }

    pub async fn list_publications_of(&self, piece: PieceId) -> Stored<Vec<Publication>> {
        let select = self.rows::<publication::Entity>().filter(publication::Column::PieceId.eq(piece.0));
        self.all(select.order_by_asc(publication::Column::PlannedAt))
            .await?
            .into_iter()
            .map(to_domain)
            .collect()
    }

    /// What is planned of some pieces, the first to go out first.
    pub async fn list_planned_publications(
        &self,
        pieces: impl IntoIterator<Item = PieceId>,
    ) -> Stored<Vec<Publication>> {
        use publication::Column;
        let pieces: Vec<_> = pieces.into_iter().map(|id| id.0).collect();
        if pieces.is_empty() {
            return Ok(Vec::new());
        }
        let select = self
            .rows::<publication::Entity>()
            .filter(Column::PieceId.is_in(pieces))
            .filter(Column::State.eq("planned"))
            .order_by_asc(Column::PlannedAt)
            .order_by_asc(Column::Id);
        self.all(select).await?.into_iter().map(to_domain).collect()
    }

    /// What goes out, or went out, in a stretch of time.
    pub async fn list_publications_between(
        &self,
        from: Timestamp,
        to: Timestamp,
    ) -> Stored<Vec<Publication>> {
        let select = self
            .rows::<publication::Entity>()
            .filter(publication::Column::PlannedAt.gte(from.0))
            .filter(publication::Column::PlannedAt.lt(to.0))
            .order_by_asc(publication::Column::PlannedAt)
            .order_by_asc(publication::Column::Id)
            .limit(500);
        self.all(select).await?.into_iter().map(to_domain).collect()
    }

    /// The remote ids of the latest publications on a channel, newest first.
    pub async fn list_recent_posts(&self, channel: ChannelId, limit: u64) -> Stored<Vec<String>> {
        let select = self
            .rows::<publication::Entity>()
            .filter(publication::Column::ChannelId.eq(channel.0))
            .filter(publication::Column::State.eq("published"))
            .order_by_desc(publication::Column::PlannedAt)
            .limit(limit);
        Ok(self.all(select).await?.into_iter().filter_map(|row| row.remote_id).collect())
    }

    /// Publications of a channel that have not left, or may have: they go on when it is connected again.
    pub async fn list_stuck_publications(&self, channel: ChannelId) -> Stored<Vec<PublicationId>> {
        let select = self
            .rows::<publication::Entity>()
            .filter(publication::Column::ChannelId.eq(channel.0))
            .filter(publication::Column::State.is_in(["planned", "sending", "unsure"]))
            .limit(1000);
        Ok(self.all(select).await?.into_iter().map(|row| PublicationId(row.id)).collect())
    }

    /// The conversations that were told of a piece, or that a person left out, with the message.
    pub async fn list_tellings(&self, piece: PieceId) -> Stored<Vec<(ConversationId, Option<MessageId>)>> {
        let select = self.rows::<telling::Entity>().filter(telling::Column::PieceId.eq(piece.0));
        Ok(self
            .all(select)
            .await?
            .into_iter()
            .map(|row| (ConversationId(row.conversation_id), row.message_id.map(MessageId)))
            .collect())
    }
}

impl Tx {
    pub async fn save_publication(&mut self, changed: &Publication, now: Timestamp) -> Stored<()> {
        let row = to_row(self.business.0, changed, now);
        self.put::<publication::Entity, _>(row).await?;
        self.changed(Change::Piece(changed.piece));
        Ok(())
    }

    /// Moves a publication from one state to the next, only if it still stands where the caller saw it, for the
    /// moment it was planned for.
    pub async fn move_publication(
        &mut self,
        from: &PublicationState,
        changed: &Publication,
        now: Timestamp,
    ) -> Stored<bool> {
        use publication::Column;
        let row = to_row(self.business.0, changed, now);
        let moved = self
            .update::<publication::Entity>(Column::Id.eq(changed.id.0))
            .filter(Column::State.eq(from.name()))
            .filter(Column::PlannedAt.eq(row.planned_at))
            .col_expr(Column::State, Expr::value(row.state))
            .col_expr(Column::StateAt, Expr::value(row.state_at))
            .col_expr(Column::StateWhy, Expr::value(row.state_why))
            .col_expr(Column::RemoteId, Expr::value(row.remote_id))
            .col_expr(Column::Link, Expr::value(row.link))
            .exec(self.connection())
            .await?;
        self.changed(Change::Piece(changed.piece));
        Ok(moved.rows_affected == 1)
    }

    /// What waits for a copy that is planned anew waits for the new one.
    pub async fn wait_for_another(&mut self, old: PublicationId, new: PublicationId) -> Stored<()> {
        use publication::Column;
        self.update::<publication::Entity>(Column::AfterId.eq(old.0))
            .filter(Column::State.eq("planned"))
            .col_expr(Column::AfterId, Expr::value(new.0))
            .exec(self.connection())
            .await?;
        Ok(())
    }

    /// Counts a reaction, once a person and sort, or takes it back. Whatever order they are told in, the latest counts.
    pub async fn save_reaction(
        &mut self,
        publication: PublicationId,
        who: &str,
        told: &Reaction,
        added: bool,
        at: Timestamp,
    ) -> Stored<()> {
        let row = reaction::Model {
            business_id: self.business.0,
            publication_id: publication.0,
            who: who.to_owned(),
            sort: told.sort().to_owned(),
            kind: told.kind().to_owned(),
            at: at.0,
            gone: !added,
        };
        use reaction::Column;
        let same = Column::PublicationId
            .eq(publication.0)
            .and(Column::Who.eq(who))
            .and(Column::Sort.eq(told.sort()));
        let key = [Column::BusinessId, Column::PublicationId, Column::Who, Column::Sort];
        if !self.add_unless_there::<reaction::Entity, _>(row, key).await? {
            self.update::<reaction::Entity>(same)
                .filter(Column::At.lte(at.0))
                .col_expr(Column::Kind, Expr::value(told.kind()))
                .col_expr(Column::At, Expr::value(at.0))
                .col_expr(Column::Gone, Expr::value(!added))
                .exec(self.connection())
                .await?;
        }
        Ok(())
    }

    /// Remembers that a conversation was told (or, without a message, left out); `false` where it was told before.
    /// Who was left out may still be told.
    pub async fn add_telling(
        &mut self,
        piece: PieceId,
        conversation: ConversationId,
        message: Option<MessageId>,
        at: Timestamp,
    ) -> Stored<bool> {
        let row = telling::Model {
            business_id: self.business.0,
            piece_id: piece.0,
            conversation_id: conversation.0,
            message_id: message.map(|id| id.0),
            at: at.0,
        };
        use telling::Column::{At, BusinessId, ConversationId, MessageId, PieceId};
        let mut added =
            self.add_unless_there::<telling::Entity, _>(row, [BusinessId, PieceId, ConversationId]).await?;
        if let (false, Some(message)) = (added, message) {
            let left_out =
                PieceId.eq(piece.0).and(ConversationId.eq(conversation.0)).and(MessageId.is_null());
            let update = self
                .update::<telling::Entity>(left_out)
                .col_expr(MessageId, Expr::value(message.0))
                .col_expr(At, Expr::value(at.0));
            added = update.exec(self.connection()).await?.rows_affected == 1;
        }
        self.changed(Change::Piece(piece));
        Ok(added)
    }

    /// An undone telling is none.
    pub async fn remove_telling(&mut self, message: MessageId) -> Stored<()> {
        self.delete::<telling::Entity>(telling::Column::MessageId.eq(message.0))
            .exec(self.connection())
            .await?;
        Ok(())
    }
}

fn to_row(business: uuid::Uuid, from: &Publication, now: Timestamp) -> publication::Model {
    let (at, why) = match &from.state {
        PublicationState::Planned => (now, String::new()),
        PublicationState::Published { at }
        | PublicationState::Withdrawn { at }
        | PublicationState::Sending { since: at } => (*at, String::new()),
        PublicationState::Failed { reason } => (now, reason.clone()),
        PublicationState::Unsure { since, why } => (*since, why.clone()),
    };
    publication::Model {
        business_id: business,
        id: from.id.0,
        piece_id: from.piece.0,
        channel_id: from.channel.0,
        text: from.text.clone(),
        approved_by: from.approval.map(|approval| approval.staff().0),
        approved_at: from.approval.map(|approval| approval.at().0),
        planned_at: from.planned_at.0,
        after_id: from.after.map(|id| id.0),
        state: from.state.name().to_owned(),
        state_at: at.0,
        state_why: why,
        remote_id: from.remote_id.clone(),
        link: from.link.clone(),
    }
}

pub(crate) fn to_domain(row: publication::Model) -> Stored<Publication> {
    let at = Timestamp(row.state_at);
    let state = match row.state.as_str() {
        "planned" => PublicationState::Planned,
        "sending" => PublicationState::Sending { since: at },
        "published" => PublicationState::Published { at },
        "failed" => PublicationState::Failed { reason: row.state_why },
        "unsure" => PublicationState::Unsure { since: at, why: row.state_why },
        "withdrawn" => PublicationState::Withdrawn { at },
        other => return Err(StoreError::Damaged(format!("publication {} is “{other}”", row.id))),
    };
    Ok(Publication {
        id: PublicationId(row.id),
        piece: PieceId(row.piece_id),
        channel: ChannelId(row.channel_id),
        text: row.text,
        approval: row
            .approved_by
            .zip(row.approved_at)
            .map(|(by, at)| Approval::from_the_record(StaffId(by), Timestamp(at))),
        planned_at: Timestamp(row.planned_at),
        after: row.after_id.map(PublicationId),
        state,
        remote_id: row.remote_id,
        link: domain::Link::of(row.link.as_deref()).map(domain::Link::into_string),
    })
}
