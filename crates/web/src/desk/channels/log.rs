//! One channel: its address for webhooks, and what came.

use crate::door::Caller;
use crate::parts::said::{in_english, say_with};
use crate::parts::shell::{self, Section, times};
use crate::parts::{Trouble, icon, mark};
use crate::state::{Web, id};
use actions::channels::{LogLine, hook_address, list_log};
use axum::extract::{Path, State};
use axum::response::Redirect;
use domain::ChannelId;
use domain::channels::{Channel, ChannelState};
use domain::team::Deed;
use maud::{Markup, html};
use words::{Times, Value, say};

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Markup, Trouble> {
    let channel: ChannelId = id(&path).ok_or_else(|| Trouble::not_found("channel"))?;
    let desk = web.app.of(caller.seat().business);
    let channel = desk.lookup_channel(channel).await?.ok_or_else(|| Trouble::not_found("channel"))?;
    let log = list_log(&web.app, caller.seat().business, channel.id, None, 50).await?.rows;
    let times = times(&web, &caller);
    let network = web.app.network(&channel.network);
    let may_remove = network.is_some_and(|network| network.connect().is_some()) && caller.may(Deed::Manage);
    let voice = caller.voice;
    let when = |at| Value::Plain(times.when(at));
    let main = html! {
        main.channel #main {
            header.top {
                nav.crumbs aria-label=(say!(voice, "where-you-are")) {
                    a href="/desk/channels" { (say!(voice, "channels")) } span { "/" }
                }
                h1 { (mark(&web, &channel.network)) " " (channel.name) }
            }
            div.narrow {
                @if channel.simulated { p.soft { (say!(voice, "channel-simulated")) } }
                @match &channel.state {
                    ChannelState::Connected => {}
                    ChannelState::Troubled { since, why } => p.wrong {
                        (icon("triangle-alert"))
                        b { (say!(voice, "channel-trouble", moment = when(*since))) "." } " "
                        (in_english(voice, &format!("{}.", why.trim_end_matches('.'))))
                        " " (say!(voice, "we-go-on-trying"))
                    },
                    ChannelState::Reconnect { since, why } => p.wrong {
                        (icon("unplug"))
                        b { (say!(voice, "channel-lost", moment = when(*since))) "." } " "
                        (in_english(voice, why))
                    },
                }
                @if let Some(at) = channel.heard_at {
                    p.soft { (say!(voice, "last-heard", moment = when(at))) (asked_again(&channel, times)) }
                }
                @for lacks in &channel.lacks {
                    p.wrong { (icon("triangle-alert")) (in_english(voice, lacks)) }
                }
                @if let Some(network) = network.filter(|network| !network.about().cannot.is_empty()) {
                    h2 { (say!(voice, "what-does-not-work")) }
                    ul { @for cannot in network.about().cannot { li { (in_english(voice, cannot)) } } }
                }
                @if let Some(address) = hook_address(&web.app, &channel) {
                    h2 { (say!(voice, "webhooks")) }
                    p.soft { (say!(voice, "webhooks-more")) }
                    p { code { (address) } }
                    @if log.is_empty() { p.empty { (say!(voice, "webhooks-nothing")) } }
                    @for line in &log { (delivery(line, times)) }
                }
                @if may_remove {
                    form method="post" action=(format!("/desk/channels/{}/removal", channel.id)) {
                        input type="hidden" name="what" value=(channel.name);
                        p.soft { (say!(voice, "disconnecting")) }
                        @let name = html! { bdi { (channel.name) } };
                        button.danger { (say_with!(voice, "disconnect"; channel = name)) }
                    }
                }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Channels, &channel.name, &main))
}

fn delivery(line: &LogLine, times: Times) -> Markup {
    let voice = times.voice;
    let state = match line.state.as_str() {
        "new" => say!(voice, "delivery-new"),
        "taken" => say!(voice, "delivery-taken"),
        "kept" => say!(voice, "delivery-kept"),
        other => other.to_owned(),
    };
    html! {
        details.delivery {
            summary {
                (times.when(line.received_at)) " · " (state)
                @if line.repeats > 0 { " · " (say!(voice, "came-times", times = line.repeats + 1)) }
                @if !line.note.is_empty() { " · " (in_english(voice, &line.note)) }
            }
            pre { (line.text) }
        }
    }
}

/// When it is asked again, and what of it its network allows.
fn asked_again(channel: &Channel, times: Times) -> Markup {
    let voice = times.voice;
    let next = channel.asked_again_at.filter(|at| *at > times.here.now && channel.state.works());
    let tight = channel.allowance.filter(|allowance| allowance.left < 100);
    html! {
        @if let Some(at) = next {
            @let span = Value::Plain(times.span(at.since(times.here.now)));
            " " (say!(voice, "asked-again", span = span))
        }
        @if let Some(allowance) = tight {
            " "
            @match allowance.until.filter(|until| *until > times.here.now) {
                Some(until) => {
                    @let when = Value::Plain(times.when(until));
                    (say!(voice, "allowance-until", left = allowance.left, moment = when))
                }
                None => (say!(voice, "allowance", left = allowance.left)),
            }
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
