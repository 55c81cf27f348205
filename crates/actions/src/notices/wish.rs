//! What somebody wants to be told, and whether it reaches them.

use super::heed::look_anew;
use crate::App;
use crate::error::{Deed, DeedError};
use crate::team::allowed;
use domain::notices::{NotWishes, Wishes};
use domain::team::{Deed as Wish, Seat};
use store::Letter;

/// One's own wishes, and what there is to say about them.
#[derive(Clone, Debug)]
pub struct Heard {
    pub wishes: Wishes,
    /// Whether this installation writes letters at all.
    pub letters: bool,
    /// The last letter to them that left, or did not.
    pub last: Option<Letter>,
}

pub async fn find_wishes(app: &App, by: &Seat) -> Deed<Heard> {
    let desk = app.of(by.business);
    // A token may do less than its maker; what its maker is told is by their own role.
    let own = desk.lookup_seat(by.staff).await?.ok_or(DeedError::NotAllowed)?;
    Ok(Heard {
        wishes: desk.find_wishes(&own).await?,
        letters: app.writes_letters(),
        last: desk.find_last_letter(by.staff).await?,
    })
}

/// Each says what they want themselves; it holds from now on, also for what waits to be told.
pub async fn save_wishes(app: &App, by: &Seat, wishes: Wishes) -> Deed<Wishes> {
    allowed(by, Wish::Look)?;
    let wishes = wishes.checked().map_err(|error: NotWishes| DeedError::refused(error.to_string()))?;
    let mut tx = app.of(by.business).begin().await?;
    // A program that may do less than its maker must not silence them.
    if tx.lookup_seat(by.staff).await?.is_none_or(|own| own.role != by.role) {
        return Err(DeedError::NotAllowed);
    }
    tx.save_wishes(by.staff, &wishes).await?;
    look_anew(app, &mut tx, None).await?;
    tx.commit().await?;
    Ok(wishes)
}
