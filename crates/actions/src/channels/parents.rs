//! Asking for a message whose replies came first. Every reply ends in a conversation, at the latest after a deadline.

use super::{open_connection, save_renewed};
use crate::App;
use crate::error::{Deed, DeedError};
use crate::inbox::{place_waiting, receive};
use crate::work::{Job, Outcome};
use chrono::TimeDelta;
use domain::channels::{Channel, Incoming};
use domain::{BusinessId, ChannelId, Timestamp};
use networks::{Listen, NetworkError};

/// So long a reply waits for its parent: longer than their lists lag and than a webhook is late, short enough for whoever
/// asked something in it.
const DEADLINE: TimeDelta = TimeDelta::minutes(30);

/// Asks for a message whose replies wait, unless it is here by now. One that is gone, or that cannot be had until the
/// deadline, is replaced by its replies: they begin the conversation.
pub(crate) async fn fetch_parent(
    app: &App,
    business: BusinessId,
    id: ChannelId,
    parent: &str,
) -> Deed<Outcome> {
    let desk = app.of(business);
    let channel: Channel = desk.lookup_channel(id).await?.ok_or(DeedError::NoSuch("channel"))?;
    let Some(since) = desk.find_oldest_orphan(id, parent).await? else { return Ok(Outcome::Done) };
    let deadline = since.plus(DEADLINE);
    // Parent and reply may have been taken in at the same moment, neither seeing the other.
    if desk.find_message(id, parent).await?.is_some() || app.now() >= deadline {
        place_waiting(app, business, &channel, parent).await?;
        return Ok(Outcome::Done);
    }
    let network = app.network(&channel.network).cloned();
    let listen = network.as_ref().and_then(|network| network.listen());
    let (Some(listen), true) = (listen, channel.state.works()) else {
        // Connecting again moves this up.
        return Ok(Outcome::At(deadline));
    };
    match fetched(app, business, &channel, listen, parent).await {
        Ok(Ok(Some(message))) => {
            receive(app, business, &channel, vec![Incoming::Message(message)]).await?;
            // Told under another name than we asked for, it does not free those that wait.
            if desk.find_oldest_orphan(id, parent).await?.is_some() {
                place_waiting(app, business, &channel, parent).await?;
            }
            Ok(Outcome::Done)
        }
        Ok(Ok(None) | Err(NetworkError::Refused { .. })) => {
            place_waiting(app, business, &channel, parent).await?;
            Ok(Outcome::Done)
        }
        Ok(Err(NetworkError::Reconnect { .. })) => Ok(Outcome::At(deadline)),
        Ok(Err(NetworkError::Later { after, .. })) => {
            let after = after.and_then(|after| TimeDelta::from_std(after).ok()).unwrap_or_default();
            Ok(Outcome::At(next(app.now(), since, after).min(deadline)))
        }
        Ok(Err(_)) | Err(_) => Ok(Outcome::At(next(app.now(), since, TimeDelta::zero()).min(deadline))),
    }
}

async fn fetched(
    app: &App,
    business: BusinessId,
    channel: &Channel,
    listen: &dyn Listen,
    parent: &str,
) -> Deed<Result<Option<domain::channels::IncomingMessage>, NetworkError>> {
    let connection = open_connection(app, business, channel).await?;
    let fetched = listen.fetch(&connection, parent).await;
    save_renewed(app, business, channel, &connection).await?;
    Ok(fetched)
}

/// Again after as long as it has waited so far, and not sooner than they ask.
fn next(now: Timestamp, since: Timestamp, asked: TimeDelta) -> Timestamp {
    now.plus(now.since(since).max(TimeDelta::seconds(5)).max(asked))
}

/// Replies whose own order was lost or given up: nobody is left waiting.
pub(crate) async fn order_overdue_parents(app: &App) -> Deed<()> {
    let now = app.now();
    let overdue = app.store.list_old_orphans(now.minus(DEADLINE)).await?;
    let order = |(business, channel, parent)| (business, Job::FetchParent { channel, parent }.order(app));
    Ok(app.store.enqueue_for_many(overdue.into_iter().map(order).collect(), now).await?)
}
