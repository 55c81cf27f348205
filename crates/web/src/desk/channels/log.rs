//! One channel: its address for webhooks, and what came.

use crate::door::Caller;
use crate::parts::shell::{self, Section, here};
use crate::parts::time::{Here, span};
use crate::parts::{Trouble, icon, mark};
use crate::state::{Web, id};
use actions::channels::{hook_address, list_log};
use axum::extract::{Path, State};
use axum::response::Redirect;
use domain::ChannelId;
use domain::channels::{Channel, ChannelState};
use domain::team::Deed;
use maud::{Markup, html};

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Markup, Trouble> {
    let channel: ChannelId = id(&path).ok_or_else(|| Trouble::not_found("channel"))?;
    let desk = web.app.of(caller.seat().business);
    let channel = desk.lookup_channel(channel).await?.ok_or_else(|| Trouble::not_found("channel"))?;
    let log = list_log(&web.app, caller.seat().business, channel.id, None, 50).await?.rows;
    let here = here(&web, &caller);
    let network = web.app.network(&channel.network);
    let may_remove = network.is_some_and(|network| network.connect().is_some()) && caller.may(Deed::Manage);
    let main = html! {
        main.channel #main {
            header.top { nav.crumbs aria-label="Where" { a href="/desk/channels" { "Channels" } span { "/" } } h1 { (mark(&web, &channel.network)) " " (channel.name) } }
            div.narrow {
                @if channel.simulated { p.soft { "A simulated channel." } }
                @match &channel.state {
                    ChannelState::Connected => {}
                    ChannelState::Troubled { since, why } => p.wrong { (icon("triangle-alert")) b { "Trouble since " (here.when(*since)) ". " } (why.trim_end_matches('.')) ". We go on trying; what could be heard was." }
                    ChannelState::Reconnect { since, why } => p.wrong { (icon("unplug")) b { "Disconnected since " (here.when(*since)) ". " } (why) }
                }
                @if let Some(at) = channel.heard_at { p.soft { "Last heard " (here.when(at)) "." (asked_again(&channel, here)) } }
                @for lacks in &channel.lacks { p.wrong { (icon("triangle-alert")) (lacks) } }
                @if let Some(network) = network.filter(|network| !network.about().cannot.is_empty()) {
                    h2 { "What does not work there" }
                    ul { @for cannot in network.about().cannot { li { (cannot) } } }
                }
                @if let Some(address) = hook_address(&web.app, &channel) {
                    h2 { "Webhooks" }
                    p.soft { "The network calls this address, for all accounts of your app alike:" }
                    p { code { (address) } }
                    @if log.is_empty() { p.empty { "Nothing has come yet. We ask the network all the same." } }
                    @for line in &log { details.delivery { summary { (here.when(line.received_at)) " · " (line.state) @if line.repeats > 0 { " · came " (line.repeats + 1) " times" } @if !line.note.is_empty() { " · " (line.note) } }
                        pre { (line.text) } } }
                }
                @if may_remove { form method="post" action=(format!("/desk/channels/{}/removal", channel.id)) { input type="hidden" name="what" value=(channel.name);
                    p.soft { "Disconnecting forgets the keys. What was said stays in the inbox." }
                    button.danger { "Disconnect " bdi { (channel.name) } }
                } }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Channels, &channel.name, &main))
}

/// When it is asked again, and what of it its network allows.
fn asked_again(channel: &Channel, here: Here) -> Markup {
    let next = channel.asked_again_at.filter(|at| *at > here.now && channel.state.works());
    let tight = channel.allowance.filter(|allowance| allowance.left < 100);
    html! {
        @if let Some(at) = next { " Asked again in " (span(at.since(here.now))) "." }
        @if let Some(allowance) = tight {
            " " (allowance.left) " % of what may be asked there is left"
            @if let Some(until) = allowance.until.filter(|until| *until > here.now) { "; all of it again " (here.when(until)) }
            "."
        }
    }
}

pub async fn try_again(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Redirect, Trouble> {
    actions::work::try_again(&web.app, caller.seat(), id(&path).ok_or_else(|| Trouble::not_found("order"))?)
        .await?;
    Ok(Redirect::to("/desk/channels"))
}
