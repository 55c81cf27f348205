//! A file on its way in. Many may arrive at once, and slowly: until it is whole it lies on the disk, not in memory.

use crate::Blobs;
use crate::blobs::not_written;
use crate::error::{Deed, DeedError};
use sha2::{Digest, Sha256};
use std::io::{Read as _, Seek as _, Write as _};

/// Pieces smaller than this are put together before they are written.
const AT_ONCE: usize = 256 * 1024;

/// What has come so far. Its file has no name: whatever happens, nothing of it stays.
pub struct Arriving {
    file: std::fs::File,
    hash: Sha256,
    length: u64,
    unwritten: Vec<u8>,
}

/// A whole file, as it came.
pub enum Original {
    Here(Vec<u8>),
    OnDisk { file: std::fs::File, digest: [u8; 32], length: u64 },
}

impl Blobs {
    /// Room for a file that comes in pieces.
    pub async fn arriving(&self) -> Deed<Arriving> {
        let folder = self.folder().to_owned();
        let open = move || std::fs::create_dir_all(&folder).and_then(|()| tempfile::tempfile_in(&folder));
        let file = aside(open).await?;
        Ok(Arriving { file, hash: Sha256::new(), length: 0, unwritten: Vec::new() })
    }
}

impl Arriving {
    /// The next piece.
    pub async fn add(mut self, piece: &[u8]) -> Deed<Self> {
        self.hash.update(piece);
        self.length += piece.len() as u64;
        self.unwritten.extend_from_slice(piece);
        if self.unwritten.len() < AT_ONCE { Ok(self) } else { self.written().await }
    }

    /// It is whole.
    pub async fn end(self) -> Deed<Original> {
        let Self { file, hash, length, .. } = self.written().await?;
        Ok(Original::OnDisk { file, digest: hash.finalize().into(), length })
    }

    async fn written(mut self) -> Deed<Self> {
        aside(move || {
            self.file.write_all(&self.unwritten)?;
            self.unwritten.clear();
            Ok(self)
        })
        .await
    }
}

impl Original {
    /// In bytes.
    pub fn len(&self) -> u64 {
        match self {
            Self::Here(bytes) => bytes.len() as u64,
            Self::OnDisk { length, .. } => *length,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// SHA-256 of what is in it.
    pub fn digest(&self) -> [u8; 32] {
        match self {
            Self::Here(bytes) => Sha256::digest(bytes).into(),
            Self::OnDisk { digest, .. } => *digest,
        }
    }

    /// All of it, in memory. Waits for the disk: not for the threads that answer.
    pub fn read(self) -> std::io::Result<Vec<u8>> {
        match self {
            Self::Here(bytes) => Ok(bytes),
            Self::OnDisk { mut file, length, .. } => {
                let mut bytes = Vec::with_capacity(length as usize);
                file.rewind()?;
                file.read_to_end(&mut bytes)?;
                Ok(bytes)
            }
        }
    }
}

impl From<Vec<u8>> for Original {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Here(bytes)
    }
}

async fn aside<T: Send + 'static>(work: impl FnOnce() -> std::io::Result<T> + Send + 'static) -> Deed<T> {
    let stopped = |_| DeedError::Outside("The file could not be written; please try again.".into());
    tokio::task::spawn_blocking(work).await.map_err(stopped)?.map_err(|error| not_written(&error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_arrives_in_pieces_is_whole_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::in_folder(folder.path().join("blobs"));
        let all: Vec<u8> = (0..3 * AT_ONCE + 7).map(|n| (n % 251) as u8).collect();
        let mut arriving = blobs.arriving().await.unwrap();
        for piece in all.chunks(9_973) {
            arriving = arriving.add(piece).await.unwrap();
            assert!(arriving.unwritten.capacity() <= 2 * AT_ONCE, "it lies on the disk");
        }
        let arrived = arriving.end().await.unwrap();
        let here = Original::from(all.clone());
        assert_eq!((arrived.len(), arrived.digest()), (here.len(), here.digest()));
        assert!(arrived.read().unwrap() == all);
        drop(blobs.arriving().await.unwrap().add(&all).await.unwrap());
        assert_eq!(std::fs::read_dir(folder.path().join("blobs")).unwrap().count(), 0);
    }
}
