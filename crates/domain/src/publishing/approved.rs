//! What a person has approved. Only that can be sent.

use crate::team::{Deed, Seat};
use crate::{StaffId, Timestamp};

/// Who said yes, and when. Nobody can write one down: it is given by a staff member who may, or read back from the
/// record of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Approval {
    by: StaffId,
    at: Timestamp,
}

impl Approval {
    /// `None` when this person's role does not allow the deed.
    pub fn by(seat: &Seat, deed: Deed, at: Timestamp) -> Option<Self> {
        seat.role.may(deed).then_some(Self { by: seat.staff, at })
    }

    /// As the store kept it. For the store alone: a rule of the house (`stories/tests/house.rs`) looks that nobody else
    /// comes through this door.
    pub fn from_the_record(by: StaffId, at: Timestamp) -> Self {
        Self { by, at }
    }

    /// What it is for.
    pub fn of<T>(self, what: T) -> Approved<T> {
        Approved { what, approval: self }
    }

    pub fn staff(self) -> StaffId {
        self.by
    }

    pub fn at(self) -> Timestamp {
        self.at
    }
}

/// Something together with the approval it has. Nothing makes one but an [`Approval`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approved<T> {
    what: T,
    approval: Approval,
}

impl<T> Approved<T> {
    pub fn what(&self) -> &T {
        &self.what
    }

    pub fn approval(&self) -> Approval {
        self.approval
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::BusinessId;
    use crate::team::Role;
    use uuid::Uuid;

    #[test]
    fn who_may_not_do_a_deed_cannot_approve_it() {
        let seat = |role| Seat {
            business: BusinessId(Uuid::nil()),
            staff: StaffId(Uuid::from_u128(1)),
            name: "Ada".into(),
            role,
            language: None,
        };
        let at = Timestamp(7);
        assert_eq!(Approval::by(&seat(Role::Viewer), Deed::Answer, at), None);
        assert_eq!(Approval::by(&seat(Role::Agent), Deed::Publish, at), None);
        let given = Approval::by(&seat(Role::Agent), Deed::Answer, at).unwrap();
        assert_eq!((*given.of(7).what(), given.of(7).approval()), (7, given));
        assert_eq!((given.staff(), given.at()), (StaffId(Uuid::from_u128(1)), at));
    }
}
