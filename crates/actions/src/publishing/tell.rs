//! Closing the loop: everyone who asked is told, each in their own conversation, after a person read every message.

use crate::App;
use crate::error::{Deed, DeedError};
use crate::inbox::write_reply;
use crate::team::allowed;
use chrono::TimeDelta;
use domain::channels::Channel;
use domain::inbox::{Conversation, ReplyText, UNDO_SECONDS};
use domain::team::{Deed as Wish, Seat};
use domain::{ArticleId, BusinessId, ConversationId};
use std::collections::HashSet;

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
}

const MOST: u64 = 2000;

/// Who asked what this article answers and has not been told yet, with a message for each; who was left out, too.
pub async fn propose_tellings(app: &App, business: BusinessId, id: ArticleId) -> Deed<Vec<Telling>> {
    let desk = app.of(business);
    let article = desk.lookup_article(id).await?.ok_or(DeedError::NoSuch("article"))?;
    let Some(need) = article.need else { return Ok(Vec::new()) };
    let profile = desk.lookup_business().await?.ok_or(DeedError::NoSuch("business"))?;
    let link = format!("{}/articles/{}", app.address_of(&profile), article.slug);
    let (told, left_out): (Vec<_>, Vec<_>) =
        desk.list_tellings(id).await?.into_iter().partition(|(_, message)| message.is_some());
    let only = |(conversation, _): (ConversationId, _)| conversation;
    let told: HashSet<ConversationId> = told.into_iter().map(only).collect();
    let left_out: HashSet<ConversationId> = left_out.into_iter().map(only).collect();
    let channels = desk.list_channels().await?;
    // The latest question of each person stands for them: nobody is told twice.
    let mut people = HashSet::new();
    let questions: Vec<_> = desk
        .list_questions(need, MOST)
        .await?
        .into_iter()
        .filter(|question| !told.contains(&question.conversation) && people.insert(question.contact))
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
        // Who asked under the article itself has it before their eyes.
        if conversation.origin.is_some_and(|origin| origin.article == id) {
            continue;
        }
        let Some(channel) = channels.iter().find(|channel| channel.id == conversation.channel) else {
            continue;
        };
        let Some(network) = app.network(&channel.network) else { continue };
        let Some(answer) = network.answer() else { continue };
        let rule = answer.length(conversation.kind);
        tellings.push(Telling {
            text: words(conversation.contact_name.as_deref().unwrap_or_default(), &link, rule.most()),
            question: question.text,
            most: rule.most(),
            left_out: left_out.contains(&conversation.id),
            conversation: conversation.clone(),
            channel: channel.clone(),
        });
    }
    Ok(tellings)
}

fn words(name: &str, link: &str, most: usize) -> String {
    let first_name = name.split_whitespace().next().unwrap_or_default();
    let greeting = match first_name.chars().count() {
        0 => "Hello".to_owned(),
        length if length > 30 || first_name.contains(['@', '.']) => "Hello".to_owned(),
        _ => format!("Hello {first_name}"),
    };
    let long = format!("{greeting}, you asked us about this. We have written down what we know: {link}");
    if long.chars().count() <= most { long } else { format!("We answered this here: {link}") }
}

/// Sends what a person has read and perhaps changed, each in its own conversation; those left out are remembered, too.
/// All of it or nothing is saved; each can be undone for ten seconds.
pub async fn send_tellings(
    app: &App,
    by: &Seat,
    id: ArticleId,
    tell: Vec<(ConversationId, String)>,
    leave_out: Vec<ConversationId>,
) -> Deed<usize> {
    allowed(by, Wish::Publish)?;
    let now = app.now();
    let mut tx = app.of(by.business).begin().await?;
    let article = tx.lookup_article(id).await?.ok_or(DeedError::NoSuch("article"))?;
    if article.out.is_none() {
        return Err(DeedError::refused("The article is not on the website yet: publish it first."));
    }
    let leaves = app.clock.ahead(TimeDelta::seconds(UNDO_SECONDS));
    let mut count = 0;
    for (conversation, text) in tell {
        let conversation =
            tx.lookup_conversation(conversation).await?.ok_or(DeedError::NoSuch("conversation"))?;
        let text = ReplyText::new(&text).map_err(|error| {
            DeedError::Refused(format!("The message to {}: {error}", conversation.shown_name()))
        })?;
        let message = write_reply(app, &mut tx, by, &conversation, &text, leaves).await?;
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
    tx.add_audit(app.ids.next(), Some(by.staff), &format!("told {count} people of an article"), now).await?;
    tx.commit().await?;
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_telling_greets_by_first_name_and_fits() {
        assert!(words("Bjørn Lindqvist", "https://x.example/a", 300).starts_with("Hello Bjørn, you asked"));
        assert!(words("ben.test", "https://x.example/a", 300).starts_with("Hello, you"));
        assert_eq!(words("Bjørn", "https://x.example/a", 50), "We answered this here: https://x.example/a");
    }
}
