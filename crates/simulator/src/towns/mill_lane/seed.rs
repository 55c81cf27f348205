//! The joinery as it stands when the demo begins: twelve weeks of questions and answers, an article, its copies.

use super::people::{ALT, ARTICLE, ARTICLE_SUMMARY, ARTICLE_TITLE, BEFORE, Place, Said};
use super::{APP_PASSWORD, EMAIL, HANDLE, PAGE, PASSWORD, morning};
use crate::Town;
use crate::picture::oak_worktop;
use actions::business::{NewOwner, Profile, make_owner, save_profile, words_of_hours};
use actions::media::{add_picture, begin_article, set_cover};
use actions::publishing::{plan, preview_on_channels};
use actions::work::run_until_quiet;
use actions::{App, DeedError, FastClock};
use chrono::{TimeDelta, TimeZone};
use domain::Timestamp;
use domain::business::OpeningHours;
use domain::channels::{Author, Channel, Incoming, IncomingMessage};
use domain::inbox::{Kind, Sight};
use domain::media::ArticleText;
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
    };
    let ada = make_owner(app, owner).await?;
    save_profile(app, &ada, profile()).await?;
    let (page, sky) = connect(app, town, &ada).await?;
    let website = app
        .of(ada.business)
        .find_channel("website", &ada.business.to_string())
        .await?
        .ok_or(DeedError::NoSuch("website"))?;
    for (number, said) in BEFORE.iter().enumerate() {
        let channel = match said.2 {
            Place::Website => &website,
            Place::Page | Place::PageMessage => &page,
            Place::Sky => &sky,
        };
        past(app, &ada, channel, clock, number, said).await?;
    }
    clock.set(morning().minus(TimeDelta::hours(20)));
    write_article(app, &ada).await?;
    clock.set(morning());
    run_until_quiet(app).await
}

fn profile() -> Profile {
    let (week, special_days) = words_of_hours(&OpeningHours::weekdays(8 * 60, 17 * 60));
    Profile {
        name: PAGE.into(),
        headline: "Oak, made to stay.".into(),
        about: "Kitchens, worktops, staircases, and repairs to what others made. Four of us, in Wending Yard since 1998.".into(),
        hosts: Vec::new(),
        time_zone: "Europe/Berlin".into(),
        week,
        special_days,
        promise: Promise::default(),
        mail_from: None,
    }
}

async fn connect(app: &App, town: &Town, ada: &Seat) -> Result<(Channel, Channel), DeedError> {
    let there = &town.page;
    town.bluesky.account(HANDLE, PAGE, APP_PASSWORD);
    let page =
        actions::channels::connect(app, ada, "facebook", &filled(&[("page_token", &there.token)])).await?;
    town.facebook.hooks_to(&format!("{}/hooks/facebook/{}", app.settings.public_address, page.id));
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

/// Somebody asked in the past, and perhaps the joinery answered. It comes in by the same door as every message.
async fn past(
    app: &App,
    ada: &Seat,
    channel: &Channel,
    clock: &FastClock,
    number: usize,
    said: &Said,
) -> Result<(), DeedError> {
    let (days, hour, place, who, words, answer) = said;
    let asked = moment(*days, *hour, number);
    let person = person(*place, who);
    let public = matches!(place, Place::Page | Place::Sky);
    let kind = match place {
        Place::Website => Kind::Question,
        Place::PageMessage => Kind::Direct,
        Place::Page => Kind::Comment,
        Place::Sky => Kind::Mention,
    };
    let thread = (!public).then(|| format!("past-{number}"));
    let message =
        |id: String, from: Author, text: &str, at: Timestamp, parent: Option<String>| IncomingMessage {
            remote_id: id,
            thread: thread.clone(),
            parent,
            under: None,
            kind,
            public,
            from,
            text: text.to_owned(),
            attachments: Vec::new(),
            link: None,
            written_at: at,
            told_at: at,
            sight: Sight::Open,
        };
    let from = |remote_id: &str, name: &str, ours| Author {
        remote_id: Some(remote_id.to_owned()),
        name: Some(name.to_owned()),
        handle: None,
        ours,
    };
    clock.set(asked);
    let question = format!("past-{number}");
    let first = message(question.clone(), from(&person, name_of(who), false), words, asked, None);
    actions::inbox::receive(app, ada.business, channel, vec![Incoming::Message(first)]).await?;
    if let Some((minutes, answer)) = answer {
        let at = asked.plus(TimeDelta::minutes(*minutes));
        clock.set(at);
        let ours = message(
            format!("past-{number}-answer"),
            from(&channel.remote_id, PAGE, true),
            answer,
            at,
            Some(question),
        );
        actions::inbox::receive(app, ada.business, channel, vec![Incoming::Message(ours)]).await?;
    }
    Ok(())
}

fn person(place: Place, who: &str) -> String {
    match place {
        Place::Website => format!("{}@example.com", domain::media::slug(who)),
        _ => format!("past-{}", domain::media::slug(who)),
    }
}

fn name_of(who: &str) -> &str {
    who
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
    let text = ArticleText::new(ARTICLE_TITLE, ARTICLE_SUMMARY, ARTICLE)?;
    let article = begin_article(app, ada, text, sink).await?;
    let picture = add_picture(app, ada, "worktop.jpg", ALT, oak_worktop()).await?;
    set_cover(app, ada, article.id, Some(picture.id)).await?;
    let previews = preview_on_channels(app, ada.business, article.id, &[]).await?;
    let places = previews
        .into_iter()
        .map(|preview| actions::publishing::Place { channel: preview.channel.id, text: preview.text })
        .collect();
    plan(app, ada, article.id, places, None).await?;
    tracing::debug!(now = app.clock.now().0, "the article is planned");
    run_until_quiet(app).await
}
