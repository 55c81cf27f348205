//! Questions asked on our own website, and the asker's private page.

use super::place::Place;
use crate::App;
use crate::channels::home_of;
use crate::error::{Deed, DeedError};
use crate::seal::hash_token;
use domain::business::Business;
use domain::channels::{Author, IncomingMessage};
use domain::inbox::{Conversation, Direction, Kind, Origin, ReplyText, Send, Shown, Sight};
use domain::team::EmailAddress;
use domain::{BusinessId, Language, PieceId, Timestamp};
use networks::Letters;

/// What the ask form holds.
#[derive(Clone, Debug)]
pub struct Question {
    pub text: String,
    /// May be empty where no letter can be sent: then the private page alone is the answer.
    pub email: String,
    /// May be empty.
    pub name: String,
    /// Others may read it, without the name.
    pub public: bool,
    pub about: Option<PieceId>,
    /// In which the form was read: their letters speak it, too.
    pub language: Option<Language>,
}

/// What the asker gets: the link of the private page, and by when there is an answer.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Path only: "/questions/…".
    pub page: String,
    pub due_at: Option<Timestamp>,
}

/// Takes a question from the website in.
pub async fn ask(app: &App, business: BusinessId, question: Question) -> Deed<Asked> {
    let text = ReplyText::new(&question.text)?;
    let email = match question.email.trim() {
        "" if !app.answers_by_letter() => None,
        email => Some(email.parse::<EmailAddress>()?),
    };
    let mut tx = app.of(business).begin().await?;
    let profile = tx.lookup_business().await?.ok_or(DeedError::NoSuch("business"))?;
    let channel = home_of(app, &tx).await?;
    let place = Place { app, business: &profile, channel: &channel };
    let id = app.ids.next().simple().to_string();
    // Who gives no address is known by the question alone.
    let asker = email.as_ref().map_or(id.as_str(), EmailAddress::as_str);
    let message = incoming(app, &id, &id, &text, asker, &question.name, question.public);
    let token = app.key.derive_token(&format!("questions/{id}"));
    let from = place.identity(&mut tx, &message).await?;
    let mut conversation = place.begin(&mut tx, &message, &from, &id, Some(hash_token(&token))).await?;
    if let Some(about) = question.about
        && tx.lookup_piece(about).await?.is_some_and(|piece| piece.out.is_some())
    {
        conversation.origin = Some(Origin { piece: about, publication: None });
    }
    conversation.language = question.language;
    let conversation_id = conversation.id;
    place.add(&mut tx, conversation, message).await?;
    let due_at = tx.lookup_conversation(conversation_id).await?.and_then(|conversation| conversation.due_at);
    tx.commit().await?;
    Ok(Asked { page: format!("/questions/{token}"), due_at })
}

/// The conversation behind a private link, if it belongs to this business's website.
pub async fn find_private_page(app: &App, business: BusinessId, token: &str) -> Deed<Option<Conversation>> {
    match app.store.find_private_page(&hash_token(token)).await? {
        Some((whose, id)) if whose == business => Ok(app.of(business).lookup_conversation(id).await?),
        _ => Ok(None),
    }
}

/// What became of an addition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    New,
    /// It is the last thing they said, word for word: a browser that went back sent it again.
    Already,
}

