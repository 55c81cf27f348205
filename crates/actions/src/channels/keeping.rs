//! Keeping webhooks goes first: a network waits for that answer, and the inbox can wait a moment.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Who keeps webhooks at the moment. One database has one writer at a time, and a commit that takes webhooks in holds it
/// longer than the keeping of two hundred: whoever takes in waits until nobody wants to keep any.
#[derive(Default)]
pub struct Keeping {
    waiting: AtomicUsize,
    came: AtomicU64,
}

/// One webhook that waits to be kept.
pub(super) struct OneWaits<'a>(&'a Keeping);

impl Drop for OneWaits<'_> {
    fn drop(&mut self) {
        self.0.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}

/// So long must nothing come before it counts as quiet: answered together, the same senders come again at once.
const QUIET: Duration = Duration::from_millis(2);
/// For every second it takes in, a taker lets the keeping have three at most: what never ends is still taken in.
const TIMES: u32 = 3;

impl Keeping {
    pub(super) fn one_waits(&self) -> OneWaits<'_> {
        self.came.fetch_add(1, Ordering::Relaxed);
        self.waiting.fetch_add(1, Ordering::Relaxed);
        OneWaits(self)
    }

    pub(super) fn beside(&self) -> Beside<'_> {
        Beside { keeping: self, seen: self.came.load(Ordering::Relaxed), took: Duration::ZERO }
    }
}

/// Somebody who takes in beside those who keep.
pub(super) struct Beside<'a> {
    keeping: &'a Keeping,
    seen: u64,
    took: Duration,
}

impl Beside<'_> {
    /// Comes once nobody keeps anything, or after [`TIMES`] as long as the last turn took.
    pub async fn turn(&mut self) -> Turn<'_> {
        let until = Instant::now() + self.took * TIMES;
        while self.is_busy() && Instant::now() < until {
            tokio::time::sleep(QUIET).await;
        }
        Turn { began: Instant::now(), took: &mut self.took }
    }

    /// Whether something waits to be kept, or came since the last look.
    fn is_busy(&mut self) -> bool {
        let came = self.keeping.came.load(Ordering::Relaxed);
        let quiet = came == self.seen && self.keeping.waiting.load(Ordering::Relaxed) == 0;
        self.seen = came;
        !quiet
    }
}

/// While this lives, it is the taker's turn.
pub(super) struct Turn<'a> {
    began: Instant,
    took: &'a mut Duration,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        *self.took = self.began.elapsed();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    fn comes_at_once(beside: &mut Beside<'_>) -> bool {
        matches!(pin!(beside.turn()).poll(&mut Context::from_waker(Waker::noop())), Poll::Ready(_))
    }

    #[tokio::test]
    async fn keeping_goes_first_but_not_for_ever() {
        let keeping = Keeping::default();
        let mut beside = keeping.beside();
        beside.took = Duration::from_hours(1);
        assert!(comes_at_once(&mut beside), "nobody keeps anything");

        beside.took = Duration::from_hours(1);
        let waits = keeping.one_waits();
        assert!(!comes_at_once(&mut beside), "one waits");
        drop(waits);
        drop(keeping.one_waits());
        assert!(!comes_at_once(&mut beside), "one came since the last look");
        assert!(comes_at_once(&mut beside), "it is quiet again");

        let _waits = keeping.one_waits();
        beside.took = Duration::from_millis(1);
        drop(beside.turn().await);
        assert!(beside.took < Duration::from_secs(1), "its turn came although one still waits");
    }
}
