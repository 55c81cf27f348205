//! What is kept in memory for a moment, and only until something changes: it first hears what was committed.

use actions::{Change, Changed};
use domain::{BusinessId, Timestamp};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::TryRecvError;

/// The changes of every business, as they are committed.
pub struct Heard {
    /// How many changes of a business were heard: something is kept only if none came while it was made.
    changes_of: HashMap<BusinessId, u64>,
    /// How often too much happened at once to hear it all.
    lagged: u64,
    changes: Receiver<Changed>,
}

/// What had been heard when the making of something began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begun {
    heard: u64,
    lagged: u64,
}

impl Heard {
    pub fn new(changes: Receiver<Changed>) -> Self {
        Self { changes_of: HashMap::new(), lagged: 0, changes }
    }

    /// Takes everything that was committed since the last look, and says whose things are out of date by it;
    /// `None`: everybody's.
    pub fn listen(&mut self, mut out_of_date: impl FnMut(Option<BusinessId>)) {
        loop {
            match self.changes.try_recv() {
                Ok(Changed { what: Change::Everything, .. }) | Err(TryRecvError::Lagged(_)) => {
                    self.lagged += 1;
                    out_of_date(None);
                }
                Ok(change) if matters(change.what) => {
                    *self.changes_of.entry(change.business).or_default() += 1;
                    out_of_date(Some(change.business));
                }
                Ok(_) => {}
                Err(TryRecvError::Empty | TryRecvError::Closed) => return,
            }
        }
    }

    pub fn begun(&self, business: BusinessId) -> Begun {
        Begun { heard: self.changes_of.get(&business).copied().unwrap_or_default(), lagged: self.lagged }
    }
}

// Jobs come and go all the time and are on no page of the website.
fn matters(what: Change) -> bool {
    !matches!(what, Change::Job | Change::Presence { .. })
}

/// Something of each business: for at most a second, because time alone changes it, too.
pub struct Recent<T> {
    inside: Mutex<Inside<T>>,
}

struct Inside<T> {
    values: HashMap<BusinessId, (Timestamp, T)>,
    heard: Heard,
}

const MOST_BUSINESSES: usize = 5000;
const SECOND: i64 = 1_000_000;

impl<T: Clone> Recent<T> {
    pub fn new(changes: Receiver<Changed>) -> Self {
        Self { inside: Mutex::new(Inside { values: HashMap::new(), heard: Heard::new(changes) }) }
    }

    /// It, if it is fresh; otherwise what [`Recent::keep`] wants to know afterwards.
    pub fn find(&self, business: BusinessId, now: Timestamp) -> Result<T, Begun> {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        inside.listen();
        match inside.values.get(&business) {
            Some((at, value)) if (0..SECOND).contains(&(now.0 - at.0)) => Ok(value.clone()),
            _ => Err(inside.heard.begun(business)),
        }
    }

    /// Keeps it, unless something changed while it was made.
    pub fn keep(&self, business: BusinessId, begun: Begun, now: Timestamp, value: T) {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        inside.listen();
        if inside.heard.begun(business) == begun {
            if inside.values.len() >= MOST_BUSINESSES {
                inside.values.clear();
            }
            inside.values.insert(business, (now, value));
        }
    }
}

impl<T> Inside<T> {
    fn listen(&mut self) {
        let values = &mut self.values;
        self.heard.listen(|whose| match whose {
            Some(business) => drop(values.remove(&business)),
            None => values.clear(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::sync::broadcast;

    #[test]
    fn it_lasts_a_second_and_goes_with_the_first_change_that_shows() {
        let (tell, hear) = broadcast::channel(16);
        let recent = Recent::new(hear);
        let mine = BusinessId(uuid::Uuid::from_u128(1));
        let change = Changed { business: mine, what: Change::Needs };
        let begun = recent.find(mine, Timestamp(0)).unwrap_err();
        recent.keep(mine, begun, Timestamp(0), 7);
        assert_eq!(recent.find(mine, Timestamp(SECOND - 1)), Ok(7));
        assert!(recent.find(mine, Timestamp(SECOND)).is_err());
        assert!(recent.find(mine, Timestamp(-1)).is_err(), "a clock that was set back");
        tell.send(change).unwrap();
        let begun = recent.find(mine, Timestamp(1)).unwrap_err();
        tell.send(change).unwrap();
        recent.keep(mine, begun, Timestamp(1), 8);
        assert!(recent.find(mine, Timestamp(1)).is_err(), "something changed while it was counted");

        let begun = recent.find(mine, Timestamp(1)).unwrap_err();
        recent.keep(mine, begun, Timestamp(1), 9);
        tell.send(Changed { business: mine, what: Change::Job }).unwrap();
        assert_eq!(recent.find(mine, Timestamp(1)), Ok(9), "an order shows nowhere");
        tell.send(Changed { business: mine, what: Change::Channels }).unwrap();
        assert!(recent.find(mine, Timestamp(1)).is_err(), "the foot of the website names the channels");
    }
}
