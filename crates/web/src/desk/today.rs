//! Today: one sentence in words, then who waits, what people begin to ask, what goes out, what came of it.

use super::calendar::marks;
use super::inbox::releases_wait;
use super::media::title_of;
use crate::door::Caller;
use crate::parts::icon::network_name;
use crate::parts::said::{in_english, say_at_with, say_with};
use crate::parts::shell::{self, Section, times};
use crate::parts::time::Chips as _;
use crate::parts::{Trouble, icon, mark};
use crate::state::Web;
use actions::needs::NeedView;
use actions::publishing::Standing;
use actions::today::{Today, look_at_today};
use axum::extract::State;
use domain::business::PorchLight;
use domain::channels::Channel;
use domain::media::{PieceName, Stage};
use domain::promises::Kept;
use domain::publishing::{Publication, PublicationState};
use domain::team::Deed;
use maud::{Markup, html};
use words::{Times, Value, Voice, say, say_at};

pub async fn show(State(web): State<Web>, caller: Caller) -> Result<Markup, Trouble> {
    let today = look_at_today(&web.app, &caller.business).await?;
    let (times, voice) = (times(&web, &caller), caller.voice);
    let me = domain::text::initials(&caller.seat().name);
    let beside = html! {
        span.soft.wide { (times.day_and_time(times.here.now)) }
        span.soft.phone {
            @if is_open(&caller) { i.dot.lit {} " " (say!(voice, "today-open")) }
            @else { i.dot {} " " (say!(voice, "today-closed")) }
        }
    };
    let everything = say!(voice, "search-everything");
    let tools = html! {
        a.button.quiet.phone href="/desk/inbox/search" aria-label=(everything) { (icon("search")) }
        a.face.phone href="/desk/settings/me" aria-label=(say!(voice, "today-me", me = &me)) { (me) }
        form.search.wide action="/desk/inbox/search" role="search" {
            (icon("search"))
            input name="words" type="search" placeholder=(everything) aria-label=(everything);
            kbd { "/" }
        }
    };
    let title = say!(voice, "today");
    let main = html! {
        main.today #main data-refresh="/desk" data-on="conversation needs piece channels" {
            (shell::top(&title, &beside, &tools))
            div.columns {
                p.sentence { (sentence(&caller, &today, times)) }
                div.first {
                    (releases_wait(voice, today.awaiting_release))
                    @if today.quiet_so_far { (first_steps(&web, &caller)) }
                    (waiting(&web, &today, times))
                    (begun(&caller, &today, times))
                }
                div.second {
                    (goes_out(&web, &today, times))
                    (came_of_it(&today, voice))
                    (kept(&today, voice))
                }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Today, &title, &main))
}

fn sentence(caller: &Caller, today: &Today, times: Times) -> Markup {
    let (voice, count, late) = (times.voice, today.waiting_count, today.late_count);
    let first = today.waiting.first().and_then(|first| first.due_at).filter(|_| count > 0);
    let next = today.waiting.iter().filter_map(|row| row.due_at).find(|due| *due >= times.here.now);
    let Some(first) = first else {
        let lit = is_open(caller);
        return html! {
            @if lit { (say!(voice, "today-nobody-lit")) } @else { (say!(voice, "today-nobody-dim")) }
        };
    };
    let counted = |count: u64| Value::Plain(voice.counted_first(count));
    if late == 0 {
        return html! { (say_at!(times, "today-waits-until", first, count = count, counted = counted(count))) };
    }
    let one = html! { em.late { (times.due(first)) } };
    let by = html! { em.late { (times.span(times.here.now.since(first))) } };
    html! {
        (say!(voice, "today-waits", count = count, counted = counted(count))) " "
        @match (late, next) {
            (1, None) => (say_with!(voice, "today-one-late"; late = one)),
            (1, Some(next)) => (say_at_with!(times, "today-one-late-next", next; late = one)),
            (_, None) => (say_with!(voice, "today-many-late", counted = counted(late); span = by)),
            (_, Some(next)) => {
                (say_at_with!(times, "today-many-late-next", next, counted = counted(late); span = by))
            }
        }
    }
}

