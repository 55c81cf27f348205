//! All channels with their state.

use super::orders::order_words;
use crate::door::Caller;
use crate::parts::icon::network_name;
use crate::parts::said::{in_english, say_with};
use crate::parts::shell::{self, Section, times};
use crate::parts::{Trouble, icon, mark};
use crate::state::{Web, id};
use actions::Network;
use axum::extract::{Path, State};
use axum::response::Redirect;
use domain::channels::{Channel, ChannelState};
use domain::team::Deed;
use maud::{Markup, html};
use words::{Times, Value, Voice, say};

pub async fn show(State(web): State<Web>, caller: Caller) -> Result<Markup, Trouble> {
    let desk = web.app.of(caller.seat().business);
    let channels = desk.list_channels().await?;
    let dead = desk.list_dead_jobs(None, 20).await?.rows;
    let times = times(&web, &caller);
    let may = caller.may(Deed::Manage);
    let need_you = channels.iter().filter(|channel| !channel.state.works()).count();
    let voice = caller.voice;
    let (title, connect) = (say!(voice, "channels"), say!(voice, "connect-a-channel"));
    let count = channels.len();
    let counted = match (need_you, may) {
        (0, _) => say!(voice, "channels-count", count = count),
        (need, true) => say!(voice, "channels-need-you", count = count, need = need),
        (need, false) => say!(voice, "channels-need-owner", count = count, need = need),
    };
    let beside = html! { span.soft { (counted) } };
    let tools = html! { @if may { a.button href="/desk/channels/new" { (icon("plus")) (connect) } } };
    let heads = [say!(voice, "channel"), say!(voice, "channel-state"), say!(voice, "channel-works")];
    let main = html! {
        main.channels #main data-refresh="/desk/channels" data-on="channels" {
            (shell::top(&title, &beside, &tools))
            p.sentence { (sentence(&web, &channels, may, times)) }
            div.table role="table" aria-label=(title) {
                div.head role="row" {
                    span role="columnheader" { span.unseen { (say!(voice, "network")) } }
                    @for name in &heads { span role="columnheader" { (name) } }
                    span role="columnheader" { span.unseen { (say!(voice, "what-to-do")) } }
                }
                @for channel in &channels { (row(&web, channel, may, times)) }
            }
            @if !dead.is_empty() {
                section.list.dead aria-labelledby="dead" {
                    header {
                        h2 #dead { (say!(voice, "given-up")) }
                        span.soft {
                            @if may { (say!(voice, "given-up-more")) } @else { (say!(voice, "given-up-owner")) }
                        }
                    }
                    @for job in &dead {
                        div.row {
                            span.lead { (times.when(job.died_at)) }
                            span.what {
                                b { (order_words(voice, &job.kind)) }
                                span.line {
                                    em.late { (icon("triangle-alert")) (in_english(voice, &job.last_error)) }
                                    " · " (say!(voice, "attempts", count = job.attempts))
                                }
                            }
                            @if may {
                                form method="post" action=(format!("/desk/orders/{}/another-try", job.id)) {
                                    button { (say!(voice, "try-again")) }
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Channels, &title, &main))
}

fn sentence(web: &Web, channels: &[Channel], may: bool, times: Times) -> Markup {
    let voice = times.voice;
    let lost = channels.iter().find_map(|channel| match &channel.state {
        ChannelState::Reconnect { since, .. } => Some((channel, *since)),
        _ => None,
    });
    // For whoever can do something about it, and for whoever can not.
    let to = |owner: String, others: String| if may { owner } else { others };
    let (first, then) = if let Some((channel, since)) = lost {
        let (network, when) = (network_name(web, &channel.network), Value::Plain(times.when(since)));
        (
            say!(voice, "channels-stopped", network = network, moment = when),
            to(say!(voice, "channels-stopped-you"), say!(voice, "channels-stopped-owner")),
        )
    } else if channels.len() <= 1 {
        (
            say!(voice, "channels-website"),
            to(say!(voice, "channels-website-you"), say!(voice, "channels-website-owner")),
        )
    } else if channels.iter().any(|channel| channel.state != ChannelState::Connected) {
        (say!(voice, "channels-not-everything"), say!(voice, "channels-not-everything-more"))
    } else if channels.iter().any(|channel| !channel.lacks.is_empty()) {
        (
            say!(voice, "channels-may-not"),
            to(say!(voice, "channels-may-not-you"), say!(voice, "channels-may-not-owner")),
        )
    } else {
        (say!(voice, "channels-all-listen"), say!(voice, "channels-all-listen-more"))
    };
    html! { b { (first) } " " (then) }
}

fn row(web: &Web, channel: &Channel, may: bool, times: Times) -> Markup {
    let voice = times.voice;
    let network = web.app.network(&channel.network);
    let lost = !channel.state.works();
    let ours = network.is_some_and(|network| network.connect().is_none());
    let sort = network.map_or(channel.network.as_str(), |network| network.about().channel);
    let name = network_name(web, &channel.network);
    html! {
        div.row.lost[lost] role="row" {
            span.sign role="cell" { (mark(web, &channel.network)) span.unseen { (name) } }
            span role="cell" {
                a.title href=(format!("/desk/channels/{}", channel.id)) { (sort) }
                small {
                    (channel.handle.as_deref().unwrap_or(&channel.name))
                    @if channel.simulated { " · " (say!(voice, "simulated")) }
                }
            }
            span.state role="cell" { (state(channel, ours, times)) }
            span.works role="cell" { @if let Some(network) = network { (what_works(channel, network.as_ref(), lost, voice)) } }
            span.deed role="cell" {
                @if may && (lost || !channel.lacks.is_empty()) {
                    a.button.primary[lost] href=(format!("/desk/channels/new/{}", channel.network)) {
                        (say!(voice, "connect-again", network = name))
                    }
                }
            }
        }
    }
}

fn state(channel: &Channel, ours: bool, times: Times) -> Markup {
    let voice = times.voice;
    let when = |at| Value::Plain(times.when(at));
    html! {
        @match &channel.state {
            ChannelState::Connected => {
                (icon(if channel.lacks.is_empty() { "check" } else { "triangle-alert" }))
                span {
                    @if channel.lacks.is_empty() { (say!(voice, "channel-healthy")) }
                    @else { (say!(voice, "channel-in-part")) }
                    small {
                        @match channel.heard_at {
                            Some(at) => {
                                @let span = Value::Plain(times.span(times.here.now.since(at)));
                                (say!(voice, "channel-heard", span = span))
                            }
                            None if ours => (say!(voice, "channel-ours")),
                            None => (say!(voice, "channel-not-heard")),
                        }
                    }
                }
            }
            ChannelState::Troubled { since, why } => {
                @let why = in_english(voice, why.trim_end_matches('.'));
                (icon("clock"))
                span {
                    (say!(voice, "channel-trouble", moment = when(*since)))
                    small {
                        (say_with!(voice, "channel-trouble-why"; why = why))
                        @if let Some(at) = channel.heard_at { " " (say!(voice, "last-heard", moment = when(at))) }
                    }
                }
            }
            ChannelState::Reconnect { since, why } => {
                (icon("unplug"))
                span {
                    b { (say!(voice, "channel-lost", moment = when(*since))) }
                    small { (in_english(voice, why)) }
                }
            }
        }
    }
}

fn what_works(channel: &Channel, network: &dyn Network, lost: bool, voice: Voice) -> Markup {
    let works = |can: bool, words: String| html! { @if can { span { (icon(if lost { "minus" } else { "check" })) (words) } } };
    html! {
        (works(network.listen().is_some() || network.about().home, say!(voice, "works-listening")))
        (works(network.answer().is_some(), say!(voice, "works-answering")))
        (works(network.publish().is_some(), say!(voice, "works-publishing")))
        @for lacks in channel.lacks.iter().map(String::as_str).chain(network.lacks()) {
            span.cannot.late { (icon("triangle-alert")) (in_english(voice, lacks)) }
        }
        @for cannot in network.about().cannot { span.cannot { (icon("minus")) (in_english(voice, cannot)) } }
    }
}

pub async fn remove(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Redirect, Trouble> {
    actions::channels::disconnect(
        &web.app,
        caller.seat(),
        id(&path).ok_or_else(|| Trouble::not_found("channel"))?,
    )
    .await?;
    Ok(Redirect::to("/desk/channels"))
}
