//! What is planned is moved to another day: on the desk and by a program, and it still goes out exactly once.

use actions::media::begin_article;
use actions::publishing::{Place, plan, plan_anew};
use actions::{DeedError, Why};
use domain::channels::Channel;
use domain::media::{Piece, PieceText};
use domain::publishing::{Publication, PublicationState};
use domain::team::Role;
use domain::{PieceId, Timestamp};
use stories::doors::signed_in;
use stories::{Browser, House, at, houses};

/// Planned for Friday noon: the website and the page.
struct Planned {
    article: Piece,
    page: Channel,
}

const FRIDAY: &str = "2026-06-12T12:00:00+02:00";

impl Planned {
    async fn on(house: &House) -> Self {
        let page = house.connect_page().await;
        let text = PieceText::new("How we fix a tread", "", "Stand on the step.").unwrap();
        let article = begin_article(&house.app, &house.ada, text, None).await.unwrap();
        let places = vec![Place { channel: page.id, text: "How we fix a tread".into() }];
        plan(&house.app, &house.ada, article.id, places, Some(at(FRIDAY))).await.unwrap();
        house.until_quiet().await;
        Self { article, page }
    }

    /// The copy on the page, and the one on the website.
    async fn copies(&self, house: &House) -> (Publication, Publication) {
        let mut all = house.app.of(house.ada.business).list_publications_of(self.article.id).await.unwrap();
        all.retain(|one| one.state == PublicationState::Planned);
        let there = all.iter().position(|one| one.channel == self.page.id).expect("a copy on the page");
        (all.remove(there), all.remove(0))
    }
}

async fn until(house: &House, moment: &str) {
    house.later(at(moment).since(house.app.now())).await;
}

fn posts(house: &House) -> usize {
    house.town.facebook.posts(&house.town.page).len()
}

async fn is_out(house: &House, article: PieceId) -> bool {
    house.app.of(house.ada.business).lookup_piece(article).await.unwrap().unwrap().out.is_some()
}

#[tokio::test]
async fn dragged_to_a_later_day_it_keeps_its_hour_and_goes_out_once() {
    for house in houses().await {
        let planned = Planned::on(&house).await;
        let (there, website) = planned.copies(&house).await;
        let ada = signed_in(&house, "ada@adas-joinery.example").await;
        let month = ada.get("/desk/calendar?month=2026-06").await.text;
        assert!(month.contains("data-day=\"2026-06-12\"") && month.contains("12:00"), "{month}");
        let address = format!("/desk/media/publications/{}/moment", there.id);
        let moved = ada.post(&address, &format!("day=2026-07-01&together={}", website.id)).await;
        assert_eq!((moved.status, moved.location()), (303, "/desk/calendar?month=2026-07"), "{}", moved.text);
        let (there, website) = planned.copies(&house).await;
        let noon = at("2026-07-01T12:00:00+02:00");
        assert_eq!((there.planned_at, website.planned_at), (noon, noon), "{}", house.database);
        until(&house, "2026-06-30T12:00:00+02:00").await;
        assert!(!is_out(&house, planned.article.id).await && posts(&house) == 0, "{}", house.database);
        until(&house, "2026-07-01T12:00:00+02:00").await;
        house.until_settled().await;
        assert!(is_out(&house, planned.article.id).await, "{}", house.database);
        assert_eq!(posts(&house), 1, "once, on {}", house.database);
    }
}

