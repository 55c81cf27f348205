//! Where the last poll ended, and what was seen under our posts.

use chrono::TimeDelta;
use domain::Timestamp;
use domain::inbox::Sight;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Messages of one thread that are remembered, to see which vanish.
const REMEMBERED: usize = 500;
/// What was told of and not shown: at most so many.
const MOST_OWED: usize = 200;

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Cursor {
    /// Everything up to this moment has been heard.
    pub heard: Option<String>,
    /// What was said before (seconds, our clock) is left alone: nobody listened then.
    pub began: Option<i64>,
    /// An unfinished way back through the notifications.
    pub back: Option<Back>,
    /// Under each of our recent posts, what was there.
    pub threads: BTreeMap<String, Thread>,
    /// Told of by a notification and not shown yet, with the moment (seconds) it was told.
    pub owed: BTreeMap<String, i64>,
    /// Our own latest posts that were heard.
    pub own: BTreeSet<String>,
    /// Which of the older threads is read next.
    pub turn: usize,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Back {
    pub page: String,
    pub newest: String,
}

/// The messages of a thread by their addresses: who may see them, and when (seconds) we last asked about one that is away.
pub(super) type Thread = BTreeMap<String, (char, i64)>;

impl Cursor {
    pub fn read(kept: Option<&Value>) -> Self {
        kept.and_then(|value| serde_json::from_value(value.clone()).ok()).unwrap_or_default()
    }

    /// These were told of and are not shown; they are asked for as long as it is worth it.
    pub fn owe(&mut self, missing: BTreeSet<String>, now: Timestamp, how_long: TimeDelta) {
        let now = now.seconds();
        let before = std::mem::take(&mut self.owed);
        let since = |uri: String| {
            let since = before.get(&uri).copied().unwrap_or(now);
            (uri, since)
        };
        let mut owed: Vec<(String, i64)> = missing.into_iter().map(since).collect();
        owed.retain(|(_, since)| now - since < how_long.num_seconds());
        owed.sort_by_key(|(_, since)| std::cmp::Reverse(*since));
        owed.truncate(MOST_OWED);
        self.owed = owed.into_iter().collect();
    }
}

pub(super) fn letter(sight: Sight) -> char {
    match sight {
        Sight::Open => 'o',
        Sight::SignedIn => 's',
        Sight::Hidden => 'h',
        Sight::Away => 'a',
    }
}

/// The newest of a thread: as many as are remembered.
pub(super) fn newest(thread: Thread) -> Thread {
    let mut all: Vec<_> = thread.into_iter().collect();
    // Record keys begin with the time.
    all.sort_by(|(one, _), (other, _)| other.rsplit('/').next().cmp(&one.rsplit('/').next()));
    all.truncate(REMEMBERED);
    all.into_iter().collect()
}
