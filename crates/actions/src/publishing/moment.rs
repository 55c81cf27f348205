//! When something may go out.

use crate::error::{Deed, DeedError, Why};
use domain::Timestamp;
use words::message;

/// The moment that was chosen; none is now.
pub(super) fn moment_of(now: Timestamp, when: Option<Timestamp>) -> Deed<Timestamp> {
    // What was chosen a moment ago for this minute is meant for now.
    if when.is_some_and(|when| when < now.minus(chrono::TimeDelta::minutes(2))) {
        return Err(DeedError::Said(Why::Refused, message!("moment-passed")));
    }
    let at = when.unwrap_or(now).max(now);
    not_too_far(now, at)?;
    Ok(at)
}

pub(super) fn not_too_far(now: Timestamp, at: Timestamp) -> Deed<()> {
    if at > now.plus(chrono::TimeDelta::days(366)) {
        return Err(DeedError::Said(Why::Refused, message!("too-far-ahead")));
    }
    Ok(())
}
