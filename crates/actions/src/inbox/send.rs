//! Sending an answer exactly once: what is in doubt is looked for before it is sent again.

use super::owed::settle_due;
use super::picture::pictures_of;
use crate::App;
use crate::channels::{note_trouble, open_connection, save_renewed, stir};
use crate::error::{Deed, DeedError};
use crate::notices::{heed_answer, heed_doubt};
use crate::work::{Outcome, next_look};
use chrono::TimeDelta;
use domain::channels::Channel;
use domain::inbox::{Conversation, Direction, MayAnswer, Message, ReplyText, Send, SendChange, Way};
use domain::publishing::{Approved, SendKey};
use domain::{BusinessId, MessageId, Timestamp};
use networks::{Answer, Connection, Found, NetworkError, Receipt, ReplyTo};
use std::time::Duration;

/// One attempt. Runs as often as it must; whatever state an earlier attempt died in is taken up from the record.
pub(crate) async fn send_message(app: &App, business: BusinessId, id: MessageId) -> Deed<Outcome> {
    let desk = app.of(business);
    let Some(message) = desk.lookup_message(id).await? else { return Ok(Outcome::Done) };
    let Direction::Out { send, .. } = message.direction.clone() else { return Ok(Outcome::Done) };
    if let Send::Waiting { from } = send
        && from > app.now()
    {
        return Ok(Outcome::At(from));
    }
    if matches!(send, Send::Sent { .. } | Send::Refused { .. }) {
        return Ok(Outcome::Done);
    }
    let approval = desk.find_approval(id).await?.ok_or(DeedError::NoSuch("approval"))?;
    let (conversation, channel) = surroundings(app, business, &message).await?;
    let Some(network) = app.network(&channel.network).cloned() else { return Ok(Outcome::Done) };
    let Some(answer) = network.answer() else { return Ok(Outcome::Done) };
    if !channel.state.works() {
        // Connecting again sets it going.
        return Ok(Outcome::Done);
    }
    let connection = open_connection(app, business, &channel).await?;
    let attempt = Attempt {
        app,
        business,
        channel: &channel,
        connection: &connection,
        answer,
        to: reply_to(app, business, &message, &conversation).await?,
        text: approval.of(ReplyText::new(&message.text)?),
        key: SendKey { id: id.0, at: message.written_at },
        message: &message,
        lists_lag: TimeDelta::seconds(network.about().lists_lag_seconds),
    };
    match send {
        Send::Waiting { .. } => match answer.may_answer(&attempt.to.known) {
            MayAnswer::No { why } => attempt.refuse(&send, why).await,
            _ => attempt.send(&send).await,
        },
        // An earlier attempt died between asking and hearing.
        _ => attempt.look(&send).await,
    }
}

struct Attempt<'a> {
    app: &'a App,
    business: BusinessId,
    channel: &'a Channel,
    connection: &'a Connection,
    answer: &'a dyn Answer,
    to: ReplyTo,
    text: Approved<ReplyText>,
    key: SendKey,
    message: &'a Message,
    lists_lag: TimeDelta,
}

