//! The website's copy comes first, and nothing that is planned beside it moves it.

use actions::media::{begin_article, take_down};
use actions::publishing::{Place, cancel, plan, plan_anew, settle_publication_by_hand};
use actions::{DeedError, Why};
use domain::channels::Channel;
use domain::media::{Piece, PieceText};
use domain::publishing::{Publication, PublicationState};
use domain::{ChannelId, Timestamp};
use networks::facebook::fake::FacebookFake;
use stories::{Browser, House, at, houses};

const FRIDAY: &str = "2026-06-12T12:00:00+02:00";
const SATURDAY: &str = "2026-06-13T12:00:00+02:00";
const SUNDAY: &str = "2026-06-14T12:00:00+02:00";

async fn begun(house: &House) -> Piece {
    let text = PieceText::new("How we fix a tread", "", "Stand on the step.").unwrap();
    begin_article(&house.app, &house.ada, text, None).await.unwrap()
}

fn on(channel: &Channel) -> Vec<Place> {
    vec![Place { channel: channel.id, text: "How we fix a tread".into() }]
}

async fn planned(house: &House, article: &Piece, places: Vec<Place>, when: &str) -> Result<Piece, DeedError> {
    plan(&house.app, &house.ada, article.id, places, Some(at(when))).await
}

async fn alive(house: &House, article: &Piece) -> Vec<Publication> {
    let mut all = house.desk().list_publications_of(article.id).await.unwrap();
    all.retain(|one| !matches!(one.state, PublicationState::Withdrawn { .. }));
    all
}

/// When it is planned there.
async fn when(house: &House, article: &Piece, channel: ChannelId) -> Option<Timestamp> {
    let all = alive(house, article).await;
    let there = all.iter().find(|one| one.channel == channel && one.state == PublicationState::Planned);
    there.map(|one| one.planned_at)
}

async fn website(house: &House) -> ChannelId {
    let channels = house.desk().list_channels().await.unwrap();
    channels.iter().find(|channel| channel.network == "website").unwrap().id
}

async fn until(house: &House, moment: &str) {
    house.later(at(moment).since(house.app.now())).await;
    house.until_settled().await;
}

