//! A sentence that is not said yet, and what stands in sentences.

use crate::{Room, Voice};
use domain::Language;
use std::fmt;

/// A sentence with its values, to be said in whichever language its reader has. As text ([`fmt::Display`]) it is English:
/// for the log, the API and the command line.
#[derive(Clone)]
pub struct Message {
    room: &'static Room,
    id: &'static str,
    values: Vec<(&'static str, Value)>,
}

impl Message {
    pub fn new(room: &'static Room, id: &'static str, values: Vec<(&'static str, Value)>) -> Self {
        Self { room, id, values }
    }

    pub fn said(&self, voice: Voice) -> String {
        voice.say(self.room, self.id, &self.values)
    }

    /// Whether its language has it: what only the desk says is said to others in English.
    pub fn is_said_in(&self, language: Language) -> bool {
        self.room.has(language, self.id)
    }

    pub fn id(&self) -> &'static str {
        self.id
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Voice::default()))
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {self}", self.id)
    }
}

impl PartialEq for Message {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.room, other.room) && self.id == other.id && self.values == other.values
    }
}

/// What stands in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Somebody's words or a name: where it runs against the sentence, it is set apart, so that it turns nothing around.
    Text(String),
    /// A word by which a sentence chooses how to go on.
    Word(&'static str),
    /// An address or a time, as it is: programs find addresses by their first and last letter.
    Plain(String),
    Number(i64),
    /// A sentence within a sentence.
    Said(Box<Message>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Message> for Value {
    fn from(message: Message) -> Self {
        Self::Said(Box::new(message))
    }
}

macro_rules! from_numbers {
    ($($kind:ty),*) => {
        $(impl From<$kind> for Value {
            fn from(number: $kind) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        })*
    };
}
from_numbers!(i32, i64, u8, u16, u32, u64, usize);
