//! What a person knows and Porchlight does not: a copy that is out, and nobody can say where.

use actions::media::begin_article;
use actions::publishing::{Place, plan, settle_publication_by_hand, withdraw, withdraw_by_hand};
use domain::media::PieceText;
use domain::publishing::{Publication, PublicationState};
use networks::facebook::fake::FacebookFake;
use networks::fakes::Trouble;
use stories::{Browser, House, PASSWORD, houses};

/// An article that went out with a lost answer, where looking is not allowed; a person saw it there and said so.
async fn settled_by_hand(house: &House) -> Publication {
    let page = house.connect_page().await;
    house.until_quiet().await;
    let text = PieceText::new("How we fix a tread", "", "Stand on the step.").unwrap();
    let article = begin_article(&house.app, &house.ada, text, None).await.unwrap();
    let places = vec![Place { channel: page.id, text: "How we fix a tread".into() }];
    plan(&house.app, &house.ada, article.id, places, None).await.unwrap();
    house.town.facebook.desk().trouble("POST", Trouble::CutAfterWrite);
    house.town.facebook.desk().trouble_until_calm("/posts", FacebookFake::error(100, None));
    house.until_settled().await;
    let unsure = house.copy_on(&page, article.id).await;
    assert!(matches!(unsure.state, PublicationState::Unsure { .. }), "{unsure:?}");
    settle_publication_by_hand(&house.app, &house.ada, unsure.id, true).await.unwrap();
    assert_eq!(house.town.facebook.posts(&house.town.page).len(), 1, "{}", house.database);
    unsure
}

async fn now(house: &House, publication: &Publication) -> Publication {
    house.app.of(house.ada.business).lookup_publication(publication.id).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_copy_we_were_told_of_is_looked_for_and_taken_down() {
    for house in houses().await {
        let publication = settled_by_hand(&house).await;
        house.town.facebook.desk().calm();
        withdraw(&house.app, &house.ada, publication.id).await.unwrap();
        house.until_settled().await;
        assert!(house.town.facebook.posts(&house.town.page).is_empty(), "{}", house.database);
        let withdrawn = now(&house, &publication).await;
        assert!(matches!(withdrawn.state, PublicationState::Withdrawn { .. }), "{withdrawn:?}");
    }
}

#[tokio::test]
async fn a_copy_nobody_can_find_is_a_task_for_a_person() {
    for house in houses().await {
        let publication = settled_by_hand(&house).await;
        withdraw(&house.app, &house.ada, publication.id).await.unwrap();
        house.until_settled().await;
        let still = now(&house, &publication).await;
        assert!(matches!(still.state, PublicationState::Published { .. }), "it is still out: {still:?}");
        let mut desk = Browser::at(&house.address);
        desk.sign_in("ada@adas-joinery.example", PASSWORD).await;
        let channels = desk.get("/desk/channels").await.text;
        assert!(channels.contains("Take it down there yourself"), "the task is on the desk: {channels}");
        let article = format!("/desk/media/pieces/{}/publication", publication.piece);
        let publish = desk.get(&article).await.text;
        assert!(publish.contains("I took it down"), "{publish}");
        let address = format!("/desk/media/publications/{}/withdrawal", publication.id);
        assert_eq!(desk.post(&address, "by_hand=yes").await.status, 303);
        let withdrawn = now(&house, &publication).await;
        assert!(matches!(withdrawn.state, PublicationState::Withdrawn { .. }), "{withdrawn:?}");
        assert!(!desk.get(&article).await.text.contains("I took it down"), "{}", house.database);
        let again = withdraw_by_hand(&house.app, &house.ada, publication.id).await;
        assert!(again.is_err(), "once is enough");
    }
}
