//! What happens seldom, and must be right all the same.

use actions::business::{Profile, save_profile};
use actions::channels::disconnect;
use actions::inbox::{Question, ask, close, find_private_page, note, reply};
use chrono::TimeDelta;
use domain::inbox::{Direction, Send};
use domain::promises::Kept;
use domain::{Clock, ConversationId};
use stories::{Browser, House, PASSWORD, at, houses};
use tokio::io::AsyncWriteExt;

async fn asked(house: &House) -> (String, ConversationId) {
    let question = Question {
        text: "Do you fit oak worktops?".into(),
        email: "priya@example.com".into(),
        name: "Priya Raman".into(),
        public: true,
        about: None,
        language: None,
    };
    let asked = ask(&house.app, house.ada.business, question).await.unwrap();
    let token = asked.page.rsplit('/').next().unwrap().to_owned();
    let found = find_private_page(&house.app, house.ada.business, &token).await.unwrap().unwrap();
    (token, found.id)
}

async fn ada(house: &House) -> Browser {
    let mut ada = Browser::at(&house.address);
    ada.sign_in("ada@adas-joinery.example", PASSWORD).await;
    ada
}

#[tokio::test]
async fn a_question_withdrawn_on_its_page_is_gone_everywhere_and_waits_for_nobody() {
    for house in houses().await {
        let (token, id) = asked(&house).await;
        note(&house.app, &house.ada, id, "She has a window kitchen.").await.unwrap();
        reply(&house.app, &house.ada, id, "We do, gladly.").await.unwrap();
        let visitor = Browser::at(&house.address);
        let page = format!("/questions/{token}");
        assert!(visitor.get(&page).await.text.contains("Do you fit oak worktops?"));
        let withdrawn = visitor.post(&format!("{page}/withdrawal"), "sure=yes").await;
        assert_eq!((withdrawn.status, withdrawn.location()), (303, &*page), "{}", house.database);
        house.until_sent().await;
        let after = visitor.get(&page).await.text;
        assert!(after.contains("Your question is withdrawn") && !after.contains("oak worktops"), "{after}");
        assert!(
            house.town.letters.all().is_empty(),
            "nobody is there to read the answer, on {}",
            house.database
        );
        let ada = ada(&house).await;
        for desk in
            [format!("/desk/inbox/{id}"), "/desk/inbox".into(), "/desk/inbox/search?words=worktops".into()]
        {
            let shown = ada.get(&desk).await.text;
            let main = shown.split("<main").nth(1).unwrap();
            assert!(!main.contains("Do you fit oak worktops?"), "{desk} on {}", house.database);
        }
        let desk = house.app.of(house.ada.business);
        assert_eq!(desk.lookup_conversation(id).await.unwrap().unwrap().due_at, None);
        house.later(TimeDelta::hours(5)).await;
        let now = house.app.now();
        assert_eq!(desk.count_kept(now.minus(TimeDelta::days(1)), now).await.unwrap(), Kept::default());
        assert_eq!(
            visitor.post(&format!("{page}/withdrawal"), "sure=yes").await.status,
            303,
            "twice is once"
        );
        assert_eq!(
            visitor.post("/questions/AAAAAAAAAAAAAAAAAAAAAAAA/withdrawal", "sure=yes").await.status,
            404
        );
    }
}

#[tokio::test]
async fn an_answer_where_the_channel_was_removed_is_refused_and_its_words_stay() {
    for house in houses().await {
        let page = house.connect_page().await;
        let post = house.town.facebook.page_posts(&house.town.page, "Oiled oak worktop, Mill Lane");
        let comment = house.town.facebook.person("Ben Okri").comments(&post, "Oiled or lacquered?").unwrap();
        house.until_quiet().await;
        let desk = house.app.of(house.ada.business);
        let ben = desk.list_waiting(None, 1).await.unwrap().rows.remove(0);
        disconnect(&house.app, &house.ada, page.id).await.unwrap();
        let ada = ada(&house).await;
        let there = format!("/desk/inbox/{}", ben.id);
        assert_eq!(ada.get(&there).await.status, 200, "what was said can be read, on {}", house.database);
        let refused = ada.post(&format!("{there}/replies"), "text=Oiled,+three+coats.").await;
        assert_eq!(refused.status, 422, "{}", house.database);
        assert!(
            refused.text.contains("Oiled, three coats.") && refused.text.contains("connect it again"),
            "{}",
            refused.text
        );
        note(&house.app, &house.ada, ben.id, "Ask Tom.").await.unwrap();
        house.until_settled().await;
        assert!(house.town.facebook.replies_to(&comment).is_empty());
        house.connect_again().await;
        assert_eq!(ada.post(&format!("{there}/replies"), "text=Oiled,+three+coats.").await.status, 303);
        house.until_sent().await;
        assert_eq!(house.town.facebook.replies_to(&comment).len(), 1, "{}", house.database);
        close(&house.app, &house.ada, ben.id).await.unwrap();
    }
}

