//! One conversation as a transcript, with the composer under it.

use super::attached;
use super::context;
use super::list::{Where, list};
use super::moderation;
use super::picture;
use super::releases;
use super::window::{self, Mode};
use crate::door::Caller;
use crate::once;
use crate::parts::icon::network_name;
use crate::parts::shell::{self, Section, here};
use crate::parts::time::{Chips as _, Here, capital, thousands};
use crate::parts::{Trouble, icon, mark};
use crate::state::{Web, id};
use actions::inbox::{Line, Suggestion, Thread, UNDO_CLOSURE, look, open_thread, suggest_answer};
use actions::{InVain, LengthRule};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use domain::inbox::{
    Conversation, Direction, Kind, Message, Moderated, Moderation, NoteText, ReleaseRule, Send, Shown,
};
use domain::team::Deed;
use domain::text::initials;
use domain::{ConversationId, Link, MessageId};
use maud::{Markup, html};
use serde::Deserialize;

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
    let main = html! { main.inbox #main { (list) section.pane.thread.nothing { p.empty { "Choose a conversation. " kbd { "j" } " and " kbd { "k" } " move, " kbd { "enter" } " opens; " kbd { "?" } " shows all keys." } } } };
    Ok(shell::page(&web, &caller, Section::Inbox, "Inbox", &main))
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

/// What stands in the composer when the page opens.
#[derive(Default)]
pub struct Composer {
    pub text: String,
    pub mode: Mode,
    /// A picture that was chosen, sealed, and what is on it.
    pub picture: Option<String>,
    pub alt: String,
    pub wrong: Option<String>,
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
    let here = here(web, caller);
    let waiting = web.app.of(caller.seat().business).list_waiting(None, 2).await?.rows;
    let next = waiting.into_iter().find(|other| other.id != id);
    let title = thread.conversation.shown_name().to_owned();
    let suggested = suggestion.as_ref().filter(|_| opened.r#use.as_deref() == Some("suggestion"));
    let taken = suggested.map(|suggestion| Composer { text: suggestion.text.clone(), ..Composer::default() });
    let composer = taken.as_ref().unwrap_or(composer);
    let main = html! {
        main.inbox.open #main {
            (list)
            section.pane.thread aria-label="Conversation" {
                (head(web, caller, &thread, here))
                (origin(web, &thread, here))
                div.transcript #lines tabindex="0" role="group" aria-label="What was said" data-refresh=(format!("/desk/inbox/{id}")) data-on=(format!("conversation:{id}")) data-scroll="end" {
                    @if let Some(older) = thread.older { a.more href=(format!("/desk/inbox/{id}?older={older}")) { "Show older messages" } }
                    (lines(web, caller, &thread, here))
                    (read_so_far(&thread, older.is_none()))
                    (done_here(caller, &thread, next.as_ref(), here))
                }
                (compose(web, caller, &thread, suggestion.as_ref(), composer, here))
            }
            (context::pane(web, caller, &thread, suggestion.as_ref(), opened.told.as_deref(), here))
        }
    };
    Ok(shell::page(web, caller, Section::Inbox, &title, &main))
}

fn head(web: &Web, caller: &Caller, thread: &Thread, here: Here) -> Markup {
    let conversation = &thread.conversation;
    let address = format!("/desk/inbox/{}", conversation.id);
    html! {
        header.top {
            a.back href="/desk/inbox" aria-label="Back to the list" { (icon("chevron-left")) }
            div.title { h1 { bdi { (conversation.shown_name()) } }
                small { (mark(web, &thread.channel.network)) (network_name(web, &thread.channel.network)) ", " @if conversation.public { "public " } (conversation.kind.words()) }
                // The whole title leads there, where the pane has no place beside.
                a.about href="#about" aria-haspopup="dialog" { span.unseen { "About this conversation: who it is, the need, who has it" } (icon("chevron-right")) } }
            div.tools {
                @if let Some(due) = conversation.due_at { (here.due_chip(due)) }
                @if caller.may(Deed::Answer) {
                    @if conversation.closed.is_some() {
                        form method="post" action=(format!("{address}/reopening")) { button.quiet title="Open again" aria-label="Open again" { (icon("undo-2")) } }
                    } @else {
                        form method="post" action=(format!("{address}/closure")) { button.quiet title="Close: no answer needed (e)" aria-label="Close: no answer needed" data-key="e" { (icon("check")) } }
                    }
                }
            }
        }
    }
}

