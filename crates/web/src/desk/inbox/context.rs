//! Beside the thread: who it is, what they asked before, the need, the suggested answer. Where there is no room for it
//! beside, it is a sheet over the thread: without scripts by its address, `#about`.

use crate::desk::media::stage_words;
use crate::door::Caller;
use crate::parts::icon::network_name;
use crate::parts::said::say_with;
use crate::parts::{icon, mark};
use crate::state::Web;
use actions::inbox::{Suggestion, Thread};
use actions::needs::NeedLine;
use domain::inbox::Shown;
use domain::media::Stage;
use domain::team::Deed;
use domain::text::initials;
use maud::{Markup, html};
use words::{Times, Value, Voice, say};

pub fn pane(
    web: &Web,
    caller: &Caller,
    thread: &Thread,
    suggestion: Option<&Suggestion>,
    told: Option<&str>,
    times: Times,
) -> Markup {
    let (conversation, voice) = (&thread.conversation, caller.voice);
    let address = format!("/desk/inbox/{}", conversation.id);
    html! {
        aside.pane.context #about aria-label=(say!(voice, "about-name")) data-refresh=(address)
            data-on=(format!("conversation:{}", conversation.id)) {
            header.top {
                span.face { (initials(conversation.shown_name())) }
                h2 { bdi { (conversation.shown_name()) } }
                a.close href="#main" aria-label=(say!(voice, "about-close")) { (icon("x")) }
            }
            (who(web, thread, voice))
            @if !thread.before.is_empty() {
                section {
                    h3 { (say!(voice, "about-asked-before")) }
                    @for before in &thread.before {
                        a.before href=(format!("/desk/inbox/{}", before.id)) {
                            span dir="auto" { (before.snippet) }
                            small { (times.date(before.started_at)) }
                        }
                    }
                }
            }
            @if let Some(need) = &thread.need { (need_of_theirs(need, times)) }
            @if let Some(suggestion) = suggestion {
                section.suggestion {
                    h3 { (say!(voice, "about-suggested")) }
                    p dir="auto" { (suggestion.text) }
                    p.soft { (comes_from(suggestion, times)) }
                    @if caller.may(Deed::Answer) { (use_this(&address, suggestion, voice)) }
                }
            }
            (assigned(caller, thread, &address, told))
            @if conversation.public { (on_the_website(caller, thread, &address, told)) }
            @if caller.may(Deed::Manage) {
                section { a.soft href=(format!("{address}/erasure")) { (say!(voice, "about-erase")) } }
            }
        }
    }
}

fn who(web: &Web, thread: &Thread, voice: Voice) -> Markup {
    html! {
        section.who {
            @for identity in &thread.identities {
                @let address = identity.remote_id.as_deref().filter(|id| id.contains('@'));
                p {
                    (mark(web, &identity.network)) (network_name(web, &identity.network))
                    @if let Some(known_as) = identity.handle.as_deref().or(address) { " " small { (known_as) } }
                }
            }
            @if thread.channel.simulated { p.soft { (say!(voice, "about-simulated")) } }
        }
    }
}

fn need_of_theirs(need: &NeedLine, times: Times) -> Markup {
    let voice = times.voice;
    html! {
        section {
            h3 { (say!(voice, "about-need")) }
            a.need href=(format!("/desk/needs/{}", need.id)) dir="auto" { (need.title) }
            p.soft { (say!(voice, "about-need-people", people = need.people, lately = need.people_lately)) }
            @if let Some(piece) = &need.piece {
                @let address = format!("/desk/media/pieces/{}", piece.id);
                @if piece.out.is_some() {
                    p {
                        (icon("check"))
                        (say_with!(voice, "about-answered"; piece = html! { a href=(address) { (piece.title) } }))
                    }
                } @else if matches!(piece.stage(), Stage::Planned { .. }) {
                    p {
                        (icon("clock")) (stage_words(piece.stage(), times)) ": "
                        a href=(address) dir="auto" { (piece.title) }
                    }
                } @else {
                    @let draft = html! { a href=(address) { (say!(voice, "about-draft")) } };
                    p { (icon("pencil")) (say_with!(voice, "about-being-answered"; draft = draft)) }
                }
            }
        }
    }
}

