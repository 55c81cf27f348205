//! Spreads work over the machine's cores.

use std::num::NonZero;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// More would take the machine from those who are waiting for a page.
const MOST_THREADS: usize = 4;

/// Does something with every item and gives the results in the items' order. `ready` hears how many are done.
pub(crate) fn in_parallel<I: Send + Sync, O: Send + Sync>(
    items: &[I],
    work: impl Fn(&I) -> O + Sync,
    ready: impl Fn(usize) + Sync,
) -> Vec<O> {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    let (next, finished) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let results: Vec<OnceLock<O>> = items.iter().map(|_| OnceLock::new()).collect();
    let take_turns = || {
        loop {
            let turn = next.fetch_add(1, Ordering::Relaxed);
            let (Some(item), Some(place)) = (items.get(turn), results.get(turn)) else { return };
            place.get_or_init(|| work(item));
            ready(finished.fetch_add(1, Ordering::Relaxed) + 1);
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..cores.min(MOST_THREADS).min(items.len()) {
            scope.spawn(take_turns);
        }
        take_turns();
    });
    results.into_iter().filter_map(OnceLock::into_inner).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_their_order() {
        let items: Vec<usize> = (0..1000).collect();
        assert_eq!(
            in_parallel(&items, |item| item * 2, |_| ()),
            items.iter().map(|i| i * 2).collect::<Vec<_>>()
        );
        assert!(in_parallel(&[], |item: &usize| *item, |_| ()).is_empty());
    }
}
