//! Workers: take the next order, carry it out, say how it went. Several at once, in one process or many.

use super::job::{Job, Outcome};
use crate::App;
use crate::error::{Deed, DeedError, Why};
use crate::inbox::sweep_attachments;
use crate::media::sweep_pictures;
use crate::team::allowed;
use chrono::TimeDelta;
use domain::channels::Next;
use domain::team::{Deed as Wish, Seat};
use domain::{JobId, Timestamp};
use rand::RngExt as _;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use store::{Change, ClaimedJob, First};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// The longest pause between two attempts.
const LONGEST_PAUSE: TimeDelta = TimeDelta::hours(1);
/// An order that failed is not moved up sooner than after so long, or its pause, whichever is shorter: what fails as soon as
/// it is tried must not be tried without a break.
const LEAST_PAUSE: TimeDelta = TimeDelta::minutes(1);
/// A worker with nothing to do looks this often all the same: another process may have ordered something.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
/// Longer than any network goes on sending the same, and long enough to look at what came.
const KEPT_DELIVERIES: TimeDelta = TimeDelta::days(14);
/// A remark about a message that has not come in this time is about one that never will.
const KEPT_REMARKS: TimeDelta = TimeDelta::days(30);
/// Who was told of what, long after it is over.
const KEPT_NOTICES: TimeDelta = TimeDelta::days(60);
/// The share of the workers that one business may hold: one whose network lets every call hang leaves the others theirs.
const SHARE: usize = 2;
/// Of so many orders a worker takes, one is the oldest.
const OLDEST_EVERY: u64 = 4;
const UPKEEP: Duration = Duration::from_secs(20);
/// What was half written before that long is nobody's any more.
const KEPT_LEFTOVERS: Duration = Duration::from_hours(24);
/// The database counts its tables anew, and leftovers are swept, at the start and then so often.
const STATISTICS: Duration = Duration::from_hours(1);
/// So often it is made sure that every channel has an order to be asked.
const POLLS: Duration = Duration::from_mins(5);

/// The workers of this process.
pub struct Workers {
    stop: watch::Sender<bool>,
    running: JoinSet<()>,
    held: Held,
}

/// What each worker holds at this moment.
#[derive(Clone, Default)]
struct Held(Arc<Mutex<HashMap<String, JobId>>>);

impl Held {
    fn note(&self, worker: &str, job: Option<JobId>) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match job {
            Some(job) => held.insert(worker.to_owned(), job),
            None => held.remove(worker),
        };
    }
}

/// One worker: its name, how many orders of one business are done at a time, and what it holds.
struct Hands {
    name: String,
    most_of_one: usize,
    held: Held,
}

impl Workers {
    /// Starts `count` workers and the upkeep.
    pub fn start(app: &App, count: usize) -> Self {
        let (stop, stopped) = watch::channel(false);
        let mut running = JoinSet::new();
        let process = app.ids.next().simple().to_string();
        let held = Held::default();
        let most_of_one = count.div_ceil(SHARE);
        for number in 0..count {
            let name = format!("{process}/{number}");
            running.spawn(work(
                app.clone(),
                Hands { name, most_of_one, held: held.clone() },
                stopped.clone(),
            ));
        }
        running.spawn(wake_on_change(app.clone(), stopped.clone()));
        running.spawn(keep_up(app.clone(), stopped));
        Self { stop, running, held }
    }

    /// Lets every worker finish what it holds; what takes longer than `limit` is given back, so that another process or the
    /// next start takes it up at once, and not when the lease is over. Says how many those were.
    pub async fn stop(mut self, app: &App, limit: Duration) -> usize {
        let _ = self.stop.send(true);
        let all = async { while self.running.join_next().await.is_some() {} };
        let _ = tokio::time::timeout(limit, all).await;
        // Nobody works any more when it is given back.
        self.running.shutdown().await;
        let held = std::mem::take(&mut *self.held.0.lock().unwrap_or_else(PoisonError::into_inner));
        for (worker, job) in &held {
            if let Err(error) = app.store.postpone_job(*job, worker, app.now()).await {
                tracing::warn!(%error, "an order could not be given back: it is taken over when its lease is over");
            }
        }
        held.len()
    }
}

