//! Hiding, liking and deleting, where they stand, words of others. Wished by a person, done by a worker; what got lost on
//! the way is looked at before it is done again.

use super::place::Place;
use crate::App;
use crate::channels::{note_trouble, open_connection, save_renewed};
use crate::error::{Deed, DeedError, Why};
use crate::team::allowed;
use crate::work::{Job, Outcome};
use domain::channels::Channel;
use domain::inbox::{
    Conversation, Direction, Message, Moderated, Moderation, ModerationSort, ModerationState, Sight,
};
use domain::publishing::SendKey;
use domain::team::{Deed as Wish, Seat};
use domain::{BusinessId, ConversationId, MessageId};
use networks::{Connection, Moderate, NetworkError, Stands, Theirs};
use std::time::Duration;
use store::Tx;
use words::message;

/// What its role must allow: what is deleted there cannot be brought back.
pub fn wish_of(deed: Moderation) -> Wish {
    if deed == Moderation::Delete { Wish::Publish } else { Wish::Answer }
}

/// What can be done with a message as it stands now, as far as its network goes. `moderated`: what was wished so far.
pub(super) fn offered(
    app: &App,
    channel: &Channel,
    conversation: &Conversation,
    message: &Message,
    moderated: &[Moderated],
) -> Vec<Moderation> {
    let network = app.network(&channel.network);
    let (Some(network), Some(what)) = (network, theirs(conversation, message)) else { return Vec::new() };
    let Some(moderate) = network.moderate() else { return Vec::new() };
    let of = |sort| moderated.iter().find(|wish: &&Moderated| wish.deed.sort() == sort);
    let done = |sort| of(sort).filter(|wish| wish.state.is_done()).map(|wish| wish.deed);
    let is_open = |deed: Moderation| {
        let on_its_way = of(deed.sort()).is_some_and(|wish| wish.deed == deed && !wish.state.is_settled());
        let is_so = match deed {
            Moderation::Hide => message.sight == Sight::Hidden,
            Moderation::Show => message.sight != Sight::Hidden,
            Moderation::Like => done(ModerationSort::Like) == Some(Moderation::Like),
            Moderation::Unlike => done(ModerationSort::Like) != Some(Moderation::Like),
            Moderation::Delete => false,
        };
        !on_its_way && !is_so
    };
    moderate.deeds(&what).iter().copied().filter(|deed| is_open(*deed)).collect()
}

/// Words of others that still stand; nothing of ours, nothing that is gone.
fn theirs(conversation: &Conversation, message: &Message) -> Option<Theirs> {
    if message.deleted_at.is_some() || !matches!(message.direction, Direction::In { .. }) {
        return None;
    }
    Some(Theirs {
        remote_id: message.remote_id.clone()?,
        kind: conversation.kind,
        under: conversation.under.clone(),
        key: SendKey { id: message.id.0, at: message.received_at },
    })
}

/// Wishes that it be hidden, shown, liked or deleted where it stands. The latest wish of each sort counts.
pub async fn moderate(app: &App, by: &Seat, id: MessageId, deed: Moderation) -> Deed<ConversationId> {
    allowed(by, wish_of(deed))?;
    let now = app.now();
    let mut tx = app.of(by.business).begin().await?;
    let message = tx.lookup_message(id).await?.ok_or(DeedError::NoSuch("message"))?;
    let conversation =
        tx.lookup_conversation(message.conversation).await?.ok_or(DeedError::NoSuch("conversation"))?;
    let channel = tx.lookup_channel(message.channel).await?.ok_or(DeedError::NoSuch("channel"))?;
    let network = app.network(&channel.network).ok_or(DeedError::NoSuch("network"))?;
    if message.deleted_at.is_some() {
        return Err(DeedError::Said(Why::TooLate, message!("deleted-there")));
    }
    let what = theirs(&conversation, &message);
    let may =
        what.zip(network.moderate()).is_some_and(|(what, moderate)| moderate.deeds(&what).contains(&deed));
    if !may {
        let name = network.about().name;
        return Err(DeedError::Refused(format!("{name} has no way to {} this.", deed.name())));
    }
    if tx.is_removed(channel.id).await? {
        return Err(DeedError::Refused(format!(
            "“{}” is no longer connected, so nothing can be done there. An owner can connect it again under Channels.",
            channel.name
        )));
    }
    if let Some(earlier) = tx.find_moderation(id, deed.sort()).await?
        && earlier.deed == deed
        && !earlier.state.is_settled()
    {
        return Ok(conversation.id);
    }
    let state = ModerationState::Waiting { since: now };
    let wish = Moderated { message: id, channel: channel.id, deed, by: by.staff, wished_at: now, state };
    tx.save_moderation(&message, &wish).await?;
    tx.enqueue(Job::Moderate { message: id, sort: deed.sort().name().into() }.order(app), now).await?;
    let what = format!("wished to {} what somebody wrote on {}", deed.name(), network.about().name);
    tx.add_audit(app.ids.next(), Some(by.staff), &what, now).await?;
    tx.commit().await?;
    Ok(conversation.id)
}

