//! What Porchlight does: one function per deed, and the jobs that finish it later.
//!
//! An action loads, decides, saves, enqueues. Page, API, command line and worker call the same action.
//! Nothing outside happens inside a transaction; nothing outside happens without a saved job.

mod app;
mod arriving;
mod aside;
pub mod backup;
mod blobs;
pub mod business;
pub mod channels;
mod clock;
mod error;
pub mod finding;
pub mod inbox;
pub mod measures;
pub mod media;
pub mod needs;
pub mod notices;
pub mod publishing;
mod seal;
pub mod team;
pub mod today;
pub mod work;

pub use app::{App, Parts, Settings};
pub use arriving::{Arriving, Original};
pub use aside::Places;
pub use blobs::Blobs;
pub use clock::{FastClock, RealClock, RealIds};
pub use error::{Deed, DeedError, Why};
pub use networks::{Connected, Field, HookRefused, LengthRule, Network, ShareLink, share_links};
pub use seal::SealingKey;
pub use store::{
    AwaitsRelease, Change, Changed, Cursor, Earlier, FoundMessage, GivenAnswer, InVain, NoCursor, OnceKey,
    Page, StoreError,
};

/// What is suggested to be said to customers, and what the team is told by letter.
static WORDS: ::words::Room =
    ::words::room!(customers: ["suggested"], desk: ["notices", "team", "refused", "deeds"]);
