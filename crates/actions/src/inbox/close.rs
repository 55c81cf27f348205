//! Closing, reopening, assigning, and what the website shows of a conversation.

use super::owed::go_on_waiting;
use crate::App;
use crate::error::{Deed, DeedError};
use crate::notices::look_anew;
use crate::team::allowed;
use chrono::TimeDelta;
use domain::inbox::{Closure, Conversation, Shown};
use domain::promises::Waiver;
use domain::team::{Deed as Wish, Seat};
use domain::{ConversationId, StaffId};
use store::Tx;

/// Nothing more is to be done. What still waited is waived: somebody decided that it needs no answer. What was late by
/// then stays a broken promise.
/// It opens again by itself when the contact writes.
pub async fn close(app: &App, by: &Seat, id: ConversationId) -> Deed<()> {
    change(app, by, id, async |tx, conversation| {
        let now = app.now();
        let open = tx.list_open_dues(id).await?;
        tx.waive_dues(open.iter().map(|due| due.id), Waiver { at: now, by: Some(by.staff) }).await?;
        conversation.due_at = None;
        conversation.closed = Some(Closure { by: by.staff, at: now });
        Ok(())
    })
    .await
}

/// A closure can be undone for so long.
pub const UNDO_CLOSURE: TimeDelta = TimeDelta::minutes(10);

/// Back to those that may be answered. Soon after it was closed that undoes it: what waited waits again, by its own promise;
/// later, what was waived stays waived.
pub async fn reopen(app: &App, by: &Seat, id: ConversationId) -> Deed<()> {
    change(app, by, id, async |tx, conversation| {
        let Some(closure) = conversation.closed.take() else { return Ok(()) };
        if app.now().since(closure.at) <= UNDO_CLOSURE {
            tx.restore_dues(id, Waiver { at: closure.at, by: Some(closure.by) }).await?;
            let open = tx.list_open_dues(id).await?;
            go_on_waiting(tx, conversation, &open).await?;
            tx.revive_notices(id, closure.at, app.now()).await?;
            look_anew(app, tx, Some(id)).await?;
        }
        Ok(())
    })
    .await
}

/// Gives it to a colleague, or to nobody.
pub async fn assign(app: &App, by: &Seat, id: ConversationId, to: Option<StaffId>) -> Deed<()> {
    change(app, by, id, async |tx, conversation| {
        if let Some(to) = to
            && tx.lookup_seat(to).await?.is_none()
        {
            return Err(DeedError::NoSuch("colleague"));
        }
        conversation.assignee = to;
        look_anew(app, tx, Some(id)).await
    })
    .await
}

/// How it appears under the piece on the website: with the name, without it, or not at all.
pub async fn show_on_website(app: &App, by: &Seat, id: ConversationId, shown: Shown) -> Deed<()> {
    change(app, by, id, async |_, conversation| {
        if !Shown::choices(conversation.kind).contains(&shown) {
            return Err(DeedError::Refused(
                "Whoever asks on your website is promised to be named nowhere: show it without the name, or not at all.".into(),
            ));
        }
        conversation.shown = shown;
        Ok(())
    })
    .await
}

async fn change(
    app: &App,
    by: &Seat,
    id: ConversationId,
    deed: impl AsyncFnOnce(&mut Tx, &mut Conversation) -> Deed<()>,
) -> Deed<()> {
    allowed(by, Wish::Answer)?;
    let mut tx = app.of(by.business).begin().await?;
    let mut conversation = tx.lookup_conversation(id).await?.ok_or(DeedError::NoSuch("conversation"))?;
    deed(&mut tx, &mut conversation).await?;
    tx.save_conversation(&conversation).await?;
    Ok(tx.commit().await?)
}