/// Carries out the latest wish of a sort. Runs as often as it must.
pub(crate) async fn moderate_there(
    app: &App,
    business: BusinessId,
    id: MessageId,
    sort: &str,
) -> Deed<Outcome> {
    let desk = app.of(business);
    let Some(sort) = ModerationSort::from_name(sort) else { return Ok(Outcome::Done) };
    let Some(wish) = desk.find_moderation(id, sort).await? else { return Ok(Outcome::Done) };
    let Some(message) = desk.lookup_message(id).await? else { return Ok(Outcome::Done) };
    let channel = desk.lookup_channel(message.channel).await?.ok_or(DeedError::NoSuch("channel"))?;
    // Connecting again sets it going.
    if wish.state.is_settled() || !channel.state.works() || desk.is_removed(channel.id).await? {
        return Ok(Outcome::Done);
    }
    let conversation =
        desk.lookup_conversation(message.conversation).await?.ok_or(DeedError::NoSuch("conversation"))?;
    let Some(network) = app.network(&channel.network).cloned() else { return Ok(Outcome::Done) };
    let Some(moderate) = network.moderate() else { return Ok(Outcome::Done) };
    let connection = open_connection(app, business, &channel).await?;
    let Some(what) = theirs(&conversation, &message) else {
        // Deleted there meanwhile, by whomever.
        let deed = Carried { app, business, channel: &channel, connection: &connection, message: &message };
        let stands = Stands { at: app.now(), sight: None };
        return match wish.deed {
            Moderation::Delete => deed.done(&wish, stands).await,
            _ => deed.refuse(&wish, "It was deleted there meanwhile.".into()).await,
        };
    };
    let carried = Carried { app, business, channel: &channel, connection: &connection, message: &message };
    match wish.state {
        ModerationState::Waiting { .. } => carried.go(moderate, &what, &wish).await,
        // An earlier attempt died between asking and hearing, or its answer got lost.
        _ => carried.look(moderate, &what, &wish).await,
    }
}

struct Carried<'a> {
    app: &'a App,
    business: BusinessId,
    channel: &'a Channel,
    connection: &'a Connection,
    message: &'a Message,
}

