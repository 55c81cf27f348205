//! One connected account or place of one network.

use super::Allowance;
use crate::{ChannelId, Timestamp};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    pub id: ChannelId,
    /// The network's name in lower case, as in addresses.
    pub network: String,
    /// What people call it: "Ada's Joinery".
    pub name: String,
    /// "@adas-joinery.example", where the network has handles.
    pub handle: Option<String>,
    /// The network's own id of the account.
    pub remote_id: String,
    pub state: ChannelState,
    pub connected_at: Timestamp,
    /// When the network last answered us or wrote to us.
    pub heard_at: Option<Timestamp>,
    /// When it is asked again; `None` before it was asked at all, and where nobody asks.
    pub asked_again_at: Option<Timestamp>,
    /// When somebody last wrote there, or we published there; at first when it was connected.
    pub stirred_at: Timestamp,
    /// When we last asked how far our posts there came.
    pub measured_at: Option<Timestamp>,
    /// What its network said is left of what may be asked there.
    pub allowance: Option<Allowance>,
    /// What does not work although the channel is connected, and why, in plain words: permissions that were not given.
    pub lacks: Vec<String>,
    /// A pretend network of the demo or of a test, and said so wherever the channel is shown.
    pub simulated: bool,
}

/// Whether the channel works, and if not, since when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChannelState {
    Connected,
    /// The last calls failed, all or in part; we go on trying.
    Troubled {
        since: Timestamp,
        why: String,
    },
    /// The owner must connect it again; nothing is lost until then.
    Reconnect {
        since: Timestamp,
        why: String,
    },
}

impl ChannelState {
    pub fn works(&self) -> bool {
        !matches!(self, Self::Reconnect { .. })
    }
}
