//! Today: one sentence in words, then who waits, what people begin to ask, what goes out, what came of it.

use super::calendar::marks;
use super::inbox::releases_wait;
use super::media::title_of;
use crate::door::Caller;
use crate::parts::icon::network_name;
use crate::parts::shell::{self, Section, here};
use crate::parts::time::{Chips as _, Here, capital, count_words, span};
use crate::parts::{Trouble, icon, mark};
use crate::state::Web;
use actions::publishing::Standing;
use actions::today::{Today, look_at_today};
use axum::extract::State;
use domain::business::PorchLight;
use domain::channels::Channel;
use domain::media::Stage;
use domain::publishing::{Publication, PublicationState};
use domain::team::Deed;
use maud::{Markup, html};

pub async fn show(State(web): State<Web>, caller: Caller) -> Result<Markup, Trouble> {
    let today = look_at_today(&web.app, &caller.business).await?;
    let here = here(&web, &caller);
    let me = domain::text::initials(&caller.seat().name);
    let beside = html! {
        span.soft.wide { (here.moment(here.now)) }
        span.soft.phone { @if is_open(&caller) { i.dot.lit {} " open" } @else { i.dot {} " closed" } }
    };
    let tools = html! {
        a.button.quiet.phone href="/desk/inbox/search" aria-label="Search everything" { (icon("search")) }
        a.face.phone href="/desk/settings/me" aria-label=(format!("{me}: you, settings and channels")) { (me) }
        form.search.wide action="/desk/inbox/search" role="search" {
            (icon("search"))
            input name="words" type="search" placeholder="Search everything" aria-label="Search everything";
            kbd { "/" }
        }
    };
    let main = html! {
        main.today #main data-refresh="/desk" data-on="conversation needs piece channels" {
            (shell::top("Today", &beside, &tools))
            div.columns {
                p.sentence { (sentence(&caller, &today, here)) }
                div.first {
                    (releases_wait(today.awaiting_release))
                    @if today.quiet_so_far { (first_steps(&web, &caller)) }
                    (waiting(&web, &today, here))
                    (begun(&caller, &today, here))
                }
                div.second {
                    (goes_out(&web, &today, here))
                    (came_of_it(&today))
                    (kept(&today))
                }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Today, "Today", &main))
}

fn sentence(caller: &Caller, today: &Today, here: Here) -> Markup {
    let first = today.waiting.first().and_then(|first| first.due_at);
    let next = today.waiting.iter().filter_map(|row| row.due_at).find(|due| *due >= here.now);
    let people = if today.waiting_count == 1 { "person waits" } else { "people wait" };
    html! {
        @match (today.waiting_count, first) {
            (0, _) | (_, None) => {
                "Nobody waits. " @if is_open(caller) { "The porch light is on." } @else { "The porch light is off until you open again." }
            },
            (count, Some(first)) => {
                (capital(&count_words(count))) " " (people)
                @if today.late_count > 0 {
                    ". " @if today.late_count == 1 { "One answer is " } @else { (capital(&count_words(today.late_count))) " answers are late, the first by " }
                    em.late { (span(here.now.since(first))) @if today.late_count == 1 { " late" } }
                    @if let Some(next) = next { "; the next is due " (here.at(next)) "." } @else { "." }
                } @else { "; the next promise is due " (here.at(first)) "." }
            }
        }
    }
}

