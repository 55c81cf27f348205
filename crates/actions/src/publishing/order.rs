//! The website first: a copy elsewhere leads to the piece there, so it may not go out before it.

use super::moment::moment_of;
use crate::App;
use crate::channels::website_of;
use crate::error::{Deed, DeedError};
use domain::business::Here;
use domain::media::Piece;
use domain::publishing::{Publication, PublicationState};
use domain::{BusinessId, PieceId, Timestamp};
use store::{BusinessStore, Tx};

/// What the website says about when the other copies may go.
pub(super) enum Order {
    /// It is there already.
    Out,
    /// It is to be there at a moment of its own.
    Planned(Timestamp),
    /// Nothing is decided: the website's copy goes when the first of the others goes.
    Open,
}

impl Order {
    pub async fn of(desk: &BusinessStore, business: BusinessId, piece: &Piece) -> Deed<Self> {
        if piece.out.is_some() {
            return Ok(Self::Out);
        }
        let planned = planned_on_website(desk, business, piece.id).await?;
        Ok(planned.map_or(Self::Open, |copy| Self::Planned(copy.planned_at)))
    }

    pub fn is_open(&self) -> bool {
        matches!(self, Self::Open)
    }

    /// When a copy elsewhere goes out that is to go out then; nothing is moved to make room for it.
    pub async fn at(&self, app: &App, desk: &BusinessStore, at: Timestamp) -> Deed<Timestamp> {
        let Self::Planned(first) = *self else { return Ok(at) };
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

/// The copy on the website, if it is planned.
pub(super) async fn planned_on_website(
    desk: &BusinessStore,
    business: BusinessId,
    piece: PieceId,
) -> Deed<Option<Publication>> {
    let website = website_of(desk, business).await?;
    let found = desk.find_publication(piece, website.id).await?;
    Ok(found.filter(|copy| copy.state == PublicationState::Planned))
}

/// After something was moved: no copy may be due before the piece is on the website it leads to.
pub(super) async fn website_comes_first(tx: &Tx, business: BusinessId, piece: &Piece) -> Deed<()> {
    if piece.out.is_some() {
        return Ok(());
    }
    let Some(there) = planned_on_website(tx, business, piece.id).await? else { return Ok(()) };
    let planned = tx.list_planned_publications([piece.id]).await?;
    if planned.iter().any(|one| one.planned_at < there.planned_at) {
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
    Order::of(&desk, business, piece).await?.at(app, &desk, at).await.map(|_| ())
}
