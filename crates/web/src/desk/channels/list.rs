//! All channels with their state.

use crate::door::Caller;
use crate::parts::icon::network_name;
use crate::parts::shell::{self, Section, here};
use crate::parts::time::span;
use crate::parts::{Trouble, icon, mark};
use crate::state::{Web, id};
use axum::extract::{Path, State};
use axum::response::Redirect;
use domain::channels::{Channel, ChannelState};
use domain::team::Deed;
use maud::{Markup, html};

pub async fn show(State(web): State<Web>, caller: Caller) -> Result<Markup, Trouble> {
    let desk = web.app.of(caller.seat().business);
    let channels = desk.list_channels().await?;
    let dead = desk.list_dead_jobs(None, 20).await?.rows;
    let here = here(&web, &caller);
    let may = caller.may(Deed::Manage);
    let need_you = channels.iter().filter(|channel| !channel.state.works()).count();
    let beside = html! { span.soft { (channels.len()) @if channels.len() == 1 { " channel" } @else { " channels" } @if need_you > 0 { ", " (need_you) @if !may { " need an owner" } @else if need_you == 1 { " needs you" } @else { " need you" } } } };
    let tools =
        html! { @if may { a.button href="/desk/channels/new" { (icon("plus")) "Connect a channel" } } };
    let main = html! {
        main.channels #main data-refresh="/desk/channels" data-on="channels" {
            (shell::top("Channels", &beside, &tools))
            p.sentence { (sentence(&web, &channels, may, here)) }
            div.table role="table" aria-label="Channels" {
                div.head role="row" { span role="columnheader" { span.unseen { "Network" } } @for name in ["Channel", "State", "What works there"] { span role="columnheader" { (name) } } span role="columnheader" { span.unseen { "What to do" } } }
                @for channel in &channels { (row(&web, channel, may, here)) }
            }
            @if !dead.is_empty() {
                section.list.dead aria-labelledby="dead" {
                    header { h2 #dead { "Given up" } span.soft { "Tried as often as makes sense. Nothing is lost; " @if may { "try again" } @else { "an owner tries again" } " when the reason is gone." } }
                    @for job in &dead {
                        div.row {
                            span.lead { (here.when(job.died_at)) }
                            span.what { b { (actions::work::Job::words(&job.kind)) } span.line { em.late { (icon("triangle-alert")) (job.last_error) } " · " (job.attempts) " attempts" } }
                            @if may { form method="post" action=(format!("/desk/orders/{}/another-try", job.id)) { button { "Try again" } } }
                        }
                    }
                }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Channels, "Channels", &main))
}

fn sentence(web: &Web, channels: &[Channel], may: bool, here: crate::parts::time::Here) -> Markup {
    let lost = channels.iter().find_map(|channel| match &channel.state {
        ChannelState::Reconnect { since, .. } => Some((channel, *since)),
        _ => None,
    });
    html! {
        @match lost {
            Some((channel, since)) => { b { (network_name(web, &channel.network)) " stopped listening " (here.when(since)) "." } " " @if may { "Connect it again" } @else { "An owner connects it again" } " and nothing said since is lost." }
            None if channels.len() <= 1 => { b { "Your website listens." } " " @if may { "Connect" } @else { "An owner connects" } " the places where your customers talk." }
            None if channels.iter().any(|channel| channel.state != ChannelState::Connected) => { b { "Not every channel hears everything." } " What was refused and why stands beside it; we go on trying." }
            None if channels.iter().any(|channel| !channel.lacks.is_empty()) => { b { "Not every channel may do everything." } " What was not allowed stands beside it; " @if may { "connect it again" } @else { "an owner connects it again" } " to allow it." }
            None => { b { "Every channel listens." } " What people write there comes to the inbox." }
        }
    }
}

fn row(web: &Web, channel: &Channel, may: bool, here: crate::parts::time::Here) -> Markup {
    let network = web.app.network(&channel.network);
    let lost = !channel.state.works();
    let ours = network.is_some_and(|network| network.connect().is_none());
    let works = |can: bool, words: &str| html! { @if can { span { (icon(if lost { "minus" } else { "check" })) (words) } } };
    html! {
        div.row.lost[lost] role="row" {
            span.sign role="cell" { (mark(web, &channel.network)) span.unseen { (network_name(web, &channel.network)) } }
            span role="cell" { a.title href=(format!("/desk/channels/{}", channel.id)) { (network.map_or(channel.network.as_str(), |network| network.about().channel)) } small { (channel.handle.as_deref().unwrap_or(&channel.name)) @if channel.simulated { " · simulated" } } }
            span.state role="cell" {
                @match &channel.state {
                    ChannelState::Connected => { (icon(if channel.lacks.is_empty() { "check" } else { "triangle-alert" })) span { @if channel.lacks.is_empty() { "Healthy" } @else { "Works in part" } small { @match channel.heard_at { Some(at) => { "Heard from " (span(here.now.since(at))) " ago" }, None if ours => "Always on: it is your own", None => "Nothing heard yet" } } } }
                    ChannelState::Troubled { since, why } => { (icon("clock")) span { "Trouble since " (here.when(*since)) small { (why.trim_end_matches('.')) "; we go on trying" @if let Some(at) = channel.heard_at { ". Last heard " (here.when(at)) } } } }
                    ChannelState::Reconnect { since, why } => { (icon("unplug")) span { b { "Disconnected since " (here.when(*since)) } small { (why) } } }
                }
            }
            span.works role="cell" {
                @if let Some(network) = network {
                    (works(network.listen().is_some() || network.about().home, "Listening"))
                    (works(network.answer().is_some(), "Answering"))
                    (works(network.publish().is_some(), "Publishing"))
                    @for lacks in channel.lacks.iter().map(String::as_str).chain(network.lacks()) { span.cannot.late { (icon("triangle-alert")) (lacks) } }
                    @for cannot in network.about().cannot { span.cannot { (icon("minus")) (cannot) } }
                }
            }
            span.deed role="cell" {
                @if may && (lost || !channel.lacks.is_empty()) { a.button.primary[lost] href=(format!("/desk/channels/new/{}", channel.network)) { "Connect " (network.map_or(channel.network.as_str(), |network| network.about().name)) " again" } }
            }
        }
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
