//! Polling alone hears everything the documents say it hears, however much it was, and a channel that does not says so.

use actions::channels::{begin_sign_in, connect_account, finish_sign_in};
use actions::publishing::withdraw;
use chrono::TimeDelta;
use domain::channels::{Channel, ChannelState};
use domain::finding::Wanted;
use domain::publishing::PublicationState;
use networks::facebook::fake::FacebookFake;
use networks::fakes::Trouble;
use stories::{House, houses};

async fn state_of(house: &House, channel: &Channel) -> Channel {
    house.desk().lookup_channel(channel.id).await.unwrap().unwrap()
}

async fn count_said(house: &House, words: &str) -> usize {
    house.desk().search_messages(&Wanted::of(words).unwrap(), None, 5000).await.unwrap().rows.len()
}

/// Nothing but polling, until there is nothing more.
async fn polled(house: &House, channel: &Channel) {
    house.town.facebook.lose_deliveries();
    house.poll(channel).await;
    house.until_quiet().await;
}

#[tokio::test]
async fn after_a_long_silence_every_visitor_is_heard_page_by_page() {
    for house in houses().await {
        let page = house.connect_page().await;
        polled(&house, &page).await;
        let fake = &house.town.facebook;
        fake.small_pages(10);
        let ben = fake.person("Ben Okri");
        for n in 0..70 {
            ben.posts(&house.town.page, &format!("visited number{n}"));
        }
        let mia = fake.person("Mia");
        for n in 0..60 {
            mia.messages(&house.town.page, &format!("wrote number{n}"));
        }
        polled(&house, &page).await;
        assert_eq!(count_said(&house, "visited").await, 70, "{}", house.database);
        assert_eq!(count_said(&house, "wrote").await, 60, "{}", house.database);
    }
}

#[tokio::test]
async fn a_crowd_under_one_post_within_half_an_hour_stops_nothing() {
    for house in houses().await {
        let page = house.connect_page().await;
        polled(&house, &page).await;
        let fake = &house.town.facebook;
        let post = fake.page_posts(&house.town.page, "A kitchen");
        let ben = fake.person("Ben Okri");
        for n in 0..1500 {
            ben.comments(&post, &format!("praise number{n}")).unwrap();
        }
        polled(&house, &page).await;
        polled(&house, &page).await;
        assert_eq!(count_said(&house, "praise").await, 1500, "{}", house.database);
        ben.comments(&post, "Do you fit oak?").unwrap();
        polled(&house, &page).await;
        assert!(house.conversation_with("fit oak").await.due_at.is_some(), "{}", house.database);
    }
}

#[tokio::test]
async fn talk_under_an_old_post_of_the_page_and_posts_that_name_it_are_heard() {
    for house in houses().await {
        let page = house.connect_page().await;
        let fake = &house.town.facebook;
        let old = fake.page_posts(&house.town.page, "old");
        for n in 0..120 {
            fake.page_posts(&house.town.page, &format!("newer {n}"));
        }
        polled(&house, &page).await;
        house.later(TimeDelta::days(2)).await;
        polled(&house, &page).await;
        fake.person("Ben Okri").comments(&old, "Do you fit oak?").unwrap();
        fake.person("Mia").names(&house.town.page, "Ada's Joinery made us a table, do they fit elm?");
        polled(&house, &page).await;
        assert!(house.conversation_with("fit elm").await.due_at.is_some(), "{}", house.database);
        house.later(TimeDelta::hours(7)).await;
        polled(&house, &page).await;
        assert!(house.conversation_with("fit oak").await.due_at.is_some(), "{}", house.database);
    }
}

#[tokio::test]
async fn a_channel_that_hears_nothing_says_since_when_and_why() {
    for house in houses().await {
        let page = house.connect_page().await;
        polled(&house, &page).await;
        let fake = &house.town.facebook;
        for (code, subcode) in [(100, None), (12, None), (101, None), (368, None), (10, None), (200, None)] {
            for list in ["/feed", "/conversations", "/tagged"] {
                fake.desk().trouble_until_calm(list, FacebookFake::error(code, subcode));
            }
            polled(&house, &page).await;
            let first = state_of(&house, &page).await;
            let ChannelState::Troubled { since, why } = first.state else {
                panic!("{code} on {}: {:?}", house.database, first.state)
            };
            assert!(why.contains("in their words"), "{code}: {why}");
            polled(&house, &page).await;
            let later = state_of(&house, &page).await;
            assert!(
                matches!(later.state, ChannelState::Troubled { since: still, .. } if still == since),
                "{code}"
            );
            assert_eq!(later.heard_at, first.heard_at, "nothing was heard, {code} on {}", house.database);
            fake.desk().calm();
            polled(&house, &page).await;
            assert_eq!(state_of(&house, &page).await.state, ChannelState::Connected, "{code}");
        }
    }
}

#[tokio::test]
async fn one_post_that_may_not_be_read_stops_nothing_and_is_told() {
    for house in houses().await {
        let page = house.connect_page().await;
        let fake = &house.town.facebook;
        let (closed, open) =
            (fake.page_posts(&house.town.page, "closed"), fake.page_posts(&house.town.page, "open"));
        polled(&house, &page).await;
        for code in [10, 100, 200, 368] {
            fake.person("Ben Okri").comments(&closed, &format!("hidden{code}")).unwrap();
            fake.person("Mia").comments(&open, &format!("Do you fit oak, {code}?")).unwrap();
            fake.desk().trouble_until_calm(&format!("{closed}/comments"), FacebookFake::error(code, None));
            polled(&house, &page).await;
            assert!(house.conversation_with(&format!("fit oak, {code}")).await.due_at.is_some());
            let state = state_of(&house, &page).await.state;
            assert!(
                matches!(&state, ChannelState::Troubled { why, .. } if why.contains("comments of a post")),
                "{code} on {}: {state:?}",
                house.database
            );
            fake.desk().calm();
            polled(&house, &page).await;
            assert_eq!(state_of(&house, &page).await.state, ChannelState::Connected);
        }
    }
}

