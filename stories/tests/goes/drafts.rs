//! Drafts are deleted; what is out or planned is taken back first.

use actions::media::{add_picture, begin_article, delete_piece, save_article, set_cover, take_down};
use actions::publishing::{Place, cancel, plan};
use chrono::TimeDelta;
use domain::media::{Piece, PieceText};
use stories::{House, houses, png};

async fn begun(house: &House) -> Piece {
    let text = PieceText::new("How we fix a tread", "", "Stand on the step.").unwrap();
    begin_article(&house.app, &house.ada, text, None).await.unwrap()
}

async fn refused(house: &House, article: &Piece) -> String {
    delete_piece(&house.app, &house.ada, article.id).await.unwrap_err().to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_goes_and_what_is_planned_or_out_says_what_to_do_first() {
    for house in houses().await {
        let page = house.connect_page().await;
        let article = begun(&house).await;
        let places = vec![Place { channel: page.id, text: "New".into() }];
        let tomorrow = house.app.now().plus(TimeDelta::days(1));
        plan(&house.app, &house.ada, article.id, places.clone(), Some(tomorrow)).await.unwrap();
        let said = refused(&house, &article).await;
        assert!(said.contains("planned on") && said.contains("first"), "{}: {said}", house.database);
        for copy in house.desk().list_publications_of(article.id).await.unwrap() {
            // The first may take the others with it.
            let _ = cancel(&house.app, &house.ada, copy.id).await;
        }
        plan(&house.app, &house.ada, article.id, places, None).await.unwrap();
        house.until_settled().await;
        let said = refused(&house, &article).await;
        assert!(said.contains("on your website"), "{}: {said}", house.database);
        let copy = house.copy_on(&page, article.id).await;
        let post = copy.remote_id.clone().unwrap();
        house.town.facebook.person("Ben Okri").comments(&post, "Do you fit oak?").unwrap();
        house.until_quiet().await;
        take_down(&house.app, &house.ada, article.id).await.unwrap();
        let said = refused(&house, &article).await;
        assert!(said.contains("Ada’s Joinery") && said.contains("first"), "{}: {said}", house.database);
        house.until_settled().await;
        // A browser asks for it: the button is there, and the address of what is gone is nobody's.
        let ada = house.signed_in_browser().await;
        let path = format!("/desk/media/pieces/{}", article.id);
        let page = ada.get(&path).await.text;
        assert!(page.contains("Delete it for good"), "{}: {page}", house.database);
        assert_eq!(ada.post(&format!("{path}/deletion"), "").await.status, 303, "{}", house.database);
        assert_eq!(ada.get(&path).await.status, 404, "{}", house.database);
        assert!(house.desk().list_publications_of(article.id).await.unwrap().is_empty());
        let kept = house.conversation_with("fit oak").await;
        assert_eq!(kept.origin, None, "{}: the conversation stays, without an origin", house.database);
        let ada = house.signed_in_browser().await;
        assert_eq!(ada.get(&format!("/desk/inbox/{}", kept.id)).await.status, 200, "{}", house.database);
        assert_eq!(ada.get("/desk/measures").await.status, 200, "{}", house.database);
        house.until_settled().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_may_be_gone_while_somebody_writes_it() {
    for house in houses().await {
        let article = begun(&house).await;
        let picture = add_picture(&house.app, &house.ada, "oak.png", "Oak", png()).await.unwrap();
        set_cover(&house.app, &house.ada, article.id, Some(picture.id)).await.unwrap();
        delete_piece(&house.app, &house.ada, article.id).await.unwrap();
        let text = PieceText::new("Late", "", "Too late.").unwrap();
        assert!(save_article(&house.app, &house.ada, article.id, 2, text).await.is_err());
        assert!(delete_piece(&house.app, &house.ada, article.id).await.is_err(), "once");
        // The address is free again, and the picture is still there.
        assert_eq!(begun(&house).await.slug, article.slug, "{}", house.database);
        assert!(house.desk().lookup_picture(picture.id).await.unwrap().is_some());
        let theirs = house.second_business().await;
        let mine = begun(&house).await;
        assert!(delete_piece(&house.app, &theirs, mine.id).await.is_err(), "another business's stays");
        assert!(house.desk().lookup_piece(mine.id).await.unwrap().is_some());
    }
}
