//! A restored house rests until somebody says that it takes over from the one it was made from.

use crate::App;
use crate::error::Deed;
use domain::Timestamp;

/// What happened when it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TookOver {
    /// Answers that waited in the backup: looked for before they are sent.
    pub messages: u64,
    /// The same of publications that were due.
    pub publications: u64,
}

/// The moment of the backup this house was restored from, while it rests.
pub async fn rests_since(app: &App) -> Deed<Option<Timestamp>> {
    if !app.store.is_at_rest().await? {
        return Ok(None);
    }
    let restored = app.store.find_restore().await?;
    Ok(restored.filter(|restored| restored.took_over_at.is_none()).map(|restored| restored.made_at))
}

const WHY: &str = "it waited when the backup was made, and may have left the other house since";

/// Lets everything go on. `None`: this house does not rest.
pub async fn take_over(app: &App) -> Deed<Option<TookOver>> {
    let done = app.store.take_over(WHY, app.home()?, app.now()).await?;
    app.wake.notify_waiters();
    Ok(done.map(|(messages, publications)| TookOver { messages, publications }))
}
