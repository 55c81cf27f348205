//! Answering: approved by a person, ten seconds to undo, then a job sends it.

use super::may_answer::{asked, refuse_too_late};
use super::picture::WithPicture;
use crate::App;
use crate::error::{Deed, DeedError, Why};
use crate::team::allowed;
use crate::work::Job;
use chrono::TimeDelta;
use domain::inbox::{
    Answers, Conversation, Direction, Kind, Message, NoteText, ReplyText, Send, SendChange, Sight,
    UNDO_SECONDS, Way,
};
use domain::team::{Deed as Wish, Seat};
use domain::{ConversationId, MessageId, Timestamp};
use store::Tx;
use words::message;

/// Answers a contact in the conversation they started. It leaves ten seconds later; until then it can be undone.
pub async fn reply(app: &App, by: &Seat, id: ConversationId, text: &str) -> Deed<Message> {
    reply_knowing(app, by, id, text, None, Way::Here).await
}

/// The same from a page that is perhaps not the newest: its writer had read what had come by `knew`, and what came
/// later is not answered by it. `None`: they know everything that is here.
pub async fn reply_knowing(
    app: &App,
    by: &Seat,
    id: ConversationId,
    text: &str,
    knew: Option<Timestamp>,
    way: Way,
) -> Deed<Message> {
    reply_with(app, by, id, text, Answering { knew, way, picture: None }).await
}

/// What goes with the words of an answer.
#[derive(Clone, Debug, Default)]
pub struct Answering {
    /// What had come by then its writer had read; `None`: everything that is here.
    pub knew: Option<Timestamp>,
    pub way: Way,
    pub picture: Option<WithPicture>,
}

/// The same with all that an answer may have.
pub async fn reply_with(
    app: &App,
    by: &Seat,
    id: ConversationId,
    text: &str,
    Answering { knew, way, picture }: Answering,
) -> Deed<Message> {
    allowed(by, Wish::Answer)?;
    let text = ReplyText::new(text)?;
    let mut tx = app.of(by.business).begin().await?;
    let conversation = tx.lookup_conversation(id).await?.ok_or(DeedError::NoSuch("conversation"))?;
    let leaves = app.clock.ahead(TimeDelta::seconds(UNDO_SECONDS));
    let answers = what_it_answers(&tx, id, knew).await?.map(|answers| Answers { way, ..answers });
    if answers.is_none() && way == Way::Privately {
        return Err(DeedError::Said(Why::Refused, message!("nothing-to-answer-privately")));
    }
    let message = write_reply(app, &mut tx, by, &conversation, &text, (leaves, answers), picture).await?;
    // Who answers all that came has seen it, though they opened no page.
    if let Some(answers) = answers
        && tx.last_received(id, None).await? == Some(answers.knew)
    {
        tx.save_looked(id).await?;
    }
    tx.commit().await?;
    Ok(message)
}

/// The same from a program that names the last message of theirs its writer had read.
pub async fn reply_to(
    app: &App,
    by: &Seat,
    id: ConversationId,
    text: &str,
    read: Option<MessageId>,
    way: Way,
) -> Deed<Message> {
    let knew = knew_by(app, by, id, read).await?;
    reply_knowing(app, by, id, text, knew, way).await
}

/// What had come by the last message of theirs that a program's user had read.
pub async fn knew_by(
    app: &App,
    by: &Seat,
    id: ConversationId,
    read: Option<MessageId>,
) -> Deed<Option<Timestamp>> {
    Ok(match read {
        Some(read) => {
            let message = app.of(by.business).lookup_message(read).await?;
            let message = message.filter(|message| message.conversation == id);
            Some(message.ok_or(DeedError::NoSuch("message in this conversation"))?.received_at)
        }
        None => None,
    })
}

/// The last words of theirs that stood before somebody who knew what had come by a moment.
pub(crate) async fn what_it_answers(
    tx: &Tx,
    id: ConversationId,
    knew: Option<Timestamp>,
) -> Deed<Option<Answers>> {
    let Some(knew) = tx.last_received(id, knew).await? else { return Ok(None) };
    let asked = tx.find_last_inbound_by(id, knew).await?;
    Ok(asked.map(|asked| Answers { message: asked.id, knew, way: Way::Here }))
}

