//! Rights end when they end, and nobody takes another's.

use crate::second_door;
use actions::inbox::{Question, ask};
use actions::media::{add_picture, sweep_pictures};
use actions::team::{
    Joiner, Knock, change_role, find_invitation, invite, join, list_invitations, make_token,
    remove_colleague, use_token,
};
use actions::{DeedError, Why};
use domain::team::{Password, Role, Seat};
use sha2::{Digest as _, Sha256};
use std::time::Duration;
use stories::{Browser, House, PASSWORD, colleague, houses, png};
use web::WebSettings;

const ADA: &str = "ada@adas-joinery.example";

fn password(text: &str) -> Password {
    Password::new(text.into()).unwrap()
}

async fn take_up(
    house: &House,
    by: &Seat,
    email: &str,
    word: &str,
    somebody_else: bool,
) -> Result<Seat, DeedError> {
    let invited = invite(&house.app, by, &email.parse().unwrap(), Role::Editor).await?;
    let token = invited.link.rsplit('/').next().unwrap();
    join(
        &house.app,
        token,
        Joiner { name: "Tom", password: password(word), language: None, somebody_else },
        Knock::default(),
    )
    .await
}

/// Reads from a live page until it ends, while something happens; what was heard.
async fn heard(mut live: reqwest::Response) -> String {
    let mut heard = String::new();
    let all = async {
        while let Ok(Some(part)) = live.chunk().await {
            heard.push_str(&String::from_utf8_lossy(&part));
        }
    };
    assert!(
        tokio::time::timeout(Duration::from_secs(20), all).await.is_ok(),
        "the live page goes on: {heard}"
    );
    heard
}

async fn something_happens(house: &House) {
    let question = Question {
        text: "Do you oil floors?".into(),
        email: "ben@mill-lane.example".into(),
        name: "Ben".into(),
        public: false,
        about: None,
        language: None,
    };
    ask(&house.app, house.ada.business, question).await.unwrap();
}

#[tokio::test]
async fn a_live_page_ends_with_the_session_the_seat_and_the_password() {
    for house in houses().await {
        let tom = colleague(&house, &house.ada, Role::Agent, "adas-joinery.example").await;
        let mut ways = Vec::new();
        for way in 0..3 {
            let mut browser = Browser::at(&house.address);
            browser.sign_in("agent@adas-joinery.example", PASSWORD).await;
            let live = browser.request("GET", "/desk/live").send().await.unwrap();
            assert_eq!(live.status(), 200);
            match way {
                0 => assert_eq!(browser.post("/desk/sign-out", "").await.status, 303),
                1 => {
                    let email = "agent@adas-joinery.example".parse().unwrap();
                    actions::team::reset_password(&house.app, &email, None, password(PASSWORD))
                        .await
                        .unwrap();
                }
                _ => remove_colleague(&house.app, &house.ada, tom.staff).await.unwrap(),
            }
            something_happens(&house).await;
            ways.push(tokio::spawn(heard(live)));
        }
        for way in ways {
            let heard = way.await.unwrap();
            assert!(!heard.contains("event:"), "{}: {heard}", house.database);
        }
    }
}

