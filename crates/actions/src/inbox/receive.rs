//! Taking in what arrives: once, in the right order, where it belongs, with the promise it carries.

use crate::App;
use crate::error::{Deed, DeedError};
use crate::work::Job;
use domain::business::Business;
use domain::channels::{Channel, Incoming, IncomingMessage};
use domain::contacts::{Contact, Identity};
use domain::inbox::{
    Asks, Belongs, Conversation, Direction, Kind, Known, Message, Origin, Send, Shown, belongs,
};
use domain::promises::{Due, Met};
use domain::text::{one_line, tidy};
use domain::{BusinessId, ConversationId, MessageId, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Question, Tx};

/// Longest text of theirs that is kept. No network lets people write more; a mail may.
const MOST_CHARACTERS: usize = 60_000;
const SNIPPET: usize = 160;

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

/// Places the replies to a message that is gone for good: each begins a conversation of its own.
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

pub(super) struct Place<'a> {
    pub app: &'a App,
    pub business: &'a Business,
    pub channel: &'a Channel,
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

    async fn keep_waiting(&self, tx: &mut Tx, message: &IncomingMessage) -> Deed<()> {
        let parent = message.parent.clone().unwrap_or_default();
        let now = self.app.now();
        if tx.save_orphan(self.channel.id, &message.remote_id, &parent, write_orphan(message), now).await? {
            let order = Job::FetchParent { channel: self.channel.id, parent };
            // The parent is most likely in the next webhook.
            tx.enqueue(order.order_at(self.app, now.plus(chrono::TimeDelta::seconds(5))), now).await?;
        }
        Ok(())
    }

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
            .find(|ours| ours.text.trim() == text.trim());
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

    /// Opens what the message is owed, unless something is owed already or it was answered before it reached us.
    async fn owe(&self, tx: &mut Tx, conversation: &mut Conversation, message: &Message) -> Deed<()> {
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

    async fn identity(&self, tx: &mut Tx, message: &IncomingMessage) -> Deed<Identity> {
        let name = one_line(&tidy(&message.from.name), 120);
        let handle = message.from.handle.as_deref().map(|handle| one_line(&tidy(handle), 253));
        if let Some(mut known) = tx.find_identity(&self.channel.network, &message.from.remote_id).await? {
            if (!name.is_empty() && known.name != name) || (handle.is_some() && known.handle != handle) {
                known.name = name;
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

    async fn edit(&self, tx: &mut Tx, remote_id: &str, text: &str, at: Timestamp) -> Deed<()> {
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

    async fn change_words(&self, tx: &mut Tx, mut message: Message, text: &str, at: Timestamp) -> Deed<()> {
        tx.add_version(&message, self.app.now()).await?;
        let old = snippet(&message);
        message.text = text.to_owned();
        message.edited_at = Some(at);
        tx.save_message(&message).await?;
        tx.change_question_text(message.id, text).await?;
        self.change_snippet(tx, message.conversation, &old, snippet(&message)).await
    }

    async fn delete(&self, tx: &mut Tx, remote_id: &str, at: Timestamp) -> Deed<()> {
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

fn by_whom(ours: &Message) -> Option<domain::StaffId> {
    match ours.direction {
        Direction::Out { by, .. } => by,
        _ => None,
    }
}

pub(super) fn snippet(message: &Message) -> String {
    let words = one_line(&message.text, SNIPPET);
    match (words.is_empty(), message.attachments.len()) {
        (false, _) => words,
        (true, 0) => "(no words)".into(),
        (true, 1) => "(a picture)".into(),
        (true, count) => format!("({count} pictures)"),
    }
}

fn clean(text: &str) -> String {
    let text = tidy(text);
    match text.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// An orphan as it is kept in the store: the store does not look inside.
#[derive(Serialize, Deserialize)]
struct Orphan {
    remote_id: String,
    thread: Option<String>,
    parent: Option<String>,
    under: Option<String>,
    kind: Kind,
    public: bool,
    from: (String, String, Option<String>, bool),
    text: String,
    attachments: Vec<domain::inbox::Attachment>,
    link: Option<String>,
    written_at: Timestamp,
}

fn write_orphan(message: &IncomingMessage) -> String {
    let from = &message.from;
    let orphan = Orphan {
        remote_id: message.remote_id.clone(),
        thread: message.thread.clone(),
        parent: message.parent.clone(),
        under: message.under.clone(),
        kind: message.kind,
        public: message.public,
        from: (from.remote_id.clone(), from.name.clone(), from.handle.clone(), from.ours),
        text: message.text.clone(),
        attachments: message.attachments.clone(),
        link: message.link.clone(),
        written_at: message.written_at,
    };
    serde_json::to_string(&orphan).unwrap_or_default()
}

fn read_orphan(written: &str) -> Option<IncomingMessage> {
    let orphan: Orphan = serde_json::from_str(written).ok()?;
    let (remote_id, name, handle, ours) = orphan.from;
    Some(IncomingMessage {
        remote_id: orphan.remote_id,
        thread: orphan.thread,
        parent: orphan.parent,
        under: orphan.under,
        kind: orphan.kind,
        public: orphan.public,
        from: domain::channels::Author { remote_id, name, handle, ours },
        text: orphan.text,
        attachments: orphan.attachments,
        link: orphan.link,
        written_at: orphan.written_at,
    })
}
