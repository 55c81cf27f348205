//! Whether a channel works: a passing error is not a revocation, and a lost token is said at once.

use super::connect::place_of_keys;
use crate::App;
use crate::error::{Deed, DeedError};
use crate::notices::heed_channel;
use crate::work::Job;
use chrono::TimeDelta;
use domain::channels::{Channel, ChannelState};
use domain::{BusinessId, ChannelId};
use networks::{Connection, NetworkError};
use serde_json::Value;
use store::Tx;

/// What waits is set going when trouble ends that lasted so long. After a shorter one its own pause is as short; and trouble
/// that comes and goes by the second must not make us knock by the second.
const OUTAGE: TimeDelta = TimeDelta::minutes(2);

/// The channel as its adapter sees it, with the keys unsealed.
pub(crate) async fn open_connection(app: &App, business: BusinessId, channel: &Channel) -> Deed<Connection> {
    let keys = match app.of(business).lookup_sealed_keys(channel.id).await? {
        Some(sealed) => {
            let opened = app.key.open(&place_of_keys(channel.id), &sealed).ok_or_else(|| {
                DeedError::Outside(
                    "The channel's keys cannot be opened with this installation's key. Connect it again."
                        .into(),
                )
            })?;
            serde_json::from_str(&opened).unwrap_or(Value::Null)
        }
        None => Value::Null,
    };
    Ok(Connection::new(channel.remote_id.clone(), channel.handle.clone(), channel.name.clone(), keys))
}

/// Keeps keys the adapter renewed during a call.
pub(crate) async fn save_renewed(
    app: &App,
    business: BusinessId,
    channel: &Channel,
    connection: &Connection,
) -> Deed<()> {
    if let Some(keys) = connection.renewed() {
        let sealed = app.key.seal(&place_of_keys(channel.id), &keys.to_string())?;
        let mut tx = app.of(business).begin().await?;
        tx.save_sealed_keys(channel.id, &sealed).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Somebody wrote there, or we did: it is worth asking again soon whether that is answered.
pub(crate) async fn stir(app: &App, tx: &mut Tx, channel: &Channel) -> Deed<()> {
    if app.network(&channel.network).is_none_or(|network| network.listen().is_none()) {
        return Ok(());
    }
    tx.stir_channel(channel.id, app.now()).await?;
    let soon = app.now().plus(app.poll_bounds().busy);
    // Where it is asked by then anyway, nothing is to be moved.
    if channel.asked_again_at.is_some_and(|at| at > soon) {
        tx.enqueue(Job::PollChannel { channel: channel.id }.order_at(app, soon), app.now()).await?;
    }
    Ok(())
}

/// Notes on the channel how a deed's call went; writes only when something changed. A refusal of one thing says nothing
/// about the channel, nor does one that has to wait, and that one thing went well does not say that we hear.
pub(crate) async fn note_trouble(
    app: &App,
    business: BusinessId,
    channel: &Channel,
    outcome: Result<(), &NetworkError>,
) -> Deed<()> {
    let listens = app.network(&channel.network).is_some_and(|network| network.listen().is_some());
    match (outcome, &channel.state) {
        (Ok(()), ChannelState::Connected)
        | (
            Err(NetworkError::Refused { .. } | NetworkError::Unsure { .. } | NetworkError::NotYet { .. }),
            _,
        ) => Ok(()),
        (Ok(()), ChannelState::Troubled { .. }) if listens => Ok(()),
        (outcome, _) => note_state(app, business, channel, outcome.map_err(Trouble::of)).await,
    }
}

/// Notes on the channel how hearing went: all of it, or what of it was refused and why. A channel that hears nothing says
/// so, whatever the reason.
pub(crate) async fn note_hearing(
    app: &App,
    business: BusinessId,
    channel: &Channel,
    outcome: Result<&[String], &NetworkError>,
) -> Deed<()> {
    let outcome = match outcome {
        Ok([]) => Ok(()),
        Ok(unheard) => Err(Trouble::Passing(unheard.join(" "))),
        Err(error) => Err(Trouble::of(error)),
    };
    note_state(app, business, channel, outcome).await
}

/// Why a channel does not work, or not wholly.
enum Trouble {
    Passing(String),
    Reconnect(String),
}

impl Trouble {
    fn of(error: &NetworkError) -> Self {
        match error {
            NetworkError::Reconnect { why } => Self::Reconnect(why.clone()),
            NetworkError::Later { why, .. } | NetworkError::NotYet { why } | NetworkError::Unsure { why } => {
                Self::Passing(why.clone())
            }
            NetworkError::Refused { reason } => Self::Passing(reason.clone()),
            NetworkError::Surprise { .. } => Self::Passing(error.to_string()),
        }
    }
}

async fn note_state(
    app: &App,
    business: BusinessId,
    channel: &Channel,
    outcome: Result<(), Trouble>,
) -> Deed<()> {
    let now = app.now();
    let state = match (outcome, &channel.state) {
        (Ok(()), _) => ChannelState::Connected,
        // It is lost since then; whatever else goes wrong until the owner acts says nothing new.
        (Err(_), lost @ ChannelState::Reconnect { .. }) => lost.clone(),
        (Err(Trouble::Reconnect(why)), _) => ChannelState::Reconnect { since: now, why },
        // What lasts is told with the moment it began.
        (Err(Trouble::Passing(why)), ChannelState::Troubled { since, .. }) => {
            ChannelState::Troubled { since: *since, why }
        }
        (Err(Trouble::Passing(why)), ChannelState::Connected) => ChannelState::Troubled { since: now, why },
    };
    if state == channel.state {
        return Ok(());
    }
    let works_again = match &channel.state {
        ChannelState::Troubled { since, .. } => now.since(*since) >= OUTAGE,
        _ => true,
    } && state == ChannelState::Connected;
    let mut tx = app.of(business).begin().await?;
    tx.save_channel_state(channel.id, &state, now).await?;
    heed_channel(app, &mut tx, channel.id, &state).await?;
    if works_again {
        set_going(app, &mut tx, channel.id).await?;
    }
    Ok(tx.commit().await?)
}

/// Whatever waited for the channel to work goes on now.
pub(super) async fn set_going(app: &App, tx: &mut Tx, id: ChannelId) -> Deed<()> {
    let now = app.now();
    for message in tx.list_stuck_sends(id).await? {
        tx.enqueue(Job::SendMessage { message }.order(app), now).await?;
    }
    for publication in tx.list_stuck_publications(id).await? {
        tx.enqueue(Job::PublishOnChannel { publication }.order(app), now).await?;
    }
    for publication in tx.list_stuck_rewordings(id).await? {
        tx.enqueue(Job::Reword { publication }.order(app), now).await?;
    }
    for wish in tx.list_stuck_moderations(id).await? {
        let order = Job::Moderate { message: wish.message, sort: wish.deed.sort().name().into() };
        tx.enqueue(order.order(app), now).await?;
    }
    for parent in tx.list_missing_parents(id).await? {
        tx.enqueue(Job::FetchParent { channel: id, parent }.order(app), now).await?;
    }
    Ok(())
}