/// What a suggested answer was said to, and where it is written.
fn comes_from(suggestion: &Suggestion, times: Times) -> Markup {
    let voice = times.voice;
    let piece = suggestion.piece.as_ref().map(|piece| {
        html! { a href=(format!("/desk/media/pieces/{}", piece.id)) { (piece.title) } }
    });
    let date = |at| Value::Plain(times.date(at));
    let reply = suggestion.said_to.as_ref().map(|(to, at)| match &suggestion.asked {
        Some(asked) => say!(voice, "about-from-reply-asked", who = to, date = date(*at), asked = asked),
        None => say!(voice, "about-from-reply", who = to, date = date(*at)),
    });
    html! {
        @match (reply, piece) {
            (Some(reply), Some(piece)) => {
                (say_with!(voice, "about-from-both", reply = Value::Plain(reply); piece = piece))
            }
            (Some(reply), None) => (reply),
            (None, Some(piece)) => (say_with!(voice, "about-from-piece"; piece = piece)),
            (None, None) => {},
        }
    }
}

fn assigned(caller: &Caller, thread: &Thread, address: &str, told: Option<&str>) -> Markup {
    let (voice, conversation) = (caller.voice, &thread.conversation);
    let (name, nobody) = (say!(voice, "about-assigned"), say!(voice, "about-nobody"));
    html! {
        section {
            h3 { (name) }
            @if caller.may(Deed::Answer) {
                form.inline method="post" action=(format!("{address}/assignee")) {
                    select name="staff" aria-label=(name) data-submit="" data-key="a" {
                        option value="" { (nobody) }
                        @for (seat, _) in &thread.team {
                            option value=(seat.staff) selected[conversation.assignee == Some(seat.staff)] {
                                (seat.name)
                            }
                        }
                    }
                    button.small { (say!(voice, "about-assign")) }
                }
            } @else {
                p { bdi { (assignee(thread).unwrap_or(&nobody)) } }
            }
            @if told == Some(ASSIGNED) {
                p.done role="status" {
                    (icon("check"))
                    span {
                        @match assignee(thread) {
                            Some(name) => {
                                (say_with!(voice, "about-assigned-to"; who = html! { bdi { (name) } }))
                            }
                            None => (say!(voice, "about-assigned-to-nobody")),
                        }
                    }
                }
            }
        }
    }
}

fn on_the_website(caller: &Caller, thread: &Thread, address: &str, told: Option<&str>) -> Markup {
    let (voice, conversation) = (caller.voice, &thread.conversation);
    let name = say!(voice, "about-website");
    html! {
        section {
            h3 { (name) }
            @if caller.may(Deed::Answer) {
                form.inline method="post" action=(format!("{address}/shown")) {
                    select name="shown" aria-label=(name) data-submit="" {
                        @for &shown in Shown::choices(conversation.kind) {
                            option value=(shown.name()) selected[conversation.shown == shown] {
                                (shown_words(shown, voice))
                            }
                        }
                    }
                    button.small { (say!(voice, "save")) }
                }
            } @else {
                p { (shown_words(conversation.shown, voice)) }
            }
            @if told == Some(SHOWN) {
                p.done role="status" { (icon("check")) span { (shown_saved(conversation.shown, voice)) } }
            }
        }
    }
}

/// What a form of the pane did; the pane says it with what is so now.
pub const ASSIGNED: &str = "assigned";
pub const SHOWN: &str = "shown";

/// The suggestion goes into the composer; without scripts by opening the page with it there.
pub fn use_this(address: &str, suggestion: &Suggestion, voice: Voice) -> Markup {
    html! {
        a.button href=(format!("{address}?use=suggestion#composer")) data-use=(suggestion.text) {
            (say!(voice, "use-this"))
        }
    }
}

fn assignee(thread: &Thread) -> Option<&str> {
    let seats = thread.team.iter().map(|(seat, _)| seat);
    let assignee = thread.conversation.assignee?;
    seats.filter(|seat| seat.staff == assignee).map(|seat| seat.name.as_str()).next()
}

fn shown_words(shown: Shown, voice: Voice) -> String {
    match shown {
        Shown::Named => say!(voice, "shown-named"),
        Shown::Nameless => say!(voice, "shown-nameless"),
        Shown::Hidden => say!(voice, "shown-hidden"),
    }
}

fn shown_saved(shown: Shown, voice: Voice) -> String {
    match shown {
        Shown::Named => say!(voice, "saved-named"),
        Shown::Nameless => say!(voice, "saved-nameless"),
        Shown::Hidden => say!(voice, "saved-hidden"),
    }
}