#[tokio::test]
async fn moved_earlier_and_later_again_it_goes_out_once() {
    for house in houses().await {
        let planned = Planned::on(&house).await;
        for moment in ["2026-06-11T18:30:00+02:00", "2026-06-13T09:00:00+02:00", "2026-06-12T10:00:00+02:00"]
        {
            let (there, website) = planned.copies(&house).await;
            plan_anew(&house.app, &house.ada, &[there.id, website.id], at(moment)).await.expect(moment);
            house.until_quiet().await;
        }
        until(&house, "2026-06-12T09:59:00+02:00").await;
        assert_eq!(posts(&house), 0, "{}", house.database);
        until(&house, "2026-06-12T10:00:00+02:00").await;
        house.until_settled().await;
        until(&house, "2026-06-14T09:00:00+02:00").await;
        assert_eq!(posts(&house), 1, "once, on {}", house.database);
        let ada = signed_in(&house, "ada@adas-joinery.example").await;
        let month = ada.get("/desk/calendar?month=2026-06").await.text;
        assert_eq!(month.matches("class=\"entry").count(), 1, "what was planned before is gone: {month}");
        let publish = format!("/desk/media/pieces/{}/publication", planned.article.id);
        let publish = ada.get(&publish).await.text;
        assert!(publish.contains("published") && !publish.contains("withdrawn"), "{publish}");
    }
}

#[tokio::test]
async fn what_cannot_be_moved_is_refused_in_plain_words() {
    for house in houses().await {
        let planned = Planned::on(&house).await;
        let (there, website) = planned.copies(&house).await;
        let ada = signed_in(&house, "ada@adas-joinery.example").await;
        let address = format!("/desk/media/publications/{}/moment", there.id);
        for (form, status, words) in [
            ("day=2026-06-10", 422, "That moment has passed"),
            ("day=2026-06-11&time=9:00", 422, "That moment has passed"),
            ("day=2028-06-11", 422, "more than a year ahead"),
            ("day=someday", 422, "Choose a day"),
            ("day=2026-06-20&time=late", 422, "Choose a time"),
            ("day=2026-06-11&time=18:00", 422, "on your website first"),
        ] {
            let refused = ada.post(&address, form).await;
            assert_eq!(refused.status, status, "{form} on {}", house.database);
            assert!(refused.text.contains(words) && refused.text.contains("class=\"month\""), "{form}");
        }
        assert_eq!(planned.copies(&house).await, (there.clone(), website), "nothing was moved");
        until(&house, FRIDAY).await;
        house.until_settled().await;
        let late = ada.post(&address, "day=2026-06-20").await;
        assert!(late.status == 409 && late.text.contains("not planned any more"), "{late:?}");
        assert_eq!(posts(&house), 1, "{}", house.database);
    }
}

#[tokio::test]
async fn a_worker_and_a_person_at_the_same_moment_never_send_it_twice() {
    for house in houses().await {
        let planned = Planned::on(&house).await;
        let desk = house.app.of(house.ada.business);
        let (there, website) = planned.copies(&house).await;
        let sending = |of: &Publication| Publication {
            state: PublicationState::Sending { since: house.app.now() },
            ..of.clone()
        };
        // The worker looked before it was moved: what it saw does not stand any more.
        let both = [there.id, website.id];
        let next_week: Timestamp = at("2026-06-19T12:00:00+02:00");
        plan_anew(&house.app, &house.ada, &both, next_week).await.unwrap();
        let mut tx = desk.begin().await.unwrap();
        assert!(!tx.move_publication(&there.state, &sending(&there), house.app.now()).await.unwrap());
        drop(tx);
        // The worker was quicker: it is not moved, and the website's copy is not either.
        let (there, website) = planned.copies(&house).await;
        let mut tx = desk.begin().await.unwrap();
        assert!(tx.move_publication(&there.state, &sending(&there), house.app.now()).await.unwrap());
        tx.commit().await.unwrap();
        let late = plan_anew(&house.app, &house.ada, &[website.id, there.id], at(FRIDAY)).await;
        assert!(matches!(late, Err(DeedError::TooLate(_))), "{late:?} on {}", house.database);
        let still = desk.lookup_publication(website.id).await.unwrap().unwrap();
        assert_eq!(still, website, "all or nothing, on {}", house.database);
    }
}

