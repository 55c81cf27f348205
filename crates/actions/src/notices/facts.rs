//! How the things stand that notices are about: read together, and anew each time somebody is to be told.

use crate::App;
use crate::error::Deed;
use chrono::TimeDelta;
use domain::channels::{Channel, ChannelState};
use domain::inbox::{Conversation, Direction, Message, Send};
use domain::media::Piece;
use domain::notices::{Case, Notice, Sort, TROUBLE_LASTS};
use domain::promises::Due;
use domain::publishing::{Approval, Publication, PublicationState};
use domain::{ChannelId, ConversationId, DueId, MessageId, PublicationId, Timestamp};
use std::collections::{HashMap, HashSet};
use store::BusinessStore;

/// An answer that is to leave within this time is on its way, and nobody is told that its question waits. One that waits
/// longer, for a channel that does not work, answers nobody.
const ON_ITS_WAY: TimeDelta = TimeDelta::minutes(10);
const LOOKS_AGAIN: TimeDelta = TimeDelta::minutes(1);

/// How a thing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Answered, settled, works again, gone.
    Over,
    /// It is to be looked at again then.
    NotYet(Timestamp),
    Stands(Case),
}

/// What notices are about, as it is now.
pub(super) struct Facts {
    pub dues: HashMap<DueId, Due>,
    pub conversations: HashMap<ConversationId, Conversation>,
    pub messages: HashMap<MessageId, Message>,
    /// Removed ones, too, for their names.
    pub channels: Vec<Channel>,
    in_use: HashSet<ChannelId>,
    pub publications: HashMap<PublicationId, Publication>,
    pub pieces: HashMap<PublicationId, Piece>,
    being_answered: HashSet<ConversationId>,
    now: Timestamp,
}

impl Facts {
    pub async fn of(app: &App, desk: &BusinessStore, notices: &[Notice]) -> Deed<Self> {
        let now = app.now();
        let about = |sorts: &[Sort]| -> Vec<_> {
            notices.iter().filter(|notice| sorts.contains(&notice.sort)).map(|notice| notice.about).collect()
        };
        let dues = desk.list_dues_by_id(about(&[Sort::Question, Sort::Warning])).await?;
        let conversations: HashSet<_> = notices.iter().filter_map(|notice| notice.conversation).collect();
        let being_answered =
            desk.list_being_answered(conversations.iter().copied(), now.minus(ON_ITS_WAY)).await?;
        let mut messages = HashMap::new();
        let asked = dues.iter().map(|due| due.message);
        for id in asked.chain(about(&[Sort::Answer]).into_iter().map(MessageId)) {
            messages.extend(desk.lookup_message(id).await?.map(|message| (id, message)));
        }
        let publications = desk.list_publications_by_id(about(&[Sort::Publication])).await?;
        let mut pieces = HashMap::new();
        for one in &publications {
            pieces.extend(desk.lookup_piece(one.piece).await?.map(|piece| (one.id, piece)));
        }
        let conversations = desk.list_conversations(conversations).await?;
        Ok(Self {
            dues: dues.into_iter().map(|due| (due.id, due)).collect(),
            conversations: conversations.into_iter().map(|one| (one.id, one)).collect(),
            messages,
            channels: desk.list_known_channels().await?,
            in_use: desk.list_channels().await?.iter().map(|channel| channel.id).collect(),
            publications: publications.into_iter().map(|one| (one.id, one)).collect(),
            pieces,
            being_answered: being_answered.into_iter().collect(),
            now,
        })
    }

    pub fn standing(&self, notice: &Notice) -> Standing {
        let standing = match notice.sort {
            Sort::Question | Sort::Warning => self.of_question(notice),
            Sort::Channel => self.of_channel(notice),
            Sort::Answer => self.of_answer(notice),
            Sort::Publication => self.of_publication(notice),
        };
        standing.unwrap_or(Standing::Over)
    }

    fn of_question(&self, notice: &Notice) -> Option<Standing> {
        let due = self.dues.get(&DueId(notice.about)).filter(|due| due.is_open())?;
        let conversation = self.conversations.get(&due.conversation)?;
        let again = self.now.plus(LOOKS_AGAIN);
        // Asked while another question waits it is the same case, until that one is answered without it.
        if !due.counts || self.being_answered.contains(&due.conversation) {
            return Some(Standing::NotYet(again));
        }
        let whose = conversation.assignee;
        Some(Standing::Stands(Case { from: notice.at, breaks_at: Some(due.due_at), whose }))
    }

    fn of_channel(&self, notice: &Notice) -> Option<Standing> {
        let channel = self.channels.iter().find(|channel| channel.id.0 == notice.about)?;
        if !self.in_use.contains(&channel.id) {
            return None;
        }
        let from = match channel.state {
            ChannelState::Troubled { since, .. } if since == notice.at => since.plus(TROUBLE_LASTS),
            ChannelState::Reconnect { since, .. } if since == notice.at => since,
            _ => return None,
        };
        if from > self.now {
            return Some(Standing::NotYet(from));
        }
        Some(Standing::Stands(Case { from, breaks_at: None, whose: None }))
    }

    fn of_answer(&self, notice: &Notice) -> Option<Standing> {
        let message = self.messages.get(&MessageId(notice.about))?;
        let Direction::Out { by, send } = &message.direction else { return None };
        let stands = message.deleted_at.is_none()
            && match send {
                Send::Refused { .. } => true,
                Send::Unsure { since, .. } => *since == notice.at,
                _ => false,
            };
        stands.then_some(Standing::Stands(Case { from: notice.at, breaks_at: None, whose: *by }))
    }

    fn of_publication(&self, notice: &Notice) -> Option<Standing> {
        let publication = self.publications.get(&PublicationId(notice.about))?;
        let stands = match &publication.state {
            PublicationState::Failed { .. } => true,
            PublicationState::Unsure { since, .. } => *since == notice.at,
            _ => false,
        };
        let whose = publication.approval.map(Approval::staff);
        stands.then_some(Standing::Stands(Case { from: notice.at, breaks_at: None, whose }))
    }
}
