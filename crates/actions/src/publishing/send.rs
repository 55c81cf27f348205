//! Publishing exactly once: what is in doubt is looked for before it is sent again.

use super::draft::draft_of;
use super::home::put_out_at_home;
use crate::App;
use crate::channels::{note_trouble, open_connection, save_renewed, stir};
use crate::error::{Deed, DeedError};
use crate::notices::heed_publication;
use crate::work::{Outcome, next_look};
use chrono::TimeDelta;
use domain::channels::Channel;
use domain::publishing::{Approval, Approved, Draft, Publication, PublicationState, SendKey};
use domain::{BusinessId, PublicationId, Timestamp};
use networks::{Connection, Found, NetworkError, Publish, Receipt};
use std::time::Duration;
use store::BusinessStore;

/// One attempt. Runs as often as it must; whatever state an earlier attempt died in is taken up from the record.
pub(crate) async fn publish_on_channel(app: &App, business: BusinessId, id: PublicationId) -> Deed<Outcome> {
    let desk = app.of(business);
    let publication = desk.lookup_publication(id).await?.ok_or(DeedError::NoSuch("publication"))?;
    let now = app.now();
    match publication.state {
        PublicationState::Planned if publication.planned_at > now => {
            return Ok(Outcome::At(publication.planned_at));
        }
        PublicationState::Planned | PublicationState::Sending { .. } | PublicationState::Unsure { .. } => {}
        _ => return Ok(Outcome::Done),
    }
    let piece = desk.lookup_piece(publication.piece).await?.ok_or(DeedError::NoSuch("piece"))?;
    let channel = desk.lookup_channel(publication.channel).await?.ok_or(DeedError::NoSuch("channel"))?;
    let Some(network) = app.network(&channel.network).cloned() else { return Ok(Outcome::Done) };
    if network.about().home {
        return put_out_at_home(app, business, &channel, publication, now).await;
    }
    if publication.state == PublicationState::Planned && !is_its_turn(&desk, &publication).await? {
        // The order of the one before is due at the same moment.
        return Ok(Outcome::Later {
            after: Some(Duration::from_secs(2)),
            why: "it waits for another copy".into(),
        });
    }
    let Some(publish) = network.publish() else { return Ok(Outcome::Done) };
    if !channel.state.works() {
        return Ok(Outcome::Done);
    }
    let approval = publication.approval.ok_or(DeedError::NoSuch("approval"))?;
    let read = draft_of(app, business, &piece, publication.text.clone(), Some(publish.most_pictures())).await;
    let draft = match read {
        Err(DeedError::Refused(reason)) if publication.state == PublicationState::Planned => {
            return fail(app, business, publication, reason).await;
        }
        read => read?,
    };
    let connection = open_connection(app, business, &channel).await?;
    let attempt = Attempt {
        app,
        business,
        channel: &channel,
        connection: &connection,
        publish,
        draft: approval.of(draft),
        key: key_of(&publication, approval),
        publication,
        lists_lag: TimeDelta::seconds(network.about().lists_lag_seconds),
    };
    match attempt.publication.state {
        PublicationState::Planned => attempt.send().await,
        _ => attempt.look().await,
    }
}

/// Whether what it waits for is out.
async fn is_its_turn(desk: &BusinessStore, publication: &Publication) -> Deed<bool> {
    let Some(first) = publication.after else { return Ok(true) };
    let first = desk.lookup_publication(first).await?;
    Ok(first.is_some_and(|first| matches!(first.state, PublicationState::Published { .. })))
}

/// It cannot go out as it stands: a person hears why.
async fn fail(app: &App, business: BusinessId, planned: Publication, reason: String) -> Deed<Outcome> {
    let now = app.now();
    let failed = Publication { state: PublicationState::Failed { reason }, ..planned.clone() };
    let mut tx = app.of(business).begin().await?;
    if tx.move_publication(&planned.state, &failed, now).await? {
        heed_publication(app, &mut tx, failed.id, now, now).await?;
        tx.commit().await?;
    }
    Ok(Outcome::Done)
}

struct Attempt<'a> {
    app: &'a App,
    business: BusinessId,
    channel: &'a Channel,
    connection: &'a Connection,
    publish: &'a dyn Publish,
    draft: Approved<Draft>,
    key: SendKey,
    publication: Publication,
    lists_lag: TimeDelta,
}

