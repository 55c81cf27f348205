//! How far our posts came, as the networks count it.

use actions::media::begin_article;
use actions::publishing::{Place, plan};
use chrono::TimeDelta;
use domain::channels::Channel;
use domain::media::PieceText;
use domain::publishing::Reach;
use networks::fakes::Trouble;
use stories::doors::signed_in;
use stories::{House, houses};

async fn ask_both(house: &House, page: &Channel, sky: &Channel) {
    house.poll(page).await;
    house.poll(sky).await;
}

#[tokio::test]
async fn what_a_network_counts_is_read_once_an_hour_with_its_moment_and_shown() {
    for house in houses().await {
        let (page, sky) = (house.connect_page().await, house.connect_sky().await);
        house.until_quiet().await;
        let text = PieceText::new("How we fix a tread", "", "Stand on the step.").unwrap();
        let piece = begin_article(&house.app, &house.ada, text, None).await.unwrap();
        let places = [&page, &sky].map(|channel| Place { channel: channel.id, text: "A tread".into() });
        plan(&house.app, &house.ada, piece.id, places.into(), None).await.unwrap();
        house.until_quiet().await;
        let (on_page, on_sky) = (house.copy_on(&page, piece.id).await, house.copy_on(&sky, piece.id).await);
        let there = on_page.remote_id.clone().unwrap();
        for name in ["Ben Okri", "Priya Raman"] {
            house.town.facebook.person(name).reacts(&there, "love");
        }
        house.town.facebook.goes_round(&there, 3, 840);
        house.town.bluesky.person("nora.test", "Nora").likes(on_sky.remote_id.as_deref().unwrap());
        house.later(TimeDelta::minutes(70)).await;
        ask_both(&house, &page, &sky).await;
        let desk = house.desk();
        let reach = async || desk.list_reach([on_page.id, on_sky.id]).await.unwrap();
        let read = reach().await;
        let counted =
            |reactions, shares, seen_by| Reach { reactions: Some(reactions), shares: Some(shares), seen_by };
        // The app may not read how many saw it: the rest is read all the same.
        assert_eq!(read[&on_page.id].reach, counted(2, 3, None), "{}", house.database);
        assert_eq!(read[&on_sky.id].reach, counted(1, 0, None), "{}", house.database);
        house.town.facebook.grant_insights();
        house.later(TimeDelta::minutes(20)).await;
        ask_both(&house, &page, &sky).await;
        assert_eq!(reach().await, read, "within the hour it is not asked again: {}", house.database);
        house.later(TimeDelta::minutes(50)).await;
        ask_both(&house, &page, &sky).await;
        let again = reach().await;
        assert_eq!(again[&on_page.id].reach, counted(2, 3, Some(840)), "{}", house.database);
        assert!(again[&on_page.id].at > read[&on_page.id].at, "{}", house.database);
        let ada = signed_in(&house, "ada@adas-joinery.example").await;
        let shown = ada.get(&format!("/desk/media/pieces/{}/publication", piece.id)).await.text;
        assert!(shown.contains("2 reactions · shared 3 times · seen by 840 people · read "), "{shown}");
        let measures = ada.get("/desk/measures").await.text;
        assert!(measures.contains("6 reactions"), "five there, one here: {measures}");
    }
}

#[tokio::test]
async fn figures_that_cannot_be_read_do_not_keep_anybody_from_being_heard() {
    for house in houses().await {
        let page = house.connect_page().await;
        house.until_quiet().await;
        let text = PieceText::new("How we fix a tread", "", "Stand on the step.").unwrap();
        let piece = begin_article(&house.app, &house.ada, text, None).await.unwrap();
        let place = Place { channel: page.id, text: "A tread".into() };
        plan(&house.app, &house.ada, piece.id, vec![place], None).await.unwrap();
        house.until_quiet().await;
        let post = house.copy_on(&page, piece.id).await.remote_id.unwrap();
        house.town.facebook.desk().trouble_until_calm("/posts", Trouble::status(500));
        house.town.facebook.person("Ben Okri").comments(&post, "Do you fit oak?").unwrap();
        house.town.facebook.lose_deliveries();
        house.later(TimeDelta::minutes(70)).await;
        house.poll(&page).await;
        // It panics where nobody said so.
        house.conversation_with("Do you fit oak?").await;
        let channel = house.desk().lookup_channel(page.id).await.unwrap().unwrap();
        assert!(channel.state.works() && channel.measured_at.is_some(), "{channel:?}");
    }
}
