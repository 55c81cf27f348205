//! `business export`: everything of one business in a file.

use crate::backup::{about_size, fresh_file, move_in, tell_full};
use crate::business::{Whose, enter};
use crate::config::Options;
use actions::business::export_business;
use anyhow::Result;
use clap::Subcommand;
use std::path::{Path, PathBuf};

#[derive(Subcommand)]
pub enum BusinessCommand {
    /// Write everything that belongs to a business into a file, for other programs: no secrets are in it.
    Export {
        /// Where to; `-` is standard output.
        file: PathBuf,
        #[command(flatten)]
        whose: Whose,
        /// Replace a file that is there.
        #[arg(long)]
        replace: bool,
    },
}

pub async fn run(options: &Options, command: BusinessCommand) -> Result<()> {
    let BusinessCommand::Export { file, whose, replace } = command;
    let (app, owner) = enter(options, &whose).await?;
    let size = if file == Path::new("-") {
        tell_full(
            export_business(&app, &owner, Box::new(std::io::stdout())).await.map_err(Into::into),
            "the file",
        )?
    } else {
        let (half, out) = fresh_file(&file, replace)?;
        let made = export_business(&app, &owner, out).await;
        let size = tell_full(made.map_err(Into::into), "the file")?;
        tell_full(move_in(half, &file, replace), "the file")?;
        size
    };
    eprintln!("{}: {}", file.display(), about_size(size));
    app.store.close().await;
    Ok(())
}
