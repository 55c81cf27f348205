//! `contact`: erasing a person on their wish.

use crate::business::{Whose, enter, print_json};
use crate::config::Options;
use actions::inbox::{erase, look_at_erasure};
use anyhow::{Result, anyhow};
use clap::Subcommand;
use domain::ConversationId;

#[derive(Subcommand)]
pub enum ContactCommand {
    /// Erase whoever a conversation is with, on their wish: their words, what was written to them, names and addresses.
    Erase {
        #[command(flatten)]
        whose: Whose,
        /// The conversation's id: the end of its address on the desk.
        conversation: String,
        /// Do it. Without this it only says what would go; it cannot be undone.
        #[arg(long)]
        for_good: bool,
        #[arg(long)]
        json: bool,
    },
}

pub async fn run(options: &Options, command: ContactCommand) -> Result<()> {
    let ContactCommand::Erase { whose, conversation, for_good, json } = command;
    let (app, owner) = enter(options, &whose).await?;
    let id: ConversationId =
        conversation.parse().map_err(|_| anyhow!("“{conversation}” is not the id of a conversation"))?;
    if !for_good {
        let would = look_at_erasure(&app, &owner, id).await?;
        println!(
            "{}: {} messages of theirs and {} answers or notes of yours, in {} conversations, would be erased. It cannot be \
             undone: say --for-good",
            would.name, would.theirs, would.ours, would.conversations
        );
        for (article, title) in would.quoted_in {
            println!("Their words stand in “{title}” ({article}), which is not changed");
        }
        return Ok(());
    }
    let erased = erase(&app, &owner, id).await?;
    if json {
        return print_json(
            &serde_json::json!({"messages": erased.messages, "conversations": erased.conversations}),
        );
    }
    println!("{} messages in {} conversations were erased", erased.messages, erased.conversations);
    Ok(())
}
