//! An utterance as a row, and back.

use crate::error::{StoreError, Stored};
use crate::rows::message;
use domain::inbox::{
    Answers, Asks, Attachment, Direction, Message, Release, Send, Sight, Way, without_words,
};
use domain::{ChannelId, ConversationId, IdentityId, Link, MessageId, StaffId, Timestamp};
use uuid::Uuid;

pub(crate) fn send_words(send: &Send) -> (&'static str, Option<i64>, Option<String>) {
    let (at, why) = match send {
        Send::Waiting { from: at } | Send::Sent { at } | Send::Sending { since: at } => (Some(at.0), None),
        Send::Refused { reason } => (None, Some(reason.clone())),
        Send::Unsure { since, why } => (Some(since.0), Some(why.clone())),
    };
    (send.name(), at, why)
}

pub(crate) fn to_row(business: Uuid, from: &Message) -> Stored<message::Model> {
    let (direction, identity, staff, send) = match &from.direction {
        Direction::In { from, .. } => ("in", Some(from.0), None, None),
        Direction::Out { by, send } => ("out", None, by.map(|by| by.0), Some(send_words(send))),
        Direction::Note { by } => ("note", None, Some(by.0), None),
    };
    let (asks, release) = match &from.direction {
        Direction::In { asks, release, .. } => (Some(asks.name()), release.map(Release::name)),
        _ => (None, None),
    };
    let (send_state, send_at, send_why) = match send {
        Some((state, at, why)) => (Some(state.to_owned()), at, why),
        None => (None, None, None),
    };
    Ok(message::Model {
        business_id: business,
        id: from.id.0,
        conversation_id: from.conversation.0,
        channel_id: from.channel.0,
        direction: direction.to_owned(),
        identity_id: identity,
        staff_id: staff,
        // PostgreSQL's text cannot hold the character zero; tidied text has none.
        text: from.text.replace('\0', ""),
        remote_id: from.remote_id.clone(),
        link: Link::of(from.link.as_deref()).map(Link::into_string),
        written_at: from.written_at.0,
        received_at: from.received_at.0,
        edited_at: from.edited_at.map(|at| at.0),
        deleted_at: from.deleted_at.map(|at| at.0),
        asks: asks.map(str::to_owned),
        released: release.map(str::to_owned),
        send_state,
        send_at,
        send_why,
        answers: from.answers.map(|answers| answers.message.0),
        knew_at: from.answers.map(|answers| answers.knew.0),
        privately: from.is_private(),
        attachments: serde_json::to_string(&from.attachments)
            .map_err(|error| StoreError::Damaged(format!("attachments cannot be written: {error}")))?,
        sight: from.sight.name().to_owned(),
        sight_at: from.sight_at.0,
    })
}

pub(crate) fn to_domain(row: message::Model) -> Stored<Message> {
    let damaged = |what: &str| StoreError::Damaged(format!("{what} of message {}", row.id));
    let direction = match row.direction.as_str() {
        "in" => Direction::In {
            from: IdentityId(row.identity_id.ok_or_else(|| damaged("writer"))?),
            asks: row.asks.as_deref().and_then(Asks::from_name).ok_or_else(|| damaged("want"))?,
            release: match row.released.as_deref() {
                None => None,
                Some(name) => Some(Release::from_name(name).ok_or_else(|| damaged("release"))?),
            },
        },
        "out" => Direction::Out {
            by: row.staff_id.map(StaffId),
            send: send_to_domain(row.send_state.as_deref(), row.send_at, row.send_why.clone())
                .ok_or_else(|| damaged("sending"))?,
        },
        "note" => Direction::Note { by: StaffId(row.staff_id.ok_or_else(|| damaged("writer"))?) },
        _ => return Err(damaged("direction")),
    };
    Ok(Message {
        id: MessageId(row.id),
        conversation: ConversationId(row.conversation_id),
        channel: ChannelId(row.channel_id),
        direction,
        attachments: attached(&row.attachments).ok_or_else(|| damaged("attachments"))?,
        sight: Sight::from_name(&row.sight).ok_or_else(|| damaged("sight"))?,
        sight_at: Timestamp(row.sight_at),
        text: row.text,
        remote_id: row.remote_id,
        link: Link::of(row.link.as_deref()).map(Link::into_string),
        written_at: Timestamp(row.written_at),
        received_at: Timestamp(row.received_at),
        edited_at: row.edited_at.map(Timestamp),
        deleted_at: row.deleted_at.map(Timestamp),
        answers: row.answers.zip(row.knew_at).map(|(message, knew)| Answers {
            message: MessageId(message),
            knew: Timestamp(knew),
            way: if row.privately { Way::Privately } else { Way::Here },
        }),
    })
}

/// The words; where there are none, what stands for what came. Nothing of another house is loaded on pages of ours.
pub(crate) fn words_of(text: String, attachments: &str) -> String {
    if domain::text::is_blank(&text) {
        without_words(&serde_json::from_str::<Vec<_>>(attachments).unwrap_or_default())
    } else {
        text
    }
}

/// What came with a message. Where it lies is the network's word, and its name is whatever somebody called it.
fn attached(json: &str) -> Option<Vec<Attachment>> {
    let all: Vec<Attachment> = serde_json::from_str(json).ok()?;
    let shown = |one: Attachment| Attachment {
        url: Link::of(one.url.as_deref()).map(Link::into_string),
        alt: domain::text::carried(&one.alt).into_owned(),
        ..one
    };
    Some(all.into_iter().map(shown).collect())
}

fn send_to_domain(state: Option<&str>, at: Option<i64>, why: Option<String>) -> Option<Send> {
    Some(match state? {
        "waiting" => Send::Waiting { from: Timestamp(at?) },
        "sending" => Send::Sending { since: Timestamp(at?) },
        "sent" => Send::Sent { at: Timestamp(at?) },
        "refused" => Send::Refused { reason: why.unwrap_or_default() },
        "unsure" => Send::Unsure { since: Timestamp(at?), why: why.unwrap_or_default() },
        _ => return None,
    })
}
