//! Hearing: polling a channel, taking in its webhooks.

use super::measuring::read_reach;
use super::{note_hearing, open_connection, save_renewed};
use crate::App;
use crate::error::{Deed, DeedError};
use crate::inbox::{newest_of, note_stir, receive, receive_in};
use crate::work::{Job, Outcome};
use chrono::TimeDelta;
use domain::channels::{Allowance, Channel};
use domain::{BusinessId, ChannelId, DeliveryId};
use networks::{Connection, Hooks, NetworkError};
use store::{Delivery, StoreError};

/// How many rounds one job makes before it lets others work.
const MOST_ROUNDS: usize = 20;
const MOST_POSTS: u64 = 25;
/// Each may be two megabytes.
const MOST_DELIVERIES: u64 = 50;
/// Few enough that whoever else wants to write waits a moment at most.
const IN_ONE_COMMIT: usize = 10;

/// Asks the network what is new. The cursor moves only after everything is stored.
pub(crate) async fn poll_channel(app: &App, business: BusinessId, id: ChannelId) -> Deed<Outcome> {
    let desk = app.of(business);
    let Some(channel) = desk.lookup_channel(id).await? else { return Ok(Outcome::Done) };
    let Some(network) = app.network(&channel.network).cloned() else { return Ok(Outcome::Done) };
    let (Some(listen), true) = (network.listen(), channel.state.works()) else { return Ok(Outcome::Done) };
    let connection = open_connection(app, business, &channel).await?;
    let posts = desk.list_recent_posts(id, MOST_POSTS).await?;
    let mut cursor = desk.lookup_cursor(id).await?;
    let mut unheard: Vec<String> = Vec::new();
    for round in 1..=MOST_ROUNDS {
        let heard = listen.poll(&connection, cursor.as_ref(), &posts).await;
        save_renewed(app, business, &channel, &connection).await?;
        let heard = match heard {
            Ok(heard) => heard,
            Err(error) => {
                note_hearing(app, business, &channel, Err(&error)).await?;
                return Ok(match error {
                    // Connecting again orders it anew.
                    NetworkError::Reconnect { .. } => Outcome::Done,
                    // The channel shows the trouble.
                    NetworkError::Refused { .. } => again(app, business, id, &connection).await?,
                    NetworkError::Later { after, why } => Outcome::Later { after, why },
                    error => Outcome::Later { after: None, why: error.to_string() },
                });
            }
        };
        receive(app, business, &channel, heard.incoming).await?;
        cursor = heard.cursor.or(cursor);
        let mut tx = desk.begin().await?;
        tx.save_cursor(id, cursor.as_ref(), app.now()).await?;
        if let Some(called) =
            heard.called.filter(|called| (&called.name, &called.handle) != (&channel.name, &channel.handle))
        {
            tx.save_channel_name(id, &called.name, called.handle.as_deref()).await?;
        }
        tx.commit().await?;
        for what in heard.unheard {
            if !unheard.contains(&what) {
                unheard.push(what);
            }
        }
        // Half a round without trouble does not say that there is none.
        if !unheard.is_empty() || !heard.more {
            note_hearing(app, business, &channel, Ok(&unheard)).await?;
        }
        if !heard.more {
            break;
        }
        if round == MOST_ROUNDS {
            // The rest follows at once, after others had their turn.
            return Ok(Outcome::Now);
        }
    }
    if let Some(measure) = network.measure() {
        read_reach(app, business, &channel, measure, &connection, &posts).await?;
    }
    again(app, business, id, &connection).await
}

/// When it is asked next: by how long nobody has written there, and by what its network says is left.
async fn again(app: &App, business: BusinessId, id: ChannelId, connection: &Connection) -> Deed<Outcome> {
    let mut tx = app.of(business).begin().await?;
    let Some(channel) = tx.lookup_channel(id).await? else { return Ok(Outcome::Done) };
    let now = app.now();
    let allowance = connection.left().map(|left| Allowance {
        left: left.percent,
        until: left.whole_in.and_then(|pause| TimeDelta::from_std(pause).ok()).map(|pause| now.plus(pause)),
    });
    let next = app.poll_bounds().next(now, channel.stirred_at, allowance);
    tx.save_pace(id, next.at, allowance).await?;
    tx.commit().await?;
    Ok(Outcome::Again(next))
}

