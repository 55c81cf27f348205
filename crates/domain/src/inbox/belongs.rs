//! Which conversation an incoming message belongs to.

use crate::ConversationId;
use crate::channels::IncomingMessage;

/// What the record already knows about a message's surroundings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The conversation of the thread the network names.
    pub thread: Option<ConversationId>,
    /// The conversation of the message it replies to, or the one that began without that message.
    pub parent: Option<ConversationId>,
    /// The conversation that began without this message, by a reply to it.
    pub own: Option<ConversationId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belongs {
    To(ConversationId),
    /// It begins a conversation of its own.
    New,
    /// It answers a message that has not arrived yet: it waits for that one, then asks for it.
    WaitsForParent,
}

/// A thread the network names decides; else what waits for it, else the message replied to; a reply straight to our
/// post, or to nothing, begins a conversation.
pub fn belongs(message: &IncomingMessage, known: Known) -> Belongs {
    if let Some(conversation) = known.thread.or(known.own).or(known.parent) {
        return Belongs::To(conversation);
    }
    match (&message.parent, &message.under) {
        _ if message.thread.is_some() => Belongs::New,
        (Some(parent), under) if under.as_ref() != Some(parent) => Belongs::WaitsForParent,
        _ => Belongs::New,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channels::tests::a_comment;
    use uuid::Uuid;

    #[test]
    fn a_comment_straight_under_our_post_begins_a_conversation() {
        let mut comment = a_comment("c1");
        comment.under = Some("post".into());
        comment.parent = Some("post".into());
        assert_eq!(belongs(&comment, Known::default()), Belongs::New);
    }

    #[test]
    fn a_reply_goes_where_its_parent_is_and_waits_for_one_that_is_missing() {
        let mut reply = a_comment("c2");
        reply.under = Some("post".into());
        reply.parent = Some("c1".into());
        assert_eq!(belongs(&reply, Known::default()), Belongs::WaitsForParent);
        let there = ConversationId(Uuid::from_u128(7));
        assert_eq!(belongs(&reply, Known { parent: Some(there), ..Known::default() }), Belongs::To(there));
    }

    #[test]
    fn a_direct_message_goes_by_its_thread() {
        let mut direct = a_comment("m1");
        direct.thread = Some("t1".into());
        direct.parent = Some("unknown".into());
        assert_eq!(belongs(&direct, Known::default()), Belongs::New);
    }
}
