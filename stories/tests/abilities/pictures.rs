//! Pictures that come with messages: fetched, made anew, kept for the business alone, and gone with whoever sent them.

use actions::inbox::erase;
use chrono::TimeDelta;
use domain::inbox::{Fetched, FetchedState};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use networks::fakes::Trouble;
use std::io::Cursor;
use stories::{Browser, House, houses};

fn a_photo(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let dot = |x: u32, y: u32| Rgb([(x * 7 % 256) as u8, (y * 5 % 256) as u8, (x * y % 251) as u8]);
    let mut bytes = Vec::new();
    let photo = DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, dot));
    photo.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// A comment on the page with a picture at this address.
async fn shows(house: &House, words: &str, address: &str) -> Vec<Fetched> {
    let post = house.town.facebook.page_posts(&house.town.page, "Mill Lane");
    house.town.facebook.person("Ben Ode").comments_with_picture(&post, words, address).unwrap();
    house.until_quiet().await;
    of(house, words).await
}

async fn of(house: &House, words: &str) -> Vec<Fetched> {
    let line = house.line(words).await;
    house.desk().list_attachments([line.id]).await.unwrap()
}

fn lost(pictures: &[Fetched]) -> &str {
    match &pictures[0].state {
        FetchedState::Lost { why } => why,
        other => panic!("{other:?}"),
    }
}

fn files(house: &House) -> usize {
    let mut found = 0;
    let mut folders = vec![house.blobs_folder().join("attachments")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() { folders.push(entry.path()) } else { found += 1 }
        }
    }
    found
}

#[tokio::test]
async fn a_picture_is_fetched_made_anew_and_shown_to_the_business_alone() {
    for house in houses().await {
        house.connect_page().await;
        house.until_quiet().await;
        let photo = a_photo(1600, 800, ImageFormat::Png);
        let address = house.town.facebook.file("oak.png", photo.clone());
        let pictures = shows(&house, "Is this oak?", &address).await;
        let FetchedState::Kept { width, height, widths } = &pictures[0].state else { panic!("{pictures:?}") };
        assert_eq!((*width, *height, &widths[..]), (1600, 800, &[320, 640, 1280][..]), "{}", house.database);
        let line = house.line("Is this oak?").await;
        let ada = house.signed_in_browser().await;
        let thread = ada.get(&format!("/desk/inbox/{}", line.conversation)).await.text;
        let shown = format!("/desk/attachments/{}/320.jpg", pictures[0].id);
        assert!(thread.contains(&shown), "{thread}");
        assert!(thread.contains("A picture from Ben Ode, without a description"), "{thread}");
        let sent = ada.request("GET", &shown).send().await.unwrap();
        assert_eq!(
            (sent.status().as_u16(), &sent.headers()["content-type"]),
            (200, &"image/jpeg".parse().unwrap())
        );
        assert!(sent.headers()["cache-control"].to_str().unwrap().starts_with("private"));
        assert_eq!(sent.headers()["x-content-type-options"], "nosniff");
        let bytes = sent.bytes().await.unwrap();
        let read = image::load_from_memory(&bytes).unwrap();
        assert_eq!((read.width(), read.height()), (320, 160), "made anew, on {}", house.database);
        for wrong in ["999.jpg", "320.png", "320.svg", "..%2f..%2fsecret.key", "320"] {
            let path = format!("/desk/attachments/{}/{wrong}", pictures[0].id);
            assert_eq!(ada.get(&path).await.status, 404, "{wrong}");
        }
        let nobody = Browser::at(&house.address);
        assert_eq!(nobody.get(&shown).await.status, 303, "an outsider is asked to sign in");
        let public = format!("/pictures/{}/320.jpg", pictures[0].id);
        assert_eq!((nobody.get(&public).await.status, ada.get(&public).await.status), (404, 404));
        // Told again by polling it is fetched once.
        let fetched = house.town.facebook.desk().count("GET /cdn/");
        house.later(TimeDelta::hours(1)).await;
        assert_eq!((house.town.facebook.desk().count("GET /cdn/"), fetched), (1, 1), "{}", house.database);
    }
}