impl Attempt<'_> {
    /// The window closed between writing and sending: nobody was asked, and the words stay here.
    async fn refuse(&self, from: &Send, reason: String) -> Deed<Outcome> {
        self.change(from, SendChange::Refuse { reason }).await?;
        Ok(Outcome::Done)
    }

    async fn send(&self, from: &Send) -> Deed<Outcome> {
        // Saved before the request leaves: a crash from here on is in doubt, never forgotten.
        let since = self.app.now();
        if !self.change(from, SendChange::Begin { at: since }).await? {
            return Ok(Outcome::Done);
        }
        let sending = Send::Sending { since };
        let sent = self.answer.reply(self.connection, &self.to, &self.text, self.key).await;
        self.after_call(sent.as_ref().map(|_| ())).await?;
        match sent {
            Ok(receipt) => self.confirm(&sending, receipt).await,
            Err(NetworkError::Later { after, why }) => {
                self.change(&sending, SendChange::Again { from: self.app.now() }).await?;
                Ok(Outcome::Later { after, why })
            }
            Err(NetworkError::NotYet { why }) => {
                self.change(&sending, SendChange::Again { from: self.app.now() }).await?;
                Ok(Outcome::Later { after: None, why })
            }
            Err(NetworkError::Reconnect { .. }) => {
                self.change(&sending, SendChange::Again { from: self.app.now() }).await?;
                Ok(Outcome::Done)
            }
            Err(NetworkError::Refused { reason }) => {
                self.change(&sending, SendChange::Refuse { reason }).await?;
                Ok(Outcome::Done)
            }
            Err(NetworkError::Unsure { why } | NetworkError::Surprise { what: why }) => {
                self.change(&sending, SendChange::Doubt { why: why.clone() }).await?;
                Ok(Outcome::Later { after: Some(Duration::from_secs(5)), why })
            }
        }
    }

    async fn look(&self, from: &Send) -> Deed<Outcome> {
        let (Send::Sending { since } | Send::Unsure { since, .. }) = from else { return Ok(Outcome::Done) };
        let found = self.answer.look(self.connection, &self.to, &self.text, self.key).await;
        // Where there is no way to look, nobody was asked: that says nothing about the channel.
        if found != Ok(Found::CannotTell) {
            self.after_call(found.as_ref().map(|_| ())).await?;
        }
        match found {
            Ok(Found::There(receipts)) => self.first_not_another(from, *since, receipts).await,
            Ok(Found::NotThere) => self.not_there(from, *since).await,
            Ok(Found::CannotTell) => {
                let why =
                    "it is not known whether it arrived, and this network gives no way to look".to_owned();
                self.change(from, SendChange::Doubt { why }).await?;
                Ok(Outcome::Done)
            }
            Err(NetworkError::Reconnect { .. }) => Ok(Outcome::Done),
            Err(NetworkError::Later { after, why }) => Ok(Outcome::Later { after, why }),
            Err(error) => {
                self.change(from, SendChange::Doubt { why: error.to_string() }).await?;
                Ok(Outcome::Later { after: None, why: error.to_string() })
            }
        }
    }

    /// Not in their lists. That means something only once they cannot lag any more.
    async fn not_there(&self, from: &Send, since: Timestamp) -> Deed<Outcome> {
        let Some(next) = next_look(self.app.now(), since, self.lists_lag) else {
            self.change(from, SendChange::Again { from: self.app.now() }).await?;
            return Ok(Outcome::Now);
        };
        if matches!(from, Send::Sending { .. }) {
            let why = "the answer got lost, and it is not in their lists yet".to_owned();
            self.change(from, SendChange::Doubt { why }).await?;
        }
        Ok(Outcome::At(next))
    }

    /// Equal words are normal: what is known to be another answer of ours is not this one.
    async fn first_not_another(
        &self,
        from: &Send,
        since: Timestamp,
        receipts: Vec<Receipt>,
    ) -> Deed<Outcome> {
        for receipt in receipts {
            if self.confirmed(from, receipt, Named::ByLooking).await? {
                return Ok(Outcome::Done);
            }
        }
        self.not_there(from, since).await
    }

    async fn after_call(&self, outcome: Result<(), &NetworkError>) -> Deed<()> {
        save_renewed(self.app, self.business, self.channel, self.connection).await?;
        note_trouble(self.app, self.business, self.channel, outcome).await
    }

    async fn change(&self, from: &Send, change: SendChange) -> Deed<bool> {
        let Some(next) = from.after(change) else { return Ok(false) };
        let mut tx = self.app.of(self.business).begin().await?;
        let moved = tx.move_send(self.message, from, &next).await?;
        match &next {
            Send::Refused { .. } if moved => heed_answer(self.app, &mut tx, self.message).await?,
            Send::Unsure { since, .. } if moved => {
                let settled_by = since.plus(self.lists_lag);
                heed_doubt(self.app, &mut tx, self.message, *since, settled_by).await?;
            }
            _ => {}
        }
        tx.commit().await?;
        Ok(moved)
    }

    async fn confirm(&self, from: &Send, receipt: Receipt) -> Deed<Outcome> {
        self.confirmed(from, receipt, Named::ByThem).await?;
        Ok(Outcome::Done)
    }

    /// `false`: what was found by looking is known to be another answer of ours.
    async fn confirmed(&self, from: &Send, receipt: Receipt, named: Named) -> Deed<bool> {
        let now = self.app.now();
        let mut tx = self.app.of(self.business).begin().await?;
        // Held: two in doubt at once must not find the same.
        let conversation = tx.lookup_conversation(self.message.conversation).await?;
        // The network may have told us of our own words while we waited for its answer.
        let told = tx.find_message(self.message.channel, &receipt.remote_id).await?;
        let is_this = told.as_ref().is_some_and(|told| told.id == self.message.id);
        let is_another = told
            .as_ref()
            .is_some_and(|told| !is_this && matches!(told.direction, Direction::Out { by: Some(_), .. }));
        if is_another && named == Named::ByLooking {
            return Ok(false);
        }
        if is_this || !tx.move_send(self.message, from, &Send::Sent { at: now }).await? {
            return Ok(true);
        }
        let mut ours = Message { link: receipt.link, ..self.message.clone() };
        ours.remote_id = if told.is_some() { None } else { Some(receipt.remote_id) };
        if let Direction::Out { send, .. } = &mut ours.direction {
            *send = Send::Sent { at: now };
        }
        tx.save_message(&ours).await?;
        if let Some(mut conversation) = conversation {
            settle_due(&mut tx, &mut conversation, &ours, now).await?;
            tx.save_conversation(&conversation).await?;
        }
        stir(self.app, &mut tx, self.channel).await?;
        tx.commit().await?;
        Ok(true)
    }
}

