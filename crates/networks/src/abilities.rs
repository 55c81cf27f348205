//! What a network can do. An ability is a trait it may have, never a flag beside it.

use crate::{Connection, NetworkError};
use async_trait::async_trait;
use domain::channels::{Incoming, IncomingMessage};
use domain::inbox::{Asked, Kind, MayAnswer, Moderation, ReplyText, Sight, Way};
use domain::publishing::{Approved, Draft, DraftPicture, Preview, Reach, SendKey};
use domain::{Language, Timestamp};
use serde_json::Value;
use std::collections::BTreeMap;

/// A kind of place. To add one: make its folder, add one line to `Networks::new`.
pub trait Network: Send + Sync {
    /// Name, icon, what to know.
    fn about(&self) -> &'static About;
    /// What this installation's settings leave out here, in plain words, until the operator sets it.
    fn lacks(&self) -> Option<&'static str> {
        None
    }
    /// Where anybody may look at one of its accounts, by the network's id of it and its handle.
    fn profile(&self, _remote_id: &str, _handle: Option<&str>) -> Option<String> {
        None
    }
    /// The owner can connect an account here.
    fn connect(&self) -> Option<&dyn Connect> {
        None
    }
    /// People can write to us here.
    fn listen(&self) -> Option<&dyn Listen> {
        None
    }
    /// We can reply where they wrote.
    fn answer(&self) -> Option<&dyn Answer> {
        None
    }
    /// We can hide, like or delete what others wrote here.
    fn moderate(&self) -> Option<&dyn Moderate> {
        None
    }
    /// It counts how far what stands here came.
    fn measure(&self) -> Option<&dyn Measure> {
        None
    }
    /// We can place media here.
    fn publish(&self) -> Option<&dyn Publish> {
        None
    }
}

/// What a person sees of a network.
#[derive(Debug)]
pub struct About {
    /// In lower case, as in addresses and tables: "bluesky".
    pub key: &'static str,
    /// "Bluesky".
    pub name: &'static str,
    /// What one of its channels is called: "Facebook Page".
    pub channel: &'static str,
    /// The path of a 24 × 24 single-colour icon (Simple Icons, CC0; our own for mail and website).
    pub icon: &'static str,
    /// What does not work there, and why, in plain words: "Messages: they need a chat server".
    pub cannot: &'static [&'static str],
    /// The business's own: every business has one from its beginning, people write in here without a connection, and what
    /// is placed here is the piece itself, at once, to which copies elsewhere lead. One network is.
    pub home: bool,
    /// For so many seconds what was written may be missing from their lists: before that, not finding it means nothing.
    pub lists_lag_seconds: i64,
}

/// Connecting an account.
#[async_trait]
pub trait Connect: Send + Sync {
    /// What the owner fills in, in order.
    fn fields(&self) -> &'static [Field];

    /// Tries what was filled in and says which account it is. `Refused` names the field to correct in its reason.
    async fn connect(&self, filled: &BTreeMap<String, String>) -> Result<Connected, NetworkError>;

    /// Once, after the owner chose an account: asks the network to call us about it. Nothing to do where no network
    /// calls. A failure does not undo the connection; polling still hears everything.
    async fn subscribe(&self, _at: &Connection) -> Result<(), NetworkError> {
        Ok(())
    }

    /// Signing in on the network's own pages instead of, or beside, filling in fields.
    fn sign_in(&self) -> Option<&dyn SignIn> {
        None
    }
}

/// Signing in on the network's own pages (OAuth 2, authorization code).
#[async_trait]
pub trait SignIn: Send + Sync {
    /// Where to send the owner; `None` while the installation has no app id for it. `challenge`: the SHA-256 of a verifier of
    /// this attempt alone, in base64 (RFC 7636, S256).
    fn address(&self, redirect: &str, state: &str, challenge: &str) -> Option<String>;

    /// The accounts that came with the code; the owner chooses one. The code is worth nothing without the attempt's verifier.
    async fn accounts(
        &self,
        redirect: &str,
        code: &str,
        verifier: &str,
    ) -> Result<Vec<Connected>, NetworkError>;
}

