//! Backups and the houses made out of them, in a test.

use actions::backup::{Into, Made, Restored, make_backup, restore_backup};
use actions::{App, Blobs, Deed, Parts, RealIds};
use meaning::Meaning;
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};
use store::Store;
use stories::House;
use stories::installation::{empty_database, peer};
use tokio::sync::Notify;

/// What was written, for whoever looks at it afterwards.
#[derive(Clone, Default)]
pub struct Kept(pub Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

pub async fn backup(house: &House) -> (Made, Vec<u8>) {
    let kept = Kept::default();
    let made = make_backup(&house.app, Box::new(kept.clone()), |_| {}).await.unwrap();
    let bytes = kept.0.lock().unwrap().clone();
    (made, bytes)
}

/// Empty places on each database, with the folder that keeps them.
pub async fn empty_places() -> Vec<(Into, tempfile::TempDir)> {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let database = format!("sqlite:{}", data.join("porchlight.db").display());
    let mut places = vec![(Into { data, database }, folder)];
    if let Some(server) = peer("PORCHLIGHT_TEST_POSTGRES") {
        let folder = tempfile::tempdir().unwrap();
        let database = empty_database(&server).await;
        places.push((Into { data: folder.path().join("data"), database }, folder));
    }
    places
}

pub async fn restore(house: &House, into: &Into, bytes: &[u8]) -> Deed<Restored> {
    let bytes = std::io::Cursor::new(bytes.to_vec());
    restore_backup(into, Box::new(bytes), house.clock.as_ref(), |_| {}).await
}

/// The house made out of it, in the same town.
pub async fn opened(house: &House, into: &Into) -> App {
    let store = Store::open(&into.database).await.unwrap();
    assert!(store.is_ready().await.unwrap());
    App::new(Parts {
        store,
        clock: house.clock.clone(),
        ids: Arc::new(RealIds),
        networks: house.app.networks.clone(),
        blobs: Blobs::in_folder(into.data.join("blobs")),
        key: house.app.key.clone(),
        meaning: Meaning::new(),
        settings: house.app.settings.clone(),
        wake: Notify::new(),
        keeping: actions::channels::Keeping::default(),
        mailer: house.app.mailer.clone(),
    })
}

/// All there is in a folder, by name.
pub fn files_in(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut look = vec![folder.to_owned()];
    while let Some(next) = look.pop() {
        for entry in std::fs::read_dir(next).into_iter().flatten().flatten() {
            if entry.path().is_dir() {
                look.push(entry.path());
            } else {
                let name = entry.path().strip_prefix(folder).unwrap().display().to_string();
                found.push((name, std::fs::read(entry.path()).unwrap()));
            }
        }
    }
    found.sort();
    found
}
