//! What sort of thing a conversation, a message or something sent with it is, in the reader's words.

use domain::inbox::{AttachmentKind, Kind, Sight};
use words::{Value, Voice, say};

/// As it stands behind a network's name: "Town Square, direct message".
pub fn kind_words(voice: Voice, kind: Kind) -> String {
    say!(voice, "kind", kind = Value::Word(kind.name()))
}

/// The same where everybody there can read it.
pub fn public_kind_words(voice: Voice, kind: Kind) -> String {
    say!(voice, "kind-public", kind = Value::Word(kind.name()))
}

pub fn attachment_words(voice: Voice, kind: AttachmentKind) -> String {
    say!(voice, "attached", kind = Value::Word(kind.name()))
}

/// Who may see a message where it stands; nothing where everybody may.
pub fn sight_words(voice: Voice, sight: Sight) -> Option<String> {
    match sight {
        Sight::Open => None,
        Sight::SignedIn => Some(say!(voice, "sight-signed-in")),
        Sight::Hidden => Some(say!(voice, "sight-hidden")),
        Sight::Away => Some(say!(voice, "sight-away")),
    }
}
