//! Putting a message where it belongs, and drawing the consequences.

use super::owed::settle_due;
use super::words::{clean, snippet};
use crate::App;
use crate::error::Deed;
use crate::work::Job;
use domain::MessageId;
use domain::business::Business;
use domain::channels::{Channel, IncomingMessage};
use domain::contacts::{Contact, Identity};
use domain::inbox::{Asks, Conversation, Direction, Kind, Message, Origin, Send, Shown};
use domain::text::{one_line, tidy};
use store::{Question, Tx};

/// One channel of a business, while something is taken in there.
pub(super) struct Place<'a> {
    pub app: &'a App,
    pub business: &'a Business,
    pub channel: &'a Channel,
}

impl Place<'_> {
    /// Begins a conversation with a contact: the known one, or a new one.
    pub async fn begin(
        &self,
        tx: &mut Tx,
        message: &IncomingMessage,
        page_hash: Option<String>,
    ) -> Deed<Conversation> {
        let from = self.identity(tx, message).await?;
        let origin = match &message.under {
            Some(under) => tx.find_publication_there(self.channel.id, under).await?.map(|publication| {
                Origin { article: publication.article, publication: Some(publication.id) }
            }),
            None => None,
        };
        let conversation = Conversation {
            id: self.app.new_id(),
            channel: self.channel.id,
            contact: from.contact,
            contact_name: from.shown_name().to_owned(),
            kind: message.kind,
            public: message.public,
            remote_thread: message.thread.clone().unwrap_or_else(|| message.remote_id.clone()),
            under: message.under.clone(),
            origin,
            started_at: message.written_at,
            last_message_at: message.written_at,
            snippet: String::new(),
            due_at: None,
            assignee: None,
            closed: None,
            shown: if message.kind == Kind::Question { Shown::Nameless } else { Shown::Named },
        };
        tx.add_conversation(&conversation, page_hash).await?;
        Ok(conversation)
    }

    /// Adds a message to its conversation and draws the consequences.
    pub async fn add(
        &self,
        tx: &mut Tx,
        mut conversation: Conversation,
        message: IncomingMessage,
    ) -> Deed<MessageId> {
        if message.from.ours {
            return self.add_ours(tx, conversation, message).await;
        }
        let from = self.identity(tx, &message).await?;
        let text = clean(&message.text);
        let first_of_a_question = message.kind == Kind::Question && conversation.snippet.is_empty();
        let asks = match meaning::asks(&text).kind {
            // Who fills in the ask form waits, whatever the words.
            meaning::Asks::Nothing if first_of_a_question => Asks::Question,
            // A picture or a file without words, sent privately, is a question to look at it.
            meaning::Asks::Nothing
                if !message.public && text.is_empty() && !message.attachments.is_empty() =>
            {
                Asks::Request
            }
            meaning::Asks::Nothing => Asks::Nothing,
            meaning::Asks::Question => Asks::Question,
            meaning::Asks::Request => Asks::Request,
            meaning::Asks::Complaint => Asks::Complaint,
        };
        let new = Message {
            id: self.app.new_id(),
            conversation: conversation.id,
            channel: self.channel.id,
            direction: Direction::In { from: from.id, asks },
            text: text.clone(),
            remote_id: Some(message.remote_id.clone()),
            link: message.link.clone(),
            written_at: message.written_at,
            received_at: self.app.now(),
            edited_at: None,
            deleted_at: None,
            answers: None,
            attachments: message.attachments,
        };
        tx.add_message(&new).await?;
        let waited = conversation.due_at.is_some();
        if asks.waits() {
            self.owe(tx, &mut conversation, &new).await?;
            let question = Question {
                message: new.id,
                conversation: conversation.id,
                contact: from.contact,
                network: self.channel.network.clone(),
                need: None,
                text,
                asked_at: new.written_at,
                vector: None,
                moved_by: None,
            };
            tx.add_question(&question).await?;
            tx.enqueue(Job::Learn.order(self.app), self.app.now()).await?;
        }
        // The line that still waits stays in the list; without one, the last line stands there.
        if !waited && (conversation.due_at.is_some() || new.written_at >= conversation.last_message_at) {
            conversation.snippet = snippet(&new);
        }
        conversation.last_message_at = conversation.last_message_at.max(new.written_at);
        if conversation.closed.is_some_and(|closure| closure.at < new.written_at) {
            conversation.closed = None;
        }
        tx.save_conversation(&conversation).await?;
        Ok(new.id)
    }

    /// Our own words as the network tells them back: the confirmation of an answer of ours, or one that was
    /// written on the network itself. Either answers what waits.
    async fn add_ours(
        &self,
        tx: &mut Tx,
        mut conversation: Conversation,
        message: IncomingMessage,
    ) -> Deed<MessageId> {
        let text = clean(&message.text);
        let unconfirmed = tx
            .list_unconfirmed(conversation.id)
            .await?
            .into_iter()
            // Networks fold white space.
            .find(|ours| ours.text.split_whitespace().eq(text.split_whitespace()));
        let sent = Send::Sent { at: message.written_at };
        let ours = if let Some(mut ours) = unconfirmed {
            if let Direction::Out { send, .. } = &mut ours.direction {
                *send = sent;
            }
            ours.remote_id = Some(message.remote_id);
            ours.link = message.link;
            tx.save_message(&ours).await?;
            ours
        } else {
            let ours = Message {
                id: self.app.new_id(),
                conversation: conversation.id,
                channel: self.channel.id,
                direction: Direction::Out { by: None, send: sent },
                text,
                remote_id: Some(message.remote_id),
                link: message.link,
                written_at: message.written_at,
                received_at: self.app.now(),
                edited_at: None,
                deleted_at: None,
                answers: None,
                attachments: message.attachments,
            };
            tx.add_message(&ours).await?;
            ours
        };
        settle_due(tx, &mut conversation, &ours, message.written_at).await?;
        tx.save_conversation(&conversation).await?;
        Ok(ours.id)
    }

    async fn identity(&self, tx: &mut Tx, message: &IncomingMessage) -> Deed<Identity> {
        let name = one_line(&tidy(&message.from.name), 120);
        let handle = message.from.handle.as_deref().map(|handle| one_line(&tidy(handle), 253));
        if let Some(mut known) = tx.find_identity(&self.channel.network, &message.from.remote_id).await? {
            if (!name.is_empty() && known.name != name) || (handle.is_some() && known.handle != handle) {
                if !name.is_empty() {
                    known.name = name;
                }
                known.handle = handle.or(known.handle);
                tx.save_identity(&known).await?;
            }
            return Ok(known);
        }
        let contact = Contact { id: self.app.new_id(), name: name.clone(), first_seen_at: self.app.now() };
        let identity = Identity {
            id: self.app.new_id(),
            contact: contact.id,
            network: self.channel.network.clone(),
            remote_id: message.from.remote_id.clone(),
            name,
            handle,
        };
        tx.add_contact(&contact).await?;
        tx.save_identity(&identity).await?;
        Ok(identity)
    }
}