impl Carried<'_> {
    async fn go(&self, moderate: &dyn Moderate, what: &Theirs, wish: &Moderated) -> Deed<Outcome> {
        let since = self.app.now();
        // Saved before the request leaves.
        let doing = ModerationState::Doing { since };
        if !self.change(wish, &doing).await? {
            return Ok(Outcome::Now);
        }
        let wish = Moderated { state: doing, ..wish.clone() };
        let outcome = moderate.moderate(self.connection, what, wish.deed).await;
        self.after_call(outcome.as_ref().map(|_| ())).await?;
        let waits = ModerationState::Waiting { since };
        match outcome {
            Ok(stands) => self.done(&wish, stands).await,
            Err(NetworkError::Later { after, why }) => {
                self.change(&wish, &waits).await?;
                Ok(Outcome::Later { after, why })
            }
            Err(NetworkError::NotYet { why }) => {
                self.change(&wish, &waits).await?;
                Ok(Outcome::Later { after: None, why })
            }
            Err(NetworkError::Reconnect { .. }) => {
                self.change(&wish, &waits).await?;
                Ok(Outcome::Done)
            }
            Err(NetworkError::Refused { reason }) => self.refuse(&wish, reason).await,
            Err(NetworkError::Unsure { why } | NetworkError::Surprise { what: why }) => {
                self.change(&wish, &ModerationState::Unsure { since, why: why.clone() }).await?;
                Ok(Outcome::Later { after: Some(Duration::from_secs(5)), why })
            }
        }
    }

    async fn look(&self, moderate: &dyn Moderate, what: &Theirs, wish: &Moderated) -> Deed<Outcome> {
        let found = moderate.look_at(self.connection, what, wish.deed).await;
        self.after_call(found.as_ref().map(|_| ())).await?;
        match found {
            Ok(Some(stands)) => self.done(wish, stands).await,
            // It is not so there: it never arrived.
            Ok(None) => {
                self.change(wish, &ModerationState::Waiting { since: self.app.now() }).await?;
                Ok(Outcome::Now)
            }
            Err(NetworkError::Reconnect { .. }) => Ok(Outcome::Done),
            Err(NetworkError::Refused { reason }) => self.refuse(wish, reason).await,
            Err(NetworkError::Later { after, why }) => Ok(Outcome::Later { after, why }),
            Err(error) => Ok(Outcome::Later { after: None, why: error.to_string() }),
        }
    }

    /// It is so there, and so it is here.
    async fn done(&self, wish: &Moderated, stands: Stands) -> Deed<Outcome> {
        let mut tx = self.app.of(self.business).begin().await?;
        let profile = tx.lookup_business().await?.ok_or(DeedError::NoSuch("business"))?;
        let place = Place { app: self.app, business: &profile, channel: self.channel };
        let done = ModerationState::Done { at: self.app.now() };
        if !tx.move_moderation(self.message, wish, &done).await? {
            // Another wish came meanwhile: it is carried out next.
            return Ok(Outcome::Now);
        }
        if let Some(remote_id) = &self.message.remote_id {
            if wish.deed == Moderation::Delete {
                place.delete(&mut tx, remote_id, stands.at).await?;
            } else if let Some(sight) = stands.sight {
                place.see(&mut tx, remote_id, sight, stands.at).await?;
            }
        }
        tx.commit().await?;
        Ok(Outcome::Done)
    }

    async fn refuse(&self, wish: &Moderated, why: String) -> Deed<Outcome> {
        let refused = ModerationState::Refused { at: self.app.now(), why };
        Ok(if self.change(wish, &refused).await? { Outcome::Done } else { Outcome::Now })
    }

    async fn after_call(&self, outcome: Result<(), &NetworkError>) -> Deed<()> {
        save_renewed(self.app, self.business, self.channel, self.connection).await?;
        note_trouble(self.app, self.business, self.channel, outcome).await
    }

    async fn change(&self, from: &Moderated, to: &ModerationState) -> Deed<bool> {
        let mut tx = self.app.of(self.business).begin().await?;
        let moved = tx.move_moderation(self.message, from, to).await?;
        tx.commit().await?;
        Ok(moved)
    }
}

impl Place<'_> {
    /// Whether what a list tells of who may see a message is older than what we have just done with it there.
    pub(super) async fn is_old_news(&self, tx: &Tx, known: &Message, told: Sight) -> Deed<bool> {
        let Some(wish) = tx.find_moderation(known.id, ModerationSort::Sight).await? else { return Ok(false) };
        let lag =
            self.app.network(&self.channel.network).map_or(0, |network| network.about().lists_lag_seconds);
        Ok(wish.outdates(told, self.app.now(), chrono::TimeDelta::seconds(lag)))
    }

    /// What stands in place of words that were deleted there.
    pub(super) async fn words_of_deletion(&self, tx: &Tx, id: MessageId) -> Deed<&'static str> {
        let by_us = tx.find_moderation(id, ModerationSort::Deletion).await?;
        Ok(if by_us.is_some() { "Deleted by us" } else { "Deleted by its writer" })
    }
}
