//! What a message is owed, and what settles it.

use super::place::Place;
use super::words::snippet;
use crate::error::Deed;
use domain::inbox::{Conversation, Direction, Message};
use domain::promises::{Due, Met, Waiver};
use domain::{StaffId, Timestamp};
use store::Tx;

impl Place<'_> {
    /// Opens what the message is owed, unless something is owed already or it was answered before it reached us.
    pub(super) async fn owe(
        &self,
        tx: &mut Tx,
        conversation: &mut Conversation,
        message: &Message,
        asked_at: Timestamp,
    ) -> Deed<()> {
        if let Some(due) = tx.find_open_due(conversation.id).await? {
            conversation.due_at = Some(due.due_at);
            return Ok(());
        }
        // A promise does not reach back to before anybody listened here.
        let asked_since = asked_at;
        let asked_at = asked_at.max(self.channel.connected_at).min(self.app.now());
        let due_at = self.business.due_at(asked_at);
        let answered =
            tx.find_last_outbound(conversation.id).await?.filter(|ours| ours.written_at > asked_since);
        let mut due = Due {
            id: self.app.new_id(),
            conversation: conversation.id,
            asked_at,
            due_at,
            met: None,
            waived: None,
        };
        if let Some(ours) = answered {
            settle(&mut due, &ours, ours.written_at);
        }
        tx.add_due(&due, self.business.promise.warns_at(asked_at, due_at).at).await?;
        conversation.due_at = due.is_open().then_some(due_at);
        Ok(())
    }

    /// A message asks for nothing any more: deleted, or edited by its writer. What else was asked in the conversation since
    /// our last answer is still owed; if there is nothing, nobody waits, and no promise was broken.
    pub(super) async fn waits_no_longer(&self, tx: &mut Tx, conversation: &mut Conversation) -> Deed<()> {
        let Some(mut due) = tx.find_open_due(conversation.id).await? else { return Ok(()) };
        let answered = tx.find_last_outbound(conversation.id).await?.map(|ours| ours.written_at);
        let next = tx.list_asking(conversation.id, answered).await?.into_iter().next();
        if let Some(asks) = next {
            due.asked_at =
                asks.written_at.max(self.channel.connected_at).max(due.asked_at).min(self.app.now());
            due.due_at = self.business.due_at(due.asked_at);
            conversation.due_at = Some(due.due_at);
            conversation.snippet = snippet(&asks);
        } else {
            due.waived = Some(Waiver { at: self.app.now(), by: None });
            conversation.due_at = None;
        }
        Ok(tx.save_due(&due).await?)
    }
}

/// Our answer is out: whatever it answers waits no longer.
pub(super) async fn settle_due(
    tx: &mut Tx,
    conversation: &mut Conversation,
    ours: &Message,
    at: Timestamp,
) -> Deed<()> {
    let mut open = tx.find_open_due(conversation.id).await?;
    if let Some(due) = &mut open {
        // Counted from when somebody listened here; what was asked before may have been answered before.
        let asked = tx.find_last_inbound(conversation.id).await?.map(|asked| asked.written_at);
        if due.asked_at <= at || asked.is_some_and(|asked| asked <= at) {
            settle(due, ours, at);
            tx.save_due(due).await?;
        }
    }
    conversation.due_at = open.filter(Due::is_open).map(|due| due.due_at);
    conversation.last_message_at = conversation.last_message_at.max(ours.written_at);
    if conversation.due_at.is_none() {
        conversation.snippet = snippet(ours);
    }
    Ok(())
}

/// Answered; or, where that was before anybody listened here, no case of a promise at all.
fn settle(due: &mut Due, ours: &Message, at: Timestamp) {
    if at < due.asked_at {
        due.waived = Some(Waiver { at, by: None });
    } else {
        due.met = Some(Met { at, with: ours.id, by: by_whom(ours) });
    }
}

fn by_whom(ours: &Message) -> Option<StaffId> {
    match ours.direction {
        Direction::Out { by, .. } => by,
        _ => None,
    }
}
