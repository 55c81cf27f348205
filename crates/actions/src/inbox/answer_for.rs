//! A draft from what the business has already said or published about the same need. A person sends it.

use super::Thread;
use crate::App;
use crate::error::Deed;
use domain::media::{ArticleName, article_path};
use domain::{BusinessId, Timestamp};

/// A suggested answer with its source.
#[derive(Clone, Debug)]
pub struct Suggestion {
    pub text: String,
    /// Whom we told so, and when.
    pub said_to: Option<(String, Timestamp)>,
    /// The article that says so.
    pub article: Option<ArticleName>,
}

const QUESTIONS: u64 = 60;
const NEWEST: usize = 10;

/// The latest answer to another question of the same need; with the article's address where one is out.
pub async fn suggest_answer(app: &App, business: BusinessId, thread: &Thread) -> Deed<Option<Suggestion>> {
    let desk = app.of(business);
    let (id, Some(need)) = (thread.conversation.id, &thread.need) else { return Ok(None) };
    let article = need.article.clone().filter(|article| article.out.is_some());
    let others = desk.list_asked_in(need.id, QUESTIONS).await?.into_iter().filter(|other| *other != id);
    let others: Vec<_> = others.collect();
    // Among the newest there nearly always is one; every answer that was ever given there would be read to choose from all.
    let (newest, older) = others.split_at(others.len().min(NEWEST));
    let mut said = desk.find_last_answer_in(newest.iter().copied()).await?;
    if said.is_none() && !older.is_empty() {
        said = desk.find_last_answer_in(older.iter().copied()).await?;
    }
    let said_to = match &said {
        Some(message) => desk
            .lookup_conversation(message.conversation)
            .await?
            .map(|conversation| (conversation.shown_name().to_owned(), message.written_at)),
        None => None,
    };
    let link = match &article {
        Some(article) => desk
            .lookup_business()
            .await?
            .map(|profile| format!("{}{}", app.address_of(&profile), article_path(&article.slug))),
        None => None,
    };
    let text = match (&said, link) {
        (Some(said), Some(link)) if !said.text.contains(&link) => format!("{}\n\n{link}", said.text),
        (Some(said), _) => said.text.clone(),
        (None, Some(link)) => format!("We wrote this down for you: {link}"),
        (None, None) => return Ok(None),
    };
    Ok(Some(Suggestion { text, said_to, article }))
}