#[tokio::test]
async fn the_sky_s_pictures_come_with_their_descriptions() {
    for house in houses().await {
        let sky = house.connect_sky().await;
        let out = house.published_there(&sky, "How to oil").await;
        let nora = house.town.bluesky.person("nora.test", "Nora");
        let photo = a_photo(400, 300, ImageFormat::Jpeg);
        let root = out.remote_id.as_ref().unwrap();
        nora.comments_with_picture(root, "Is this oak?", photo, "A \"brown\" <b>board</b>").unwrap();
        house.poll(&sky).await;
        assert!(
            matches!(of(&house, "Is this oak?").await[0].state, FetchedState::Kept { .. }),
            "{}",
            house.database
        );
        let line = house.line("Is this oak?").await;
        let thread =
            house.signed_in_browser().await.get(&format!("/desk/inbox/{}", line.conversation)).await.text;
        assert!(thread.contains("alt=\"A &quot;brown&quot; &lt;b&gt;board&lt;/b&gt;\""), "{thread}");
    }
}

#[tokio::test]
async fn a_bomb_a_program_a_flood_and_an_address_inside_are_not_kept_and_say_so() {
    for house in houses().await {
        house.connect_page().await;
        house.until_quiet().await;
        let fake = &house.town.facebook;
        // A PNG of 10,000 × 10,000 pixels that is small to send.
        let mut bomb = Vec::new();
        DynamicImage::new_luma8(10_000, 10_000)
            .write_to(&mut Cursor::new(&mut bomb), ImageFormat::Png)
            .unwrap();
        assert!(bomb.len() < 1024 * 1024);
        let cases = [
            ("bomb", fake.file("bomb.png", bomb), "too large"),
            (
                "svg",
                fake.file("a.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".to_vec()),
                "cannot be read",
            ),
            (
                "html",
                fake.file("b.jpg", b"<!doctype html><script>alert(1)</script>".to_vec()),
                "cannot be read",
            ),
            ("flood", fake.file("c.jpg", vec![0xFF; 13 * 1024 * 1024]), "too large"),
            ("gone", fake.file("d.jpg", vec![]).replace("d.jpg", "e.jpg"), "does not have it"),
            ("metadata", "http://169.254.169.254/latest/meta-data".to_owned(), "internal"),
            ("inside", "http://10.0.0.1/oak.jpg".to_owned(), "internal"),
            ("itself", "http://[::1]:8080/oak.jpg".to_owned(), "internal"),
            ("decimal", "http://2852039166/oak.jpg".to_owned(), "internal"),
            ("user", "http://ada:secret@cdn.example/oak.jpg".to_owned(), "password"),
        ];
        for (name, address, why) in cases {
            let pictures = shows(&house, &format!("Is this {name}?"), &address).await;
            assert!(lost(&pictures).contains(why), "{name}: {} on {}", lost(&pictures), house.database);
        }
        assert_eq!(files(&house), 0, "nothing of it lies here, on {}", house.database);
        let line = house.line("Is this bomb?").await;
        let thread =
            house.signed_in_browser().await.get(&format!("/desk/inbox/{}", line.conversation)).await.text;
        assert!(thread.contains("not kept here"), "{thread}");
        assert!(house.desk().list_dead_jobs(None, 9).await.unwrap().rows.is_empty());
    }
}

#[tokio::test]
async fn what_the_network_cannot_give_now_is_asked_for_again_for_a_day() {
    for house in houses().await {
        house.connect_page().await;
        house.until_quiet().await;
        let fake = &house.town.facebook;
        let address = fake.file("oak.jpg", a_photo(400, 300, ImageFormat::Jpeg));
        fake.desk().trouble_until_calm("GET /cdn/", Trouble::status(503));
        assert_eq!(shows(&house, "Is this oak?", &address).await[0].state, FetchedState::Awaited);
        house.later(TimeDelta::hours(2)).await;
        assert_eq!(of(&house, "Is this oak?").await[0].state, FetchedState::Awaited, "{}", house.database);
        fake.desk().calm();
        house.later(TimeDelta::hours(2)).await;
        assert!(
            matches!(of(&house, "Is this oak?").await[0].state, FetchedState::Kept { .. }),
            "{}",
            house.database
        );
        fake.desk().trouble_until_calm("GET /cdn/", Trouble::Down);
        shows(&house, "And is this elm?", &address).await;
        for _ in 0..14 {
            house.later(TimeDelta::hours(2)).await;
        }
        assert!(!lost(&of(&house, "And is this elm?").await).is_empty(), "{}", house.database);
        let asked = fake.desk().count("GET /cdn/");
        house.later(TimeDelta::hours(5)).await;
        assert_eq!(fake.desk().count("GET /cdn/"), asked, "given up");
    }
}

