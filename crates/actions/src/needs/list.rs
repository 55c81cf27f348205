//! Needs with their figures, ranked: how many different people asked, where, since when, and what answers it.

use crate::App;
use crate::error::{Deed, DeedError};
use chrono::TimeDelta;
use domain::inbox::{Direction, Send};
use domain::media::PieceName;
use domain::{BusinessId, ConversationId, MessageId, NeedId, Timestamp};
use meaning::{Vector, Wish};
use std::collections::HashMap;
use store::{NeedName, Question};

/// One row of the needs page.
#[derive(Clone, Debug)]
pub struct NeedView {
    pub id: NeedId,
    pub title: String,
    /// A person named it.
    pub renamed: bool,
    pub people: u64,
    pub questions: u64,
    /// Different people in the last thirty days.
    pub people_lately: u64,
    pub first_asked: Timestamp,
    pub last_asked: Timestamp,
    /// Questions in each of the last twelve weeks, oldest first.
    pub weeks: [u64; 12],
    /// Networks with how many people asked there, most first.
    pub networks: Vec<(String, u64)>,
    /// The piece that answers it, or the draft that is to.
    pub piece: Option<PieceName>,
    /// A few more questions in their own words, names removed; empty until [`add_words`] was asked.
    pub words: Vec<String>,
}

impl NeedView {
    pub fn is_answered(&self) -> bool {
        self.piece.as_ref().is_some_and(|piece| piece.out.is_some())
    }
}

/// A need as it stands beside a conversation: a line or two.
#[derive(Clone, Debug)]
pub struct NeedLine {
    pub id: NeedId,
    pub title: String,
    pub people: u64,
    /// Different people in the last thirty days.
    pub people_lately: u64,
    /// The piece that answers it, or the draft that is to.
    pub piece: Option<PieceName>,
}

