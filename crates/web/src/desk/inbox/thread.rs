//! One conversation: its head, what was said, the composer under it and what is known beside it.

use super::composer::{Composer, compose};
use super::context;
use super::kinds::{kind_words, public_kind_words};
use super::lines::lines;
use super::list::{Where, list};
use crate::door::Caller;
use crate::parts::icon::network_name;
use crate::parts::said::say_with;
use crate::parts::shell::{self, Section, times};
use crate::parts::time::Chips as _;
use crate::parts::{Trouble, icon, mark};
use crate::state::{Web, id};
use actions::inbox::{Thread, UNDO_CLOSURE, look, open_thread, suggest_answer};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use domain::ConversationId;
use domain::inbox::{Conversation, Direction, Send};
use domain::team::Deed;
use maud::{Markup, html};
use serde::Deserialize;
use words::{Times, Value, say};

#[derive(Default, Deserialize)]
pub struct Opened {
    /// Messages before this place.
    pub older: Option<String>,
    /// What was done beside the thread, to be said there.
    pub told: Option<String>,
    /// What to put into the composer: the suggested answer.
    pub r#use: Option<String>,
    #[serde(flatten)]
    pub place: Where,
}

pub async fn show_none(
    State(web): State<Web>,
    caller: Caller,
    Query(place): Query<Where>,
) -> Result<Markup, Trouble> {
    let list = list(&web, &caller, None, &place).await?;
    let voice = caller.voice;
    let key = |key: &str| html! { kbd { (key) } };
    let main = html! {
        main.inbox #main {
            (list)
            section.pane.thread.nothing {
                p.empty {
                    (say_with!(
                        voice, "thread-choose";
                        down = key("j"), up = key("k"), open = key("enter"), keys = key("?")
                    ))
                }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Inbox, &say!(voice, "inbox"), &main))
}

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Path(conversation): Path<String>,
    Query(opened): Query<Opened>,
    headers: HeaderMap,
) -> Result<Markup, Trouble> {
    let id: ConversationId = id(&conversation).ok_or_else(|| Trouble::not_found("conversation"))?;
    let saw_news = is_look(&headers) && look(&web.app, caller.seat(), id).await?;
    // The page's own count does not hold what it shows.
    let caller = if saw_news { caller.count_again(&web).await? } else { caller };
    page(&web, &caller, id, &opened, &Composer::default()).await
}

/// Whether somebody has it before their eyes: not a page behind others that keeps itself fresh, nor a browser that fetches
/// what may be opened next.
fn is_look(headers: &HeaderMap) -> bool {
    let says = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let fetched_ahead =
        says("sec-purpose").or(says("purpose")).is_some_and(|purpose| purpose.contains("prefetch"));
    let keeps_fresh = says("x-part").is_some() && says("x-looking").is_none();
    !fetched_ahead && !keeps_fresh
}

pub async fn page(
    web: &Web,
    caller: &Caller,
    id: ConversationId,
    opened: &Opened,
    composer: &Composer,
) -> Result<Markup, Trouble> {
    let older = opened.older.as_deref().and_then(|text| text.parse().ok());
    let thread = open_thread(&web.app, caller.seat().business, id, older).await?;
    let suggestion = suggest_answer(&web.app, caller.seat().business, &thread).await?;
    let list = list(web, caller, Some(id), &opened.place).await?;
    let times = times(web, caller);
    let waiting = web.app.of(caller.seat().business).list_waiting(None, 2).await?.rows;
    let next = waiting.into_iter().find(|other| other.id != id);
    let title = thread.conversation.shown_name().to_owned();
    let suggested = suggestion.as_ref().filter(|_| opened.r#use.as_deref() == Some("suggestion"));
    let taken = suggested.map(|suggestion| Composer { text: suggestion.text.clone(), ..Composer::default() });
    let composer = taken.as_ref().unwrap_or(composer);
    let voice = caller.voice;
    let main = html! {
        main.inbox.open #main {
            (list)
            section.pane.thread aria-label=(say!(voice, "thread-name")) {
                (head(web, caller, &thread, times))
                (origin(web, &thread, times))
                div.transcript #lines tabindex="0" role="group" aria-label=(say!(voice, "thread-lines"))
                    data-refresh=(format!("/desk/inbox/{id}")) data-on=(format!("conversation:{id}"))
                    data-scroll="end" {
                    @if let Some(older) = thread.older {
                        a.more href=(format!("/desk/inbox/{id}?older={older}")) { (say!(voice, "thread-older")) }
                    }
                    (lines(web, caller, &thread, times))
                    (read_so_far(&thread, older.is_none()))
                    (done_here(caller, &thread, next.as_ref(), times))
                }
                (compose(web, caller, &thread, suggestion.as_ref(), composer, times))
            }
            (context::pane(web, caller, &thread, suggestion.as_ref(), opened.told.as_deref(), times))
        }
    };
    Ok(shell::page(web, caller, Section::Inbox, &title, &main))
}

