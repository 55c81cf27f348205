//! Taking in what arrives: once, in the right order, where it belongs, with the promise it carries.

use super::erase::{was_erased, was_person_erased};
use super::kept::{read_kept, write_kept};
use super::place::Place;
use crate::App;
use crate::error::{Deed, DeedError};
use domain::business::Business;
use domain::channels::{Channel, Incoming, IncomingMessage};
use domain::inbox::{Belongs, Known, belongs};
use domain::publishing::{Publication, PublicationState};
use domain::{BusinessId, ConversationId, Timestamp};
use std::collections::VecDeque;
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
    let newest = newest_of(&incoming);
    receive_in(&mut tx, app, &profile, channel, incoming).await?;
    note_stir(&mut tx, app, channel, newest).await?;
    Ok(tx.commit().await?)
}

/// When the newest of what is told was written.
pub(crate) fn newest_of(incoming: &[Incoming]) -> Option<Timestamp> {
    let written = |incoming: &Incoming| match incoming {
        Incoming::Message(message) => Some(message.written_at),
        _ => None,
    };
    incoming.iter().filter_map(written).max()
}

/// Somebody wrote there at that moment. The last thing of a deed: whoever takes in something else there waits for it.
pub(crate) async fn note_stir(tx: &mut Tx, app: &App, channel: &Channel, at: Option<Timestamp>) -> Deed<()> {
    match at.map(|at| at.min(app.now())) {
        Some(at) if at > channel.stirred_at => Ok(tx.stir_channel(channel.id, at).await?),
        _ => Ok(()),
    }
}

/// The same as a part of a deed, which may hold several.
pub(crate) async fn receive_in(
    tx: &mut Tx,
    app: &App,
    business: &Business,
    channel: &Channel,
    incoming: Vec<Incoming>,
) -> Deed<()> {
    let place = Place { app, business, channel };
    let mut queue: VecDeque<Incoming> = incoming.into();
    while let Some(next) = queue.pop_front() {
        match next {
            Incoming::Message(message) => {
                let follow = place.take(tx, message, Missing::IsAskedFor).await?;
                queue.extend(follow.into_iter().map(Incoming::Message));
            }
            Incoming::Edited { remote_id, text, at } => place.edit(tx, &remote_id, &text, at).await?,
            Incoming::Deleted { remote_id, at } => place.delete(tx, &remote_id, at).await?,
            Incoming::Seen { remote_id, sight, at } => place.see(tx, &remote_id, sight, at).await?,
            Incoming::Reacted { under, by, reaction, added, at } => {
                let erased = match &by {
                    Some(by) => was_person_erased(tx, &channel.network, by).await?,
                    None => false,
                };
                let publication = tx.find_publication_there(channel.id, &under).await?;
                if let Some(publication) = publication.filter(|_| !erased) {
                    // Whoever is not named is somebody else each time; the same event told twice is one.
                    let who = by.unwrap_or_else(|| format!("?{}", at.0));
                    tx.save_reaction(publication.id, &who, &reaction, added, at).await?;
                }
            }
        }
    }
    Ok(())
}

/// Places the replies to a message that is gone, or cannot be had: together they begin a conversation named after it, and
/// should it come after all, it finds its place there.
pub(crate) async fn place_waiting(
    app: &App,
    business: BusinessId,
    channel: &Channel,
    parent: &str,
) -> Deed<()> {
    let mut tx = app.of(business).begin().await?;
    let profile = tx.lookup_business().await?.ok_or(DeedError::NoSuch("business"))?;
    let place = Place { app, business: &profile, channel };
    let mut queue: VecDeque<IncomingMessage> = place.waiting_for(&mut tx, parent).await?.into();
    while let Some(message) = queue.pop_front() {
        queue.extend(place.take(&mut tx, message, Missing::IsGone).await?);
    }
    Ok(tx.commit().await?)
}

/// What is known of a parent that is not here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Missing {
    IsAskedFor,
    IsGone,
}

