//! Being seen at a conversation by colleagues who have it open, too.

use crate::App;
use crate::error::{Deed, DeedError};
use crate::team::allowed;
use domain::ConversationId;
use domain::inbox::Presence;
use domain::team::{Deed as Wish, Seat};
use store::Change;

/// Tells the open pages of the business, in every process, what somebody who may answer does there. Nothing is kept:
/// whoever opens the page later hears it with the next beat.
pub async fn be_present(app: &App, by: &Seat, id: ConversationId, presence: Presence) -> Deed<()> {
    allowed(by, Wish::Answer)?;
    let desk = app.of(by.business);
    desk.lookup_conversation(id).await?.ok_or(DeedError::NoSuch("conversation"))?;
    Ok(desk.announce(Change::Presence { conversation: id, staff: by.staff, presence }).await?)
}
