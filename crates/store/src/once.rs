//! Requests that may come twice: their key is saved in the same transaction as what they change.

use crate::error::{StoreError, Stored};
use crate::rows::idempotency;
use crate::{BusinessStore, Store, Tx};
use domain::Timestamp;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::sync::atomic::{AtomicU8, Ordering};

/// An `Idempotency-Key`, and how far the request under it has come. Handed to [`BusinessStore::under`], the first deed
/// that is saved saves the key with it; a second request with the key can then save nothing.
#[derive(Debug)]
pub struct OnceKey {
    key: String,
    /// Of what was asked, so that another request with the same key is noticed.
    fingerprint: String,
    at: Timestamp,
    standing: AtomicU8,
}

const FRESH: u8 = 0;
const SAVED: u8 = 1;
const SECOND: u8 = 2;

impl OnceKey {
    pub fn new(key: String, fingerprint: String, at: Timestamp) -> Self {
        Self { key, fingerprint, at, standing: AtomicU8::new(FRESH) }
    }

    /// Something was saved under it: the request must not be done again.
    pub fn is_saved(&self) -> bool {
        self.standing.load(Ordering::Acquire) == SAVED
    }

    /// Another request with the key has saved something, or is about to; this one changed nothing.
    pub fn came_second(&self) -> bool {
        self.standing.load(Ordering::Acquire) == SECOND
    }

    pub(crate) fn note_saved(&self) {
        self.standing.store(SAVED, Ordering::Release);
    }

    fn row(&self, business: uuid::Uuid, answer: Option<GivenAnswer>) -> idempotency::Model {
        let (status, body) =
            answer.map_or((None, None), |given| (Some(given.status.into()), Some(given.body)));
        idempotency::Model {
            business_id: business,
            key: self.key.clone(),
            fingerprint: self.fingerprint.clone(),
            status,
            body,
            at: self.at.0,
        }
    }
}

/// What is known of an earlier request with the same key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    pub fingerprint: String,
    /// None while it is being done, and for ever where the process died before it answered.
    pub answer: Option<GivenAnswer>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenAnswer {
    pub status: u16,
    pub body: String,
}

impl Store {
    /// Forgets keys older than `before`.
    pub async fn sweep_once_keys(&self, before: Timestamp) -> Stored<()> {
        idempotency::Entity::delete_many()
            .filter(idempotency::Column::At.lt(before.0))
            .exec(&self.inner.write)
            .await?;
        Ok(())
    }
}

impl BusinessStore {
    pub async fn find_earlier(&self, key: &str) -> Stored<Option<Earlier>> {
        let row = self.one::<idempotency::Entity>(idempotency::Column::Key.eq(key)).await?;
        Ok(row.map(|row| Earlier {
            fingerprint: row.fingerprint,
            answer: row
                .status
                .zip(row.body)
                .map(|(status, body)| GivenAnswer { status: status as u16, body }),
        }))
    }
}

impl Tx {
    /// Saves the key with this deed. PostgreSQL waits here while another request with the key is being saved.
    pub(crate) async fn claim(&mut self, once: &OnceKey) -> Stored<()> {
        use idempotency::Column::{BusinessId, Key};
        let row = once.row(self.business.0, None);
        if self.add_unless_there::<idempotency::Entity, _>(row, [BusinessId, Key]).await? {
            return Ok(());
        }
        once.standing.store(SECOND, Ordering::Release);
        Err(StoreError::Conflict)
    }

    /// Keeps the answer for whoever asks again; an earlier one is not replaced.
    pub async fn save_answer(&mut self, once: &OnceKey, answer: GivenAnswer) -> Stored<()> {
        if self.find_earlier(&once.key).await?.is_none_or(|earlier| earlier.answer.is_none()) {
            let row = once.row(self.business.0, Some(answer));
            self.put::<idempotency::Entity, _>(row).await?;
        }
        Ok(())
    }
}
