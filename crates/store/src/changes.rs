//! What changed, told to whoever watches: pages that are open, caches, workers that wait.

use crate::BusinessStore;
use crate::error::Stored;
use domain::inbox::Presence;
use domain::{BusinessId, ConversationId, PieceId, StaffId};
use sea_orm::sqlx::{self, PgPool, postgres::PgListener};
use sea_orm::{ConnectionTrait, Statement};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use tokio::sync::broadcast;

/// Something a watcher may want to look at again. Only ids travel, never words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// A conversation began, grew or changed its state.
    Conversation(ConversationId),
    Needs,
    Piece(PieceId),
    Channels,
    /// The profile, hours or promise: everything on the website.
    Business,
    /// What a colleague does with a conversation just now. Nothing is saved of it.
    Presence {
        conversation: ConversationId,
        staff: StaffId,
        presence: Presence,
    },
    /// A job is ready.
    Job,
    /// Something of any business, that nobody heard: what came meanwhile is not known.
    Everything,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    pub business: BusinessId,
    pub what: Change,
}

const CHANNEL: &str = "porchlight_changes";

/// Where changes are told. A watcher that falls behind is told so by the receiver and looks at everything again.
pub struct Changes {
    sender: broadcast::Sender<Changed>,
    across_processes: bool,
}

impl Changes {
    pub(crate) fn local() -> Self {
        Self { sender: broadcast::channel(4096).0, across_processes: false }
    }

    /// Listens on PostgreSQL, so that every process hears what any of them committed.
    pub(crate) async fn listening(pool: PgPool) -> Stored<Self> {
        let sender = broadcast::channel(4096).0;
        let listener = open_listener(&pool).await?;
        tokio::spawn(relay(pool, listener, sender.clone()));
        Ok(Self { sender, across_processes: true })
    }

    pub fn watch(&self) -> broadcast::Receiver<Changed> {
        self.sender.subscribe()
    }

    /// The notice to send inside the transaction, where changes travel by the database.
    pub(crate) fn notice(&self, changed: &[Changed]) -> Option<(&'static str, String)> {
        if !self.across_processes || changed.is_empty() {
            return None;
        }
        // PostgreSQL takes at most 8,000 bytes a notice: a deed that changes more than that changes everything.
        let words = serde_json::to_string(changed).unwrap_or_default();
        let everything = Changed { what: Change::Everything, ..changed[0] };
        let words =
            if words.len() < 7900 { words } else { serde_json::to_string(&[everything]).unwrap_or_default() };
        Some((CHANNEL, words))
    }

    /// After the commit. In this process at once, so that the next page is right; the notice that comes back through
    /// the database repeats it harmlessly.
    pub(crate) fn tell(&self, changed: Vec<Changed>) {
        for change in changed {
            let _ = self.sender.send(change);
        }
    }
}

impl BusinessStore {
    /// Tells the watchers of every process something that is saved nowhere.
    pub async fn announce(&self, what: Change) -> Stored<()> {
        let changed = vec![Changed { business: self.business, what }];
        let Some((channel, words)) = self.inner.changes.notice(&changed) else {
            self.inner.changes.tell(changed);
            return Ok(());
        };
        // It comes back to this process as well. Told here at once, too, an old word could follow a new one.
        let values = [channel.into(), words.into()];
        let notify = Statement::from_sql_and_values(self.backend(), "SELECT pg_notify($1, $2)", values);
        self.inner.read.execute_raw(notify).await?;
        Ok(())
    }
}

async fn relay(pool: PgPool, mut listener: PgListener, sender: broadcast::Sender<Changed>) {
    let everything = Changed { business: BusinessId(uuid::Uuid::nil()), what: Change::Everything };
    loop {
        match listener.try_recv().await {
            Ok(Some(notice)) => {
                for change in serde_json::from_str::<Vec<Changed>>(notice.payload()).unwrap_or_default() {
                    let _ = sender.send(change);
                }
            }
            // The line was cut and is open again: what was told in between is lost.
            Ok(None) => {
                let _ = sender.send(everything);
            }
            Err(sqlx::Error::PoolClosed) => return,
            Err(error) => {
                tracing::warn!(%error, "live updates from other processes are interrupted; listening again");
                listener = loop {
                    tokio::time::sleep(Duration::from_secs(1)).await;
                    match open_listener(&pool).await {
                        Ok(listener) => break listener,
                        Err(sqlx::Error::PoolClosed) => return,
                        Err(_) => {}
                    }
                };
                let _ = sender.send(everything);
            }
        }
    }
}

async fn open_listener(pool: &PgPool) -> Result<PgListener, sqlx::Error> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(CHANNEL).await?;
    Ok(listener)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deed_that_changes_more_than_a_notice_holds_changes_everything() {
        let changes = Changes { across_processes: true, ..Changes::local() };
        let change = |number| Changed {
            business: BusinessId(uuid::Uuid::from_u128(1)),
            what: Change::Conversation(ConversationId(uuid::Uuid::from_u128(number))),
        };
        let told = |many| {
            let (_, words) = changes.notice(&(0..many).map(change).collect::<Vec<_>>()).unwrap();
            assert!(words.len() < 8000, "PostgreSQL takes no more");
            serde_json::from_str::<Vec<Changed>>(&words).unwrap()
        };
        assert_eq!(told(2), [change(0), change(1)]);
        assert_eq!(told(500).first().map(|changed| changed.what), Some(Change::Everything));
    }
}
