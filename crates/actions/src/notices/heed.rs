//! Noting what happened, inside the deed that made it happen.

use crate::App;
use crate::error::Deed;
use crate::work::Job;
use domain::channels::ChannelState;
use domain::inbox::Message;
use domain::notices::{Notice, Sort, TROUBLE_LASTS};
use domain::promises::Due;
use domain::{ChannelId, ConversationId, PublicationId, Timestamp};
use store::Tx;

/// A question waits, and its promise will have to be warned of.
pub(crate) async fn heed_question(app: &App, tx: &mut Tx, due: &Due, warn_at: Timestamp) -> Deed<()> {
    let conversation = Some(due.conversation);
    let now = app.now();
    let notice = |sort, at| Notice { sort, about: due.id.0, at, conversation };
    heed(app, tx, notice(Sort::Question, now), now).await?;
    heed(app, tx, notice(Sort::Warning, warn_at), warn_at).await
}

/// A channel stands so since then. What passes soon is told to nobody.
pub(crate) async fn heed_channel(app: &App, tx: &mut Tx, id: ChannelId, state: &ChannelState) -> Deed<()> {
    let (since, tell_at) = match state {
        ChannelState::Connected => return Ok(()),
        ChannelState::Troubled { since, .. } => (*since, since.plus(TROUBLE_LASTS)),
        ChannelState::Reconnect { since, .. } => (*since, *since),
    };
    let notice = Notice { sort: Sort::Channel, about: id.0, at: since, conversation: None };
    heed(app, tx, notice, tell_at).await
}

/// An answer was refused.
pub(crate) async fn heed_answer(app: &App, tx: &mut Tx, message: &Message) -> Deed<()> {
    let now = app.now();
    heed_doubt(app, tx, message, now, now).await
}

/// It is not known since then whether an answer arrived, and it may be found until `settled_by`.
pub(crate) async fn heed_doubt(
    app: &App,
    tx: &mut Tx,
    message: &Message,
    since: Timestamp,
    settled_by: Timestamp,
) -> Deed<()> {
    let conversation = Some(message.conversation);
    let notice = Notice { sort: Sort::Answer, about: message.id.0, at: since, conversation };
    heed(app, tx, notice, settled_by.max(app.now())).await
}

/// A publication was refused, or it is not known since then whether it is out; it may be found until `settled_by`.
pub(crate) async fn heed_publication(
    app: &App,
    tx: &mut Tx,
    id: PublicationId,
    since: Timestamp,
    settled_by: Timestamp,
) -> Deed<()> {
    let notice = Notice { sort: Sort::Publication, about: id.0, at: since, conversation: None };
    heed(app, tx, notice, settled_by.max(app.now())).await
}

/// Something is another's now, or somebody wants to hear otherwise.
pub(crate) async fn look_anew(app: &App, tx: &mut Tx, of: Option<ConversationId>) -> Deed<()> {
    if app.writes_letters() {
        tx.look_at_notices_anew(of, app.now()).await?;
        tx.enqueue(Job::Tell.order(app), app.now()).await?;
    }
    Ok(())
}

async fn heed(app: &App, tx: &mut Tx, notice: Notice, tell_at: Timestamp) -> Deed<()> {
    // Where no letter can be sent nothing gathers, and who sets mail up later is not told of all that was.
    if app.writes_letters() {
        tx.add_notice(&notice, tell_at).await?;
        tx.enqueue(Job::Tell.order_at(app, tell_at.max(app.now())), app.now()).await?;
    }
    Ok(())
}
