//! Whom something concerns, and in which order.

use super::{Notice, Sort, Wishes};
use crate::team::{Deed, Seat};
use crate::{StaffId, Timestamp};
use chrono::TimeDelta;

/// Somebody of the team with what they want to hear.
#[derive(Clone, Debug)]
pub struct Reader {
    pub seat: Seat,
    pub email: String,
    pub wishes: Wishes,
}

/// How the thing stands that a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    /// From when it may be told.
    pub from: Timestamp,
    /// Of a question: when its promise breaks.
    pub breaks_at: Option<Timestamp>,
    /// Who it belongs to: whom the conversation is assigned to, who wrote the answer or approved the publication.
    pub whose: Option<StaffId>,
}

/// Who is told, and from when on each.
///
/// A question: the one it is assigned to, else everybody. What did not leave: who wrote it, else the owners. A channel: the
/// owners. A warning goes from one circle to the next while nobody answers — the one it is assigned to, then all who
/// answer, then the owners — in equal steps between the warning and the break; circles in which nobody wants to hear
/// of it take no time.
pub fn whom(notice: &Notice, case: &Case, team: &[Reader]) -> Vec<(StaffId, Timestamp)> {
    let hears = |reader: &&Reader, deed: Deed| reader.seat.role.may(deed) && reader.wishes.wants(notice.sort);
    let all = |deed: Deed| -> Vec<StaffId> {
        team.iter().filter(|reader| hears(reader, deed)).map(|reader| reader.seat.staff).collect()
    };
    let own = |deed: Deed| -> Vec<StaffId> {
        all(deed).into_iter().filter(|staff| case.whose == Some(*staff)).collect()
    };
    let first_of = |circles: [Vec<StaffId>; 2]| -> Vec<(StaffId, Timestamp)> {
        let found = circles.into_iter().find(|circle| !circle.is_empty());
        found.into_iter().flatten().map(|staff| (staff, case.from)).collect()
    };
    match notice.sort {
        Sort::Question => first_of([own(Deed::Answer), all(Deed::Look)]),
        Sort::Channel => first_of([all(Deed::Manage), Vec::new()]),
        Sort::Answer => first_of([own(Deed::Answer), all(Deed::Manage)]),
        Sort::Publication => first_of([own(Deed::Publish), all(Deed::Manage)]),
        Sort::Warning => in_steps(case, [own(Deed::Answer), all(Deed::Answer), all(Deed::Manage)]),
    }
}

fn in_steps(case: &Case, circles: [Vec<StaffId>; 3]) -> Vec<(StaffId, Timestamp)> {
    let [own, answering, owners] = circles;
    let others =
        answering.into_iter().filter(|staff| !own.contains(staff) && !owners.contains(staff)).collect();
    let owners = owners.into_iter().filter(|staff| !own.contains(staff)).collect();
    let circles: Vec<Vec<StaffId>> =
        [own, others, owners].into_iter().filter(|circle| !circle.is_empty()).collect();
    let left = case.breaks_at.map_or(TimeDelta::zero(), |breaks| breaks.since(case.from));
    let step = left / i32::try_from(circles.len().max(1)).unwrap_or(1);
    let told = circles.into_iter().zip(0_i32..).flat_map(|(circle, number)| {
        let at = case.from.plus(step.max(TimeDelta::zero()) * number);
        circle.into_iter().map(move |staff| (staff, at))
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use super::super::When;
    use super::*;
    use crate::BusinessId;
    use crate::team::Role;
    use uuid::Uuid;

    fn somebody(number: u128, role: Role, when: When) -> Reader {
        let seat = Seat {
            business: BusinessId(Uuid::nil()),
            staff: StaffId(Uuid::from_u128(number)),
            name: number.to_string(),
            role,
            language: None,
        };
        Reader { seat, email: String::new(), wishes: Wishes { when, ..Wishes::usual(role) } }
    }

    fn told(sort: Sort, whose: Option<u128>, team: &[Reader]) -> Vec<(u128, i64)> {
        let at = Timestamp::from_seconds;
        let notice = Notice { sort, about: Uuid::nil(), at: at(0), conversation: None };
        let whose = whose.map(|number| StaffId(Uuid::from_u128(number)));
        let case = Case { from: at(0), breaks_at: Some(at(1800)), whose };
        let told = whom(&notice, &case, team);
        told.into_iter().map(|(staff, at)| (staff.0.as_u128(), at.seconds())).collect()
    }

    #[test]
    fn a_warning_goes_to_its_own_first_then_to_the_others_then_to_the_owner() {
        let team = [
            somebody(1, Role::Owner, When::AtOnce),
            somebody(2, Role::Agent, When::AtOnce),
            somebody(3, Role::Editor, When::Warnings),
            somebody(4, Role::Agent, When::Nothing),
            somebody(5, Role::Viewer, When::AtOnce),
        ];
        assert_eq!(told(Sort::Warning, Some(2), &team), [(2, 0), (3, 600), (1, 1200)]);
        assert_eq!(told(Sort::Warning, None, &team), [(2, 0), (3, 0), (1, 900)], "nobody's own");
        assert_eq!(told(Sort::Warning, Some(4), &team), [(2, 0), (3, 0), (1, 900)], "who wants nothing");
        assert_eq!(told(Sort::Warning, Some(1), &team), [(1, 0), (2, 900), (3, 900)]);
        assert_eq!(told(Sort::Warning, None, &team[..1]), [(1, 0)], "alone in the shop");
    }

    #[test]
    fn each_is_told_what_is_theirs() {
        let team = [
            somebody(1, Role::Owner, When::AtOnce),
            somebody(2, Role::Agent, When::AtOnce),
            somebody(3, Role::Agent, When::Warnings),
            somebody(4, Role::Viewer, When::AtOnce),
        ];
        let who = |sort, whose| told(sort, whose, &team).into_iter().map(|(who, _)| who).collect::<Vec<_>>();
        assert_eq!(who(Sort::Question, None), [1, 2, 4]);
        assert_eq!(who(Sort::Question, Some(2)), [2]);
        assert_eq!(who(Sort::Question, Some(3)), [1, 2, 4], "theirs, but they want no questions");
        assert_eq!(who(Sort::Question, Some(9)), [1, 2, 4], "they have left");
        assert_eq!(who(Sort::Channel, None), [1]);
        assert_eq!(who(Sort::Answer, Some(3)), [3]);
        assert_eq!(who(Sort::Answer, Some(4)), [1], "who may not answer any more");
        assert_eq!(who(Sort::Publication, Some(2)), [1]);
    }
}