fn origin(web: &Web, thread: &Thread, here: Here) -> Markup {
    let Some((piece, publication)) = &thread.origin else { return html! {} };
    html! {
        div.origin {
            @if let Some(cover) = piece.cover { img src=(format!("/pictures/{cover}/320.jpg")) alt="" width="44" height="44"; }
            div {
                "Began under the article " a href=(format!("/desk/media/pieces/{}", piece.id)) { (piece.title) }
                small { (mark(web, &thread.channel.network)) " " (thread.channel.name)
                    @if let Some(publication) = publication { " · published " (here.date(publication.planned_at)) }
                    " · " (thread.began_there) @if thread.began_there == 1 { " conversation" } @else { " conversations" }
                    @if thread.channel.simulated { " · simulated" } }
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
fn done_here(caller: &Caller, thread: &Thread, next: Option<&Conversation>, here: Here) -> Markup {
    let conversation = &thread.conversation;
    let last = thread.lines.iter().rev().map(|line| &line.message.direction);
    let last = last.into_iter().find(|direction| !matches!(direction, Direction::Note { .. }));
    let leaving =
        matches!(last, Some(Direction::Out { send: Send::Waiting { .. } | Send::Sending { .. }, .. }));
    if conversation.due_at.is_some() && !leaving {
        return html! {};
    }
    let undo = conversation.closed.filter(|closure| here.now.since(closure.at) <= UNDO_CLOSURE);
    html! {
        div.done-here {
            @if undo.is_some() && caller.may(Deed::Answer) {
                form method="post" action=(format!("/desk/inbox/{}/reopening", conversation.id)) { span { (icon("check")) "Closed. " } button.small data-key="u" { "Undo" } }
            }
            @if let Some(next) = next {
                a.button href=(format!("/desk/inbox/{}", next.id)) data-key="f" { "Next: " bdi { (next.shown_name()) } @if let Some(due) = next.due_at { " " (here.due_chip(due)) } (icon("chevron-right")) kbd { "f" } }
            } @else { span.soft { "Nobody else waits." } }
        }
    }
}

fn lines(web: &Web, caller: &Caller, thread: &Thread, here: Here) -> Markup {
    let days: Vec<String> = thread.lines.iter().map(|line| here.day(line.message.written_at)).collect();
    html! {
        @for (number, line) in thread.lines.iter().enumerate() {
            @if number == 0 || days[number] != days[number - 1] { h2.day { span { (days[number]) } } }
            (one(web, caller, thread, line, here))
        }
    }
}

fn one(web: &Web, caller: &Caller, thread: &Thread, line: &Line, here: Here) -> Markup {
    let message = &line.message;
    let words = html! {
        @if message.deleted_at.is_some() { p.words.gone { @if by_us(line) { "Deleted by us" } @else { "Deleted by its writer" } } }
        @else { p.words dir="auto" { (message.text) } }
        (attached::all(line))
        @if let Some(words) = message.sight.words() { p.sight { (icon("info")) (words) } }
    };
    let edited = html! { @if message.edited_at.is_some() && message.deleted_at.is_none() { " · edited" } };
    html! {
        @match &message.direction {
            Direction::In { .. } => article.line id=(line_of(message.id)) {
                span.face { (initials(&line.writer)) }
                div { header { b { bdi { (line.writer) } } time { (here.clock(message.written_at)) (edited) (on_the_network(web, thread, message)) } } (words) @if decided_here(caller, thread) { (releases::standing(caller, message)) } (moderation::beside(caller, thread, line, network_name(web, &thread.channel.network), here)) }
            },
            Direction::Out { send, .. } => article.line.ours {
                span.face.ours { (initials(&caller.business.name)) }
                div {
                    header { b { (caller.business.name) } @if line.writer.is_empty() { span.by { "written on " (network_name(web, &thread.channel.network)) } } @else { span.by { "by " (line.writer) } } @if message.is_private() { span.by { (icon("lock")) "privately" } } (delivery(web, caller, thread, line, send, here)) }
                    (words)
                    @if let Some(kept) = &line.kept { p.wrong { (icon("triangle-alert")) (kept.why) } }
                    (doubt(web, caller, thread, message, send))
                }
            },
            Direction::Note { .. } => article.note {
                header { (icon("lock")) b { (line.writer) } span { "Note, only we see this" } time { (here.clock(message.written_at)) } }
                (words)
            },
        }
    }
}

/// Where a line stands on its page.
pub fn line_of(message: MessageId) -> String {
    format!("m{}", message.0.simple())
}

/// Whether we deleted it there, and not its writer.
fn by_us(line: &Line) -> bool {
    let deletion = |wish: &Moderated| wish.deed == Moderation::Delete && wish.state.is_done();
    line.moderated.iter().any(deletion)
}

/// Whether one of us decides what of it stands on the website.
fn decided_here(caller: &Caller, thread: &Thread) -> bool {
    let conversation = &thread.conversation;
    let by_us = caller.business.releases.of(conversation.kind) == ReleaseRule::AfterALook;
    conversation.public && conversation.shown != Shown::Hidden && thread.origin.is_some() && by_us
}

/// Where it stands on its network, for everybody who may see it there.
fn on_the_network(web: &Web, thread: &Thread, message: &Message) -> Markup {
    let name = network_name(web, &thread.channel.network);
    html! { @if let Some(link) = Link::of(message.link.as_deref()) { " " a href=(link) rel="noopener noreferrer" target="_blank" title=(format!("See it on {name}")) { "on " (name) } } }
}

fn delivery(web: &Web, caller: &Caller, thread: &Thread, line: &Line, send: &Send, here: Here) -> Markup {
    let message = &line.message;
    html! {
        @match send {
            Send::Sent { at } => time { (icon("check")) "sent " (here.clock(*at)) (on_the_network(web, thread, message)) },
            Send::Waiting { from } if *from > here.now && caller.may(Deed::Answer) => form.undo method="post" action=(format!("/desk/messages/{}/undo", message.id)) {
                span data-left=(from.0 / 1000) { "leaves in a moment" } button.small data-key="u" { "Undo" } },
            Send::Waiting { from } if *from > here.now => time { (icon("clock")) span data-left=(from.0 / 1000) { "leaves in a moment" } },
            Send::Waiting { .. } => time { (icon("clock")) @if thread.removed || !thread.channel.state.works() { "waits until the channel is connected again" }
                @else { @match &line.kept { None => "waits for its turn", Some(InVain { again: Some(again), .. }) => { "not sent yet, tried again " (here.when(*again)) }, Some(_) => "not sent" } } },
            Send::Sending { .. } => time { (icon("clock")) "on its way" },
            Send::Refused { .. } | Send::Unsure { .. } => {},
        }
    }
}

/// A failure stays visible where it happened, with the reason in plain words and something to do.
fn doubt(web: &Web, caller: &Caller, thread: &Thread, message: &Message, send: &Send) -> Markup {
    let network = web.app.network(&thread.channel.network);
    let look = network.map_or("Look there", |network| network.about().where_to_look);
    let (what, deeds): (Markup, &[_]) = match send {
        Send::Refused { reason } => (
            html! { (icon("triangle-alert")) b { "Not sent." } " " (capital(reason)) },
            &[("no", "Send again")],
        ),
        Send::Unsure { why, .. } => (
            html! { (icon("triangle-alert")) b { "Perhaps sent." } " " (capital(why.trim_end_matches('.'))) ". " (look) ", then say:" },
            &[("yes", "It arrived"), ("no", "Send again")],
        ),
        _ => return html! {},
    };
    html! {
        @if caller.may(Deed::Answer) {
            form.wrong method="post" action=(format!("/desk/messages/{}/decision", message.id)) {
                p { (what) }
                @for (value, words) in deeds { button.small name="arrived" value=(value) { (words) } " " }
            }
        } @else { div.wrong { p { (what) } } }
    }
}

/// What the script counts.
fn counted(rule: LengthRule) -> &'static str {
    if matches!(rule, LengthRule::Characters(_)) { "characters" } else { "graphemes" }
}

fn compose(
    web: &Web,
    caller: &Caller,
    thread: &Thread,
    suggestion: Option<&Suggestion>,
    composer: &Composer,
    here: Here,
) -> Markup {
    if !caller.may(Deed::Answer) {
        return html! { footer.composer { p.empty { "You may read here. Agents, editors and owners answer." } } };
    }
    let conversation = &thread.conversation;
    let address = format!("/desk/inbox/{}", conversation.id);
    let network = web.app.network(&thread.channel.network);
    let answers = network.filter(|_| !thread.removed).and_then(|network| network.answer());
    let rule = answers.map(|answer| answer.length(conversation.kind));
    let private = answers.map(|answer| answer.length(Kind::Direct).most());
    // What cannot be sent is not offered; a note always can be.
    let may_reply = rule.is_some() && thread.ways.here.is_yes();
    let mode = match composer.mode {
        Mode::Reply if !may_reply => Mode::Note,
        Mode::Privately if !thread.ways.privately.is_yes() => Mode::Note,
        mode => mode,
    };
    let (sign, tab, send) = if conversation.public {
        ("globe", "Reply publicly", "Send publicly")
    } else {
        ("mail", "Reply privately", "Send privately")
    };
    html! {
        footer.composer {
            @if let Some(suggestion) = suggestion { div.suggested {
                div { small { "Suggested" @if let Some((to, _)) = &suggestion.said_to { ", from your reply to " (to) } } p dir="auto" { (suggestion.text) } }
                (context::use_this(&address, suggestion))
            } }
            @if let Some(words) = &composer.wrong { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
            @if thread.removed { p.soft { (icon("unplug")) "“" (thread.channel.name) "” is no longer connected, so nothing can be sent there; notes can. " @if caller.may(Deed::Manage) { a href=(format!("/desk/channels/new/{}", thread.channel.network)) { "Connect it again" } } @else { "An owner can connect it again." } } }
            @else if let Some(lacks) = network.and_then(|network| network.lacks()) { p.soft { (icon("info")) (lacks) } }
            @if !thread.removed { (window::sentences(thread, network_name(web, &thread.channel.network), here)) }
            form #composer method="post" action=(format!("{address}/replies")) data-composer="" data-draft=(conversation.id) {
                (once::key(web))
                div.modes {
                    label { input type="radio" name="as" value="reply" checked[mode == Mode::Reply] disabled[!may_reply]; (icon(sign)) span { (tab) } }
                    (window::private_mode(thread, mode == Mode::Privately))
                    label { input type="radio" name="as" value="note" checked[mode == Mode::Note] data-key="n"; (icon("lock")) span { "Note" } }
                }
                div.present data-present=(format!("{address}/presence")) role="status" {}
                textarea name="text" rows="3" required aria-label="Your answer" placeholder="Write a reply" data-most=(rule.map_or(NoteText::MOST, LengthRule::most)) data-most-note=(NoteText::MOST) data-most-privately=[private] data-most-bytes=[rule.and_then(LengthRule::most_bytes)] data-count-as=[rule.map(counted)] data-key="r" dir="auto" { (composer.text) }
                (picture::part(web, thread, composer))
                div.send {
                    small data-count="" { @if let Some(rule) = rule { "0 of " (thousands(rule.most() as u64)) } @else if thread.removed { "Only notes: the channel is disconnected" } @else { "Only notes: this network does not let us answer here" } }
                    button.primary data-note="Save note" data-privately="Send privately" data-send=(send) { (icon("send")) span { (send) } kbd { "ctrl ↵" } }
                }
            }
        }
    }
}
