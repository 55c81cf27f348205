//! The store refuses one thing and no other.

use actions::work::try_again;
use chrono::TimeDelta;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use stories::{House, houses};

const REFUSED: &str = "Do you fit the oak nobody can keep?";

/// From now on the database refuses every message with these words.
async fn break_the_store(house: &House) -> DatabaseConnection {
    let connection = Database::connect(&house.database_address).await.unwrap();
    let condition = format!("WHEN (NEW.text = '{REFUSED}')");
    let statements = if house.database == "SQLite" {
        vec![format!(
            "CREATE TRIGGER broken BEFORE INSERT ON messages {condition} BEGIN SELECT RAISE(ABORT, 'broken'); END"
        )]
    } else {
        let function = "CREATE FUNCTION broken() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$ LANGUAGE plpgsql";
        let trigger = format!(
            "CREATE TRIGGER broken BEFORE INSERT ON messages FOR EACH ROW {condition} EXECUTE FUNCTION broken()"
        );
        vec![function.to_owned(), trigger]
    };
    for statement in statements {
        connection.execute_unprepared(&statement).await.unwrap();
    }
    connection
}

async fn mend(house: &House, connection: &DatabaseConnection) {
    let on = if house.database == "SQLite" { "" } else { " ON messages" };
    connection.execute_unprepared(&format!("DROP TRIGGER broken{on}")).await.unwrap();
}

async fn inbox(house: &House) -> Vec<String> {
    let waiting = house.app.of(house.ada.business).list_waiting(None, 50).await.unwrap();
    waiting.rows.into_iter().map(|conversation| conversation.snippet).collect()
}

#[tokio::test]
async fn a_webhook_the_store_cannot_take_keeps_no_later_one_waiting() {
    for house in houses().await {
        let page = house.connect_page().await;
        let post = house.town.facebook.page_posts(&house.town.page, "Mill Lane");
        house.until_quiet().await;
        let connection = break_the_store(&house).await;
        let ben = house.town.facebook.person("Ben Okri");
        ben.comments(&post, REFUSED).unwrap();
        ben.comments(&post, "Do you fit elm?").unwrap();
        house.until_quiet().await;
        assert_eq!(inbox(&house).await, ["Do you fit elm?"], "{}", house.database);
        let desk = house.app.of(house.ada.business);
        let log = desk.list_deliveries(page.id, None, 9).await.unwrap().rows;
        let failed: Vec<_> = log.iter().filter(|line| line.state == "failed").collect();
        assert_eq!(failed.len(), 1, "{log:?}");
        assert!(failed[0].note.contains("broken"), "the log says why: {}", failed[0].note);
        // What comes much later does not wait for it either.
        for round in 0..12 {
            house.later(TimeDelta::hours(2)).await;
            let text = format!("Do you fit ash, {round}?");
            ben.comments(&post, &text).unwrap();
            house.until_quiet().await;
            assert!(inbox(&house).await.contains(&text), "{text} on {}", house.database);
        }
        let dead = desk.list_dead_jobs(None, 9).await.unwrap().rows;
        assert_eq!((dead.len(), dead[0].kind.as_str()), (1, "TakeInAgain"), "{}", house.database);
        assert!(!inbox(&house).await.contains(&REFUSED.to_owned()));
        mend(&house, &connection).await;
        try_again(&house.app, &house.ada, dead[0].id).await.unwrap();
        house.until_quiet().await;
        let asked = inbox(&house).await;
        assert_eq!(asked.iter().filter(|text| *text == REFUSED).count(), 1, "{asked:?}");
        assert!(desk.list_dead_jobs(None, 9).await.unwrap().rows.is_empty(), "{}", house.database);
        let log = desk.list_deliveries(page.id, None, 20).await.unwrap().rows;
        assert!(log.iter().all(|line| line.state != "failed"), "{log:?}");
    }
}