#[tokio::test]
async fn a_withdrawal_that_is_refused_is_about_that_one_and_what_waits_for_the_channel_goes_on_again() {
    for house in houses().await {
        let page = house.connect_page().await;
        let fake = &house.town.facebook;
        let out = house.published_there(&page, "How to oil").await;
        fake.desk().trouble_until_calm("DELETE", FacebookFake::error(200, None));
        withdraw(&house.app, &house.ada, out.id).await.unwrap();
        house.until_settled().await;
        assert_eq!(state_of(&house, &page).await.state, ChannelState::Connected, "{}", house.database);
        fake.desk().calm();
        let next = house.published_there(&page, "How to sand").await;
        assert!(matches!(next.state, PublicationState::Published { .. }), "{:?}", next.state);
        // However a channel comes to work again, what was set aside meanwhile is ordered anew.
        let lost = ChannelState::Reconnect { since: house.app.now(), why: "a test".into() };
        let mut tx = house.desk().begin().await.unwrap();
        tx.save_channel_state(page.id, &lost, house.app.now()).await.unwrap();
        tx.commit().await.unwrap();
        let waits = house.published_there(&page, "How to wax").await;
        assert!(matches!(waits.state, PublicationState::Planned), "{:?}", waits.state);
        let mut tx = house.desk().begin().await.unwrap();
        let order = actions::work::Job::WithdrawFromChannel { publication: next.id }.order(&house.app);
        tx.enqueue(order, house.app.now()).await.unwrap();
        tx.commit().await.unwrap();
        house.until_quiet().await;
        assert_eq!(state_of(&house, &page).await.state, ChannelState::Connected);
        house.until_settled().await;
        let out = house.copy_on(&page, waits.piece).await;
        assert!(
            matches!(out.state, PublicationState::Published { .. }),
            "{:?} on {}",
            out.state,
            house.database
        );
    }
}

#[tokio::test]
async fn permissions_that_were_not_given_are_named_with_what_does_not_work() {
    for house in houses().await {
        let fake = &house.town.facebook;
        fake.decline(&["pages_messaging"]);
        let redirect = format!("{}/desk/channels/new/facebook/back", house.address);
        let address = begin_sign_in(&house.app, &house.ada, "facebook", &redirect, "s").unwrap().unwrap();
        let (state, code) = house.signs_in_at(&address).await;
        let accounts = finish_sign_in(&house.app, &house.ada, "facebook", &redirect, "s", (&state, &code))
            .await
            .unwrap();
        let accounts = accounts.expect("it is the same session");
        let page = connect_account(&house.app, &house.ada, "facebook", accounts[0].clone()).await.unwrap();
        let lacks = &state_of(&house, &page).await.lacks;
        assert!(
            lacks.len() == 1 && lacks[0].contains("Direct messages") && lacks[0].contains("pages_messaging"),
            "{lacks:?} on {}",
            house.database
        );
        let browser = house.signed_in_browser().await;
        for address in ["/desk/channels".to_owned(), format!("/desk/channels/{}", page.id)] {
            assert!(browser.get(&address).await.text.contains("pages_messaging"), "{address}");
        }
        let list = browser.get("/desk/channels").await.text;
        assert!(list.contains("Works in part") && list.contains("Connect again"), "{list}");
    }
}

#[tokio::test]
async fn our_own_new_name_is_noticed() {
    for house in houses().await {
        let (page, sky) = (house.connect_page().await, house.connect_sky().await);
        house.town.facebook.rename(&house.town.page, "Ada’s Oak", "adasoak");
        let ada = house.town.bluesky.account(stories::HANDLE, "Ada’s Joinery", "mill-lane-oak1");
        ada.posts("We have a new name.");
        ada.renames("adas-oak.test", "Ada’s Oak");
        house.later(TimeDelta::hours(7)).await;
        polled(&house, &page).await;
        house.poll(&sky).await;
        let names = async |channel| {
            let channel = state_of(&house, channel).await;
            (channel.name, channel.handle.unwrap_or_default())
        };
        assert_eq!(names(&page).await, ("Ada’s Oak".into(), "@adasoak".into()), "{}", house.database);
        assert_eq!(names(&sky).await, ("Ada’s Oak".into(), "@adas-oak.test".into()), "{}", house.database);
    }
}

#[tokio::test]
async fn a_poll_that_breaks_in_the_middle_goes_on_from_there() {
    for house in houses().await {
        let page = house.connect_page().await;
        polled(&house, &page).await;
        let fake = &house.town.facebook;
        let ben = fake.person("Ben Okri");
        let posts: Vec<String> =
            (0..5).map(|n| fake.page_posts(&house.town.page, &format!("post {n}"))).collect();
        for (n, post) in posts.iter().enumerate() {
            ben.comments(post, &format!("remark number{n}")).unwrap();
        }
        fake.desk().trouble(&format!("{}/comments", posts[2]), Trouble::status(429));
        fake.desk().trouble(&format!("{}/comments", posts[4]), Trouble::Down);
        polled(&house, &page).await;
        house.until_settled().await;
        polled(&house, &page).await;
        assert_eq!(count_said(&house, "remark").await, 5, "{}", house.database);
        assert_eq!(state_of(&house, &page).await.state, ChannelState::Connected);
    }
}
