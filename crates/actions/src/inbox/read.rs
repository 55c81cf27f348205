//! A conversation as one reads it: who said what, under what, and what is known beside it.

use super::moderate::offered;
use super::{Ways, may_answer};
use crate::App;
use crate::error::{Deed, DeedError};
use crate::needs::NeedLine;
use crate::work::Job;
use domain::channels::Channel;
use domain::contacts::Identity;
use domain::inbox::{Conversation, Direction, Fetched, Message, Moderated, Moderation, Send};
use domain::media::Piece;
use domain::publishing::Publication;
use domain::team::Seat;
use domain::{BusinessId, ConversationId, MessageId};
use std::collections::HashMap;
use store::{Cursor, InVain};

/// One message with its writer's name.
#[derive(Clone, Debug)]
pub struct Line {
    pub message: Message,
    /// The contact's name, the colleague's, or empty where nobody is known.
    pub writer: String,
    /// Our words that should have left: what kept them, when they were last tried.
    pub kept: Option<InVain>,
    /// Theirs: what was wished to be done with it there, and what came of it.
    pub moderated: Vec<Moderated>,
    /// The pictures that came with it, as far as they are fetched.
    pub pictures: Vec<Fetched>,
    /// What can be done with it there now.
    pub deeds: Vec<Moderation>,
}

/// Everything the thread and context panes show.
#[derive(Clone, Debug)]
pub struct Thread {
    pub business: BusinessId,
    pub conversation: Conversation,
    pub channel: Channel,
    /// It was taken out of use: nothing can be sent there.
    pub removed: bool,
    /// Oldest first.
    pub lines: Vec<Line>,
    /// Where older messages begin, if there are any.
    pub older: Option<Cursor>,
    /// The piece of media it began under.
    pub origin: Option<(Piece, Option<Publication>)>,
    /// How many conversations began under that piece, everywhere.
    pub began_there: u64,
    pub identities: Vec<Identity>,
    /// What the contact asked before, newest first, without this one.
    pub before: Vec<Conversation>,
    pub need: Option<NeedLine>,
    /// By which ways they can be answered now.
    pub ways: Ways,
    /// Whether a picture can go with an answer where they wrote.
    pub takes_pictures: bool,
    /// Who is there to answer, with their addresses.
    pub team: Vec<(Seat, String)>,
}

const LINES: u64 = 100;

/// Opens a conversation; the latest hundred messages, or those before a cursor.
pub async fn open_thread(
    app: &App,
    business: BusinessId,
    id: ConversationId,
    from: Option<Cursor>,
) -> Deed<Thread> {
    let desk = app.of(business);
    let conversation = desk.lookup_conversation(id).await?.ok_or(DeedError::NoSuch("conversation"))?;
    let channel = desk.lookup_channel(conversation.channel).await?.ok_or(DeedError::NoSuch("channel"))?;
    let team = desk.list_team().await?;
    let removed = desk.is_removed(channel.id).await?;
    let place = (&conversation, &channel, removed);
    let (lines, older) = lines_of(app, business, place, from, &team).await?;
    let origin = match conversation.origin {
        Some(origin) => match desk.lookup_piece(origin.piece).await? {
            Some(piece) => {
                let publication = match origin.publication {
                    Some(id) => desk.lookup_publication(id).await?,
                    None => None,
                };
                Some((piece, publication))
            }
            None => None,
        },
        None => None,
    };
    let began_there = match &origin {
        Some((piece, _)) => desk.count_started_by(piece.id).await?,
        None => 0,
    };
    let mut before = desk.list_conversations_of(conversation.contact, 6).await?;
    before.retain(|other| other.id != id);
    let need = crate::needs::need_of_conversation(app, business, id).await?;
    let answers = app.network(&channel.network).and_then(|network| network.answer());
    let takes_pictures = answers.is_some_and(|answer| answer.most_pictures(conversation.kind) > 0);
    let ways = may_answer(app, business, &conversation, &channel).await?;
    Ok(Thread {
        identities: desk.list_identities_of(conversation.contact).await?,
        business,
        conversation,
        removed,
        channel,
        lines,
        older,
        origin,
        began_there,
        before,
        need,
        ways,
        takes_pictures,
        team,
    })
}