fn head(web: &Web, caller: &Caller, thread: &Thread, times: Times) -> Markup {
    let (conversation, voice) = (&thread.conversation, caller.voice);
    let network = &thread.channel.network;
    html! {
        header.top {
            a.back href="/desk/inbox" aria-label=(say!(voice, "thread-back")) { (icon("chevron-left")) }
            div.title {
                h1 { bdi { (conversation.shown_name()) } }
                small {
                    (mark(web, network)) (network_name(web, network)) ", "
                    @if conversation.public { (public_kind_words(voice, conversation.kind)) }
                    @else { (kind_words(voice, conversation.kind)) }
                }
                // The whole title leads there, where the pane has no place beside.
                a.about href="#about" aria-haspopup="dialog" {
                    span.unseen { (say!(voice, "thread-about")) }
                    (icon("chevron-right"))
                }
            }
            div.tools {
                @if let Some(due) = conversation.due_at { (times.due_chip(due)) }
                @if caller.may(Deed::Answer) { (close_or_open(conversation, times)) }
            }
        }
    }
}

fn close_or_open(conversation: &Conversation, times: Times) -> Markup {
    let (address, voice) = (format!("/desk/inbox/{}", conversation.id), times.voice);
    let again = say!(voice, "thread-open-again");
    html! {
        @if conversation.closed.is_some() {
            form method="post" action=(format!("{address}/reopening")) {
                button.quiet title=(again) aria-label=(again) { (icon("undo-2")) }
            }
        } @else {
            form method="post" action=(format!("{address}/closure")) {
                button.quiet title=(say!(voice, "thread-close-key"))
                    aria-label=(say!(voice, "thread-close")) data-key="e" { (icon("check")) }
            }
        }
    }
}

fn origin(web: &Web, thread: &Thread, times: Times) -> Markup {
    let Some((piece, publication)) = &thread.origin else { return html! {} };
    let voice = times.voice;
    let link = html! { a href=(format!("/desk/media/pieces/{}", piece.id)) { (piece.title) } };
    html! {
        div.origin {
            @if let Some(cover) = piece.cover {
                img src=(format!("/pictures/{cover}/320.jpg")) alt="" width="44" height="44";
            }
            div {
                (say_with!(voice, "thread-began"; article = link))
                small {
                    (mark(web, &thread.channel.network)) " " (thread.channel.name)
                    @if let Some(publication) = publication {
                        @let date = times.date(publication.planned_at);
                        " · " (say!(voice, "thread-published", date = Value::Plain(date)))
                    }
                    " · " (say!(voice, "conversations", count = thread.began_there))
                    @if thread.channel.simulated { " · " (say!(voice, "simulated")) }
                }
            }
        }
    }
}

/// What is answered from this page was written by somebody who had read so much; what comes later still waits. It
/// stands among the lines, so that it is made anew with them.
fn read_so_far(thread: &Thread, newest: bool) -> Markup {
    let theirs = thread.lines.iter().map(|line| &line.message);
    let theirs = theirs.filter(|message| matches!(message.direction, Direction::In { .. }));
    let last = theirs.map(|message| message.received_at).max().filter(|_| newest);
    html! { @if let Some(last) = last { input type="hidden" form="composer" name="knew" value=(last.0); } }
}

/// Nothing more is to be done here: what was done can be undone for a while, and the next one that waits is a step away.
fn done_here(caller: &Caller, thread: &Thread, next: Option<&Conversation>, times: Times) -> Markup {
    let conversation = &thread.conversation;
    let last = thread.lines.iter().rev().map(|line| &line.message.direction);
    let last = last.into_iter().find(|direction| !matches!(direction, Direction::Note { .. }));
    let leaving =
        matches!(last, Some(Direction::Out { send: Send::Waiting { .. } | Send::Sending { .. }, .. }));
    if conversation.due_at.is_some() && !leaving {
        return html! {};
    }
    let undo = conversation.closed.filter(|closure| times.here.now.since(closure.at) <= UNDO_CLOSURE);
    let voice = times.voice;
    html! {
        div.done-here {
            @if undo.is_some() && caller.may(Deed::Answer) {
                form method="post" action=(format!("/desk/inbox/{}/reopening", conversation.id)) {
                    span { (icon("check")) (say!(voice, "thread-closed")) " " }
                    button.small data-key="u" { (say!(voice, "undo")) }
                }
            }
            @if let Some(next) = next {
                a.button href=(format!("/desk/inbox/{}", next.id)) data-key="f" {
                    (say_with!(voice, "thread-next"; who = html! { bdi { (next.shown_name()) } }))
                    @if let Some(due) = next.due_at { " " (times.due_chip(due)) }
                    (icon("chevron-right"))
                    kbd { "f" }
                }
            } @else {
                span.soft { (say!(voice, "thread-nobody-else")) }
            }
        }
    }
}
