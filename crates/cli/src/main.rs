//! The binary `porchlight`: one program, its roles as subcommands.

mod backup;
mod business;
mod channel;
mod config;
mod contact;
mod demo;
mod export;
mod fields;
mod house;
mod mail;
mod needs;
mod serve;
mod team;

use anyhow::Result;
use clap::{Parser, Subcommand};
use config::Options;
use std::process::ExitCode;

/// A password check takes 19 MiB, a photo a hundred: with the system's allocator each thread would keep what it once had.
#[global_allocator]
static MEMORY: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// Keeps a small business present where its customers talk.
#[derive(Parser)]
#[command(name = "porchlight", version, about, long_about = None)]
struct Line {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the website, the desk, the API and (unless told otherwise) the workers.
    Serve(serve::ServeArgs),
    /// Only work: more hands for an installation on PostgreSQL.
    Work(serve::WorkArgs),
    /// A seeded business with simulated networks, in a temporary folder.
    Demo(demo::DemoArgs),
    /// Who signs in.
    #[command(subcommand)]
    User(team::UserCommand),
    /// Bearer tokens of the API.
    #[command(subcommand)]
    Token(team::TokenCommand),
    /// What is connected, and whether it works.
    #[command(subcommand)]
    Channel(channel::ChannelCommand),
    /// What belongs to a business.
    #[command(subcommand)]
    Business(export::BusinessCommand),
    /// The people who write.
    #[command(subcommand)]
    Contact(contact::ContactCommand),
    /// What customers want: on the record, and on files.
    #[command(subcommand)]
    Needs(needs::NeedsCommand),
    /// Copy the whole house into a file, while it goes on.
    Backup(backup::BackupArgs),
    /// Make a house out of such a file, in an empty place. It rests until it is told to take over.
    Restore(backup::RestoreArgs),
    /// Say that this restored house takes over from the one it was made from.
    TakeOver,
    /// Give up a lost secret.key: every channel must be connected again.
    NewKey,
    /// Look whether everything is as it should be.
    Doctor,
    /// Send a letter and say what the mail server says.
    TestLetter(mail::TestLetter),
    /// Print the API's description (OpenAPI 3.1).
    Openapi,
}

fn main() -> ExitCode {
    let line = Line::parse();
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(anyhow::Error::from);
    match runtime.and_then(|runtime| runtime.block_on(run(line))) {
        Ok(()) => ExitCode::SUCCESS,
        // What went wrong, for whoever typed it: where in the program is of no use to them.
        Err(error) => {
            eprintln!("Error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(line: Line) -> Result<()> {
    match line.command {
        Command::Serve(args) => serve::serve(&line.options, &args).await,
        Command::Work(args) => serve::work(&line.options, &args).await,
        Command::Demo(args) => demo::demo(&line.options, &args).await,
        Command::User(command) => team::user(&line.options, command).await,
        Command::Token(command) => team::token(&line.options, command).await,
        Command::Channel(command) => channel::run(&line.options, command).await,
        Command::Business(command) => export::run(&line.options, command).await,
        Command::Contact(command) => contact::run(&line.options, command).await,
        Command::Needs(command) => needs::run(&line.options, command).await,
        Command::Backup(args) => backup::backup(&line.options, &args).await,
        Command::Restore(args) => backup::restore(&line.options, &args).await,
        Command::TakeOver => backup::take_over(&line.options).await,
        Command::NewKey => house::new_key(&line.options).await,
        Command::Doctor => house::doctor(&line.options).await,
        Command::TestLetter(letter) => mail::test_letter(&line.options, &letter).await,
        Command::Openapi => {
            println!("{}", web::openapi_json());
            Ok(())
        }
    }
}