impl Attempt<'_> {
    async fn send(&self) -> Deed<Outcome> {
        let since = self.app.now();
        let sending = PublicationState::Sending { since };
        if !self.change(&self.publication.state, sending.clone(), None).await? {
            return Ok(Outcome::Done);
        }
        let sent = self.publish.send(self.connection, &self.draft, self.key).await;
        self.after_call(sent.as_ref().map(|_| ())).await?;
        let (next, outcome) = match sent {
            Ok(receipt) => return self.confirm(&sending, receipt).await,
            Err(NetworkError::Later { after, why }) => {
                (PublicationState::Planned, Outcome::Later { after, why })
            }
            Err(NetworkError::NotYet { why }) => {
                (PublicationState::Planned, Outcome::Later { after: None, why })
            }
            Err(NetworkError::Reconnect { .. }) => (PublicationState::Planned, Outcome::Done),
            Err(NetworkError::Refused { reason }) => (PublicationState::Failed { reason }, Outcome::Done),
            Err(NetworkError::Unsure { why } | NetworkError::Surprise { what: why }) => {
                let after = Some(Duration::from_secs(5));
                (PublicationState::Unsure { since, why: why.clone() }, Outcome::Later { after, why })
            }
        };
        self.change(&sending, next, None).await?;
        Ok(outcome)
    }

    async fn look(&self) -> Deed<Outcome> {
        let from = &self.publication.state;
        let (PublicationState::Sending { since } | PublicationState::Unsure { since, .. }) = *from else {
            return Ok(Outcome::Done);
        };
        let unsure = |why: String| PublicationState::Unsure { since, why };
        let found = self.publish.look(self.connection, &self.draft, self.key).await;
        // Where there is no way to look, nobody was asked: that says nothing about the channel.
        if found != Ok(Found::CannotTell) {
            self.after_call(found.as_ref().map(|_| ())).await?;
        }
        match found {
            Ok(Found::There(receipts)) => self.first_not_another(from, since, receipts).await,
            Ok(Found::NotThere) => self.not_there(from, since).await,
            Ok(Found::CannotTell) => {
                let why = "it is not known whether it is out, and this network gives no way to look";
                self.change(from, unsure(why.to_owned()), None).await?;
                Ok(Outcome::Done)
            }
            Err(NetworkError::Reconnect { .. }) => Ok(Outcome::Done),
            Err(NetworkError::Later { after, why }) => Ok(Outcome::Later { after, why }),
            Err(error) => {
                self.change(from, unsure(error.to_string()), None).await?;
                Ok(Outcome::Later { after: None, why: error.to_string() })
            }
        }
    }

    /// Not in their lists. That means something only once they cannot lag any more.
    async fn not_there(&self, from: &PublicationState, since: Timestamp) -> Deed<Outcome> {
        let Some(next) = next_look(self.app.now(), since, self.lists_lag) else {
            self.change(from, PublicationState::Planned, None).await?;
            return Ok(Outcome::Now);
        };
        if matches!(from, PublicationState::Sending { .. }) {
            let why = "the answer got lost, and it is not in their lists yet".to_owned();
            self.change(from, PublicationState::Unsure { since, why }, None).await?;
        }
        Ok(Outcome::At(next))
    }

    /// Two pieces with equal texts are two posts: one that is known to be another's is not this one.
    async fn first_not_another(
        &self,
        from: &PublicationState,
        since: Timestamp,
        receipts: Vec<Receipt>,
    ) -> Deed<Outcome> {
        for receipt in receipts {
            if self.confirmed(from, receipt).await? {
                return Ok(Outcome::Done);
            }
        }
        self.not_there(from, since).await
    }

    async fn after_call(&self, outcome: Result<(), &NetworkError>) -> Deed<()> {
        save_renewed(self.app, self.business, self.channel, self.connection).await?;
        note_trouble(self.app, self.business, self.channel, outcome).await
    }

    async fn confirm(&self, from: &PublicationState, receipt: Receipt) -> Deed<Outcome> {
        let state = PublicationState::Published { at: self.app.now() };
        self.change(from, state, Some(receipt)).await?;
        Ok(Outcome::Done)
    }

    /// `false`: this one is known to be another publication of ours.
    async fn confirmed(&self, from: &PublicationState, receipt: Receipt) -> Deed<bool> {
        let now = self.app.now();
        let mut tx = self.app.of(self.business).begin().await?;
        // Two that are in doubt at once must not find the same.
        tx.hold_channel(self.channel.id).await?;
        let known = tx.find_publication_there(self.channel.id, &receipt.remote_id).await?;
        if known.is_some_and(|known| known.id != self.publication.id) {
            return Ok(false);
        }
        let found = Publication {
            state: PublicationState::Published { at: now },
            remote_id: Some(receipt.remote_id),
            link: receipt.link,
            ..self.publication.clone()
        };
        tx.move_publication(from, &found, now).await?;
        stir(self.app, &mut tx, self.channel).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn change(
        &self,
        from: &PublicationState,
        to: PublicationState,
        receipt: Option<Receipt>,
    ) -> Deed<bool> {
        let mut changed = Publication { state: to, ..self.publication.clone() };
        if let Some(receipt) = receipt {
            changed.remote_id = Some(receipt.remote_id);
            changed.link = receipt.link;
        }
        let mut tx = self.app.of(self.business).begin().await?;
        let now = self.app.now();
        let moved = tx.move_publication(from, &changed, now).await?;
        match changed.state {
            PublicationState::Published { .. } if moved => stir(self.app, &mut tx, self.channel).await?,
            PublicationState::Failed { .. } if moved => {
                heed_publication(self.app, &mut tx, changed.id, now, now).await?;
            }
            PublicationState::Unsure { since, .. } if moved => {
                let settled_by = since.plus(self.lists_lag);
                heed_publication(self.app, &mut tx, changed.id, since, settled_by).await?;
            }
            _ => {}
        }
        tx.commit().await?;
        Ok(moved)
    }
}

