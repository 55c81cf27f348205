//! Other words for what is out: where the network changes them, and where it does not.

use actions::DeedError;
use actions::media::begin_article;
use actions::publishing::{Place, plan, reword, withdraw};
use domain::channels::Channel;
use domain::media::{Piece, PieceText};
use networks::fakes::Trouble;
use stories::doors::signed_in;
use stories::{House, houses};

const BEFORE: &str = "How we fix a tread";
const AFTER: &str = "How we fix a squeaking tread, in an hour";

async fn out_on(house: &House, channels: &[&Channel]) -> Piece {
    let text = PieceText::new(BEFORE, "", "Stand on the step.").unwrap();
    let piece = begin_article(&house.app, &house.ada, text, None).await.unwrap();
    let place = |channel: &&Channel| Place { channel: channel.id, text: BEFORE.into() };
    let places = channels.iter().map(place).collect();
    plan(&house.app, &house.ada, piece.id, places, None).await.unwrap();
    house.until_quiet().await;
    piece
}

fn there(house: &House) -> Vec<(String, bool)> {
    let posts = house.town.facebook.posts(&house.town.page);
    posts.into_iter().map(|post| (post.text, post.link.is_some())).collect()
}

#[tokio::test]
async fn the_latest_words_stand_there_once_whatever_is_lost_on_the_way() {
    for house in houses().await {
        let page = house.connect_page().await;
        house.until_quiet().await;
        let piece = out_on(&house, &[&page]).await;
        let copy = house.copy_on(&page, piece.id).await;
        assert_eq!(there(&house), [(BEFORE.to_owned(), true)], "{}", house.database);
        let desk = house.desk();
        // The change is made, and its answer is lost.
        house.town.facebook.desk().trouble("POST", Trouble::CutAfterWrite);
        reword(&house.app, &house.ada, copy.id, "How we mend a tread").await.unwrap();
        house.until_quiet().await;
        assert!(desk.find_rewording(copy.id).await.unwrap().is_some(), "{}", house.database);
        assert_eq!(house.copy_on(&page, piece.id).await.text, BEFORE, "not known yet");
        // Meanwhile somebody wishes for others, with a blank at the end.
        reword(&house.app, &house.ada, copy.id, &format!("{AFTER} ")).await.unwrap();
        house.until_settled().await;
        assert_eq!(there(&house), [(AFTER.to_owned(), true)], "its card stays: {}", house.database);
        let changed = house.copy_on(&page, piece.id).await;
        assert_eq!((changed.text.as_str(), changed.state), (AFTER, copy.state), "{}", house.database);
        assert_eq!(desk.find_rewording(copy.id).await.unwrap(), None, "{}", house.database);
        let asked = house.town.facebook.desk().log().len();
        reword(&house.app, &house.ada, copy.id, AFTER).await.unwrap();
        house.until_quiet().await;
        let again = house.town.facebook.desk().log();
        assert!(again[asked..].iter().all(|seen| seen.method != "POST"), "the same words are no change");
    }
}

#[tokio::test]
async fn what_cannot_be_changed_is_said_and_nothing_is_lost() {
    for house in houses().await {
        let (page, sky) = (house.connect_page().await, house.connect_sky().await);
        house.until_quiet().await;
        let piece = out_on(&house, &[&page, &sky]).await;
        let (on_page, on_sky) = (house.copy_on(&page, piece.id).await, house.copy_on(&sky, piece.id).await);
        let refusal = |refused: Result<(), DeedError>| match refused {
            Err(error) => error.to_string(),
            Ok(()) => panic!("it was taken, on {}", house.database),
        };
        let kept = refusal(reword(&house.app, &house.ada, on_sky.id, AFTER).await);
        assert!(kept.contains("keeps a post as it was sent"), "{kept}");
        let long = "x".repeat(70_000);
        let long = refusal(reword(&house.app, &house.ada, on_page.id, &long).await);
        assert!(long.contains("characters too long"), "{long}");
        let ada = signed_in(&house, "ada@adas-joinery.example").await;
        let shown = ada.get(&format!("/desk/media/pieces/{}/publication", piece.id)).await.text;
        assert!(
            shown.contains("Change its words") && shown.contains("keeps a post as it was sent"),
            "{shown}"
        );
        // Somebody deleted it there; the wish is answered with why.
        house.town.facebook.delete_post(on_page.remote_id.as_deref().unwrap());
        let address = format!("/desk/media/publications/{}/text", on_page.id);
        assert_eq!(ada.post(&address, &format!("text={}", AFTER.replace(' ', "+"))).await.status, 303);
        house.until_quiet().await;
        let shown = ada.get(&format!("/desk/media/pieces/{}/publication", piece.id)).await.text;
        assert!(shown.contains("It is not there any more") && shown.contains(AFTER), "{shown}");
        // A copy that was taken down while its new words waited gets none.
        withdraw(&house.app, &house.ada, on_page.id).await.unwrap();
        house.until_quiet().await;
        let gone = refusal(reword(&house.app, &house.ada, on_page.id, BEFORE).await);
        assert!(gone.contains("nothing to change"), "{gone}");
    }
}
