//! A copy on its way: made anew or moved, and held while something is decided about it.

use crate::App;
use crate::error::{Deed, DeedError, Why};
use domain::media::Piece;
use domain::publishing::{Approval, Publication, PublicationState};
use domain::{ChannelId, PublicationId, Timestamp};
use words::message;

/// A new publication, or the planned one of this piece and channel, moved to another moment.
pub(super) async fn publication(
    app: &App,
    tx: &mut store::Tx,
    piece: &Piece,
    channel: ChannelId,
    text: String,
    approval: Approval,
    at: Timestamp,
) -> Deed<Publication> {
    let known = tx.find_publication(piece.id, channel).await?;
    match known.as_ref().map(|known| &known.state) {
        Some(PublicationState::Sending { .. } | PublicationState::Unsure { .. }) => {
            return Err(DeedError::Said(Why::TooLate, message!("on-its-way-there")));
        }
        Some(PublicationState::Published { .. }) => {
            return Err(DeedError::Said(Why::TooLate, message!("published-there")));
        }
        _ => {}
    }
    // A withdrawn or failed one begins anew under a new id: its old key must not be found again. So does one that is
    // to go out earlier than it was: its order waits for the later moment.
    let planned = known.as_ref().filter(|known| known.state == PublicationState::Planned);
    let after = planned.and_then(|known| known.after);
    let id: PublicationId = match known {
        Some(known) if known.state == PublicationState::Planned => {
            // One moment for both: the new one must not look older than the one it takes the place of.
            let now = approval.at();
            let later = known.planned_at <= at;
            let state = if later { known.state.clone() } else { PublicationState::Withdrawn { at: now } };
            // A worker may take it at this very moment: from here on one of the two finds it gone.
            let taken = Publication { state, ..known.clone() };
            if !tx.move_publication(&known.state, &taken, now).await? {
                return Err(DeedError::Said(Why::TooLate, message!("on-its-way-already")));
            }
            if later {
                known.id
            } else {
                let anew = app.new_id();
                tx.wait_for_another(known.id, anew).await?;
                anew
            }
        }
        _ => app.new_id(),
    };
    Ok(Publication {
        id,
        piece: piece.id,
        channel,
        text,
        approval: Some(approval),
        planned_at: at,
        after,
        state: PublicationState::Planned,
        remote_id: None,
        link: None,
    })
}

/// Holds the pieces of publications until the deed is done: what is decided about their copies at the same time is
/// decided one after the other.
pub(super) async fn hold_pieces_of(tx: &store::Tx, ids: &[PublicationId]) -> Deed<()> {
    let mut pieces = Vec::new();
    for id in ids {
        let known = tx.lookup_publication(*id).await?.ok_or(DeedError::NoSuch("publication"))?;
        pieces.push(known.piece);
    }
    // In one order, or two who hold several would wait for each other.
    pieces.sort_by_key(|piece| piece.0);
    for piece in pieces {
        tx.hold_piece(piece).await?;
    }
    Ok(())
}

pub(super) async fn hold_publication(tx: &store::Tx, id: PublicationId) -> Deed<Publication> {
    hold_pieces_of(tx, &[id]).await?;
    tx.lookup_publication(id).await?.ok_or(DeedError::NoSuch("publication"))
}