#[tokio::test]
async fn what_waits_on_a_channel_that_is_removed_goes_on_when_it_is_connected_again() {
    for house in houses().await {
        let page = house.connect_page().await;
        let post = house.town.facebook.page_posts(&house.town.page, "Oiled oak worktop, Mill Lane");
        let comment = house.town.facebook.person("Ben Okri").comments(&post, "Oiled or lacquered?").unwrap();
        house.until_quiet().await;
        let desk = house.app.of(house.ada.business);
        let ben = desk.list_waiting(None, 1).await.unwrap().rows.remove(0);
        let answer = reply(&house.app, &house.ada, ben.id, "Oiled.").await.unwrap();
        disconnect(&house.app, &house.ada, page.id).await.unwrap();
        house.until_settled().await;
        assert!(house.town.facebook.replies_to(&comment).is_empty(), "{}", house.database);
        house.connect_again().await;
        house.until_settled().await;
        assert_eq!(house.town.facebook.replies_to(&comment).len(), 1, "{}", house.database);
        let sent = desk.lookup_message(answer.id).await.unwrap().unwrap();
        assert!(
            matches!(sent.direction, Direction::Out { send: Send::Sent { .. }, .. }),
            "{:?}",
            sent.direction
        );
    }
}

#[tokio::test]
async fn a_holiday_moves_the_promise_and_dims_the_porch_light() {
    for house in houses().await {
        let business = actions::today::lookup_business(&house.app, house.ada.business).await.unwrap();
        let week = std::array::from_fn(|day| if day < 5 { "8:00–17:00".into() } else { String::new() });
        // It is Thursday, a quarter past ten; Friday is a holiday, and on Monday the joinery opens late.
        let special_days = "2026-06-12 closed\n2026-06-15 10:00–17:00".into();
        let profile = Profile { week, special_days, ..Profile::of(&business) };
        save_profile(&house.app, &house.ada, None, profile).await.unwrap();
        house.clock.set(at("2026-06-11T16:00:00+02:00"));
        let (token, id) = asked(&house).await;
        let desk = house.app.of(house.ada.business);
        let due = desk.lookup_conversation(id).await.unwrap().unwrap().due_at.unwrap();
        // An hour on Thursday, and one on Monday.
        let expected = at("2026-06-15T11:00:00+02:00");
        assert!(
            due >= expected && due.since(expected) < TimeDelta::minutes(1),
            "{due:?} on {}",
            house.database
        );
        house.clock.set(at("2026-06-12T11:00:00+02:00"));
        let visitor = Browser::at(&house.address);
        let home = visitor.get("/").await.text;
        assert!(home.contains("Closed") || home.contains("We are back"), "{home}");
        let page = visitor.get(&format!("/questions/{token}")).await.text;
        assert!(page.contains("We answer") && !page.contains("We are late"), "{page}");
        let (_, asked_on_the_holiday) = asked(&house).await;
        let due = desk.lookup_conversation(asked_on_the_holiday).await.unwrap().unwrap().due_at.unwrap();
        assert_eq!(due, at("2026-06-15T12:00:00+02:00"), "two hours after it opens, on {}", house.database);
        house.clock.set(at("2026-06-15T10:30:00+02:00"));
        reply(&house.app, &house.ada, id, "We do.").await.unwrap();
        house.until_sent().await;
        let now = house.clock.now();
        let kept = desk.count_kept(now.minus(TimeDelta::days(30)), now).await.unwrap();
        assert_eq!(kept, Kept { kept: 1, broken: 0 }, "{}", house.database);
        assert!(visitor.get("/").await.text.contains("Open until"), "{}", house.database);
    }
}