/// One line of a form.
#[derive(Debug)]
pub struct Field {
    pub key: &'static str,
    pub label: &'static str,
    /// What to write, where to find it.
    pub help: &'static str,
    pub secret: bool,
    pub required: bool,
}

/// An account that answered.
#[derive(Clone, PartialEq, Eq)]
pub struct Connected {
    pub remote_id: String,
    pub name: String,
    pub handle: Option<String>,
    /// To be sealed and handed back in every [`Connection`].
    pub keys: Value,
    /// What does not work although it is connected, in plain words: permissions the owner did not give.
    pub lacks: Vec<String>,
}

/// Hearing what people write.
#[async_trait]
pub trait Listen: Send + Sync {
    /// What is new since `cursor` (`None`: the latest that is worth knowing). Repeats what overlaps; asking again
    /// with the same cursor loses nothing. `posts` are the remote ids of our own recent publications there, newest
    /// first, for networks that tell comments only post by post.
    async fn poll(
        &self,
        at: &Connection,
        cursor: Option<&Value>,
        posts: &[String],
    ) -> Result<Heard, NetworkError>;

    /// One message we lack: the parent of a reply that came first. `None`: it is not there any more.
    async fn fetch(&self, at: &Connection, remote_id: &str) -> Result<Option<IncomingMessage>, NetworkError>;

    /// A picture that came with a message, from where the network keeps it: at most so many bytes. `Refused`: it cannot be
    /// had, now or later.
    async fn picture(&self, at: &Connection, url: &str, most_bytes: usize) -> Result<Vec<u8>, NetworkError>;

    /// The network calls us, too.
    fn hooks(&self) -> Option<&dyn Hooks> {
        None
    }
}

/// What a poll brought.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heard {
    /// Oldest first.
    pub incoming: Vec<Incoming>,
    /// To be handed in at the next poll, after everything in `incoming` is stored.
    pub cursor: Option<Value>,
    /// There is more at once; otherwise wait for the next round.
    pub more: bool,
    /// What could not be heard this time and why, in plain words. The rest was.
    pub unheard: Vec<String>,
    /// How the account calls itself by now, where that was seen.
    pub called: Option<Called>,
}

/// An account's name and handle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    pub name: String,
    pub handle: Option<String>,
}

/// Webhooks of a network.
pub trait Hooks: Send + Sync {
    /// The answer to the network's handshake (GET), or a refusal.
    fn handshake(&self, query: &BTreeMap<String, String>) -> Result<String, HookRefused>;

    /// Whether the network itself sent this, by its signature over the raw body.
    fn verify(&self, request: &HookRequest<'_>) -> Result<(), HookRefused>;

    /// What a verified body says about the account `remote_id`. `Err`: nothing we understand; it is kept as it is.
    fn translate(&self, remote_id: &str, body: &[u8]) -> Result<Vec<Incoming>, String>;

    /// The network calls one address for all accounts of an app.
    fn per_app(&self) -> Option<&dyn AppHooks> {
        None
    }

    /// After an owner connected: asks the network to call us.
    fn needs_subscription(&self) -> bool {
        false
    }
}

/// Webhooks that come to one address for all accounts of an app.
pub trait AppHooks: Send + Sync {
    /// A verified body taken apart by account: each part reads like a body about that account alone, and holds nothing about
    /// another. `Err`: it cannot be taken apart.
    fn parts(&self, body: &[u8]) -> Result<Vec<HookPart>, String>;
}

/// What a webhook says about one account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HookPart {
    pub account: String,
    pub body: Vec<u8>,
}

/// A webhook as it arrived. Header names in lower case.
#[derive(Debug)]
pub struct HookRequest<'a> {
    pub headers: &'a BTreeMap<String, String>,
    pub body: &'a [u8],
}

/// Why a webhook is kept out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HookRefused {
    /// 401.
    #[error("the signature is missing")]
    NoSignature,
    /// 403.
    #[error("the signature is wrong")]
    WrongSignature,
    /// 403.
    #[error("the verify token is wrong")]
    WrongToken,
    /// 403: signed, but older than the network itself goes on trying.
    #[error("this is too old")]
    TooOld,
    /// 403: this installation has no secret to check against.
    #[error("no app secret is set")]
    NotSetUp,
}