/// What there is to do while nobody has written yet. The first of it can be done at once, and really works.
fn first_steps(web: &Web, caller: &Caller) -> Markup {
    let voice = caller.voice;
    let website = web.app.address_of(&caller.business);
    let step = |title: String, more: String, button: Markup| {
        html! { div.row { span.what { b { (title) } span.line { (more) } } (button) } }
    };
    let (letters, how) = if web.app.writes_letters() {
        (say!(voice, "step-letters-sent"), say!(voice, "step-letters-test"))
    } else {
        (say!(voice, "step-letters-none"), say!(voice, "step-letters-how"))
    };
    html! {
        section.list aria-labelledby="steps" {
            header { h2 #steps { (say!(voice, "steps")) } }
            (step(say!(voice, "step-website"), say!(voice, "step-website-more"), html! {
                a.button href=(website) target="_blank" { (say!(voice, "step-website-open")) }
            }))
            (step(say!(voice, "step-ask"), say!(voice, "step-ask-more"), html! {
                a.button.primary href=(format!("{website}/ask")) target="_blank" { (say!(voice, "step-ask-do")) }
            }))
            @if caller.may(Deed::Manage) {
                (step(say!(voice, "step-letters"), letters, html! {
                    a.button href="/desk/settings#letters" { (how) }
                }))
                (step(say!(voice, "connect-a-channel"), say!(voice, "step-channel-more"), html! {
                    a.button href="/desk/channels/new" { (say!(voice, "choose-a-channel")) }
                }))
            }
        }
    }
}

fn is_open(caller: &Caller) -> bool {
    matches!(caller.porch.light, PorchLight::Lit { .. })
}

fn waiting(web: &Web, today: &Today, times: Times) -> Markup {
    let voice = times.voice;
    let more = today.waiting_count.saturating_sub(today.waiting.len() as u64);
    html! {
        section.list aria-labelledby="waiting" {
            header {
                h2 #waiting { (say!(voice, "today-waiting")) }
                a href="/desk/inbox" { (say!(voice, "open-inbox")) " " kbd { "g i" } }
            }
            @if today.waiting.is_empty() { p.empty { (say!(voice, "today-all-answered")) } }
            @for conversation in &today.waiting {
                @let network = network_of(&today.channels, conversation.channel);
                a.row href=(format!("/desk/inbox/{}", conversation.id)) {
                    span.lead { @if let Some(due) = conversation.due_at { (times.due_chip(due)) } }
                    span.what {
                        b dir="auto" { (conversation.shown_name()) }
                        span.line dir="auto" { (conversation.snippet) }
                    }
                    span.where { (mark(web, network)) (network_name(web, network)) }
                }
            }
            @if more > 0 {
                p.more {
                    (say!(voice, "today-more", count = more)) " "
                    a href="/desk/inbox" { (say!(voice, "open-inbox")) }
                }
            }
        }
    }
}

fn begun(caller: &Caller, today: &Today, times: Times) -> Markup {
    let voice = times.voice;
    html! {
        section.list.begun aria-labelledby="begun" {
            header {
                h2 #begun { (say!(voice, "today-begun")) }
                a href="/desk/needs" { (say!(voice, "all-needs")) }
            }
            @if today.begun.is_empty() { p.empty { (say!(voice, "today-begun-none")) } }
            @for need in &today.begun {
                div.row {
                    span.lead {
                        b.rank { (need.people_lately) }
                        small { (say!(voice, "people-of", count = need.people_lately)) }
                    }
                    span.what {
                        a.title href=(format!("/desk/needs/{}", need.id)) dir="auto" { (need.title) }
                        span.line { (begun_words(need, times)) }
                    }
                    (super::needs::write_button(caller, need, false))
                }
            }
        }
    }
}

fn begun_words(need: &NeedView, times: Times) -> Markup {
    let (voice, networks) = (times.voice, need.networks.len());
    let counted = Value::Plain(voice.counted(networks as u64));
    let planned = match need.piece.as_ref().map(PieceName::stage) {
        Some(Stage::Planned { at }) => Some(Value::Plain(times.planned(at))),
        _ => None,
    };
    html! {
        (say!(voice, "today-begun-where", networks = networks, counted = counted, people = need.people))
        @if let Some(when) = planned { " " (say!(voice, "today-begun-planned", moment = when)) }
    }
}

fn goes_out(web: &Web, today: &Today, times: Times) -> Markup {
    let voice = times.voice;
    html! {
        section.list aria-labelledby="out" {
            header {
                h2 #out { (say!(voice, "today-goes-out")) }
                a href="/desk/calendar" { (say!(voice, "calendar")) }
            }
            @if today.goes_out.is_empty() { p.empty { (say!(voice, "today-nothing-planned")) } }
            @for one in &today.goes_out {
                div.row.short {
                    span.lead { (times.clock(one.at)) }
                    span.what {
                        a.title href=(format!("/desk/media/pieces/{}/publication", one.piece.id)) dir="auto" {
                            (title_of(&one.piece, voice))
                        }
                        span.line {
                            (marks(web, &today.channels, one)) " "
                            @match one.standing() {
                                Standing::Planned => (say!(voice, "publication-planned")),
                                Standing::Leaving => (say!(voice, "on-its-way")),
                                Standing::Out => { (icon("check")) " " (say!(voice, "publication-out")) },
                                Standing::Wrong => {},
                            }
                        }
                        @for copy in one.copies.iter().filter(|copy| went_wrong(copy)) {
                            @let network = network_of(&today.channels, copy.channel);
                            span.line {
                                (network_name(web, network)) ": " (publication_words(web, network, copy, voice))
                            }
                        }
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
pub fn publication_words(web: &Web, network: &str, publication: &Publication, voice: Voice) -> Markup {
    let name = network_name(web, network);
    html! {
        @match &publication.state {
            PublicationState::Planned => (say!(voice, "publication-planned")),
            PublicationState::Sending { .. } => (say!(voice, "on-its-way")),
            PublicationState::Published { .. } => { (icon("check")) " " (say!(voice, "publication-out")) }
            PublicationState::Failed { reason } => em.late {
                (icon("triangle-alert")) " "
                (say_with!(voice, "publication-failed"; why = beside_its_name(name, reason, voice)))
            },
            PublicationState::Unsure { why, .. } => em.late {
                (icon("triangle-alert")) " "
                (say_with!(voice, "publication-in-doubt"; why = beside_its_name(name, why, voice)))
            },
            PublicationState::Withdrawn { .. } => (say!(voice, "publication-withdrawn")),
        }
    }
}

fn came_of_it(today: &Today, voice: Voice) -> Markup {
    html! {
        section.list aria-labelledby="came" {
            header {
                h2 #came { (say!(voice, "today-came")) }
                a href="/desk/measures" { (say!(voice, "measures")) }
            }
            @if today.came_of_it.is_empty() { p.empty { (say!(voice, "today-came-nothing")) } }
            @for (piece, started) in &today.came_of_it {
                div.row.short.pictured {
                    @if let Some(cover) = piece.cover {
                        img src=(format!("/pictures/{cover}/320.jpg")) alt="" width="56" height="56"
                            loading="lazy";
                    }
                    span.what {
                        a.title href=(format!("/desk/media/pieces/{}", piece.id)) { (piece.title) }
                        span.line {
                            @if *started == 0 { (say!(voice, "started-none")) }
                            @else { (say!(voice, "started", count = *started)) }
                        }
                    }
                }
            }
        }
    }
}

fn kept(today: &Today, voice: Voice) -> Markup {
    let kept = today.kept;
    html! {
        section aria-labelledby="kept" {
            h2 #kept { (say!(voice, "today-kept")) }
            @match kept_figure(kept, voice) {
                Some(words) => p.figure {
                    (say_with!(
                        voice, "today-kept-figure",
                        cases = kept.cases(), kept = kept.kept, broken = kept.broken;
                        figure = html! { b { (words) } }
                    ))
                },
                None => p.empty { (say!(voice, "today-kept-none")) },
            }
        }
    }
}

/// "96 % of 214", "3 of 3" while there are few; nothing without a case.
pub fn kept_figure(kept: Kept, voice: Voice) -> Option<String> {
    match (kept.cases(), kept.percent()) {
        (0, _) => None,
        (cases, Some(percent)) => Some(say!(voice, "kept-percent", percent = percent, cases = cases)),
        (cases, None) => Some(say!(voice, "kept-of", kept = kept.kept, cases = cases)),
    }
}

/// What a network said, where its name stands already: "Town Square: Town Square says" says it twice.
fn beside_its_name(name: &str, reason: &str, voice: Voice) -> Markup {
    match reason.strip_prefix(name).and_then(|rest| rest.strip_prefix(" says: ")) {
        Some(words) => say_with!(voice, "it-says"; words = in_english(voice, words)),
        None => in_english(voice, reason),
    }
}

pub fn network_of(channels: &[Channel], id: domain::ChannelId) -> &str {
    channels.iter().find(|channel| channel.id == id).map_or("", |channel| channel.network.as_str())
}
