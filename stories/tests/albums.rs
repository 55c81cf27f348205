//! Recent work: a job in photos, from the upload to everybody who asked being told.

use actions::DeedError;
use actions::media::{
    WrittenAlbum, add_new_photo, add_photos, begin_album, describe_picture, open_album, remove_photo,
    save_album, set_needs, take_down,
};
use actions::needs::list_needs;
use actions::publishing::{Place, plan, preview_on_channels, propose_tellings, send_tellings};
use chrono::NaiveDate;
use domain::channels::Channel;
use domain::media::{Album, Job, Pair, Photo, PieceText};
use domain::publishing::PublicationState;
use domain::{PictureId, PieceId};
use networks::fakes::Trouble;
use std::collections::BTreeMap;
use stories::{HANDLE, House, houses, png};

/// An album of so many photos, each described and with a caption; the first two are before and after.
async fn an_album(house: &House, photos: usize) -> Album {
    let text = PieceText::new("Oak kitchen, Mill Lane", "", "").unwrap();
    let album = begin_album(&house.app, &house.ada, text, None).await.unwrap();
    let id = album.piece.id;
    for number in 0..photos {
        let name = format!("photo {number}.png");
        let picture = add_new_photo(&house.app, &house.ada, id, &name, png()).await.unwrap();
        describe_picture(&house.app, &house.ada, picture.id, &format!("Oak, seen {number}")).await.unwrap();
    }
    let album = open_album(&house.app, house.ada.business, id).await.unwrap();
    let mut written = as_it_stands(&album);
    written.text = PieceText::new("Oak kitchen, Mill Lane", "", "Nine weeks, and two shelves.").unwrap();
    for (number, photo) in written.photos.iter_mut().enumerate() {
        *photo = Photo::new(photo.picture, &format!("Caption {number}"));
    }
    let pair = Pair { before: album.photos[0].picture, after: album.photos[1].picture };
    written.job = Job::new("Mill Lane", NaiveDate::from_ymd_opt(2026, 6, 9), Some(pair));
    save_album(&house.app, &house.ada, id, album.piece.revision, written).await.unwrap()
}

fn as_it_stands(album: &Album) -> WrittenAlbum {
    let piece = &album.piece;
    WrittenAlbum {
        text: PieceText::new(&piece.title, &piece.summary, &piece.body).unwrap(),
        job: album.job.clone(),
        photos: album.photos.clone(),
        cover: piece.cover,
    }
}

/// On every channel, in the words we suggest.
async fn everywhere(house: &House, id: PieceId) {
    let previews = preview_on_channels(&house.app, house.ada.business, id, &[]).await.unwrap();
    let places = previews.into_iter().map(|one| Place { channel: one.channel.id, text: one.text }).collect();
    plan(&house.app, &house.ada, id, places, None).await.unwrap();
    house.until_settled().await;
}

