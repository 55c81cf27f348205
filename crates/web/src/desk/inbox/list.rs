//! The list: those that wait, by due time, then those at rest.

use crate::desk::today::network_of;
use crate::door::Caller;
use crate::parts::icon::network_name;
use crate::parts::shell::{self, here};
use crate::parts::time::{Chips as _, Here, capital, count_words};
use crate::parts::{Trouble, icon, mark};
use crate::state::{Web, id};
use actions::Cursor;
use axum::extract::{Query, State};
use domain::ConversationId;
use domain::channels::Channel;
use domain::inbox::{Conversation, OURS};
use domain::team::Deed;
use maud::{Markup, html};
use serde::Deserialize;

const AT_ONCE: u64 = 40;

/// Which page of the list, and which conversation is open beside it.
#[derive(Default, Deserialize)]
pub struct Where {
    pub open: Option<String>,
    /// Continue those that wait.
    pub waiting: Option<String>,
    /// Continue those at rest.
    pub rest: Option<String>,
}

pub async fn fragment(
    State(web): State<Web>,
    caller: Caller,
    Query(place): Query<Where>,
) -> Result<Markup, Trouble> {
    let open = place.open.as_deref().and_then(id);
    list(&web, &caller, open, &place).await
}

/// How many wait and how much is new, for pages that show the count alone.
pub async fn counts(caller: Caller) -> Markup {
    shell::counts(&caller)
}

pub async fn list(
    web: &Web,
    caller: &Caller,
    open: Option<ConversationId>,
    place: &Where,
) -> Result<Markup, Trouble> {
    let desk = web.app.of(caller.seat().business);
    let cursor = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<Cursor>().ok());
    let only_rest = place.rest.is_some();
    let waiting =
        if only_rest { None } else { Some(desk.list_waiting(cursor(&place.waiting), AT_ONCE).await?) };
    let all_waiting_shown = waiting.as_ref().is_none_or(|page| page.next.is_none());
    let rest =
        if all_waiting_shown { Some(desk.list_at_rest(cursor(&place.rest), AT_ONCE).await?) } else { None };
    let channels = desk.list_known_channels().await?;
    let releases = desk.count_awaiting_release().await?;
    let here = here(web, caller);
    let address = format!("/desk/inbox/list?open={}", open.map(|open| open.to_string()).unwrap_or_default());
    let more = |name: &str, cursor: Option<Cursor>| {
        cursor.map(|cursor| {
            format!(
                "{}?{name}={cursor}",
                open.map_or("/desk/inbox".to_owned(), |open| format!("/desk/inbox/{open}"))
            )
        })
    };
    let nobody = waiting.as_ref().is_some_and(|page| page.rows.is_empty());
    Ok(html! {
        section.pane.conversations #list data-refresh=(address) data-on="conversation" aria-label="Conversations" {
            header.top {
                h1 { "Inbox" }
                span.soft { @if caller.waiting == 0 { "nobody waits" } @else { (caller.waiting) " wait" } @if caller.news > 0 { ", " (caller.news) " new" } }
                div.tools { a.button.quiet href="/desk/inbox/search" aria-label="Search" { (icon("search")) } }
            }
            (releases_wait(releases))
            div.rows {
                @if nobody {
                    div.empty { p { b { "Nobody waits." } } p { "New questions appear here by themselves, from every channel." }
                        @if rest.as_ref().is_none_or(|page| page.rows.is_empty()) && caller.may(Deed::Manage) { a.button href="/desk/channels" { "Connect a channel" } } }
                }
                @for conversation in waiting.iter().flat_map(|page| &page.rows) { (row(web, &channels, here, conversation, open)) }
                @if let Some(address) = waiting.as_ref().and_then(|page| more("waiting", page.next)) { a.more href=(address) { "Show those due later" } }
                @if let Some(rest) = &rest {
                    @if !rest.rows.is_empty() { h2 { "Answered" } }
                    @for conversation in &rest.rows { (row(web, &channels, here, conversation, open)) }
                    @if let Some(address) = more("rest", rest.next) { a.more href=(address) { "Show older" } }
                }
            }
        }
    })
}

/// What is to be looked at before it stands on the website.
pub fn releases_wait(count: u64) -> Markup {
    let words = match count {
        0 => return html! {},
        1 => "One text waits for your look".to_owned(),
        2..100 => format!("{} texts wait for your look", capital(&count_words(count))),
        _ => "A hundred texts and more wait for your look".to_owned(),
    };
    html! { p.releases-wait { a href="/desk/inbox/releases" { (icon("globe")) (words) } " before " @if count == 1 { "it stands" } @else { "they stand" } " on your website" } }
}

fn row(
    web: &Web,
    channels: &[Channel],
    here: Here,
    conversation: &Conversation,
    open: Option<ConversationId>,
) -> Markup {
    let network = network_of(channels, conversation.channel);
    html! {
        a.conversation.rest[conversation.due_at.is_none()].news[conversation.unseen > 0] href=(format!("/desk/inbox/{}", conversation.id))
            aria-current=[(open == Some(conversation.id)).then_some("true")] {
            span.who { bdi { @if conversation.unseen > 0 { i.new-dot {} span.unseen { "New: " } } (conversation.shown_name()) }
                @match conversation.due_at { Some(due) => (here.due_chip(due)), None => time.when { (here.when(conversation.last_message_at)) } } }
            span.place { (mark(web, network)) (network_name(web, network)) ", " (conversation.kind.words())
                @if conversation.closed.is_some() { ", closed" } }
            (snippet(&conversation.snippet))
        }
    }
}

/// The words keep their own direction, whoever's they are.
pub fn snippet(words: &str) -> Markup {
    html! {
        @match words.strip_prefix(OURS) {
            Some(ours) => span.snippet { (OURS) bdi { (ours) } },
            None => span.snippet dir="auto" { (words) },
        }
    }
}
