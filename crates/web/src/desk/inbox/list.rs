//! The list: those that wait, by due time, then those at rest.

use super::kinds::kind_words;
use crate::desk::today::network_of;
use crate::door::Caller;
use crate::parts::icon::network_name;
use crate::parts::shell::{self, times};
use crate::parts::time::Chips as _;
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
use words::{Times, Value, Voice, say};

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
    let (times, voice) = (times(web, caller), caller.voice);
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
    let nothing = rest.as_ref().is_none_or(|page| page.rows.is_empty());
    Ok(html! {
        section.pane.conversations #list data-refresh=(address) data-on="conversation"
            aria-label=(say!(voice, "list-name")) {
            header.top {
                h1 { (say!(voice, "inbox")) }
                span.soft { (how_many(caller)) }
                div.tools {
                    a.button.quiet href="/desk/inbox/search" aria-label=(say!(voice, "search")) { (icon("search")) }
                }
            }
            (releases_wait(voice, releases))
            div.rows {
                @if nobody {
                    div.empty {
                        p { b { (say!(voice, "list-nobody")) } }
                        p { (say!(voice, "list-nobody-more")) }
                        @if nothing && caller.may(Deed::Manage) {
                            a.button href="/desk/channels" { (say!(voice, "connect-a-channel")) }
                        }
                    }
                }
                @for conversation in waiting.iter().flat_map(|page| &page.rows) {
                    (row(web, &channels, times, conversation, open))
                }
                @if let Some(address) = waiting.as_ref().and_then(|page| more("waiting", page.next)) {
                    a.more href=(address) { (say!(voice, "list-due-later")) }
                }
                @if let Some(rest) = &rest {
                    @if !rest.rows.is_empty() { h2 { (say!(voice, "list-answered")) } }
                    @for conversation in &rest.rows { (row(web, &channels, times, conversation, open)) }
                    @if let Some(address) = more("rest", rest.next) {
                        a.more href=(address) { (say!(voice, "show-older")) }
                    }
                }
            }
        }
    })
}

fn how_many(caller: &Caller) -> String {
    let (voice, waiting, news) = (caller.voice, caller.waiting, caller.news);
    match (waiting, news) {
        (0, 0) => say!(voice, "list-nobody-waits"),
        (0, news) => say!(voice, "list-nobody-waits-news", news = news),
        (waiting, 0) => say!(voice, "list-waiting", waiting = waiting),
        (waiting, news) => say!(voice, "list-waiting-news", waiting = waiting, news = news),
    }
}

/// What is to be looked at before it stands on the website.
pub fn releases_wait(voice: Voice, count: u64) -> Markup {
    let words = match count {
        0 => return html! {},
        1..100 => {
            say!(voice, "releases-wait", count = count, counted = Value::Plain(voice.counted_first(count)))
        }
        _ => say!(voice, "releases-wait-many"),
    };
    html! { p.releases-wait { a href="/desk/inbox/releases" { (icon("globe")) (words) } } }
}

fn row(
    web: &Web,
    channels: &[Channel],
    times: Times,
    conversation: &Conversation,
    open: Option<ConversationId>,
) -> Markup {
    let voice = times.voice;
    let network = network_of(channels, conversation.channel);
    html! {
        a.conversation.rest[conversation.due_at.is_none()].news[conversation.unseen > 0]
            href=(format!("/desk/inbox/{}", conversation.id))
            aria-current=[(open == Some(conversation.id)).then_some("true")] {
            span.who {
                bdi {
                    @if conversation.unseen > 0 { i.new-dot {} span.unseen { (say!(voice, "list-new")) " " } }
                    (conversation.shown_name())
                }
                @match conversation.due_at {
                    Some(due) => (times.due_chip(due)),
                    None => time.when { (times.when(conversation.last_message_at)) },
                }
            }
            span.place {
                (mark(web, network)) (network_name(web, network)) ", " (kind_words(voice, conversation.kind))
                @if conversation.closed.is_some() { ", " (say!(voice, "list-closed")) }
            }
            (snippet(voice, &conversation.snippet))
        }
    }
}

/// The words keep their own direction, whoever's they are.
pub fn snippet(voice: Voice, words: &str) -> Markup {
    html! {
        @match words.strip_prefix(OURS) {
            Some(ours) => span.snippet { (say!(voice, "list-ours")) " " bdi { (ours) } },
            None => span.snippet dir="auto" { (words) },
        }
    }
}