/// The lines of a conversation alone, oldest first; the latest hundred, or those before a cursor. With where older
/// ones begin.
pub async fn open_lines(
    app: &App,
    business: BusinessId,
    id: ConversationId,
    from: Option<Cursor>,
) -> Deed<(Vec<Line>, Option<Cursor>)> {
    let desk = app.of(business);
    let conversation = desk.lookup_conversation(id).await?.ok_or(DeedError::NoSuch("conversation"))?;
    let channel = desk.lookup_channel(conversation.channel).await?.ok_or(DeedError::NoSuch("channel"))?;
    let removed = desk.is_removed(channel.id).await?;
    lines_of(app, business, (&conversation, &channel, removed), from, &desk.list_team().await?).await
}

async fn lines_of(
    app: &App,
    business: BusinessId,
    place: (&Conversation, &Channel, bool),
    from: Option<Cursor>,
    team: &[(Seat, String)],
) -> Deed<(Vec<Line>, Option<Cursor>)> {
    let page = app.of(business).list_messages(place.0.id, from, LINES).await?;
    Ok((with_writers(app, business, place, page.rows, team).await?, page.next))
}

/// Puts the writers' names beside messages given newest first; answers oldest first.
async fn with_writers(
    app: &App,
    business: BusinessId,
    (conversation, channel, removed): (&Conversation, &Channel, bool),
    messages: Vec<Message>,
    team: &[(Seat, String)],
) -> Deed<Vec<Line>> {
    let desk = app.of(business);
    let identities = messages.iter().filter_map(|message| match message.direction {
        Direction::In { from, .. } => Some(from),
        _ => None,
    });
    let identities: HashMap<_, _> =
        desk.list_identities(identities).await?.into_iter().map(|identity| (identity.id, identity)).collect();
    let mut moderated: HashMap<MessageId, Vec<Moderated>> = HashMap::new();
    for wish in desk.list_moderations(messages.iter().map(|message| message.id)).await? {
        moderated.entry(wish.message).or_default().push(wish);
    }
    let mut pictures: HashMap<MessageId, Vec<Fetched>> = HashMap::new();
    let with_some = messages.iter().filter(|message| !message.attachments.is_empty());
    for picture in desk.list_attachments(with_some.map(|message| message.id)).await? {
        pictures.entry(picture.message).or_default().push(picture);
    }
    let team: HashMap<_, _> = team.iter().map(|(seat, _)| (seat.staff, &seat.name)).collect();
    let mut lines = Vec::with_capacity(messages.len());
    for message in messages.into_iter().rev() {
        let writer = match &message.direction {
            Direction::In { from, .. } => {
                identities.get(from).map(|identity| identity.shown_name().to_owned())
            }
            Direction::Out { by: Some(by), .. } | Direction::Note { by } => {
                team.get(by).map(|name| (*name).clone())
            }
            Direction::Out { by: None, .. } => None,
        };
        let kept = match &message.direction {
            Direction::Out { send: Send::Waiting { from }, .. } if *from <= app.now() => {
                desk.find_in_vain(&Job::SendMessage { message: message.id }.unique_key()).await?
            }
            _ => None,
        };
        let moderated = moderated.remove(&message.id).unwrap_or_default();
        let pictures = pictures.remove(&message.id).unwrap_or_default();
        let deeds =
            if removed { Vec::new() } else { offered(app, channel, conversation, &message, &moderated) };
        lines.push(Line { writer: writer.unwrap_or_default(), message, kept, moderated, pictures, deeds });
    }
    Ok(lines)
}
