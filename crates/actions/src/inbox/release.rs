//! Nothing of a stranger stands on the website unseen, where the business wants to look first.

use crate::App;
use crate::error::{Deed, DeedError, Why};
use crate::team::allowed;
use domain::inbox::{Direction, Release};
use domain::team::{Deed as Wish, Seat};
use domain::{ConversationId, MessageId, Timestamp};
use words::message;

/// Lets words of theirs stand on the website, or keeps them in the inbox. `seen`: when they were last edited as whoever
/// decides saw them; other words than those are not let out.
pub async fn release(
    app: &App,
    by: &Seat,
    id: MessageId,
    given: bool,
    seen: Option<Timestamp>,
) -> Deed<ConversationId> {
    allowed(by, Wish::Answer)?;
    let mut tx = app.of(by.business).begin().await?;
    let found = tx.lookup_message(id).await?.ok_or(DeedError::NoSuch("message"))?;
    // Held before it is read again: an edit that comes just now waits, or was first and is seen here.
    let conversation =
        tx.lookup_conversation(found.conversation).await?.ok_or(DeedError::NoSuch("conversation"))?;
    let mut message = tx.lookup_message(id).await?.ok_or(DeedError::NoSuch("message"))?;
    let edited_at = message.edited_at;
    let Direction::In { release: Some(release), .. } = &mut message.direction else {
        return Err(DeedError::Refused(
            "These words are meant for you alone; they stand on no website.".into(),
        ));
    };
    if message.deleted_at.is_some() {
        return Err(DeedError::Said(Why::TooLate, message!("writer-deleted-it")));
    }
    // The API tells a moment to the second.
    let told = edited_at.map(|at| Timestamp::from_seconds(at.seconds()));
    if given && seen != edited_at && seen != told {
        return Err(DeedError::Said(Why::TooLate, message!("writer-changed-it")));
    }
    *release = if given { Release::Given } else { Release::KeptBack };
    tx.save_message(&message).await?;
    // The piece's page shows something else now.
    tx.save_conversation(&conversation).await?;
    tx.commit().await?;
    Ok(conversation.id)
}
