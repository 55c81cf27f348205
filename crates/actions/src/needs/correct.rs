//! A person knows better: rename, merge, split and move. What they decide is kept for ever.

use crate::App;
use crate::error::{Deed, DeedError, Why};
use crate::team::allowed;
use domain::needs::need_title;
use domain::team::{Deed as Wish, Seat};
use domain::{MessageId, NeedId};
use store::{NeedName, Tx};
use words::message;

/// Gives a need a better name.
pub async fn rename_need(app: &App, by: &Seat, id: NeedId, title: &str) -> Deed<()> {
    allowed(by, Wish::Answer)?;
    let title =
        need_title(title).ok_or_else(|| DeedError::Said(Why::Refused, message!("need-needs-name")))?;
    let mut tx = app.of(by.business).begin().await?;
    let need = lookup(&tx, id).await?;
    tx.save_need(&NeedName { title, renamed_by: Some(by.staff), ..need }).await?;
    Ok(tx.commit().await?)
}

/// Puts every question of one need into another.
pub async fn merge_needs(app: &App, by: &Seat, from: NeedId, into: NeedId) -> Deed<()> {
    allowed(by, Wish::Answer)?;
    if from == into {
        return Err(DeedError::Said(Why::Refused, message!("merge-with-another")));
    }
    let mut tx = app.of(by.business).begin().await?;
    let (need, other) = (lookup(&tx, from).await?, lookup(&tx, into).await?);
    tx.move_questions(from, into, by.staff).await?;
    tx.save_need(&NeedName { merged_into: Some(into), ..need }).await?;
    tx.move_answers(from, other.id).await?;
    Ok(tx.commit().await?)
}

/// Takes some questions out into a need of their own.
pub async fn split_need(
    app: &App,
    by: &Seat,
    from: NeedId,
    questions: &[MessageId],
    title: &str,
) -> Deed<NeedId> {
    allowed(by, Wish::Answer)?;
    if questions.is_empty() {
        return Err(DeedError::Said(Why::Refused, message!("choose-questions")));
    }
    let title =
        need_title(title).ok_or_else(|| DeedError::Said(Why::Refused, message!("new-need-needs-name")))?;
    let mut tx = app.of(by.business).begin().await?;
    lookup(&tx, from).await?;
    let id: NeedId = app.new_id();
    let new = NeedName { id, title, renamed_by: Some(by.staff), created_at: app.now(), merged_into: None };
    tx.save_need(&new).await?;
    for message in questions {
        put(&tx, *message, Some(from)).await?;
        tx.place_question(*message, id, Some(by.staff)).await?;
    }
    Ok(tx.commit().await.map(|()| id)?)
}

/// Puts questions where they belong: all of them, or none.
pub async fn move_questions(app: &App, by: &Seat, questions: &[MessageId], to: NeedId) -> Deed<()> {
    allowed(by, Wish::Answer)?;
    if questions.is_empty() {
        return Err(DeedError::Said(Why::Refused, message!("choose-questions-first")));
    }
    let mut tx = app.of(by.business).begin().await?;
    lookup(&tx, to).await?;
    for message in questions {
        put(&tx, *message, None).await?;
        tx.place_question(*message, to, Some(by.staff)).await?;
    }
    Ok(tx.commit().await?)
}

async fn lookup(tx: &Tx, id: NeedId) -> Deed<NeedName> {
    tx.lookup_need(id).await?.filter(|need| need.merged_into.is_none()).ok_or(DeedError::NoSuch("need"))
}

async fn put(tx: &Tx, message: MessageId, from: Option<NeedId>) -> Deed<()> {
    let question = tx.lookup_question(message).await?.ok_or(DeedError::NoSuch("question"))?;
    if from.is_some() && question.need != from {
        return Err(DeedError::NoSuch("question in this need"));
    }
    Ok(())
}
