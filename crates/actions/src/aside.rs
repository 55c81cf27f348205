//! Work that keeps a core busy and takes memory, done beside the threads that answer requests: so much of each kind at
//! once, so much of all kinds together, and the place is held by the work itself. Whoever asked may hang up meanwhile; the
//! place is free when the work has ended.

use crate::error::DeedError;
use std::sync::{Arc, LazyLock};
use tokio::sync::Semaphore;

/// What all such work may take of memory at once, in megabytes. What needs more, as the largest pictures do, is done alone.
const ALL: u32 = 64;

static FREE: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(ALL as usize)));

/// So many places for one kind of work, and what one of them takes.
pub struct Places {
    free: LazyLock<Arc<Semaphore>>,
    megabytes: u32,
}

impl Places {
    /// One at a time; it may take `megabytes`.
    pub const fn one(megabytes: u32) -> Self {
        Self { free: LazyLock::new(|| Arc::new(Semaphore::new(1))), megabytes }
    }

    /// Two at a time.
    pub const fn two(megabytes: u32) -> Self {
        Self { free: LazyLock::new(|| Arc::new(Semaphore::new(2))), megabytes }
    }

    /// Waits for a place, then does the work there to its end, also when nobody waits for it any more.
    pub async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, DeedError> {
        self.work_in(self.megabytes, work).await
    }

    /// The same for work of which it is known beforehand that it takes no more than `megabytes`.
    pub async fn work_in<T: Send + 'static>(
        &self,
        megabytes: u32,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, DeedError> {
        let stopped = || DeedError::Outside("This could not be worked out; please try again.".into());
        let place = self.free.clone().acquire_owned().await.map_err(|_| stopped())?;
        let share = FREE
            .clone()
            .acquire_many_owned(megabytes.min(self.megabytes).min(ALL))
            .await
            .map_err(|_| stopped())?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop((place, share));
            done
        });
        done.await.map_err(|_| stopped())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc;
    use std::time::Duration;

    #[tokio::test]
    async fn who_hangs_up_frees_no_place_before_the_work_has_ended() {
        static PLACES: Places = Places::two(1);
        static NOW: AtomicUsize = AtomicUsize::new(0);
        static MOST: AtomicUsize = AtomicUsize::new(0);
        let (go, wait) = mpsc::channel::<()>();
        let wait = Arc::new(std::sync::Mutex::new(wait));
        for _ in 0..6 {
            let wait = wait.clone();
            let work = PLACES.work(move || {
                MOST.fetch_max(NOW.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                let _ = wait.lock().unwrap().recv();
                NOW.fetch_sub(1, Ordering::SeqCst);
            });
            // Begun, and hung up.
            let _ = tokio::time::timeout(Duration::from_millis(20), work).await;
        }
        assert_eq!(MOST.load(Ordering::SeqCst), 2, "no more than there are places");
        drop(go);
        PLACES.work(|| ()).await.unwrap();
    }

    #[tokio::test]
    async fn work_that_panics_is_told_and_gives_its_place_back() {
        static PLACES: Places = Places::one(1);
        for _ in 0..3 {
            assert!(PLACES.work(|| panic!("as some decoders do")).await.is_err());
        }
        assert_eq!(PLACES.work(|| 7).await.unwrap(), 7);
    }
}
