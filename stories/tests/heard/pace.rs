//! How often a channel is asked.

use actions::work::{Job, run_until_quiet};
use actions::{App, Settings};
use chrono::TimeDelta;
use domain::channels::Channel;
use networks::fakes::Trouble;
use sea_orm::{ConnectionTrait, Database, Statement};
use stories::{House, houses};

/// The same house, asking as it does by itself.
fn asking(house: &House) -> App {
    let asks = Settings { poll_seconds: 60, quiet_poll_seconds: 600, ..house.app.settings.clone() };
    house.restart_with(asks)
}

/// What is asked of Bluesky in so long, a look every ten seconds.
async fn asked_in(house: &House, app: &App, span: TimeDelta) -> usize {
    let before = house.town.bluesky.desk().count("listNotifications");
    for _ in 0..span.num_seconds() / 10 {
        house.clock.set(house.app.now().plus(TimeDelta::seconds(10)));
        run_until_quiet(app).await.unwrap();
    }
    house.town.bluesky.desk().count("listNotifications") - before
}

async fn orders_to_ask(house: &House, channel: &Channel) -> Vec<String> {
    let database = Database::connect(&house.database_address).await.unwrap();
    let sql =
        format!("SELECT state FROM jobs WHERE kind = 'PollChannel' AND unique_key LIKE '%{}'", channel.id);
    let rows =
        database.query_all_raw(Statement::from_string(database.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get("", "state").unwrap()).collect()
}

#[tokio::test]
async fn a_busy_channel_is_asked_every_minute_a_quiet_one_seldom_and_no_rows_are_left() {
    for house in houses().await {
        let app = asking(&house);
        let sky = house.connect_sky().await;
        run_until_quiet(&app).await.unwrap();
        let asked = asked_in(&house, &app, TimeDelta::minutes(10)).await;
        assert!((9..=11).contains(&asked), "just connected: {asked} in ten minutes, {}", house.database);
        house.clock.set(house.app.now().plus(TimeDelta::hours(12)));
        run_until_quiet(&app).await.unwrap();
        let asked = asked_in(&house, &app, TimeDelta::hours(1)).await;
        assert!((5..=7).contains(&asked), "quiet for long: {asked} in an hour, {}", house.database);
        house.town.bluesky.person("nora.test", "Nora").mentions(stories::HANDLE, "do you fit oak?");
        asked_in(&house, &app, TimeDelta::minutes(10)).await;
        let asked = asked_in(&house, &app, TimeDelta::minutes(10)).await;
        assert!((9..=11).contains(&asked), "somebody wrote: {asked} in ten minutes, {}", house.database);
        assert_eq!(orders_to_ask(&house, &sky).await, ["ready"], "{}", house.database);
        let shown = house.desk().lookup_channel(sky.id).await.unwrap().unwrap();
        assert!(shown.asked_again_at > Some(house.app.now()), "{shown:?}");
    }
}

#[tokio::test]
async fn an_answer_of_ours_on_a_quiet_channel_is_looked_after_within_a_minute() {
    for house in houses().await {
        let app = asking(&house);
        let sky = house.connect_sky().await;
        house.town.bluesky.person("nora.test", "Nora").mentions(stories::HANDLE, "do you fit oak?");
        run_until_quiet(&app).await.unwrap();
        house.clock.set(house.app.now().plus(TimeDelta::hours(12)));
        run_until_quiet(&app).await.unwrap();
        let next = house.desk().lookup_channel(sky.id).await.unwrap().unwrap().asked_again_at.unwrap();
        assert!(next > house.app.now().plus(TimeDelta::minutes(9)), "{}", house.database);
        let conversation = house.conversation_with("fit oak").await;
        actions::inbox::reply(&app, &house.ada, conversation.id, "We do.").await.unwrap();
        let asked = asked_in(&house, &app, TimeDelta::seconds(90)).await;
        assert!(asked >= 1, "{}", house.database);
    }
}

#[tokio::test]
async fn where_nothing_is_left_nobody_asks_until_there_is_whatever_is_ordered_meanwhile() {
    for house in houses().await {
        let app = asking(&house);
        let sky = house.connect_sky().await;
        let (now, reset) = (house.app.now(), house.app.now().plus(TimeDelta::minutes(40)));
        let date = chrono::DateTime::from_timestamp(now.seconds(), 0).unwrap().to_rfc2822();
        let heads = vec![
            ("ratelimit-limit", "3000".to_owned()),
            ("ratelimit-remaining", "0".to_owned()),
            ("ratelimit-reset", reset.seconds().to_string()),
            ("date", date),
        ];
        house.town.bluesky.desk().trouble_until_calm("listNotifications", Trouble::Beside(heads));
        run_until_quiet(&app).await.unwrap();
        house.town.bluesky.desk().calm();
        let shown = house.desk().lookup_channel(sky.id).await.unwrap().unwrap();
        assert_eq!(shown.allowance.map(|allowance| allowance.left), Some(0), "{}", house.database);
        // As upkeep does again and again.
        let again = Job::PollChannel { channel: sky.id }.order(&app);
        app.store.enqueue_for_many(vec![(house.ada.business, again)], app.now()).await.unwrap();
        assert_eq!(asked_in(&house, &app, TimeDelta::minutes(39)).await, 0, "{}", house.database);
        assert!(asked_in(&house, &app, TimeDelta::minutes(3)).await >= 1, "{}", house.database);
        let page = house.signed_in_browser().await.get(&format!("/desk/channels/{}", sky.id)).await.text;
        assert!(page.contains("Asked again in"), "{page}");
        assert!(!page.contains("is left"), "all of it is there again: {page}");
    }
}

#[tokio::test]
async fn a_clock_that_was_set_back_keeps_no_channel_unasked_for_an_hour() {
    for house in houses().await {
        let app = asking(&house);
        let sky = house.connect_sky().await;
        run_until_quiet(&app).await.unwrap();
        house.clock.set(house.app.now().minus(TimeDelta::hours(1)));
        // What upkeep does at its next look.
        let longest =
            Job::PollChannel { channel: sky.id }.order_at(&app, app.now().plus(TimeDelta::minutes(10)));
        app.store.enqueue_for_many(vec![(house.ada.business, longest)], app.now()).await.unwrap();
        let asked = asked_in(&house, &app, TimeDelta::minutes(11)).await;
        assert!(asked >= 1, "{}", house.database);
    }
}
