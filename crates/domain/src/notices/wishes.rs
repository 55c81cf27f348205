//! What somebody wants to be told by letter, and when.

use super::Sort;
use crate::Timestamp;
use crate::business::{OpeningHours, Span};
use crate::team::{Deed, Role};
use chrono_tz::Tz;

/// When letters come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Everything as it happens.
    AtOnce,
    /// Questions together, at set times of the day; what has to be acted upon at once.
    Digest,
    /// Only what has to be acted upon: a promise about to break, a channel, an answer that did not leave.
    Warnings,
    Nothing,
}

/// How much of a customer stands in a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// That somebody waits.
    Nothing,
    /// Who, and on which network.
    Who,
    /// What they wrote, too.
    Words,
}

impl When {
    pub const ALL: [Self; 4] = [Self::AtOnce, Self::Digest, Self::Warnings, Self::Nothing];

    pub fn name(self) -> &'static str {
        match self {
            Self::AtOnce => "at_once",
            Self::Digest => "digest",
            Self::Warnings => "warnings",
            Self::Nothing => "nothing",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|when| when.name() == name)
    }
}

impl Words {
    pub const ALL: [Self; 3] = [Self::Nothing, Self::Who, Self::Words];

    pub fn name(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Who => "who",
            Self::Words => "words",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|words| words.name() == name)
    }
}

/// One person's choice in one business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wishes {
    pub when: When,
    /// Times of a digest, in minutes since local midnight, in order. Kept also while there is none.
    pub hours: Vec<u16>,
    /// No letters from then until then, in the business's time zone; may cross midnight.
    pub quiet: Option<Span>,
    pub words: Words,
}

#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum NotWishes {
    #[error("A digest needs at least one time of day, such as 8:00.")]
    NoHours,
    #[error("A digest comes at most {MOST_HOURS} times a day.")]
    TooManyHours,
    #[error("A time of day lies between 0:00 and 23:59.")]
    NoSuchTime,
    #[error("Quiet hours must end at another time than they begin; for no letters at all choose “nothing”.")]
    AlwaysQuiet,
}

const MOST_HOURS: usize = 6;
const DAY: u16 = 24 * 60;

impl Wishes {
    /// What holds until somebody says otherwise: whoever answers is told at once, whoever only looks is not; nobody at
    /// night; and what customers wrote stays on the desk.
    pub fn usual(role: Role) -> Self {
        Self {
            when: if role.may(Deed::Answer) { When::AtOnce } else { When::Nothing },
            hours: vec![8 * 60, 13 * 60],
            quiet: Some(Span { from: 22 * 60, to: 7 * 60 }),
            words: Words::Who,
        }
    }

    /// Checked and in order.
    pub fn checked(mut self) -> Result<Self, NotWishes> {
        self.hours.sort_unstable();
        self.hours.dedup();
        let times = self.hours.iter().copied().chain(self.quiet.iter().flat_map(|span| [span.from, span.to]));
        if times.into_iter().any(|time| time >= DAY) {
            return Err(NotWishes::NoSuchTime);
        }
        match self.hours.len() {
            0 if self.when == When::Digest => return Err(NotWishes::NoHours),
            count if count > MOST_HOURS => return Err(NotWishes::TooManyHours),
            _ => {}
        }
        if self.quiet.is_some_and(|span| span.from == span.to) {
            return Err(NotWishes::AlwaysQuiet);
        }
        Ok(self)
    }

    pub fn wants(&self, sort: Sort) -> bool {
        match self.when {
            When::Nothing => false,
            When::Warnings => sort != Sort::Question,
            When::AtOnce | When::Digest => true,
        }
    }

    /// The first moment at which they want to be told of something they may be told of from `from` on; `None`: never.
    /// `breaks_at` is when a promise breaks, where it is about one.
    pub fn moment(
        &self,
        sort: Sort,
        from: Timestamp,
        breaks_at: Option<Timestamp>,
        zone: Tz,
    ) -> Option<Timestamp> {
        if !self.wants(sort) {
            return None;
        }
        let at = if self.when == When::Digest && sort == Sort::Question {
            self.next_digest(from, zone)?
        } else {
            from
        };
        Some(self.after_quiet(sort, at, breaks_at, zone))
    }

    /// `at`, or the end of the quiet hours it lies in. A promise that would break before they end is told all the same:
    /// it was made to a customer.
    pub fn after_quiet(
        &self,
        sort: Sort,
        at: Timestamp,
        breaks_at: Option<Timestamp>,
        zone: Tz,
    ) -> Timestamp {
        let quiet = self.quiet.and_then(|span| every_day(span).open_now(zone, at));
        let Some((_, until)) = quiet else { return at };
        let breaks = sort == Sort::Warning && breaks_at.is_some_and(|breaks| at < breaks && breaks < until);
        if breaks { at } else { until }
    }

    fn next_digest(&self, from: Timestamp, zone: Tz) -> Option<Timestamp> {
        let just_before = Timestamp(from.0.saturating_sub(1));
        let times = self.hours.iter().map(|hour| every_day(Span { from: *hour, to: (hour + 1) % DAY }));
        times.filter_map(|time| time.next_opening(zone, just_before)).min()
    }
}

