//! PostgreSQL's own words.

/// The business stands in the vector as a word of its own, so that one GIN index serves every shop by itself.
pub const SEARCH_SCHEMA: &str = "
ALTER TABLE messages ADD COLUMN words tsvector GENERATED ALWAYS AS (
    to_tsvector('simple'::regconfig, left(text, 100000)) || to_tsvector('simple'::regconfig, 'b' || replace(business_id::text, '-', ''))
) STORED;
CREATE INDEX messages_by_words ON messages USING GIN (words);
";

pub const CLAIM: &str = "
UPDATE jobs SET state = 'running', attempts = attempts + 1, locked_by = $2, locked_until = $3
WHERE id = (SELECT id FROM jobs waiting WHERE {ready} AND {due} ORDER BY {order} LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, business_id, kind, payload, attempts, most_attempts";

pub const SEARCH: &str = "
SELECT m.id, m.conversation_id, m.written_at, m.text, c.contact_name
FROM messages m
JOIN conversations c ON c.business_id = m.business_id AND c.id = m.conversation_id
WHERE m.words @@ to_tsquery('simple', $1) AND m.business_id = $2 AND m.deleted_at IS NULL
  AND (m.written_at, m.id) < ($3, $4)
ORDER BY m.written_at DESC, m.id DESC LIMIT $5";

pub fn query(words: &[String], business: uuid::Uuid) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("{word}:*")).collect();
    format!("b{} & {}", business.simple(), words.join(" & "))
}
