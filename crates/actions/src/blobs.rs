//! Files beside the database: pictures, in a folder of the data folder.

use crate::error::{Deed, DeedError};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
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

    /// Writes a file whole or not at all, and durably: a name that exists holds everything.
    pub async fn put(&self, name: &str, bytes: Vec<u8>) -> Deed<()> {
        let path = self.path(name).ok_or(DeedError::NoSuch("file"))?;
        tokio::task::spawn_blocking(move || write_whole(&path, &bytes))
            .await
            .map_err(|error| DeedError::Outside(format!("The file could not be written: {error}")))?
            .map_err(|error| match error.kind() {
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded => DeedError::Store(StoreError::Full),
                _ => DeedError::Outside(format!("The file could not be written: {error}")),
            })
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

    fn path(&self, name: &str) -> Option<PathBuf> {
        let relative = Path::new(name);
        let plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
        (plain && !name.is_empty()).then(|| self.folder.join(relative))
    }
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

    #[test]
    fn names_never_lead_out_of_the_folder() {
        let blobs = Blobs::in_folder("/srv/blobs".into());
        for name in ["../secret.key", "/etc/passwd", "a/../../b", "", "./a"] {
            assert_eq!(blobs.path(name), None, "{name:?}");
        }
        assert!(blobs.path("pictures/a/640.webp").is_some());
    }
}
