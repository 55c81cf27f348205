//! Connecting an account: by what the owner fills in, or by signing in on the network's own pages.

use super::open_connection;
use super::state::set_going;
use crate::App;
use crate::error::{Deed, DeedError};
use crate::team::allowed;
use crate::work::Job;
use domain::ChannelId;
use domain::channels::{Channel, ChannelState};
use domain::team::{Deed as Wish, Seat};
use networks::{Connect, Connected, NetworkError};
use std::collections::BTreeMap;

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

/// Where to send the owner to sign in; `None` where the network or this installation has no such way.
pub fn begin_sign_in(
    app: &App,
    by: &Seat,
    network: &str,
    redirect: &str,
    state: &str,
) -> Deed<Option<String>> {
    allowed(by, Wish::Manage)?;
    Ok(connector(app, network)?.sign_in().and_then(|sign_in| sign_in.address(redirect, state)))
}

/// The accounts that came with the code the network sent the owner back with.
pub async fn finish_sign_in(
    app: &App,
    by: &Seat,
    network: &str,
    redirect: &str,
    code: &str,
) -> Deed<Vec<Connected>> {
    allowed(by, Wish::Manage)?;
    let connector = connector(app, network)?;
    let sign_in = connector.sign_in().ok_or(DeedError::NoSuch("way to sign in"))?;
    sign_in.accounts(redirect, code).await.map_err(in_words)
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
        return Err(DeedError::refused("Your own website cannot be disconnected."));
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
