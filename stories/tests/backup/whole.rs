//! Every table and every picture comes back, from either database into either.

use crate::copy::{backup, empty_places, files_in, opened, restore};
use actions::backup::take_over;
use domain::finding::Wanted;
use sea_orm::{ConnectionTrait as _, Database, DatabaseBackend};
use std::collections::BTreeMap;
use std::path::Path;
use store::Store;
use stories::{Filled, House, houses};

/// The tables of the schema, each with its columns and their types, as they are written in the first migration.
fn schema() -> BTreeMap<String, Vec<(String, String)>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/store/src/migrations/0001_the_loop.sql");
    let schema = std::fs::read_to_string(file).unwrap();
    let tables = schema.split("CREATE TABLE ").skip(1).map(|table| {
        let (name, columns) = table.split_once(" (").unwrap();
        let columns = columns.split("\n);").next().unwrap().lines().filter_map(|line| {
            let mut words = line.split_whitespace();
            let (column, kind) = (words.next()?, words.next()?);
            let kind = kind.trim_end_matches(',');
            ["UUID", "TEXT", "BIGINT", "BOOLEAN", "BYTES"]
                .contains(&kind)
                .then(|| (column.to_owned(), kind.to_owned()))
        });
        (name.to_owned(), columns.collect())
    });
    tables.collect()
}

/// A row with something in every column, where a table has none yet.
async fn fill_what_is_empty(house: &House) {
    let snapshot = house.app.store.snapshot().await.unwrap();
    let database = Database::connect(&house.database_address).await.unwrap();
    let sqlite = database.get_database_backend() == DatabaseBackend::Sqlite;
    let schema = schema();
    for (table, rows) in snapshot.counts() {
        if *rows > 0 {
            continue;
        }
        let values = schema[*table].iter().map(|(column, kind)| match (kind.as_str(), sqlite) {
            ("UUID", _) if column == "business_id" => uuid_of(house.ada.business.0, sqlite),
            ("UUID", _) => uuid_of(uuid::Uuid::now_v7(), sqlite),
            ("BIGINT", _) => "1780000000000001".to_owned(),
            ("BOOLEAN", _) => "TRUE".to_owned(),
            ("BYTES", true) => "X'00ff0a'".to_owned(),
            ("BYTES", false) => "'\\x00ff0a'".to_owned(),
            _ => "'Öl \"und\" \\n Wachs 🪵, ''twice'''".to_owned(),
        });
        let values = values.collect::<Vec<_>>().join(", ");
        let columns: Vec<_> = schema[*table].iter().map(|(name, _)| name.as_str()).collect();
        let sql = format!("INSERT INTO {table} ({}) VALUES ({values})", columns.join(", "));
        database.execute_unprepared(&sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }
    database.close().await.unwrap();
}

fn uuid_of(id: uuid::Uuid, sqlite: bool) -> String {
    if sqlite { format!("X'{}'", id.simple()) } else { format!("'{id}'") }
}

/// Every row of every table, in an order of its own.
pub async fn everything(store: &Store) -> BTreeMap<&'static str, Vec<String>> {
    let snapshot = store.snapshot().await.unwrap();
    let mut all = BTreeMap::new();
    for table in Store::tables() {
        let (mut rows, mut lines) = (snapshot.rows(table).unwrap(), Vec::new());
        loop {
            let some = rows.next().await.unwrap();
            if some.is_empty() {
                break;
            }
            lines.extend(some);
        }
        lines.sort();
        all.insert(table, lines);
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn every_table_and_every_picture_comes_back_from_either_database_into_either() {
    let mut known = Store::tables();
    known.sort_unstable();
    let tables: Vec<_> = schema().into_keys().collect();
    assert_eq!(
        known, tables,
        "every table of the schema is in a backup: add it to every_table! in rows/mod.rs"
    );
    for house in houses().await {
        Filled::of(&house, &house.ada, "adas-joinery.example").await;
        fill_what_is_empty(&house).await;
        let before = everything(&house.app.store).await;
        for (table, rows) in &before {
            assert!(!rows.is_empty(), "{table} has something to lose");
        }
        let (made, bytes) = backup(&house).await;
        assert_eq!((made.pictures, made.missing.len()), (2, 0), "{}", house.database);
        for (into, _folder) in empty_places().await {
            let what = format!("{} into {}", house.database, into.database.split(':').next().unwrap());
            restore(&house, &into, &bytes).await.unwrap_or_else(|error| panic!("{what}: {error}"));
            let app = opened(&house, &into).await;
            let mut after = everything(&app.store).await;
            let (open, restores) = (after.remove("sessions").unwrap(), after.remove("restores").unwrap());
            assert!(open.is_empty(), "{what}: whoever was signed in signs in again");
            assert_eq!(restores.len(), before["restores"].len() + 1, "{what}");
            for (table, rows) in after {
                assert_eq!(rows, before[table], "{what}: {table}");
            }
            assert_eq!(files_in(&into.data.join("blobs")), files_in(&house.blobs_folder()), "{what}");
            let names: Vec<_> = files_in(&into.data).into_iter().map(|(name, _)| name).collect();
            assert!(
                names.iter().all(|name| name.starts_with("blobs/") || name.starts_with("porchlight.db")),
                "{names:?}"
            );
            // The index of words is made anew.
            let found = app
                .of(house.ada.business)
                .search_messages(&Wanted::of("oiled worktop").unwrap(), None, 9)
                .await
                .unwrap();
            assert!(!found.rows.is_empty(), "{what}: what was said is found");
            assert!(take_over(&app).await.unwrap().is_some(), "{what}");
            app.store.close().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restore_overwrites_nothing() {
    let house = houses().await.remove(0);
    let (_, bytes) = backup(&house).await;
    for (into, _folder) in empty_places().await {
        restore(&house, &into, &bytes).await.unwrap();
        let app = opened(&house, &into).await;
        let before = everything(&app.store).await;
        let refused = restore(&house, &into, &bytes).await.unwrap_err().to_string();
        assert!(refused.contains("overwrites nothing") && refused.contains("--data"), "{refused}");
        assert_eq!(everything(&app.store).await, before);
        app.store.close().await;
    }
    for (into, _folder) in empty_places().await {
        std::fs::create_dir_all(into.data.join("blobs/pictures")).unwrap();
        let refused = restore(&house, &into, &bytes).await.unwrap_err().to_string();
        assert!(refused.contains("pictures"), "{refused}");
        assert_eq!(files_in(&into.data), []);
    }
}
