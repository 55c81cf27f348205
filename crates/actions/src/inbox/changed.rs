//! What was said is said otherwise, taken back, or shown to others: the words change, what they were is kept, and what
//! somebody waits for follows the words.

use super::owed::{forget, owe_nothing};
use super::place::{Place, judged};
use super::words::{clean, snippet};
use crate::error::Deed;
use crate::work::Job;
use domain::inbox::{Came, Conversation, Direction, Message, Sight};
use domain::{ConversationId, Timestamp};
use store::{Remark, Tx};

impl Place<'_> {
    pub(super) async fn edit(&self, tx: &mut Tx, remote_id: &str, text: &str, at: Timestamp) -> Deed<()> {
        let text = clean(text);
        let Some(message) = tx.find_message(self.channel.id, remote_id).await? else {
            return self.remark(tx, remote_id, "edited", &text, at).await;
        };
        // An older edit that comes after a newer one changes nothing; of one moment the later told counts.
        if message.text == text || message.edited_at.is_some_and(|edited| edited > at) {
            return Ok(());
        }
        if message.deleted_at.is_some() {
            return self.edit_what_is_gone(tx, message, text, at).await;
        }
        self.change_words(tx, message, &text, at).await
    }

    /// What it said before it was deleted is kept with what it said earlier.
    async fn edit_what_is_gone(
        &self,
        tx: &mut Tx,
        mut gone: Message,
        text: String,
        at: Timestamp,
    ) -> Deed<()> {
        let edited = Message { text, ..gone.clone() };
        tx.add_version(&edited, self.app.now()).await?;
        gone.edited_at = Some(at);
        Ok(tx.save_message(&gone).await?)
    }

    pub(super) async fn delete(&self, tx: &mut Tx, remote_id: &str, at: Timestamp) -> Deed<()> {
        let Some(mut message) = tx.find_message(self.channel.id, remote_id).await? else {
            return self.remark(tx, remote_id, "deleted", "", at).await;
        };
        if message.deleted_at.is_some() {
            return Ok(());
        }
        tx.add_version(&message, self.app.now()).await?;
        let old = snippet(&message);
        message.text = String::new();
        message.deleted_at = Some(at);
        tx.save_message(&message).await?;
        tx.remove_question(message.id).await?;
        tx.remove_attachments(message.id).await?;
        let Some(mut conversation) = tx.lookup_conversation(message.conversation).await? else {
            return Ok(());
        };
        let words = self.words_of_deletion(tx, message.id).await?;
        change_snippet(&mut conversation, &old, words);
        forget(tx, &mut conversation, message.id, at).await?;
        Ok(tx.save_conversation(&conversation).await?)
    }

    /// Others may see it than before: our website obeys.
    pub(super) async fn see(&self, tx: &mut Tx, remote_id: &str, sight: Sight, at: Timestamp) -> Deed<()> {
        let Some(mut message) = tx.find_message(self.channel.id, remote_id).await? else {
            return self.remark(tx, remote_id, "seen", sight.name(), at).await;
        };
        if at < message.sight_at {
            return Ok(());
        }
        let before = message.sight;
        (message.sight, message.sight_at) = (sight, at);
        tx.save_message(&message).await?;
        if before == sight { Ok(()) } else { self.tell_of(tx, message.conversation).await }
    }

    pub(super) async fn change_words(
        &self,
        tx: &mut Tx,
        mut message: Message,
        text: &str,
        at: Timestamp,
    ) -> Deed<()> {
        tx.add_version(&message, self.app.now()).await?;
        let (old, waited) = (snippet(&message), message.waits());
        message.text = text.to_owned();
        message.edited_at = Some(at);
        let Some(mut conversation) = tx.lookup_conversation(message.conversation).await? else {
            return Ok(());
        };
        if let Direction::In { from, asks, release } = &mut message.direction {
            let rule = self.business.releases.of(conversation.kind);
            *release = release.map(|release| release.of_other_words(rule));
            // Who fills in the ask form waits, whatever the words.
            let is_form = conversation.remote_thread == message.remote_id.as_deref().unwrap_or_default()
                && conversation.kind == domain::inbox::Kind::Question;
            *asks = judged(&message.text, conversation.public, is_form);
            let (from, waits) = (*from, asks.waits());
            tx.save_message(&message).await?;
            change_snippet(&mut conversation, &old, &snippet(&message));
            match (waited, waits) {
                (true, true) => {
                    tx.change_question_text(message.id, text).await?;
                    tx.enqueue(Job::Learn.order(self.app), self.app.now()).await?;
                }
                (false, true) => {
                    // From the edit on: before, it asked for nothing.
                    let contact = tx.lookup_identity(from).await?.map(|identity| identity.contact);
                    let contact = contact.unwrap_or(conversation.contact);
                    let came = Came { written_at: at, received_at: self.app.now() };
                    self.ask_for(tx, &mut conversation, &message, contact, came).await?;
                    conversation.unseen += 1;
                    conversation.snippet = snippet(&message);
                    if conversation.closed.is_some_and(|closure| closure.at < at) {
                        conversation.closed = None;
                    }
                }
                (true, false) => {
                    tx.remove_question(message.id).await?;
                    owe_nothing(tx, &mut conversation, message.id, at).await?;
                }
                (false, false) => {}
            }
        } else {
            tx.save_message(&message).await?;
            change_snippet(&mut conversation, &old, &snippet(&message));
        }
        Ok(tx.save_conversation(&conversation).await?)
    }

    /// What was said about a message before it came.
    pub(super) async fn take_in_remarks(&self, tx: &mut Tx, remote_id: &str) -> Deed<()> {
        let remarks = tx.list_remarks(self.channel.id, remote_id).await?;
        if remarks.is_empty() {
            return Ok(());
        }
        for sort in ["edited", "seen", "deleted"] {
            let Some(remark) = remarks.iter().find(|remark| remark.sort == sort) else { continue };
            match sort {
                "edited" => self.edit(tx, remote_id, &remark.said, remark.at).await?,
                "deleted" => self.delete(tx, remote_id, remark.at).await?,
                _ => {
                    if let Some(sight) = Sight::from_name(&remark.said) {
                        self.see(tx, remote_id, sight, remark.at).await?;
                    }
                }
            }
        }
        Ok(tx.remove_remarks(self.channel.id, remote_id).await?)
    }

    async fn remark(&self, tx: &mut Tx, remote_id: &str, sort: &str, said: &str, at: Timestamp) -> Deed<()> {
        // What is said about a publication of ours is no message's; what was erased is not heard of again.
        if super::erase::was_erased(tx, self.channel.id, remote_id).await? {
            return Ok(());
        }
        if tx.find_publication_there(self.channel.id, remote_id).await?.is_some() {
            return Ok(());
        }
        let remark = Remark { sort: sort.to_owned(), said: said.to_owned(), at };
        Ok(tx.save_remark(self.channel.id, remote_id, &remark, self.app.now()).await?)
    }

    /// The conversation shows something else now, on the desk and under its piece.
    async fn tell_of(&self, tx: &mut Tx, id: ConversationId) -> Deed<()> {
        match tx.lookup_conversation(id).await? {
            Some(conversation) => Ok(tx.save_conversation(&conversation).await?),
            None => Ok(()),
        }
    }
}

fn change_snippet(conversation: &mut Conversation, old: &str, new: &str) {
    if conversation.snippet == old {
        new.clone_into(&mut conversation.snippet);
    }
}
