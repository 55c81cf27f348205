//! How well the promise was kept, with the number of cases the figure rests on.

/// Kept and broken promises of a stretch of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub kept: u64,
    pub broken: u64,
}

/// With fewer cases than this the public sees the promise alone: a share of three says nothing.
pub const FEWEST_TO_SHOW: u64 = 20;

impl Kept {
    pub fn cases(self) -> u64 {
        self.kept + self.broken
    }

    /// Whole percent, rounded down: 99.9 % is not "always". `None` without a case.
    pub fn percent(self) -> Option<u64> {
        (self.kept * 100).checked_div(self.cases())
    }

    /// The share for the public, or nothing while it rests on too few cases.
    pub fn for_the_public(self) -> Option<u64> {
        if self.cases() < FEWEST_TO_SHOW { None } else { self.percent() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_cases_are_not_shown_to_the_public() {
        assert_eq!(Kept { kept: 19, broken: 0 }.for_the_public(), None);
        assert_eq!(Kept { kept: 19, broken: 1 }.for_the_public(), Some(95));
    }

    #[test]
    fn one_broken_promise_in_a_thousand_is_not_a_hundred_percent() {
        assert_eq!(Kept { kept: 999, broken: 1 }.percent(), Some(99));
        assert_eq!(Kept::default().percent(), None);
    }
}
