//! One piece of media on one channel.

use super::Approval;
use crate::{ChannelId, PieceId, PublicationId, Timestamp};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    pub id: PublicationId,
    pub piece: PieceId,
    pub channel: ChannelId,
    /// What is written on this channel, beside card and picture.
    pub text: String,
    pub approval: Option<Approval>,
    /// When it shall go out; at once if that has passed.
    pub planned_at: Timestamp,
    /// The copy it leads to: it goes out once that one is, not before it, and is taken back with it.
    pub after: Option<PublicationId>,
    pub state: PublicationState,
    pub remote_id: Option<String>,
    /// Where it can be seen there.
    pub link: Option<String>,
}

/// Planned, on its way, out, or why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicationState {
    Planned,
    /// The request is on its way since then, or was when the process died.
    Sending {
        since: Timestamp,
    },
    Published {
        at: Timestamp,
    },
    /// They said no; the reason is fit to show.
    Failed {
        reason: String,
    },
    /// Perhaps it is out: it is looked for before anything is sent again. Their lists may lag, so that not finding it
    /// means something only a while after `since`.
    Unsure {
        since: Timestamp,
        why: String,
    },
    Withdrawn {
        at: Timestamp,
    },
}

impl PublicationState {
    pub fn name(&self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Sending { .. } => "sending",
            Self::Published { .. } => "published",
            Self::Failed { .. } => "failed",
            Self::Unsure { .. } => "unsure",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }
}
