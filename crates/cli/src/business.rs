//! Which business a command is about, and in whose name it acts.

use crate::config::{Config, Options};
use crate::house;
use actions::App;
use anyhow::{Context, Result, bail};
use clap::Args;
use domain::business::Business;
use domain::team::{Role, Seat};

/// The option of every command that is about one business.
#[derive(Args)]
pub struct Whose {
    /// Its name or id; needed only where there are several.
    #[arg(long)]
    business: Option<String>,
}

/// The running house and the owner a command acts for.
pub async fn enter(options: &Options, whose: &Whose) -> Result<(App, Seat)> {
    let app = open(options).await?;
    let business = match &whose.business {
        Some(wanted) => find_or_say(&app, wanted).await?,
        None => only(&app).await?,
    };
    let owner = owner_of(&app, &business).await?;
    Ok((app, owner))
}

pub async fn open(options: &Options) -> Result<App> {
    house::open(&Config::load(options)?).await
}

async fn only(app: &App) -> Result<Business> {
    let mut businesses = app.store.list_businesses().await?;
    if businesses.len() > 1 {
        let names: Vec<_> = businesses.iter().map(|business| format!("“{}”", business.name)).collect();
        bail!("there are several businesses: say which with --business ({})", names.join(", "));
    }
    businesses
        .pop()
        .context("there is no business yet: make one with `porchlight user add`, or in the browser")
}

pub async fn find_or_say(app: &App, wanted: &str) -> Result<Business> {
    find(app, wanted).await?.with_context(|| format!("there is no business “{wanted}”"))
}

pub async fn find(app: &App, wanted: &str) -> Result<Option<Business>> {
    let fits = |business: &Business| {
        business.name == wanted || wanted.parse().is_ok_and(|id: domain::BusinessId| id == business.id)
    };
    let mut found: Vec<_> = app.store.list_businesses().await?.into_iter().filter(fits).collect();
    if found.len() > 1 {
        bail!("several businesses are called “{wanted}”: use the id");
    }
    Ok(found.pop())
}

/// Whoever works on the server's command line acts as an owner: they could read the database, too.
pub async fn owner_of(app: &App, business: &Business) -> Result<Seat> {
    let team = app.of(business.id).list_team().await?;
    team.into_iter()
        .map(|(seat, _)| seat)
        .find(|seat| seat.role == Role::Owner)
        .context("the business has no owner")
}

/// What a command says to machines: the same words as the API's, one value.
pub fn print_json(value: &impl serde::Serialize) -> Result<()> {
    println!("{}", serde_json::to_string_pretty(value)?);
    Ok(())
}
