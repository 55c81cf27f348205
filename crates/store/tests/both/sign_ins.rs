//! Attempts at passwords, and the browsers that are known.

use crate::places::places;
use domain::{StaffId, Timestamp};
use store::AttemptLimit;
use uuid::Uuid;

fn limit(who: &str, most: u64) -> AttemptLimit {
    AttemptLimit { who: who.into(), most }
}

#[tokio::test]
async fn a_refused_attempt_is_written_nowhere() {
    for place in places().await {
        let (since, now) = (Timestamp(0), Timestamp(1_000));
        let note = async |limits: Vec<AttemptLimit>| {
            place.store.note_attempt(Uuid::now_v7(), &limits, since, now).await.unwrap()
        };
        assert!(note(vec![limit("here", 2), limit("account", 100)]).await);
        assert!(note(vec![limit("here", 2), limit("account", 100)]).await);
        for _ in 0..50 {
            assert!(!note(vec![limit("here", 2), limit("account", 100)]).await, "{}", place.name);
        }
        assert!(note(vec![limit("account", 3)]).await, "{}: only two were counted", place.name);
    }
}

#[tokio::test]
async fn of_many_attempts_at_once_none_slips_through() {
    for place in places().await {
        let attempts: Vec<_> = (0..30)
            .map(|_| {
                let store = place.store.clone();
                tokio::spawn(async move {
                    let limits = [limit("b", 100), limit("a", 5)];
                    store.note_attempt(Uuid::now_v7(), &limits, Timestamp(0), Timestamp(9)).await.unwrap()
                })
            })
            .collect();
        let mut counted = 0;
        for attempt in attempts {
            counted += usize::from(attempt.await.unwrap());
        }
        assert_eq!(counted, 5, "{}", place.name);
    }
}

#[tokio::test]
async fn a_right_attempt_counts_for_nobody() {
    for place in places().await {
        let limits = [limit("here", 3), limit("address", 3)];
        for _ in 0..9 {
            let id = Uuid::now_v7();
            assert!(place.store.note_attempt(id, &limits, Timestamp(0), Timestamp(9)).await.unwrap());
            place.store.forget_attempts(id, "here").await.unwrap();
        }
    }
}

#[tokio::test]
async fn the_last_twenty_browsers_of_somebody_are_known() {
    for place in places().await {
        let ada = StaffId(Uuid::now_v7());
        for number in 0..30 {
            place.store.save_device(&format!("d{number}"), ada, Timestamp(number)).await.unwrap();
        }
        let known = async |device: &str, since| {
            place.store.find_device(device, Timestamp(since)).await.unwrap() == Some(ada)
        };
        assert!(known("d29", 0).await && known("d10", 0).await, "{}", place.name);
        assert!(!known("d9", 0).await && !known("d30", 0).await, "{}", place.name);
        assert!(!known("d10", 10).await, "{}: too long ago", place.name);
    }
}
