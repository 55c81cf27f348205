//! What a person has approved. Only that can be sent.

use crate::team::{Deed, Seat};
use crate::{StaffId, Timestamp};

/// Who said yes, and when. Made by a staff member who may, or read back from the record of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Approval {
    pub by: StaffId,
    pub at: Timestamp,
}

impl Approval {
    /// `None` when this person's role does not allow the deed.
    pub fn by(seat: &Seat, deed: Deed, at: Timestamp) -> Option<Self> {
        seat.role.may(deed).then_some(Self { by: seat.staff, at })
    }
}

/// Something together with the approval it has. There is no other way to get one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approved<T> {
    what: T,
    approval: Approval,
}

impl<T> Approved<T> {
    pub fn new(what: T, approval: Approval) -> Self {
        Self { what, approval }
    }

    pub fn what(&self) -> &T {
        &self.what
    }

    pub fn approval(&self) -> Approval {
        self.approval
    }
}