async fn page_of(house: &House, path: &str) -> (u16, String) {
    let answer = reqwest::get(format!("{}{path}", house.address)).await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_goes_everywhere_comes_back_with_its_origin_and_those_who_asked_are_told() {
    for house in houses().await {
        let (page, sky) = (house.connect_page().await, house.connect_sky().await);
        let (_, asked) = house
            .asked_on_the_website("Do you build oak kitchens with open shelves?", "priya@example.com")
            .await;
        house.until_quiet().await;
        let album = an_album(&house, 6).await;
        let (id, path) = (album.piece.id, album.piece.path());
        assert_eq!(path, "/work/oak-kitchen-mill-lane", "{}", house.database);
        assert_eq!(page_of(&house, &path).await.0, 404, "a draft is nobody's: {}", house.database);
        let need = list_needs(&house.app, house.ada.business).await.unwrap().remove(0);
        set_needs(&house.app, &house.ada, id, &[need.id]).await.unwrap();
        everywhere(&house, id).await;

        let address = format!("{}{path}", house.address);
        let (status, shown) = page_of(&house, &path).await;
        assert_eq!(status, 200, "{}", house.database);
        let places: Vec<usize> = (2..6).map(|n| shown.find(&format!("Caption {n}")).unwrap()).collect();
        assert!(places.is_sorted(), "in order: {shown}");
        let before = shown.find("<b>Before.</b> Caption 0").unwrap();
        let after = shown.find("<b>After.</b> Caption 1").unwrap();
        assert!(before < after && after < places[0], "the pair first: {shown}");
        for words in ["Finished June 2026", "6 photos", "Mill Lane", "Nine weeks", "Oak, seen 5"] {
            assert!(shown.contains(words), "{words} on {}: {shown}", house.database);
        }
        for list in ["/work", "/", "/feed.xml", "/feed.json", "/sitemap.xml"] {
            assert!(page_of(&house, list).await.1.contains(&path), "{list} on {}", house.database);
        }
        let feed = page_of(&house, "/feed.xml").await.1;
        assert!(feed.contains("Caption 5") && feed.contains("Oak, seen 5"), "with its photos: {feed}");
        let elsewhere = page_of(&house, "/articles/oak-kitchen-mill-lane").await;
        assert!(elsewhere.1.contains("Nine weeks"), "another kind's address leads there: {}", house.database);

        let posts = house.town.facebook.posts(&house.town.page);
        assert_eq!(posts.len(), 1, "{posts:?}");
        assert_eq!(posts[0].photos.len(), 6, "{posts:?}");
        assert_eq!(posts[0].photos[..2], ["Oak, seen 0", "Oak, seen 1"]);
        assert!(posts[0].text.ends_with(&address), "{}", posts[0].text);
        let seen = house.town.bluesky.posts(HANDLE);
        assert_eq!(seen.len(), 1, "{seen:?}");
        assert_eq!(seen[0].record["embed"]["images"].as_array().unwrap().len(), 4, "{}", seen[0].record);
        assert_eq!(seen[0].record["embed"]["images"][1]["alt"], "Oak, seen 1");
        assert!(seen[0].text.ends_with(&address), "{}", seen[0].text);

        let ben = house.town.facebook.person("Ben Okri");
        ben.comments(&posts[0].id, "Is the shelf oak as well?").unwrap();
        let nora = house.town.bluesky.person("nora.test", "Nora");
        nora.comments(&seen[0].uri, "Lovely joints").unwrap();
        house.until_quiet().await;
        house.poll(&sky).await;
        for words in ["Is the shelf oak", "Lovely joints"] {
            let began = house.conversation_with(words).await;
            assert_eq!(began.origin.map(|origin| origin.piece), Some(id), "{words} on {}", house.database);
        }
        let line = house.line("Is the shelf oak").await;
        actions::inbox::release(&house.app, &house.ada, line.id, true, None).await.unwrap();
        assert!(page_of(&house, &path).await.1.contains("Is the shelf oak"), "{}", house.database);
        assert_eq!(house.desk().count_started_by(id).await.unwrap(), 2, "{}", house.database);

        let proposed = propose_tellings(&house.app, house.ada.business, id).await.unwrap();
        assert_eq!(proposed.len(), 1, "{proposed:?}");
        assert!(proposed[0].text.contains(&address), "{}", proposed[0].text);
        let tell = vec![(asked.id, proposed[0].text.clone())];
        assert_eq!(send_tellings(&house.app, &house.ada, id, tell, vec![], None).await.unwrap(), 1);
        house.until_sent().await;
        assert!(
            house.town.letters.all().iter().any(|letter| letter.source.contains("work/oak-kitchen")),
            "{}",
            house.database
        );
        assert!(matches!(house.copy_on(&page, id).await.state, PublicationState::Published { .. }));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_order_the_same_album_do_not_undo_each_other() {
    for house in houses().await {
        let album = an_album(&house, 4).await;
        let (id, seen) = (album.piece.id, album.piece.revision);
        let mut backwards = as_it_stands(&album);
        backwards.photos.reverse();
        let saved = save_album(&house.app, &house.ada, id, seen, backwards.clone()).await.unwrap();
        let again = save_album(&house.app, &house.ada, id, seen, backwards).await.unwrap();
        assert_eq!(again.piece.revision, saved.piece.revision, "the same sent twice changes nothing");
        let mut other = as_it_stands(&album);
        other.photos.swap(1, 2);
        let late = save_album(&house.app, &house.ada, id, seen, other.clone()).await;
        assert!(matches!(late, Err(DeedError::TooLate(_))), "{late:?} on {}", house.database);
        let stands = open_album(&house.app, house.ada.business, id).await.unwrap();
        assert_eq!(stands, saved, "{}", house.database);

        // A photo that comes meanwhile disturbs nobody, and stands behind the others.
        let new = add_new_photo(&house.app, &house.ada, id, "new.png", png()).await.unwrap();
        other.photos = album.photos.clone();
        let kept = save_album(&house.app, &house.ada, id, stands.piece.revision, other).await.unwrap();
        let order: Vec<PictureId> = kept.photos.iter().map(|photo| photo.picture).collect();
        let wanted: Vec<PictureId> = album.photos.iter().map(|photo| photo.picture).chain([new.id]).collect();
        assert_eq!(order, wanted, "{}", house.database);

        // One that was taken out meanwhile is not put back by somebody who still sees it.
        let gone = album.photos[0].picture;
        let fewer = remove_photo(&house.app, &house.ada, id, gone).await.unwrap();
        assert_eq!((fewer.photos.len(), fewer.job.pair), (4, None), "half a pair is none");
        let stale = save_album(&house.app, &house.ada, id, fewer.piece.revision, as_it_stands(&kept)).await;
        assert!(matches!(stale, Err(DeedError::TooLate(_))), "{stale:?} on {}", house.database);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_hundred_photos_one_that_is_broken_is_named_and_nothing_goes_out_half() {
    for house in houses().await {
        let page = house.connect_page().await;
        let album = an_album(&house, 12).await;
        let id = album.piece.id;
        // The rest have no files of their own: only the first ten are wanted there.
        let like = house.desk().lookup_picture(album.photos[11].picture).await.unwrap().unwrap();
        let mut more = Vec::new();
        let mut tx = house.desk().begin().await.unwrap();
        for number in 12..200 {
            let name = format!("photo {number}.png");
            let picture = domain::media::Picture { id: house.app.new_id(), name, ..like.clone() };
            tx.add_picture(&picture, house.ada.staff).await.unwrap();
            more.push(picture.id);
        }
        let one_more = domain::media::Picture { id: house.app.new_id(), ..like.clone() };
        tx.add_picture(&one_more, house.ada.staff).await.unwrap();
        tx.commit().await.unwrap();
        let whole = add_photos(&house.app, &house.ada, id, &more).await.unwrap();
        assert_eq!(whole.photos.len(), 200, "{}", house.database);
        let too_many = add_photos(&house.app, &house.ada, id, &[one_more.id]).await;
        assert!(matches!(too_many, Err(DeedError::Refused(_))), "{too_many:?} on {}", house.database);

        let broken = album.photos[4].picture;
        let folder = format!("pictures/{}/{broken}", house.ada.business);
        house.app.blobs.remove_folder(&folder).await.unwrap();
        everywhere(&house, id).await;
        let copy = house.copy_on(&page, id).await;
        let PublicationState::Failed { reason } = &copy.state else {
            panic!("{copy:?} on {}", house.database)
        };
        assert!(reason.contains("photo 4.png"), "{reason}");
        assert!(house.town.facebook.posts(&house.town.page).is_empty(), "{}", house.database);
        let (status, shown) = page_of(&house, &album.piece.path()).await;
        assert_eq!(status, 200, "{}", house.database);
        assert!(shown.contains("200 photos"), "{}", house.database);

        remove_photo(&house.app, &house.ada, id, broken).await.unwrap();
        actions::publishing::settle_publication_by_hand(&house.app, &house.ada, copy.id, false)
            .await
            .unwrap();
        house.until_settled().await;
        let posts = house.town.facebook.posts(&house.town.page);
        assert_eq!(posts.len(), 1, "{}", house.database);
        assert_eq!(posts[0].photos.len(), 10, "as many as go there: {}", house.database);
    }
}

async fn another_page(house: &House, name: &str) -> (Channel, networks::facebook::fake::FakePage) {
    let page = house.town.facebook.page(name);
    let filled = BTreeMap::from([("page_token".to_owned(), page.token.clone())]);
    let channel = actions::channels::connect(&house.app, &house.ada, "facebook", &filled).await.unwrap();
    (channel, page)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_album_taken_down_while_it_is_half_out_on_four_channels_is_down_on_all() {
    for house in houses().await {
        let (page, sky) = (house.connect_page().await, house.connect_sky().await);
        let (second, second_page) = another_page(&house, "Ada's Joinery, Workshop").await;
        house.until_quiet().await;
        let album = an_album(&house, 3).await;
        let id = album.piece.id;
        // On one page it is out, on the other the answer was lost after the deed, on the sky it did not leave.
        house.town.bluesky.desk().trouble_until_calm("createRecord", Trouble::status(500));
        plan(&house.app, &house.ada, id, vec![Place { channel: page.id, text: "Oak".into() }], None)
            .await
            .unwrap();
        house.until_quiet().await;
        house.town.facebook.desk().trouble("/feed", Trouble::CutAfterWrite);
        let rest = vec![
            Place { channel: second.id, text: "Oak".into() },
            Place { channel: sky.id, text: "Oak".into() },
        ];
        plan(&house.app, &house.ada, id, rest, None).await.unwrap();
        house.until_quiet().await;
        assert!(matches!(house.copy_on(&page, id).await.state, PublicationState::Published { .. }));
        let doubtful = house.copy_on(&second, id).await;
        assert!(
            matches!(doubtful.state, PublicationState::Unsure { .. }),
            "{doubtful:?} on {}",
            house.database
        );

        take_down(&house.app, &house.ada, id).await.unwrap();
        house.town.bluesky.desk().calm();
        house.until_settled().await;
        assert_eq!(page_of(&house, &album.piece.path()).await.0, 404, "{}", house.database);
        for there in [&house.town.page, &second_page] {
            let posts = house.town.facebook.posts(there);
            assert!(posts.is_empty(), "{posts:?} on {}", house.database);
        }
        assert!(house.town.bluesky.posts(HANDLE).is_empty(), "{}", house.database);
        for channel in [&page, &second, &sky] {
            let copy = house.copy_on(channel, id).await;
            assert!(
                matches!(copy.state, PublicationState::Withdrawn { .. }),
                "{copy:?} on {}",
                house.database
            );
        }
    }
}
