//! What a network sent to a channel, kept as it came.

use crate::App;
use crate::error::{Deed, DeedError};
use domain::channels::Channel;
use domain::{BusinessId, ChannelId, DeliveryId, Timestamp};
use store::{Cursor, LoggedDelivery, Page};

/// One webhook call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    pub id: DeliveryId,
    pub received_at: Timestamp,
    /// How often the very same came again.
    pub repeats: u64,
    /// new, taken, or kept: not understood, and not thrown away.
    pub state: String,
    /// Why it was kept.
    pub note: String,
    /// The beginning of what was sent, as text.
    pub text: String,
}

/// A channel's log, newest first. Only where a network calls us; what polling finds stands in the inbox.
pub async fn list_log(
    app: &App,
    business: BusinessId,
    channel: ChannelId,
    from: Option<Cursor>,
    limit: u64,
) -> Deed<Page<LogLine>> {
    let desk = app.of(business);
    if desk.lookup_channel(channel).await?.is_none() {
        return Err(DeedError::NoSuch("channel"));
    }
    Ok(desk.list_deliveries(channel, from, limit).await?.map(LogLine::from))
}

/// The address a channel's network calls, where it calls at all: one for all accounts of an app, or the channel's own.
pub fn hook_address(app: &App, channel: &Channel) -> Option<String> {
    let hooks = app.network(&channel.network)?.listen()?.hooks()?;
    let (public, network) = (&app.settings.public_address, &channel.network);
    Some(match hooks.per_app() {
        Some(_) => format!("{public}/hooks/{network}"),
        None => format!("{public}/hooks/{network}/{}", channel.id),
    })
}

impl From<LoggedDelivery> for LogLine {
    fn from(from: LoggedDelivery) -> Self {
        Self {
            id: from.id,
            received_at: from.received_at,
            repeats: from.repeats,
            state: from.state,
            note: from.note,
            text: String::from_utf8_lossy(&from.body).into_owned(),
        }
    }
}
