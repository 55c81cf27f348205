//! One utterance in a conversation.

use super::{Release, Send, Sight, Way};
use crate::text::{count_graphemes, is_blank, tidy};
use crate::{ChannelId, ConversationId, IdentityId, MessageId, StaffId, Timestamp};
use serde::{Deserialize, Serialize};

/// One utterance: theirs, ours, or a note that never leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub id: MessageId,
    pub conversation: ConversationId,
    pub channel: ChannelId,
    pub direction: Direction,
    /// As written, tidied: plain text. Empty after a deletion.
    pub text: String,
    /// The network's own id, once it has one.
    pub remote_id: Option<String>,
    /// Where it can be seen on the network.
    pub link: Option<String>,
    /// When it was written: the network's own time for theirs, ours for ours.
    pub written_at: Timestamp,
    /// When it came to us.
    pub received_at: Timestamp,
    pub edited_at: Option<Timestamp>,
    pub deleted_at: Option<Timestamp>,
    /// What this one of ours answers, where that is known.
    pub answers: Option<Answers>,
    pub attachments: Vec<Attachment>,
    /// Who may see it there, and since when by the network's own clock.
    pub sight: Sight,
    pub sight_at: Timestamp,
}

impl Message {
    /// Whether it went, or goes, to its reader alone though the thread is public.
    pub fn is_private(&self) -> bool {
        self.answers.is_some_and(|answers| answers.way == Way::Privately)
    }

    /// Whether somebody waits for an answer to it.
    pub fn waits(&self) -> bool {
        matches!(self.direction, Direction::In { asks, .. } if asks.waits()) && self.deleted_at.is_none()
    }
}

/// What an answer of ours answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answers {
    /// The last words of theirs that its writer had read.
    pub message: MessageId,
    /// What had come to us by then, its writer had before them. Whoever asked something that came later still waits.
    pub knew: Timestamp,
    /// Privately: it stands nowhere but between them and us.
    pub way: Way,
}

/// How a question came: when it was asked there (written, or edited until it asks), and when we heard of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Came {
    pub written_at: Timestamp,
    pub received_at: Timestamp,
}

impl Message {
    /// Whether whoever wrote these words of ours had a question before them; only then they answer it. Who wrote with
    /// Porchlight had what had come to us by then; who wrote on the network itself had what stood there.
    pub fn knew(&self, question: Came) -> bool {
        match self.answers {
            Some(answers) => question.received_at <= answers.knew,
            None => question.written_at <= self.written_at,
        }
    }
}

/// Whose words, and what that brings with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Direction {
    In {
        from: IdentityId,
        asks: Asks,
        /// `None`: it is meant for us alone.
        release: Option<Release>,
    },
    /// `by` is unknown when it was written on the network itself, outside Porchlight.
    Out {
        by: Option<StaffId>,
        send: Send,
    },
    Note {
        by: StaffId,
    },
}

/// Whether a message wants something of the business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Asks {
    Question,
    Request,
    Complaint,
    /// Thanks, praise, talk among themselves: nobody waits.
    Nothing,
}

impl Asks {
    pub const ALL: [Self; 4] = [Self::Question, Self::Request, Self::Complaint, Self::Nothing];

    pub fn waits(self) -> bool {
        self != Self::Nothing
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Request => "request",
            Self::Complaint => "complaint",
            Self::Nothing => "nothing",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|asks| asks.name() == name)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    pub kind: AttachmentKind,
    /// Where the network keeps it, or the name of a picture of our own. Not everything has an address.
    pub url: Option<String>,
    /// What it shows or is called, in its sender's words; may be empty.
    pub alt: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AttachmentKind {
    Picture,
    Sticker,
    Video,
    Sound,
    /// A place on the map.
    Place,
    /// Somebody's name and number.
    Contact,
    Link,
    File,
    /// Something their documents do not name.
    Other,
}

impl AttachmentKind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::Sticker => "sticker",
            Self::Video => "video",
            Self::Sound => "sound",
            Self::Place => "place",
            Self::Contact => "contact",
            Self::Link => "link",
            Self::File => "file",
            Self::Other => "other",
        }
    }

    /// "a picture", "3 pictures".
    pub fn words(self, count: usize) -> String {
        let (one, many) = match self {
            Self::Picture => ("a picture", "pictures"),
            Self::Sticker => ("a sticker", "stickers"),
            Self::Video => ("a video", "videos"),
            Self::Sound => ("a recording", "recordings"),
            Self::Place => ("a place", "places"),
            Self::Contact => ("a contact", "contacts"),
            Self::Link => ("a link", "links"),
            Self::File => ("a file", "files"),
            Self::Other => ("something without words", "things without words"),
        };
        if count == 1 { one.to_owned() } else { format!("{count} {many}") }
    }
}

