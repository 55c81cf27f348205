//! Conversations and the messages in them: what arrived, where it belongs, who waits for an answer.

mod belongs;
mod conversation;
mod fetched;
mod message;
mod moderation;
mod presence;
mod release;
mod send;
mod sight;
mod window;

pub use belongs::{Belongs, Known, belongs};
pub use conversation::{Closure, Conversation, Kind, OURS, Origin, Shown};
pub use fetched::{Fetched, FetchedState, to_fetch};
pub use message::{
    Answers, Asks, Attachment, AttachmentKind, Came, Direction, Message, NoteText, ReplyText, TextRefused,
    without_words,
};
pub use moderation::{Moderated, Moderation, ModerationSort, ModerationState};
pub use presence::Presence;
pub use release::{Release, ReleaseRule, ReleaseRules};
pub use send::{Send, SendChange, UNDO_SECONDS};
pub use sight::Sight;
pub use window::{Asked, MayAnswer, Way};