#[tokio::test]
async fn a_picture_goes_with_the_words_or_the_person_it_came_from() {
    for house in houses().await {
        house.connect_page().await;
        house.until_quiet().await;
        let fake = &house.town.facebook;
        let address = fake.file("oak.jpg", a_photo(400, 300, ImageFormat::Jpeg));
        let first = shows(&house, "Is this oak?", &address).await.remove(0);
        let message = house.line("Is this oak?").await;
        assert_eq!(files(&house), 2, "{}", house.database);
        fake.person("Ben Ode").deletes(message.remote_id.as_ref().unwrap());
        house.until_quiet().await;
        assert!(house.desk().lookup_attachment(first.id).await.unwrap().is_none(), "{}", house.database);
        let ada = house.signed_in_browser().await;
        assert_eq!(ada.get(&format!("/desk/attachments/{}/320.jpg", first.id)).await.status, 404);
        std::fs::remove_dir_all(house.blobs_folder().join("attachments")).unwrap();
        let second = shows(&house, "And is this elm?", &address).await.remove(0);
        assert_eq!(files(&house), 2, "{}", house.database);
        let message = house.line("And is this elm?").await;
        erase(&house.app, &house.ada, message.conversation).await.unwrap();
        assert!(house.desk().lookup_attachment(second.id).await.unwrap().is_none(), "{}", house.database);
        assert_eq!(files(&house), 0, "{}", house.database);
    }
}

/// The composer with a picture added to it, and the sealed choice that stands in it.
async fn add(
    house: &House,
    conversation: &str,
    text: &str,
    file: Vec<u8>,
) -> (stories::Answer, Option<String>) {
    let part = reqwest::multipart::Part::bytes(file).file_name("oak <b>.png");
    let form =
        reqwest::multipart::Form::new().text("text", text.to_owned()).text("as", "reply").part("file", part);
    let ada = house.signed_in_browser().await;
    let request = ada.request("POST", &format!("/desk/inbox/{conversation}/picture"));
    let page = stories::answer(request.header("sec-fetch-site", "same-origin").multipart(form)).await;
    let chosen = page.text.split("name=\"picture\" value=\"").nth(1);
    let chosen = chosen.map(|rest| rest.split('"').next().unwrap().to_owned());
    (page, chosen)
}

fn encoded(chosen: &str) -> String {
    chosen.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D")
}

#[tokio::test]
async fn an_answer_takes_a_picture_along_with_its_description_on_either_network() {
    for house in houses().await {
        let page = house.connect_page().await;
        let sky = house.connect_sky().await;
        let on_page = house.published_there(&page, "How to oil").await.remote_id.unwrap();
        let on_sky = house.published_there(&sky, "How to wax").await.remote_id.unwrap();
        let ben = house.town.facebook.person("Ben Ode");
        let comment = ben.comments(&on_page, "How does oak look?").unwrap();
        let nora = house.town.bluesky.person("nora.test", "Nora");
        let reply = nora.comments(&on_sky, "How does elm look?").unwrap();
        house.until_quiet().await;
        house.poll(&sky).await;
        let ada = house.signed_in_browser().await;
        for words in ["How does oak look?", "How does elm look?"] {
            let there = house.conversation_with(words).await.id.to_string();
            let (shown, chosen) =
                add(&house, &there, "Like <this>.", a_photo(900, 600, ImageFormat::Png)).await;
            let chosen = chosen.unwrap_or_else(|| panic!("{}", shown.text));
            assert!(shown.status == 200 && shown.text.contains("Like &lt;this&gt;."), "the words stay");
            assert!(shown.text.contains("With <bdi>oak &lt;b&gt;.png</bdi>"), "{}", shown.text);
            let form = format!("as=reply&text=Like+this.&picture={}&alt=Oiled+%22oak%22", encoded(&chosen));
            let sent = ada.post(&format!("/desk/inbox/{there}/replies"), &form).await;
            assert_eq!(sent.status, 303, "{}", sent.text);
            let thread = ada.get(&format!("/desk/inbox/{there}")).await.text;
            assert!(
                thread.contains("alt=\"Oiled &quot;oak&quot;\"") && thread.contains("/desk/attachments/"),
                "{thread}"
            );
        }
        // Taken back, the picture stands in the composer again.
        let oak = house.conversation_with("How does oak look?").await;
        let answer = house.lines(&oak).await.pop().unwrap();
        let undone = ada.post(&format!("/desk/messages/{}/undo", answer.id), "").await.text;
        let again = undone.split("name=\"picture\" value=\"").nth(1).unwrap_or_else(|| panic!("{undone}"));
        assert!(undone.contains("value=\"Oiled &quot;oak&quot;\""), "{undone}");
        let form = format!(
            "as=reply&text=Like+this.&picture={}&alt=Oiled+%22oak%22",
            encoded(again.split('"').next().unwrap())
        );
        ada.post(&format!("/desk/inbox/{}/replies", oak.id), &form).await;
        // The line is cut after each has it: it is found, and not sent twice.
        house
            .town
            .facebook
            .desk()
            .trouble(&format!("POST /v25.0/{comment}/comments"), Trouble::CutAfterWrite);
        house.town.bluesky.desk().trouble("createRecord", Trouble::CutAfterWrite);
        house.until_settled().await;
        let there = house.town.facebook.replies_to(&comment);
        assert_eq!(there.len(), 1, "{}: {there:?}", house.database);
        assert_eq!(
            house.town.facebook.picture_of(&there[0].id).as_deref(),
            Some("Oiled \"oak\""),
            "{}",
            house.database
        );
        let there = house.town.bluesky.replies_to(&reply);
        assert_eq!(there.len(), 1, "{}: {there:?}", house.database);
        let image = &there[0].record["embed"]["images"][0];
        assert_eq!(
            (&image["alt"], &image["aspectRatio"]["width"]),
            (&"Oiled \"oak\"".into(), &640.into()),
            "{image}"
        );
        assert_eq!(house.conversation_with("How does elm look?").await.due_at, None);
    }
}

