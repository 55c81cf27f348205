//! The joinery as it stands when the demo begins: twelve weeks of questions and answers, an article, its copies.

use super::people::{
    ALBUM, ALBUM_SUMMARY, ALBUM_TITLE, ARTICLE, ARTICLE_SUMMARY, ARTICLE_TITLE, BEFORE, NEWS, Place, Said,
    first_name,
};
use super::{APP_PASSWORD, EMAIL, HANDLE, PAGE, PASSWORD, morning};
use crate::Town;
use crate::photos::{DOVETAILS, DemoPhoto, OAK_KITCHEN, WORKTOP_AFTER, WORKTOP_BEFORE};
use actions::business::{NewOwner, Profile, make_owner, save_profile};
use actions::media::{
    WrittenAlbum, add_new_photo, add_picture, begin_album, begin_article, describe_picture, open_album,
    save_album, set_cover,
};
use actions::publishing::{plan, preview_on_channels};
use actions::work::run_until_quiet;
use actions::{App, DeedError, FastClock};
use chrono::{TimeDelta, TimeZone};
use domain::PieceId;
use domain::Timestamp;
use domain::business::{OpeningHours, write_day};
use domain::channels::{Author, Channel, Incoming, IncomingMessage};
use domain::inbox::{Kind, Sight};
use domain::media::{Job, Pair, Photo, PieceText};
use domain::promises::Promise;
use domain::team::{Password, Seat};
use std::collections::BTreeMap;

/// Makes the business and its history. Everything goes through the same doors as in earnest.
pub async fn seed(app: &App, town: &Town, clock: &FastClock) -> Result<(), DeedError> {
    let words = |error: &dyn std::fmt::Display| DeedError::Refused(error.to_string());
    clock.set(morning().minus(TimeDelta::days(80)));
    let owner = NewOwner {
        name: "Ada Fenwick".into(),
        email: EMAIL.parse().map_err(|error| words(&error as &domain::team::NotAnAddress))?,
        password: Password::new(PASSWORD.into()).map_err(|error| words(&error))?,
        business: PAGE.into(),
        time_zone: chrono_tz::Europe::Berlin,
        language: None,
    };
    let ada = make_owner(app, owner).await?;
    save_profile(app, &ada, None, profile()).await?;
    let (page, sky) = connect(app, town, &ada).await?;
    let website = app
        .of(ada.business)
        .find_channel("website", &ada.business.to_string())
        .await?
        .ok_or(DeedError::NoSuch("website"))?;
    let posts = Posts {
        page: town.facebook.page_posts(&town.page, NEWS),
        sky: town.bluesky.person(HANDLE, PAGE).posts(NEWS),
    };
    for (number, said) in BEFORE.iter().enumerate() {
        let channel = match said.2 {
            Place::Website => &website,
            Place::Page | Place::PageMessage => &page,
            Place::Sky => &sky,
        };
        past(app, town, &posts, (&ada, channel), clock, (number, said)).await?;
    }
    clock.set(morning().minus(TimeDelta::hours(20)));
    write_article(app, &ada).await?;
    clock.set(morning().minus(TimeDelta::hours(19)));
    show_a_job(app, &ada).await?;
    clock.set(morning());
    run_until_quiet(app).await?;
    // What lies behind is known.
    town.facebook.lose_deliveries();
    Ok(())
}

fn profile() -> Profile {
    Profile {
        name: PAGE.into(),
        headline: "Oak, made to stay.".into(),
        about: "Kitchens, worktops, staircases, and repairs to what others made. Four of us, in Wending Yard since 1998.".into(),
        hosts: Vec::new(),
        time_zone: "Europe/Berlin".into(),
        language: None,
        week: OpeningHours::weekdays(8 * 60, 17 * 60).week.map(|day| write_day(&day)),
        special_days: String::new(),
        promise: Promise::default(),
        mail_from: None,
        address: "Wending Yard 4\n88069 Tettnang".into(),
        phone: "+49 7542 555 0138".into(),
        releases: domain::inbox::ReleaseRules::default(),
    }
}

