//! The whole house in one file, and a house made out of such a file. The format is described in docs/running/backup.md.

mod make;
mod pack;
mod restore;
mod take_over;
mod unpack;

pub use make::{Made, make_backup};
pub(crate) use pack::{Pack, attachment_files, picture_files, pretty};
pub use restore::{Into, Restored, check_backup, half_restored, restore_backup};
pub use take_over::{TookOver, rests_since, take_over};

use domain::Timestamp;
use serde::{Deserialize, Serialize};

/// Raised when an older version could not make sense of what a newer one writes.
pub(crate) const FORMAT: u32 = 1;
pub(crate) const FIRST: &str = "porchlight.json";
pub(crate) const LAST: &str = "end.json";

/// What stands first in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct About {
    /// `backup`.
    pub what: String,
    pub format: u32,
    pub id: uuid::Uuid,
    /// RFC 3339.
    pub made_at: String,
    /// The version that made it.
    pub porchlight: String,
    /// The last migration of its database.
    pub schema: String,
    /// Which key sealed what is sealed in it; the key is not in it.
    pub key: String,
    /// How many rows each table had.
    pub rows: std::collections::BTreeMap<String, u64>,
}

/// What stands last: without it the file was cut short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct End {
    pub files: u64,
    /// SHA-256 of the lines "SHA-256 of a file, two spaces, its name" of all files before it, in their order.
    pub sha256: String,
    /// How many rows of each table are really in it.
    pub rows: std::collections::BTreeMap<String, u64>,
}

/// How far it is: what is being done, and how much of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress<'a> {
    pub what: &'a str,
    pub done: u64,
    pub of: u64,
}

/// One more line of [`End::sha256`].
fn line_of(name: &str, bytes: &[u8]) -> String {
    use sha2::{Digest as _, Sha256};
    format!("{}  {name}\n", hex::encode(Sha256::digest(bytes)))
}

fn moment(at: &str) -> Option<Timestamp> {
    Timestamp::parse(at)
}
