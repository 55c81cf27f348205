//! Webhooks in: verified, kept on the disk, and only then answered.

use crate::App;
use crate::work::Job;
use domain::ChannelId;
use networks::{HookRefused, HookRequest};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use store::{Arrival, Delivery, StoreError};
use tokio::sync::{mpsc, oneshot};

/// Takes webhooks in, many in one commit: a request waits for its own to be on the disk, not for its turn.
#[derive(Clone)]
pub struct Intake {
    queue: mpsc::Sender<Waiting>,
}

struct Waiting {
    arrival: Arrival,
    kept: oneshot::Sender<Result<(), String>>,
}

/// What became of a webhook, for the answer to the network.
#[derive(Debug, thiserror::Error)]
pub enum HookError {
    #[error("no such channel")]
    NoSuchChannel,
    #[error(transparent)]
    Refused(#[from] HookRefused),
    /// 503: they will send it again.
    #[error("it could not be kept: {0}")]
    NotKept(String),
}

/// One commit takes at most this many.
const MOST_AT_ONCE: usize = 256;

impl Intake {
    /// Starts the task that writes.
    pub fn start(app: App) -> Self {
        let (queue, waiting) = mpsc::channel(4096);
        tokio::spawn(write_in_batches(app, waiting));
        Self { queue }
    }

    /// Verifies a webhook and keeps it; returns once it is durable.
    pub async fn accept(
        &self,
        app: &App,
        channel: ChannelId,
        network: &str,
        headers: &BTreeMap<String, String>,
        body: Vec<u8>,
    ) -> Result<(), HookError> {
        let adapter = app.network(network).ok_or(HookError::NoSuchChannel)?;
        let hooks = adapter.listen().and_then(|listen| listen.hooks()).ok_or(HookError::NoSuchChannel)?;
        // Before anything is looked up: a stranger must not learn which channels exist, nor make us work.
        hooks.verify(&HookRequest { headers, body: &body })?;
        let (business, _) = app
            .store
            .find_owner_of_channel(channel)
            .await
            .map_err(|error| HookError::NotKept(error.to_string()))?
            .filter(|(_, of)| of == network)
            .ok_or(HookError::NoSuchChannel)?;
        let arrival = Arrival {
            business,
            delivery: Delivery {
                id: app.new_id(),
                channel,
                digest: hex::encode(Sha256::digest(&body)),
                body,
                received_at: app.now(),
            },
            job: Job::TakeIn { channel }.order(app),
        };
        let _waits = app.keeping.one_waits();
        let (kept, answer) = oneshot::channel();
        self.queue
            .send(Waiting { arrival, kept })
            .await
            .map_err(|_| HookError::NotKept("the installation is stopping".into()))?;
        match answer.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(why)) => Err(HookError::NotKept(why)),
            Err(_) => Err(HookError::NotKept("the installation is stopping".into())),
        }
    }
}

async fn write_in_batches(app: App, mut waiting: mpsc::Receiver<Waiting>) {
    let mut batch = Vec::with_capacity(MOST_AT_ONCE);
    while waiting.recv_many(&mut batch, MOST_AT_ONCE).await > 0 {
        let (arrivals, answers): (Vec<_>, Vec<_>) =
            batch.drain(..).map(|one| (one.arrival, one.kept)).unzip();
        let kept = app.store.add_deliveries(&arrivals).await;
        if let Err(error) = &kept {
            tracing::error!(%error, count = arrivals.len(), "webhooks could not be kept; the networks will send them again");
        }
        for answer in answers {
            let _ = answer.send(kept.as_ref().copied().map_err(StoreError::to_string));
        }
    }
}

/// The answer to a network's handshake.
pub async fn hook_handshake(
    app: &App,
    network: &str,
    channel: ChannelId,
    query: &BTreeMap<String, String>,
) -> Result<String, HookError> {
    let adapter = app.network(network).ok_or(HookError::NoSuchChannel)?;
    let hooks = adapter.listen().and_then(|listen| listen.hooks()).ok_or(HookError::NoSuchChannel)?;
    let answer = hooks.handshake(query)?;
    match app.store.find_owner_of_channel(channel).await {
        Ok(Some((_, of))) if of == network => Ok(answer),
        Ok(_) => Err(HookError::NoSuchChannel),
        Err(error) => Err(HookError::NotKept(error.to_string())),
    }
}
