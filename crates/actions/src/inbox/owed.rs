//! What a message is owed, and what settles it.

use super::place::Place;
use super::words::snippet;
use crate::error::Deed;
use domain::inbox::{Conversation, Direction, Message};
use domain::promises::{Due, Met};
use domain::{StaffId, Timestamp};
use store::Tx;

impl Place<'_> {
    /// Opens what the message is owed, unless something is owed already or it was answered before it reached us.
    pub(super) async fn owe(
        &self,
        tx: &mut Tx,
        conversation: &mut Conversation,
        message: &Message,
    ) -> Deed<()> {
        if tx.find_open_due(conversation.id).await?.is_some() {
            return Ok(());
        }
        // A promise does not reach back to before anybody listened here.
        let asked_at = message.written_at.max(self.channel.connected_at).min(self.app.now());
        let due_at = self.business.due_at(asked_at);
        let answered =
            tx.find_last_outbound(conversation.id).await?.filter(|ours| ours.written_at > message.written_at);
        let met = answered.map(|ours| Met { at: ours.written_at, with: ours.id, by: by_whom(&ours) });
        let due =
            Due { id: self.app.new_id(), conversation: conversation.id, asked_at, due_at, met, waived: None };
        tx.add_due(&due, self.business.promise.warns_at(asked_at, due_at).at).await?;
        if met.is_none() {
            conversation.due_at = Some(due_at);
        }
        Ok(())
    }
}

/// Our answer is out: whatever it answers waits no longer.
pub(super) async fn settle_due(
    tx: &mut Tx,
    conversation: &mut Conversation,
    ours: &Message,
    at: Timestamp,
) -> Deed<()> {
    if let Some(mut due) = tx.find_open_due(conversation.id).await?
        && due.asked_at <= at
    {
        due.met = Some(Met { at, with: ours.id, by: by_whom(ours) });
        tx.save_due(&due).await?;
        conversation.due_at = None;
    }
    conversation.last_message_at = conversation.last_message_at.max(ours.written_at);
    if conversation.due_at.is_none() {
        conversation.snippet = snippet(ours);
    }
    Ok(())
}

fn by_whom(ours: &Message) -> Option<StaffId> {
    match ours.direction {
        Direction::Out { by, .. } => by,
        _ => None,
    }
}
