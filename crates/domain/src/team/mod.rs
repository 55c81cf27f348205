//! Who works here, and what each may do.

mod email;

pub use email::{EmailAddress, NotAnAddress};

use crate::{BusinessId, Language, StaffId, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A person who signs in. Which businesses they work for, and as what, stands in their [`Seat`]s.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffMember {
    pub id: StaffId,
    pub name: String,
    pub email: String,
    /// One of [`Language::DESK`], for the desk and for letters; `None`: what their browser wants.
    pub language: Option<Language>,
    pub created_at: Timestamp,
}

/// A staff member's place in one business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    pub business: BusinessId,
    pub staff: StaffId,
    pub name: String,
    pub role: Role,
    /// What they chose, see [`StaffMember::language`].
    pub language: Option<Language>,
}

/// From the one who may only look to the one who may do everything; each may do what the ones before may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Viewer,
    Agent,
    Editor,
    Owner,
}

/// What somebody wants to do; every action names the one it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Read anything on the desk.
    Look,
    /// Answer, note, close, assign; move questions between needs.
    Answer,
    /// Write, publish and withdraw media; tell the people who asked.
    Publish,
    /// Connect channels, change hours and promise, invite and remove people, make tokens.
    Manage,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::Owner, Self::Editor, Self::Agent, Self::Viewer];

    pub fn may(self, deed: Deed) -> bool {
        self >= match deed {
            Deed::Look => Self::Viewer,
            Deed::Answer => Self::Agent,
            Deed::Publish => Self::Editor,
            Deed::Manage => Self::Owner,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Agent => "agent",
            Self::Editor => "editor",
            Self::Owner => "owner",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The word is none of the four roles.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("“{0}” is not a role: choose owner, editor, agent or viewer")]
pub struct NoSuchRole(pub String);

impl FromStr for Role {
    type Err = NoSuchRole;
    fn from_str(word: &str) -> Result<Self, NoSuchRole> {
        Self::ALL.into_iter().find(|role| role.name() == word).ok_or_else(|| NoSuchRole(word.to_owned()))
    }
}

/// A password fit to protect a business: 10 to 256 characters, not just one repeated.
#[derive(Clone)]
pub struct Password(String);

#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum WeakPassword {
    #[error("The password needs at least 10 characters.")]
    TooShort,
    #[error("The password may have at most 256 characters.")]
    TooLong,
    #[error("The password is too easy to guess: use more different characters.")]
    TooPlain,
}

impl Password {
    pub fn new(text: String) -> Result<Self, WeakPassword> {
        let length = text.chars().count();
        let different = text.chars().collect::<std::collections::HashSet<_>>().len();
        match length {
            0..10 => Err(WeakPassword::TooShort),
            257.. => Err(WeakPassword::TooLong),
            _ if different < 5 => Err(WeakPassword::TooPlain),
            _ => Ok(Self(text)),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_may_do_what_the_lesser_ones_may() {
        assert!(Role::Viewer.may(Deed::Look) && !Role::Viewer.may(Deed::Answer));
        assert!(Role::Agent.may(Deed::Answer) && !Role::Agent.may(Deed::Publish));
        assert!(Role::Editor.may(Deed::Publish) && !Role::Editor.may(Deed::Manage));
        assert!(Role::Owner.may(Deed::Manage));
    }

    #[test]
    fn weak_passwords_are_refused_with_a_reason() {
        assert_eq!(Password::new("short".into()).err(), Some(WeakPassword::TooShort));
        assert_eq!(Password::new("aaaaaaaaaaaaaa".into()).err(), Some(WeakPassword::TooPlain));
        assert!(Password::new("oak and ash and elm".into()).is_ok());
    }
}
