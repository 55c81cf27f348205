//! Words of strangers that wait until somebody of ours has looked.

use crate::BusinessStore;
use crate::error::{StoreError, Stored};
use crate::message_rows::words_of;
use crate::page::{Cursor, Page};
use domain::contacts::{called, shown_name};
use domain::inbox::{Kind, Release, Shown, Sight};
use domain::{ConversationId, MessageId, PieceId, Timestamp};
use sea_orm::FromQueryResult;
use std::sync::LazyLock;
use uuid::Uuid;

/// Words that would stand under a piece and do not yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwaitsRelease {
    pub message: MessageId,
    pub conversation: ConversationId,
    pub network: String,
    pub kind: Kind,
    pub writer: String,
    pub text: String,
    pub written_at: Timestamp,
    pub edited_at: Option<Timestamp>,
    pub piece: PieceId,
    pub piece_title: String,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    conversation_id: Uuid,
    network: String,
    kind: String,
    name: Option<String>,
    handle: Option<String>,
    text: String,
    attachments: String,
    written_at: i64,
    edited_at: Option<i64>,
    piece: Uuid,
    title: String,
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

/// What waits, in the order it was written; of a conversation that is not shown, or of words that are not open to
/// everybody where they stand, nobody has to decide anything.
static FROM: LazyLock<String> = LazyLock::new(|| {
    let (awaited, hidden, open) = (Release::Awaited.name(), Shown::Hidden.name(), Sight::Open.name());
    format!(
        "FROM messages m
        JOIN conversations c ON c.business_id = m.business_id AND c.id = m.conversation_id
        JOIN pieces piece ON piece.business_id = m.business_id AND piece.id = c.origin_piece
        JOIN channels ch ON ch.business_id = m.business_id AND ch.id = m.channel_id
        LEFT JOIN identities i ON i.business_id = m.business_id AND i.id = m.identity_id
        WHERE m.business_id = $1 AND m.released = '{awaited}' AND m.deleted_at IS NULL AND m.sight = '{open}'
            AND c.public AND c.shown <> '{hidden}'"
    )
});

pub(crate) static LIST: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT m.id, m.conversation_id, ch.network, c.kind, i.name, i.handle, m.text, m.attachments, m.written_at, m.edited_at,
            piece.id AS piece, piece.title
        {} AND (m.written_at, m.id) > ($2, $3) ORDER BY m.written_at, m.id LIMIT $4",
        *FROM
    )
});

/// Counted so far.
const MOST: u64 = 100;

impl BusinessStore {
    /// Oldest first.
    pub async fn list_awaiting_release(
        &self,
        from: Option<Cursor>,
        limit: u64,
    ) -> Stored<Page<AwaitsRelease>> {
        let from = from.unwrap_or(Cursor { at: Timestamp(i64::MIN), id: Uuid::nil() });
        let values = vec![self.business.0.into(), from.at.0.into(), from.id.into(), (limit + 1).into()];
        let rows: Vec<Row> = self.sql(&LIST, values).await?;
        let rows = rows.into_iter().map(to_domain).collect::<Stored<Vec<_>>>()?;
        Ok(Page::of(rows, limit, |row| Cursor { at: row.written_at, id: row.message.0 }))
    }

    /// How many wait; a hundred stands for that many and more.
    pub async fn count_awaiting_release(&self) -> Stored<u64> {
        let sql = format!("SELECT COUNT(*) AS n FROM (SELECT m.id {} LIMIT $2) w", *FROM);
        let rows: Vec<Count> = self.sql(&sql, vec![self.business.0.into(), MOST.into()]).await?;
        Ok(rows.first().map_or(0, |count| count.n as u64))
    }
}

fn to_domain(row: Row) -> Stored<AwaitsRelease> {
    let kind = Kind::from_name(&row.kind)
        .ok_or_else(|| StoreError::Damaged(format!("kind of conversation {}", row.conversation_id)))?;
    Ok(AwaitsRelease {
        message: MessageId(row.id),
        conversation: ConversationId(row.conversation_id),
        writer: shown_name(called(row.name.as_deref(), row.handle.as_deref())).to_owned(),
        network: row.network,
        kind,
        text: words_of(row.text, &row.attachments),
        written_at: Timestamp(row.written_at),
        edited_at: row.edited_at.map(Timestamp),
        piece: PieceId(row.piece),
        piece_title: row.title,
    })
}
