//! Erasing a person and their words, because they wish so. It cannot be undone; what is left names nobody.

use crate::App;
use crate::error::{Deed, DeedError};
use crate::seal::hash_token;
use crate::team::allowed;
use crate::work::Job;
use domain::media::Piece;
use domain::needs::need_title;
use domain::team::{Deed as Wish, Seat};
use domain::{BusinessId, ChannelId, ContactId, ConversationId, NeedId, PieceId};
use std::collections::HashSet;
use store::{BusinessStore, Erased, Known, Tx};

/// So many letters of theirs in a row are a quotation; a draft made from a need quotes whole questions.
const QUOTED: usize = 25;

/// What would go, for whoever is asked whether they mean it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    pub contact: ContactId,
    /// The name to show.
    pub name: String,
    /// What they wrote.
    pub theirs: usize,
    /// What was written to them, notes included.
    pub ours: usize,
    pub conversations: usize,
    /// Articles and drafts whose text quotes them: these are not changed.
    pub quoted_in: Vec<(PieceId, String)>,
}

/// What erasing whoever this conversation is with would do. Nothing is changed.
pub async fn look_at_erasure(app: &App, by: &Seat, id: ConversationId) -> Deed<Erasure> {
    allowed(by, Wish::Manage)?;
    let desk = app.of(by.business);
    let conversation = desk.lookup_conversation(id).await?.ok_or(DeedError::NoSuch("conversation"))?;
    let known = desk.list_known_of(conversation.contact).await?;
    let ours = known.messages.iter().filter(|message| message.ours).count();
    Ok(Erasure {
        contact: conversation.contact,
        name: conversation.shown_name().to_owned(),
        theirs: known.messages.len() - ours,
        ours,
        conversations: known.conversations.len(),
        quoted_in: quoted_in(&desk, &known).await?,
    })
}

/// Erases whoever this conversation is with, on every channel: their words, what was written to them, their names and
/// addresses, and what networks sent of it. A network that tells it again does not bring it back.
pub async fn erase(app: &App, by: &Seat, id: ConversationId) -> Deed<Erased> {
    allowed(by, Wish::Manage)?;
    let now = app.now();
    let mut tx = app.of(by.business).begin().await?;
    let conversation = tx.lookup_conversation(id).await?.ok_or(DeedError::NoSuch("conversation"))?;
    let known = tx.list_known_of(conversation.contact).await?;
    let mut digests = Vec::new();
    let mut names = Vec::new();
    for message in &known.messages {
        let Some(name) = &message.remote_id else { continue };
        digests.push(of_message(by.business, message.channel, name));
        names.push(name.clone());
    }
    for (network, name) in &known.identities {
        let Some(name) = name else { continue };
        digests.push(of_person(by.business, network, name));
        names.push(name.clone());
    }
    let needs = needs_of(&tx, &known).await?;
    let pictures = tx.list_attachments(known.messages.iter().map(|message| message.id)).await?;
    let erased = tx.erase_contact(conversation.contact, &known, digests, &names, by.staff, now).await?;
    for (need, words) in needs {
        call_otherwise(&mut tx, need, &words).await?;
    }
    tx.remove_empty_needs().await?;
    tx.enqueue(Job::Regroup.order(app), now).await?;
    let what = format!("erased a person on their wish: {} messages", erased.messages);
    tx.add_audit(app.ids.next(), Some(by.staff), &what, now).await?;
    tx.commit().await?;
    // What a crash leaves here is swept.
    for picture in pictures {
        app.blobs.remove_folder(&super::attached::folder(by.business, picture.id)).await?;
    }
    Ok(erased)
}

/// Whether a network tells again what was erased.
pub(super) async fn was_erased(tx: &Tx, channel: ChannelId, remote_id: &str) -> Deed<bool> {
    Ok(tx.is_erased(&of_message(tx.business(), channel, remote_id)).await?)
}

/// Whether somebody was erased: what they liked is not counted a second time.
pub(super) async fn was_person_erased(tx: &Tx, network: &str, remote_id: &str) -> Deed<bool> {
    Ok(tx.is_erased(&of_person(tx.business(), network, remote_id)).await?)
}

fn of_message(business: BusinessId, channel: ChannelId, remote_id: &str) -> String {
    hash_token(&format!("message {business} {channel} {remote_id}"))
}

fn of_person(business: BusinessId, network: &str, remote_id: &str) -> String {
    hash_token(&format!("person {business} {network} {remote_id}"))
}

/// The needs their questions are in, each with their words.
async fn needs_of(tx: &Tx, known: &Known) -> Deed<Vec<(NeedId, String)>> {
    let mut needs = Vec::new();
    for message in known.messages.iter().filter(|message| !message.ours) {
        let question = tx.lookup_question(message.id).await?;
        needs.extend(question.and_then(|question| question.need.map(|need| (need, question.text))));
    }
    Ok(needs)
}

/// A need that was called by their words is called by somebody else's.
async fn call_otherwise(tx: &mut Tx, need: NeedId, words: &str) -> Deed<()> {
    let theirs = need_title(&crate::needs::title_of(words));
    let Some(mut named) = tx.lookup_need(need).await? else { return Ok(()) };
    if named.renamed_by.is_some() || theirs.as_deref() != Some(named.title.as_str()) {
        return Ok(());
    }
    let next = tx.list_questions(need, 1).await?.into_iter().next();
    let next = next.and_then(|question| need_title(&crate::needs::title_of(&question.text)));
    let piece = tx.list_pieces_for(need).await?.into_iter().map(|piece| piece.title).next();
    named.title = next.or(piece.filter(|title| !title.is_empty())).unwrap_or_else(|| "A question".into());
    Ok(tx.save_need(&named).await?)
}

/// The pieces whose text holds words of theirs.
async fn quoted_in(desk: &BusinessStore, known: &Known) -> Deed<Vec<(PieceId, String)>> {
    let said: HashSet<String> = known
        .messages
        .iter()
        .filter(|message| !message.ours)
        .filter_map(|message| {
            let start: String = plain(&message.text).chars().take(QUOTED).collect();
            (start.chars().count() == QUOTED).then_some(start)
        })
        .collect();
    let mut found = Vec::new();
    let mut from = None;
    loop {
        let page = desk.list_pieces(None, from, 100).await?;
        let quotes = |piece: &Piece| {
            let text = plain(&piece.body);
            said.iter().any(|words| text.contains(words))
        };
        found.extend(page.rows.into_iter().filter(quotes).map(|piece| (piece.id, piece.title)));
        match page.next {
            Some(next) => from = Some(next),
            None => return Ok(found),
        }
    }
}

/// Letters and digits alone: Markdown puts signs between them.
fn plain(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
