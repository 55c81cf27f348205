//! Beside the thread: who it is, what they asked before, the need, the suggested answer. Where there is no room for it
//! beside, it is a sheet over the thread: without scripts by its address, `#about`.

use crate::desk::media::stage_words;
use crate::door::Caller;
use crate::parts::icon::network_name;
use crate::parts::time::Here;
use crate::parts::{icon, mark};
use crate::state::Web;
use actions::inbox::{Suggestion, Thread};
use domain::inbox::Shown;
use domain::media::Stage;
use domain::team::Deed;
use domain::text::initials;
use maud::{Markup, html};

pub fn pane(
    web: &Web,
    caller: &Caller,
    thread: &Thread,
    suggestion: Option<&Suggestion>,
    told: Option<&str>,
    here: Here,
) -> Markup {
    let conversation = &thread.conversation;
    let address = format!("/desk/inbox/{}", conversation.id);
    let may = caller.may(Deed::Answer);
    html! {
        aside.pane.context #about aria-label="About this conversation" data-refresh=(address) data-on=(format!("conversation:{}", conversation.id)) {
            header.top { span.face { (initials(conversation.shown_name())) } h2 { bdi { (conversation.shown_name()) } }
                a.close href="#main" aria-label="Close, back to the conversation" { (icon("x")) } }
            section.who {
                @for identity in &thread.identities { p { (mark(web, &identity.network)) (network_name(web, &identity.network))
                    @if let Some(handle) = &identity.handle { " " small { (handle) } } @else if let Some(address) = identity.remote_id.as_deref().filter(|id| id.contains('@')) { " " small { (address) } } } }
                @if thread.channel.simulated { p.soft { "A simulated customer" } }
            }
            @if !thread.before.is_empty() { section {
                h3 { "Asked before" }
                @for before in &thread.before { a.before href=(format!("/desk/inbox/{}", before.id)) { span dir="auto" { (before.snippet) } small { (here.date(before.started_at)) } } }
            } }
            @if let Some(need) = &thread.need { section {
                h3 { "Need" }
                a.need href=(format!("/desk/needs/{}", need.id)) dir="auto" { (need.title) }
                p.soft { (need.people) @if need.people == 1 { " person" } @else { " people" } " asked, " (need.people_lately) " of them in 30 days" }
                @match &need.piece {
                    Some(piece) if piece.out.is_some() => p { (icon("check")) "Answered: " a href=(format!("/desk/media/pieces/{}", piece.id)) { (piece.title) } },
                    Some(piece) if matches!(piece.stage(), Stage::Planned { .. }) => p { (icon("clock")) (stage_words(piece.stage(), here)) ": " a href=(format!("/desk/media/pieces/{}", piece.id)) dir="auto" { (piece.title) } },
                    Some(piece) => p { (icon("pencil")) "Being answered: " a href=(format!("/desk/media/pieces/{}", piece.id)) { "draft" } },
                    None => {},
                }
            } }
            @if let Some(suggestion) = suggestion { section.suggestion {
                h3 { "Suggested answer" }
                p dir="auto" { (suggestion.text) }
                p.soft {
                    @if let Some((to, at)) = &suggestion.said_to { "From your reply to " bdi { (to) } ", " (here.date(*at)) @if let Some(asked) = &suggestion.asked { ", who asked “" bdi { (asked) } "”" } }
                    @if let Some(piece) = &suggestion.piece { @if suggestion.said_to.is_some() { ", and " } @else { "From " } a href=(format!("/desk/media/pieces/{}", piece.id)) { (piece.title) } }
                }
                @if may { (use_this(&address, suggestion)) }
            } }
            section {
                h3 { "Assigned to" }
                @if may { form.inline method="post" action=(format!("{address}/assignee")) {
                    select name="staff" aria-label="Assigned to" data-submit="" data-key="a" {
                        option value="" { "Nobody" }
                        @for (seat, _) in &thread.team { option value=(seat.staff) selected[conversation.assignee == Some(seat.staff)] { (seat.name) } }
                    }
                    button.small { "Assign" }
                } } @else { p { bdi { (assignee(thread).unwrap_or("Nobody")) } } }
                @if told == Some(ASSIGNED) { p.done role="status" { (icon("check")) span { @match assignee(thread) { Some(name) => { "Assigned to " bdi { (name) } "." }, None => "Assigned to nobody." } } } }
            }
            @if conversation.public { section {
                h3 { "On the website" }
                @if may { form.inline method="post" action=(format!("{address}/shown")) {
                    select name="shown" aria-label="On the website" data-submit="" {
                        @for &shown in Shown::choices(conversation.kind) {
                            option value=(shown.name()) selected[conversation.shown == shown] { (shown_words(shown)) }
                        }
                    }
                    button.small { "Save" }
                } } @else { p { (shown_words(conversation.shown)) } }
                @if told == Some(SHOWN) { p.done role="status" { (icon("check")) span { "Saved: " (shown_words(conversation.shown).to_lowercase()) "." } } }
            } }
            @if caller.may(Deed::Manage) { section { a.soft href=(format!("{address}/erasure")) { "Erase this person, on their wish" } } }
        }
    }
}

/// What a form of the pane did; the pane says it with what is so now.
pub const ASSIGNED: &str = "assigned";
pub const SHOWN: &str = "shown";

/// The suggestion goes into the composer; without scripts by opening the page with it there.
pub fn use_this(address: &str, suggestion: &Suggestion) -> Markup {
    html! { a.button href=(format!("{address}?use=suggestion#composer")) data-use=(suggestion.text) { "Use this" } }
}

fn assignee(thread: &Thread) -> Option<&str> {
    let seats = thread.team.iter().map(|(seat, _)| seat);
    let assignee = thread.conversation.assignee?;
    seats.filter(|seat| seat.staff == assignee).map(|seat| seat.name.as_str()).next()
}

fn shown_words(shown: Shown) -> &'static str {
    match shown {
        Shown::Named => "Shown with the name",
        Shown::Nameless => "Shown without the name",
        Shown::Hidden => "Only in the inbox",
    }
}
