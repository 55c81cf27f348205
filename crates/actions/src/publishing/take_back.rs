//! Taking back what is planned, and taking down what is out.

use super::publication::hold_publication;
use crate::App;
use crate::channels::home_of;
use crate::error::{Deed, DeedError, Why};
use crate::team::allowed;
use crate::work::Job;
use domain::PublicationId;
use domain::publishing::{Publication, PublicationState};
use domain::team::{Deed as Wish, Seat};
use words::message;

/// Takes a planned publication back, and with it those that wait for it.
pub async fn cancel(app: &App, by: &Seat, id: PublicationId) -> Deed<()> {
    allowed(by, Wish::Publish)?;
    let now = app.now();
    let mut tx = app.of(by.business).begin().await?;
    let mut publication = hold_publication(&tx, id).await?;
    let from = publication.state.clone();
    publication.state = PublicationState::Withdrawn { at: now };
    if !matches!(from, PublicationState::Planned | PublicationState::Failed { .. })
        || !tx.move_publication(&from, &publication, now).await?
    {
        return Err(DeedError::Said(Why::TooLate, message!("too-late-to-take-back")));
    }
    // None of those that wait for it has left.
    for mut other in tx.list_planned_publications([publication.piece]).await? {
        if other.after == Some(id) {
            other.state = PublicationState::Withdrawn { at: now };
            tx.move_publication(&PublicationState::Planned, &other, now).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// Takes a published copy down, where the network can.
pub async fn withdraw(app: &App, by: &Seat, id: PublicationId) -> Deed<()> {
    allowed(by, Wish::Publish)?;
    let now = app.now();
    let mut tx = app.of(by.business).begin().await?;
    let publication = tx.lookup_publication(id).await?.ok_or(DeedError::NoSuch("publication"))?;
    if !matches!(publication.state, PublicationState::Published { .. }) {
        return Err(DeedError::Said(Why::TooLate, message!("only-published")));
    }
    not_the_piece_itself(app, &tx, &publication).await?;
    tx.enqueue(Job::WithdrawFromChannel { publication: id }.order(app), now).await?;
    Ok(tx.commit().await?)
}

/// A person took a copy down that Porchlight could not: it counts as withdrawn.
pub async fn withdraw_by_hand(app: &App, by: &Seat, id: PublicationId) -> Deed<()> {
    allowed(by, Wish::Publish)?;
    let now = app.now();
    let mut tx = app.of(by.business).begin().await?;
    let mut publication = tx.lookup_publication(id).await?.ok_or(DeedError::NoSuch("publication"))?;
    not_the_piece_itself(app, &tx, &publication).await?;
    let from = publication.state.clone();
    publication.state = PublicationState::Withdrawn { at: now };
    if !matches!(from, PublicationState::Published { .. })
        || !tx.move_publication(&from, &publication, now).await?
    {
        return Err(DeedError::Said(Why::TooLate, message!("only-published")));
    }
    tx.add_audit(app.ids.next(), Some(by.staff), "took a copy down by hand", now).await?;
    Ok(tx.commit().await?)
}

/// What stands on the website is the piece, which its copies elsewhere lead to.
async fn not_the_piece_itself(app: &App, tx: &store::Tx, publication: &Publication) -> Deed<()> {
    if publication.channel == home_of(app, tx).await?.id {
        return Err(DeedError::refused(
            "This copy is what the others lead to. Take it down whole: its copies elsewhere go with it.",
        ));
    }
    Ok(())
}
