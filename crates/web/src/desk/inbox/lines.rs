//! The lines of a conversation: what was said, by whom, and what became of what we sent.

use super::attached;
use super::kinds::sight_words;
use super::moderation;
use super::releases;
use crate::door::Caller;
use crate::parts::icon;
use crate::parts::icon::network_name;
use crate::parts::said::in_english;
use crate::parts::time::capital;
use crate::state::Web;
use actions::InVain;
use actions::inbox::{Line, Thread};
use domain::inbox::{Direction, Message, Moderated, Moderation, ReleaseRule, Send, Shown};
use domain::team::Deed;
use domain::text::initials;
use domain::{Link, MessageId};
use maud::{Markup, html};
use words::{Times, Value, Voice, say};

pub fn lines(web: &Web, caller: &Caller, thread: &Thread, times: Times) -> Markup {
    let days: Vec<String> = thread.lines.iter().map(|line| times.day(line.message.written_at)).collect();
    html! {
        @for (number, line) in thread.lines.iter().enumerate() {
            @if number == 0 || days[number] != days[number - 1] { h2.day { span { (days[number]) } } }
            (one(web, caller, thread, line, times))
        }
    }
}

fn one(web: &Web, caller: &Caller, thread: &Thread, line: &Line, times: Times) -> Markup {
    let message = &line.message;
    let words = words(line, times);
    html! {
        @match &message.direction {
            Direction::In { .. } => article.line id=(line_of(message.id)) {
                span.face { (initials(&line.writer)) }
                (theirs(web, caller, thread, line, times, &words))
            },
            Direction::Out { send, .. } => article.line.ours {
                span.face.ours { (initials(&caller.business.name)) }
                (ours(web, caller, thread, line, send, times, &words))
            },
            Direction::Note { .. } => article.note {
                header {
                    (icon("lock"))
                    b { (line.writer) }
                    span { (say!(times.voice, "line-note")) }
                    time { (times.clock(message.written_at)) }
                }
                (words)
            },
        }
    }
}

fn words(line: &Line, times: Times) -> Markup {
    let (message, voice) = (&line.message, times.voice);
    html! {
        @if message.deleted_at.is_some() {
            p.words.gone {
                @if by_us(line) { (say!(voice, "line-deleted-by-us")) }
                @else { (say!(voice, "line-deleted-by-writer")) }
            }
        } @else {
            p.words dir="auto" { (message.text) }
        }
        (attached::all(voice, line))
        @if let Some(words) = sight_words(voice, message.sight) { p.sight { (icon("info")) (words) } }
    }
}

fn theirs(web: &Web, caller: &Caller, thread: &Thread, line: &Line, times: Times, words: &Markup) -> Markup {
    let (message, voice) = (&line.message, times.voice);
    let edited = message.edited_at.is_some() && message.deleted_at.is_none();
    html! {
        div {
            header {
                b { bdi { (line.writer) } }
                time {
                    (times.clock(message.written_at))
                    @if edited { " · " (say!(voice, "line-edited")) }
                    (on_the_network(web, thread, message, times))
                }
            }
            (words)
            @if decided_here(caller, thread) { (releases::standing(caller, message)) }
            (moderation::beside(caller, thread, line, network_name(web, &thread.channel.network), times))
        }
    }
}

