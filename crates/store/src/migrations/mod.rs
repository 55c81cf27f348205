//! Migrations: one for both databases, in order, never edited once it has shipped.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(TheLoop)]
    }
}

struct TheLoop;

impl MigrationName for TheLoop {
    fn name(&self) -> &'static str {
        "0001_the_loop"
    }
}

#[expect(elided_lifetimes_in_paths, reason = "the trait's own signature leaves the lifetime out")]
#[async_trait::async_trait]
impl MigrationTrait for TheLoop {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let backend = manager.get_database_backend();
        let schema = in_the_words_of(backend, include_str!("0001_the_loop.sql"));
        let connection = manager.get_connection();
        connection.execute_unprepared(&schema).await?;
        connection.execute_unprepared(&crate::dialect::search_schema(backend)).await?;
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("The first schema is not taken back: restore a backup instead.".into()))
    }
}

/// Replaces the three words in which the databases differ. Only whole words in capitals are meant.
fn in_the_words_of(backend: DatabaseBackend, schema: &str) -> String {
    let (uuid, bytes, seq) = match backend {
        DatabaseBackend::Postgres => ("uuid", "bytea", ""),
        // A row number that survives VACUUM: the full-text index refers to it.
        _ => ("blob", "blob", "seq INTEGER PRIMARY KEY AUTOINCREMENT,"),
    };
    schema
        .lines()
        .map(|line| line.split("--").next().unwrap_or_default())
        .map(|line| {
            line.replace(" UUID", &format!(" {uuid}"))
                .replace(" BYTES", &format!(" {bytes}"))
                .replace("    SEQ", seq)
        })
        .collect::<Vec<_>>()
        .join("\n")
}
