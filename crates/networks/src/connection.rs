//! One channel as an adapter sees it: who we are there, and the keys to it.

use serde_json::Value;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A connected account, opened for a few calls. The caller unseals the keys before and, where an adapter renewed
/// them, seals the new ones after.
pub struct Connection {
    /// The network's own id of our account.
    pub remote_id: String,
    pub handle: Option<String>,
    pub name: String,
    keys: Mutex<Keys>,
    left: Mutex<Option<Left>>,
}

/// What a network says, beside an answer, is left of what may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// Hundredths of the whole.
    pub percent: u8,
    /// When it is whole again, counted from that answer, where the network says.
    pub whole_in: Option<Duration>,
}

impl Left {
    /// `left` of `most`; nothing where the network's figures make no sense.
    pub fn of(left: u64, most: u64, whole_in: Option<Duration>) -> Option<Self> {
        let percent = left.min(most).checked_mul(100)?.checked_div(most)?;
        Some(Self { percent: percent as u8, whole_in })
    }
}

struct Keys {
    value: Value,
    renewed: bool,
}

impl Connection {
    pub fn new(remote_id: String, handle: Option<String>, name: String, keys: Value) -> Self {
        Self {
            remote_id,
            handle,
            name,
            keys: Mutex::new(Keys { value: keys, renewed: false }),
            left: Mutex::new(None),
        }
    }

    /// The adapter's own keys: tokens, addresses, whatever it asked to be kept when it connected.
    pub fn keys(&self) -> Value {
        self.lock().value.clone()
    }

    /// Replaces the keys, for instance after a token was renewed.
    pub fn renew(&self, keys: Value) {
        let mut kept = self.lock();
        kept.renewed = kept.renewed || kept.value != keys;
        kept.value = keys;
    }

    /// The keys to seal and keep, if they changed since the connection was opened.
    pub fn renewed(&self) -> Option<Value> {
        let kept = self.lock();
        kept.renewed.then(|| kept.value.clone())
    }

    /// Takes down what an answer says is left; of several limits the one that leaves least.
    pub fn note_left(&self, left: Option<Left>) {
        let mut kept = lock(&self.left);
        *kept = match (*kept, left) {
            (Some(kept), Some(left)) if kept.percent < left.percent => Some(kept),
            (kept, left) => left.or(kept),
        };
    }

    /// What is left, if the network said so since the connection was opened.
    pub fn left(&self) -> Option<Left> {
        *lock(&self.left)
    }

    fn lock(&self) -> MutexGuard<'_, Keys> {
        lock(&self.keys)
    }
}

impl std::fmt::Debug for Connection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Connection").field("remote_id", &self.remote_id).finish_non_exhaustive()
    }
}

// A panic while the lock was held cannot leave half a value behind.
fn lock<T>(kept: &Mutex<T>) -> MutexGuard<'_, T> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_limits_the_one_that_leaves_least_counts() {
        let at = Connection::new("did:plc:a".into(), None, "Ada".into(), Value::Null);
        assert_eq!(at.left(), None);
        let hour = Some(Duration::from_hours(1));
        for (left, most) in [(50, 100), (3, 3_000), (9_999, 100)] {
            at.note_left(Left::of(left, most, hour));
        }
        at.note_left(Left::of(1, 0, None));
        at.note_left(None);
        assert_eq!(at.left(), Some(Left { percent: 0, whole_in: hour }));
    }
}
