//! The copy on the website is the article itself: it is on record like every other, and the others go with it.

use actions::DeedError;
use actions::media::{begin_article, take_down};
use actions::publishing::{Place, plan, withdraw, withdraw_by_hand};
use domain::channels::Channel;
use domain::media::{Piece, PieceText};
use domain::publishing::PublicationState;
use networks::fakes::Trouble;
use stories::doors::signed_in;
use stories::{House, houses};

async fn begun(house: &House) -> Piece {
    let text = PieceText::new("How we fix a tread", "", "Stand on the step.").unwrap();
    begin_article(&house.app, &house.ada, text, None).await.unwrap()
}

async fn published(house: &House, article: &Piece, channels: &[&Channel]) {
    let place = |channel: &&Channel| Place { channel: channel.id, text: "How we fix a tread".into() };
    let places = channels.iter().map(place).collect();
    plan(&house.app, &house.ada, article.id, places, None).await.unwrap();
}

async fn website(house: &House) -> Channel {
    let channels = house.app.of(house.ada.business).list_channels().await.unwrap();
    channels.into_iter().find(|channel| channel.network == "website").unwrap()
}

#[tokio::test]
async fn what_went_out_on_the_website_alone_is_in_the_calendar() {
    for house in houses().await {
        let article = begun(&house).await;
        published(&house, &article, &[]).await;
        let copy = house.copy_on(&website(&house).await, article.id).await;
        let address = format!("{}/articles/{}", house.address, article.slug);
        assert_eq!(copy.link.as_deref(), Some(address.as_str()), "{}", house.database);
        let ada = signed_in(&house, "ada@adas-joinery.example").await;
        let month = ada.get("/desk/calendar?month=2026-06").await.text;
        assert!(month.contains("How we fix a tread"), "{}: {month}", house.database);
        for refused in [
            withdraw(&house.app, &house.ada, copy.id).await,
            withdraw_by_hand(&house.app, &house.ada, copy.id).await,
        ] {
            assert!(matches!(refused, Err(DeedError::Refused(_))), "{refused:?} on {}", house.database);
        }
        // Down and out again at once, under a new id.
        take_down(&house.app, &house.ada, article.id).await.unwrap();
        published(&house, &article, &[]).await;
        let again = house.copy_on(&website(&house).await, article.id).await;
        assert!(matches!(again.state, PublicationState::Published { .. }), "{again:?}");
        assert_ne!(again.id, copy.id, "{}", house.database);
        assert_eq!(reqwest::get(&address).await.unwrap().status(), 200, "{}", house.database);
    }
}

#[tokio::test]
async fn a_copy_in_doubt_is_taken_down_once_it_is_found() {
    for house in houses().await {
        let page = house.connect_page().await;
        house.until_quiet().await;
        let article = begun(&house).await;
        house.town.facebook.desk().trouble("POST", Trouble::CutAfterWrite);
        published(&house, &article, &[&page]).await;
        house.until_quiet().await;
        let doubtful = house.copy_on(&page, article.id).await;
        assert!(matches!(doubtful.state, PublicationState::Unsure { .. }), "{doubtful:?}");
        assert_eq!(house.town.facebook.posts(&house.town.page).len(), 1, "{}", house.database);
        take_down(&house.app, &house.ada, article.id).await.unwrap();
        house.until_settled().await;
        let posts = house.town.facebook.posts(&house.town.page);
        assert!(posts.is_empty(), "{}: {posts:?}", house.database);
        let gone = house.copy_on(&page, article.id).await;
        assert!(matches!(gone.state, PublicationState::Withdrawn { .. }), "{gone:?} on {}", house.database);
    }
}

#[tokio::test]
async fn a_copy_that_came_back_unsent_does_not_go_out_any_more() {
    for house in houses().await {
        let page = house.connect_page().await;
        house.until_quiet().await;
        let article = begun(&house).await;
        house.town.facebook.desk().trouble_until_calm("POST", Trouble::status(500));
        published(&house, &article, &[&page]).await;
        house.until_quiet().await;
        take_down(&house.app, &house.ada, article.id).await.unwrap();
        house.town.facebook.desk().calm();
        house.until_settled().await;
        assert!(house.town.facebook.posts(&house.town.page).is_empty(), "{}", house.database);
        let gone = house.copy_on(&page, article.id).await;
        assert!(matches!(gone.state, PublicationState::Withdrawn { .. }), "{gone:?} on {}", house.database);
    }
}
