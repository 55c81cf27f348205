//! What was said in public under an article: the record as the website shows it, in one query.

use crate::BusinessStore;
use crate::error::Stored;
use domain::contacts::shown_name;
use domain::inbox::Shown;
use domain::{ArticleId, ConversationId, Timestamp};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// One public line of a conversation that an article started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidLine {
    pub conversation: ConversationId,
    pub network: String,
    pub simulated: bool,
    pub ours: bool,
    /// The contact's name, where the owner shows it; of ours none.
    pub writer: Option<String>,
    pub text: String,
    /// Where it stands on its network.
    pub link: Option<String>,
    pub written_at: Timestamp,
}

#[derive(FromQueryResult)]
struct Row {
    conversation: Uuid,
    network: String,
    simulated: bool,
    ours: bool,
    named: bool,
    name: Option<String>,
    handle: Option<String>,
    text: String,
    link: Option<String>,
    written_at: i64,
}

/// Conversations under one article; lines in all.
const MOST: (u64, u64) = (200, 2000);

impl BusinessStore {
    /// The public conversations an article started and the owner shows, oldest first, line by line: at most two
    /// hundred of them, two thousand lines. Our words are among them once they are out, deleted ones are not.
    pub async fn list_said_under(&self, article: ArticleId) -> Stored<Vec<SaidLine>> {
        let (conversations, lines) = MOST;
        let named = Shown::Named.name();
        let hidden = Shown::Hidden.name();
        let sql = format!(
            "SELECT c.id AS conversation, ch.network, ch.simulated, m.direction = 'out' AS ours,
                c.shown = '{named}' AS named, i.name, i.handle, m.text, m.link, m.written_at
            FROM (SELECT business_id, id, channel_id, shown, started_at FROM conversations
                WHERE business_id = $1 AND origin_article = $2 AND public AND shown <> '{hidden}'
                ORDER BY started_at LIMIT {conversations}) c
            JOIN channels ch ON ch.business_id = c.business_id AND ch.id = c.channel_id
            JOIN messages m ON m.business_id = c.business_id AND m.conversation_id = c.id
            LEFT JOIN identities i ON i.business_id = m.business_id AND i.id = m.identity_id
            WHERE m.deleted_at IS NULL AND (m.direction = 'in' OR (m.direction = 'out' AND m.send_state = 'sent'))
            ORDER BY c.started_at, c.id, m.written_at, m.id LIMIT {lines}"
        );
        let rows: Vec<Row> = self.sql(&sql, vec![self.business.0.into(), article.0.into()]).await?;
        Ok(rows.into_iter().map(to_domain).collect())
    }
}

fn to_domain(row: Row) -> SaidLine {
    let writer = shown_name(row.name.as_deref().unwrap_or_default(), row.handle.as_deref()).to_owned();
    SaidLine {
        conversation: ConversationId(row.conversation),
        network: row.network,
        simulated: row.simulated,
        ours: row.ours,
        writer: (row.named && !row.ours).then_some(writer),
        text: row.text,
        link: row.link,
        written_at: Timestamp(row.written_at),
    }
}
