//! Finding what was written, by whom, and what answers it.

use crate::App;
use crate::error::Deed;
use domain::BusinessId;
use domain::contacts::Identity;
use domain::finding::Wanted;
use domain::inbox::Conversation;
use domain::media::Piece;
use store::{Cursor, FoundMessage, Page};

/// What fits the words somebody typed.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What was looked for; `None` where no word was typed.
    pub wanted: Option<Wanted>,
    pub people: Vec<Person>,
    pub pieces: Vec<Piece>,
    pub messages: Page<FoundMessage>,
}

/// Somebody, by the accounts they are known by, and what they wrote last.
#[derive(Clone, Debug)]
pub struct Person {
    pub identities: Vec<Identity>,
    pub last: Conversation,
}

const PEOPLE: u64 = 8;
const ARTICLES: u64 = 8;

/// Looks through everything; people and pieces stand before the first page of messages only.
pub async fn find(
    app: &App,
    business: BusinessId,
    typed: &str,
    from: Option<Cursor>,
    limit: u64,
) -> Deed<Found> {
    let Some(wanted) = Wanted::of(typed) else { return Ok(Found::default()) };
    let desk = app.of(business);
    let (people, pieces) = if from.is_none() {
        (find_people(app, business, typed, PEOPLE).await?, desk.search_pieces(&wanted, ARTICLES).await?)
    } else {
        (Vec::new(), Vec::new())
    };
    let messages = desk.search_messages(&wanted, from, limit).await?;
    Ok(Found { wanted: Some(wanted), people, pieces, messages })
}

/// People who wrote to us, by name, handle or address.
pub async fn find_people(app: &App, business: BusinessId, typed: &str, limit: u64) -> Deed<Vec<Person>> {
    let Some(wanted) = Wanted::of(typed) else { return Ok(Vec::new()) };
    let desk = app.of(business);
    let mut people = Vec::new();
    for contact in desk.search_contacts(&wanted, limit).await? {
        let last = desk.list_conversations_of(contact, 1).await?.into_iter().next();
        if let Some(last) = last {
            people.push(Person { identities: desk.list_identities_of(contact).await?, last });
        }
    }
    Ok(people)
}

/// Articles by title, summary and text.
pub async fn find_pieces(app: &App, business: BusinessId, typed: &str, limit: u64) -> Deed<Vec<Piece>> {
    let Some(wanted) = Wanted::of(typed) else { return Ok(Vec::new()) };
    Ok(app.of(business).search_pieces(&wanted, limit).await?)
}

/// Messages, newest first.
pub async fn find_messages(
    app: &App,
    business: BusinessId,
    typed: &str,
    from: Option<Cursor>,
    limit: u64,
) -> Deed<Page<FoundMessage>> {
    let Some(wanted) = Wanted::of(typed) else { return Ok(Page::default()) };
    Ok(app.of(business).search_messages(&wanted, from, limit).await?)
}
