//! Home first: a copy elsewhere leads to the piece on the website, so it waits for the copy there.

use super::moment::moment_of;
use crate::App;
use crate::channels::home_of;
use crate::error::{Deed, DeedError};
use domain::business::Here;
use domain::media::Piece;
use domain::publishing::{Publication, PublicationState};
use domain::{BusinessId, PieceId, PublicationId, Timestamp};
use store::{BusinessStore, Tx};

/// What the copy at home says about when the others may go.
pub(super) enum Order {
    /// It is there already.
    Out,
    /// It is to be there at a moment of its own.
    Planned { at: Timestamp, copy: PublicationId },
    /// Nothing is decided: the copy at home goes when the first of the others goes.
    Open,
}

impl Order {
    pub async fn of(app: &App, desk: &BusinessStore, piece: &Piece) -> Deed<Self> {
        if piece.out.is_some() {
            return Ok(Self::Out);
        }
        let planned = planned_at_home(app, desk, piece.id).await?;
        Ok(planned.map_or(Self::Open, |copy| Self::Planned { at: copy.planned_at, copy: copy.id }))
    }

    /// The copy that the others wait for.
    pub fn first(&self) -> Option<PublicationId> {
        match self {
            Self::Planned { copy, .. } => Some(*copy),
            Self::Out | Self::Open => None,
        }
    }

    pub fn is_open(&self) -> bool {
        matches!(self, Self::Open)
    }

    /// When a copy elsewhere goes out that is to go out then; nothing is moved to make room for it.
    pub async fn at(&self, app: &App, desk: &BusinessStore, at: Timestamp) -> Deed<Timestamp> {
        let Self::Planned { at: first, .. } = *self else { return Ok(at) };
        // What is chosen by the minute is meant for the whole of it.
        let minute = |of: Timestamp| of.seconds().div_euclid(60);
        if minute(at) >= minute(first) {
            return Ok(at.max(first));
        }
        let zone = desk.lookup_business().await?.ok_or(DeedError::NoSuch("business"))?.time_zone;
        let here = Here { now: app.now(), zone };
        Err(DeedError::Refused(format!(
            "It goes on your website {}, and what goes elsewhere leads to it. Choose that moment or a later one, or first have it on your website earlier. Nothing was planned.",
            here.planned(first)
        )))
    }
}

/// The copy at home, if it is planned.
async fn planned_at_home(app: &App, desk: &BusinessStore, piece: PieceId) -> Deed<Option<Publication>> {
    let home = home_of(app, desk).await?;
    let found = desk.find_publication(piece, home.id).await?;
    Ok(found.filter(|copy| copy.state == PublicationState::Planned))
}

/// After something was moved: no copy may be due before the one it waits for.
pub(super) async fn none_before_its_turn(tx: &Tx, piece: PieceId) -> Deed<()> {
    let planned = tx.list_planned_publications([piece]).await?;
    let waits_for = |copy: &Publication| planned.iter().find(|first| Some(first.id) == copy.after);
    if planned.iter().any(|copy| waits_for(copy).is_some_and(|first| copy.planned_at < first.planned_at)) {
        return Err(DeedError::refused(
            "It goes on your website first: a copy cannot go out before it. Move both, or choose a later moment.",
        ));
    }
    Ok(())
}

/// Whether this moment can be chosen for a piece, before anything is planned: for the words beside the field.
pub async fn check_moment(
    app: &App,
    business: BusinessId,
    piece: &Piece,
    when: Option<Timestamp>,
) -> Deed<()> {
    let at = moment_of(app.now(), when)?;
    let desk = app.of(business);
    Order::of(app, &desk, piece).await?.at(app, &desk, at).await.map(|_| ())
}
