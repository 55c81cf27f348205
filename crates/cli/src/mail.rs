//! `test-letter`: whether mail works, before somebody waits for a letter.

use crate::business::{Whose, enter};
use crate::config::Options;
use actions::notices::send_test_letter;
use anyhow::Result;
use clap::Args;

#[derive(Args)]
pub struct TestLetter {
    /// Whom to write to: an address you can look into.
    #[arg(long)]
    to: String,
    #[command(flatten)]
    whose: Whose,
}

pub async fn test_letter(options: &Options, letter: &TestLetter) -> Result<()> {
    let (app, owner) = enter(options, &letter.whose).await?;
    let tried = send_test_letter(&app, &owner, &letter.to).await?;
    println!("The mail server took the letter from {} to {}. It said: {}", tried.from, tried.to, tried.said);
    Ok(())
}
