//! Whether a channel works: a passing error is not a revocation, and a lost token is said at once.

use super::connect::place_of_keys;
use crate::App;
use crate::error::{Deed, DeedError};
use domain::BusinessId;
use domain::channels::{Channel, ChannelState};
use networks::{Connection, NetworkError};
use serde_json::Value;

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

/// Notes on the channel how the last call went; writes only when something changed.
pub(crate) async fn note_trouble(
    app: &App,
    business: BusinessId,
    channel: &Channel,
    outcome: Result<(), &NetworkError>,
) -> Deed<()> {
    let now = app.now();
    let state = match (outcome, &channel.state) {
        (Ok(()), ChannelState::Connected)
        | (Err(NetworkError::Reconnect { .. }), ChannelState::Reconnect { .. }) => return Ok(()),
        (Ok(()), _) => ChannelState::Connected,
        (Err(NetworkError::Reconnect { why }), _) => ChannelState::Reconnect { since: now, why: why.clone() },
        (
            Err(NetworkError::Later { why, .. } | NetworkError::Surprise { what: why }),
            ChannelState::Connected,
        ) => ChannelState::Troubled { since: now, why: why.clone() },
        // A refusal of one message says nothing about the channel.
        (Err(_), _) => return Ok(()),
    };
    let mut tx = app.of(business).begin().await?;
    tx.save_channel_state(channel.id, &state, now).await?;
    Ok(tx.commit().await?)
}
