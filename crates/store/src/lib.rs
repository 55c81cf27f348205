//! The one store: SQLite and PostgreSQL behind the same methods.
//!
//! [`Store`] is the installation; [`Store::of`] opens it for one business, and [`BusinessStore::begin`] begins a deed.
//! Not found is `None`, never an error. `lookup_x` is by id, `find_x` by something else, `list_xs` a page,
//! `add_x`, `save_x` and `remove_x` write.

mod albums;
mod attachments;
mod attempts;
mod backups;
mod business;
mod business_store;
mod changes;
mod channels;
mod contacts;
mod deliveries;
mod dialect;
mod erasure;
mod error;
mod figures;
mod history;
mod inbox;
mod invitations;
mod jobs;
mod letters;
mod message_rows;
mod messages;
mod migrations;
mod moderations;
mod need_figures;
mod needs;
mod needs_met;
mod notices;
mod once;
mod open;
mod page;
mod pictures;
mod pieces;
#[cfg(test)]
mod plans;
mod promises;
mod publishing;
mod questions;
mod reach;
mod record;
mod refill;
mod releases;
mod resets;
mod rewordings;
mod rows;
mod said;
mod search;
mod sessions;
mod snapshot;
mod staff;
mod statements;
mod strays;
mod tokens;
mod wishes;
mod working_copies;

pub use attempts::AttemptLimit;
pub use backups::{Backup, Restore};
pub use business_store::{BusinessStore, Tx};
pub use changes::{Change, Changed, Changes};
pub use deliveries::{Arrival, Delivery, LoggedDelivery};
pub use erasure::{Erased, ErasedMessage, Known};
pub use error::{StoreError, Stored};
pub use figures::{ChannelFigure, OrderFigure, PoolFigure};
pub use history::Remark;
pub use invitations::Invitation;
pub use jobs::{ClaimedJob, DeadJob, First, InVain, NewJob};
pub use letters::{Letter, LetterState, Pace};
pub use need_figures::NeedFigures;
pub use needs::NeedName;
pub use once::{Earlier, GivenAnswer, OnceKey};
pub use open::Store;
pub use page::{Cursor, NoCursor, Page};
pub use questions::{Asked, Question};
pub use record::AuditLine;
pub use refill::{Refill, is_a_place_taken, sqlite_file};
pub use releases::AwaitsRelease;
pub use resets::PasswordReset;
pub use said::{PublicPiece, SaidLine};
pub use search::FoundMessage;
pub use sessions::Session;
pub use snapshot::{AttachmentFiles, PictureFiles, Snapshot};
pub use strays::{MOST_STRAYS, Stray};
pub use tokens::ApiToken;
