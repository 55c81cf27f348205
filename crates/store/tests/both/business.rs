//! A business, and nobody else's.

use crate::places::{a_business, a_channel, at, id, places};
use domain::team::{Role, StaffMember};
use std::sync::Arc;
use store::{GivenAnswer, NeedName, OnceKey, StoreError};

#[tokio::test]
async fn a_business_is_kept_whole_and_others_cannot_be_reached() {
    for place in places().await {
        let store = &place.store;
        let (mine, theirs) = (a_business(store).await, a_business(store).await);
        assert_eq!(store.of(mine.id).lookup_business().await.unwrap(), Some(mine.clone()), "{}", place.name);
        let channel = a_channel(store, mine.id).await;
        assert_eq!(store.of(mine.id).lookup_channel(channel.id).await.unwrap().as_ref(), Some(&channel));
        assert_eq!(store.of(theirs.id).lookup_channel(channel.id).await.unwrap(), None);
        let mut tx = store.of(theirs.id).begin().await.unwrap();
        assert!(!tx.remove_channel(channel.id, at(1)).await.unwrap(), "another business's channel stays");
        tx.save_sealed_keys(channel.id, "stolen").await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(
            store.of(mine.id).lookup_sealed_keys(channel.id).await.unwrap().as_deref(),
            Some("sealed")
        );
        assert_eq!(store.find_owner_of_channel(channel.id).await.unwrap(), Some((mine.id, "bluesky".into())));
    }
}

#[tokio::test]
async fn people_sign_in_and_links_work_once() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let ada = StaffMember {
            id: id(),
            name: "Ada".into(),
            email: "ada@example.com".into(),
            language: Some(domain::Language::French),
            created_at: at(0),
        };
        let mut tx = store.of(business.id).begin().await.unwrap();
        tx.add_staff(&ada, Some("hash".into())).await.unwrap();
        // Somebody else with the same address, who works nowhere.
        let other = StaffMember { id: id(), created_at: at(-1), ..ada.clone() };
        tx.add_staff(&other, None).await.unwrap();
        tx.save_seat(ada.id, Role::Agent, at(0)).await.unwrap();
        tx.save_seat(ada.id, Role::Owner, at(1)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(
            store.list_accounts("ada@example.com").await.unwrap(),
            [(ada.clone(), Some("hash".into())), (other, None)]
        );
        let seats = store.list_seats_of(ada.id).await.unwrap();
        assert_eq!(
            (seats.len(), seats[0].role, seats[0].name.as_str()),
            (1, Role::Owner, "Ada"),
            "{}",
            place.name
        );
        store.add_welcome_link("link", at(0), at(100)).await.unwrap();
        assert!(
            store.is_welcome("link", at(1)).await.unwrap()
                && !store.is_welcome("link", at(101)).await.unwrap()
        );
        let welcome = async || {
            let mut tx = store.of(business.id).begin().await.unwrap();
            let used = tx.use_welcome_link("link", at(1)).await.unwrap();
            (tx, used)
        };
        assert!(welcome().await.1, "and nothing was committed");
        let (tx, used) = welcome().await;
        assert!(used, "{}", place.name);
        tx.commit().await.unwrap();
        assert!(!welcome().await.1, "{}", place.name);
    }
}

#[tokio::test]
async fn what_was_saved_under_a_key_is_saved_once_and_nothing_refused_counts() {
    for place in places().await {
        let store = &place.store;
        let business = a_business(store).await;
        let key = || Arc::new(OnceKey::new("k".into(), "f".into(), at(0)));
        let save = async |once: &Arc<OnceKey>, title: &str| {
            let mut tx = store.of(business.id).under(once.clone()).begin().await?;
            tx.save_need(&NeedName {
                id: id(),
                title: title.into(),
                renamed_by: None,
                created_at: at(0),
                merged_into: None,
            })
            .await?;
            tx.commit().await
        };
        // Begun and dropped: the request may come again.
        let refused = key();
        drop(store.of(business.id).under(refused.clone()).begin().await.unwrap());
        assert!(!refused.is_saved() && !refused.came_second());
        let (first, second) = (key(), key());
        // Two at the same moment: one is saved.
        let (one, other) = tokio::join!(save(&first, "Oil"), save(&second, "Oil"));
        assert_eq!([&one, &other].iter().filter(|saved| saved.is_ok()).count(), 1, "{}", place.name);
        assert_eq!((first.is_saved(), second.is_saved()), (second.came_second(), first.came_second()));
        let winner = if first.is_saved() { &first } else { &second };
        // A deed of several parts goes on under its own key.
        save(winner, "Wax").await.unwrap();
        assert!(matches!(save(&key(), "Late").await, Err(StoreError::Conflict)), "{}", place.name);
        let titles: Vec<_> =
            store.of(business.id).list_needs().await.unwrap().into_iter().map(|need| need.title).collect();
        assert_eq!(titles, ["Oil", "Wax"], "{}", place.name);
        let earlier = store.of(business.id).find_earlier("k").await.unwrap().unwrap();
        assert_eq!((earlier.fingerprint.as_str(), earlier.answer), ("f", None));
        for body in ["{}", "later"] {
            let mut tx = store.of(business.id).begin().await.unwrap();
            tx.save_answer(winner, GivenAnswer { status: 201, body: body.into() }).await.unwrap();
            tx.commit().await.unwrap();
        }
        let earlier = store.of(business.id).find_earlier("k").await.unwrap().unwrap();
        assert_eq!(earlier.answer, Some(GivenAnswer { status: 201, body: "{}".into() }), "{}", place.name);
        store.sweep_once_keys(at(1)).await.unwrap();
        assert_eq!(store.of(business.id).find_earlier("k").await.unwrap(), None);
    }
}
