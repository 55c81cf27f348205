//! Files beside the database: pictures, in a folder of the data folder.

use crate::error::{Deed, DeedError};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::time::Duration;
use store::StoreError;

/// What a few messages need.
const ROOM_BYTES: usize = 64 * 1024;

/// A folder of files, named by `a/b/c` with nothing but plain names.
#[derive(Clone, Debug)]
pub struct Blobs {
    folder: PathBuf,
}

impl Blobs {
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a file whole or not at all, and durably: a name that exists holds everything.
    pub async fn put(&self, name: &str, bytes: Vec<u8>) -> Deed<()> {
        let path = self.path(name).ok_or(DeedError::NoSuch("file"))?;
        tokio::task::spawn_blocking(move || write_whole(&path, &bytes))
            .await
            .map_err(|error| DeedError::Outside(format!("The file could not be written: {error}")))?
            .map_err(|error| not_written(&error))
    }

    /// Whether a little more can be written where everything is kept: tried, not asked, because limits have many kinds.
    pub async fn has_room(&self) -> bool {
        let folder = self.folder.clone();
        let tried = tokio::task::spawn_blocking(move || {
            std::fs::create_dir_all(&folder)?;
            let probe = folder.join(format!(".{}.part", uuid::Uuid::now_v7().simple()));
            let written = std::fs::write(&probe, vec![0; ROOM_BYTES]);
            std::fs::remove_file(&probe)?;
            written
        });
        matches!(tried.await, Ok(Ok(())))
    }

    /// `None` when there is no such file.
    pub async fn get(&self, name: &str) -> Deed<Option<Vec<u8>>> {
        let Some(path) = self.path(name) else { return Ok(None) };
        match tokio::fs::read(path).await {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(DeedError::Outside(format!("The file could not be read: {error}"))),
        }
    }

    /// Throws away what crashes left half written, once it is so old that nobody is writing it any more. Says how many.
    pub async fn sweep_parts(&self, older_than: Duration) -> usize {
        let folder = self.folder.clone();
        tokio::task::spawn_blocking(move || sweep(&folder, older_than)).await.unwrap_or_default()
    }

    /// The folders in a folder, by their names, that nothing was put into for so long.
    pub async fn list_folders(&self, name: &str, older_than: Duration) -> Vec<String> {
        let Some(path) = self.path(name) else { return Vec::new() };
        let list = move || {
            let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
            let folders = entries.filter(|entry| {
                entry.metadata().is_ok_and(|about| about.is_dir() && is_older(&about, older_than))
            });
            folders.filter_map(|entry| entry.file_name().into_string().ok()).collect()
        };
        tokio::task::spawn_blocking(list).await.unwrap_or_default()
    }

    /// Removes a folder with all that is in it.
    pub async fn remove_folder(&self, name: &str) -> Deed<()> {
        let path = self.path(name).ok_or(DeedError::NoSuch("folder"))?;
        match tokio::fs::remove_dir_all(path).await {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(DeedError::Outside(format!("The folder could not be removed: {error}")))
            }
            _ => Ok(()),
        }
    }

    fn path(&self, name: &str) -> Option<PathBuf> {
        let relative = Path::new(name);
        let plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
        (plain && !name.is_empty()).then(|| self.folder.join(relative))
    }
}

pub(crate) fn not_written(error: &std::io::Error) -> DeedError {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => DeedError::Store(StoreError::Full),
        _ => DeedError::Outside(format!("The file could not be written: {error}")),
    }
}

fn sweep(folder: &Path, older_than: Duration) -> usize {
    let mut swept = 0;
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(about) = entry.metadata() else { continue };
        if about.is_dir() {
            swept += sweep(&entry.path(), older_than);
        } else if entry.path().extension().is_some_and(|end| end == "part") && is_older(&about, older_than) {
            swept += usize::from(std::fs::remove_file(entry.path()).is_ok());
        }
    }
    swept
}

fn is_older(about: &std::fs::Metadata, than: Duration) -> bool {
    about.modified().is_ok_and(|at| at.elapsed().is_ok_and(|age| age >= than))
}

fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write as _;
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let temporary = folder.join(format!(".{}.part", uuid::Uuid::now_v7().simple()));
    let written = std::fs::File::create(&temporary).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    match written.and_then(|()| std::fs::rename(&temporary, path)) {
        Ok(()) => std::fs::File::open(folder)?.sync_all(),
        Err(error) => {
            let _ = std::fs::remove_file(&temporary);
            Err(error)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_a_crash_left_half_written_is_swept_and_nothing_else() {
        let folder = std::env::temp_dir().join(format!("blobs{}", uuid::Uuid::now_v7().simple()));
        let blobs = Blobs::in_folder(folder.clone());
        blobs.put("pictures/a/b/320.jpg", vec![1]).await.unwrap();
        let half = [folder.join(".x.part"), folder.join("pictures/a/b/.y.part")];
        for path in &half {
            std::fs::write(path, "half").unwrap();
        }
        assert_eq!(blobs.sweep_parts(Duration::from_hours(1)).await, 0, "somebody may be writing it");
        assert_eq!(blobs.sweep_parts(Duration::ZERO).await, 2);
        assert!(half.iter().all(|path| !path.exists()));
        assert_eq!(blobs.get("pictures/a/b/320.jpg").await.unwrap(), Some(vec![1]));
        assert_eq!(blobs.list_folders("pictures/a", Duration::ZERO).await, ["b"]);
        assert!(blobs.list_folders("pictures/a", Duration::from_hours(1)).await.is_empty());
        blobs.remove_folder("pictures/a/b").await.unwrap();
        assert_eq!(blobs.get("pictures/a/b/320.jpg").await.unwrap(), None);
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn names_never_lead_out_of_the_folder() {
        let blobs = Blobs::in_folder("/srv/blobs".into());
        for name in ["../secret.key", "/etc/passwd", "a/../../b", "", "./a"] {
            assert_eq!(blobs.path(name), None, "{name:?}");
        }
        assert!(blobs.path("pictures/a/640.webp").is_some());
    }
}
