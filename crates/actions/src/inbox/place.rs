//! Putting a message where it belongs, and drawing the consequences.

use super::owed::settle_due;
use super::words::{clean, snippet};
use crate::App;
use crate::error::Deed;
use crate::work::Job;

use domain::business::Business;
use domain::channels::{Channel, IncomingMessage};
use domain::contacts::{Contact, Identity};
use domain::inbox::{Asks, Came, Conversation, Direction, Kind, Message, Origin, Send, Shown};
use domain::text::{is_blank, one_line, tidy};
use domain::{ContactId, MessageId};
use store::{Question, Tx};

/// One channel of a business, while something is taken in there.
pub(super) struct Place<'a> {
    pub app: &'a App,
    pub business: &'a Business,
    pub channel: &'a Channel,
}

impl Place<'_> {
    /// Begins a conversation with whoever wrote a message. `thread` is what the network calls it.
    pub async fn begin(
        &self,
        tx: &mut Tx,
        message: &IncomingMessage,
        from: &Identity,
        thread: &str,
        page_hash: Option<String>,
    ) -> Deed<Conversation> {
        let origin = match &message.under {
            Some(under) => tx
                .find_publication_there(self.channel.id, under)
                .await?
                .map(|publication| Origin { piece: publication.piece, publication: Some(publication.id) }),
            None => None,
        };
        let conversation = Conversation {
            id: self.app.new_id(),
            channel: self.channel.id,
            contact: from.contact,
            contact_name: from.called().map(str::to_owned),
            kind: message.kind,
            public: message.public,
            remote_thread: thread.to_owned(),
            under: message.under.clone(),
            origin,
            language: None,
            started_at: message.written_at,
            last_message_at: message.written_at,
            snippet: String::new(),
            due_at: None,
            assignee: None,
            closed: None,
            shown: if message.kind == Kind::Question { Shown::Nameless } else { Shown::Named },
            unseen: 0,
        };
        tx.add_conversation(&conversation, page_hash).await?;
        Ok(conversation)
    }

    /// Adds a message to its conversation and draws the consequences.
    pub async fn add(
        &self,
        tx: &mut Tx,
        conversation: Conversation,
        message: IncomingMessage,
    ) -> Deed<MessageId> {
        if message.from.ours {
            return self.add_ours(tx, conversation, message).await;
        }
        let from = self.identity(tx, &message).await?;
        self.add_theirs(tx, conversation, message, &from).await
    }

    pub(super) async fn add_theirs(
        &self,
        tx: &mut Tx,
        mut conversation: Conversation,
        message: IncomingMessage,
        from: &Identity,
    ) -> Deed<MessageId> {
        let text = clean(&message.text);
        let first_of_a_question = message.kind == Kind::Question && conversation.snippet.is_empty();
        let asks = judged(&text, message.public, first_of_a_question);
        let release = conversation.public.then(|| self.business.releases.of(conversation.kind).first());
        let new = Message {
            id: self.app.new_id(),
            conversation: conversation.id,
            channel: self.channel.id,
            direction: Direction::In { from: from.id, asks, release },
            text: text.clone(),
            remote_id: Some(message.remote_id.clone()),
            link: message.link.clone(),
            written_at: message.written_at,
            received_at: self.app.now(),
            edited_at: None,
            deleted_at: None,
            answers: None,
            attachments: message.attachments,
            sight: message.sight,
            sight_at: message.told_at,
        };
        tx.add_message(&new).await?;
        self.await_pictures(tx, &new).await?;
        let waited = conversation.due_at.is_some();
        if asks.waits() {
            let came = Came { written_at: new.written_at, received_at: new.received_at };
            self.ask_for(tx, &mut conversation, &new, from.contact, came).await?;
        }
        // The line that still waits stays in the list; without one, the last line stands there.
        if !waited && (conversation.due_at.is_some() || new.written_at >= conversation.last_message_at) {
            conversation.snippet = snippet(&new);
        }
        conversation.last_message_at = conversation.last_message_at.max(new.written_at);
        if conversation.closed.is_some_and(|closure| closure.at < new.written_at) {
            conversation.closed = None;
        }
        conversation.unseen += 1;
        tx.save_conversation(&conversation).await?;
        self.take_in_remarks(tx, &message.remote_id).await?;
        Ok(new.id)
    }

    /// Somebody waits for an answer to a message since it came so: it is owed, and stands among the questions.
    pub(super) async fn ask_for(
        &self,
        tx: &mut Tx,
        conversation: &mut Conversation,
        message: &Message,
        contact: ContactId,
        came: Came,
    ) -> Deed<()> {
        self.owe(tx, conversation, message, came).await?;
        let question = Question {
            message: message.id,
            conversation: conversation.id,
            contact,
            network: self.channel.network.clone(),
            need: None,
            text: message.text.clone(),
            asked_at: came.written_at,
            vector: None,
            moved_by: None,
        };
        tx.add_question(&question).await?;
        Ok(tx.enqueue(Job::Learn.order(self.app), self.app.now()).await?)
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
        let remote_id = message.remote_id.clone();
        let ours = if let Some(mut ours) = unconfirmed {
            match &mut ours.direction {
                // Said by hand to have arrived: it settled what it answered then.
                Direction::Out { send: Send::Sent { .. }, .. } => {
                    ours.remote_id = Some(message.remote_id);
                    ours.link = message.link;
                    tx.save_message(&ours).await?;
                    return Ok(ours.id);
                }
                Direction::Out { send, .. } => *send = sent,
                _ => {}
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
                sight: message.sight,
                sight_at: message.told_at,
            };
            tx.add_message(&ours).await?;
            // Who wrote there had seen what stood there.
            let last = tx.find_last_inbound_by(conversation.id, self.app.now()).await?;
            if last.is_none_or(|last| last.written_at <= ours.written_at) {
                conversation.unseen = 0;
            }
            ours
        };
        settle_due(tx, &mut conversation, &ours, message.written_at).await?;
        tx.save_conversation(&conversation).await?;
        self.take_in_remarks(tx, &remote_id).await?;
        Ok(ours.id)
    }

    /// Who wrote it: known, or new. What is told about them is taken in wherever it stands; who is not named at all is
    /// somebody of their own.
    pub(super) async fn identity(&self, tx: &mut Tx, message: &IncomingMessage) -> Deed<Identity> {
        let from = &message.from;
        let told = |text: &Option<String>, most| {
            let text = text.as_deref().map(|text| one_line(&tidy(text), most));
            text.filter(|text| !is_blank(text))
        };
        let (name, handle) = (told(&from.name, 120), told(&from.handle, 253));
        let known = match &from.remote_id {
            Some(id) => tx.find_identity(&self.channel.network, id).await?,
            None => None,
        };
        if let Some(mut known) = known {
            // Whoever fills in a form may write any name beside any address.
            let name = name.filter(|_| message.kind != Kind::Question || known.name.is_none());
            if known.learn(name, handle) {
                tx.save_identity(&known).await?;
                tx.save_contact_name(known.contact, known.name.as_deref()).await?;
                tx.save_called(known.contact, known.called()).await?;
            }
            return Ok(known);
        }
        let contact = Contact { id: self.app.new_id(), name: name.clone(), first_seen_at: self.app.now() };
        let identity = Identity {
            id: self.app.new_id(),
            contact: contact.id,
            network: self.channel.network.clone(),
            remote_id: from.remote_id.clone(),
            name,
            handle,
        };
        tx.add_contact(&contact).await?;
        tx.save_identity(&identity).await?;
        Ok(identity)
    }
}

/// Whether a message wants something of us. `first_of_a_form`: somebody filled in the ask form.
pub(super) fn judged(text: &str, public: bool, first_of_a_form: bool) -> Asks {
    match meaning::asks(text).kind {
        meaning::Asks::Nothing if first_of_a_form => Asks::Question,
        // Sent privately without words, it is a question to look at it.
        meaning::Asks::Nothing if !public && is_blank(text) => Asks::Request,
        meaning::Asks::Nothing => Asks::Nothing,
        meaning::Asks::Question => Asks::Question,
        meaning::Asks::Request => Asks::Request,
        meaning::Asks::Complaint => Asks::Complaint,
    }
}
