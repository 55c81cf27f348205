//! `user` and `token`: the first owner without a browser, colleagues, lost passwords, API tokens.

use crate::business::{find, find_or_say, open, owner_of};
use crate::config::Options;
use actions::App;
use actions::business::{NewOwner, make_owner};
use actions::team::{choose_language, invite, make_token, readdress, rename, reset_password};
use anyhow::{Result, anyhow};
use clap::Subcommand;
use domain::team::{EmailAddress, Password, Role};
use domain::{BusinessId, Language};
use std::io::BufRead as _;

#[derive(Subcommand)]
pub enum UserCommand {
    /// Add an owner with a business of their own, or print an invitation into one that exists. The password is read from standard input.
    Add {
        #[arg(long)]
        email: String,
        #[arg(long)]
        name: Option<String>,
        /// A business that exists (its name or id) to be invited into; or the name of a new one.
        #[arg(long)]
        business: String,
        /// owner, editor, agent or viewer: for an invitation.
        #[arg(long, default_value = "owner")]
        role: Role,
        #[arg(long, default_value = "Europe/Berlin")]
        time_zone: String,
        /// In which a new owner reads their desk and letters: en, de, fr or es; without it, what their browser wants.
        #[arg(long)]
        language: Option<String>,
    },
    /// Give somebody another password, who is then signed out everywhere. It is read from standard input.
    Password {
        #[arg(long)]
        email: String,
        /// Its name or id; needed only where several sign in with this address.
        #[arg(long)]
        business: Option<String>,
    },
    /// Give somebody another name.
    Name {
        #[arg(long)]
        email: String,
        /// Its name or id; needed only where several sign in with this address.
        #[arg(long)]
        business: Option<String>,
        /// The new one.
        name: String,
    },
    /// Give somebody another address to sign in with; they are then signed out everywhere.
    Address {
        #[arg(long)]
        email: String,
        /// Its name or id; needed only where several sign in with this address.
        #[arg(long)]
        business: Option<String>,
        /// The new one.
        new: String,
    },
    /// Choose in which language somebody reads their desk and their letters.
    Language {
        #[arg(long)]
        email: String,
        /// Its name or id; needed only where several sign in with this address.
        #[arg(long)]
        business: Option<String>,
        /// en, de, fr or es; or browser, for what their browser wants.
        language: String,
    },
    /// Everybody who signs in.
    List,
}

#[derive(Subcommand)]
pub enum TokenCommand {
    /// Make a token; it is printed once.
    Create {
        /// Its name or id.
        #[arg(long)]
        business: String,
        /// What it may do: what this role may.
        #[arg(long = "scope", default_value = "viewer")]
        scope: Role,
        #[arg(long, default_value = "command line")]
        name: String,
    },
}

pub async fn user(options: &Options, command: UserCommand) -> Result<()> {
    let app = open(options).await?;
    match command {
        UserCommand::Add { email, name, business, role, time_zone, language } => {
            let email: EmailAddress = email.parse()?;
            if let Some(business) = find(&app, &business).await? {
                let owner = owner_of(&app, &business).await?;
                let invited = invite(&app, &owner, &email, role).await?;
                println!("{}", invited.link);
                if invited.by_letter {
                    eprintln!("A letter with this link goes to {email}, too, from the server that runs.");
                }
                return Ok(());
            }
            let owner = NewOwner {
                name: name.ok_or_else(|| anyhow!("--name is needed for a new owner"))?,
                email,
                password: read_password()?,
                business,
                time_zone: time_zone
                    .parse()
                    .map_err(|_| anyhow!("“{time_zone}” is not a time zone, such as Europe/Berlin"))?,
                language: language.as_deref().map_or(Ok(None), read_language)?,
            };
            let seat = make_owner(&app, owner).await?;
            println!("{} owns the business {}", seat.name, seat.business);
        }
        UserCommand::Password { email, business } => {
            let email: EmailAddress = email.parse()?;
            let business = id_of(&app, business).await?;
            reset_password(&app, &email, business, read_password()?).await?;
            println!("{} signs in with the new password from now on", email.as_str());
        }
        UserCommand::Name { email, business, name } => {
            let business = id_of(&app, business).await?;
            rename(&app, &email.parse()?, business, &name).await?;
            println!("{email} is called {name} from now on");
        }
        UserCommand::Language { email, business, language } => {
            let business = id_of(&app, business).await?;
            choose_language(&app, &email.parse()?, business, read_language(&language)?).await?;
            println!("{email} is spoken to as chosen from now on");
        }
        UserCommand::Address { email, business, new } => {
            let new: EmailAddress = new.parse()?;
            let business = id_of(&app, business).await?;
            readdress(&app, &email.parse()?, business, &new).await?;
            println!("{} signs in from now on, and is signed out everywhere", new.as_str());
        }
        UserCommand::List => {
            for business in app.store.list_businesses().await? {
                for (seat, email) in app.of(business.id).list_team().await? {
                    println!("{}\t{}\t{}\t{}", business.name, seat.role, seat.name, email);
                }
            }
        }
    }
    Ok(())
}

/// None: what the browser wants.
fn read_language(code: &str) -> Result<Option<Language>> {
    if code == "browser" {
        return Ok(None);
    }
    let language = Language::DESK.into_iter().find(|language| language.code() == code);
    Ok(Some(
        language.ok_or_else(|| anyhow!("“{code}” is no language of the desk: en, de, fr, es or browser"))?,
    ))
}

async fn id_of(app: &App, business: Option<String>) -> Result<Option<BusinessId>> {
    Ok(match business {
        Some(wanted) => Some(find_or_say(app, &wanted).await?.id),
        None => None,
    })
}

fn read_password() -> Result<Password> {
    let mut line = String::new();
    eprintln!("Password (at least 10 characters):");
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(Password::new(line.trim_end_matches(['\r', '\n']).to_owned())?)
}

pub async fn token(options: &Options, command: TokenCommand) -> Result<()> {
    let app = open(options).await?;
    let TokenCommand::Create { business, scope, name } = command;
    let business = find_or_say(&app, &business).await?;
    let owner = owner_of(&app, &business).await?;
    let (_, token) = make_token(&app, &owner, &name, scope).await?;
    println!("{token}");
    Ok(())
}