fn every_day(span: Span) -> OpeningHours {
    OpeningHours { week: std::array::from_fn(|_| vec![span]), ..OpeningHours::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::Berlin;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn wishes(when: When) -> Wishes {
        Wishes { when, ..Wishes::usual(Role::Agent) }
    }

    #[test]
    fn what_comes_at_night_is_told_in_the_morning() {
        let agent = wishes(When::AtOnce);
        let told = |text: &str| agent.moment(Sort::Question, at(text), None, Berlin).unwrap();
        assert_eq!(told("2026-06-11T21:59:00+02:00"), at("2026-06-11T21:59:00+02:00"));
        assert_eq!(told("2026-06-11T22:00:00+02:00"), at("2026-06-12T07:00:00+02:00"));
        assert_eq!(told("2026-06-12T03:00:00+02:00"), at("2026-06-12T07:00:00+02:00"));
        assert_eq!(told("2026-06-12T07:00:00+02:00"), at("2026-06-12T07:00:00+02:00"));
        // The clocks jump that night, and the morning is still at seven.
        assert_eq!(told("2026-03-28T23:00:00+01:00"), at("2026-03-29T07:00:00+02:00"));
        let lunch = Wishes { quiet: Some(Span { from: 720, to: 780 }), ..wishes(When::AtOnce) };
        let noon = at("2026-06-11T12:10:00+02:00");
        let after = lunch.moment(Sort::Channel, noon, None, Berlin);
        assert_eq!(after, Some(at("2026-06-11T13:00:00+02:00")));
    }

    #[test]
    fn a_promise_that_would_break_before_the_morning_is_told_at_night() {
        let agent = wishes(When::Warnings);
        let (night, morning) = (at("2026-06-12T03:00:00+02:00"), at("2026-06-12T07:00:00+02:00"));
        let told = |breaks: &str| agent.moment(Sort::Warning, night, Some(at(breaks)), Berlin).unwrap();
        assert_eq!(told("2026-06-12T04:00:00+02:00"), night);
        assert_eq!(told("2026-06-12T08:00:00+02:00"), morning, "there is time until then");
        assert_eq!(told("2026-06-12T02:00:00+02:00"), morning, "it is broken: no hurry any more");
    }

    #[test]
    fn a_digest_comes_at_its_hours_and_warnings_do_not_wait_for_it() {
        let digest = wishes(When::Digest);
        let told = |text: &str| digest.moment(Sort::Question, at(text), None, Berlin).unwrap();
        assert_eq!(told("2026-06-11T10:15:00+02:00"), at("2026-06-11T13:00:00+02:00"));
        assert_eq!(told("2026-06-11T13:00:00+02:00"), at("2026-06-11T13:00:00+02:00"), "just in time");
        assert_eq!(told("2026-06-11T13:00:01+02:00"), at("2026-06-12T08:00:00+02:00"));
        let warned = digest.moment(Sort::Warning, at("2026-06-11T10:15:00+02:00"), None, Berlin);
        assert_eq!(warned, Some(at("2026-06-11T10:15:00+02:00")));
        let midnight = Wishes { hours: vec![1439], quiet: None, ..digest.clone() };
        let late = midnight.moment(Sort::Question, at("2026-06-11T10:15:00+02:00"), None, Berlin);
        assert_eq!(late, Some(at("2026-06-11T23:59:00+02:00")));
        let at_night = Wishes { hours: vec![180], ..digest };
        let moved = at_night.moment(Sort::Question, at("2026-06-11T10:15:00+02:00"), None, Berlin);
        assert_eq!(moved, Some(at("2026-06-12T07:00:00+02:00")), "quiet hours are quiet");
    }

    #[test]
    fn everybody_hears_what_they_chose_and_no_more() {
        let hears = |when: When| Sort::ALL.map(|sort| wishes(when).wants(sort));
        assert_eq!(hears(When::AtOnce), [true; 5]);
        assert_eq!(hears(When::Warnings), [true, false, true, true, true]);
        assert_eq!(hears(When::Nothing), [false; 5]);
        assert_eq!(Wishes::usual(Role::Viewer).when, When::Nothing);
    }

    #[test]
    fn wishes_that_cannot_be_are_refused() {
        let digest = wishes(When::Digest);
        let hours = |hours: Vec<u16>| Wishes { hours, ..digest.clone() }.checked();
        assert_eq!(hours(vec![]), Err(NotWishes::NoHours));
        assert_eq!(hours(vec![1440]), Err(NotWishes::NoSuchTime));
        assert_eq!(hours((0..7).collect()), Err(NotWishes::TooManyHours));
        assert_eq!(hours(vec![780, 480, 480]).unwrap().hours, [480, 780]);
        let quiet = Wishes { quiet: Some(Span { from: 60, to: 60 }), ..digest };
        assert_eq!(quiet.checked(), Err(NotWishes::AlwaysQuiet));
    }
}
