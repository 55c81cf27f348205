//! PostgreSQL's own words.

use domain::finding::Wanted;

/// The terms as they are: `to_tsvector` would part them by its own lights. The business stands among them as a term of its
/// own, so that one GIN index serves every shop by itself.
pub const SEARCH_SCHEMA: &str = "
ALTER TABLE {table} ADD COLUMN words tsvector GENERATED ALWAYS AS (
    array_to_tsvector(string_to_array(rtrim('=' || replace(business_id::text, '-', '') || ' ' || terms), ' '))
) STORED;
CREATE INDEX {table}_by_words ON {table} USING GIN (words);
";

pub const CLAIM: &str = "
UPDATE jobs SET state = 'running', attempts = attempts + 1, locked_by = $2, locked_until = $3
WHERE id = (SELECT id FROM jobs waiting WHERE {ready} AND {due} ORDER BY {order} LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, business_id, kind, payload, attempts, most_attempts";

/// Those of the latest messages that fit. What many messages have is found here, and read no further.
pub const LATEST: &str = "
SELECT m.id, m.conversation_id, m.written_at, m.text, c.contact_name
FROM (SELECT id, business_id, conversation_id, written_at, text, words FROM messages
    WHERE business_id = $2 AND (written_at, id) < ($3, $4)
    ORDER BY written_at DESC, id DESC LIMIT {latest}) m
JOIN conversations c ON c.business_id = m.business_id AND c.id = m.conversation_id
WHERE m.words @@ $1::tsquery
ORDER BY m.written_at DESC, m.id DESC LIMIT $5";

pub const SEARCH: &str = "
SELECT m.id, m.conversation_id, m.written_at, m.text, c.contact_name
FROM messages m
JOIN conversations c ON c.business_id = m.business_id AND c.id = m.conversation_id
WHERE m.words @@ $1::tsquery AND m.business_id = $2
  AND (m.written_at, m.id) < ($3, $4)
ORDER BY m.written_at DESC, m.id DESC LIMIT $5";

pub const FITTING: &str = "SELECT {columns} FROM {table} found
WHERE found.words @@ $1::tsquery AND found.business_id = $2 ORDER BY {order} LIMIT $3";

pub fn query(wanted: &Wanted, business: uuid::Uuid) -> String {
    // A term has no quotes, no backslashes and no blanks.
    let begins = |term: &String| format!("'{term}':*");
    let way = |way: &Vec<String>| format!("({})", way.iter().map(begins).collect::<Vec<_>>().join(" & "));
    let all =
        wanted.all.iter().map(|want| format!("({})", want.0.iter().map(way).collect::<Vec<_>>().join(" | ")));
    format!("'={}' & {}", business.simple(), all.collect::<Vec<_>>().join(" & "))
}