async fn work(app: App, hands: Hands, mut stopped: watch::Receiver<bool>) {
    let mut taken = 0_u64;
    while !*stopped.borrow() {
        let first = if taken % OLDEST_EVERY == OLDEST_EVERY - 1 { First::Oldest } else { First::Urgent };
        // Before the look at what is ready: what is ordered in between wakes this worker all the same.
        let woken = app.wake.notified();
        match step(&app, &hands, first).await {
            Ok(true) => taken += 1,
            Ok(false) => {
                let pause = pause_until_next(&app, hands.most_of_one).await;
                tokio::select! {
                    () = woken => {}
                    () = tokio::time::sleep(pause) => {}
                    _ = stopped.changed() => {}
                }
            }
            Err(error) => {
                tracing::error!(%error, "the store does not give out work; trying again");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

// How long nothing is to be done, as far as is known, in the machine's own time.
async fn pause_until_next(app: &App, most_of_one: usize) -> Duration {
    let Ok(Some(next)) = app.store.find_next_run(most_of_one).await else { return LOOK_AGAIN };
    let ahead = app
        .clock
        .ahead(TimeDelta::seconds(1))
        .since(app.now())
        .num_microseconds()
        .unwrap_or(1_000_000)
        .max(1);
    let here = next.since(app.now()).num_microseconds().unwrap_or(i64::MAX).max(0);
    let real_micros = (i128::from(here) * 1_000_000 / i128::from(ahead)).clamp(1000, 5_000_000);
    Duration::from_micros(real_micros as u64)
}

/// One order, if one is ready.
async fn step(app: &App, hands: &Hands, first: First) -> Deed<bool> {
    let Hands { name, most_of_one, held } = hands;
    let lease = TimeDelta::seconds(app.settings.lease_seconds);
    let lease_here = app.clock.ahead(lease).since(app.now());
    let Some(claimed) = app.store.claim_job(name, first, *most_of_one, app.now(), lease_here).await? else {
        return Ok(false);
    };
    held.note(name, Some(claimed.id));
    let outcome = carry_out(app, &claimed, name).await;
    let settled = settle(app, &claimed, name, outcome).await;
    held.note(name, None);
    settled?;
    Ok(true)
}

async fn carry_out(app: &App, claimed: &ClaimedJob, name: &str) -> Deed<Outcome> {
    let Ok(job) = serde_json::from_str::<Job>(&claimed.payload) else {
        return Err(DeedError::Refused("This version does not know the order.".into()));
    };
    let business = claimed.business;
    let heartbeat = heartbeat(app, claimed.id, name);
    // A panic in one order must not take the worker with it.
    let app = app.clone();
    let mut deed = AbortOnDrop(tokio::spawn(async move { job.run(&app, business).await }));
    tokio::select! {
        ended = &mut deed.0 => ended.unwrap_or_else(|panic| Err(DeedError::Outside(format!("a fault in Porchlight: {panic}")))),
        () = heartbeat => {
            // Somebody else has it now: what this one still did is in the record.
            deed.0.abort();
            Ok(Outcome::Done)
        }
    }
}

/// A deed that ends with whoever waits for it.
struct AbortOnDrop<T>(tokio::task::JoinHandle<T>);

impl<T> Drop for AbortOnDrop<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Says again and again that the worker lives; returns when the job was taken over.
async fn heartbeat(app: &App, id: JobId, name: &str) {
    let third = Duration::from_secs((app.settings.lease_seconds / 3).max(1) as u64);
    loop {
        tokio::time::sleep(third).await;
        let until = app.clock.ahead(TimeDelta::seconds(app.settings.lease_seconds));
        match app.store.extend_lease(id, name, until).await {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => tracing::warn!(%error, "the lease could not be extended"),
        }
    }
}

async fn settle(app: &App, claimed: &ClaimedJob, name: &str, outcome: Deed<Outcome>) -> Deed<()> {
    let now = app.now();
    let store = &app.store;
    tell(&claimed.kind, &outcome);
    let (after, why) = match outcome {
        Ok(Outcome::Done) => return Ok(store.finish_job(claimed.id, name, now).await?),
        Ok(Outcome::Now) => return Ok(store.postpone_job(claimed.id, name, now).await?),
        Ok(Outcome::At(at)) => return Ok(store.postpone_job(claimed.id, name, at).await?),
        Ok(Outcome::Again(next)) => return rest(app, claimed, name, next).await,
        // What it was about is gone, or it can never work: no use in trying again.
        Err(DeedError::NoSuch(what)) => {
            tracing::debug!(kind = claimed.kind, what, "an order has nothing left to do");
            return Ok(store.finish_job(claimed.id, name, now).await?);
        }
        Err(DeedError::Refused(why)) => return Ok(store.bury_job(claimed.id, name, now, &why).await?),
        Err(DeedError::Said(Why::Refused, why)) => {
            return Ok(store.bury_job(claimed.id, name, now, &why.to_string()).await?);
        }
        Ok(Outcome::Later { after, why }) => (after, why),
        Err(error) => (None, error.to_string()),
    };
    tracing::warn!(kind = claimed.kind, attempt = claimed.attempts, why, "an order failed");
    if claimed.attempts >= claimed.most_attempts && Job::comes_again(&claimed.kind) {
        return rest(app, claimed, name, Next { at: app.clock.ahead(LONGEST_PAUSE), strict: false }).await;
    }
    if claimed.attempts >= claimed.most_attempts {
        return Ok(store.bury_job(claimed.id, name, now, &why).await?);
    }
    let pause = pause_before(claimed.attempts, after);
    let at = app.clock.ahead(pause);
    // A network that named its pause means it.
    let not_before = if after.is_some() { at } else { app.clock.ahead(pause.min(LEAST_PAUSE)) };
    Ok(store.retry_job(claimed.id, name, at, not_before, &why).await?)
}

/// One order that comes again is one row, however often it came.
async fn rest(app: &App, claimed: &ClaimedJob, name: &str, next: Next) -> Deed<()> {
    let not_before = if next.strict { next.at } else { Timestamp(0) };
    Ok(app.store.rest_job(claimed.id, name, next.at, not_before).await?)
}

/// For whoever watches: how an attempt ended. Orders that have nothing to do now are no outcome.
fn tell(kind: &str, outcome: &Deed<Outcome>) {
    let outcome = match outcome {
        Ok(Outcome::Done | Outcome::Now | Outcome::Again(_)) | Err(DeedError::NoSuch(_)) => "done",
        Ok(Outcome::At(_)) => return,
        Ok(Outcome::Later { .. }) => "asked to wait",
        Err(DeedError::Refused(_) | DeedError::Said(Why::Refused, _)) => "refused",
        Err(_) => "failed",
    };
    metrics::counter!("porchlight_orders_total", "kind" => kind.to_owned(), "outcome" => outcome)
        .increment(1);
}

/// Doubles from two seconds to an hour, with a quarter of chance in it, and never less than the other side asked for.
fn pause_before(attempt: i64, after: Option<Duration>) -> TimeDelta {
    let doubled = TimeDelta::seconds(2) * 2_i32.saturating_pow(attempt.clamp(0, 20) as u32).max(1);
    let pause = doubled.min(LONGEST_PAUSE);
    let jittered = pause * rand::rng().random_range(75..=125) / 100;
    let asked = after.and_then(|after| TimeDelta::from_std(after).ok()).unwrap_or_default();
    jittered.max(asked)
}

async fn wake_on_change(app: App, mut stopped: watch::Receiver<bool>) {
    let mut changes = app.store.changes().watch();
    loop {
        tokio::select! {
            change = changes.recv() => match change {
                Ok(changed) if !matches!(changed.what, Change::Job | Change::Everything) => {}
                Err(tokio::sync::broadcast::error::RecvError::Closed) => return,
                _ => app.wake.notify_waiters(),
            },
            _ = stopped.changed() => return,
        }
    }
}

async fn keep_up(app: App, mut stopped: watch::Receiver<bool>) {
    let half_a_lease = Duration::from_secs((app.settings.lease_seconds / 2).max(1) as u64);
    let mut counted: Option<Instant> = None;
    let mut polls_ordered: Option<Instant> = None;
    loop {
        if counted.is_none_or(|at| at.elapsed() > STATISTICS) {
            counted = Some(Instant::now());
            if let Err(error) = app.store.keep_statistics().await {
                tracing::warn!(%error, "the database could not count its tables; it is tried again in an hour");
            }
            if let Err(error) = sweep_attachments(&app, KEPT_LEFTOVERS).await {
                tracing::warn!(%error, "the folder of attachments could not be swept; it is tried again in an hour");
            }
            match sweep_pictures(&app, KEPT_LEFTOVERS).await {
                Ok(0) => {}
                Ok(swept) => {
                    tracing::info!(swept, "what a crash left in the folder of pictures was thrown away");
                }
                Err(error) => {
                    tracing::warn!(%error, "the folder of pictures could not be swept; it is tried again in an hour");
                }
            }
        }
        if polls_ordered.is_none_or(|at| at.elapsed() > POLLS) {
            polls_ordered = Some(Instant::now());
            if let Err(error) = order_polls(&app).await {
                tracing::warn!(%error, "the channels could not be looked through; it is tried again in five minutes");
            }
        }
        if let Err(error) = upkeep(&app).await {
            tracing::warn!(%error, "upkeep was interrupted; it goes on in a while");
        }
        tokio::select! {
            () = tokio::time::sleep(UPKEEP.min(half_a_lease)) => {}
            _ = stopped.changed() => return,
        }
    }
}

/// Takes over what dead workers held, throws away what has expired, lets the model go.
async fn upkeep(app: &App) -> Deed<()> {
    let now = app.now();
    if app.store.sweep_jobs(now).await? > 0 {
        app.wake.notify_waiters();
    }
    app.store.sweep_expired(now.min(domain::Clock::now(&crate::RealClock))).await?;
    app.store.sweep_deliveries(now.minus(KEPT_DELIVERIES)).await?;
    app.store.sweep_strays(now.minus(KEPT_DELIVERIES)).await?;
    app.store.sweep_remarks(now.minus(KEPT_REMARKS)).await?;
    crate::channels::order_overdue_parents(app).await?;
    app.store.sweep_notices(now.minus(KEPT_NOTICES)).await?;
    app.store.sweep_letters(now.minus(KEPT_NOTICES)).await?;
    app.store.sweep_password_resets(now.minus(TimeDelta::days(1))).await?;
    app.store.sweep_once_keys(now.minus(TimeDelta::days(1))).await?;
    app.meaning.release_if_idle(Duration::from_secs(30));
    Ok(())
}

/// Every channel that listens has an order to be asked, and it is never further away than the longest pause: also after
/// the clock was set back. Each comes again by itself.
async fn order_polls(app: &App) -> Deed<()> {
    let now = app.now();
    let next = now.plus(app.poll_bounds().quiet);
    let listens = |network: &str| app.network(network).is_some_and(|network| network.listen().is_some());
    let channels = app.store.list_channels_in_use().await?.into_iter();
    let polls = channels.filter(|(_, _, network)| listens(network)).map(|(business, channel, _)| {
        let order = Job::PollChannel { channel }.order_at(app, next);
        (business, order)
    });
    Ok(app.store.enqueue_for_many(polls.collect(), now).await?)
}

/// Carries out everything that is due, in order, until nothing is: for tests and for the demo's beginning.
/// Retries that are due later stay for later.
pub async fn run_until_quiet(app: &App) -> Deed<()> {
    let hands = Hands { name: "until-quiet".into(), most_of_one: 1, held: Held::default() };
    while step(app, &hands, First::Urgent).await? {}
    Ok(())
}

/// *Try again*: gives an order that was given up all its attempts anew.
pub async fn try_again(app: &App, by: &Seat, id: JobId) -> Deed<()> {
    allowed(by, Wish::Manage)?;
    let mut tx = app.of(by.business).begin().await?;
    if !tx.revive_job(id, app.now()).await? {
        return Err(DeedError::NoSuch("order"));
    }
    Ok(tx.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_an_hour_and_heed_what_the_other_side_asks() {
        assert!(pause_before(1, None) <= TimeDelta::seconds(5));
        assert!(pause_before(40, None) <= LONGEST_PAUSE * 5 / 4);
        assert_eq!(pause_before(1, Some(Duration::from_mins(15))), TimeDelta::minutes(15));
        assert!(pause_before(i64::MAX, None) <= LONGEST_PAUSE * 5 / 4);
    }
}