async fn connect(app: &App, town: &Town, ada: &Seat) -> Result<(Channel, Channel), DeedError> {
    let there = &town.page;
    town.bluesky.account(HANDLE, PAGE, APP_PASSWORD);
    let page =
        actions::channels::connect(app, ada, "facebook", &filled(&[("page_token", &there.token)])).await?;
    town.facebook.hooks_to(&format!("{}/hooks/facebook", app.settings.public_address));
    let sky = actions::channels::connect(
        app,
        ada,
        "bluesky",
        &filled(&[("handle", HANDLE), ("app_password", APP_PASSWORD)]),
    )
    .await?;
    Ok((page, sky))
}

fn filled(fields: &[(&str, &str)]) -> BTreeMap<String, String> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// What the joinery once posted over there itself; the public part of the past stands under it.
struct Posts {
    page: String,
    sky: String,
}

/// Somebody asked in the past, and perhaps the joinery answered: over there first, then here, by the same door as every
/// message.
async fn past(
    app: &App,
    town: &Town,
    posts: &Posts,
    (ada, channel): (&Seat, &Channel),
    clock: &FastClock,
    (number, said): (usize, &Said),
) -> Result<(), DeedError> {
    let (days, hour, _, _, _, answer) = said;
    let asked = moment(*days, *hour, number);
    clock.set(asked);
    let question = asks(town, posts, number, said, asked);
    let answered = answer.map(|(minutes, words)| (asked.plus(TimeDelta::minutes(minutes)), words));
    let ours = answered.map(|(at, words)| {
        clock.set(at);
        answers(town, said, &question, (channel, words, at))
    });
    clock.set(asked);
    actions::inbox::receive(app, ada.business, channel, vec![Incoming::Message(question)]).await?;
    if let Some(ours) = ours {
        clock.set(ours.written_at);
        actions::inbox::receive(app, ada.business, channel, vec![Incoming::Message(ours)]).await?;
    }
    Ok(())
}

/// The question, as it stands over there.
fn asks(town: &Town, posts: &Posts, number: usize, said: &Said, at: Timestamp) -> IncomingMessage {
    let (_, _, place, who, words, _) = said;
    let (person, name, handle) = match place {
        Place::Website => (format!("{}@example.com", domain::media::slug(who)), (*who).to_owned(), None),
        Place::Page | Place::PageMessage => {
            (town.facebook.person(who).id().to_owned(), (*who).to_owned(), None)
        }
        Place::Sky => {
            let name = first_name(who);
            (town.bluesky.person(who, &name).did().to_owned(), name, Some(format!("@{who}")))
        }
    };
    let by_itself = || format!("past-{number}");
    let (remote_id, thread, under) = match place {
        Place::Website => (by_itself(), Some(by_itself()), None),
        Place::PageMessage => {
            (town.facebook.person(who).messages(&town.page, words), Some(person.clone()), None)
        }
        Place::Page => {
            let id = town.facebook.person(who).comments(&posts.page, words);
            (id.unwrap_or_else(by_itself), None, Some(posts.page.clone()))
        }
        Place::Sky => {
            let id = town.bluesky.person(who, &name).comments(&posts.sky, words);
            (id.unwrap_or_else(by_itself), None, Some(posts.sky.clone()))
        }
    };
    let public = under.is_some();
    IncomingMessage {
        remote_id,
        thread,
        parent: under.clone(),
        under,
        kind: match place {
            Place::Website => Kind::Question,
            Place::PageMessage => Kind::Direct,
            Place::Page | Place::Sky => Kind::Comment,
        },
        public,
        from: Author { remote_id: Some(person), name: Some(name), handle, ours: false },
        text: (*words).to_owned(),
        attachments: Vec::new(),
        link: None,
        written_at: at,
        told_at: at,
        sight: Sight::Open,
    }
}

