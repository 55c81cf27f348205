//! Reading how far our posts came, now and then, beside hearing.

use super::save_renewed;
use crate::App;
use crate::error::Deed;
use chrono::TimeDelta;
use domain::BusinessId;
use domain::channels::Channel;
use domain::publishing::ReachRead;
use networks::{Connection, Measure};

/// Figures of an hour ago are new enough, and a call or two an hour leave the quota to conversations.
const EVERY: TimeDelta = TimeDelta::hours(1);

/// Reads it if that was not done for an hour. What goes wrong says nothing about hearing, and is tried again in an hour.
pub(super) async fn read_reach(
    app: &App,
    business: BusinessId,
    channel: &Channel,
    measure: &dyn Measure,
    connection: &Connection,
    posts: &[String],
) -> Deed<()> {
    let now = app.now();
    let lately = |at| now.since(at) < EVERY && at <= now;
    if posts.is_empty() || channel.measured_at.is_some_and(lately) {
        return Ok(());
    }
    let read = measure.reach(connection, posts).await;
    save_renewed(app, business, channel, connection).await?;
    let mut tx = app.of(business).begin().await?;
    tx.save_measured(channel.id, now).await?;
    match read {
        Ok(read) => {
            for (remote_id, reach) in read {
                if let Some(copy) = tx.find_publication_there(channel.id, &remote_id).await? {
                    tx.save_reach(&copy, ReachRead { reach, at: now }).await?;
                }
            }
        }
        Err(error) => {
            tracing::debug!(%error, network = channel.network, "how far posts came could not be read");
        }
    }
    Ok(tx.commit().await?)
}
