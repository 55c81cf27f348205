//! Reading: files one after the other out of a compressed archive, on a thread of its own. Whatever the file holds, nothing
//! of it decides where something is written.

use crate::error::DeedError;
use flate2::read::MultiGzDecoder;
use std::io::{ErrorKind, Read};
use tokio::sync::mpsc;

/// No file in a backup is larger: a part of a table is a megabyte and a row, a picture's copy a few.
const MOST_BYTES: u64 = 256 * 1024 * 1024;
/// What may stand after the archive's end until the compression's own end, which holds its checksum.
const MOST_PADDING: u64 = 1024 * 1024;

/// A name and what is in it, or why it went no further.
pub(super) type Unpacked = Result<(String, Vec<u8>), DeedError>;

/// The files in their order. After an error nothing more comes.
pub(super) fn unpack(from: Box<dyn Read + Send>) -> mpsc::Receiver<Unpacked> {
    let (to, files) = mpsc::channel(4);
    tokio::task::spawn_blocking(move || {
        if let Err(error) = read_all(from, &to) {
            let _ = to.blocking_send(Err(say(&error)));
        }
    });
    files
}

fn read_all(from: Box<dyn Read + Send>, to: &mpsc::Sender<Unpacked>) -> std::io::Result<()> {
    let mut archive = tar::Archive::new(MultiGzDecoder::new(from));
    for entry in archive.entries()? {
        let entry = entry?;
        let size = entry.size();
        if !entry.header().entry_type().is_file() || size > MOST_BYTES {
            return Err(ErrorKind::InvalidData.into());
        }
        let name = String::from_utf8(entry.path_bytes().into_owned()).map_err(|_| ErrorKind::InvalidData)?;
        let mut bytes = Vec::new();
        // Grows as it is read: what the head says of the size may be a lie.
        entry.take(MOST_BYTES).read_to_end(&mut bytes)?;
        if bytes.len() as u64 != size {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        if to.blocking_send(Ok((name, bytes))).is_err() {
            return Ok(());
        }
    }
    // To the compression's own end: a checksum stands there.
    let rest = std::io::copy(&mut archive.into_inner().take(MOST_PADDING), &mut std::io::sink())?;
    if rest >= MOST_PADDING { Err(ErrorKind::InvalidData.into()) } else { Ok(()) }
}

fn say(error: &std::io::Error) -> DeedError {
    DeedError::refused(match error.kind() {
        ErrorKind::UnexpectedEof => {
            "The file ends before its end: it was cut short, perhaps by a full disk or a broken transfer. Nothing was \
             restored; take another backup, or copy this one again."
        }
        ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::Other => {
            "The file is damaged, or it is no backup of Porchlight. Nothing was restored; take another backup, or copy this \
             one again."
        }
        _ => {
            return DeedError::Outside(format!("The file could not be read: {error}. Nothing was restored."));
        }
    })
}
