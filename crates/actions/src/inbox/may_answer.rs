//! Whether somebody can still be answered, by which ways, and until when.

use crate::App;
use crate::error::{Deed, DeedError};
use domain::channels::Channel;
use domain::inbox::{Asked, Conversation, MayAnswer, Message, Way};
use domain::{BusinessId, MessageId};
use networks::Answer;
use store::BusinessStore;

/// What an answer to the last words in a conversation would meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ways {
    /// Where they wrote.
    pub here: MayAnswer,
    /// To them alone.
    pub privately: MayAnswer,
}

/// By which ways the last words of theirs can be answered now. `Never` where nothing can be sent on the channel at all.
pub async fn may_answer(
    app: &App,
    business: BusinessId,
    conversation: &Conversation,
    channel: &Channel,
) -> Deed<Ways> {
    let desk = app.of(business);
    let network = app.network(&channel.network).ok_or(DeedError::NoSuch("network"))?;
    let answer = network.answer();
    let (Some(answer), false) = (answer, desk.is_removed(channel.id).await?) else {
        return Ok(Ways { here: MayAnswer::Never, privately: MayAnswer::Never });
    };
    let last = desk.find_last_inbound(conversation.id).await?;
    let asked = async |way| asked(&desk, conversation, last.as_ref(), None, way).await;
    Ok(Ways {
        here: answer.may_answer(&asked(Way::Here).await?),
        privately: answer.may_answer(&asked(Way::Privately).await?),
    })
}

/// What the record says about what would be answered. `None`: everything of theirs was taken back.
pub(super) async fn asked(
    desk: &BusinessStore,
    conversation: &Conversation,
    message: Option<&Message>,
    answer: Option<MessageId>,
    way: Way,
) -> Deed<Asked> {
    let answered_privately = match (way, message) {
        (Way::Privately, Some(message)) => {
            desk.is_answered_privately(conversation.id, message.id, answer).await?
        }
        _ => false,
    };
    Ok(Asked {
        way,
        gone: message.is_none_or(|message| message.deleted_at.is_some()),
        written_at: message.map(|message| message.written_at),
        last_at: desk.last_written(conversation.id).await?,
        answered_privately,
        ..Asked::of(conversation.kind)
    })
}

/// Refuses what the network would refuse, before anything is kept or sent.
pub(super) fn refuse_too_late(answer: &dyn Answer, asked: &Asked, name: &str) -> Deed<()> {
    match answer.may_answer(asked) {
        MayAnswer::Yes { .. } => Ok(()),
        MayAnswer::No { why } => Err(DeedError::Refused(why)),
        MayAnswer::Never => Err(DeedError::Refused(format!("{name} has no way to answer this privately."))),
    }
}
