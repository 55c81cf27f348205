//! Closing the loop: everyone who asked is told, each in their own conversation, after a person read every message.

use crate::App;
use crate::error::{Deed, DeedError, Why};
use crate::inbox::{may_answer, what_it_answers, write_reply};
use crate::team::allowed;
use ::words::{Value, Voice, say};
use chrono::TimeDelta;
use domain::business::Business;
use domain::channels::Channel;
use domain::inbox::{Asked, Conversation, MayAnswer, ReplyText, UNDO_SECONDS};
use domain::team::{Deed as Wish, Seat};
use domain::{BusinessId, ContactId, ConversationId, Language, PieceId, Timestamp};
use std::collections::{HashMap, HashSet};
use store::{BusinessStore, Question};
use words::message;

/// One message to somebody who asked, as proposed.
#[derive(Clone, Debug)]
pub struct Telling {
    pub conversation: Conversation,
    pub channel: Channel,
    /// What they asked.
    pub question: String,
    pub text: String,
    /// Longest text there, as that network counts.
    pub most: usize,
    /// Somebody left them out before.
    pub left_out: bool,
    /// Why they cannot be told there (any more), in a sentence.
    pub cannot: Option<String>,
}

const MOST: u64 = 2000;

/// Who asked what this piece answers and has not been told yet, with a message for each; who was left out, too.
pub async fn propose_tellings(app: &App, business: BusinessId, id: PieceId) -> Deed<Vec<Telling>> {
    let desk = app.of(business);
    let piece = desk.lookup_piece(id).await?.ok_or(DeedError::NoSuch("piece"))?;
    let asked = asked_for(&desk, id).await?;
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let profile = desk.lookup_business().await?.ok_or(DeedError::NoSuch("business"))?;
    let link = format!("{}{}", app.address_of(&profile), piece.path());
    let before = Before::read(&desk, id, &asked).await?;
    let channels = desk.list_channels().await?;
    // The latest question of each person stands for them, and one message for all who asked in one thread.
    let (mut people, mut threads) = (HashSet::new(), HashSet::new());
    let questions: Vec<_> = asked
        .into_iter()
        .filter(|question| !before.told.contains(&question.contact))
        .filter(|question| people.insert(question.contact) && threads.insert(question.conversation))
        .collect();
    let conversations =
        desk.list_conversations(questions.iter().map(|question| question.conversation)).await?;
    let mut tellings = Vec::new();
    for question in questions {
        let Some(conversation) =
            conversations.iter().find(|conversation| conversation.id == question.conversation)
        else {
            continue;
        };
        // Who asked under the piece itself has it before their eyes.
        if conversation.origin.is_some_and(|origin| origin.piece == id) {
            continue;
        }
        let Some(channel) = channels.iter().find(|channel| channel.id == conversation.channel) else {
            continue;
        };
        let Some(network) = app.network(&channel.network) else { continue };
        let Some(answer) = network.answer() else { continue };
        let rule = answer.length(conversation.kind);
        // When they asked is enough to say yes; what else is known of the thread may still say so.
        let asked = Asked { last_at: Some(question.asked_at), gone: false, ..Asked::of(conversation.kind) };
        let cannot = if answer.may_answer(&asked).is_yes() {
            None
        } else {
            match may_answer(app, business, conversation, channel).await?.here {
                MayAnswer::Yes { .. } => None,
                MayAnswer::No { why } => Some(why),
                MayAnswer::Never => Some("Nothing can be sent there.".to_owned()),
            }
        };
        tellings.push(Telling {
            text: words(
                Voice::new(language_of(&question.text, conversation, &profile), None),
                conversation.contact_name.as_deref().unwrap_or_default(),
                &link,
                rule.most(),
            ),
            question: question.text,
            most: rule.most(),
            left_out: before.left_out.contains(&question.contact),
            cannot,
            conversation: conversation.clone(),
            channel: channel.clone(),
        });
    }
    Ok(tellings)
}

/// What was asked that a piece answers, newest first.
async fn asked_for(desk: &BusinessStore, piece: PieceId) -> Deed<Vec<Question>> {
    let mut asked = Vec::new();
    for need in desk.list_needs_of(piece).await? {
        asked.extend(desk.list_questions(need, MOST).await?);
    }
    asked.sort_by_key(|question| std::cmp::Reverse(question.asked_at));
    Ok(asked)
}

/// Who was told of a piece, or left out: people, in whichever of their conversations that was.
struct Before {
    told: HashSet<ContactId>,
    left_out: HashSet<ContactId>,
}

impl Before {
    /// `asked`: the questions the piece answers.
    async fn read(desk: &BusinessStore, piece: PieceId, asked: &[Question]) -> Deed<Self> {
        let tellings: HashMap<_, _> = desk.list_tellings(piece).await?.into_iter().collect();
        let began = desk.list_conversations(tellings.keys().copied()).await?;
        let began = began.iter().map(|conversation| (conversation.id, conversation.contact));
        let (mut told, mut left_out) = (HashSet::new(), HashSet::new());
        for (conversation, person) in began.chain(askers(asked)) {
            match tellings.get(&conversation) {
                Some(Some(_)) => told.insert(person),
                Some(None) => left_out.insert(person),
                None => false,
            };
        }
        left_out.retain(|person| !told.contains(person));
        Ok(Self { told, left_out })
    }
}

