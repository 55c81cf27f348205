//! What goes out, and what went out: piece by piece, moment by moment.

use crate::App;
use crate::error::Deed;
use domain::media::Piece;
use domain::publishing::{Publication, PublicationState};
use domain::{BusinessId, Timestamp};

/// A piece at a moment, on every channel it goes to then.
#[derive(Clone, Debug)]
pub struct GoesOut {
    pub piece: Piece,
    pub at: Timestamp,
    /// At least one.
    pub copies: Vec<Publication>,
}

/// What a glance at all its copies tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Planned,
    Leaving,
    Out,
    /// One was refused, or it is not known whether it arrived.
    Wrong,
}

impl GoesOut {
    pub fn standing(&self) -> Standing {
        let all = |fits: fn(&PublicationState) -> bool| self.copies.iter().all(|copy| fits(&copy.state));
        if !all(|state| !matches!(state, PublicationState::Failed { .. } | PublicationState::Unsure { .. })) {
            Standing::Wrong
        } else if all(|state| *state == PublicationState::Planned) {
            Standing::Planned
        } else if all(|state| matches!(state, PublicationState::Published { .. })) {
            Standing::Out
        } else {
            Standing::Leaving
        }
    }
}

/// From one moment until before another, in the order of time. What was taken back, or planned anew under another id,
/// goes out no more.
pub async fn list_goes_out(
    app: &App,
    business: BusinessId,
    from: Timestamp,
    to: Timestamp,
) -> Deed<Vec<GoesOut>> {
    let desk = app.of(business);
    let mut copies = desk.list_publications_between(from, to).await?;
    copies.retain(|copy| !matches!(copy.state, PublicationState::Withdrawn { .. }));
    let pieces = desk.list_pieces_by_id(copies.iter().map(|copy| copy.piece)).await?;
    let mut all: Vec<GoesOut> = Vec::new();
    for copy in copies {
        let same = |one: &&mut GoesOut| one.piece.id == copy.piece && one.at == copy.planned_at;
        if let Some(one) = all.iter_mut().rev().find(same) {
            one.copies.push(copy);
        } else if let Some(piece) = pieces.iter().find(|piece| piece.id == copy.piece) {
            all.push(GoesOut { piece: piece.clone(), at: copy.planned_at, copies: vec![copy] });
        }
    }
    Ok(all)
}
