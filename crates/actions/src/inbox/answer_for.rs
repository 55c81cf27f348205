//! A draft from what the business has already said or published about the same question. A person sends it.

use super::Thread;
use crate::App;
use crate::error::Deed;
use crate::needs::wish_of;
use domain::inbox::{Direction, Message, Send};
use domain::media::{Piece, PieceName};
use domain::{BusinessId, ConversationId, Timestamp};
use meaning::Wish;
use std::collections::HashSet;
use store::{BusinessStore, Question};

/// A suggested answer with its source.
#[derive(Clone, Debug)]
pub struct Suggestion {
    pub text: String,
    /// Whom we told so, and when.
    pub said_to: Option<(String, Timestamp)>,
    /// What they had asked, their name removed.
    pub asked: Option<String>,
    /// The piece that says so.
    pub piece: Option<PieceName>,
}

const QUESTIONS: u64 = 60;
/// Near questions whose answers are looked at together.
const AT_ONCE: usize = 10;
/// Messages that are read to find the answers of so many conversations.
const LINES: u64 = 200;
const SHOWN: usize = 160;

/// What we last answered to the same question, and the piece that speaks of it where one is out. Questions of one need
/// may still want different things: the need is where to look, not a reason. Nothing once it is answered here.
pub async fn suggest_answer(app: &App, business: BusinessId, thread: &Thread) -> Deed<Option<Suggestion>> {
    let desk = app.of(business);
    let (id, Some(need)) = (thread.conversation.id, &thread.need) else { return Ok(None) };
    let asked_here = desk.list_questions_in([id], 20).await?;
    let Some(question) = asked_here.into_iter().find(|question| question.need == Some(need.id)) else {
        return Ok(None);
    };
    if is_answered(thread, question.asked_at) {
        return Ok(None);
    }
    let wish = wish_of(&question);
    let mut same = desk.list_questions(need.id, QUESTIONS).await?;
    same.retain(|other| other.conversation != id && is_same(&wish, other));
    let mut said = None;
    for some in same.chunks(AT_ONCE) {
        said = last_said_to(&desk, some, &wish).await?;
        if said.is_some() {
            break;
        }
    }
    let mut piece = None;
    if let Some(name) = need.piece.as_ref().filter(|name| name.out.is_some()) {
        let found = desk.lookup_piece(name.id).await?;
        piece = found.filter(|piece| speaks_of(piece, &wish, &same)).map(|found| (name.clone(), found));
    }
    // What was put right in the piece since is not said in its old words again.
    if let Some((_, piece)) = &piece {
        said = said.filter(|(message, _)| !was_updated_after(piece, message.written_at));
    }
    let link = match &piece {
        Some((name, _)) => {
            let profile = desk.lookup_business().await?;
            profile.map(|profile| format!("{}{}", app.address_of(&profile), name.path()))
        }
        None => None,
    };
    let text = match (&said, link) {
        (Some((said, _)), Some(link)) if !said.text.contains(&link) => format!("{}\n\n{link}", said.text),
        (Some((said, _)), _) => said.text.clone(),
        (None, Some(link)) => format!("We wrote this down for you: {link}"),
        (None, None) => return Ok(None),
    };
    let (mut said_to, mut asked) = (None, None);
    if let Some((message, question)) = said
        && let Some(conversation) = desk.lookup_conversation(message.conversation).await?
    {
        let names: Vec<&str> = conversation.contact_name.iter().map(String::as_str).collect();
        asked = Some(meaning::without_names(&domain::text::one_line(&question.text, SHOWN), &names));
        said_to = Some((conversation.shown_name().to_owned(), message.written_at));
    }
    Ok(Some(Suggestion { text, said_to, asked, piece: piece.map(|(name, _)| name) }))
}

/// Whether something of ours left, or is leaving, since it was asked.
fn is_answered(thread: &Thread, asked_at: Timestamp) -> bool {
    thread.lines.iter().map(|line| &line.message).any(|message| {
        message.written_at >= asked_at
            && message.deleted_at.is_none()
            && matches!(&message.direction, Direction::Out { send, .. } if !matches!(send, Send::Refused { .. }))
    })
}

fn is_same(wish: &Wish, other: &Question) -> bool {
    let vector = other.vector.as_deref().and_then(meaning::Vector::from_bytes);
    !vector.is_some_and(|vector| wish.is_far_from(&vector)) && wish_of(other).is_that_of(wish)
}

/// The latest answer to one of these questions, with the question: the first that was said there after it, and to nothing
/// else that was asked there meanwhile.
async fn last_said_to(
    desk: &BusinessStore,
    questions: &[Question],
    wish: &Wish,
) -> Deed<Option<(Message, Question)>> {
    let places: HashSet<ConversationId> = questions.iter().map(|question| question.conversation).collect();
    let said = desk.list_said_in(places.iter().copied(), LINES).await?;
    let all = desk.list_questions_in(places, LINES).await?;
    let mut found: Option<(Message, Question)> = None;
    for question in questions {
        let there = said.iter().rev().filter(|message| message.conversation == question.conversation);
        let (before, after): (Vec<_>, Vec<_>) =
            there.partition(|message| message.written_at < question.asked_at);
        let Some(answer) = after.first() else { continue };
        let since = before.last().map_or(Timestamp(i64::MIN), |message| message.written_at);
        let mut others = all.iter().filter(|other| {
            other.conversation == question.conversation
                && other.message != question.message
                && (since..=answer.written_at).contains(&other.asked_at)
        });
        let newer = found.as_ref().is_none_or(|(message, _)| message.written_at < answer.written_at);
        if newer && others.all(|other| is_same(wish, other)) && wish.is_in_the_language_of(&answer.text) {
            found = Some(((*answer).clone(), question.clone()));
        }
    }
    Ok(found)
}

fn speaks_of(piece: &Piece, wish: &Wish, same: &[Question]) -> bool {
    let text = format!("{}\n{}\n{}", piece.title, piece.summary, piece.body);
    let mut wishes = same.iter().take(AT_ONCE).map(wish_of);
    wish.is_spoken_of_in(&text) || wishes.any(|same| same.is_spoken_of_in(&text))
}

fn was_updated_after(piece: &Piece, said_at: Timestamp) -> bool {
    piece.out.is_some_and(|out| piece.changed_at > out.at) && piece.changed_at > said_at
}
