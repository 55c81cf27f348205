//! What every pretend network has: a record of what it was asked, and trouble on demand.
//!
//! The pretend networks speak the same wire as the real ones, for tests, for stories and for the demo. Where a channel
//! is shown, it says that it is simulated.

mod desk;
pub(crate) mod page;
mod trouble;

pub use desk::{Desk, Seen};
pub use trouble::Trouble;

use axum::Router;
use std::net::SocketAddr;
use tokio::net::TcpListener;

/// Opens a pretend network on an address of this machine (port 0: any free one), until the process or the runtime ends.
pub async fn open(router: Router, address: SocketAddr) -> std::io::Result<SocketAddr> {
    let listener = TcpListener::bind(address).await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(address)
}
