//! What truly differs between the two databases: claiming a job, full-text search, upkeep. Plain SQL, one file each.

pub mod postgres;
pub mod sqlite;

use crate::First;
use sea_orm::DatabaseBackend;

pub fn search_schema(backend: DatabaseBackend) -> &'static str {
    match backend {
        DatabaseBackend::Postgres => postgres::SEARCH_SCHEMA,
        _ => sqlite::SEARCH_SCHEMA,
    }
}

/// Jobs, as `waiting`, that may be taken: of the same order one at a time, so that nobody believes dead what another
/// worker is just doing.
pub const READY: &str = "waiting.state = 'ready' AND NOT EXISTS (
    SELECT 1 FROM jobs held WHERE held.state = 'running' AND held.unique_key = waiting.unique_key)";

/// One statement that takes the next ready job for a worker. Parameters: now, worker, until.
pub fn claim(backend: DatabaseBackend, first: First) -> String {
    let (due, order) = match first {
        // The plus keeps the index by time out of it: both databases would collect everything that is due and sort it.
        First::Urgent => ("+run_at <= $1", "priority, run_at, id"),
        First::Oldest => ("run_at <= $1", "run_at, id"),
    };
    let sql = match backend {
        DatabaseBackend::Postgres => postgres::CLAIM,
        _ => sqlite::CLAIM,
    };
    sql.replace("{ready}", READY).replace("{due}", due).replace("{order}", order)
}

/// Finds messages of one business by words, newest first. Parameters: the query in the dialect's own form,
/// business, the written_at and id to continue from, how many.
pub fn search(backend: DatabaseBackend) -> &'static str {
    match backend {
        DatabaseBackend::Postgres => postgres::SEARCH,
        _ => sqlite::SEARCH,
    }
}

/// What a person typed, as the database's query: every word must begin some word of the message.
/// `None` when no word is left.
pub fn query(backend: DatabaseBackend, typed: &str, business: uuid::Uuid) -> Option<String> {
    let words: Vec<String> = typed
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(12)
        .map(|word| word.chars().take(60).collect::<String>().to_lowercase())
        .collect();
    if words.is_empty() {
        return None;
    }
    Some(match backend {
        DatabaseBackend::Postgres => postgres::query(&words, business),
        _ => sqlite::query(&words, business),
    })
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
