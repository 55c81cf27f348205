//! `needs`: what people want, on the record and on files.

mod files;
mod record;

use crate::business::Whose;
use crate::config::Options;
use anyhow::Result;
use std::path::PathBuf;

#[derive(clap::Subcommand)]
pub enum NeedsCommand {
    /// Every need on the record: unanswered ones first, by how many different people asked.
    List {
        #[command(flatten)]
        whose: Whose,
        /// For machines.
        #[arg(long)]
        json: bool,
    },
    /// One need with its questions, names removed, and the answers given.
    Show {
        /// Its id or name.
        need: String,
        #[command(flatten)]
        whose: Whose,
        /// For machines.
        #[arg(long)]
        json: bool,
    },
    /// Give a need a better name; it is kept for ever.
    Rename {
        /// Its id or name.
        need: String,
        /// The better name.
        title: String,
        #[command(flatten)]
        whose: Whose,
    },
    /// Put every question of a need into another; it is kept for ever.
    Merge {
        /// Its id or name.
        need: String,
        /// The other one's id or name.
        #[arg(long)]
        into: String,
        #[command(flatten)]
        whose: Whose,
    },
    /// Group the questions of a CSV file by what they want.
    Group {
        /// CSV file in UTF-8 with a column "text".
        #[arg(long, value_name = "CSV")]
        input: PathBuf,
        /// Where to write the groups as JSON.
        #[arg(long, value_name = "JSON")]
        output: PathBuf,
        /// How many groups to make; without it, as many as the questions have.
        #[arg(long, value_name = "NUMBER")]
        groups: Option<usize>,
    },
    /// Compare groups with the labels of the same CSV file: NMI, ARI, accuracy and B-cubed.
    Score {
        /// What "needs group" wrote.
        #[arg(long, value_name = "JSON")]
        groups: PathBuf,
        /// CSV file in UTF-8 with the labels, in the same order as the questions.
        #[arg(long, value_name = "CSV")]
        labels: PathBuf,
        /// The column with the labels.
        #[arg(long, value_name = "NAME", default_value = "category")]
        column: String,
    },
}

pub async fn run(options: &Options, command: NeedsCommand) -> Result<()> {
    match command {
        NeedsCommand::List { whose, json } => record::list(options, &whose, json).await,
        NeedsCommand::Show { need, whose, json } => record::show(options, &whose, &need, json).await,
        NeedsCommand::Rename { need, title, whose } => record::rename(options, &whose, &need, &title).await,
        NeedsCommand::Merge { need, into, whose } => record::merge(options, &whose, &need, &into).await,
        NeedsCommand::Group { input, output, groups } => files::group(&input, &output, groups),
        NeedsCommand::Score { groups, labels, column } => files::score(&groups, &labels, &column),
    }
}
