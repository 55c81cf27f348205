//! What a person decides where the machine cannot.

use super::publication::hold_publication;
use crate::App;
use crate::error::{Deed, DeedError, Why};
use crate::team::allowed;
use crate::work::Job;
use domain::PublicationId;
use domain::publishing::PublicationState;
use domain::team::{Deed as Wish, Seat};
use words::message;

/// A person decides about a publication in doubt, or sends a refused one again.
pub async fn settle_publication_by_hand(app: &App, by: &Seat, id: PublicationId, arrived: bool) -> Deed<()> {
    allowed(by, Wish::Publish)?;
    let now = app.now();
    let mut tx = app.of(by.business).begin().await?;
    let mut publication = hold_publication(&tx, id).await?;
    let from = publication.state.clone();
    if matches!(from, PublicationState::Failed { .. }) {
        let piece = tx.lookup_piece(publication.piece).await?.ok_or(DeedError::NoSuch("piece"))?;
        if piece.out.is_none() {
            return Err(DeedError::Said(Why::Refused, message!("copy-leads-home")));
        }
    }
    publication.state = match (&from, arrived) {
        (PublicationState::Unsure { .. }, true) => PublicationState::Published { at: now },
        (PublicationState::Unsure { .. } | PublicationState::Failed { .. }, false) => {
            PublicationState::Planned
        }
        _ => return Err(DeedError::Said(Why::TooLate, message!("settled-already"))),
    };
    if !tx.move_publication(&from, &publication, now).await? {
        return Err(DeedError::Said(Why::TooLate, message!("settled-already")));
    }
    if !arrived {
        tx.enqueue(Job::PublishOnChannel { publication: id }.order(app), now).await?;
    }
    Ok(tx.commit().await?)
}