/// How we know what the network calls it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    ByThem,
    ByLooking,
}

async fn surroundings(app: &App, business: BusinessId, message: &Message) -> Deed<(Conversation, Channel)> {
    let desk = app.of(business);
    let conversation =
        desk.lookup_conversation(message.conversation).await?.ok_or(DeedError::NoSuch("conversation"))?;
    let channel = desk.lookup_channel(message.channel).await?.ok_or(DeedError::NoSuch("channel"))?;
    Ok((conversation, channel))
}

async fn reply_to(
    app: &App,
    business: BusinessId,
    message: &Message,
    conversation: &Conversation,
) -> Deed<ReplyTo> {
    let desk = app.of(business);
    let asked = match message.answers {
        Some(answers) => desk.lookup_message(answers.message).await?,
        None => desk.find_last_inbound(conversation.id).await?,
    };
    let writer = match asked.as_ref().map(|asked| &asked.direction) {
        Some(Direction::In { from, .. }) => desk.list_identities([*from]).await?.into_iter().next(),
        _ => None,
    };
    let profile = desk.lookup_business().await?.ok_or(DeedError::NoSuch("business"))?;
    let way = message.answers.map_or(Way::Here, |answers| answers.way);
    Ok(ReplyTo {
        kind: conversation.kind,
        known: super::may_answer::asked(&desk, conversation, asked.as_ref(), Some(message.id), way).await?,
        thread: conversation.remote_thread.clone(),
        message: asked
            .as_ref()
            .and_then(|asked| asked.remote_id.clone())
            .unwrap_or_else(|| conversation.remote_thread.clone()),
        person: writer.as_ref().and_then(|identity| identity.remote_id.clone()).unwrap_or_default(),
        person_name: writer.and_then(|identity| identity.name).unwrap_or_default(),
        under: conversation.under.clone(),
        pictures: pictures_of(app, business, message.id, &message.attachments).await?,
        asked: asked.map(|asked| asked.text).unwrap_or_default(),
        page: super::ask::page_address(app, &profile, conversation),
        letters: super::ask::letters(app, &profile, conversation).await?,
        business: profile.name,
    })
}
