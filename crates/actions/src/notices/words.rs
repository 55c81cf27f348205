//! What stands in a letter about what happens here: plain text, the most urgent first, each with a link to its place.

use super::facts::Facts;
use crate::App;
use ::words::{Message, Times, Value, Voice, message, say, say_at};
use domain::business::Business;
use domain::channels::ChannelState;
use domain::inbox::{Attachment, AttachmentKind, Conversation, Direction, Send};
use domain::notices::{Case, Notice, Sort, Words};
use domain::publishing::PublicationState;
use domain::team::Role;
use domain::text::{one_line, shorten, tidy};
use domain::{DueId, MessageId, PublicationId, Timestamp};
use std::fmt::Write as _;
use uuid::Uuid;

/// So many are told one by one; the rest is counted.
const MOST: usize = 20;
const MOST_WORDS: usize = 600;

/// One thing in a letter.
pub(super) struct Item {
    pub sort: Sort,
    pub about: Uuid,
    pub due_at: Option<Timestamp>,
    /// Who, on which network; of a channel or a publication, which.
    who: String,
    place: String,
    /// Theirs, or why something did not leave.
    said: Said,
    path: String,
}

/// What a customer wrote, in their words; or what became of ours.
enum Said {
    Theirs(String),
    Attached(Vec<Attachment>),
    Ours(Message),
}

impl Item {
    pub fn of(app: &App, facts: &Facts, notice: &Notice, case: &Case) -> Option<Self> {
        let network =
            |key: &str| app.network(key).map_or(String::new(), |network| network.about().name.to_owned());
        let of_channel = |id| facts.channels.iter().find(|channel| channel.id == id);
        let place = |id| of_channel(id).map_or(String::new(), |channel| network(&channel.network));
        let item = |who: String, place: String, said: Said, path: String| Self {
            sort: notice.sort,
            about: notice.about,
            due_at: case.breaks_at,
            who: line(&who),
            place,
            said,
            path,
        };
        let thread = |conversation: &Conversation| format!("/desk/inbox/{}", conversation.id);
        Some(match notice.sort {
            Sort::Question | Sort::Warning => {
                let due = facts.dues.get(&DueId(notice.about))?;
                let conversation = facts.conversations.get(&due.conversation)?;
                let asked = facts.messages.get(&due.message)?;
                let said = if asked.text.trim().is_empty() {
                    Said::Attached(asked.attachments.clone())
                } else {
                    Said::Theirs(asked.text.clone())
                };
                let who = conversation.shown_name().to_owned();
                item(who, place(conversation.channel), said, thread(conversation))
            }
            Sort::Answer => {
                let message = facts.messages.get(&MessageId(notice.about))?;
                let conversation = facts.conversations.get(&message.conversation)?;
                let Direction::Out { send, .. } = &message.direction else { return None };
                let why = match send {
                    Send::Refused { reason } => message!("notice-refused", why = line(reason)),
                    Send::Unsure { why, .. } => message!("notice-in-doubt", why = line(why)),
                    _ => return None,
                };
                let who = conversation.shown_name().to_owned();
                item(who, place(conversation.channel), Said::Ours(why), thread(conversation))
            }
            Sort::Channel => {
                let channel = facts.channels.iter().find(|channel| channel.id.0 == notice.about)?;
                let said = match &channel.state {
                    ChannelState::Reconnect { why, .. } => {
                        message!("notice-reconnect", why = line(why))
                    }
                    ChannelState::Troubled { why, .. } => {
                        message!("notice-troubled", why = line(why))
                    }
                    ChannelState::Connected => return None,
                };
                let path = format!("/desk/channels/{}", channel.id);
                item(channel.name.clone(), network(&channel.network), Said::Ours(said), path)
            }
            Sort::Publication => {
                let publication = facts.publications.get(&PublicationId(notice.about))?;
                let piece = facts.pieces.get(&publication.id)?;
                let why = match &publication.state {
                    PublicationState::Failed { reason } => {
                        message!("notice-not-published", why = line(reason))
                    }
                    PublicationState::Unsure { why, .. } => message!("notice-in-doubt", why = line(why)),
                    _ => return None,
                };
                let path = format!("/desk/media/pieces/{}/publication", piece.id);
                item(piece.title.clone(), place(publication.channel), Said::Ours(why), path)
            }
        })
    }

    fn is_theirs(&self) -> bool {
        matches!(self.sort, Sort::Question | Sort::Warning)
    }

    /// "Priya, Facebook", or no more than the reader chose.
    fn whose(&self, words: Words, voice: Voice) -> String {
        let by_customer = self.is_theirs() || self.sort == Sort::Answer;
        if by_customer && words == Words::Nothing {
            return say!(voice, "notice-somebody");
        }
        if self.place.is_empty() {
            self.who.clone()
        } else {
            say!(voice, "notice-whose", who = &self.who, place = &self.place)
        }
    }
}

/// "(2 pictures, 1 file)": what stands for a message without words.
fn attached(attachments: &[Attachment], voice: Voice) -> String {
    let mut kinds: Vec<(AttachmentKind, usize)> = Vec::new();
    for attachment in attachments {
        match kinds.iter_mut().find(|(kind, _)| *kind == attachment.kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((attachment.kind, 1)),
        }
    }
    if kinds.is_empty() {
        return say!(voice, "notice-no-words");
    }
    let count = |(kind, count): (AttachmentKind, usize)| match kind {
        AttachmentKind::Picture => say!(voice, "attached-pictures", count = count),
        AttachmentKind::Sticker => say!(voice, "attached-stickers", count = count),
        AttachmentKind::Video => say!(voice, "attached-videos", count = count),
        AttachmentKind::Sound => say!(voice, "attached-sounds", count = count),
        AttachmentKind::Place => say!(voice, "attached-places", count = count),
        AttachmentKind::Contact => say!(voice, "attached-contacts", count = count),
        AttachmentKind::Link => say!(voice, "attached-links", count = count),
        AttachmentKind::File => say!(voice, "attached-files", count = count),
        AttachmentKind::Other => say!(voice, "attached-others", count = count),
    };
    let what: Vec<String> = kinds.into_iter().map(count).collect();
    say!(voice, "notice-attached", what = voice.list(&what))
}