/// Writes an answer into the record with the order to send it, inside a deed that may hold more.
pub(crate) async fn write_reply(
    app: &App,
    tx: &mut Tx,
    by: &Seat,
    conversation: &Conversation,
    text: &ReplyText,
    (leaves, answers): (Timestamp, Option<Answers>),
    picture: Option<WithPicture>,
) -> Deed<Message> {
    let channel = tx.lookup_channel(conversation.channel).await?.ok_or(DeedError::NoSuch("channel"))?;
    if tx.is_removed(channel.id).await? {
        let words = "is no longer connected, so nothing can be sent there. An owner can connect it again under Channels.";
        return Err(DeedError::Refused(format!("“{}” {words}", channel.name)));
    }
    let network = app.network(&channel.network).ok_or(DeedError::NoSuch("network"))?;
    let answer = network.answer().ok_or_else(|| {
        DeedError::refused(format!("{} does not let us answer there.", network.about().name))
    })?;
    let answered = match answers {
        Some(answers) => tx.lookup_message(answers.message).await?,
        None => None,
    };
    let way = answers.map_or(Way::Here, |answers| answers.way);
    let known = asked(tx, conversation, answered.as_ref(), None, way).await?;
    refuse_too_late(answer, &known, network.about().name)?;
    // A private answer is a message, whatever it answers.
    let kind = if way == Way::Privately { Kind::Direct } else { conversation.kind };
    if picture.is_some() && answer.most_pictures(kind) == 0 {
        let name = network.about().name;
        return Err(DeedError::Refused(format!(
            "{name} takes no picture with such an answer. Take it out; the words stay."
        )));
    }
    let rule = answer.length(kind);
    if let Some(too_much) = rule.too_much(text.as_str()) {
        return Err(DeedError::Refused(format!("It is too much for {}: {too_much}.", network.about().name)));
    }
    let now = app.now();
    let message = Message {
        id: app.new_id(),
        conversation: conversation.id,
        channel: channel.id,
        direction: Direction::Out { by: Some(by.staff), send: Send::Waiting { from: leaves } },
        text: text.as_str().to_owned(),
        remote_id: None,
        link: None,
        written_at: now,
        received_at: now,
        edited_at: None,
        deleted_at: None,
        answers,
        attachments: picture.iter().map(WithPicture::attachment).collect(),
        sight: Sight::Open,
        sight_at: now,
    };
    tx.add_message(&message).await?;
    if let Some(picture) = picture {
        tx.add_attachment(&picture.kept(app, message.id)).await?;
    }
    tx.enqueue(Job::SendMessage { message: message.id }.order_at(app, leaves), now).await?;
    Ok(message)
}

/// Takes back an answer that has not left; its text comes back for the composer.
pub async fn undo(app: &App, by: &Seat, id: MessageId) -> Deed<Message> {
    allowed(by, Wish::Answer)?;
    let mut tx = app.of(by.business).begin().await?;
    let message = tx.lookup_message(id).await?.ok_or(DeedError::NoSuch("message"))?;
    if !tx.remove_waiting_message(&message).await? {
        return Err(DeedError::Said(Why::TooLate, message!("too-late-to-undo")));
    }
    tx.remove_telling(id).await?;
    tx.remove_attachments(id).await?;
    tx.commit().await?;
    Ok(message)
}

/// Writes an internal note. It never leaves.
pub async fn note(app: &App, by: &Seat, id: ConversationId, text: &str) -> Deed<Message> {
    allowed(by, Wish::Answer)?;
    let text = NoteText::new(text)?;
    let mut tx = app.of(by.business).begin().await?;
    let conversation = tx.lookup_conversation(id).await?.ok_or(DeedError::NoSuch("conversation"))?;
    let now = app.now();
    let message = Message {
        id: app.new_id(),
        conversation: id,
        channel: conversation.channel,
        direction: Direction::Note { by: by.staff },
        text: text.as_str().to_owned(),
        remote_id: None,
        link: None,
        written_at: now,
        received_at: now,
        edited_at: None,
        deleted_at: None,
        answers: None,
        attachments: Vec::new(),
        sight: Sight::Open,
        sight_at: now,
    };
    tx.add_message(&message).await?;
    tx.commit().await?;
    Ok(message)
}

/// A person decides about an answer that was refused or is in doubt: it arrived, or it is to be sent (again).
pub async fn settle_by_hand(app: &App, by: &Seat, id: MessageId, arrived: bool) -> Deed<()> {
    allowed(by, Wish::Answer)?;
    let now = app.now();
    let mut tx = app.of(by.business).begin().await?;
    let message = tx.lookup_message(id).await?.ok_or(DeedError::NoSuch("message"))?;
    let Direction::Out { send, .. } = &message.direction else {
        return Err(DeedError::NoSuch("answer"));
    };
    if !matches!(send, Send::Unsure { .. } | Send::Refused { .. }) {
        return Err(DeedError::Said(Why::TooLate, message!("answer-settled")));
    }
    let change = if arrived { SendChange::Confirm { at: now } } else { SendChange::Again { from: now } };
    let next = send
        .after(change)
        .ok_or_else(|| DeedError::Said(Why::Refused, message!("refused-did-not-arrive")))?;
    if !tx.move_send(&message, send, &next).await? {
        return Err(DeedError::Said(Why::TooLate, message!("answer-settled")));
    }
    if arrived {
        let mut conversation =
            tx.lookup_conversation(message.conversation).await?.ok_or(DeedError::NoSuch("conversation"))?;
        super::owed::settle_due(&mut tx, &mut conversation, &message, now).await?;
        tx.save_conversation(&conversation).await?;
    } else {
        tx.enqueue(Job::SendMessage { message: id }.order(app), now).await?;
    }
    tx.add_audit(app.ids.next(), Some(by.staff), "settled an answer that was in doubt", now).await?;
    Ok(tx.commit().await?)
}