/// What stands for a message that is no words: "(2 pictures, a file)".
pub fn without_words(attachments: &[Attachment]) -> String {
    let mut kinds: Vec<(AttachmentKind, usize)> = Vec::new();
    for attachment in attachments {
        match kinds.iter_mut().find(|(kind, _)| *kind == attachment.kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((attachment.kind, 1)),
        }
    }
    if kinds.is_empty() {
        return "(no words)".into();
    }
    let words: Vec<String> = kinds.into_iter().map(|(kind, count)| kind.words(count)).collect();
    format!("({})", words.join(", "))
}

/// The text is no text one could send.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum TextRefused {
    #[error("There is nothing in it yet.")]
    Empty,
    #[error("It is {over} characters too long: at most {most} fit here.")]
    TooLong { over: usize, most: usize },
}

/// An answer fit to be sent: not empty, tidied, at most 8,000 characters. Each network may allow less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyText(String);

/// An internal note: not empty, at most 8,000 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteText(String);

impl ReplyText {
    pub const MOST: usize = 8000;

    pub fn new(text: &str) -> Result<Self, TextRefused> {
        checked(text).map(Self)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl NoteText {
    pub const MOST: usize = ReplyText::MOST;

    pub fn new(text: &str) -> Result<Self, TextRefused> {
        checked(text).map(Self)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn checked(text: &str) -> Result<String, TextRefused> {
    let text = tidy(text).trim().to_owned();
    if is_blank(&text) {
        return Err(TextRefused::Empty);
    }
    match count_graphemes(&text) {
        length if length > ReplyText::MOST => {
            Err(TextRefused::TooLong { over: length - ReplyText::MOST, most: ReplyText::MOST })
        }
        _ => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn ours(answers: Option<Answers>) -> Message {
        Message {
            id: MessageId(Uuid::nil()),
            conversation: ConversationId(Uuid::nil()),
            channel: ChannelId(Uuid::nil()),
            direction: Direction::Out { by: None, send: Send::Sent { at: Timestamp(60) } },
            text: "We do.".into(),
            remote_id: None,
            link: None,
            written_at: Timestamp(50),
            received_at: Timestamp(50),
            edited_at: None,
            deleted_at: None,
            answers,
            attachments: Vec::new(),
            sight: Sight::Open,
            sight_at: Timestamp(50),
        }
    }

    fn came(written_at: i64, received_at: i64) -> Came {
        Came { written_at: Timestamp(written_at), received_at: Timestamp(received_at) }
    }

    #[test]
    fn an_answer_answers_what_its_writer_had_before_them() {
        let answer =
            ours(Some(Answers { message: MessageId(Uuid::nil()), knew: Timestamp(40), way: Way::Here }));
        assert!(answer.knew(came(10, 40)));
        assert!(!answer.knew(came(45, 46)), "it came while they wrote");
        assert!(!answer.knew(came(55, 56)), "it came during the ten seconds to undo");
        assert!(!answer.knew(came(10, 70)), "written before, heard of later");
    }

    #[test]
    fn what_was_written_on_the_network_itself_answers_what_stood_there() {
        assert!(ours(None).knew(came(10, 70)), "whenever we heard of either");
        assert!(!ours(None).knew(came(51, 52)));
    }

    #[test]
    fn only_pictures_are_called_pictures() {
        let some = |kind| Attachment { kind, url: None, alt: String::new() };
        use AttachmentKind::{File, Picture, Place};
        assert_eq!(without_words(&[some(Picture)]), "(a picture)");
        assert_eq!(without_words(&[some(File), some(Picture), some(Picture)]), "(a file, 2 pictures)");
        assert_eq!(without_words(&[some(Place)]), "(a place)");
        assert_eq!(without_words(&[]), "(no words)");
    }

    #[test]
    fn an_empty_or_endless_answer_cannot_be_made() {
        assert_eq!(ReplyText::new(" \u{202E}\n "), Err(TextRefused::Empty));
        assert_eq!(ReplyText::new(&"x".repeat(8001)), Err(TextRefused::TooLong { over: 1, most: 8000 }));
        assert_eq!(ReplyText::new(" We do. ").unwrap().as_str(), "We do.");
    }
}
