//! What was said is said otherwise, or taken back: the words change, what they were is kept.

use super::place::Place;
use super::words::{clean, snippet};
use crate::error::Deed;
use domain::inbox::Message;
use domain::{ConversationId, Timestamp};
use store::Tx;

impl Place<'_> {
    pub(super) async fn edit(&self, tx: &mut Tx, remote_id: &str, text: &str, at: Timestamp) -> Deed<()> {
        if let Some(message) = tx.find_message(self.channel.id, remote_id).await? {
            let text = clean(text);
            // An older edit that comes after a newer one changes nothing.
            if message.text != text
                && message.deleted_at.is_none()
                && message.edited_at.is_none_or(|edited| edited < at)
            {
                self.change_words(tx, message, &text, at).await?;
            }
        }
        Ok(())
    }

    pub(super) async fn change_words(
        &self,
        tx: &mut Tx,
        mut message: Message,
        text: &str,
        at: Timestamp,
    ) -> Deed<()> {
        tx.add_version(&message, self.app.now()).await?;
        let old = snippet(&message);
        message.text = text.to_owned();
        message.edited_at = Some(at);
        tx.save_message(&message).await?;
        tx.change_question_text(message.id, text).await?;
        self.change_snippet(tx, message.conversation, &old, snippet(&message)).await
    }

    pub(super) async fn delete(&self, tx: &mut Tx, remote_id: &str, at: Timestamp) -> Deed<()> {
        let Some(mut message) = tx.find_message(self.channel.id, remote_id).await? else { return Ok(()) };
        if message.deleted_at.is_some() {
            return Ok(());
        }
        tx.add_version(&message, self.app.now()).await?;
        let old = snippet(&message);
        message.text = String::new();
        message.deleted_at = Some(at);
        tx.save_message(&message).await?;
        tx.remove_question(message.id).await?;
        if let Some(mut conversation) = tx.lookup_conversation(message.conversation).await? {
            super::owed::owe_nothing(tx, &mut conversation, message.id, at).await?;
            tx.save_conversation(&conversation).await?;
        }
        self.change_snippet(tx, message.conversation, &old, "Deleted by its writer".into()).await
    }

    async fn change_snippet(&self, tx: &mut Tx, id: ConversationId, old: &str, new: String) -> Deed<()> {
        if let Some(mut conversation) = tx.lookup_conversation(id).await?
            && conversation.snippet == old
        {
            conversation.snippet = new;
            tx.save_conversation(&conversation).await?;
        }
        Ok(())
    }
}