#[tokio::test]
async fn who_may_not_invite_has_invited_nobody() {
    for house in houses().await {
        let other = take_up(&house, &house.ada, "tom@adas-joinery.example", PASSWORD, false).await.unwrap();
        change_role(&house.app, &house.ada, other.staff, Role::Owner).await.unwrap();
        let tom = Seat { role: Role::Owner, ..other };
        for remove in [false, true] {
            let accomplice = "eve@evil.example".parse().unwrap();
            let invited = invite(&house.app, &tom, &accomplice, Role::Owner).await.unwrap();
            let token = invited.link.rsplit('/').next().unwrap();
            let (_, program) = make_token(&house.app, &tom, "stays", Role::Owner).await.unwrap();
            assert!(find_invitation(&house.app, token).await.unwrap().is_some());
            if remove {
                remove_colleague(&house.app, &house.ada, tom.staff).await.unwrap();
                assert!(use_token(&house.app, &program).await.unwrap().is_none());
            } else {
                change_role(&house.app, &house.ada, tom.staff, Role::Editor).await.unwrap();
                assert_eq!(use_token(&house.app, &program).await.unwrap().unwrap().role, Role::Editor);
            }
            assert!(find_invitation(&house.app, token).await.unwrap().is_none(), "{}", house.database);
            let joiner =
                Joiner { name: "Eve", password: password(PASSWORD), language: None, somebody_else: true };
            let joined = join(&house.app, token, joiner, Knock::default()).await;
            assert!(matches!(joined, Err(DeedError::Said(Why::Gone, _))), "{}", house.database);
            assert!(list_invitations(&house.app, &house.ada).await.unwrap().is_empty());
            // One that lies there all the same: from before they went with whoever wrote them.
            let mut tx = house.app.of(tom.business).begin().await.unwrap();
            let forgotten = store::Invitation {
                id: domain::InvitationId(uuid::Uuid::now_v7()),
                business: tom.business,
                email: "eve@evil.example".into(),
                role: Role::Owner,
                token_hash: hex::encode(Sha256::digest(token)),
                by: tom.staff,
                created_at: house.app.now(),
                expires_at: house.app.now().plus(chrono::TimeDelta::days(7)),
                used_at: None,
            };
            tx.add_invitation(&forgotten).await.unwrap();
            tx.commit().await.unwrap();
            let joiner =
                Joiner { name: "Eve", password: password(PASSWORD), language: None, somebody_else: true };
            let joined = join(&house.app, token, joiner, Knock::default()).await;
            assert!(matches!(joined, Err(DeedError::Said(Why::Gone, _))), "{}: {joined:?}", house.database);
            actions::team::withdraw_invitation(&house.app, &house.ada, forgotten.id).await.unwrap();
            change_role(&house.app, &house.ada, tom.staff, Role::Owner).await.ok();
        }
        // A program of somebody who comes back does not come back with them.
        let (_, program) = make_token(&house.app, &house.ada, "t", Role::Owner).await.unwrap();
        assert!(use_token(&house.app, &program).await.unwrap().is_some());
    }
}

#[tokio::test]
async fn who_is_removed_here_stays_signed_in_where_they_work_too() {
    for house in houses().await {
        let mona = house.second_business().await;
        take_up(&house, &mona, "tom@mill-lane.example", PASSWORD, false).await.unwrap();
        let here = take_up(&house, &house.ada, "tom@mill-lane.example", PASSWORD, false).await.unwrap();
        let (mut there, mut at_adas) = (Browser::at(&house.address), Browser::at(&house.address));
        there.sign_in("tom@mill-lane.example", PASSWORD).await;
        at_adas.sign_in("tom@mill-lane.example", PASSWORD).await;
        let form = format!("business={}", house.ada.business);
        assert_eq!(at_adas.post("/desk/settings/businesses", &form).await.status, 303);
        remove_colleague(&house.app, &house.ada, here.staff).await.unwrap();
        let desk = there.get("/desk").await;
        assert!(
            desk.status == 200 && desk.text.contains("Mona’s Bakery"),
            "{}: {}",
            house.database,
            desk.status
        );
        // A form that was open for Ada's business must not end in Mona's.
        assert_eq!(at_adas.get("/desk").await.status, 303, "{}", house.database);
    }
}

#[tokio::test]
async fn nobody_can_occupy_an_address() {
    for house in houses().await {
        let mona = house.second_business().await;
        let zoe = "zoe@zoes-flowers.example";
        // Mona invites somebody she does not know, and takes the link up herself.
        take_up(&house, &mona, zoe, "Mona knows this one", false).await.unwrap();
        let refused = take_up(&house, &house.ada, zoe, "and this is Zoe's own", false).await;
        assert!(
            matches!(&refused, Err(DeedError::Said(Why::Refused, words)) if words.to_string().contains("say so below"))
        );
        let hers = house.app.of(house.ada.business).list_invitations().await.unwrap().pop().unwrap();
        actions::team::withdraw_invitation(&house.app, &house.ada, hers.id).await.unwrap();
        let real = take_up(&house, &house.ada, zoe, "and this is Zoe's own", true).await.unwrap();
        for (word, name) in
            [("and this is Zoe's own", "Ada’s Joinery"), ("Mona knows this one", "Mona’s Bakery")]
        {
            let mut browser = Browser::at(&house.address);
            assert_eq!(browser.sign_in(zoe, word).await.status, 303, "{}", house.database);
            assert!(browser.get("/desk").await.text.contains(name), "{}", house.database);
        }
        // Zoe begins a business, too: hers is the account whose password she knows.
        let owner = actions::business::NewOwner {
            name: "Zoe".into(),
            email: zoe.parse().unwrap(),
            password: password("and this is Zoe's own"),
            business: "Zoe’s Flowers".into(),
            time_zone: chrono_tz::Europe::Berlin,
            language: None,
        };
        let seat = actions::business::make_owner(&house.app, owner).await.unwrap();
        assert_eq!(seat.staff, real.staff, "{}", house.database);
    }
}

