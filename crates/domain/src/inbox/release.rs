//! Whether a stranger's words may stand on our own website.

use super::Kind;
use serde::{Deserialize, Serialize};

/// What becomes of words that others may read, before they stand under an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Release {
    /// Somebody of ours looks first.
    Awaited,
    Given,
    /// Somebody of ours looked and left them in the inbox.
    KeptBack,
}

impl Release {
    pub const ALL: [Self; 3] = [Self::Awaited, Self::Given, Self::KeptBack];

    pub fn name(self) -> &'static str {
        match self {
            Self::Awaited => "awaited",
            Self::Given => "given",
            Self::KeptBack => "kept back",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|release| release.name() == name)
    }

    /// After the words became others: what somebody looked at stands there no more.
    #[must_use]
    pub fn of_other_words(self, rule: ReleaseRule) -> Self {
        match (self, rule) {
            (Self::Given, ReleaseRule::AfterALook) => Self::Awaited,
            (before, _) => before,
        }
    }
}

/// When strangers' words appear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReleaseRule {
    AtOnce,
    /// After somebody of ours has looked.
    AfterALook,
}

impl ReleaseRule {
    pub fn first(self) -> Release {
        match self {
            Self::AtOnce => Release::Given,
            Self::AfterALook => Release::Awaited,
        }
    }
}

/// What a business decided about the words of strangers on its website.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseRules {
    /// Asked on the website itself, where anybody can write anything.
    pub questions: ReleaseRule,
    /// Said on a network, where everybody can read them already and their moderators look.
    pub comments: ReleaseRule,
}

impl Default for ReleaseRules {
    fn default() -> Self {
        Self { questions: ReleaseRule::AfterALook, comments: ReleaseRule::AtOnce }
    }
}

impl ReleaseRules {
    pub fn of(self, kind: Kind) -> ReleaseRule {
        if kind == Kind::Question { self.questions } else { self.comments }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stranger_on_the_website_is_looked_at_first_and_again_after_an_edit() {
        let rules = ReleaseRules::default();
        assert_eq!(rules.of(Kind::Question).first(), Release::Awaited);
        assert_eq!(rules.of(Kind::Comment).first(), Release::Given);
        assert_eq!(Release::Given.of_other_words(ReleaseRule::AfterALook), Release::Awaited);
        assert_eq!(Release::Given.of_other_words(ReleaseRule::AtOnce), Release::Given);
        assert_eq!(Release::KeptBack.of_other_words(ReleaseRule::AtOnce), Release::KeptBack);
    }
}