fn ours(
    web: &Web,
    caller: &Caller,
    thread: &Thread,
    line: &Line,
    send: &Send,
    times: Times,
    words: &Markup,
) -> Markup {
    let (message, voice) = (&line.message, times.voice);
    let network = network_name(web, &thread.channel.network);
    html! {
        div {
            header {
                b { (caller.business.name) }
                span.by {
                    @if line.writer.is_empty() { (say!(voice, "line-written-there", network = network)) }
                    @else { (say!(voice, "line-by", who = &line.writer)) }
                }
                @if message.is_private() { span.by { (icon("lock")) (say!(voice, "line-privately")) } }
                (delivery(web, caller, thread, line, send, times))
            }
            (words)
            @if let Some(kept) = &line.kept {
                p.wrong { (icon("triangle-alert")) (in_english(voice, &kept.why)) }
            }
            (doubt(web, caller, thread, message, send))
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
fn on_the_network(web: &Web, thread: &Thread, message: &Message, times: Times) -> Markup {
    let name = network_name(web, &thread.channel.network);
    let voice = times.voice;
    html! {
        @if let Some(link) = Link::of(message.link.as_deref()) {
            " "
            a href=(link) rel="noopener noreferrer" target="_blank"
                title=(say!(voice, "line-see-there", network = name)) {
                (say!(voice, "line-there", network = name))
            }
        }
    }
}

fn delivery(web: &Web, caller: &Caller, thread: &Thread, line: &Line, send: &Send, times: Times) -> Markup {
    let (message, voice) = (&line.message, times.voice);
    let in_a_moment =
        |from: i64| html! { span data-left=(from / 1000) { (say!(voice, "leaves-in-a-moment")) } };
    html! {
        @match send {
            Send::Sent { at } => time {
                (icon("check")) (say!(voice, "line-sent", time = Value::Plain(times.clock(*at))))
                (on_the_network(web, thread, message, times))
            },
            Send::Waiting { from } if *from > times.here.now && caller.may(Deed::Answer) => {
                form.undo method="post" action=(format!("/desk/messages/{}/undo", message.id)) {
                    (in_a_moment(from.0))
                    button.small data-key="u" { (say!(voice, "undo")) }
                }
            }
            Send::Waiting { from } if *from > times.here.now => time { (icon("clock")) (in_a_moment(from.0)) },
            Send::Waiting { .. } => time { (icon("clock")) (still_waits(thread, line, times)) },
            Send::Sending { .. } => time { (icon("clock")) (say!(voice, "on-its-way")) },
            Send::Refused { .. } | Send::Unsure { .. } => {},
        }
    }
}

fn still_waits(thread: &Thread, line: &Line, times: Times) -> String {
    let voice = times.voice;
    if thread.removed || !thread.channel.state.works() {
        return say!(voice, "line-waits-for-channel");
    }
    match &line.kept {
        None => say!(voice, "line-waits-its-turn"),
        Some(InVain { again: Some(again), .. }) => {
            say!(voice, "line-tried-again", when = Value::Plain(times.when(*again)))
        }
        Some(_) => say!(voice, "line-not-sent"),
    }
}

/// A failure stays visible where it happened, with the reason in plain words and something to do.
fn doubt(web: &Web, caller: &Caller, thread: &Thread, message: &Message, send: &Send) -> Markup {
    let voice = caller.voice;
    let again = ("no", say!(voice, "send-again"));
    let (what, deeds): (Markup, Vec<_>) = match send {
        Send::Refused { reason } => (
            html! {
                (icon("triangle-alert")) b { (say!(voice, "doubt-not-sent")) }
                " " (in_english(voice, &capital(reason)))
            },
            vec![again],
        ),
        Send::Unsure { why, .. } => (
            html! {
                (icon("triangle-alert")) b { (say!(voice, "doubt-perhaps")) }
                " " (in_english(voice, &format!("{}.", capital(why.trim_end_matches('.')))))
                " " (where_to_look(web, thread, voice))
            },
            vec![("yes", say!(voice, "doubt-arrived")), again],
        ),
        _ => return html! {},
    };
    html! {
        @if caller.may(Deed::Answer) {
            form.wrong method="post" action=(format!("/desk/messages/{}/decision", message.id)) {
                p { (what) }
                @for (value, words) in &deeds { button.small name="arrived" value=(value) { (words) } " " }
            }
        } @else {
            div.wrong { p { (what) } }
        }
    }
}

/// Where somebody sees whether an answer of ours arrived.
fn where_to_look(web: &Web, thread: &Thread, voice: Voice) -> String {
    match web.app.network(&thread.channel.network).map(|network| network.about()) {
        Some(about) if about.home => say!(voice, "doubt-look-mail"),
        Some(about) => say!(voice, "doubt-look", network = about.name),
        None => say!(voice, "doubt-look-there"),
    }
}