impl Place<'_> {
    /// Takes one message in. Returns those that waited for it and follow at once.
    async fn take(
        &self,
        tx: &mut Tx,
        message: IncomingMessage,
        missing: Missing,
    ) -> Deed<Vec<IncomingMessage>> {
        let remote_id = message.remote_id.clone();
        if let Some(known) = tx.find_message(self.channel.id, &remote_id).await? {
            self.hear_again(tx, known, message).await?;
            return self.waiting_for(tx, &remote_id).await;
        }
        if was_erased(tx, self.channel.id, &remote_id).await? {
            return Ok(Vec::new());
        }
        if message.from.ours && self.is_publication(tx, &message).await? {
            return Ok(Vec::new());
        }
        let known = self.surroundings(tx, &message).await?;
        match belongs(&message, known) {
            Belongs::To(id) => {
                let conversation =
                    tx.lookup_conversation(id).await?.ok_or(DeedError::NoSuch("conversation"))?;
                self.add(tx, conversation, message).await?;
            }
            // What we wrote there begins no conversation by itself. The first who answers it does.
            _ if message.from.ours => return self.keep_own_words(tx, message).await,
            Belongs::WaitsForParent
                if missing == Missing::IsAskedFor && !self.is_answer_to_us(tx, &message).await? =>
            {
                self.keep_waiting(tx, &message).await?;
                return Ok(Vec::new());
            }
            Belongs::WaitsForParent => {
                let thread = message.parent.clone().unwrap_or_else(|| remote_id.clone());
                self.begin_with(tx, &thread, message).await?;
            }
            Belongs::New => {
                let thread = message.thread.clone().unwrap_or_else(|| remote_id.clone());
                self.begin_with(tx, &thread, message).await?;
            }
        }
        self.waiting_for(tx, &remote_id).await
    }

    /// Begins a conversation with what we had said before in that thread.
    async fn begin_with(&self, tx: &mut Tx, thread: &str, message: IncomingMessage) -> Deed<()> {
        let from = self.identity(tx, &message).await?;
        let mut conversation = self.begin(tx, &message, &from, thread, None).await?;
        let id = conversation.id;
        for written in tx.list_own_words(self.channel.id, thread).await? {
            let Some(ours) = read_kept(&written) else { continue };
            tx.remove_own_words(self.channel.id, &ours.remote_id).await?;
            self.add(tx, conversation, ours).await?;
            conversation = tx.lookup_conversation(id).await?.ok_or(DeedError::NoSuch("conversation"))?;
        }
        self.add_theirs(tx, conversation, message, &from).await?;
        Ok(())
    }

    /// Keeps what we wrote on the network ourselves until somebody answers. If somebody has, that begins the conversation.
    async fn keep_own_words(&self, tx: &mut Tx, ours: IncomingMessage) -> Deed<Vec<IncomingMessage>> {
        let thread = ours.thread.as_ref().unwrap_or(&ours.remote_id);
        tx.save_own_words(self.channel.id, &ours.remote_id, thread, write_kept(&ours), ours.written_at)
            .await?;
        self.waiting_for(tx, &ours.remote_id).await
    }

    async fn is_answer_to_us(&self, tx: &Tx, message: &IncomingMessage) -> Deed<bool> {
        match &message.parent {
            Some(parent) => Ok(tx.find_own_words(self.channel.id, parent).await?.is_some()),
            None => Ok(false),
        }
    }

    /// Takes out of the waiting room those that wait for this message.
    async fn waiting_for(&self, tx: &mut Tx, parent: &str) -> Deed<Vec<IncomingMessage>> {
        let mut follow = Vec::new();
        for (remote_id, written) in tx.list_orphans_of(self.channel.id, parent).await? {
            tx.remove_orphan(self.channel.id, &remote_id).await?;
            follow.extend(read_kept(&written));
        }
        Ok(follow)
    }

    /// Whether these words of ours are a publication; one that nobody knew the name of is known by it from now on.
    async fn is_publication(&self, tx: &mut Tx, ours: &IncomingMessage) -> Deed<bool> {
        if tx.find_publication_there(self.channel.id, &ours.remote_id).await?.is_some() {
            return Ok(true);
        }
        if ours.parent.is_some() || ours.thread.is_some() {
            return Ok(false);
        }
        let nameless = tx.list_nameless_publications(self.channel.id).await?;
        let same = |one: &&Publication| {
            one.text.split_whitespace().eq(ours.text.split_whitespace())
                && matches!(one.state, PublicationState::Published { .. })
        };
        let Some(one) = nameless.iter().find(same) else {
            // Still in doubt: the look that settles it knows better than words alone.
            return Ok(nameless
                .iter()
                .any(|one| one.text.split_whitespace().eq(ours.text.split_whitespace())));
        };
        let named = Publication {
            remote_id: Some(ours.remote_id.clone()),
            link: ours.link.clone().or_else(|| one.link.clone()),
            ..one.clone()
        };
        tx.move_publication(&one.state, &named, self.app.now()).await?;
        Ok(true)
    }

    async fn surroundings(&self, tx: &Tx, message: &IncomingMessage) -> Deed<Known> {
        let named = async |thread: &str| -> Deed<Option<ConversationId>> {
            Ok(tx.find_conversation(self.channel.id, thread).await?.map(|found| found.id))
        };
        let thread = match &message.thread {
            Some(thread) => named(thread).await?,
            None => None,
        };
        let parent = match &message.parent {
            Some(parent) => match tx.find_message(self.channel.id, parent).await? {
                Some(found) => Some(found.conversation),
                None => named(parent).await?,
            },
            None => None,
        };
        let own = if thread.is_some() { None } else { named(&message.remote_id).await? };
        Ok(Known { thread, parent, own })
    }
}
