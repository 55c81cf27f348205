//! Webhooks kept by two processes at the same moment.

use crate::places::{a_business, places};
use domain::{ChannelId, Timestamp};
use store::{Arrival, Delivery, NewJob, Store};
use uuid::Uuid;

#[tokio::test(flavor = "multi_thread")]
async fn two_who_keep_the_same_deliveries_in_another_order_never_wait_for_each_other() {
    for place in places().await {
        let business = a_business(&place.store).await;
        let channels: Vec<ChannelId> = (0..8).map(|_| ChannelId(Uuid::now_v7())).collect();
        for round in 0..15 {
            let arrivals: Vec<Arrival> = (0..40)
                .map(|number| Arrival {
                    business: business.id,
                    delivery: Delivery {
                        id: domain::DeliveryId(Uuid::now_v7()),
                        channel: channels[number % channels.len()],
                        digest: format!("{round}/{number}"),
                        body: b"{}".to_vec(),
                        received_at: Timestamp(1),
                    },
                    job: NewJob {
                        id: domain::JobId(Uuid::now_v7()),
                        kind: "TakeIn",
                        payload: "{}".into(),
                        unique_key: Some(format!("{}", number % channels.len())),
                        priority: 0,
                        run_at: Timestamp(1),
                        most_attempts: 5,
                    },
                })
                .collect();
            let again = arrivals.iter().rev().map(|arrival| {
                let id = domain::DeliveryId(Uuid::now_v7());
                Arrival { delivery: Delivery { id, ..arrival.delivery.clone() }, ..arrival.clone() }
            });
            let (one, other) = (keep(&place.store, arrivals.clone()), keep(&place.store, again.collect()));
            let (one, other) = tokio::join!(one, other);
            assert!(one.is_ok() && other.is_ok(), "{}: {one:?} {other:?}", place.name);
        }
    }
}

async fn keep(store: &Store, arrivals: Vec<Arrival>) -> Result<(), String> {
    let store = store.clone();
    let kept = tokio::spawn(async move { store.add_deliveries(&arrivals).await });
    kept.await.unwrap().map_err(|error| error.to_string())
}
