//! Deleting drafts and pictures. What is out, on its way or planned is not lost by the way: it is taken back first.

use super::title_or;
use crate::App;
use crate::channels::home_of;
use crate::error::{Deed, DeedError};
use crate::team::allowed;
use domain::publishing::PublicationState;
use domain::team::{Deed as Wish, Seat};
use domain::{ChannelId, PictureId, PieceId};
use store::BusinessStore;

/// Deletes a draft, with what is only about it. Conversations that began under it stay.
pub async fn delete_piece(app: &App, by: &Seat, id: PieceId) -> Deed<()> {
    allowed(by, Wish::Publish)?;
    let mut tx = app.of(by.business).begin().await?;
    if tx.hold_piece(id).await?.is_none() {
        return Err(DeedError::NoSuch("piece"));
    }
    if let Some(why) = why_not(app, &tx, id).await? {
        return Err(DeedError::Refused(why));
    }
    tx.remove_piece(id).await?;
    tx.add_audit(app.ids.next(), Some(by.staff), "deleted a draft", app.now()).await?;
    Ok(tx.commit().await?)
}

/// What has to be done before this piece can be deleted; `None` where it can be.
pub async fn why_not_deleted(app: &App, by: &Seat, id: PieceId) -> Deed<Option<String>> {
    allowed(by, Wish::Publish)?;
    why_not(app, &app.of(by.business), id).await
}

async fn why_not(app: &App, desk: &BusinessStore, id: PieceId) -> Deed<Option<String>> {
    let piece = desk.lookup_piece(id).await?.ok_or(DeedError::NoSuch("piece"))?;
    if piece.out.is_some() {
        return Ok(Some(
            "It is on your website. Take it down first; the text then stays here as a draft.".into(),
        ));
    }
    let website = home_of(app, desk).await?.id;
    for copy in desk.list_publications_of(id).await? {
        let channel = name_of(desk, copy.channel, website).await?;
        return Ok(Some(match copy.state {
            PublicationState::Planned => {
                format!("It is planned on {channel}. Take it off the calendar first.")
            }
            PublicationState::Sending { .. } | PublicationState::Unsure { .. } => {
                format!(
                    "It is on its way to {channel}. Wait until it is known whether it arrived, then withdraw it."
                )
            }
            PublicationState::Published { .. } => {
                format!("A copy still stands on {channel}. Withdraw it there first.")
            }
            PublicationState::Failed { .. } | PublicationState::Withdrawn { .. } => continue,
        }));
    }
    Ok(None)
}

async fn name_of(desk: &BusinessStore, id: ChannelId, website: ChannelId) -> Deed<String> {
    if id == website {
        return Ok("your website".into());
    }
    Ok(desk.lookup_channel(id).await?.map_or_else(|| "a channel".into(), |channel| channel.name))
}

/// Deletes a picture with all its files. One that a piece shows is refused, and the piece is named.
pub async fn delete_picture(app: &App, by: &Seat, id: PictureId) -> Deed<()> {
    allowed(by, Wish::Publish)?;
    let mut tx = app.of(by.business).begin().await?;
    if tx.hold_picture(id).await?.is_none() {
        return Err(DeedError::NoSuch("picture"));
    }
    let shown: Vec<String> =
        tx.list_pieces_with(id).await?.iter().map(|piece| format!("“{}”", title_or(&piece.title))).collect();
    if !shown.is_empty() {
        return Err(DeedError::Refused(format!(
            "{} {} it. Put another picture there first, or none; then delete it.",
            shown.join(", "),
            if shown.len() == 1 { "shows" } else { "show" }
        )));
    }
    tx.remove_picture(id).await?;
    tx.add_audit(app.ids.next(), Some(by.staff), "deleted a picture", app.now()).await?;
    tx.commit().await?;
    // Not before: what is not committed is still shown. What a crash leaves here is swept within a day.
    if let Err(error) = app.blobs.remove_folder(&format!("pictures/{}/{id}", by.business)).await {
        tracing::warn!(%error, "the files of a deleted picture are still there; they are swept later");
    }
    Ok(())
}
