//! The copy on our own website: it comes first, and it is on record like every other.

use super::publication::publication;
use crate::App;
use crate::channels::website_of;
use crate::error::{Deed, DeedError};
use crate::media::put_out;
use crate::work::{Job, Outcome};
use domain::media::Piece;
use domain::publishing::{Approval, Publication, PublicationState};
use domain::{BusinessId, PieceId, Timestamp};
use store::Tx;

/// The copy on the website that is planned or out.
pub async fn find_website_copy(app: &App, business: BusinessId, piece: PieceId) -> Deed<Option<Publication>> {
    let desk = app.of(business);
    let website = website_of(&desk, business).await?;
    let found = desk.find_publication(piece, website.id).await?;
    Ok(found.filter(|copy| !matches!(copy.state, PublicationState::Withdrawn { .. })))
}

/// Puts a piece that is not out yet on the website, or plans that for a later moment.
pub(super) async fn come_first(
    app: &App,
    tx: &mut Tx,
    business: BusinessId,
    piece: &mut Piece,
    approval: Approval,
    at: Timestamp,
) -> Deed<()> {
    let now = approval.at();
    let website = website_of(tx, business).await?;
    let text = piece.title.clone();
    let planned = publication(app, tx, piece, website.id, text, approval, at).await?;
    if at > now {
        tx.save_publication(&planned, now).await?;
        return Ok(tx
            .enqueue(Job::PublishOnChannel { publication: planned.id }.order_at(app, at), now)
            .await?);
    }
    let out = there(app, tx, planned, piece, now).await?;
    tx.save_publication(&out, now).await?;
    put_out(tx, piece, approval.staff(), now).await
}

/// The planned moment has come.
pub(super) async fn put_on_website(
    app: &App,
    business: BusinessId,
    publication: Publication,
    now: Timestamp,
) -> Deed<Outcome> {
    let by = publication.approval.ok_or(DeedError::NoSuch("approval"))?.staff();
    let from = publication.state.clone();
    let mut tx = app.of(business).begin().await?;
    let mut piece = tx.hold_piece(publication.piece).await?.ok_or(DeedError::NoSuch("piece"))?;
    let out = there(app, &tx, publication, &piece, now).await?;
    // Taken back or moved to another moment meanwhile: that has an order of its own, if any.
    if !tx.move_publication(&from, &out, now).await? {
        return Ok(Outcome::Done);
    }
    put_out(&mut tx, &mut piece, by, now).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

async fn there(app: &App, tx: &Tx, planned: Publication, piece: &Piece, now: Timestamp) -> Deed<Publication> {
    let profile = tx.lookup_business().await?.ok_or(DeedError::NoSuch("business"))?;
    Ok(Publication {
        state: PublicationState::Published { at: now },
        remote_id: Some(piece.id.to_string()),
        link: Some(format!("{}{}", app.address_of(&profile), piece.path())),
        ..planned
    })
}
