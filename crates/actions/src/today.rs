//! Today: who waits, what people begin to ask, what goes out, what came of it.

use crate::App;
use crate::error::{Deed, DeedError};
use crate::needs::{NeedView, list_begun};
use crate::publishing::{GoesOut, list_goes_out};
use chrono::TimeDelta;
use domain::business::{Business, PorchLight};
use domain::channels::Channel;
use domain::inbox::Conversation;
use domain::media::Piece;
use domain::promises::Kept;
use domain::{BusinessId, Timestamp};

/// What the first page of the desk says.
#[derive(Clone, Debug)]
pub struct Today {
    pub waiting: Vec<Conversation>,
    pub waiting_count: u64,
    pub late_count: u64,
    /// Words of strangers that somebody looks at before they stand on the website; a hundred stands for more, too.
    pub awaiting_release: u64,
    pub channels: Vec<Channel>,
    /// Needs by people in the last thirty days that nothing answers.
    pub begun: Vec<NeedView>,
    /// What goes out, or went out, today.
    pub goes_out: Vec<GoesOut>,
    /// The latest articles with the conversations each started.
    pub came_of_it: Vec<(Piece, u64)>,
    pub kept: Kept,
    /// Nobody has written yet: the desk is new.
    pub quiet_so_far: bool,
}

/// Figures reach back this far, here and on the website.
pub const KEPT_DAYS: i64 = 30;

pub async fn look_at_today(app: &App, business: &Business) -> Deed<Today> {
    let desk = app.of(business.id);
    let now = app.now();
    let (from, to) = day_of(business, now);
    let started = desk.count_started_by_pieces().await?;
    let came_of_it = desk
        .list_pieces_out(None, None, 4)
        .await?
        .rows
        .into_iter()
        .map(|piece| {
            let count = started.iter().find(|(id, _)| *id == piece.id).map_or(0, |(_, count)| *count);
            (piece, count)
        })
        .collect();
    let waiting = desk.list_waiting(None, 8).await?.rows;
    let quiet_so_far = waiting.is_empty() && desk.list_at_rest(None, 1).await?.rows.is_empty();
    Ok(Today {
        waiting,
        quiet_so_far,
        waiting_count: desk.count_waiting().await?,
        late_count: desk.count_late(now).await?,
        awaiting_release: desk.count_awaiting_release().await?,
        channels: desk.list_known_channels().await?,
        begun: list_begun(app, business.id, 3).await?,
        goes_out: list_goes_out(app, business.id, from, to).await?,
        came_of_it,
        kept: kept_lately(app, business.id).await?,
    })
}

/// Promises kept in the last thirty days.
pub async fn kept_lately(app: &App, business: BusinessId) -> Deed<Kept> {
    let now = app.now();
    Ok(app.of(business).count_kept(now.minus(TimeDelta::days(KEPT_DAYS)), now).await?)
}

/// What the porch light says, on the website and at the foot of the desk's rail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Porch {
    pub light: PorchLight,
    pub kept: Kept,
    /// When a question asked now would be answered.
    pub answer_by: Timestamp,
}

impl Porch {
    pub fn at(business: &Business, kept: Kept, now: Timestamp) -> Self {
        Self { light: business.porch_light(now), kept, answer_by: business.due_at(now) }
    }
}

/// From midnight to midnight in the business's own time.
pub fn day_of(business: &Business, now: Timestamp) -> (Timestamp, Timestamp) {
    use chrono::TimeZone as _;
    let local = now.utc().with_timezone(&business.time_zone).date_naive();
    let midnight = |date: chrono::NaiveDate| {
        let start = date.and_time(chrono::NaiveTime::MIN);
        business.time_zone.from_local_datetime(&start).earliest().map_or_else(
            || Timestamp::from_utc(start.and_utc()),
            |moment| Timestamp::from_utc(moment.to_utc()),
        )
    };
    (midnight(local), midnight(local.succ_opt().unwrap_or(local)))
}

/// The business, or that there is none.
pub async fn lookup_business(app: &App, id: BusinessId) -> Deed<Business> {
    app.of(id).lookup_business().await?.ok_or(DeedError::NoSuch("business"))
}