#[tokio::test]
async fn who_hangs_up_before_the_answer_and_sends_again_has_done_it_once() {
    for house in houses().await {
        let (_, id) = asked(&house).await;
        let ada = ada(&house).await;
        let there = format!("/desk/inbox/{id}");
        let page = ada.get(&there).await.text;
        let key = page.split("name=\"once\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let form = format!("once={key}&as=reply&text=We+do.");
        let host = house.address.strip_prefix("http://").unwrap();
        for _ in 0..5 {
            let mut line = tokio::net::TcpStream::connect(host).await.unwrap();
            let request = format!(
                "POST {there}/replies HTTP/1.1\r\nhost: {host}\r\ncookie: porchlight={}\r\nsec-fetch-site: same-origin\r\n\
                 content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
                ada.cookie().unwrap(),
                form.len(),
            );
            line.write_all(request.as_bytes()).await.unwrap();
            drop(line);
        }
        let answer = ada.post(&format!("{there}/replies"), &form).await;
        assert_eq!(answer.status, 303, "{} on {}", answer.text, house.database);
        let desk = house.app.of(house.ada.business);
        let said = desk.list_messages(id, None, 20).await.unwrap().rows;
        let ours = said.iter().filter(|line| matches!(line.direction, Direction::Out { .. }));
        assert_eq!(ours.count(), 1, "{}", house.database);
        house.until_sent().await;
        assert_eq!(house.town.letters.all().len(), 1, "{}", house.database);
    }
}

/// What the page knew when it was made.
fn knew(page: &str) -> String {
    let knew = page.split("name=\"knew\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    knew.replace("&quot;", "\"").replace("&amp;", "&")
}

/// What the settings page sends: what it showed, what is changed there, and what it knows.
fn settings(page: &str, knows: &str, changed: &[(&str, &str)]) -> String {
    let shown: serde_json::Value = serde_json::from_str(&knew(page)).unwrap();
    let words = |name: &str| shown[name].as_str().unwrap_or_default().to_owned();
    let mut fields = vec![
        ("name", words("name")),
        ("headline", words("headline")),
        // As a browser without scripts ends lines.
        ("about", words("about").replace('\n', "\r\n")),
        ("hosts", String::new()),
        ("time_zone", words("time_zone")),
        ("mail_from", String::new()),
        ("special", words("special_days")),
        ("within", "2".to_owned()),
        ("unit", "hours".to_owned()),
        ("clock", "opening".to_owned()),
        ("knew", knew(knows)),
    ];
    let days = ["day0", "day1", "day2", "day3", "day4", "day5", "day6"];
    fields.extend(
        days.iter()
            .zip(shown["week"].as_array().unwrap())
            .map(|(day, line)| (*day, line.as_str().unwrap().to_owned())),
    );
    for (name, value) in changed {
        fields
            .iter_mut()
            .filter(|(known, _)| known == name)
            .for_each(|field| (*value).clone_into(&mut field.1));
    }
    let mut form = reqwest::Url::parse("http://form/").unwrap();
    form.query_pairs_mut().extend_pairs(fields);
    form.query().unwrap().to_owned()
}

#[tokio::test]
async fn two_who_change_the_settings_at_once_keep_each_other_s_words() {
    for house in houses().await {
        let (ada, tom) = (ada(&house).await, ada(&house).await);
        let first = ada.get("/desk/settings").await.text;
        let about = settings(&first, &first, &[("about", "Kitchens.\r\nRepairs.")]);
        assert_eq!(ada.post("/desk/settings", &about).await.status, 303, "{}", house.database);
        let page = ada.get("/desk/settings").await.text;
        let his = settings(&page, &page, &[("about", "Kitchens and stairs.")]);
        assert_eq!(tom.post("/desk/settings", &his).await.status, 303, "{}", house.database);
        let hers = settings(&page, &page, &[("headline", "Oak.")]);
        assert_eq!(ada.post("/desk/settings", &hers).await.status, 303, "{}", house.database);
        let stands = async || {
            let now = actions::today::lookup_business(&house.app, house.ada.business).await.unwrap();
            (now.headline, now.about)
        };
        assert_eq!(stands().await, ("Oak.".into(), "Kitchens and stairs.".into()), "{}", house.database);
        // The same line by both: told, the words stay on the page, and saved again they take the other's place.
        let hers = settings(&page, &page, &[("about", "Stairs.")]);
        let told = ada.post("/desk/settings", &hers).await;
        assert_eq!(told.status, 409, "{}", house.database);
        assert!(
            told.text.contains("changed the sentences about you") && told.text.contains("Stairs.</textarea>")
        );
        assert_eq!(stands().await.1, "Kitchens and stairs.");
        let again = settings(&page, &told.text, &[("about", "Stairs.")]);
        assert_eq!(ada.post("/desk/settings", &again).await.status, 303, "{}", house.database);
        assert_eq!(stands().await, ("Oak.".into(), "Stairs.".into()), "{}", house.database);
    }
}

#[tokio::test]
async fn a_picture_is_there_in_every_usual_size_however_small_it_is() {
    for house in houses().await {
        let mut file = std::io::Cursor::new(Vec::new());
        image::RgbImage::new(200, 100).write_to(&mut file, image::ImageFormat::Png).unwrap();
        let picture =
            actions::media::add_picture(&house.app, &house.ada, "oak.png", "Oak", file.into_inner())
                .await
                .unwrap();
        let ada = ada(&house).await;
        for width in [200, 320, 640, 1280, 2048] {
            let answer = ada.get(&format!("/pictures/{}/{width}.jpg", picture.id)).await;
            assert_eq!(answer.status, 200, "{width} on {}", house.database);
        }
        assert_eq!(ada.get(&format!("/pictures/{}/333.jpg", picture.id)).await.status, 404);
        assert_eq!(ada.get(&format!("/pictures/{}/640.png", picture.id)).await.status, 404);
    }
}