#[tokio::test]
async fn a_picture_is_chosen_for_one_conversation_and_nothing_is_sent_without_it_unnoticed() {
    for house in houses().await {
        let page = house.connect_page().await;
        let post = house.published_there(&page, "How to oil").await.remote_id.unwrap();
        let ben = house.town.facebook.person("Ben Ode");
        ben.comments(&post, "How does oak look?").unwrap();
        ben.messages(&house.town.page, "How does ash look?");
        house.until_quiet().await;
        let oak = house.conversation_with("oak look").await.id.to_string();
        let ash = house.conversation_with("ash look").await.id.to_string();
        let ada = house.signed_in_browser().await;
        let (refused, chosen) = add(&house, &oak, "Like this.", b"<svg/>".to_vec()).await;
        assert!(
            refused.status == 422 && chosen.is_none() && refused.text.contains("Like this."),
            "{}",
            refused.text
        );
        assert!(refused.text.contains("could not be read"), "{}", refused.text);
        let (_, chosen) = add(&house, &oak, "Like this.", a_photo(40, 30, ImageFormat::Png)).await;
        let chosen = encoded(&chosen.unwrap());
        let replies = |conversation: &str| format!("/desk/inbox/{conversation}/replies");
        // A direct message takes none; another conversation's choice is none.
        let direct = ada.post(&replies(&ash), &format!("as=reply&text=So.&picture={chosen}")).await;
        assert!(direct.status == 422 && direct.text.contains("not here any more"), "{}", direct.text);
        let made_up = ada.post(&replies(&oak), "as=reply&text=So.&picture=k1.made+up").await;
        assert!(made_up.status == 422 && made_up.text.contains("not here any more"), "{}", made_up.text);
        let forgotten = ada.post(&replies(&oak), "as=reply&text=So.&file=oak.jpg").await;
        assert!(forgotten.status == 422 && forgotten.text.contains("Add it first"), "{}", forgotten.text);
        assert_eq!(
            house.lines(&house.conversation_with("oak look").await).await.len(),
            1,
            "{}",
            house.database
        );
        // A program does the same.
        let (_, token) =
            actions::team::make_token(&house.app, &house.ada, "t", domain::team::Role::Agent).await.unwrap();
        let part = reqwest::multipart::Part::bytes(a_photo(40, 30, ImageFormat::Png)).file_name("oak.png");
        let form = reqwest::multipart::Form::new().part("picture", part);
        let nobody = Browser::at(&house.address);
        let taken =
            nobody.request("POST", &format!("/api/v1/conversations/{oak}/pictures")).bearer_auth(&token);
        let taken = stories::answer(taken.multipart(form)).await;
        assert_eq!(taken.status, 201, "{}", taken.text);
        let taken: serde_json::Value = serde_json::from_str(&taken.text).unwrap();
        let reply = serde_json::json!({"text": "So.", "picture": {"chosen": taken["chosen"], "alt": "Oak"}});
        let path = format!("/api/v1/conversations/{oak}/replies");
        let made = nobody.call(Some(&token), "POST", &path, &reply.to_string()).await;
        assert_eq!(made.status, 201, "{}", made.text);
        house.until_sent().await;
        let line = house.line("So.").await;
        let sent = line.remote_id.clone().unwrap();
        assert_eq!(house.town.facebook.picture_of(&sent).as_deref(), Some("Oak"), "{}", house.database);
    }
}