/// Translates the webhooks that were kept, oldest first. What we do not understand stays in the channel's log; what
/// the store cannot take is set aside with an order of its own, so that it keeps no later one waiting.
pub(crate) async fn take_in(app: &App, business: BusinessId, id: ChannelId) -> Deed<Outcome> {
    let desk = app.of(business);
    let Some(channel) = desk.lookup_channel(id).await? else { return Ok(Outcome::Done) };
    let Some(network) = app.network(&channel.network).cloned() else { return Ok(Outcome::Done) };
    let Some(hooks) = network.listen().and_then(|listen| listen.hooks()) else { return Ok(Outcome::Done) };
    let mut beside = app.keeping.beside();
    loop {
        let deliveries = desk.list_new_deliveries(id, MOST_DELIVERIES).await?;
        let last_round = (deliveries.len() as u64) < MOST_DELIVERIES;
        for together in deliveries.chunks(IN_ONE_COMMIT) {
            let _turn = beside.turn().await;
            match take_in_together(app, business, &channel, hooks, together).await {
                Ok(()) => {}
                // Nothing can be taken in now, these or others.
                Err(full @ DeedError::Store(StoreError::Full)) => return Err(full),
                // One of them is the matter: each by itself, so that it keeps none of the others.
                Err(_) => take_in_singly(app, business, &channel, hooks, together).await?,
            }
        }
        if last_round {
            return Ok(Outcome::Done);
        }
    }
}

async fn take_in_singly(
    app: &App,
    business: BusinessId,
    channel: &Channel,
    hooks: &dyn Hooks,
    deliveries: &[Delivery],
) -> Deed<()> {
    for delivery in deliveries {
        match take_in_together(app, business, channel, hooks, std::slice::from_ref(delivery)).await {
            Ok(()) => {}
            Err(full @ DeedError::Store(StoreError::Full)) => return Err(full),
            Err(error) => {
                let mut tx = app.of(business).begin().await?;
                tx.settle_delivery(delivery.id, "failed", &error.to_string()).await?;
                let order = Job::TakeInAgain { delivery: delivery.id };
                let soon = app.clock.ahead(chrono::TimeDelta::seconds(2));
                tx.enqueue(order.order_at(app, soon), app.now()).await?;
                tx.commit().await?;
                tracing::warn!(
                    network = channel.network,
                    "a webhook could not be taken in; it is set aside and tried again"
                );
            }
        }
    }
    Ok(())
}

/// Takes in a webhook that was set aside. Given up, it waits for a person in the list of such orders.
pub(crate) async fn take_in_again(app: &App, business: BusinessId, id: DeliveryId) -> Deed<Outcome> {
    let desk = app.of(business);
    let Some(delivery) = desk.lookup_failed_delivery(id).await? else { return Ok(Outcome::Done) };
    let channel = desk.lookup_channel(delivery.channel).await?.ok_or(DeedError::NoSuch("channel"))?;
    let network = app.network(&channel.network).cloned().ok_or(DeedError::NoSuch("network"))?;
    let hooks = network.listen().and_then(|listen| listen.hooks()).ok_or(DeedError::NoSuch("webhook"))?;
    take_in_together(app, business, &channel, hooks, &[delivery]).await?;
    Ok(Outcome::Done)
}

/// Takes in some webhooks in one commit: all, or none.
async fn take_in_together(
    app: &App,
    business: BusinessId,
    channel: &Channel,
    hooks: &dyn Hooks,
    deliveries: &[Delivery],
) -> Deed<()> {
    // Before anything is held.
    let translated: Vec<_> =
        deliveries.iter().map(|delivery| hooks.translate(&channel.remote_id, &delivery.body)).collect();
    let mut tx = app.of(business).begin().await?;
    let profile = tx.lookup_business().await?.ok_or(DeedError::NoSuch("business"))?;
    let mut newest = None;
    for (delivery, translated) in deliveries.iter().zip(translated) {
        let (state, note) = match translated {
            Ok(incoming) if incoming.is_empty() => ("kept", "nothing in it for this channel".to_owned()),
            Ok(incoming) => {
                newest = newest.max(newest_of(&incoming));
                receive_in(&mut tx, app, &profile, channel, incoming).await?;
                ("taken", String::new())
            }
            Err(why) => ("kept", why),
        };
        tx.settle_delivery(delivery.id, state, &note).await?;
    }
    note_stir(&mut tx, app, channel, newest).await?;
    Ok(tx.commit().await?)
}
