//! Finding messages by their words.

use crate::error::Stored;
use crate::page::{Cursor, Page};
use crate::{BusinessStore, dialect};
use domain::{ConversationId, MessageId, Timestamp};
use sea_orm::FromQueryResult;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use tokio::sync::Semaphore;
use uuid::Uuid;

/// One line of a search's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundMessage {
    pub message: MessageId,
    pub conversation: ConversationId,
    pub written_at: Timestamp,
    pub text: String,
    pub contact_name: Option<String>,
}

#[derive(FromQueryResult)]
struct FoundRow {
    id: Uuid,
    conversation_id: Uuid,
    written_at: i64,
    text: String,
    contact_name: Option<String>,
}

impl BusinessStore {
    /// Messages that contain words beginning with every word typed, newest first.
    pub async fn search_messages(
        &self,
        typed: &str,
        from: Option<Cursor>,
        limit: u64,
    ) -> Stored<Page<FoundMessage>> {
        let Some(query) = dialect::query(self.backend(), typed, self.business.0) else {
            return Ok(Page { rows: Vec::new(), next: None });
        };
        let turn = self.inner.searches.turn_of(self.business.0);
        // Never closed.
        let _turn = turn.acquire().await;
        let (at, id) = from.map_or((i64::MAX, Uuid::max()), |cursor| (cursor.at.0, cursor.id));
        let values =
            vec![query.into(), self.business.0.into(), at.into(), id.into(), ((limit + 1) as i64).into()];
        let rows: Vec<FoundRow> = self.sql(dialect::search(self.backend()), values).await?;
        let rows = rows
            .into_iter()
            .map(|row| FoundMessage {
                message: MessageId(row.id),
                conversation: ConversationId(row.conversation_id),
                written_at: Timestamp(row.written_at),
                text: row.text,
                contact_name: row.contact_name,
            })
            .collect();
        Ok(Page::of(rows, limit, |row| Cursor { at: row.written_at, id: row.message.0 }))
    }
}

/// How much one business may search at once: whatever its words, the others still find theirs.
const AT_ONCE: usize = 2;

/// Whose searches are going on.
#[derive(Default)]
pub(crate) struct Searches {
    of: Mutex<HashMap<Uuid, Weak<Semaphore>>>,
}

impl Searches {
    pub(crate) fn turn_of(&self, business: Uuid) -> Arc<Semaphore> {
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(turn) = of.get(&business).and_then(Weak::upgrade) {
            return turn;
        }
        of.retain(|_, turn| turn.strong_count() > 0);
        let turn = Arc::new(Semaphore::new(AT_ONCE));
        of.insert(business, Arc::downgrade(&turn));
        turn
    }
}
