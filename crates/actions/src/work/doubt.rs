//! How long something is looked for before not finding it means that it is not there.

use chrono::TimeDelta;
use domain::Timestamp;

/// When to look again for what has been in doubt since `since`; `None` once their lists cannot lag any more, so that what
/// is not in them is not there. Rarer as time goes on.
pub(crate) fn next_look(now: Timestamp, since: Timestamp, lists_lag: TimeDelta) -> Option<Timestamp> {
    let end = since.plus(lists_lag);
    if now >= end {
        return None;
    }
    let so_far = now.since(since).max(TimeDelta::seconds(5));
    Some(now.plus(so_far).min(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_finding_it_means_nothing_while_their_lists_may_lag() {
        let lag = TimeDelta::minutes(30);
        let at = Timestamp::from_seconds;
        assert_eq!(next_look(at(5), at(0), lag), Some(at(10)));
        assert_eq!(next_look(at(1200), at(0), lag), Some(at(1800)));
        assert_eq!(next_look(at(1800), at(0), lag), None);
        assert_eq!(next_look(at(0), at(0), TimeDelta::zero()), None);
    }
}
