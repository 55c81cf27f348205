//! How well the promise was kept, with the number of cases the figure rests on.

/// Kept and broken promises of a stretch of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub kept: u64,
    pub broken: u64,
}

/// With fewer cases than this nobody is told a share: one of three says nothing. The public sees the promise alone, the
/// team the cases.
pub const FEWEST_TO_SHOW: u64 = 20;

impl Kept {
    pub fn cases(self) -> u64 {
        self.kept + self.broken
    }

    /// Whole per cent, rounded down: 99.9 % is not "always". `None` while it rests on too few cases, on every page.
    pub fn percent(self) -> Option<u64> {
        if self.cases() < FEWEST_TO_SHOW { None } else { (self.kept * 100).checked_div(self.cases()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_cases_are_told_to_nobody_in_per_cent() {
        let kept = |kept, broken| Kept { kept, broken };
        assert_eq!((kept(1, 0).percent(), kept(19, 0).percent()), (None, None));
        assert_eq!(kept(19, 1).percent(), Some(95));
    }

    #[test]
    fn one_broken_promise_in_a_thousand_is_not_a_hundred_percent() {
        assert_eq!(Kept { kept: 999, broken: 1 }.percent(), Some(99));
        assert_eq!(Kept::default().percent(), None);
    }
}
