//! Taking in what arrives: once, in the right order, where it belongs, with the promise it carries.

use super::orphans::read_orphan;
use super::place::Place;
use super::words::clean;
use crate::App;
use crate::error::{Deed, DeedError};
use domain::BusinessId;
use domain::channels::{Channel, Incoming, IncomingMessage};
use domain::inbox::{Belongs, Direction, Known, belongs};
use store::Tx;

/// Takes in what a network says happened, in one deed. Saying it again changes nothing.
pub async fn receive(
    app: &App,
    business: BusinessId,
    channel: &Channel,
    incoming: Vec<Incoming>,
) -> Deed<()> {
    if incoming.is_empty() {
        return Ok(());
    }
    let mut tx = app.of(business).begin().await?;
    let profile = tx.lookup_business().await?.ok_or(DeedError::NoSuch("business"))?;
    let place = Place { app, business: &profile, channel };
    let mut queue: std::collections::VecDeque<Incoming> = incoming.into();
    while let Some(next) = queue.pop_front() {
        match next {
            Incoming::Message(message) => {
                let remote_id = message.remote_id.clone();
                if place.take(&mut tx, message, false).await? {
                    // Those that waited for it follow at once.
                    for (waiting, written) in tx.list_orphans_of(channel.id, &remote_id).await? {
                        tx.remove_orphan(channel.id, &waiting).await?;
                        queue.extend(read_orphan(&written).map(Incoming::Message));
                    }
                }
            }
            Incoming::Edited { remote_id, text, at } => place.edit(&mut tx, &remote_id, &text, at).await?,
            Incoming::Deleted { remote_id, at } => place.delete(&mut tx, &remote_id, at).await?,
            Incoming::Reacted { under, by, kind, added, at } => {
                if let Some(publication) = tx.find_publication_there(channel.id, &under).await? {
                    tx.save_reaction(publication.id, &by, &kind, added, at).await?;
                }
            }
        }
    }
    Ok(tx.commit().await?)
}

/// Places the replies to a message that is here, or gone for good: then each begins a conversation of its own.
pub(crate) async fn place_waiting(
    app: &App,
    business: BusinessId,
    channel: &Channel,
    parent: &str,
) -> Deed<()> {
    let mut tx = app.of(business).begin().await?;
    let profile = tx.lookup_business().await?.ok_or(DeedError::NoSuch("business"))?;
    let place = Place { app, business: &profile, channel };
    for (remote_id, written) in tx.list_orphans_of(channel.id, parent).await? {
        tx.remove_orphan(channel.id, &remote_id).await?;
        if let Some(message) = read_orphan(&written) {
            place.take(&mut tx, message, true).await?;
        }
    }
    Ok(tx.commit().await?)
}

impl Place<'_> {
    /// Takes one message in; `false` when it is here already or waits for its parent.
    async fn take(&self, tx: &mut Tx, message: IncomingMessage, parent_is_gone: bool) -> Deed<bool> {
        if let Some(known) = tx.find_message(self.channel.id, &message.remote_id).await? {
            // Said again, perhaps with new words: some networks tell an edit only so.
            let text = clean(&message.text);
            if matches!(known.direction, Direction::In { .. })
                && known.deleted_at.is_none()
                && known.text != text
            {
                self.change_words(tx, known, &text, message.written_at).await?;
            }
            return Ok(false);
        }
        let known = self.surroundings(tx, &message).await?;
        match belongs(&message, known) {
            Belongs::WaitsForParent if !parent_is_gone => {
                self.keep_waiting(tx, &message).await?;
                return Ok(false);
            }
            Belongs::To(id) => {
                let conversation =
                    tx.lookup_conversation(id).await?.ok_or(DeedError::NoSuch("conversation"))?;
                self.add(tx, conversation, message).await?;
            }
            Belongs::New | Belongs::WaitsForParent => {
                // Our own posts are publications, not conversations.
                if message.from.ours {
                    return Ok(false);
                }
                let conversation = self.begin(tx, &message, None).await?;
                self.add(tx, conversation, message).await?;
            }
        }
        Ok(true)
    }

    async fn surroundings(&self, tx: &Tx, message: &IncomingMessage) -> Deed<Known> {
        let thread = match &message.thread {
            Some(thread) => tx.find_conversation(self.channel.id, thread).await?.map(|found| found.id),
            None => None,
        };
        let parent = match &message.parent {
            Some(parent) => tx.find_message(self.channel.id, parent).await?.map(|found| found.conversation),
            None => None,
        };
        Ok(Known { thread, parent })
    }
}
