//! SQLite's own words.

use domain::finding::Wanted;

/// The index keeps the terms alone, not the text (sqlite.org/fts5.html, "Contentless Tables"), and beside them the business
/// as a term of its own, so that one shop's search never walks through another's. Every sign of a term is a letter to it.
/// What is taken out must be told as it was put in.
pub const SEARCH_SCHEMA: &str = "
CREATE VIRTUAL TABLE {table}_search USING fts5(
    terms, content = '', detail = none, tokenize = \"ascii tokenchars '.='\", prefix = '2 3'
);
CREATE TRIGGER {table}_found AFTER INSERT ON {table} WHEN new.terms <> '' BEGIN
    INSERT INTO {table}_search (rowid, terms) VALUES (new.seq, '=' || lower(hex(new.business_id)) || ' ' || new.terms);
END;
CREATE TRIGGER {table}_found_otherwise AFTER UPDATE OF terms ON {table} WHEN old.terms <> new.terms BEGIN
    INSERT INTO {table}_search ({table}_search, rowid, terms)
        SELECT 'delete', old.seq, '=' || lower(hex(old.business_id)) || ' ' || old.terms WHERE old.terms <> '';
    INSERT INTO {table}_search (rowid, terms)
        SELECT new.seq, '=' || lower(hex(new.business_id)) || ' ' || new.terms WHERE new.terms <> '';
END;
CREATE TRIGGER {table}_lost AFTER DELETE ON {table} WHEN old.terms <> '' BEGIN
    INSERT INTO {table}_search ({table}_search, rowid, terms)
        VALUES ('delete', old.seq, '=' || lower(hex(old.business_id)) || ' ' || old.terms);
END;
";

/// One UPDATE takes the lock itself, which select-then-update does not.
pub const CLAIM: &str = "
UPDATE jobs SET state = 'running', attempts = attempts + 1, locked_by = $2, locked_until = $3
WHERE id = (SELECT id FROM jobs waiting WHERE {ready} AND {due} ORDER BY {order} LIMIT 1)
RETURNING id, business_id, kind, payload, attempts, most_attempts";

/// Those of the latest messages that fit. What many messages have is found here, and read no further; the index is read
/// only from the first of these on.
pub const LATEST: &str = "
WITH latest AS MATERIALIZED (SELECT seq FROM messages
    WHERE business_id = $2 AND (written_at, id) < ($3, $4)
    ORDER BY written_at DESC, id DESC LIMIT {latest})
SELECT m.id, m.conversation_id, m.written_at, m.text, c.contact_name
FROM messages_search s
CROSS JOIN messages m ON m.seq = s.rowid
CROSS JOIN conversations c ON c.business_id = m.business_id AND c.id = m.conversation_id
WHERE s.messages_search MATCH $1 AND s.rowid >= (SELECT MIN(seq) FROM latest) AND +s.rowid IN (SELECT seq FROM latest)
ORDER BY m.written_at DESC, m.id DESC LIMIT $5";

/// CROSS JOIN keeps the order as it is written here (sqlite.org/optoverview.html, "Manual Control Of Query Plans"): before
/// it has counted its tables, SQLite would rather walk through all messages and look each one up among the words.
pub const SEARCH: &str = "
SELECT m.id, m.conversation_id, m.written_at, m.text, c.contact_name
FROM messages_search s
CROSS JOIN messages m ON m.seq = s.rowid
CROSS JOIN conversations c ON c.business_id = m.business_id AND c.id = m.conversation_id
WHERE s.messages_search MATCH $1 AND m.business_id = $2
  AND (m.written_at, m.id) < ($3, $4)
ORDER BY m.written_at DESC, m.id DESC LIMIT $5";

pub const FITTING: &str =
    "SELECT {columns} FROM {table}_search s CROSS JOIN {table} found ON found.seq = s.rowid
WHERE s.{table}_search MATCH $1 AND found.business_id = $2 ORDER BY {order} LIMIT $3";

pub fn query(wanted: &Wanted, business: uuid::Uuid) -> String {
    // A term has no quotes.
    let begins = |term: &String| format!("\"{term}\"*");
    let way = |way: &Vec<String>| format!("({})", way.iter().map(begins).collect::<Vec<_>>().join(" AND "));
    let all = wanted
        .all
        .iter()
        .map(|want| format!("({})", want.0.iter().map(way).collect::<Vec<_>>().join(" OR ")));
    format!("\"={}\" AND {}", business.simple(), all.collect::<Vec<_>>().join(" AND "))
}