/// A need with everything in it.
#[derive(Clone, Debug)]
pub struct OpenNeed {
    pub view: NeedView,
    /// Newest first, names removed.
    pub questions: Vec<ShownQuestion>,
    /// What staff answered, newest first, each text once.
    pub answers: Vec<GivenAnswer>,
    /// The words the questions share: why they are together.
    pub shared_words: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct ShownQuestion {
    pub message: MessageId,
    pub conversation: ConversationId,
    pub text: String,
    pub network: String,
    pub asked_at: Timestamp,
    /// A person put it here.
    pub moved: bool,
    /// What the sentence model made of it, in its own bytes.
    pub(crate) vector: Option<Vec<u8>>,
}

impl ShownQuestion {
    pub(crate) fn wish(&self) -> Wish {
        Wish::of(&self.text, self.vector.as_deref().and_then(Vector::from_bytes))
    }
}

/// What a question asks for, ready to be compared with others.
pub(crate) fn wish_of(question: &Question) -> Wish {
    Wish::of(&question.text, question.vector.as_deref().and_then(Vector::from_bytes))
}

#[derive(Clone, Debug)]
pub struct GivenAnswer {
    pub conversation: ConversationId,
    pub text: String,
    pub to: String,
    pub at: Timestamp,
    pub network: String,
}

const WORDS_SHOWN: usize = 3;
const WORDS_LOOKED_AT: u64 = 12;
const QUESTIONS_SHOWN: u64 = 200;
/// Characters of a question among others; all of it stands in its conversation.
const SHOWN: usize = 2000;

/// Every need that somebody asked: unanswered ones first, then by people, then by the latest question.
pub async fn list_needs(app: &App, business: BusinessId) -> Deed<Vec<NeedView>> {
    let names = app.of(business).list_needs().await?;
    let mut views = with_figures(app, business, names, None).await?;
    views.sort_by_key(|view| (view.is_answered(), std::cmp::Reverse((view.people, view.last_asked))));
    Ok(views)
}

/// What most people asked in the last thirty days and nothing answers yet, most first.
pub async fn list_begun(app: &App, business: BusinessId, limit: u64) -> Deed<Vec<NeedView>> {
    let desk = app.of(business);
    let asked = desk.list_asked_lately(lately(app), limit).await?;
    let mut names = Vec::new();
    for id in &asked {
        names.extend(desk.lookup_need(*id).await?);
    }
    with_figures(app, business, names, Some(&asked)).await
}

/// Puts beside each need a few more questions in customers' own words, names removed.
pub async fn add_words(app: &App, business: BusinessId, views: &mut [NeedView]) -> Deed<()> {
    let newest =
        app.of(business).list_newest_questions(views.iter().map(|view| view.id), WORDS_LOOKED_AT).await?;
    for view in views {
        let words = newest.iter().filter(|asked| asked.need == view.id.0).map(|asked| {
            let names: Vec<&str> = asked.contact_name.iter().map(String::as_str).collect();
            domain::text::one_line(&meaning::without_names(&asked.text, &names), 60)
        });
        view.words =
            words.filter(|words| *words != view.title && !words.is_empty()).take(WORDS_SHOWN).collect();
    }
    Ok(())
}

/// One need: its questions, and what has been answered.
pub async fn open_need(app: &App, business: BusinessId, id: NeedId) -> Deed<OpenNeed> {
    let desk = app.of(business);
    let name = desk.lookup_need(id).await?.ok_or(DeedError::NoSuch("need"))?;
    if let Some(other) = name.merged_into {
        return Box::pin(open_need(app, business, other)).await;
    }
    let view =
        with_figures(app, business, vec![name], Some(&[id])).await?.pop().ok_or(DeedError::NoSuch("need"))?;
    let questions = desk.list_questions(id, QUESTIONS_SHOWN).await?;
    let conversations: HashMap<_, _> = desk
        .list_conversations(questions.iter().map(|question| question.conversation))
        .await?
        .into_iter()
        .map(|conversation| (conversation.id, conversation))
        .collect();
    let said = desk.list_messages_of(conversations.keys().copied(), 2000).await?;
    let channels: HashMap<_, _> =
        desk.list_known_channels().await?.into_iter().map(|channel| (channel.id, channel.network)).collect();
    let mut answers: Vec<GivenAnswer> = Vec::new();
    for message in said.iter().rev() {
        let ours = matches!(&message.direction, Direction::Out { send: Send::Sent { .. }, .. });
        if ours && message.deleted_at.is_none() && !answers.iter().any(|answer| answer.text == message.text) {
            answers.push(GivenAnswer {
                conversation: message.conversation,
                text: message.text.clone(),
                to: conversations
                    .get(&message.conversation)
                    .map(|c| c.shown_name().to_owned())
                    .unwrap_or_default(),
                at: message.written_at,
                network: channels.get(&message.channel).cloned().unwrap_or_default(),
            });
        }
    }
    let texts: Vec<&str> = questions.iter().map(|question| question.text.as_str()).collect();
    let shared_words = meaning::shared_words(&texts);
    let questions = questions
        .into_iter()
        .map(|question| {
            let name = conversations
                .get(&question.conversation)
                .and_then(|c| c.contact_name.as_deref())
                .unwrap_or_default();
            ShownQuestion {
                text: meaning::without_names(&domain::text::shorten(&question.text, SHOWN), &[name]),
                message: question.message,
                conversation: question.conversation,
                network: question.network,
                asked_at: question.asked_at,
                moved: question.moved_by.is_some(),
                vector: question.vector,
            }
        })
        .collect();
    Ok(OpenNeed { view, questions, answers, shared_words })
}

/// The need of what was asked last in a conversation.
pub async fn need_of_conversation(
    app: &App,
    business: BusinessId,
    id: ConversationId,
) -> Deed<Option<NeedLine>> {
    let desk = app.of(business);
    let Some(need) = desk.find_need_of(id).await? else { return Ok(None) };
    let Some(name) = desk.lookup_need(need).await? else { return Ok(None) };
    let (people, people_lately) = desk.count_askers(need, lately(app)).await?;
    let piece = desk.list_answers(Some(&[need])).await?.into_iter().map(|(_, piece)| piece).next();
    Ok(Some(NeedLine { id: need, title: name.title, people, people_lately, piece }))
}

/// Since when somebody counts as having asked lately.
fn lately(app: &App) -> Timestamp {
    app.now().minus(TimeDelta::days(30))
}

/// The figures of these needs: `only` some, or all there are.
async fn with_figures(
    app: &App,
    business: BusinessId,
    names: Vec<NeedName>,
    only: Option<&[NeedId]>,
) -> Deed<Vec<NeedView>> {
    let desk = app.of(business);
    let figures = desk.list_need_figures(only, lately(app)).await?;
    let figures: HashMap<_, _> = figures.into_iter().map(|figure| (figure.need, figure)).collect();
    let mut weeks: HashMap<NeedId, [u64; 12]> = HashMap::new();
    for (need, week, count) in desk.list_need_weeks(only, app.now(), 12).await? {
        if let Some(place) = weeks.entry(need).or_default().get_mut(week) {
            *place = count;
        }
    }
    let mut networks: HashMap<NeedId, Vec<(String, u64)>> = HashMap::new();
    for (need, network, count) in desk.list_need_networks(only).await? {
        networks.entry(need).or_default().push((network, count));
    }
    let mut answers: HashMap<NeedId, PieceName> = HashMap::new();
    for (need, piece) in desk.list_answers(only).await? {
        // The first is the one that is out, or was begun first.
        answers.entry(need).or_insert(piece);
    }
    Ok(names
        .into_iter()
        .filter_map(|name| {
            let figure = figures.get(&name.id)?;
            Some(NeedView {
                id: name.id,
                title: name.title,
                renamed: name.renamed_by.is_some(),
                people: figure.people,
                questions: figure.questions,
                people_lately: figure.people_lately,
                first_asked: figure.first_asked,
                last_asked: figure.last_asked,
                weeks: weeks.remove(&name.id).unwrap_or_default(),
                networks: networks.remove(&name.id).unwrap_or_default(),
                piece: answers.remove(&name.id),
                words: Vec::new(),
            })
        })
        .collect())
}
