//! How often a channel is worth asking: a busy one every minute, a quiet one seldom, and none more often than its network
//! allows.

use crate::Timestamp;
use chrono::TimeDelta;

/// What a network says is left of what may be asked there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// Hundredths of the whole.
    pub left: u8,
    /// When it is whole again, where the network says.
    pub until: Option<Timestamp>,
}

impl Allowance {
    /// Below this, what is left is shared out over the time until it is whole again.
    const SPARING: u8 = 25;
}

/// Between which bounds channels are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub busy: TimeDelta,
    pub quiet: TimeDelta,
}

/// When a channel is asked next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    pub at: Timestamp,
    /// The network allows nothing before: whatever happens meanwhile does not move it up.
    pub strict: bool,
}

impl Bounds {
    /// Nothing tells of a renewed allowance: so long it is waited for at most.
    const LONGEST: TimeDelta = TimeDelta::days(1);

    /// `stirred_at`: when somebody last wrote there, or we published there. The pause is a sixtieth of how long it has
    /// been quiet since: what came a minute ago is looked after every minute, what lies ten hours back every ten.
    pub fn next(self, now: Timestamp, stirred_at: Timestamp, allowance: Option<Allowance>) -> Next {
        let quiet = self.quiet.max(self.busy);
        let since = now.since(stirred_at).max(TimeDelta::zero());
        let pause = (since / 60).clamp(self.busy, quiet);
        let Some(allowance) = allowance.filter(|allowance| allowance.left < Allowance::SPARING) else {
            return Next { at: now.plus(pause), strict: false };
        };
        let whole = allowance.until.map_or(quiet, |until| until.since(now));
        let whole = whole.clamp(self.busy, Self::LONGEST);
        if allowance.left == 0 {
            return Next { at: now.plus(whole), strict: true };
        }
        // Each look as dear as a hundredth: what is left lasts until it is whole again.
        let spared = (whole / i32::from(allowance.left)).max(pause).min(quiet);
        Next { at: now.plus(spared), strict: spared > pause }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: Bounds = Bounds { busy: TimeDelta::seconds(60), quiet: TimeDelta::seconds(600) };
    const NOW: Timestamp = Timestamp(1_000_000_000_000_000);

    fn pause(quiet_for: TimeDelta, allowance: Option<Allowance>) -> (i64, bool) {
        let next = BOUNDS.next(NOW, NOW.minus(quiet_for), allowance);
        (next.at.since(NOW).num_seconds(), next.strict)
    }

    #[test]
    fn a_busy_channel_is_asked_every_minute_and_a_quiet_one_every_ten() {
        assert_eq!(pause(TimeDelta::zero(), None), (60, false));
        assert_eq!(pause(TimeDelta::hours(1), None), (60, false));
        assert_eq!(pause(TimeDelta::hours(5), None), (300, false));
        assert_eq!(pause(TimeDelta::days(400), None), (600, false));
        assert_eq!(pause(TimeDelta::hours(-3), None), (60, false), "the clock was set back");
    }

    #[test]
    fn what_is_left_lasts_until_it_is_whole_again() {
        let left =
            |left, seconds| Some(Allowance { left, until: Some(NOW.plus(TimeDelta::seconds(seconds))) });
        assert_eq!(pause(TimeDelta::zero(), left(80, 300)), (60, false));
        assert_eq!(pause(TimeDelta::zero(), left(10, 3_000)), (300, true));
        assert_eq!(pause(TimeDelta::zero(), left(1, 86_000)), (600, true), "it is asked all the same");
        assert_eq!(pause(TimeDelta::zero(), left(0, 1_234)), (1_234, true));
        assert_eq!(pause(TimeDelta::zero(), left(0, 40 * 86_400)), (86_400, true), "a day at most");
        assert_eq!(pause(TimeDelta::zero(), left(0, -5)), (60, true), "it was whole again already");
        assert_eq!(pause(TimeDelta::zero(), Some(Allowance { left: 0, until: None })), (600, true));
    }
}