/// How a network counts the length of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LengthRule {
    /// What a person counts.
    Graphemes(usize),
    /// What a person counts, and beside it the bytes of its UTF-8: both must fit.
    GraphemesAndBytes { graphemes: usize, bytes: usize },
    /// Unicode code points.
    Characters(usize),
}

impl LengthRule {
    pub fn most(self) -> usize {
        match self {
            Self::Graphemes(most) | Self::Characters(most) => most,
            Self::GraphemesAndBytes { graphemes, .. } => graphemes,
        }
    }

    pub fn most_bytes(self) -> Option<usize> {
        match self {
            Self::GraphemesAndBytes { bytes, .. } => Some(bytes),
            _ => None,
        }
    }

    pub fn count(self, text: &str) -> usize {
        match self {
            Self::Graphemes(_) | Self::GraphemesAndBytes { .. } => domain::text::count_graphemes(text),
            Self::Characters(_) => text.chars().count(),
        }
    }

    /// What is too much in it, in words that go on: "12 characters too long: at most 300 fit".
    pub fn too_much(self, text: &str) -> Option<String> {
        let (length, most) = (self.count(text), self.most());
        if length > most {
            return Some(format!("{} characters too long: at most {most} fit", length - most));
        }
        let most = self.most_bytes().filter(|most| text.len() > *most)?;
        // Emoji of families and flags, and scripts with stacked signs, are many bytes a character.
        Some(format!(
            "{} bytes too long: at most {most} fit, and its characters take many each",
            text.len() - most
        ))
    }
}

/// Replying where somebody wrote.
#[async_trait]
pub trait Answer: Send + Sync {
    /// How long an answer may be in such a thread.
    fn length(&self, kind: Kind) -> LengthRule;

    /// How many pictures an answer may bring with it in such a thread.
    fn most_pictures(&self, _kind: Kind) -> usize {
        0
    }

    /// Whether an answer is taken there now, and until when. Asked before it is written and again before it leaves, and
    /// without the network.
    fn may_answer(&self, asked: &Asked) -> MayAnswer {
        match asked.way {
            Way::Here => MayAnswer::Yes { until: None },
            Way::Privately => MayAnswer::Never,
        }
    }

    /// Sends once, by the way that is asked for; `key` is the same on every attempt.
    async fn reply(
        &self,
        at: &Connection,
        to: &ReplyTo,
        text: &Approved<ReplyText>,
        key: SendKey,
    ) -> Result<Receipt, NetworkError>;

    /// Whether an earlier attempt with this key arrived.
    async fn look(
        &self,
        at: &Connection,
        to: &ReplyTo,
        text: &Approved<ReplyText>,
        key: SendKey,
    ) -> Result<Found, NetworkError>;
}

/// Where an answer goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyTo {
    pub kind: Kind,
    /// By which way it goes, and what is known of what it answers.
    pub known: Asked,
    /// The thread as the network names it: the first comment, or the direct thread.
    pub thread: String,
    /// The message that is answered.
    pub message: String,
    /// The contact's id on the network, or e-mail address.
    pub person: String,
    pub person_name: String,
    /// The post of ours it stands under.
    pub under: Option<String>,
    /// For channels that quote what was asked (mail).
    pub asked: String,
    /// The asker's private page, where there is one.
    pub page: Option<String>,
    /// The name of the business.
    pub business: String,
    /// What goes with the words.
    pub pictures: Vec<DraftPicture>,
    pub letters: Letters,
}

/// What only letters need; empty elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letters {
    /// The first words of the conversation: every letter of it has one subject.
    pub began: String,
    /// Our letters in it so far, oldest first, as their Message-IDs.
    pub before: Vec<String>,
    /// The address the business chose to write from.
    pub from: Option<String>,
    /// What they are written in.
    pub language: Language,
}

/// Proof that something is out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub remote_id: String,
    pub link: Option<String>,
}

/// The answer to "did it arrive?".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// All that it may be, the likeliest first, never none: equal texts are normal, and the caller knows which of them are
    /// known to be something else.
    There(Vec<Receipt>),
    /// It is not in their lists, which may lag ([`About::lists_lag_seconds`]).
    NotThere,
    /// It cannot be known; a person decides.
    CannotTell,
}

