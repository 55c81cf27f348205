//! A house out of a file: whole or not at all.

use super::unpack::{Unpacked, unpack};
use super::{About, End, FIRST, FORMAT, LAST, Progress, line_of, moment};
use crate::Blobs;
use crate::error::{Deed, DeedError};
use domain::{BusinessId, Clock, PictureId, Timestamp};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Read, Write as _};
use std::path::{Path, PathBuf};
use store::{Refill, Store, StoreError, is_a_place_taken};
use tokio::sync::mpsc;

const UNFINISHED: &str = "restore-unfinished";
const PICTURES: &str = "blobs";
const HALF_PICTURES: &str = "blobs.restoring";

/// Where to: a data folder and a database, both empty.
#[derive(Clone, Debug)]
pub struct Into {
    pub data: PathBuf,
    /// `sqlite:PATH` or `postgres://…`
    pub database: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    pub made_at: Timestamp,
    pub rows: u64,
    pub pictures: u64,
    /// Which key sealed what is sealed in it.
    pub key: String,
}

/// Makes a house. It rests until it is told to take over. Whatever goes wrong, nothing is left that looks like a house; a
/// process that is killed leaves a note, which keeps everything from starting until the restore was begun again.
pub async fn restore_backup(
    into: &Into,
    from: Box<dyn Read + Send>,
    clock: &dyn Clock,
    mut progress: impl FnMut(Progress<'_>),
) -> Deed<Restored> {
    let note = Note::write(into).await?;
    let mut files = unpack(from);
    let about = read_about(&mut files).await;
    let ended = match about {
        Ok((about, first)) => fill(into, &about, &first, files, clock, &mut progress).await,
        Err(error) => Err(error),
    };
    if ended.is_err() {
        let _ = remove(&into.data.join(HALF_PICTURES));
    }
    note.remove()?;
    ended
}

async fn fill(
    into: &Into,
    about: &About,
    first: &str,
    files: mpsc::Receiver<Unpacked>,
    clock: &dyn Clock,
    progress: &mut impl FnMut(Progress<'_>),
) -> Deed<Restored> {
    let made_at = moment(&about.made_at).ok_or_else(damaged)?;
    let mut refill = Refill::begin(&into.database).await.map_err(explain)?;
    let blobs = Blobs::in_folder(into.data.join(HALF_PICTURES));
    let filled = read_files(Some((&blobs, &mut refill)), about, first, files, progress).await;
    let (rows, pictures) = match filled {
        Ok(filled) => filled,
        Err(error) => {
            refill.give_up().await;
            return Err(error);
        }
    };
    // The pictures first: the record is what makes it a house.
    let (half, whole) = (into.data.join(HALF_PICTURES), into.data.join(PICTURES));
    if half.exists() {
        let _ = std::fs::remove_dir(&whole);
        std::fs::rename(&half, &whole).map_err(|error| cannot(&error, &whole))?;
        sync(&into.data)?;
    }
    if let Err(error) = refill.finish(about.id, made_at, clock.now()).await {
        let _ = remove(&whole);
        return Err(explain(error));
    }
    Ok(Restored { made_at, rows, pictures, key: about.key.clone() })
}

/// What stands first, and its line in the sum of all.
async fn read_about(files: &mut mpsc::Receiver<Unpacked>) -> Deed<(About, String)> {
    let (name, bytes) = files.recv().await.ok_or_else(damaged)??;
    let line = line_of(&name, &bytes);
    let about: serde_json::Value = serde_json::from_slice(&bytes).map_err(|_| damaged())?;
    if name != FIRST || about["what"] != "backup" {
        return Err(DeedError::refused(match about["what"].as_str() {
            Some("business") => {
                "This is what one business took along, not a backup of the whole house: it cannot be restored. Nothing was \
                 changed."
            }
            _ => "This is no backup of Porchlight. Nothing was restored.",
        }));
    }
    // Before its other fields are believed: a newer one may have others.
    let newer = about["format"].as_u64().is_none_or(|format| format > u64::from(FORMAT));
    let schema = about["schema"].as_str().unwrap_or_default();
    if newer || schema > Store::schema().as_str() {
        return Err(DeedError::Refused(format!(
            "This backup was made by Porchlight {}, which is newer than this one ({}). Install that version, then restore. \
             Nothing was restored.",
            about["porchlight"].as_str().unwrap_or("of a later version"),
            env!("CARGO_PKG_VERSION"),
        )));
    }
    let read: About = serde_json::from_value(about).map_err(|_| damaged())?;
    let known = Store::tables();
    let fits = read.rows.keys().all(|table| known.contains(&table.as_str()));
    if fits { Ok((read, line)) } else { Err(damaged()) }
}

/// Looks at a backup to its last byte, as a restore does, and makes nothing of it.
pub async fn check_backup(
    from: Box<dyn Read + Send>,
    mut progress: impl FnMut(Progress<'_>),
) -> Deed<Restored> {
    let mut files = unpack(from);
    let (about, first) = read_about(&mut files).await?;
    let (rows, pictures) = read_files(None, &about, &first, files, &mut progress).await?;
    let made_at = moment(&about.made_at).ok_or_else(damaged)?;
    Ok(Restored { made_at, rows, pictures, key: about.key })
}

/// Says how many rows and files of pictures there were. `to` is where they go; nowhere, if they are only looked at.
async fn read_files(
    mut to: Option<(&Blobs, &mut Refill)>,
    about: &About,
    first: &str,
    mut files: mpsc::Receiver<Unpacked>,
    progress: &mut impl FnMut(Progress<'_>),
) -> Deed<(u64, u64)> {
    let mut whole = Sha256::new();
    // What was read before: it opens the archive, and is checked with the rest.
    whole.update(first);
    let (mut count, mut pictures, mut end) = (1, 0, None);
    let mut rows: BTreeMap<String, u64> = BTreeMap::new();
    while let Some(file) = files.recv().await {
        let (name, bytes) = file?;
        if end.is_some() {
            return Err(damaged());
        }
        match Named::read(&name).ok_or_else(damaged)? {
            Named::Sums => continue,
            Named::End => {
                end = Some(serde_json::from_slice::<End>(&bytes).map_err(|_| damaged())?);
                continue;
            }
            Named::Picture => {
                whole.update(line_of(&name, &bytes));
                if let Some((blobs, _)) = &to {
                    blobs.put(&name, bytes).await?;
                }
                pictures += 1;
                progress(Progress { what: "files of pictures", done: pictures, of: 0 });
            }
            Named::Part(table) => {
                whole.update(line_of(&name, &bytes));
                let lines = String::from_utf8(bytes).map_err(|_| damaged())?;
                let added = match &mut to {
                    Some((_, refill)) => refill.add(table, &lines).await.map_err(explain)?,
                    None => lines.lines().count() as u64,
                };
                let done = rows.entry(table.to_owned()).or_default();
                *done += added;
                let of = about.rows.get(table).copied().unwrap_or_default();
                progress(Progress { what: table, done: *done, of });
            }
        }
        count += 1;
    }
    let end = end.ok_or_else(damaged)?;
    rows.extend(end.rows.iter().filter(|(_, rows)| **rows == 0).map(|(table, _)| (table.clone(), 0)));
    let is_whole = end.files == count && end.sha256 == hex::encode(whole.finalize()) && end.rows == rows;
    if is_whole { Ok((rows.values().sum(), pictures)) } else { Err(damaged()) }
}

/// What a file in a backup is, by its name; `None` for what does not belong there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named<'a> {
    Picture,
    Part(&'a str),
    Sums,
    End,
}

impl<'a> Named<'a> {
    fn read(name: &'a str) -> Option<Self> {
        let parts: Vec<&str> = name.split('/').collect();
        match parts[..] {
            [LAST] => Some(Self::End),
            ["sums", _] => Some(Self::Sums),
            ["tables", table, _] => Some(Self::Part(table)),
            ["pictures" | "attachments", business, picture, file] => {
                let (width, format) = file.split_once('.')?;
                let plain = business.parse::<BusinessId>().is_ok_and(|id| id.to_string() == business)
                    && picture.parse::<PictureId>().is_ok_and(|id| id.to_string() == picture)
                    && width.parse::<u32>().is_ok_and(|read| read.to_string() == width)
                    && matches!(format, "webp" | "jpg");
                plain.then_some(Self::Picture)
            }
            _ => None,
        }
    }
}

/// Stands in the data folder while a restore is under way, and after one that was killed.
struct Note {
    path: PathBuf,
    file: File,
}

impl Note {
    /// After this the place is empty, and nobody else is restoring into it.
    async fn write(into: &Into) -> Deed<Self> {
        let data = &into.data;
        std::fs::create_dir_all(data).map_err(|error| cannot(&error, data))?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let _ = std::fs::set_permissions(data, std::fs::Permissions::from_mode(0o700));
        }
        let path = data.join(UNFINISHED);
        let was_killed = path.exists();
        if is_a_place_taken(&into.database).await.map_err(explain)? {
            return Err(DeedError::refused(
                "There is a database in this place already, and a restore overwrites nothing. Name an empty place with --data \
                 (and --database), or move away what is there. Nothing was changed.",
            ));
        }
        let pictures = std::fs::read_dir(data.join(PICTURES)).is_ok_and(|mut files| files.next().is_some());
        if pictures && !was_killed {
            return Err(DeedError::Refused(format!(
                "There are pictures in {} already, and a restore overwrites nothing. Name an empty place with --data, or move \
                 them away. Nothing was changed.",
                data.join(PICTURES).display()
            )));
        }
        let open = File::options().create(true).truncate(false).write(true).open(&path);
        let mut file = open.map_err(|error| cannot(&error, &path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(DeedError::refused(
                    "Somebody is restoring into this place at this moment. Nothing was changed.",
                ));
            }
            Err(TryLockError::Error(error)) => return Err(cannot(&error, &path)),
        }
        // What one that was killed left.
        for left in [PICTURES, HALF_PICTURES] {
            remove(&data.join(left)).map_err(|error| cannot(&error, data))?;
        }
        let words = "A restore was begun here and is not finished: what is here is no whole house.\n";
        let written = file.write_all(words.as_bytes()).and_then(|()| file.sync_all());
        if let Err(error) = written {
            // On a full disk: nothing was begun.
            let _ = std::fs::remove_file(&path);
            return Err(cannot(&error, &path));
        }
        sync(data)?;
        Ok(Self { path, file })
    }

    fn remove(self) -> Deed<()> {
        let removed = std::fs::remove_file(&self.path);
        drop(self.file);
        removed.map_err(|error| cannot(&error, &self.path))
    }
}

/// Whether a restore into this place was begun and not finished: then nothing may start here. One that was killed after its
/// last step is a whole house, and the note is taken away.
pub async fn half_restored(into: &Into) -> Deed<bool> {
    let note = into.data.join(UNFINISHED);
    if !note.exists() {
        return Ok(false);
    }
    let under_way = File::options().write(true).open(&note).is_ok_and(|file| file.try_lock().is_err());
    if under_way || !is_a_place_taken(&into.database).await? {
        return Ok(true);
    }
    std::fs::remove_file(&note).map_err(|error| cannot(&error, &note))?;
    Ok(false)
}

fn remove(folder: &Path) -> std::io::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn sync(folder: &Path) -> Deed<()> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| cannot(&error, folder))
}

fn damaged() -> DeedError {
    DeedError::refused(
        "The file is damaged: it does not hold what it says it holds. Nothing was restored; take another backup, or copy this \
         one again.",
    )
}

fn explain(error: StoreError) -> DeedError {
    match error {
        StoreError::Damaged(what) => DeedError::Refused(format!(
            "The file does not fit this version of Porchlight ({what}). Nothing was restored; restore it with the version that \
             made it, then update."
        )),
        // Two rows with one key: no database of ours holds that.
        StoreError::Conflict => damaged(),
        other => DeedError::Store(other),
    }
}

fn cannot(error: &std::io::Error, path: &Path) -> DeedError {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => DeedError::Store(StoreError::Full),
        _ => DeedError::Outside(format!("{} cannot be used: {error}", path.display())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_belongs_in_a_backup_is_taken_out_of_it() {
        // As ids are written in names of files.
        let id = "0123456789ab7def8123456789abcdef";
        assert_eq!(Named::read(&format!("pictures/{id}/{id}/320.jpg")), Some(Named::Picture));
        assert_eq!(Named::read(&format!("attachments/{id}/{id}/320.jpg")), Some(Named::Picture));
        assert_eq!(Named::read("tables/messages/000001.jsonl"), Some(Named::Part("messages")));
        for name in [
            "../secret.key".to_owned(),
            "secret.key".to_owned(),
            "/etc/passwd".to_owned(),
            format!("pictures/{id}/{id}/../../320.jpg"),
            format!("pictures/{id}/{id}/320.sh"),
            format!("attachments/{id}/../320.jpg"),
            format!("attachments/{id}/{id}/320.exe"),
            format!("pictures/{id}/../320.jpg"),
            format!("pictures/{{{id}}}/{id}/320.jpg"),
            format!("pictures/{id}/{id}/0320.jpg"),
        ] {
            assert_eq!(Named::read(&name), None, "{name}");
        }
    }
}