/// What there is to do while nobody has written yet. The first of it can be done at once, and really works.
fn first_steps(web: &Web, caller: &Caller) -> Markup {
    let website = web.app.address_of(&caller.business);
    let may = caller.may(Deed::Manage);
    html! {
        section.list aria-labelledby="steps" {
            header { h2 #steps { "The first steps" } }
            div.row { span.what { b { "Look at your website" } span.line { "It is up, with your name and your promise." } } a.button href=(website) target="_blank" { "Open it" } }
            div.row { span.what { b { "Ask yourself a question" } span.line { "As a customer would, on your website. It appears here, with the time by when you promised to answer." } } a.button.primary href=(format!("{website}/ask")) target="_blank" { "Ask" } }
            @if may {
                div.row { span.what { b { "See that letters arrive" } span.line {
                    @if web.app.writes_letters() { "A mail server is set up: send yourself a letter." }
                    @else { "No mail server is set up yet: answers stand on the asker’s page only, and nobody of you is told by letter." }
                } } a.button href="/desk/settings#letters" { @if web.app.writes_letters() { "Test letter" } @else { "How" } } }
                div.row { span.what { b { "Connect a channel" } span.line { "The places where your customers talk." } } a.button href="/desk/channels/new" { "Choose a channel" } }
            }
        }
    }
}

fn is_open(caller: &Caller) -> bool {
    matches!(caller.porch.light, PorchLight::Lit { .. })
}

fn waiting(web: &Web, today: &Today, here: Here) -> Markup {
    html! {
        section.list aria-labelledby="waiting" {
            header { h2 #waiting { "Waiting" } a href="/desk/inbox" { "Open inbox " kbd { "g i" } } }
            @if today.waiting.is_empty() {
                p.empty { "All questions are answered. New ones appear here by themselves." }
            }
            @for conversation in &today.waiting {
                @let network = network_of(&today.channels, conversation.channel);
                a.row href=(format!("/desk/inbox/{}", conversation.id)) {
                    span.lead { @if let Some(due) = conversation.due_at { (here.due_chip(due)) } }
                    span.what { b dir="auto" { (conversation.shown_name()) } span.line dir="auto" { (conversation.snippet) } }
                    span.where { (mark(web, network)) (network_name(web, network)) }
                }
            }
            @if today.waiting_count > today.waiting.len() as u64 {
                p.more { (today.waiting_count - today.waiting.len() as u64) " more " a href="/desk/inbox" { "Open inbox" } }
            }
        }
    }
}

fn begun(caller: &Caller, today: &Today, here: Here) -> Markup {
    html! {
        section.list.begun aria-labelledby="begun" {
            header { h2 #begun { "People have begun to ask" } a href="/desk/needs" { "All needs" } }
            @if today.begun.is_empty() { p.empty { "Nothing new. When several people ask the same, it stands here." } }
            @for need in &today.begun {
                div.row {
                    span.lead { b.rank { (need.people_lately) } small { @if need.people_lately == 1 { "person" } @else { "people" } } }
                    span.what {
                        a.title href=(format!("/desk/needs/{}", need.id)) dir="auto" { (need.title) }
                        span.line { "In 30 days, on " (networks_words(need.networks.len())) "; " (need.people) " in all." @if let Some(Stage::Planned { at }) = need.piece.as_ref().map(domain::media::PieceName::stage) { " An answer is planned for " (here.planned(at)) "." } }
                    }
                    (super::needs::write_button(caller, need, false))
                }
            }
        }
    }
}

fn networks_words(count: usize) -> String {
    if count == 1 { "one network".into() } else { format!("{} networks", count_words(count as u64)) }
}

fn goes_out(web: &Web, today: &Today, here: Here) -> Markup {
    html! {
        section.list aria-labelledby="out" {
            header { h2 #out { "Goes out today" } a href="/desk/calendar" { "Calendar" } }
            @if today.goes_out.is_empty() { p.empty { "Nothing is planned." } }
            @for one in &today.goes_out {
                div.row.short {
                    span.lead { (here.clock(one.at)) }
                    span.what {
                        a.title href=(format!("/desk/media/pieces/{}/publication", one.piece.id)) dir="auto" { (title_of(&one.piece)) }
                        span.line {
                            (marks(web, &today.channels, one)) " "
                            @match one.standing() {
                                Standing::Planned => "planned",
                                Standing::Leaving => "on its way",
                                Standing::Out => { (icon("check")) " published" },
                                Standing::Wrong => {},
                            }
                        }
                        @for copy in &one.copies { @if went_wrong(copy) {
                            span.line { (network_name(web, network_of(&today.channels, copy.channel))) ": " (publication_words(web, network_of(&today.channels, copy.channel), copy)) }
                        } }
                    }
                }
            }
        }
    }
}

fn went_wrong(copy: &Publication) -> bool {
    matches!(copy.state, PublicationState::Failed { .. } | PublicationState::Unsure { .. })
}

/// How a publication stands, in words, beside the name of its network; what went wrong is told by more than its colour.
pub fn publication_words(web: &Web, network: &str, publication: &Publication) -> Markup {
    let name = network_name(web, network);
    html! {
        @match &publication.state {
            PublicationState::Planned => "planned",
            PublicationState::Sending { .. } => "on its way",
            PublicationState::Published { .. } => { (icon("check")) " published" }
            PublicationState::Failed { reason } => em.late { (icon("triangle-alert")) " Not published: " (beside_its_name(name, reason)) },
            PublicationState::Unsure { why, .. } => em.late { (icon("triangle-alert")) " In doubt: " (beside_its_name(name, why)) },
            PublicationState::Withdrawn { .. } => "withdrawn",
        }
    }
}

fn came_of_it(today: &Today) -> Markup {
    html! {
        section.list aria-labelledby="came" {
            header { h2 #came { "What came of it" } a href="/desk/measures" { "Measures" } }
            @if today.came_of_it.is_empty() { p.empty { "No article is out yet. Start with a need: its questions are the draft." } }
            @for (piece, started) in &today.came_of_it {
                div.row.short.pictured {
                    @if let Some(cover) = piece.cover { img src=(format!("/pictures/{cover}/320.jpg")) alt="" width="56" height="56" loading="lazy"; }
                    span.what {
                        a.title href=(format!("/desk/media/pieces/{}", piece.id)) { (piece.title) }
                        span.line { @match started { 0 => "No conversation yet", 1 => "Started one conversation", count => { "Started " (count) " conversations" } } }
                    }
                }
            }
        }
    }
}

fn kept(today: &Today) -> Markup {
    html! {
        section aria-labelledby="kept" {
            h2 #kept { "Kept in 30 days" }
            @match today.kept.words() {
                Some(words) => p.figure { b { (words) } @if today.kept.cases() == 1 { " promise; " } @else { " promises; " } (today.kept.kept) " kept, " (today.kept.broken) " broken" },
                None => p.empty { "No promise has fallen due yet." },
            }
        }
    }
}

/// What a network said, where its name stands already: "Facebook: Facebook says" says it twice.
pub fn beside_its_name(name: &str, reason: &str) -> String {
    match reason.strip_prefix(name).and_then(|rest| rest.strip_prefix(" says: ")) {
        Some(words) => format!("it says: {words}"),
        None => reason.to_owned(),
    }
}

pub fn network_of(channels: &[Channel], id: domain::ChannelId) -> &str {
    channels.iter().find(|channel| channel.id == id).map_or("", |channel| channel.network.as_str())
}
