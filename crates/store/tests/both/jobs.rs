//! Orders: claimed once, taken over, given up.

use crate::places::{a_business, a_job, at, places};
use chrono::TimeDelta;
use store::{Change, First, NewJob};

#[tokio::test]
async fn a_job_is_claimed_by_one_worker_taken_over_when_it_dies_and_given_up_in_the_end() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let mut watcher = store.changes().watch();
        let mut tx = store.of(business.id).begin().await.unwrap();
        tx.enqueue(a_job("Poll", Some("poll"), at(0)), at(0)).await.unwrap();
        tx.enqueue(a_job("Poll", Some("poll"), at(0)), at(0)).await.unwrap();
        tx.enqueue(a_job("Later", None, at(1000)), at(0)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(watcher.recv().await.unwrap().what, Change::Job);
        let lease = TimeDelta::seconds(30);
        let first = store.claim_job("one", First::Urgent, 8, at(1), lease).await.unwrap().unwrap();
        assert_eq!((first.kind.as_str(), first.attempts, first.business), ("Poll", 1, business.id));
        assert_eq!(
            store.claim_job("two", First::Urgent, 8, at(1), lease).await.unwrap(),
            None,
            "the same order twice is one"
        );
        assert_eq!(store.find_next_run(8).await.unwrap(), Some(at(1000)));
        assert!(store.extend_lease(first.id, "one", at(61)).await.unwrap());
        assert_eq!(store.sweep_jobs(at(60)).await.unwrap(), 0);
        assert_eq!(store.sweep_jobs(at(62)).await.unwrap(), 1, "worker one died");
        assert!(!store.extend_lease(first.id, "one", at(99)).await.unwrap(), "it learns so when it wakes");
        let second = store.claim_job("two", First::Urgent, 8, at(63), lease).await.unwrap().unwrap();
        assert_eq!((second.id, second.attempts), (first.id, 2));
        store.sweep_jobs(at(200)).await.unwrap();
        assert_eq!(
            store.claim_job("three", First::Urgent, 8, at(201), lease).await.unwrap(),
            None,
            "it killed two workers: enough"
        );
        let dead = store.of(business.id).list_dead_jobs(None, 10).await.unwrap().rows;
        assert_eq!((dead.len(), dead[0].id), (1, first.id), "{}", place.name);
        let other = a_business(store).await;
        let mut tx = store.of(other.id).begin().await.unwrap();
        assert!(!tx.revive_job(first.id, at(202)).await.unwrap(), "not another business's job");
        drop(tx);
        let mut tx = store.of(business.id).begin().await.unwrap();
        assert!(tx.revive_job(first.id, at(202)).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(
            store.claim_job("four", First::Urgent, 8, at(203), lease).await.unwrap().map(|job| job.attempts),
            Some(1)
        );
    }
}

#[tokio::test]
async fn the_same_order_again_moves_the_one_that_waits_up_and_old_ones_get_their_turn() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let lease = TimeDelta::seconds(30);
        let give = async |key: &str, run_at| {
            let mut tx = store.of(business.id).begin().await.unwrap();
            tx.enqueue(a_job("Send", Some(key), run_at), at(0)).await.unwrap();
            tx.commit().await.unwrap();
        };
        give("send", at(3000)).await;
        give("send", at(5)).await;
        give("send", at(4000)).await;
        assert_eq!(store.find_next_run(8).await.unwrap(), Some(at(5)), "{}", place.name);
        let job = store.claim_job("one", First::Urgent, 8, at(6), lease).await.unwrap().unwrap();
        // What did not fail has not used up an attempt.
        store.postpone_job(job.id, "one", at(7)).await.unwrap();
        let job = store.claim_job("one", First::Urgent, 8, at(8), lease).await.unwrap().unwrap();
        assert_eq!(job.attempts, 1, "{}", place.name);
        store.finish_job(job.id, "one", at(8)).await.unwrap();
        let mut orders = Vec::new();
        for (key, priority, run_at) in [("learn", 5, at(1)), ("poll", 3, at(2))] {
            orders.push((business.id, NewJob { priority, ..a_job(key, Some(key), run_at) }));
        }
        store.enqueue_for_many(orders, at(0)).await.unwrap();
        let oldest = store.claim_job("one", First::Oldest, 8, at(9), lease).await.unwrap().unwrap();
        let urgent = store.claim_job("two", First::Urgent, 8, at(9), lease).await.unwrap().unwrap();
        assert_eq!((oldest.kind.as_str(), urgent.kind.as_str()), ("learn", "poll"), "{}", place.name);
    }
}

#[tokio::test]
async fn orders_for_many_businesses_are_each_one_order() {
    for place in places().await {
        let (mine, theirs) = (a_business(&place.store).await.id, a_business(&place.store).await.id);
        let orders = || {
            let each = |business| {
                (0..600).map(move |n| (business, a_job("Poll", Some(&format!("poll/{n}")), at(1))))
            };
            each(mine).chain(each(theirs)).collect::<Vec<_>>()
        };
        place.store.enqueue_for_many(orders(), at(0)).await.unwrap();
        place.store.enqueue_for_many(orders(), at(0)).await.unwrap();
        assert_eq!(place.store.count_jobs(at(120)).await.unwrap(), (1200, 0), "{}", place.name);
    }
}