/// The asker adds something on their private page.
pub async fn add_to_question(app: &App, business: BusinessId, token: &str, text: &str) -> Deed<Added> {
    let text = ReplyText::new(text)?;
    let found = find_private_page(app, business, token).await?.ok_or(DeedError::NoSuch("question"))?;
    let mut tx = app.of(business).begin().await?;
    let conversation = tx.lookup_conversation(found.id).await?.ok_or(DeedError::NoSuch("question"))?;
    let profile = tx.lookup_business().await?.ok_or(DeedError::NoSuch("business"))?;
    let channel = tx.lookup_channel(conversation.channel).await?.ok_or(DeedError::NoSuch("channel"))?;
    let asker = tx.list_identities_of(conversation.contact).await?;
    let asker = asker
        .iter()
        .find(|identity| identity.network == channel.network)
        .ok_or(DeedError::NoSuch("question"))?;
    let asker = asker.remote_id.clone().ok_or(DeedError::NoSuch("question"))?;
    let id = app.ids.next().simple().to_string();
    let message = incoming(app, &id, &conversation.remote_thread, &text, &asker, "", conversation.public);
    let last = tx.list_messages(conversation.id, None, 1).await?.rows.pop();
    if last.is_some_and(|last| matches!(last.direction, Direction::In { .. }) && last.text == text.as_str()) {
        return Ok(Added::Already);
    }
    let place = Place { app, business: &profile, channel: &channel };
    place.add(&mut tx, conversation, message).await?;
    tx.commit().await?;
    Ok(Added::New)
}

/// The asker takes the question back: its words are deleted, and nobody waits any longer.
pub async fn withdraw_question(app: &App, business: BusinessId, token: &str) -> Deed<()> {
    let found = find_private_page(app, business, token).await?.ok_or(DeedError::NoSuch("question"))?;
    let now = app.now();
    let mut tx = app.of(business).begin().await?;
    let mut conversation = tx.lookup_conversation(found.id).await?.ok_or(DeedError::NoSuch("question"))?;
    for mut message in tx.list_messages_of([conversation.id], 1000).await? {
        if matches!(message.direction, Direction::In { .. }) && message.deleted_at.is_none() {
            // No version is kept: the asker asked for exactly that.
            message.text = String::new();
            message.deleted_at = Some(now);
            tx.save_message(&message).await?;
            tx.remove_question(message.id).await?;
            super::owed::forget(&mut tx, &mut conversation, message.id, now).await?;
        } else if matches!(message.direction, Direction::Out { send: Send::Waiting { .. }, .. }) {
            // Nobody is there to read it any more.
            tx.remove_waiting_message(&message).await?;
        }
    }
    conversation.snippet = "Withdrawn by the asker".into();
    conversation.shown = Shown::Hidden;
    tx.save_conversation(&conversation).await?;
    Ok(tx.commit().await?)
}

/// What ties the letters of a conversation together.
pub(super) async fn letters(app: &App, business: &Business, conversation: &Conversation) -> Deed<Letters> {
    if conversation.kind != Kind::Question {
        return Ok(Letters::default());
    }
    let desk = app.of(business.id);
    let began = desk.find_first_inbound(conversation.id).await?.map(|first| first.text).unwrap_or_default();
    let before = desk.list_sent_names(conversation.id, MOST_LETTERS).await?;
    let before = before.into_iter().filter(|name| name.contains('@')).collect();
    let language = conversation.language.or(business.language).unwrap_or_default();
    Ok(Letters { began, before, from: business.mail_from.clone(), language })
}

const MOST_LETTERS: u64 = 200;

/// The private page's address, for conversations that have one.
pub(super) fn page_address(app: &App, business: &Business, conversation: &Conversation) -> Option<String> {
    (conversation.kind == Kind::Question).then(|| {
        let token = app.key.derive_token(&format!("questions/{}", conversation.remote_thread));
        format!("{}/questions/{token}", app.address_of(business))
    })
}

fn incoming(
    app: &App,
    id: &str,
    thread: &str,
    text: &ReplyText,
    asker: &str,
    name: &str,
    public: bool,
) -> IncomingMessage {
    IncomingMessage {
        remote_id: id.to_owned(),
        thread: Some(thread.to_owned()),
        parent: None,
        under: None,
        kind: Kind::Question,
        public,
        from: Author {
            remote_id: Some(asker.to_owned()),
            name: Some(name.trim().to_owned()).filter(|name| !name.is_empty()),
            handle: None,
            ours: false,
        },
        text: text.as_str().to_owned(),
        attachments: Vec::new(),
        link: None,
        written_at: app.now(),
        told_at: app.now(),
        sight: Sight::Open,
    }
}
