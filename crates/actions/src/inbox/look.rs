//! Somebody of ours looks: nothing in the conversation is new any more.

use crate::App;
use crate::error::{Deed, DeedError};
use domain::ConversationId;
use domain::team::Seat;

/// Notes that a conversation was looked at; `false` where nothing in it was new. Called before it is read for the page: what arrives in between counts as new.
pub async fn look(app: &App, by: &Seat, id: ConversationId) -> Deed<bool> {
    let desk = app.of(by.business);
    let conversation = desk.lookup_conversation(id).await?.ok_or(DeedError::NoSuch("conversation"))?;
    if conversation.unseen == 0 {
        return Ok(false);
    }
    let mut tx = desk.begin().await?;
    let was_new = tx.save_looked(id).await?;
    tx.commit().await?;
    Ok(was_new)
}