#[tokio::test]
async fn eight_workers_share_a_hundred_jobs_and_none_is_done_twice() {
    for place in places().await {
        let store = place.store.clone();
        let business = a_business(&store).await;
        let mut tx = store.of(business.id).begin().await.unwrap();
        for _ in 0..100 {
            tx.enqueue(a_job("Work", None, at(0)), at(0)).await.unwrap();
        }
        tx.commit().await.unwrap();
        let mut workers = Vec::new();
        for n in 0..8 {
            let store = store.clone();
            workers.push(tokio::spawn(async move {
                let name = format!("w{n}");
                let mut done = Vec::new();
                while let Some(job) =
                    store.claim_job(&name, First::Urgent, 8, at(1), TimeDelta::seconds(30)).await.unwrap()
                {
                    done.push(job.id);
                    // Others look for work while this one is held.
                    tokio::task::yield_now().await;
                    store.finish_job(job.id, &name, at(2)).await.unwrap();
                }
                done
            }));
        }
        let mut all = Vec::new();
        for worker in workers {
            all.extend(worker.await.unwrap());
        }
        assert_eq!(all.len(), 100, "each was taken once, on {}", place.name);
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 100, "and none was taken in place of another, on {}", place.name);
    }
}

#[tokio::test]
async fn what_failed_is_not_moved_up_before_its_time_and_the_same_order_goes_on_where_it_failed() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let lease = TimeDelta::seconds(30);
        let give = async |run_at| {
            let mut tx = store.of(business.id).begin().await.unwrap();
            tx.enqueue(a_job("Send", Some("send"), run_at), run_at).await.unwrap();
            tx.commit().await.unwrap();
        };
        let take = async |now| store.claim_job("one", First::Urgent, 8, now, lease).await.unwrap();
        give(at(1)).await;
        let job = take(at(1)).await.unwrap();
        store.retry_job(job.id, "one", at(3600), at(60), "busy").await.unwrap();
        give(at(2)).await;
        assert_eq!(store.find_next_run(8).await.unwrap(), Some(at(60)), "{}", place.name);
        let job = take(at(60)).await.unwrap();
        assert_eq!(job.attempts, 2);
        // Ordered again while it runs.
        give(at(61)).await;
        assert_eq!(take(at(61)).await, None, "one at a time");
        store.retry_job(job.id, "one", at(3700), at(120), "busy").await.unwrap();
        assert_eq!(store.find_next_run(8).await.unwrap(), Some(at(120)), "{}", place.name);
        assert_eq!(take(at(120)).await.map(|job| job.attempts), Some(3), "{}", place.name);
        assert_eq!(take(at(4000)).await, None, "it is one order");
    }
}

#[tokio::test]
async fn an_order_that_goes_back_while_the_same_is_given_meets_it() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let lease = TimeDelta::seconds(30);
        for way in 0..3 {
            let name = ["tried in vain", "put off", "its worker died"][way];
            let mut tx = store.of(business.id).begin().await.unwrap();
            tx.enqueue(a_job("Send", Some(name), at(1)), at(1)).await.unwrap();
            tx.commit().await.unwrap();
            let job = store.claim_job("one", First::Urgent, 8, at(1), lease).await.unwrap().unwrap();
            let mut given = store.of(business.id).begin().await.unwrap();
            given.enqueue(a_job("Send", Some(name), at(2)), at(2)).await.unwrap();
            let goes_back = tokio::spawn({
                let store = store.clone();
                async move {
                    match way {
                        0 => store.retry_job(job.id, "one", at(9), at(9), "busy").await,
                        1 => store.postpone_job(job.id, "one", at(9)).await,
                        _ => store.sweep_jobs(at(60)).await.map(|_| ()),
                    }
                }
            });
            // Long enough to have looked, and to wait for the other.
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            given.commit().await.unwrap();
            goes_back.await.unwrap().unwrap_or_else(|error| panic!("{name}, {}: {error}", place.name));
            let take = async || store.claim_job("two", First::Urgent, 8, at(100), lease).await.unwrap();
            let taken = take().await.map(|job| job.id);
            assert!(
                taken.is_some_and(|taken| taken != job.id),
                "{name}, {}: the given one serves",
                place.name
            );
            assert_eq!(take().await, None, "{name}, {}: it is one order", place.name);
            store.finish_job(taken.unwrap(), "two", at(100)).await.unwrap();
        }
    }
}

#[tokio::test]
async fn one_business_with_many_orders_leaves_hands_to_the_others() {
    for place in places().await {
        let store = &place.store;
        let (busy, other) = (a_business(store).await, a_business(store).await);
        for (business, orders) in [(&busy, 5), (&other, 1)] {
            let mut tx = store.of(business.id).begin().await.unwrap();
            for _ in 0..orders {
                tx.enqueue(a_job("Send", None, at(1)), at(1)).await.unwrap();
            }
            tx.commit().await.unwrap();
        }
        let take = async |worker: &str| {
            let lease = TimeDelta::seconds(30);
            store.claim_job(worker, First::Urgent, 2, at(2), lease).await.unwrap()
        };
        let whose = |job: &Option<store::ClaimedJob>| job.as_ref().map(|job| job.business);
        let taken = [take("one").await, take("two").await, take("three").await];
        assert_eq!(
            taken.each_ref().map(whose),
            [Some(busy.id), Some(busy.id), Some(other.id)],
            "{}",
            place.name
        );
        assert_eq!(take("four").await, None, "three wait, and none may be taken: {}", place.name);
        assert_eq!(store.find_next_run(2).await.unwrap(), None, "nobody need look at once: {}", place.name);
        store.finish_job(taken[0].as_ref().unwrap().id, "one", at(3)).await.unwrap();
        assert_eq!(whose(&take("one").await), Some(busy.id), "{}", place.name);
    }
}
