//! SQLite's own words.

/// The index keeps the business beside the text, so that one shop's search never walks through another's messages.
pub const SEARCH_SCHEMA: &str = "
CREATE VIEW message_words AS
    SELECT seq, 'b' || lower(hex(business_id)) AS business, text FROM messages WHERE deleted_at IS NULL;
CREATE VIRTUAL TABLE message_search USING fts5(
    business, text, content = 'message_words', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE TRIGGER messages_added AFTER INSERT ON messages BEGIN
    INSERT INTO message_search (rowid, business, text) VALUES (new.seq, 'b' || lower(hex(new.business_id)), new.text);
END;
CREATE TRIGGER messages_changed AFTER UPDATE OF text ON messages WHEN old.text <> new.text BEGIN
    INSERT INTO message_search (message_search, rowid, business, text)
        VALUES ('delete', old.seq, 'b' || lower(hex(old.business_id)), old.text);
    INSERT INTO message_search (rowid, business, text) VALUES (new.seq, 'b' || lower(hex(new.business_id)), new.text);
END;
CREATE TRIGGER messages_removed AFTER DELETE ON messages BEGIN
    INSERT INTO message_search (message_search, rowid, business, text)
        VALUES ('delete', old.seq, 'b' || lower(hex(old.business_id)), old.text);
END;
";

/// One UPDATE takes the lock itself, which select-then-update does not.
pub const CLAIM: &str = "
UPDATE jobs SET state = 'running', attempts = attempts + 1, locked_by = $2, locked_until = $3
WHERE id = (SELECT id FROM jobs waiting WHERE {ready} AND {due} ORDER BY {order} LIMIT 1)
RETURNING id, business_id, kind, payload, attempts, most_attempts";

/// CROSS JOIN keeps the order as it is written here (sqlite.org/optoverview.html, "Manual Control Of Query Plans"): before
/// it has counted its tables, SQLite would rather walk through all messages and look each one up among the words.
pub const SEARCH: &str = "
SELECT m.id, m.conversation_id, m.written_at, m.text, c.contact_name
FROM message_search s
CROSS JOIN messages m ON m.seq = s.rowid
CROSS JOIN conversations c ON c.business_id = m.business_id AND c.id = m.conversation_id
WHERE s.message_search MATCH $1 AND m.business_id = $2 AND m.deleted_at IS NULL
  AND (m.written_at, m.id) < ($3, $4)
ORDER BY m.written_at DESC, m.id DESC LIMIT $5";

pub fn query(words: &[String], business: uuid::Uuid) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"*")).collect();
    format!("business : \"b{}\" AND text : ({})", business.simple(), words.join(" AND "))
}