/// Whoever asked, and in which conversation; in a thread there may be several.
fn askers(asked: &[Question]) -> impl Iterator<Item = (ConversationId, ContactId)> {
    asked.iter().map(|question| (question.conversation, question.contact))
}

fn words(voice: Voice, name: &str, link: &str, most: usize) -> String {
    let first_name = name.split_whitespace().next().unwrap_or_default();
    // Networks find an address by its ends: nothing stands beside it.
    let link = || Value::Plain(link.to_owned());
    let long = match first_name.chars().count() {
        1..=30 if !first_name.contains(['@', '.']) => {
            say!(voice, "tell-named", name = first_name, link = link())
        }
        _ => say!(voice, "tell", link = link()),
    };
    if long.chars().count() <= most { long } else { say!(voice, "tell-short", link = link()) }
}

/// What somebody is spoken to in: what they asked in, where that is clear; what they read our form in; what our website speaks.
fn language_of(question: &str, conversation: &Conversation, business: &Business) -> Language {
    let asked = crate::media::language(question).and_then(Language::from_code);
    asked.or(conversation.language).or(business.language).unwrap_or_default()
}

/// Sends what a person has read and perhaps changed, each in its own conversation; those left out are remembered, too.
/// All of it or nothing is saved; each can be undone for ten seconds. `knew`: what had come by then they had read.
pub async fn send_tellings(
    app: &App,
    by: &Seat,
    id: PieceId,
    tell: Vec<(ConversationId, String)>,
    leave_out: Vec<ConversationId>,
    knew: Option<Timestamp>,
) -> Deed<usize> {
    allowed(by, Wish::Publish)?;
    let now = app.now();
    let mut tx = app.of(by.business).begin().await?;
    // Held: what two send at the same moment reaches nobody twice.
    let piece = tx.hold_piece(id).await?.ok_or(DeedError::NoSuch("piece"))?;
    if piece.out.is_none() {
        return Err(DeedError::Said(Why::Refused, message!("not-on-the-website")));
    }
    let leaves = app.clock.ahead(TimeDelta::seconds(UNDO_SECONDS));
    let asked = asked_for(&tx, id).await?;
    let mut told = Before::read(&tx, id, &asked).await?.told;
    let mut count = 0;
    for (conversation, text) in tell {
        let conversation =
            tx.lookup_conversation(conversation).await?.ok_or(DeedError::NoSuch("conversation"))?;
        let text = ReplyText::new(&text).map_err(|error| {
            DeedError::Refused(format!("The message to {}: {error}", conversation.shown_name()))
        })?;
        // In another of their conversations counts, too.
        let mut people: Vec<_> = askers(&asked)
            .filter(|(thread, _)| *thread == conversation.id)
            .map(|(_, person)| person)
            .collect();
        if people.is_empty() {
            people.push(conversation.contact);
        }
        if people.iter().all(|person| told.contains(person)) {
            let name = conversation.shown_name();
            return Err(DeedError::TooLate(format!("{name} has been told already.")));
        }
        told.extend(people);
        let answers = what_it_answers(&tx, conversation.id, knew).await?;
        let message = write_reply(app, &mut tx, by, &conversation, &text, (leaves, answers), None).await;
        let message = message.map_err(|error| match error {
            DeedError::Refused(why) => {
                DeedError::Refused(format!("The message to {}: {why}", conversation.shown_name()))
            }
            other => other,
        })?;
        if !tx.add_telling(id, conversation.id, Some(message.id), now).await? {
            return Err(DeedError::TooLate(format!("{} has been told already.", conversation.shown_name())));
        }
        count += 1;
    }
    for conversation in leave_out {
        if tx.lookup_conversation(conversation).await?.is_none() {
            return Err(DeedError::NoSuch("conversation"));
        }
        tx.add_telling(id, conversation, None, now).await?;
    }
    tx.add_audit(app.ids.next(), Some(by.staff), &format!("told {count} people of a piece"), now).await?;
    tx.commit().await?;
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::{Language, Voice};

    #[test]
    fn a_telling_greets_by_first_name_and_fits() {
        let words = |name, most| super::words(Voice::default(), name, "https://x.example/a", most);
        assert!(words("Bjørn Lindqvist", 300).starts_with("Hello Bjørn, you asked"));
        assert!(words("ben.test", 300).starts_with("Hello, you"));
        assert_eq!(words("Bjørn", 50), "We answered this here: https://x.example/a");
        let arabic = super::words(Voice::new(Language::Arabic, None), "Ben", "https://x.example/a", 300);
        assert!(
            arabic.starts_with("مرحبًا \u{2068}Ben\u{2069}، ") && arabic.ends_with(": https://x.example/a"),
            "{arabic}"
        );
    }
}