/// The joinery's answer to it, written over there.
fn answers(
    town: &Town,
    said: &Said,
    question: &IncomingMessage,
    (channel, words, at): (&Channel, &str, Timestamp),
) -> IncomingMessage {
    let (_, _, place, who, _, _) = said;
    let id = match place {
        Place::Website => None,
        Place::PageMessage => {
            Some(town.facebook.page_messages(&town.page, &town.facebook.person(who), words))
        }
        Place::Page => town.facebook.page_comments(&town.page, &question.remote_id, words),
        Place::Sky => town.bluesky.person(HANDLE, PAGE).comments(&question.remote_id, words),
    };
    IncomingMessage {
        remote_id: id.unwrap_or_else(|| format!("{}-answer", question.remote_id)),
        parent: question.thread.is_none().then(|| question.remote_id.clone()),
        from: Author {
            remote_id: Some(channel.remote_id.clone()),
            name: Some(PAGE.to_owned()),
            handle: None,
            ours: true,
        },
        text: words.to_owned(),
        written_at: at,
        told_at: at,
        ..question.clone()
    }
}

/// So many days before the demo's morning, on a weekday: a Saturday's or Sunday's question came the Friday before.
fn moment(days: i64, hour: u32, number: usize) -> Timestamp {
    use chrono::Datelike as _;
    let zone = chrono_tz::Europe::Berlin;
    let mut date = morning().minus(TimeDelta::days(days)).utc().with_timezone(&zone).date_naive();
    while date.weekday().number_from_monday() > 5 {
        date = date.pred_opt().unwrap_or(date);
    }
    let minute = (number as u32 * 7) % 50;
    let local = date.and_hms_opt(hour, minute, 0).unwrap_or_default();
    zone.from_local_datetime(&local)
        .earliest()
        .map_or(morning(), |moment| Timestamp::from_utc(moment.to_utc()))
}

async fn write_article(app: &App, ada: &Seat) -> Result<(), DeedError> {
    // The need the article answers must be known first.
    run_until_quiet(app).await?;
    let needs = actions::needs::list_needs(app, ada.business).await?;
    let sink = needs.iter().find(|need| need.title.to_lowercase().contains("sink")).map(|need| need.id);
    let text = PieceText::new(ARTICLE_TITLE, ARTICLE_SUMMARY, ARTICLE)?;
    let piece = begin_article(app, ada, text, sink).await?;
    let DemoPhoto { name, jpeg, alt, .. } = WORKTOP_AFTER;
    let picture = add_picture(app, ada, name, alt, jpeg.to_vec()).await?;
    set_cover(app, ada, piece.id, Some(picture.id)).await?;
    publish_everywhere(app, ada, piece.id).await
}

/// A job in photos: the worktop before and after, the kitchen around it.
async fn show_a_job(app: &App, ada: &Seat) -> Result<(), DeedError> {
    let text = PieceText::new(ALBUM_TITLE, ALBUM_SUMMARY, ALBUM)?;
    let id = begin_album(app, ada, text.clone(), None).await?.piece.id;
    let mut photos = Vec::new();
    for DemoPhoto { name, jpeg, alt, caption } in [WORKTOP_BEFORE, WORKTOP_AFTER, OAK_KITCHEN, DOVETAILS] {
        let picture = add_new_photo(app, ada, id, name, jpeg.to_vec()).await?;
        describe_picture(app, ada, picture.id, alt).await?;
        photos.push(Photo::new(picture.id, caption));
    }
    let pair = Pair { before: photos[0].picture, after: photos[1].picture };
    let finished = morning().utc().date_naive().pred_opt();
    let cover = Some(photos[1].picture);
    let written = WrittenAlbum { text, job: Job::new("Mill Lane", finished, Some(pair)), photos, cover };
    let seen = open_album(app, ada.business, id).await?.piece.revision;
    save_album(app, ada, id, seen, written).await?;
    publish_everywhere(app, ada, id).await
}

async fn publish_everywhere(app: &App, ada: &Seat, id: PieceId) -> Result<(), DeedError> {
    let previews = preview_on_channels(app, ada.business, id, &[]).await?;
    let places = previews
        .into_iter()
        .map(|preview| actions::publishing::Place { channel: preview.channel.id, text: preview.text })
        .collect();
    plan(app, ada, id, places, None).await?;
    tracing::debug!(now = app.clock.now().0, "it is planned");
    run_until_quiet(app).await
}
