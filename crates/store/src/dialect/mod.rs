//! What truly differs between the two databases: claiming a job, full-text search, upkeep. Plain SQL, one file each.

pub mod postgres;
pub mod sqlite;

use crate::First;
use domain::finding::Wanted;
use sea_orm::DatabaseBackend;

/// What is found by its terms.
pub const FOUND: [&str; 3] = ["messages", "identities", "pieces"];

pub fn search_schema(backend: DatabaseBackend) -> String {
    let schema = match backend {
        DatabaseBackend::Postgres => postgres::SEARCH_SCHEMA,
        _ => sqlite::SEARCH_SCHEMA,
    };
    FOUND.map(|table| schema.replace("{table}", table)).concat()
}

/// Jobs, as `waiting`, that may be taken: of the same order one at a time, so that nobody believes dead what another
/// worker is just doing; and of one business at most so many, so that one whose network answers nobody holds not all hands.
pub fn ready(most_of_one: usize) -> String {
    format!(
        "waiting.state = 'ready' AND NOT EXISTS (
    SELECT 1 FROM jobs held WHERE held.state = 'running' AND held.unique_key = waiting.unique_key)
  AND waiting.business_id NOT IN (
    SELECT business_id FROM jobs WHERE state = 'running' GROUP BY business_id HAVING COUNT(*) >= {most_of_one})"
    )
}

/// One statement that takes the next ready job for a worker. Parameters: now, worker, until.
pub fn claim(backend: DatabaseBackend, first: First, most_of_one: usize) -> String {
    let (due, order) = match first {
        // The plus keeps the index by time out of it: both databases would collect everything that is due and sort it.
        First::Urgent => ("+run_at <= $1", "priority, run_at, id"),
        First::Oldest => ("run_at <= $1", "run_at, id"),
    };
    let sql = match backend {
        DatabaseBackend::Postgres => postgres::CLAIM,
        _ => sqlite::CLAIM,
    };
    sql.replace("{ready}", &ready(most_of_one)).replace("{due}", due).replace("{order}", order)
}

/// How many of the latest messages are looked through before the index is asked for all: what stands in one of a hundred is
/// on its first page by then.
const LATEST: &str = "4000";

/// Finds messages of one business by their terms, newest first: among the latest, and among all. Parameters: the query in
/// the dialect's own form, business, the written_at and id to continue from, how many.
pub fn search(backend: DatabaseBackend) -> [String; 2] {
    let (latest, all) = match backend {
        DatabaseBackend::Postgres => (postgres::LATEST, postgres::SEARCH),
        _ => (sqlite::LATEST, sqlite::SEARCH),
    };
    [latest.replace("{latest}", LATEST), all.to_owned()]
}

/// The rows of a table that fit, as `found`. Parameters: the query, business, how many.
pub fn fitting(backend: DatabaseBackend, table: &str, columns: &str, order: &str) -> String {
    let sql = match backend {
        DatabaseBackend::Postgres => postgres::FITTING,
        _ => sqlite::FITTING,
    };
    sql.replace("{table}", table).replace("{columns}", columns).replace("{order}", order)
}

/// What is wanted, as the database's query.
pub fn query(backend: DatabaseBackend, wanted: &Wanted, business: uuid::Uuid) -> String {
    match backend {
        DatabaseBackend::Postgres => postgres::query(wanted, business),
        _ => sqlite::query(wanted, business),
    }
}

/// An aggregate that puts rows into one JSON list of objects, as text: (name, column) pairs, and the order of the rows.
pub fn rows_as_json(backend: DatabaseBackend, columns: &[(&str, &str)], order: &str) -> String {
    let pairs = columns.iter().map(|(name, column)| format!("'{name}', {column}"));
    let pairs = pairs.collect::<Vec<_>>().join(", ");
    match backend {
        DatabaseBackend::Postgres => format!("json_agg(json_build_object({pairs}) ORDER BY {order})::text"),
        _ => format!("json_group_array(json_object({pairs}) ORDER BY {order})"),
    }
}

/// An id as text that reads as an id again.
pub fn id_as_text(backend: DatabaseBackend, column: &str) -> String {
    match backend {
        DatabaseBackend::Postgres => format!("{column}::text"),
        _ => format!("hex({column})"),
    }
}
