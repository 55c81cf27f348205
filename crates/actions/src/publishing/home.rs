//! The copy at home, on the business's own website: it is there at once, and the others lead to it.

use super::draft::draft_of;
use super::publication::publication;
use super::send::key_of;
use crate::App;
use crate::channels::{home_of, open_connection};
use crate::error::{Deed, DeedError};
use crate::media::put_out;
use crate::work::{Job, Outcome};
use domain::channels::Channel;
use domain::media::Piece;
use domain::publishing::{Approval, Publication, PublicationState};
use domain::{BusinessId, PieceId, Timestamp};
use store::Tx;

/// The copy at home that is planned or out.
pub async fn find_copy_at_home(app: &App, business: BusinessId, piece: PieceId) -> Deed<Option<Publication>> {
    let desk = app.of(business);
    let home = home_of(app, &desk).await?;
    let found = desk.find_publication(piece, home.id).await?;
    Ok(found.filter(|copy| !matches!(copy.state, PublicationState::Withdrawn { .. })))
}

/// Puts a piece that is not out yet where it is at home, or plans that for a later moment.
pub(super) async fn come_first(
    app: &App,
    tx: &mut Tx,
    piece: &mut Piece,
    approval: Approval,
    at: Timestamp,
) -> Deed<Publication> {
    let now = approval.at();
    let home = home_of(app, tx).await?;
    let text = piece.title.clone();
    let planned = publication(app, tx, piece, home.id, text, approval, at).await?;
    if at > now {
        tx.save_publication(&planned, now).await?;
        tx.enqueue(Job::PublishOnChannel { publication: planned.id }.order_at(app, at), now).await?;
        return Ok(planned);
    }
    let out = there(app, tx.business(), &home, planned, piece, now).await?;
    tx.save_publication(&out, now).await?;
    put_out(tx, piece, approval.staff(), now).await?;
    Ok(out)
}

/// The planned moment has come.
pub(super) async fn put_out_at_home(
    app: &App,
    business: BusinessId,
    home: &Channel,
    publication: Publication,
    now: Timestamp,
) -> Deed<Outcome> {
    let by = publication.approval.ok_or(DeedError::NoSuch("approval"))?.staff();
    let from = publication.state.clone();
    let mut tx = app.of(business).begin().await?;
    let mut piece = tx.hold_piece(publication.piece).await?.ok_or(DeedError::NoSuch("piece"))?;
    let out = there(app, business, home, publication, &piece, now).await?;
    // Taken back or moved to another moment meanwhile: that has an order of its own, if any.
    if !tx.move_publication(&from, &out, now).await? {
        return Ok(Outcome::Done);
    }
    put_out(&mut tx, &mut piece, by, now).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// Nothing outside is called: it can stand inside the deed, and nobody waits for a worker.
async fn there(
    app: &App,
    business: BusinessId,
    home: &Channel,
    planned: Publication,
    piece: &Piece,
    now: Timestamp,
) -> Deed<Publication> {
    let network = app.network(&home.network).ok_or(DeedError::NoSuch("website"))?;
    let publish = network.publish().ok_or(DeedError::NoSuch("website"))?;
    let approval = planned.approval.ok_or(DeedError::NoSuch("approval"))?;
    let draft = draft_of(app, business, piece, planned.text.clone(), None).await?;
    let connection = open_connection(app, business, home).await?;
    let sent = publish.send(&connection, &approval.of(draft), key_of(&planned, approval)).await;
    let receipt = sent.map_err(|error| DeedError::Refused(error.to_string()))?;
    Ok(Publication {
        state: PublicationState::Published { at: now },
        remote_id: Some(receipt.remote_id),
        link: receipt.link,
        ..planned
    })
}
