//! Connected accounts: connecting them, keeping them alive, hearing what they say.

mod connect;
mod hear;
mod hooks;
mod keeping;
mod log;
mod measuring;
mod parents;
mod state;

use crate::App;
use crate::error::{Deed, DeedError};
use domain::channels::Channel;
use store::BusinessStore;

pub use connect::{begin_sign_in, connect, connect_account, disconnect, finish_sign_in};
pub(crate) use hear::{poll_channel, take_in, take_in_again};
pub use hooks::{HookError, Intake, app_handshake, hook_handshake};
pub use keeping::Keeping;
pub use log::{LogLine, hook_address, list_log};
pub(crate) use parents::{fetch_parent, order_overdue_parents};
pub(crate) use state::{note_hearing, note_trouble, open_connection, save_renewed, stir};

/// Where the business is at home: its own website, which every business has as its first channel.
pub(crate) async fn home_of(app: &App, desk: &BusinessStore) -> Deed<Channel> {
    let found = desk.find_channel(app.home()?, &desk.business().to_string()).await?;
    found.ok_or(DeedError::NoSuch("website"))
}