#[tokio::test]
async fn a_welcome_that_could_not_be_finished_is_as_if_it_had_not_begun() {
    use sea_orm::ConnectionTrait;
    for house in houses().await {
        let (token, now) = ("a-link-printed-at-the-first-start", house.app.now());
        let hash = hex::encode(Sha256::digest(token));
        house.app.store.add_welcome_link(&hash, now, now.plus(chrono::TimeDelta::days(1))).await.unwrap();
        let form = "business=Bakery&name=Mona&email=mona@bakery.example&password=oiled+oak+at+last&time_zone=Europe/Berlin";
        let (browser, path) = (Browser::at(&house.address), format!("/desk/welcome/{token}"));
        let database = sea_orm::Database::connect(&house.database_address).await.unwrap();
        database.execute_unprepared("ALTER TABLE audit RENAME TO away").await.unwrap();
        assert_eq!(browser.post(&path, form).await.status, 503, "{}", house.database);
        database.execute_unprepared("ALTER TABLE away RENAME TO audit").await.unwrap();
        assert!(house.app.store.list_accounts("mona@bakery.example").await.unwrap().is_empty());
        assert_eq!(browser.get(&path).await.status, 200, "{}: the link still works", house.database);
        let begun = browser.post(&path, form).await;
        assert_eq!(begun.status, 303, "{}: {}", house.database, begun.text);
    }
}

#[tokio::test]
async fn a_role_changes_and_the_place_in_the_team_stays() {
    for house in houses().await {
        let tom = colleague(&house, &house.ada, Role::Agent, "adas-joinery.example").await;
        house.clock.set(house.app.now().plus(chrono::TimeDelta::days(3)));
        let zoe = colleague(&house, &house.ada, Role::Viewer, "adas-joinery.example").await;
        change_role(&house.app, &house.ada, tom.staff, Role::Editor).await.unwrap();
        let team = house.app.of(house.ada.business).list_team().await.unwrap();
        let order: Vec<_> = team.iter().map(|(seat, _)| seat.staff).collect();
        assert_eq!(order, [house.ada.staff, tom.staff, zoe.staff], "{}", house.database);
    }
}

#[tokio::test]
async fn a_picture_only_the_desk_may_see_is_kept_by_nobody_in_between() {
    for house in houses().await {
        let mona = house.second_business().await;
        let picture = add_picture(&house.app, &house.ada, "oak.png", "Oak", png()).await.unwrap();
        let path = format!("/pictures/{}/{}.jpg", picture.id, picture.widths[0]);
        let mut bakery = house.app.of(mona.business).lookup_business().await.unwrap().unwrap();
        bakery.hosts = vec!["127.0.0.1".into()];
        let mut tx = house.app.of(mona.business).begin().await.unwrap();
        tx.save_business(&bakery).await.unwrap();
        assert_eq!(tx.take_hosts(&bakery.hosts).await.unwrap(), None);
        tx.commit().await.unwrap();
        // On a door that knows Mona's host name: there it is nobody's but the desk's.
        let address = second_door(&house, WebSettings::default()).await;
        let mut browser = Browser::at(&address);
        assert_eq!(browser.get(&path).await.status, 404, "{}", house.database);
        browser.sign_in(ADA, PASSWORD).await;
        let seen = browser.request("GET", &path).send().await.unwrap();
        assert_eq!(
            (seen.status().as_u16(), &seen.headers()["cache-control"]),
            (200, &"private, no-store".parse().unwrap())
        );
    }
}

#[tokio::test]
async fn pictures_that_were_never_saved_are_swept_and_the_others_stay() {
    for house in houses().await {
        let picture = add_picture(&house.app, &house.ada, "oak.png", "Oak", png()).await.unwrap();
        let business = house.ada.business;
        let lost = format!("pictures/{business}/{}/320.jpg", uuid::Uuid::now_v7().simple());
        house.app.blobs.put(&lost, vec![1]).await.unwrap();
        assert_eq!(sweep_pictures(&house.app, Duration::from_hours(1)).await.unwrap(), 0, "too young");
        assert_eq!(sweep_pictures(&house.app, Duration::ZERO).await.unwrap(), 1, "{}", house.database);
        assert!(house.app.blobs.get(&lost).await.unwrap().is_none());
        let path = format!("/pictures/{}/{}.jpg", picture.id, picture.widths[0]);
        let there = Browser::at(&house.address).request("GET", &path).send().await.unwrap();
        assert_eq!(there.status(), 200);
    }
}