fn refused(outcome: Result<Piece, DeedError>, words: &str) {
    let said = outcome.unwrap_err().to_string();
    assert!(said.contains(words), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_channel_that_is_planned_later_moves_nothing() {
    for house in houses().await {
        let (page, sky) = (house.connect_page().await, house.connect_sky().await);
        let (article, website) = (begun(&house).await, website(&house).await);
        planned(&house, &article, vec![], FRIDAY).await.unwrap();
        let before = alive(&house, &article).await;
        planned(&house, &article, on(&page), SUNDAY).await.unwrap();
        planned(&house, &article, on(&sky), SATURDAY).await.unwrap();
        let mut after = alive(&house, &article).await;
        after.retain(|one| one.channel == website);
        assert_eq!(after, before, "the website's copy is as it was, on {}", house.database);
        assert_eq!(when(&house, &article, page.id).await, Some(at(SUNDAY)), "{}", house.database);
        assert_eq!(when(&house, &article, sky.id).await, Some(at(SATURDAY)), "{}", house.database);
        let posts = |house: &House| house.town.facebook.posts(&house.town.page).len();
        until(&house, FRIDAY).await;
        assert!(house.desk().lookup_piece(article.id).await.unwrap().unwrap().out.is_some());
        assert_eq!(posts(&house), 0, "{}", house.database);
        until(&house, SATURDAY).await;
        assert_eq!(house.copy_on(&sky, article.id).await.state.name(), "published", "{}", house.database);
        assert_eq!(posts(&house), 0, "{}", house.database);
        until(&house, SUNDAY).await;
        assert_eq!(posts(&house), 1, "{}", house.database);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_channel_before_the_website_is_refused_and_told_why() {
    for house in houses().await {
        let page = house.connect_page().await;
        let (article, website) = (begun(&house).await, website(&house).await);
        planned(&house, &article, vec![], SATURDAY).await.unwrap();
        let early = planned(&house, &article, on(&page), FRIDAY).await;
        refused(early, "on your website Sat 12:00, and what goes elsewhere leads to it");
        let now = plan(&house.app, &house.ada, article.id, on(&page), None).await;
        refused(now, "Choose that moment or a later one");
        assert_eq!(when(&house, &article, website).await, Some(at(SATURDAY)), "{}", house.database);
        assert_eq!(alive(&house, &article).await.len(), 1, "nothing was planned, on {}", house.database);
        // By the minute, as a field has it: the same minute is the same moment.
        let minute = at(SATURDAY).plus(chrono::TimeDelta::seconds(40));
        plan(&house.app, &house.ada, article.id, vec![], Some(minute)).await.unwrap();
        planned(&house, &article, on(&page), SATURDAY).await.unwrap();
        assert_eq!(when(&house, &article, page.id).await, Some(minute), "{}", house.database);
        // The page of the desk says it at the field, keeps what was typed, and offers the website's moment.
        let ada = house.signed_in_browser().await;
        let sheet = format!("/desk/media/pieces/{}/publication", article.id);
        let sky = house.connect_sky().await;
        let shown = ada.get(&sheet).await.text;
        assert!(
            shown.contains("value=\"2026-06-13T12:00\"") && shown.contains("Not before Sat 12:00"),
            "{shown}"
        );
        let form = format!("channel={0}&text.{0}=Oak&when=2026-06-12T12:00&then=publish", sky.id);
        let told = ada.post(&sheet, &form).await;
        assert_eq!(told.status, 422, "{}", told.text);
        let at_field = told.text.split("id=\"when-wrong\"").nth(1).unwrap().split("</span>").next().unwrap();
        assert!(at_field.contains("leads to it"), "{at_field}");
        assert!(
            told.text.contains("value=\"2026-06-12T12:00\"") && told.text.contains(">Oak</textarea>"),
            "{}",
            told.text
        );
        assert!(told.text.contains("aria-invalid=\"true\""), "{}", told.text);
        let none = ada.post(&sheet, "when=2026-06-20T12:00&then=publish").await;
        assert!(none.status == 422 && none.text.contains("No channel is chosen"), "{}", none.text);
        assert_eq!(when(&house, &article, website).await, Some(minute), "{}", house.database);
        // By a program, too.
        let (_, token) =
            actions::team::make_token(&house.app, &house.ada, "t", domain::team::Role::Editor).await.unwrap();
        let program = Browser::at(&house.address);
        let body = format!(r#"{{"places":[{{"channel":"{}","text":"Oak"}}],"when":"{FRIDAY}"}}"#, sky.id);
        let path = format!("/api/v1/pieces/{}/publications", article.id);
        let told = program.call(Some(&token), "POST", &path, &body).await;
        assert!(told.status == 422 && told.text.contains("leads to it"), "{}", told.text);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_website_alone_is_moved_or_published_and_never_behind_the_others() {
    for house in houses().await {
        let page = house.connect_page().await;
        let (article, website) = (begun(&house).await, website(&house).await);
        planned(&house, &article, on(&page), SATURDAY).await.unwrap();
        let behind = planned(&house, &article, vec![], SUNDAY).await;
        refused(behind, "a copy cannot go out before it");
        assert_eq!(when(&house, &article, website).await, Some(at(SATURDAY)), "{}", house.database);
        planned(&house, &article, vec![], FRIDAY).await.unwrap();
        assert_eq!(when(&house, &article, website).await, Some(at(FRIDAY)), "{}", house.database);
        assert_eq!(when(&house, &article, page.id).await, Some(at(SATURDAY)), "{}", house.database);
        let ada = house.signed_in_browser().await;
        let sheet = format!("/desk/media/pieces/{}/publication", article.id);
        assert!(ada.get(&sheet).await.text.contains("Publish now"), "{}", house.database);
        assert_eq!(ada.post(&sheet, "then=now").await.status, 303, "{}", house.database);
        house.until_settled().await;
        assert!(house.desk().lookup_piece(article.id).await.unwrap().unwrap().out.is_some());
        assert_eq!(when(&house, &article, page.id).await, Some(at(SATURDAY)), "the page still waits");
        until(&house, SUNDAY).await;
        assert_eq!(house.copy_on(&page, article.id).await.state.name(), "published", "{}", house.database);
        assert_eq!(alive(&house, &article).await.len(), 2, "each once, on {}", house.database);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn taken_back_with_the_website_and_planned_again_nothing_is_left_over() {
    for house in houses().await {
        let (page, sky) = (house.connect_page().await, house.connect_sky().await);
        let (article, website) = (begun(&house).await, website(&house).await);
        planned(&house, &article, on(&page), FRIDAY).await.unwrap();
        planned(&house, &article, on(&sky), SATURDAY).await.unwrap();
        let copies = alive(&house, &article).await;
        let there = copies.iter().find(|one| one.channel == website).unwrap();
        cancel(&house.app, &house.ada, there.id).await.unwrap();
        assert!(alive(&house, &article).await.is_empty(), "{}", house.database);
        // Nothing is decided any more: the first channel brings the website with it.
        planned(&house, &article, on(&sky), SUNDAY).await.unwrap();
        assert_eq!(when(&house, &article, website).await, Some(at(SUNDAY)), "{}", house.database);
        assert_eq!(when(&house, &article, page.id).await, None, "{}", house.database);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_decide_at_once_leave_no_copy_without_its_website() {
    for house in houses().await {
        let (page, sky) = (house.connect_page().await, house.connect_sky().await);
        let website = website(&house).await;
        for round in 0..12 {
            let article = begun(&house).await;
            planned(&house, &article, vec![], FRIDAY).await.unwrap();
            let there = alive(&house, &article).await.remove(0);
            let one = planned(&house, &article, on(&page), SATURDAY);
            let two = async {
                match round % 3 {
                    0 => cancel(&house.app, &house.ada, there.id).await,
                    1 => plan_anew(&house.app, &house.ada, &[there.id], at(SUNDAY)).await.map(|_| ()),
                    _ => planned(&house, &article, on(&sky), SUNDAY).await.map(|_| ()),
                }
            };
            let (one, two) = tokio::join!(one, two);
            for outcome in [one.map(|_| ()), two] {
                let orderly = matches!(
                    outcome,
                    Ok(())
                        | Err(DeedError::Refused(_)
                            | DeedError::TooLate(_)
                            | DeedError::Said(Why::Refused | Why::TooLate, _))
                );
                assert!(orderly, "{outcome:?} on {}", house.database);
            }
            let copies = alive(&house, &article).await;
            let first = copies.iter().find(|one| one.channel == website).map(|one| one.planned_at);
            for copy in &copies {
                let behind = first.is_some_and(|first| first <= copy.planned_at);
                assert!(behind, "{round}: {copies:?} on {}", house.database);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_plans_moves_or_takes_back_waits_for_who_does_so_already() {
    for house in houses().await {
        let page = house.connect_page().await;
        for deed in 0..3 {
            let article = begun(&house).await;
            planned(&house, &article, vec![], FRIDAY).await.unwrap();
            let there = alive(&house, &article).await.remove(0);
            let mut busy = house.desk().begin().await.unwrap();
            busy.hold_piece(article.id).await.unwrap();
            let waits = async {
                match deed {
                    0 => cancel(&house.app, &house.ada, there.id).await,
                    1 => plan_anew(&house.app, &house.ada, &[there.id], at(SUNDAY)).await.map(|_| ()),
                    _ => planned(&house, &article, on(&page), SATURDAY).await.map(|_| ()),
                }
            };
            let mut waits = std::pin::pin!(waits);
            let early = tokio::time::timeout(std::time::Duration::from_millis(400), &mut waits).await;
            assert!(early.is_err(), "{deed} did not wait on {}", house.database);
            // Meanwhile the other one plans the page: what waits sees it.
            let after = Some(there.id);
            let copy = Publication { channel: page.id, id: house.app.new_id(), after, ..there.clone() };
            busy.save_publication(&copy, house.app.now()).await.unwrap();
            busy.commit().await.unwrap();
            let done = waits.await;
            let left = alive(&house, &article).await;
            match deed {
                0 => assert!(done.is_ok() && left.is_empty(), "{done:?}: {left:?} on {}", house.database),
                1 => assert!(matches!(done, Err(DeedError::Refused(_))), "{done:?} on {}", house.database),
                _ => assert!(done.is_ok() && left.len() == 2, "{done:?}: {left:?} on {}", house.database),
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_the_website_waits_for_it_under_its_new_id_and_is_taken_back_with_it() {
    for house in houses().await {
        let page = house.connect_page().await;
        let article = begun(&house).await;
        planned(&house, &article, on(&page), SATURDAY).await.unwrap();
        let copies = alive(&house, &article).await;
        let there = copies.iter().find(|one| one.after.is_none()).unwrap();
        let waits = copies.iter().find(|one| one.channel == page.id).unwrap();
        assert_eq!(waits.after, Some(there.id), "{}", house.database);
        // Earlier, it comes back under a new id.
        let moved = plan_anew(&house.app, &house.ada, &[there.id], at(FRIDAY)).await.unwrap().remove(0);
        assert_ne!(moved.id, there.id);
        let waits = house.desk().lookup_publication(waits.id).await.unwrap().unwrap();
        assert_eq!(waits.after, Some(moved.id), "{}", house.database);
        cancel(&house.app, &house.ada, moved.id).await.unwrap();
        assert!(alive(&house, &article).await.is_empty(), "{}", house.database);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_refused_is_not_tried_again_without_the_article_it_leads_to() {
    for house in houses().await {
        let page = house.connect_page().await;
        let article = begun(&house).await;
        house.town.facebook.desk().trouble("POST", FacebookFake::error(100, None));
        plan(&house.app, &house.ada, article.id, on(&page), None).await.unwrap();
        house.until_settled().await;
        let copy = house.copy_on(&page, article.id).await;
        assert_eq!(copy.state.name(), "failed", "{}", house.database);
        take_down(&house.app, &house.ada, article.id).await.unwrap();
        let said = settle_publication_by_hand(&house.app, &house.ada, copy.id, false).await.unwrap_err();
        assert!(said.to_string().contains("not on your website"), "{said}");
        assert_eq!(alive(&house, &article).await.len(), 1, "{}", house.database);
    }
}
