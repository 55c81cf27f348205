//! Finding messages, people and pieces by what was typed.

use crate::error::Stored;
use crate::page::{Cursor, Page};
use crate::{BusinessStore, dialect};
use domain::finding::Wanted;
use domain::media::Piece;
use domain::{ContactId, ConversationId, MessageId, PieceId, Timestamp};
use sea_orm::FromQueryResult;
use std::collections::{HashMap, HashSet};
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
    /// Messages in which all that is wanted stands, newest first.
    pub async fn search_messages(
        &self,
        wanted: &Wanted,
        from: Option<Cursor>,
        limit: u64,
    ) -> Stored<Page<FoundMessage>> {
        let query = dialect::query(self.backend(), wanted, self.business.0);
        let turn = self.inner.searches.turn_of(self.business.0);
        // Never closed.
        let _turn = turn.acquire().await;
        let (at, id) = from.map_or((i64::MAX, Uuid::max()), |cursor| (cursor.at.0, cursor.id));
        let values =
            vec![query.into(), self.business.0.into(), at.into(), id.into(), ((limit + 1) as i64).into()];
        let mut rows: Vec<FoundRow> = Vec::new();
        for sql in dialect::search(self.backend()) {
            rows = self.sql(&sql, values.clone()).await?;
            if rows.len() as u64 > limit {
                break;
            }
        }
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

    /// People by a name, handle or address of theirs, whoever came to us last first.
    pub async fn search_contacts(&self, wanted: &Wanted, limit: u64) -> Stored<Vec<ContactId>> {
        let ids = self.fitting("identities", "contact_id", wanted, "found.id DESC", limit).await?;
        let mut seen = HashSet::new();
        Ok(ids.into_iter().filter(|id| seen.insert(*id)).map(ContactId).collect())
    }

    /// Articles by title, summary and text, the latest first.
    pub async fn search_pieces(&self, wanted: &Wanted, limit: u64) -> Stored<Vec<Piece>> {
        let ids = self.fitting("pieces", "id", wanted, "found.changed_at DESC, found.id DESC", limit).await?;
        let mut pieces = Vec::with_capacity(ids.len());
        for id in ids {
            pieces.extend(self.lookup_piece(PieceId(id)).await?);
        }
        Ok(pieces)
    }

    async fn fitting(
        &self,
        table: &str,
        column: &str,
        wanted: &Wanted,
        order: &str,
        limit: u64,
    ) -> Stored<Vec<Uuid>> {
        #[derive(FromQueryResult)]
        struct Row {
            id: Uuid,
        }
        let query = dialect::query(self.backend(), wanted, self.business.0);
        let turn = self.inner.searches.turn_of(self.business.0);
        let _turn = turn.acquire().await;
        let sql = dialect::fitting(self.backend(), table, &format!("found.{column} AS id"), order);
        let values = vec![query.into(), self.business.0.into(), (limit as i64).into()];
        let rows: Vec<Row> = self.sql(&sql, values).await?;
        Ok(rows.into_iter().map(|row| row.id).collect())
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
