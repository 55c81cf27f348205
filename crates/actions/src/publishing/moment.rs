//! When something may go out.

use crate::error::{Deed, DeedError};
use domain::Timestamp;

/// The moment that was chosen; none is now.
pub(super) fn moment_of(now: Timestamp, when: Option<Timestamp>) -> Deed<Timestamp> {
    // What was chosen a moment ago for this minute is meant for now.
    if when.is_some_and(|when| when < now.minus(chrono::TimeDelta::minutes(2))) {
        return Err(DeedError::refused(
            "That moment has passed. Choose a later one, or none to publish now. Nothing was published.",
        ));
    }
    let at = when.unwrap_or(now).max(now);
    not_too_far(now, at)?;
    Ok(at)
}

pub(super) fn not_too_far(now: Timestamp, at: Timestamp) -> Deed<()> {
    if at > now.plus(chrono::TimeDelta::days(366)) {
        return Err(DeedError::refused("That is more than a year ahead. Choose an earlier day."));
    }
    Ok(())
}
