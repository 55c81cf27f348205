//! Webhooks in: verified, kept on the disk, and only then answered.

use crate::App;
use crate::work::Job;
use domain::{BusinessId, ChannelId};
use networks::{HookPart, HookRefused, HookRequest, Hooks};
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
    arrivals: Vec<Arrival>,
    /// About accounts that nobody here has.
    strays: Vec<(String, Vec<u8>)>,
    network: &'static str,
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

    /// Verifies a webhook of a channel and keeps it; returns once it is durable. What it says about other accounts of the same
    /// app goes to them.
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
        let parts = hooks.per_app().and_then(|app_hooks| app_hooks.parts(&body).ok());
        if let Some(parts) = parts.filter(|parts| parts.len() > 1) {
            return self.accept_parts(app, adapter.about().key, parts).await;
        }
        let arrivals = vec![arrival(app, business, channel, body)];
        self.keep(app, Waiting::of(adapter.about().key, arrivals, Vec::new())).await
    }

    /// The same at the one address of an app: each part goes to whoever has connected the account it is about.
    pub async fn accept_for_app(
        &self,
        app: &App,
        network: &str,
        headers: &BTreeMap<String, String>,
        body: Vec<u8>,
    ) -> Result<(), HookError> {
        let (key, hooks) = app_hooks(app, network)?;
        hooks.verify(&HookRequest { headers, body: &body })?;
        let parts = hooks.per_app().ok_or(HookError::NoSuchChannel)?.parts(&body);
        let parts = parts.unwrap_or_else(|_| vec![HookPart { account: String::new(), body }]);
        self.accept_parts(app, key, parts).await
    }

    async fn accept_parts(
        &self,
        app: &App,
        network: &'static str,
        parts: Vec<HookPart>,
    ) -> Result<(), HookError> {
        let accounts: Vec<String> = parts.iter().map(|part| part.account.clone()).collect();
        let found = app
            .store
            .find_channels_of_accounts(network, &accounts)
            .await
            .map_err(|error| HookError::NotKept(error.to_string()))?;
        let (mut arrivals, mut strays) = (Vec::new(), Vec::new());
        for part in parts {
            let mut owners = found.iter().filter(|(_, _, account)| *account == part.account).peekable();
            if owners.peek().is_none() {
                // The account's name alone: what strangers wrote is not for the log.
                tracing::warn!(
                    network,
                    account = part.account,
                    "a webhook about an account that nobody here has connected"
                );
                strays.push((part.account, part.body));
                continue;
            }
            arrivals.extend(
                owners.map(|(business, channel, _)| arrival(app, *business, *channel, part.body.clone())),
            );
        }
        self.keep(app, Waiting::of(network, arrivals, strays)).await
    }

    async fn keep(&self, app: &App, (waiting, answer): (Waiting, Answer)) -> Result<(), HookError> {
        let _waits = app.keeping.one_waits();
        let stopping = || HookError::NotKept("the installation is stopping".into());
        self.queue.send(waiting).await.map_err(|_| stopping())?;
        answer.await.map_err(|_| stopping())?.map_err(HookError::NotKept)
    }
}

type Answer = oneshot::Receiver<Result<(), String>>;

impl Waiting {
    fn of(network: &'static str, arrivals: Vec<Arrival>, strays: Vec<(String, Vec<u8>)>) -> (Self, Answer) {
        let (kept, answer) = oneshot::channel();
        (Self { arrivals, strays, network, kept }, answer)
    }
}

fn arrival(app: &App, business: BusinessId, channel: ChannelId, body: Vec<u8>) -> Arrival {
    Arrival {
        business,
        delivery: Delivery {
            id: app.new_id(),
            channel,
            digest: hex::encode(Sha256::digest(&body)),
            body,
            received_at: app.now(),
        },
        job: Job::TakeIn { channel }.order(app),
    }
}

/// A network that calls one address for all accounts of an app.
fn app_hooks<'a>(app: &'a App, network: &str) -> Result<(&'static str, &'a dyn Hooks), HookError> {
    let adapter = app.network(network).ok_or(HookError::NoSuchChannel)?;
    let hooks = adapter.listen().and_then(|listen| listen.hooks());
    let hooks = hooks.filter(|hooks| hooks.per_app().is_some()).ok_or(HookError::NoSuchChannel)?;
    Ok((adapter.about().key, hooks))
}

async fn write_in_batches(app: App, mut waiting: mpsc::Receiver<Waiting>) {
    let mut batch = Vec::with_capacity(MOST_AT_ONCE);
    while waiting.recv_many(&mut batch, MOST_AT_ONCE).await > 0 {
        let (mut arrivals, mut answers) = (Vec::new(), Vec::new());
        for one in batch.drain(..) {
            arrivals.extend(one.arrivals);
            answers.push((one.kept, one.network, one.strays));
        }
        let kept = app.store.add_deliveries(&arrivals).await;
        if let Err(error) = &kept {
            tracing::error!(%error, count = arrivals.len(), "webhooks could not be kept; the networks will send them again");
        }
        for (answer, network, strays) in answers {
            let mut kept = kept.as_ref().copied().map_err(StoreError::to_string);
            if kept.is_ok() && !strays.is_empty() {
                let strays = app.store.keep_strays(network, &strays, app.now()).await;
                kept = strays.map_err(|error| error.to_string());
            }
            let _ = answer.send(kept);
        }
    }
}

/// The answer to a network's handshake at the one address of an app.
pub fn app_handshake(
    app: &App,
    network: &str,
    query: &BTreeMap<String, String>,
) -> Result<String, HookError> {
    let (_, hooks) = app_hooks(app, network)?;
    Ok(hooks.handshake(query)?)
}

/// The same at a channel's own address.
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