/// What the letter is written with.
pub(super) struct Sheet<'a> {
    pub business: &'a Business,
    /// Who speaks, and from when they tell the time.
    pub times: Times,
    pub words: Words,
    pub role: Role,
    /// The installation's, without a slash at the end.
    pub address: &'a str,
    /// They work for several businesses: the link must open the right desk.
    pub several_desks: bool,
    pub items: &'a [Item],
}

impl Sheet<'_> {
    pub fn link(&self, path: &str) -> String {
        if self.several_desks {
            let business = self.business.id;
            format!("{}/desk/settings/businesses?business={business}&to={path}", self.address)
        } else {
            format!("{}{path}", self.address)
        }
    }

    fn count(&self, sort: Sort) -> usize {
        self.items.iter().filter(|item| item.sort == sort).count()
    }

    fn due(&self, item: &Item) -> String {
        let Some(due) = item.due_at else { return String::new() };
        let now = self.times.here.now;
        if due < now {
            let span = self.times.span(now.since(due));
            say!(self.times.voice, "notice-late", span = Value::Plain(span))
        } else {
            say_at!(self.times, "notice-due", due)
        }
    }

    /// How many there are of a sort, as a heading and in the subject.
    fn counted(&self, sort: Sort) -> String {
        let (voice, count) = (self.times.voice, self.count(sort));
        match sort {
            Sort::Warning => say!(voice, "notice-warnings", count = count),
            Sort::Question => say!(voice, "notice-questions", count = count),
            Sort::Channel => say!(voice, "notice-channels", count = count),
            Sort::Answer => say!(voice, "notice-answers", count = count),
            Sort::Publication => say!(voice, "notice-publications", count = count),
        }
    }
}

/// In which order a letter tells.
const SORTS: [Sort; 5] = [Sort::Warning, Sort::Question, Sort::Channel, Sort::Answer, Sort::Publication];

pub(super) fn subject(sheet: &Sheet<'_>) -> String {
    let voice = sheet.times.voice;
    if let [only] = sheet.items {
        let whose = Value::Plain(only.whose(sheet.words, voice));
        let due = Value::Plain(sheet.due(only));
        return match only.sort {
            Sort::Warning => say!(voice, "notice-about-warning", whose = whose, due = due),
            Sort::Question => say!(voice, "notice-about-question", whose = whose, due = due),
            Sort::Channel => say!(voice, "notice-about-channel", whose = whose),
            Sort::Answer => say!(voice, "notice-about-answer", whose = whose),
            Sort::Publication => say!(voice, "notice-about-publication", whose = whose),
        };
    }
    let parts = SORTS.iter().filter(|sort| sheet.count(**sort) > 0).map(|sort| sheet.counted(*sort));
    let parts = voice.list(&parts.collect::<Vec<_>>());
    say!(voice, "notice-about", business = &sheet.business.name, parts = Value::Plain(parts))
}

pub(super) fn text(sheet: &Sheet<'_>) -> String {
    let voice = sheet.times.voice;
    let mut text = String::new();
    let mut room = MOST;
    for sort in SORTS {
        let all: Vec<&Item> = sheet.items.iter().filter(|item| item.sort == sort).collect();
        if all.is_empty() {
            continue;
        }
        let _ = write!(text, "{}\n\n", sheet.counted(sort));
        for item in all.iter().take(room) {
            tell_of(&mut text, sheet, item);
        }
        if all.len() > room {
            let link = Value::Plain(sheet.link("/desk/inbox"));
            let _ = write!(text, "{}\n\n", say!(voice, "notice-more", count = all.len() - room, link = link));
        }
        room = room.saturating_sub(all.len());
    }
    let foot = say!(
        voice,
        "notice-foot",
        role = role(sheet.role),
        business = &sheet.business.name,
        link = Value::Plain(sheet.link("/desk/settings/notices"))
    );
    let _ = write!(text, "-- \n{foot}\n");
    text
}

/// As it stands in a sentence.
pub fn role(role: Role) -> Message {
    match role {
        Role::Owner => message!("role-owner"),
        Role::Editor => message!("role-editor"),
        Role::Agent => message!("role-agent"),
        Role::Viewer => message!("role-viewer"),
    }
}

fn tell_of(text: &mut String, sheet: &Sheet<'_>, item: &Item) {
    let voice = sheet.times.voice;
    let (whose, due) = (item.whose(sheet.words, voice), sheet.due(item));
    let line = if due.is_empty() {
        whose
    } else {
        say!(voice, "notice-told", whose = Value::Plain(whose), due = Value::Plain(due))
    };
    let _ = writeln!(text, "{line}");
    let theirs = match &item.said {
        Said::Ours(message) => {
            let _ = writeln!(text, "{}", message.said(voice));
            None
        }
        Said::Theirs(words) => Some(shorten(&tidy(words), MOST_WORDS)),
        Said::Attached(attachments) => Some(attached(attachments, voice)),
    };
    if let Some(words) = theirs.filter(|_| sheet.words == Words::Words) {
        for line in words.lines() {
            let _ = writeln!(text, "> {line}");
        }
    }
    let _ = write!(text, "{}\n\n", sheet.link(&item.path));
}

fn line(words: &str) -> String {
    one_line(&tidy(words), 300)
}
