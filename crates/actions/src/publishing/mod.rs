//! Connecting media to the channels: previewed, approved, sent exactly once; and telling everyone who asked.

mod draft;
mod goes_out;
mod home;
mod moment;
mod order;
mod plan;
mod plan_anew;
mod publication;
mod reword;
mod send;
mod settle;
mod take_back;
mod tell;

pub use draft::{ChannelPreview, preview_on_channels, preview_piece};
pub use goes_out::{GoesOut, Standing, list_goes_out};
pub use home::find_copy_at_home;
pub use order::check_moment;
pub use plan::{Place, plan};
pub use plan_anew::plan_anew;
pub(crate) use reword::reword_there;
pub use reword::{may_reword, reword};
pub(crate) use send::{publish_on_channel, withdraw_from_channel};
pub use settle::settle_publication_by_hand;
pub use take_back::{cancel, withdraw, withdraw_by_hand};
pub use tell::{Telling, propose_tellings, send_tellings};
