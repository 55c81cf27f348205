//! Other words for a copy that is out.

use super::Approval;
use crate::PublicationId;

/// What a person wishes to stand there instead; kept until it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewording {
    pub publication: PublicationId,
    pub text: String,
    pub approval: Approval,
    /// Why the network did not take it, fit to show; `None` while it is on its way.
    pub refused: Option<String>,
}
