//! `channel`: what is connected and whether it works, connecting, disconnecting, and what came.

use crate::business::{Whose, enter, print_json};
use crate::config::Options;
use crate::fields::read_fields;
use actions::channels::{connect, disconnect, hook_address, list_log};
use actions::{App, Network};
use anyhow::{Context, Result, bail};
use clap::Subcommand;
use domain::channels::{Channel, ChannelState};
use domain::team::Seat;
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[derive(Subcommand)]
pub enum ChannelCommand {
    /// Every channel, and whether it works.
    List {
        #[command(flatten)]
        whose: Whose,
        /// For machines.
        #[arg(long)]
        json: bool,
    },
    /// Connect an account by the fields its network asks for; without fields, say which.
    Connect {
        /// Its name in lower case; a wrong one is answered with what there is.
        network: String,
        /// NAME=VALUE; the value @- is read from standard input and @FILE from a file, so that a secret does not
        /// stand in the shell's history. A value that begins with @ itself is written @@.
        #[arg(long = "field", value_name = "NAME=VALUE")]
        fields: Vec<String>,
        #[command(flatten)]
        whose: Whose,
        /// For machines.
        #[arg(long)]
        json: bool,
    },
    /// Disconnect: forget its keys, keep what was said.
    Remove {
        /// Its id, name or handle.
        channel: String,
        #[command(flatten)]
        whose: Whose,
    },
    /// What its network sent, newest first.
    Log {
        /// Its id, name or handle.
        channel: String,
        /// At most so many lines.
        #[arg(long, default_value_t = 50)]
        limit: u64,
        #[command(flatten)]
        whose: Whose,
        /// For machines.
        #[arg(long)]
        json: bool,
    },
}

pub async fn run(options: &Options, command: ChannelCommand) -> Result<()> {
    match command {
        ChannelCommand::List { whose, json } => {
            let (app, owner) = enter(options, &whose).await?;
            list(&app, &owner, json).await
        }
        ChannelCommand::Connect { network, fields, whose, json } => {
            let (app, owner) = enter(options, &whose).await?;
            add(&app, &owner, &network, &fields, json).await
        }
        ChannelCommand::Remove { channel, whose } => {
            let (app, owner) = enter(options, &whose).await?;
            let channel = find(&app, &owner, &channel).await?;
            disconnect(&app, &owner, channel.id).await?;
            println!(
                "Disconnected “{}”. Its keys are forgotten; what was said there stays in the inbox.",
                channel.name
            );
            Ok(())
        }
        ChannelCommand::Log { channel, limit, whose, json } => {
            let (app, owner) = enter(options, &whose).await?;
            let channel = find(&app, &owner, &channel).await?;
            log(&app, &owner, &channel, limit, json).await
        }
    }
}

async fn list(app: &App, owner: &Seat, json: bool) -> Result<()> {
    let channels = app.of(owner.business).list_channels().await?;
    if json {
        return print_json(&channels.iter().map(in_json).collect::<Vec<_>>());
    }
    for channel in &channels {
        let (state, why) = state(channel);
        let handle = channel.handle.as_ref().map(|handle| format!(" ({handle})")).unwrap_or_default();
        let why = why.map(|why| format!(": {why}")).unwrap_or_default();
        println!("{}\t{}{handle}\t{state}{why}\t{}", channel.network, channel.name, channel.id);
    }
    Ok(())
}

async fn add(app: &App, owner: &Seat, network: &str, fields: &[String], json: bool) -> Result<()> {
    let known = app.network(network).filter(|network| network.connect().is_some());
    let known = known.with_context(|| {
        let names: Vec<_> =
            app.networks.values().filter(|one| one.connect().is_some()).map(|one| one.about().key).collect();
        format!("there is no network “{network}” to connect; there are {}", names.join(", "))
    })?;
    let filled = read_fields(fields, &mut std::io::stdin())?;
    check(known.as_ref(), &filled)?;
    let channel = connect(app, owner, network, &filled).await?;
    if json {
        return print_json(&in_json(&channel));
    }
    println!("Connected {} “{}” ({}).", known.about().channel, channel.name, channel.id);
    println!("A server that runs listens there from now on.");
    if let Some(address) = hook_address(app, &channel) {
        println!("Its network may call {address}");
    }
    Ok(())
}

/// Says what a network asks for before it is called, where something is missing or not known there.
fn check(network: &dyn Network, filled: &BTreeMap<String, String>) -> Result<()> {
    let about = network.about();
    let fields = network.connect().map_or(&[][..], |connect| connect.fields());
    if fields.is_empty() {
        bail!("{} is connected by signing in on its own pages: open Channels on the desk", about.name);
    }
    let unknown = filled.keys().find(|name| fields.iter().all(|field| field.key != name.as_str()));
    let missing = fields.iter().find(|field| field.required && !filled.contains_key(field.key));
    let wrong = match (unknown, missing) {
        (Some(unknown), _) => format!("{} does not ask for “{unknown}”", about.name),
        (None, Some(missing)) => format!("{} needs --field {}=…", about.name, missing.key),
        (None, None) => return Ok(()),
    };
    let lines: Vec<_> = fields
        .iter()
        .map(|field| {
            let way = if field.secret { "=@-" } else { "=…" };
            let optional = if field.required { "" } else { " (may be left out)" };
            format!("  --field {}{way}\t{}{optional}. {}", field.key, field.label, field.help)
        })
        .collect();
    bail!("{wrong}. Nothing was changed. It asks for:\n{}", lines.join("\n"))
}

async fn log(app: &App, owner: &Seat, channel: &Channel, limit: u64, json: bool) -> Result<()> {
    let lines = list_log(app, owner.business, channel.id, None, limit).await?.rows;
    if json {
        let lines: Vec<_> = lines
            .iter()
            .map(|line| {
                json!({"id": line.id.0, "received_at": line.received_at.rfc3339(), "repeats": line.repeats,
                    "state": line.state, "note": line.note, "text": line.text})
            })
            .collect();
        return print_json(&lines);
    }
    if lines.is_empty() {
        println!("Nothing has come by webhook. What is asked for instead stands in the inbox.");
    }
    for line in lines {
        let repeats =
            if line.repeats > 0 { format!(", came {} times", line.repeats + 1) } else { String::new() };
        println!("{}\t{}{repeats}\t{}", line.received_at.rfc3339(), line.state, line.note);
    }
    Ok(())
}

async fn find(app: &App, owner: &Seat, wanted: &str) -> Result<Channel> {
    let fits = |channel: &Channel| {
        channel.name == wanted
            || channel.handle.as_deref() == Some(wanted)
            || wanted.parse().is_ok_and(|id: domain::ChannelId| id == channel.id)
    };
    let mut found: Vec<_> = app.of(owner.business).list_channels().await?.into_iter().filter(fits).collect();
    if found.len() > 1 {
        bail!("several channels are called “{wanted}”: use the id that `porchlight channel list` shows");
    }
    found.pop().with_context(|| {
        format!("there is no channel “{wanted}”; `porchlight channel list` shows what there is")
    })
}

fn state(channel: &Channel) -> (&'static str, Option<&str>) {
    match &channel.state {
        ChannelState::Connected => ("connected", None),
        ChannelState::Troubled { why, .. } => ("troubled", Some(why)),
        ChannelState::Reconnect { why, .. } => ("reconnect", Some(why)),
    }
}

fn in_json(channel: &Channel) -> Value {
    let (state, why) = state(channel);
    json!({"id": channel.id.0, "network": channel.network, "name": channel.name, "handle": channel.handle,
        "state": state, "why": why, "simulated": channel.simulated})
}