#[tokio::test]
async fn a_program_moves_what_is_planned() {
    for house in houses().await {
        let planned = Planned::on(&house).await;
        let (there, website) = planned.copies(&house).await;
        let (_, token) = actions::team::make_token(&house.app, &house.ada, "t", Role::Editor).await.unwrap();
        let program = Browser::at(&house.address);
        let put = async |id: &str, body: &str| {
            program.call(Some(&token), "PUT", &format!("/api/v1/publications/{id}/moment"), body).await
        };
        let later = put(&there.id.to_string(), r#"{"planned_at":"2026-06-20T18:30:00+02:00"}"#).await;
        assert_eq!(later.status, 200, "{}", later.text);
        let shape: serde_json::Value = serde_json::from_str(&later.text).unwrap();
        assert_eq!(shape["id"], there.id.0.to_string(), "later: the same copy, on {}", house.database);
        assert_eq!(
            Timestamp::parse(shape["planned_at"].as_str().unwrap()),
            Some(at("2026-06-20T18:30:00+02:00"))
        );
        let earlier = put(&website.id.to_string(), r#"{"planned_at":"2026-06-11T18:30:00+02:00"}"#).await;
        let shape: serde_json::Value = serde_json::from_str(&earlier.text).unwrap();
        assert_ne!(shape["id"], website.id.0.to_string(), "earlier: under a new id");
        let again = put(&website.id.to_string(), r#"{"planned_at":"2026-06-11T18:30:00+02:00"}"#).await;
        assert_eq!(again.status, 409, "{}", again.text);
        for wrong in [r#"{"planned_at":"2026-06-01T18:30:00Z"}"#, r#"{"planned_at":"Friday"}"#, "{}"] {
            assert_eq!(put(&there.id.to_string(), wrong).await.status, 422, "{wrong}");
        }
        until(&house, "2026-06-21T12:00:00+02:00").await;
        house.until_settled().await;
        assert_eq!(posts(&house), 1, "once, on {}", house.database);
    }
}

#[tokio::test]
async fn a_moment_that_has_passed_publishes_nothing() {
    for house in houses().await {
        let text = PieceText::new("How we fix a tread", "", "Stand on the step.").unwrap();
        let article = begin_article(&house.app, &house.ada, text, None).await.unwrap();
        let passed = Some(at("2025-06-20T09:00:00+02:00"));
        let refused = plan(&house.app, &house.ada, article.id, Vec::new(), passed).await;
        let is_refused = matches!(refused, Err(DeedError::Said(Why::Refused, _)));
        assert!(is_refused, "{refused:?} on {}", house.database);
        assert!(!is_out(&house, article.id).await, "{}", house.database);
    }
}

#[tokio::test]
async fn what_is_planned_is_taken_back_whole_from_the_website() {
    for house in houses().await {
        let planned = Planned::on(&house).await;
        let (_, website) = planned.copies(&house).await;
        let ada = signed_in(&house, "ada@adas-joinery.example").await;
        let sheet = format!("/desk/media/pieces/{}/publication", planned.article.id);
        let shown = ada.get(&sheet).await.text;
        assert!(shown.contains("It goes on your website tomorrow 12:00."), "{}: {shown}", house.database);
        let address = format!("/desk/media/publications/{}/cancelling", website.id);
        assert!(shown.contains(&address), "{}: {shown}", house.database);
        assert_eq!(ada.post(&address, "sure=yes").await.status, 303, "{}", house.database);
        let shown = ada.get(&sheet).await.text;
        assert!(shown.contains("It goes on your website first,"), "{}: {shown}", house.database);
        until(&house, "2026-06-13T12:00:00+02:00").await;
        house.until_settled().await;
        assert!(!is_out(&house, planned.article.id).await && posts(&house) == 0, "{}", house.database);
        let waiting = house.app.of(house.ada.business).list_publications_of(planned.article.id).await;
        let withdrawn = |one: &Publication| matches!(one.state, PublicationState::Withdrawn { .. });
        assert!(waiting.unwrap().iter().all(withdrawn), "{}", house.database);
    }
}
