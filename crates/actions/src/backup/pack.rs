//! Writing: files one after the other into a compressed archive, on a thread of its own.

use super::{End, LAST, line_of};
use crate::error::{Deed, DeedError};
use domain::{BusinessId, PictureId};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::io::{ErrorKind, Write};
use store::{AttachmentFiles, PictureFiles, StoreError};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

/// The lines of a table are cut into files of about this size: so much is in memory at once.
const PART_BYTES: usize = 1024 * 1024;
/// After so many files their checksums follow as a file, which `sha256sum -c` reads.
const SUMS_EVERY: usize = 500;

/// An archive being written.
pub(crate) struct Pack {
    to: mpsc::Sender<(String, Vec<u8>)>,
    writer: JoinHandle<std::io::Result<u64>>,
    sums: String,
    sums_parts: u32,
    whole: Sha256,
    files: u64,
    rows: BTreeMap<String, u64>,
}

impl Pack {
    /// Begins one. `at` is the moment every file in it says it was written, in seconds since 1970.
    pub fn begin(out: Box<dyn Write + Send>, at: u64) -> Self {
        let (to, mut files) = mpsc::channel::<(String, Vec<u8>)>(4);
        let writer = tokio::task::spawn_blocking(move || {
            let mut archive =
                tar::Builder::new(GzEncoder::new(Counted { out, written: 0 }, Compression::default()));
            while let Some((name, bytes)) = files.blocking_recv() {
                let mut head = tar::Header::new_ustar();
                head.set_mode(0o600);
                head.set_size(bytes.len() as u64);
                head.set_mtime(at);
                archive.append_data(&mut head, name, bytes.as_slice())?;
            }
            let mut out = archive.into_inner()?.finish()?;
            out.out.flush()?;
            Ok(out.written)
        });
        let (sums, rows) = (String::new(), BTreeMap::new());
        Self { to, writer, sums, sums_parts: 0, whole: Sha256::new(), files: 0, rows }
    }

    pub async fn add(&mut self, name: &str, bytes: Vec<u8>) -> Deed<()> {
        let line = line_of(name, &bytes);
        self.whole.update(&line);
        self.sums.push_str(&line);
        self.files += 1;
        self.send(name, bytes).await?;
        if self.files.is_multiple_of(SUMS_EVERY as u64) { self.add_sums().await } else { Ok(()) }
    }

    /// A table's lines, from its beginning to its end.
    pub fn table<'a>(&'a mut self, folder: &str, name: &str) -> Table<'a> {
        Table {
            pack: self,
            folder: format!("{folder}/{name}"),
            name: name.to_owned(),
            part: 0,
            lines: String::new(),
            rows: 0,
        }
    }

    /// Writes what stands last. Says how large the whole is.
    pub async fn finish(mut self) -> Deed<u64> {
        if !self.sums.is_empty() {
            self.add_sums().await?;
        }
        let sha256 = hex::encode(std::mem::take(&mut self.whole).finalize());
        let end = End { files: self.files, sha256, rows: std::mem::take(&mut self.rows) };
        self.send(LAST, pretty(&end)).await?;
        let Self { to, writer, .. } = self;
        drop(to);
        why(writer).await
    }

    async fn add_sums(&mut self) -> Deed<()> {
        self.sums_parts += 1;
        let name = format!("sums/{:06}.sha256", self.sums_parts);
        let sums = std::mem::take(&mut self.sums);
        self.send(&name, sums.into_bytes()).await
    }

    async fn send(&mut self, name: &str, bytes: Vec<u8>) -> Deed<()> {
        if self.to.send((name.to_owned(), bytes)).await.is_ok() {
            return Ok(());
        }
        // The writer is gone: it knows why.
        let writer = std::mem::replace(&mut self.writer, tokio::task::spawn_blocking(|| Ok(0)));
        why(writer).await?;
        Err(DeedError::Outside("The file was closed while it was written.".into()))
    }
}

async fn why(writer: JoinHandle<std::io::Result<u64>>) -> Deed<u64> {
    let written =
        writer.await.map_err(|fault| DeedError::Outside(format!("A fault in Porchlight: {fault}")))?;
    written.map_err(|error| match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            DeedError::Store(StoreError::Full)
        }
        _ => DeedError::Outside(format!("The file could not be written: {error}")),
    })
}

/// One table, being cut into parts.
pub(crate) struct Table<'a> {
    pack: &'a mut Pack,
    folder: String,
    name: String,
    part: u32,
    lines: String,
    rows: u64,
}

impl Table<'_> {
    pub async fn add(&mut self, line: &str) -> Deed<()> {
        self.lines.push_str(line);
        self.lines.push('\n');
        self.rows += 1;
        if self.lines.len() >= PART_BYTES { self.add_part().await } else { Ok(()) }
    }

    pub async fn finish(mut self) -> Deed<()> {
        if !self.lines.is_empty() {
            self.add_part().await?;
        }
        self.pack.rows.insert(self.name, self.rows);
        Ok(())
    }

    async fn add_part(&mut self) -> Deed<()> {
        self.part += 1;
        let name = format!("{}/{:06}.jsonl", self.folder, self.part);
        let lines = std::mem::take(&mut self.lines);
        self.pack.add(&name, lines.into_bytes()).await
    }
}

struct Counted {
    out: Box<dyn Write + Send>,
    written: u64,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.written += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}

/// JSON that people read.
pub(crate) fn pretty(value: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec_pretty(value).unwrap_or_default()
}

/// The names of a picture's files, in the folder of pictures as in an archive.
pub(crate) fn picture_files(of: &PictureFiles) -> Vec<String> {
    let name = |width: &u32, format| file_name(of.business, of.picture, *width, format);
    of.widths.iter().flat_map(|width| [name(width, "webp"), name(width, "jpg")]).collect()
}

pub(crate) fn attachment_files(of: &AttachmentFiles) -> Vec<String> {
    let name =
        |width: &u32, format| crate::inbox::attachment_file_name(of.business, of.attachment, *width, format);
    of.widths.iter().flat_map(|width| [name(width, "webp"), name(width, "jpg")]).collect()
}

fn file_name(business: BusinessId, picture: PictureId, width: u32, format: &str) -> String {
    crate::media::file_name(business, picture, width, format)
}
