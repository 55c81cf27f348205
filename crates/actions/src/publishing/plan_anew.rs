//! Moving what is planned to another moment.

use super::moment::not_too_far;
use super::order::none_before_its_turn;
use super::publication::{hold_pieces_of, publication};
use crate::App;
use crate::error::{Deed, DeedError};
use crate::team::allowed;
use crate::work::Job;
use domain::publishing::{Approval, Publication, PublicationState};
use domain::team::{Deed as Wish, Seat};
use domain::{PublicationId, Timestamp};

/// Plans copies for another moment, all of them or none; each keeps its text. What has begun to leave meanwhile is not
/// moved, and the words say so. A copy that is to go out earlier than it was comes back under a new id.
pub async fn plan_anew(app: &App, by: &Seat, ids: &[PublicationId], at: Timestamp) -> Deed<Vec<Publication>> {
    allowed(by, Wish::Publish)?;
    let now = app.now();
    if at <= now {
        return Err(DeedError::refused("That moment has passed. Choose a later one."));
    }
    not_too_far(now, at)?;
    let approval = Approval::by(by, Wish::Publish, now).ok_or(DeedError::NotAllowed)?;
    let mut tx = app.of(by.business).begin().await?;
    hold_pieces_of(&tx, ids).await?;
    let mut moved: Vec<Publication> = Vec::new();
    for id in ids {
        let known = tx.lookup_publication(*id).await?.ok_or(DeedError::NoSuch("publication"))?;
        if moved.iter().any(|one| (one.piece, one.channel) == (known.piece, known.channel)) {
            continue;
        }
        if known.state != PublicationState::Planned {
            return Err(DeedError::TooLate(
                "It is not planned any more, so it was not moved. Load the page again to see how it stands."
                    .into(),
            ));
        }
        let piece = tx.lookup_piece(known.piece).await?.ok_or(DeedError::NoSuch("piece"))?;
        let anew = publication(app, &mut tx, &piece, known.channel, known.text, approval, at).await?;
        tx.save_publication(&anew, now).await?;
        tx.enqueue(Job::PublishOnChannel { publication: anew.id }.order_at(app, at), now).await?;
        moved.push(anew);
    }
    for one in &moved {
        none_before_its_turn(&tx, one.piece).await?;
    }
    tx.add_audit(app.ids.next(), Some(by.staff), "moved what is planned to another moment", now).await?;
    tx.commit().await?;
    Ok(moved)
}
