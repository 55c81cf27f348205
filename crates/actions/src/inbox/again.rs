//! A message that is here is told again: perhaps with new words, a name, or shown to others than before.

use super::place::Place;
use super::words::clean;
use crate::error::Deed;
use chrono::TimeDelta;
use domain::IdentityId;
use domain::channels::IncomingMessage;
use domain::contacts::Identity;
use domain::inbox::{Conversation, Direction, Message};
use domain::text::is_blank;
use store::Tx;

/// A network's lists may go on telling what was said before an edit.
const LISTS_LAG: TimeDelta = TimeDelta::minutes(30);

impl Place<'_> {
    /// Some networks tell an edit only so. What is told of an earlier moment than what we know changes nothing, and
    /// knowing less never overwrites knowing more.
    pub(super) async fn hear_again(
        &self,
        tx: &mut Tx,
        mut known: Message,
        told: IncomingMessage,
    ) -> Deed<()> {
        let from = match known.direction {
            Direction::In { from, .. } => Some(from),
            // Answers that left through us keep the words they were approved with.
            Direction::Out { by: None, .. } => None,
            _ => return Ok(()),
        };
        if let Some(from) = from {
            self.learn_writer(tx, &known, from, &told).await?;
        }
        if known.deleted_at.is_some() {
            return Ok(());
        }
        if (known.attachments.is_empty() && !told.attachments.is_empty())
            || (known.link.is_none() && told.link.is_some())
        {
            if known.attachments.is_empty() {
                known.attachments.clone_from(&told.attachments);
            }
            known.link = known.link.or_else(|| told.link.clone());
            tx.save_message(&known).await?;
            self.await_pictures(tx, &known).await?;
        }
        // That nothing changed is no news: lists repeat it all the time.
        if told.sight != known.sight && !self.is_old_news(tx, &known, told.sight).await? {
            self.see(tx, &told.remote_id, told.sight, told.told_at).await?;
        }
        let text = clean(&told.text);
        if is_blank(&text) || known.text == text {
            return Ok(());
        }
        let known_at = known.edited_at.unwrap_or(known.written_at);
        let is_old = told.told_at <= known_at
            || (told.told_at < known_at.plus(LISTS_LAG) && tx.has_said(known.id, &text).await?);
        if is_old {
            return Ok(());
        }
        let known = tx.lookup_message(known.id).await?.unwrap_or(known);
        self.change_words(tx, known, &text, told.told_at).await
    }

    /// Takes in what is told about the writer now. A writer who was nobody so far becomes who they are.
    async fn learn_writer(
        &self,
        tx: &mut Tx,
        known: &Message,
        from: IdentityId,
        told: &IncomingMessage,
    ) -> Deed<()> {
        let Some(so_far) = tx.lookup_identity(from).await? else { return Ok(()) };
        match (&so_far.remote_id, &told.from.remote_id) {
            (None, Some(_)) => {
                let writer = self.identity(tx, told).await?;
                self.give(tx, known, &so_far, &writer).await
            }
            (Some(one), Some(same)) if one == same => {
                // Lists repeat it all the time.
                let is_news = so_far.clone().learn(told.from.name.clone(), told.from.handle.clone());
                if is_news { self.identity(tx, told).await.map(|_| ()) } else { Ok(()) }
            }
            _ => Ok(()),
        }
    }

    /// Gives what nobody wrote to its writer: the message, its question, and the conversation if it began with that.
    async fn give(&self, tx: &mut Tx, known: &Message, nobody: &Identity, writer: &Identity) -> Deed<()> {
        tx.save_writer(known.id, writer.id).await?;
        tx.save_asker(known.id, writer.contact).await?;
        if let Some(conversation) = tx.lookup_conversation(known.conversation).await?
            && conversation.contact == nobody.contact
        {
            let named = Conversation {
                contact: writer.contact,
                contact_name: writer.called().map(str::to_owned),
                ..conversation
            };
            tx.save_conversation(&named).await?;
        }
        Ok(tx.remove_contact(nobody.contact).await?)
    }
}
