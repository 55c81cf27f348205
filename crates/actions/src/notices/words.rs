//! What stands in a letter about what happens here: plain text, the most urgent first, each with a link to its place.

use super::facts::Facts;
use crate::App;
use domain::business::{Business, Here, capital, count_words, span};
use domain::channels::ChannelState;
use domain::inbox::{Conversation, Direction, Send, without_words};
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
    said: String,
    path: String,
}

impl Item {
    pub fn of(app: &App, facts: &Facts, notice: &Notice, case: &Case) -> Option<Self> {
        let network =
            |key: &str| app.network(key).map_or(String::new(), |network| network.about().name.to_owned());
        let of_channel = |id| facts.channels.iter().find(|channel| channel.id == id);
        let place = |id| of_channel(id).map_or(String::new(), |channel| network(&channel.network));
        let item = |who: String, place: String, said: String, path: String| Self {
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
                    without_words(&asked.attachments)
                } else {
                    asked.text.clone()
                };
                let who = conversation.shown_name().to_owned();
                item(who, place(conversation.channel), said, thread(conversation))
            }
            Sort::Answer => {
                let message = facts.messages.get(&MessageId(notice.about))?;
                let conversation = facts.conversations.get(&message.conversation)?;
                let Direction::Out { send, .. } = &message.direction else { return None };
                let why = match send {
                    Send::Refused { reason } => format!("Refused: {reason}"),
                    Send::Unsure { why, .. } => format!("In doubt: {why}"),
                    _ => return None,
                };
                let who = conversation.shown_name().to_owned();
                item(who, place(conversation.channel), line(&why), thread(conversation))
            }
            Sort::Channel => {
                let channel = facts.channels.iter().find(|channel| channel.id.0 == notice.about)?;
                let said = match &channel.state {
                    ChannelState::Reconnect { why, .. } => {
                        format!("It must be connected again: {why}. Nothing is lost until then.")
                    }
                    ChannelState::Troubled { why, .. } => {
                        format!("There is trouble that lasts: {why}. We go on trying.")
                    }
                    ChannelState::Connected => return None,
                };
                let path = format!("/desk/channels/{}", channel.id);
                item(channel.name.clone(), network(&channel.network), line(&said), path)
            }
            Sort::Publication => {
                let publication = facts.publications.get(&PublicationId(notice.about))?;
                let piece = facts.pieces.get(&publication.id)?;
                let why = match &publication.state {
                    PublicationState::Failed { reason } => format!("Not published: {reason}"),
                    PublicationState::Unsure { why, .. } => format!("In doubt: {why}"),
                    _ => return None,
                };
                let path = format!("/desk/media/pieces/{}/publication", piece.id);
                item(piece.title.clone(), place(publication.channel), line(&why), path)
            }
        })
    }

    fn is_theirs(&self) -> bool {
        matches!(self.sort, Sort::Question | Sort::Warning)
    }

    /// "Priya on Facebook", or no more than the reader chose.
    fn whose(&self, words: Words) -> String {
        let by_customer = self.is_theirs() || self.sort == Sort::Answer;
        if by_customer && words == Words::Nothing {
            return "Somebody".into();
        }
        if self.place.is_empty() { self.who.clone() } else { format!("{}, {}", self.who, self.place) }
    }
}

/// What the letter is written with.
pub(super) struct Sheet<'a> {
    pub business: &'a Business,
    pub here: Here,
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
        let now = self.here.now;
        if due < now {
            format!("{} late", span(now.since(due)))
        } else {
            format!("answer {}", self.here.by(due))
        }
    }
}

pub(super) fn subject(sheet: &Sheet<'_>) -> String {
    let business = &sheet.business.name;
    if let [only] = sheet.items {
        let whose = only.whose(sheet.words);
        return match only.sort {
            Sort::Warning => format!("{whose} still waits: {}", sheet.due(only)),
            Sort::Question => format!("{whose} waits: {}", sheet.due(only)),
            Sort::Channel => format!("{whose} needs you"),
            Sort::Answer => format!("Your answer did not leave: {whose}"),
            Sort::Publication => format!("Not published: {whose}"),
        };
    }
    let parts = [
        (sheet.count(Sort::Warning), "promise is about to break", "promises are about to break"),
        (sheet.count(Sort::Question), "question waits", "questions wait"),
        (sheet.count(Sort::Channel), "channel needs you", "channels need you"),
        (sheet.count(Sort::Answer), "answer did not leave", "answers did not leave"),
        (sheet.count(Sort::Publication), "publication is not out", "publications are not out"),
    ];
    let parts = parts.iter().filter(|(count, ..)| *count > 0).map(|(count, one, many)| {
        format!("{} {}", count_words(*count as u64), if *count == 1 { one } else { many })
    });
    format!("{business}: {}", parts.collect::<Vec<_>>().join(", "))
}

pub(super) fn text(sheet: &Sheet<'_>) -> String {
    let mut text = String::new();
    let headings = [
        (Sort::Warning, "promises are about to break", "A promise is about to break"),
        (Sort::Question, "questions wait", "A question waits"),
        (Sort::Channel, "channels need you", "A channel needs you"),
        (Sort::Answer, "answers did not leave", "An answer did not leave"),
        (Sort::Publication, "publications are not out", "A publication is not out"),
    ];
    let mut room = MOST;
    for (sort, many, one) in headings {
        let all: Vec<&Item> = sheet.items.iter().filter(|item| item.sort == sort).collect();
        match all.len() {
            0 => continue,
            1 => text.push_str(one),
            count => text.push_str(&capital(&format!("{} {many}", count_words(count as u64)))),
        }
        text.push_str("\n\n");
        for item in all.iter().take(room) {
            tell_of(&mut text, sheet, item);
        }
        if all.len() > room {
            let more = all.len() - room;
            let _ = write!(text, "And {more} more: {}\n\n", sheet.link("/desk/inbox"));
        }
        room = room.saturating_sub(all.len());
    }
    let _ = write!(
        text,
        "-- \nYou are {} of {}. What you are told, and when, is yours to choose:\n{}\n",
        sheet.role,
        sheet.business.name,
        sheet.link("/desk/settings/notices")
    );
    text
}

fn tell_of(text: &mut String, sheet: &Sheet<'_>, item: &Item) {
    let due = sheet.due(item);
    let colon = if due.is_empty() { "" } else { ": " };
    let _ = writeln!(text, "{}{colon}{due}", item.whose(sheet.words));
    if item.is_theirs() {
        if sheet.words == Words::Words {
            for line in shorten(&tidy(&item.said), MOST_WORDS).lines() {
                let _ = writeln!(text, "> {line}");
            }
        }
    } else {
        let _ = writeln!(text, "{}", item.said);
    }
    let _ = write!(text, "{}\n\n", sheet.link(&item.path));
}

fn line(words: &str) -> String {
    one_line(&tidy(words), 300)
}
