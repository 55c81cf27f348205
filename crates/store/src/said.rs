//! A piece that is on the website with everything said under it: one query and one row, because a page that is made
//! anew for every visitor asks for it.

use crate::error::{StoreError, Stored};
use crate::message_rows::words_of;
use crate::pieces::piece_to_domain;
use crate::rows::piece;
use crate::{BusinessStore, dialect};
use domain::contacts::{called, shown_name};
use domain::inbox::{Release, Shown, Sight};
use domain::media::{Kind, Piece};
use domain::{ConversationId, Link, Timestamp};
use sea_orm::{DatabaseBackend, FromQueryResult};
use serde::Deserialize;
use std::collections::HashSet;
use std::sync::LazyLock;
use uuid::Uuid;

/// A piece as it is read: who wrote it, and what was said under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicPiece {
    pub piece: Piece,
    /// The writer's name.
    pub author: String,
    /// How many different people asked what it answers.
    pub people: u64,
    /// The public conversations it started and the owner shows, oldest first, line by line: at most two hundred of them,
    /// two thousand lines. Our words are among them once they are out; what was deleted, is not open to everybody where it
    /// stands or was not released is not, nor what we answered to it, nor what we answered privately.
    pub said: Vec<SaidLine>,
}

/// One public line of a conversation that a piece started.
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
    pub link: Option<Link>,
    pub written_at: Timestamp,
}

#[derive(FromQueryResult)]
struct Row {
    #[sea_orm(nested)]
    piece: piece::Model,
    author: Option<String>,
    people: i64,
    /// JSON: a list of [`Line`]s.
    said: Option<String>,
}

/// A line as the database writes it; what is yes or no is 1 or 0.
#[derive(Deserialize)]
struct Line {
    conversation: Uuid,
    network: String,
    simulated: u8,
    ours: u8,
    named: u8,
    name: Option<String>,
    handle: Option<String>,
    text: String,
    /// JSON.
    attachments: String,
    link: Option<String>,
    written_at: i64,
}

/// Conversations under one piece; lines in all.
const MOST: (u64, u64) = (200, 2000);

static ON_SQLITE: LazyLock<String> = LazyLock::new(|| sql(DatabaseBackend::Sqlite));
static ON_POSTGRES: LazyLock<String> = LazyLock::new(|| sql(DatabaseBackend::Postgres));

fn sql(backend: DatabaseBackend) -> String {
    let (conversations, lines) = MOST;
    let (named, hidden) = (Shown::Named.name(), Shown::Hidden.name());
    let (open, given) = (Sight::Open.name(), Release::Given.name());
    let said = dialect::rows_as_json(
        backend,
        &[
            ("conversation", &dialect::id_as_text(backend, "l.conversation")),
            ("network", "l.network"),
            ("simulated", "l.simulated"),
            ("ours", "l.ours"),
            ("named", "l.named"),
            ("name", "l.name"),
            ("handle", "l.handle"),
            ("text", "l.text"),
            ("attachments", "l.attachments"),
            ("link", "l.link"),
            ("written_at", "l.written_at"),
        ],
        "l.started_at, l.conversation, l.written_at, l.id",
    );
    format!(
        "SELECT piece.*, s.name AS author,
        (SELECT COUNT(DISTINCT q.contact_id) FROM needs_met met
            JOIN questions q ON q.business_id = met.business_id AND q.need_id = met.need_id
            WHERE met.business_id = piece.business_id AND met.piece_id = piece.id) AS people,
        (SELECT {said} FROM (
            SELECT c.id AS conversation, c.started_at, ch.network, m.id, m.text, m.attachments, m.link, m.written_at, i.name, i.handle,
                CASE WHEN ch.simulated THEN 1 ELSE 0 END AS simulated,
                CASE WHEN m.direction = 'out' THEN 1 ELSE 0 END AS ours,
                CASE WHEN c.shown = '{named}' THEN 1 ELSE 0 END AS named
            FROM (SELECT business_id, id, channel_id, shown, started_at FROM conversations
                WHERE business_id = piece.business_id AND origin_piece = piece.id AND public AND shown <> '{hidden}'
                ORDER BY started_at LIMIT {conversations}) c
            JOIN channels ch ON ch.business_id = c.business_id AND ch.id = c.channel_id
            JOIN messages m ON m.business_id = c.business_id AND m.conversation_id = c.id
            LEFT JOIN identities i ON i.business_id = m.business_id AND i.id = m.identity_id
            WHERE m.deleted_at IS NULL AND m.sight = '{open}'
                AND ((m.direction = 'in' AND m.released = '{given}') OR (m.direction = 'out' AND m.send_state = 'sent' AND NOT m.privately
                    AND NOT EXISTS (SELECT 1 FROM messages q WHERE q.business_id = m.business_id AND q.id = m.answers
                        AND (q.deleted_at IS NOT NULL OR q.sight <> '{open}' OR q.released IS DISTINCT FROM '{given}'))))
            ORDER BY c.started_at, c.id, m.written_at, m.id LIMIT {lines}) l) AS said
        FROM pieces piece LEFT JOIN staff s ON s.id = piece.by_staff
        WHERE piece.business_id = $1 AND piece.slug = $2 AND piece.kind = $3 AND piece.out_at IS NOT NULL"
    )
}

impl BusinessStore {
    /// The piece of this kind that is on the website at this address of today.
    pub async fn find_public_piece(&self, kind: Kind, slug: &str) -> Stored<Option<PublicPiece>> {
        if slug.contains('\0') {
            return Ok(None);
        }
        let sql = if self.backend() == DatabaseBackend::Postgres { &ON_POSTGRES } else { &ON_SQLITE };
        let rows: Vec<Row> =
            self.sql(sql, vec![self.business.0.into(), slug.into(), kind.name().into()]).await?;
        let Some(row) = rows.into_iter().next() else { return Ok(None) };
        let lines: Vec<Line> = serde_json::from_str(row.said.as_deref().unwrap_or("[]"))
            .map_err(|error| StoreError::Damaged(format!("what was said under an piece: {error}")))?;
        let mut said: Vec<SaidLine> = lines.into_iter().map(to_domain).collect();
        // Answers to words that are not shown would stand there alone.
        let shown: HashSet<ConversationId> =
            said.iter().filter(|line| !line.ours).map(|line| line.conversation).collect();
        said.retain(|line| shown.contains(&line.conversation));
        Ok(Some(PublicPiece {
            piece: piece_to_domain(row.piece)?,
            author: row.author.unwrap_or_default(),
            people: row.people as u64,
            said,
        }))
    }
}

fn to_domain(line: Line) -> SaidLine {
    let writer = shown_name(called(line.name.as_deref(), line.handle.as_deref())).to_owned();
    SaidLine {
        conversation: ConversationId(line.conversation),
        network: line.network,
        simulated: line.simulated == 1,
        ours: line.ours == 1,
        writer: (line.named == 1 && line.ours == 0).then_some(writer),
        text: words_of(line.text, &line.attachments),
        link: Link::of(line.link.as_deref()),
        written_at: Timestamp(line.written_at),
    }
}