/// Doing something, where they stand, with words of others.
#[async_trait]
pub trait Moderate: Send + Sync {
    /// What can be done with such words.
    fn deeds(&self, what: &Theirs) -> &'static [Moderation];

    /// Does it; doing it again changes nothing.
    async fn moderate(
        &self,
        at: &Connection,
        what: &Theirs,
        deed: Moderation,
    ) -> Result<Stands, NetworkError>;

    /// Whether it stands there as the deed wants it, for one whose answer got lost.
    async fn look_at(
        &self,
        at: &Connection,
        what: &Theirs,
        deed: Moderation,
    ) -> Result<Option<Stands>, NetworkError>;
}

/// Words of others, as the network names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theirs {
    pub remote_id: String,
    pub kind: Kind,
    /// The post of ours they stand under.
    pub under: Option<String>,
    /// The same for every attempt, for networks where a deed is a record of ours.
    pub key: SendKey,
}

/// How they stand there after a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stands {
    /// As of then, by the network's own clock.
    pub at: Timestamp,
    /// Who may see them, where the deed was about that.
    pub sight: Option<Sight>,
}

/// Placing media.
#[async_trait]
pub trait Publish: Send + Sync {
    /// What would go out, without sending: text as cut, card, pictures, warnings in plain words.
    fn preview(&self, draft: &Draft) -> Preview;

    /// Sends once. `key` is the same on every retry, so that a lost answer never posts twice.
    async fn send(
        &self,
        at: &Connection,
        draft: &Approved<Draft>,
        key: SendKey,
    ) -> Result<Receipt, NetworkError>;

    /// Whether an earlier attempt with this key arrived.
    async fn look(
        &self,
        at: &Connection,
        draft: &Approved<Draft>,
        key: SendKey,
    ) -> Result<Found, NetworkError>;

    /// Takes it down. Already gone counts as done.
    async fn withdraw(&self, at: &Connection, remote_id: &str) -> Result<(), NetworkError>;

    /// How the words of what stands there are changed.
    fn editing(&self) -> Editing<'_>;

    /// How many pictures of a draft go out at most: no more are read.
    fn most_pictures(&self) -> usize;

    /// Text for the channel, made from the card: what a person then edits.
    fn suggest(&self, draft: &Draft) -> String;
}

/// Reading what a network counts of our posts.
#[async_trait]
pub trait Measure: Send + Sync {
    /// Of those of these posts that are there, by their remote ids. Asked seldom: a call or two for all of them.
    async fn reach(&self, at: &Connection, posts: &[String]) -> Result<Vec<(String, Reach)>, NetworkError>;
}

/// How a network changes the words of something that is out.
pub enum Editing<'a> {
    /// It is the piece itself: what is changed there stands there.
    WithThePiece,
    There(&'a dyn Edit),
    /// Why not, and what to do instead, in plain words.
    Never(&'static str),
}

/// Changing the words of something that is out.
#[async_trait]
pub trait Edit: Send + Sync {
    /// Puts these words in the place of those that stand there; card and pictures stay. Doing it again changes nothing.
    async fn edit(
        &self,
        at: &Connection,
        remote_id: &str,
        words: &Approved<Draft>,
    ) -> Result<(), NetworkError>;
}

impl std::fmt::Debug for Connected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Connected")
            .field("remote_id", &self.remote_id)
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_few_characters_may_be_too_many_bytes() {
        let rule = LengthRule::GraphemesAndBytes { graphemes: 300, bytes: 3000 };
        let family = "👨\u{200d}👩\u{200d}👧\u{200d}👦";
        assert_eq!((rule.count(family), family.len()), (1, 25));
        assert_eq!(rule.too_much(&family.repeat(120)), None);
        let words = rule.too_much(&family.repeat(121)).unwrap();
        assert!(words.starts_with("25 bytes too long: at most 3000 fit"), "{words}");
        assert_eq!(rule.too_much(&"a".repeat(300)), None);
        assert!(rule.too_much(&"a".repeat(301)).unwrap().starts_with("1 characters too long"));
        assert_eq!(LengthRule::Graphemes(300).too_much(&family.repeat(300)), None);
    }
}
