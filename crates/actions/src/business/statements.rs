//! What the law wants to be read on a business's website: the imprint and the privacy statement.

use crate::App;
use crate::error::{Deed, DeedError};
use domain::BusinessId;
pub use domain::business::Statement;
use domain::team::{Deed as Wish, Seat};
use domain::text::tidy;

/// Both, in Markdown; empty where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statements {
    pub imprint: String,
    pub privacy: String,
}

/// Characters of one.
const MOST: usize = 50_000;

pub async fn lookup_statements(app: &App, business: BusinessId) -> Deed<Statements> {
    let desk = app.of(business);
    Ok(Statements {
        imprint: desk.find_statement(Statement::Imprint).await?.unwrap_or_default(),
        privacy: desk.find_statement(Statement::Privacy).await?.unwrap_or_default(),
    })
}

/// Saves both; an empty one is on the website no more. `knew` is what the writer saw: refused where somebody else wrote
/// meanwhile ([`DeedError::TooLate`]).
pub async fn save_statements(
    app: &App,
    by: &Seat,
    knew: Option<&Statements>,
    new: Statements,
) -> Deed<Statements> {
    if !by.role.may(Wish::Manage) {
        return Err(DeedError::NotAllowed);
    }
    let now = lookup_statements(app, by.business).await?;
    if knew.is_some_and(|knew| *knew != now) {
        return Err(DeedError::TooLate(
            "Somebody else changed this meanwhile: another tab shows what stands there now. Nothing was saved, and what you \
             wrote is still here; save it again if it is to take the other's place."
                .into(),
        ));
    }
    let new = Statements { imprint: tidy(new.imprint.trim()), privacy: tidy(new.privacy.trim()) };
    for (name, text) in [("imprint", &new.imprint), ("privacy statement", &new.privacy)] {
        if text.chars().count() > MOST {
            return Err(DeedError::refused(format!(
                "The {name} is longer than 50,000 characters. Nothing was saved."
            )));
        }
    }
    let mut tx = app.of(by.business).begin().await?;
    tx.save_statement(Statement::Imprint, &new.imprint).await?;
    tx.save_statement(Statement::Privacy, &new.privacy).await?;
    tx.add_audit(app.ids.next(), Some(by.staff), "changed imprint and privacy statement", app.now()).await?;
    tx.commit().await?;
    Ok(new)
}
