//! What a message is owed, and what settles it.
//!
//! Every message that asks is owed an answer from the moment it was asked. An answer settles what its writer had
//! before them; what came later, or was heard of later, still waits by its own promise.

use super::place::Place;
use super::words::snippet;
use crate::error::Deed;
use crate::notices::heed_question;
use domain::inbox::{Came, Conversation, Direction, Message};
use domain::promises::{Due, Met, Waiver};
use domain::{DueId, MessageId, StaffId, Timestamp};
use store::Tx;

impl Place<'_> {
    /// Opens what the message is owed since it came so: written, or edited until it asks. Settled at once where it was
    /// answered on the network before it reached us.
    pub(super) async fn owe(
        &self,
        tx: &mut Tx,
        conversation: &mut Conversation,
        message: &Message,
        came: Came,
    ) -> Deed<()> {
        // A promise does not reach back to before anybody listened here.
        let asked_at = came.written_at.max(self.channel.connected_at).min(self.app.now());
        let due_at = self.business.due_at(asked_at);
        let mut due = Due {
            id: self.app.new_id(),
            conversation: conversation.id,
            message: message.id,
            came,
            asked_at,
            due_at,
            met: None,
            waived: None,
            counts: true,
        };
        if let Some(ours) = tx.find_written_there(conversation.id, came.written_at).await? {
            match settled(&due, &ours, ours.written_at) {
                Settled::Met(met) => due.met = Some(met),
                Settled::Before(waiver) => due.waived = Some(waiver),
            }
            // Asked twice before one answer it is one case, in whatever order we hear of it.
            due.counts = !tx.has_answered(conversation.id, ours.id).await?;
        } else if let Some(first) = tx.find_open_due(conversation.id).await? {
            due.counts = !first.covers(due_at);
        }
        let warn_at = self.business.promise.warns_at(asked_at, due_at).at;
        tx.add_due(&due, warn_at).await?;
        if due.is_open() {
            heed_question(self.app, tx, &due, warn_at).await?;
        }
        if due.is_open() && conversation.due_at.is_none_or(|first| due_at < first) {
            conversation.due_at = Some(due_at);
            conversation.snippet = snippet(message);
        }
        Ok(())
    }
}

/// Our answer is out: whatever its writer had before them waits no longer.
pub(super) async fn settle_due(
    tx: &mut Tx,
    conversation: &mut Conversation,
    ours: &Message,
    at: Timestamp,
) -> Deed<()> {
    let (answered, open): (Vec<_>, Vec<_>) =
        tx.list_open_dues(conversation.id).await?.into_iter().partition(|due| ours.knew(due.came));
    let mut met: Vec<DueId> = Vec::new();
    for due in answered {
        match settled(&due, ours, at) {
            Settled::Met(_) => met.push(due.id),
            Settled::Before(waiver) => tx.waive_dues([due.id], waiver).await?,
        }
    }
    tx.meet_dues(met, Met { at, with: ours.id, by: by_whom(ours) }).await?;
    conversation.last_message_at = conversation.last_message_at.max(ours.written_at);
    if open.is_empty() {
        conversation.snippet = snippet(ours);
    }
    go_on_waiting(tx, conversation, &open).await
}

/// The message asks nothing any more: its writer took it back, or says something else now. Nobody waits for it, and no
/// promise was broken.
pub(super) async fn owe_nothing(
    tx: &mut Tx,
    conversation: &mut Conversation,
    message: MessageId,
    at: Timestamp,
) -> Deed<()> {
    let open = tx.list_dues_of(message).await?.into_iter().filter(Due::is_open).map(|due| due.id);
    tx.waive_dues(open, Waiver { at, by: None }).await?;
    let open = tx.list_open_dues(conversation.id).await?;
    go_on_waiting(tx, conversation, &open).await
}

/// The message was deleted: beside that, it is no case of a promise, kept or broken.
pub(super) async fn forget(
    tx: &mut Tx,
    conversation: &mut Conversation,
    message: MessageId,
    at: Timestamp,
) -> Deed<()> {
    owe_nothing(tx, conversation, message, at).await?;
    for due in tx.list_dues_of(message).await? {
        tx.count_due(due.id, false).await?;
    }
    Ok(())
}

/// What is due first of what still waits counts for itself from now on, and stands in the list.
pub(super) async fn go_on_waiting(tx: &mut Tx, conversation: &mut Conversation, open: &[Due]) -> Deed<()> {
    if let Some(first) = open.first() {
        if !first.counts {
            tx.count_due(first.id, true).await?;
        }
        if let Some(message) = tx.lookup_message(first.message).await? {
            conversation.snippet = snippet(&message);
        }
    }
    conversation.due_at = open.first().map(|due| due.due_at);
    Ok(())
}

enum Settled {
    Met(Met),
    /// Answered before anybody listened here: no case of a promise at all.
    Before(Waiver),
}

fn settled(due: &Due, ours: &Message, at: Timestamp) -> Settled {
    if at < due.asked_at {
        Settled::Before(Waiver { at, by: None })
    } else {
        Settled::Met(Met { at, with: ours.id, by: by_whom(ours) })
    }
}

fn by_whom(ours: &Message) -> Option<StaffId> {
    match ours.direction {
        Direction::Out { by, .. } => by,
        _ => None,
    }
}