/// Takes a copy down. One that the network keeps, or that cannot be found, stays published, with the reason among the
/// orders that were given up: a person takes it down there.
pub(crate) async fn withdraw_from_channel(
    app: &App,
    business: BusinessId,
    id: PublicationId,
) -> Deed<Outcome> {
    let desk = app.of(business);
    let mut publication = desk.lookup_publication(id).await?.ok_or(DeedError::NoSuch("publication"))?;
    let from = publication.state.clone();
    match from {
        PublicationState::Published { .. } => {}
        // The piece was taken down while this was on its way.
        PublicationState::Sending { .. } | PublicationState::Unsure { .. } => {
            let why = "it is not known yet whether it is out".into();
            return Ok(Outcome::Later { after: Some(Duration::from_secs(5)), why });
        }
        PublicationState::Planned => return forget(app, business, publication).await,
        PublicationState::Failed { .. } | PublicationState::Withdrawn { .. } => return Ok(Outcome::Done),
    }
    let channel = desk.lookup_channel(publication.channel).await?.ok_or(DeedError::NoSuch("channel"))?;
    if let Some(network) = app.network(&channel.network).cloned()
        && let Some(publish) = network.publish()
    {
        let connection = open_connection(app, business, &channel).await?;
        let withdrawn = match publication.remote_id.clone() {
            Some(remote_id) => publish.withdraw(&connection, &remote_id).await,
            // Somebody said by hand that it is out: where, only the network knows.
            None => match find(app, business, publish, &connection, &publication).await? {
                Ok(Found::There(receipts)) if !receipts.is_empty() => {
                    let receipt = not_another(&desk, &publication, receipts).await?;
                    let Some(receipt) = receipt else { return Err(not_found(network.about().name)) };
                    publication.remote_id = Some(receipt.remote_id.clone());
                    publication.link = receipt.link;
                    publish.withdraw(&connection, &receipt.remote_id).await
                }
                // "Not found" is no proof that it is not there: somebody has seen it.
                Ok(_) => return Err(not_found(network.about().name)),
                Err(error) => Err(error),
            },
        };
        save_renewed(app, business, &channel, &connection).await?;
        note_trouble(app, business, &channel, withdrawn.as_ref().copied()).await?;
        match withdrawn {
            Ok(()) => {}
            Err(NetworkError::Refused { reason }) => return Err(DeedError::Refused(reason)),
            Err(NetworkError::Later { after, why }) => return Ok(Outcome::Later { after, why }),
            Err(error) => return Ok(Outcome::Later { after: None, why: error.to_string() }),
        }
    }
    let now = app.now();
    publication.state = PublicationState::Withdrawn { at: now };
    let mut tx = desk.begin().await?;
    tx.move_publication(&from, &publication, now).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

fn not_found(network: &str) -> DeedError {
    DeedError::Refused(format!(
        "We do not find it on {network}. Take it down there yourself, then say so under Publish."
    ))
}

async fn not_another(
    desk: &BusinessStore,
    publication: &Publication,
    receipts: Vec<Receipt>,
) -> Deed<Option<Receipt>> {
    for receipt in receipts {
        let known = desk.find_publication_there(publication.channel, &receipt.remote_id).await?;
        if known.is_none_or(|known| known.id == publication.id) {
            return Ok(Some(receipt));
        }
    }
    Ok(None)
}

/// It came back unsent, and the piece it leads to is gone.
async fn forget(app: &App, business: BusinessId, mut publication: Publication) -> Deed<Outcome> {
    let now = app.now();
    let mut tx = app.of(business).begin().await?;
    let piece = tx.lookup_piece(publication.piece).await?;
    if piece.is_none_or(|piece| piece.out.is_none()) {
        publication.state = PublicationState::Withdrawn { at: now };
        tx.move_publication(&PublicationState::Planned, &publication, now).await?;
        tx.commit().await?;
    }
    Ok(Outcome::Done)
}

async fn find(
    app: &App,
    business: BusinessId,
    publish: &dyn Publish,
    connection: &Connection,
    publication: &Publication,
) -> Deed<Result<Found, NetworkError>> {
    let piece = app.of(business).lookup_piece(publication.piece).await?.ok_or(DeedError::NoSuch("piece"))?;
    let approval = publication.approval.ok_or(DeedError::NoSuch("approval"))?;
    let draft =
        draft_of(app, business, &piece, publication.text.clone(), Some(publish.most_pictures())).await?;
    Ok(publish.look(connection, &approval.of(draft), key_of(publication, approval)).await)
}

/// The same for every attempt, and for looking afterwards.
pub(super) fn key_of(publication: &Publication, approval: Approval) -> SendKey {
    SendKey { id: publication.id.0, at: publication.planned_at.max(approval.at()) }
}
