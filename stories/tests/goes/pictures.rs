//! Pictures are deleted with their files; one that is shown is not.

use actions::media::{add_picture, begin_article, delete_picture, picture_file, save_article, set_cover};
use domain::media::{Picture, PieceText};
use std::path::PathBuf;
use stories::{House, houses, png};

fn folder(house: &House, picture: &Picture) -> PathBuf {
    house.blobs_folder().join(format!("pictures/{}/{}", house.ada.business, picture.id))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_goes_with_every_file_and_one_that_is_shown_stays() {
    for house in houses().await {
        let (app, ada) = (&house.app, &house.ada);
        let on_top = add_picture(app, ada, "top.png", "Oak", png()).await.unwrap();
        let inside = add_picture(app, ada, "inside.png", "Elm", png()).await.unwrap();
        let body = format!("Look:\n\n![]( /PICTURES/{} )", inside.id.to_string().to_uppercase());
        let text = PieceText::new("Oak and elm", "", &body).unwrap();
        let article = begin_article(app, ada, text, None).await.unwrap();
        set_cover(app, ada, article.id, Some(on_top.id)).await.unwrap();
        let browser = house.signed_in_browser().await;
        for picture in [&on_top, &inside] {
            let said = delete_picture(app, ada, picture.id).await.unwrap_err().to_string();
            assert!(said.contains("“Oak and elm” shows it"), "{}: {said}", house.database);
            let page = browser.get(&format!("/desk/media/pictures/{}/deletion", picture.id)).await.text;
            assert!(page.contains("Oak and elm") && !page.contains("Delete it for good"), "{page}");
            assert!(folder(&house, picture).exists(), "{}", house.database);
        }
        set_cover(app, ada, article.id, None).await.unwrap();
        let text = PieceText::new("Oak and elm", "", "Look no more.").unwrap();
        save_article(app, ada, article.id, 3, text).await.unwrap();
        let theirs = house.second_business().await;
        assert!(delete_picture(app, &theirs, on_top.id).await.is_err(), "another business's stays");
        for picture in [&on_top, &inside] {
            let path = format!("/desk/media/pictures/{}/deletion", picture.id);
            assert!(browser.get(&path).await.text.contains("Delete it for good"));
            assert_eq!(browser.post(&path, "").await.status, 303);
            assert!(!folder(&house, picture).exists(), "{}: no file is left", house.database);
            let file = picture_file(app, ada.business, picture.id, picture.widths[0], "jpg").await;
            assert_eq!(file.unwrap(), None, "{}", house.database);
            assert_eq!(browser.get(&path).await.status, 404);
        }
        assert!(set_cover(app, ada, article.id, Some(on_top.id)).await.is_err(), "{}", house.database);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_puts_it_on_top_and_whoever_deletes_it_take_turns() {
    for house in houses().await {
        let (app, ada) = (&house.app, &house.ada);
        let text = PieceText::new("Oak", "", "Oak.").unwrap();
        let article = begin_article(app, ada, text, None).await.unwrap();
        for _ in 0..12 {
            let picture = add_picture(app, ada, "oak.png", "Oak", png()).await.unwrap();
            let (put, deleted) = tokio::join!(
                set_cover(app, ada, article.id, Some(picture.id)),
                delete_picture(app, ada, picture.id)
            );
            assert!(put.is_ok() != deleted.is_ok(), "{}: {put:?} {deleted:?}", house.database);
            assert_eq!(folder(&house, &picture).exists(), put.is_ok(), "{}", house.database);
            if put.is_ok() {
                set_cover(app, ada, article.id, None).await.unwrap();
            }
        }
    }
}
