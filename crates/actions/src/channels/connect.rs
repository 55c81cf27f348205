//! Connecting an account: by what the owner fills in, or by signing in on the network's own pages.

use super::open_connection;
use super::state::set_going;
use crate::App;
use crate::error::{Deed, DeedError, Why};
use crate::team::allowed;
use crate::work::Job;
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use domain::channels::{Channel, ChannelState};
use domain::team::{Deed as Wish, Seat};
use domain::{ChannelId, Timestamp};
use networks::{Connect, Connected, NetworkError};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use words::message;

/// Tries what was filled in; the channel listens from now on.
pub async fn connect(
    app: &App,
    by: &Seat,
    network: &str,
    filled: &BTreeMap<String, String>,
) -> Deed<Channel> {
    allowed(by, Wish::Manage)?;
    let connected = connector(app, network)?.connect(filled).await.map_err(in_words)?;
    connect_account(app, by, network, connected).await
}

/// Where to send the owner to sign in; `None` where the network or this installation has no such way. `whose`: the session
/// that begins; only there it can be finished.
pub fn begin_sign_in(
    app: &App,
    by: &Seat,
    network: &str,
    redirect: &str,
    whose: &str,
) -> Deed<Option<String>> {
    allowed(by, Wish::Manage)?;
    let Some(sign_in) = connector(app, network)?.sign_in() else { return Ok(None) };
    // Kept in the state itself, where nobody but us can read it: an attempt that is never finished leaves nothing behind.
    let verifier = BASE64_URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>());
    let challenge = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(&verifier));
    let attempt = SignInAttempt { verifier, began_at: app.now() };
    let attempt = serde_json::to_string(&attempt).unwrap_or_default();
    let state = app.key.seal(&place_of_attempt(whose, network), &attempt)?;
    Ok(sign_in.address(redirect, &state, &challenge))
}

#[derive(Serialize, Deserialize)]
struct SignInAttempt {
    verifier: String,
    began_at: Timestamp,
}

/// Nobody reads a sign-in page for so long.
const LONGEST_SIGN_IN: TimeDelta = TimeDelta::hours(1);

/// The accounts that came with what the network sent the owner back with. `None`: it belongs to no attempt of this session,
/// or to one that is too long ago.
pub async fn finish_sign_in(
    app: &App,
    by: &Seat,
    network: &str,
    redirect: &str,
    whose: &str,
    (state, code): (&str, &str),
) -> Deed<Option<Vec<Connected>>> {
    allowed(by, Wish::Manage)?;
    let connector = connector(app, network)?;
    let sign_in = connector.sign_in().ok_or(DeedError::NoSuch("way to sign in"))?;
    let attempt = app.key.open(&place_of_attempt(whose, network), state);
    let attempt: Option<SignInAttempt> = attempt.and_then(|text| serde_json::from_str(&text).ok());
    let attempt = attempt.filter(|attempt| app.now().since(attempt.began_at) <= LONGEST_SIGN_IN);
    let Some(attempt) = attempt else { return Ok(None) };
    sign_in.accounts(redirect, code, &attempt.verifier).await.map(Some).map_err(in_words)
}

fn place_of_attempt(whose: &str, network: &str) -> String {
    format!("sign-in at {network} by {whose}")
}

/// Keeps an account that answered as a channel. An account that was connected before goes on with its history.
pub async fn connect_account(app: &App, by: &Seat, network: &str, connected: Connected) -> Deed<Channel> {
    allowed(by, Wish::Manage)?;
    let now = app.now();
    let mut tx = app.of(by.business).begin().await?;
    let known = tx.find_channel(network, &connected.remote_id).await?;
    let id: ChannelId = known.as_ref().map_or_else(|| app.new_id(), |channel| channel.id);
    let channel = Channel {
        id,
        network: network.to_owned(),
        name: connected.name,
        handle: connected.handle,
        remote_id: connected.remote_id,
        state: ChannelState::Connected,
        connected_at: known.map_or(now, |channel| channel.connected_at),
        heard_at: Some(now),
        asked_again_at: None,
        stirred_at: now,
        measured_at: None,
        allowance: None,
        lacks: connected.lacks,
        simulated: app.settings.simulated,
    };
    let sealed = app.key.seal(&place_of_keys(id), &connected.keys.to_string())?;
    tx.save_channel(&channel, Some(sealed)).await?;
    tx.enqueue(Job::PollChannel { channel: id }.order(app), now).await?;
    let network_name = app.network(network).map_or(network, |network| network.about().name);
    tx.add_audit(app.ids.next(), Some(by.staff), &format!("connected a {network_name} channel"), now).await?;
    set_going(app, &mut tx, id).await?;
    tx.commit().await?;
    app.store.forget_strays_of(network, &channel.remote_id).await?;
    subscribe(app, by, &channel).await;
    Ok(channel)
}

/// Asks the network to call us. Polling hears everything all the same, so that a failure is only noted.
async fn subscribe(app: &App, by: &Seat, channel: &Channel) {
    let Ok(connector) = connector(app, &channel.network) else { return };
    let Ok(connection) = open_connection(app, by.business, channel).await else { return };
    if let Err(error) = connector.subscribe(&connection).await {
        tracing::warn!(network = channel.network, %error, "the network does not call us; it is polled instead");
    }
}

/// Takes a channel out of use. Its conversations stay, its keys are forgotten.
pub async fn disconnect(app: &App, by: &Seat, id: ChannelId) -> Deed<()> {
    allowed(by, Wish::Manage)?;
    let mut tx = app.of(by.business).begin().await?;
    let channel = tx.lookup_channel(id).await?.ok_or(DeedError::NoSuch("channel"))?;
    if app.network(&channel.network).is_none_or(|network| network.connect().is_none()) {
        return Err(DeedError::Said(Why::Refused, message!("home-stays-connected")));
    }
    if !tx.remove_channel(id, app.now()).await? {
        return Err(DeedError::NoSuch("channel"));
    }
    tx.add_audit(app.ids.next(), Some(by.staff), "disconnected a channel", app.now()).await?;
    Ok(tx.commit().await?)
}

pub(super) fn place_of_keys(channel: ChannelId) -> String {
    format!("channels/{channel}/keys")
}

fn connector<'a>(app: &'a App, network: &str) -> Deed<&'a dyn Connect> {
    app.network(network).and_then(|network| network.connect()).ok_or(DeedError::NoSuch("network"))
}

fn in_words(error: NetworkError) -> DeedError {
    match error {
        NetworkError::Refused { reason } => DeedError::Refused(reason),
        NetworkError::Reconnect { why } => DeedError::Refused(why),
        NetworkError::Later { why, .. } | NetworkError::NotYet { why } => {
            DeedError::Outside(format!("{why}. Nothing was changed; try again in a while."))
        }
        NetworkError::Unsure { why } | NetworkError::Surprise { what: why } => DeedError::Outside(format!(
            "The network answered in a way we do not understand ({why}). Nothing was changed."
        )),
    }
}
