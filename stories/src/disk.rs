//! A small disk that can be filled to its last byte, and what is expected while it is full.

use crate::Answer;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A small disk of its own, taken away at the end.
pub struct Disk {
    folder: tempfile::TempDir,
}

impl Disk {
    /// `None` where this user may not mount one: said so, and a failure where all must run.
    pub fn mount(megabytes: u32) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={megabytes}m"), "tmpfs"]).arg(folder.path());
        if mount.output().is_ok_and(|done| done.status.success()) {
            return Some(Self { folder });
        }
        assert!(std::env::var("PORCHLIGHT_TEST_ALL").is_err(), "a small disk cannot be mounted (root can)");
        eprintln!("skipped: a full disk (a small one cannot be mounted without being root)");
        None
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    fn filler(&self) -> PathBuf {
        self.path().join("filler")
    }

    /// Down to the last byte.
    pub fn fill(&self) {
        let mut file = File::options().create(true).append(true).open(self.filler()).unwrap();
        for size in [65536, 4096, 512, 64, 1] {
            while file.write_all(&vec![7; size]).is_ok() {}
        }
    }

    pub fn free(&self) {
        std::fs::remove_file(self.filler()).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.path()).output();
    }
}

/// Does it until it is refused: the database has corners of its own. What it took until then is counted; it is kept.
pub async fn until_refused(disk: &Disk, mut deed: impl AsyncFnMut() -> Answer) -> (Answer, usize) {
    for taken in 0..2000 {
        disk.fill();
        let answer = deed().await;
        if answer.status >= 400 {
            return (answer, taken);
        }
    }
    panic!("a full disk takes whatever comes");
}

#[track_caller]
pub fn is_clear(answer: &Answer, status: u16) {
    assert_eq!(answer.status, status, "{}", answer.text);
    let said = &answer.text;
    assert!(said.contains("disk") && said.contains("full"), "what happened: {said}");
    assert!(said.contains("saved"), "what was kept: {said}");
    assert!(said.to_lowercase().contains("make room"), "what to do: {said}");
}
