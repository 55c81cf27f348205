//! The program itself, as whoever runs the house types it: files, pipes, full disks, kills.

use std::io::{Read as _, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Output, Stdio};
use std::time::Duration;
use stories::disk::Disk;
use stories::installation::{Installation, empty_database, on_each, peer};
use stories::{Answer, answer, png};

fn told(at: &Installation, words: &[&str]) -> Output {
    at.command(words).stdin(Stdio::null()).output().unwrap()
}

fn says(at: &Installation, words: &[&str]) -> String {
    let output = told(at, words);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words:?} on {}: {said}", at.database);
    format!("{}{said}", String::from_utf8_lossy(&output.stdout))
}

fn refuses(at: &Installation, words: &[&str]) -> String {
    let output = told(at, words);
    assert!(
        !output.status.success(),
        "{words:?} on {}: {}",
        at.database,
        String::from_utf8_lossy(&output.stdout)
    );
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

async fn upload(desk: &stories::Browser) -> Answer {
    let mut body =
        b"--oak\r\ncontent-disposition: form-data; name=\"picture\"; filename=\"oak.png\"\r\n\r\n".to_vec();
    body.extend(png());
    body.extend(b"\r\n--oak--\r\n");
    let request = desk.request("POST", "/desk/media/pictures").header("sec-fetch-site", "same-origin");
    answer(request.header("content-type", "multipart/form-data; boundary=oak").body(body)).await
}

/// Where a copy is to be, on either database.
async fn elsewhere() -> Vec<(tempfile::TempDir, Vec<String>)> {
    let place = |database: Option<String>| {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("copy");
        let database = database.unwrap_or_else(|| format!("sqlite:{}", data.join("porchlight.db").display()));
        let words = ["--data", data.to_str().unwrap(), "--database", &database].map(str::to_owned).to_vec();
        (folder, words)
    };
    let mut places = vec![place(None)];
    if let Some(server) = peer("PORCHLIGHT_TEST_POSTGRES") {
        places.push(place(Some(empty_database(&server).await)));
    }
    places
}

fn with<'a>(place: &'a [String], words: &[&'a str]) -> Vec<&'a str> {
    place.iter().map(String::as_str).chain(words.iter().copied()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_running_house_is_copied_and_the_copy_serves() {
    on_each(async |at| {
        let running = at.serve().await;
        assert_eq!(upload(&running.desk().await).await.status, 303);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("porchlight.tar.gz");
        let file = file.to_str().unwrap();
        let before = says(&at, &["doctor"]);
        assert!(before.contains("NONE WAS EVER MADE"), "{before}");
        let said = says(&at, &["backup", file]);
        assert!(said.contains("secret.key is not in it"), "{said}");
        assert_eq!(std::fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(names_in(folder.path()), ["porchlight.tar.gz"], "nothing half is left");
        let doctor = says(&at, &["doctor"]);
        assert!(
            doctor.contains("backup     ok (made within the last hour") && doctor.contains(file),
            "{doctor}"
        );
        let whole = std::fs::read(file).unwrap();
        let refused = refuses(&at, &["backup", file]);
        assert!(refused.contains("--replace"), "{refused}");
        assert_eq!(std::fs::read(file).unwrap(), whole, "it is as it was");
        says(&at, &["backup", file, "--replace"]);
        let seen = says(&at, &["restore", "--check", file]);
        assert!(seen.contains("It is whole"), "{seen}");
        let cut = folder.path().join("cut");
        std::fs::write(&cut, &whole[..whole.len() - 5]).unwrap();
        let seen = refuses(&at, &["restore", "--check", cut.to_str().unwrap()]);
        assert!(seen.contains("cut short"), "{seen}");
        let refused = refuses(&at, &["backup", folder.path().to_str().unwrap(), "--replace"]);
        assert!(refused.contains("is a folder"), "{refused}");
        for (kept, place) in elsewhere().await {
            let restored = says(&at, &with(&place, &["restore", file]));
            assert!(
                restored.contains("Put your copy of secret.key") && restored.contains("take-over"),
                "{restored}"
            );
            let refused = refuses(&at, &with(&place, &["restore", file]));
            assert!(refused.contains("overwrites nothing"), "{refused}");
            std::fs::copy(at.folder.join("data/secret.key"), kept.path().join("copy/secret.key")).unwrap();
            let doctor = says(&at, &with(&place, &["doctor"]));
            assert!(doctor.contains("AT REST"), "{doctor}");
            let copy = at.serve_more(&with(&place, &[])).await;
            let desk = copy.desk().await;
            let page = desk.get("/desk").await;
            assert!(page.text.contains("restored from a backup"), "the desk says so: {}", page.text);
            assert!(desk.get("/desk/media/pictures").await.text.contains("oak.png"));
            says(&at, &with(&place, &["take-over"]));
            assert!(!desk.get("/desk").await.text.contains("restored from a backup"));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_goes_through_a_pipe_and_a_reader_that_dies_is_no_backup() {
    let at = Installation::open("SQLite", None, None).await;
    let piped = at.command(&["backup", "-"]).stdout(Stdio::piped()).output().unwrap();
    assert!(piped.status.success(), "{}", String::from_utf8_lossy(&piped.stderr));
    for (_kept, place) in elsewhere().await {
        let mut restore = at
            .command(&with(&place, &["restore", "-"]))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        restore.stdin.take().unwrap().write_all(&piped.stdout).unwrap();
        assert!(restore.wait().unwrap().success());
        says(&at, &with(&place, &["user", "list"]));
    }
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let full = at.command(&["backup", "-"]).stdout(full).stderr(Stdio::piped()).output().unwrap();
    let said = String::from_utf8_lossy(&full.stderr);
    assert!(!full.status.success() && said.contains("disk is full"), "{said}");
    let unmade = says(&at, &["doctor"]);
    assert!(unmade.contains("standard output"), "the first is noted: {unmade}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restore_that_is_killed_leaves_nothing_that_starts() {
    let at = Installation::open("SQLite", None, None).await;
    let piped = at.command(&["backup", "-"]).stdout(Stdio::piped()).output().unwrap().stdout;
    for (kept, place) in elsewhere().await {
        let mut restore = at.command(&with(&place, &["restore", "-"])).stdin(Stdio::piped()).spawn().unwrap();
        let mut into = restore.stdin.take().unwrap();
        into.write_all(&piped[..piped.len() / 2]).unwrap();
        let note = kept.path().join("copy/restore-unfinished");
        for _ in 0..200 {
            if note.exists() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let second = refuses(&at, &with(&place, &["restore", "/dev/null"]));
        assert!(second.contains("Somebody is restoring"), "{second}");
        let refused = refuses(&at, &with(&place, &["user", "list"]));
        assert!(refused.contains("not finished"), "while it goes on: {refused}");
        restore.kill().unwrap();
        restore.wait().unwrap();
        drop(into);
        for words in [
            vec!["serve"],
            vec!["work"],
            vec!["doctor"],
            vec!["user", "list"],
            vec!["new-key"],
            vec!["backup", "-"],
        ] {
            let refused = refuses(&at, &with(&place, &words));
            assert!(
                refused.contains("not finished") && refused.contains("porchlight restore"),
                "{words:?}: {refused}"
            );
        }
        let file = kept.path().join("whole.tar.gz");
        std::fs::write(&file, &piped).unwrap();
        says(&at, &with(&place, &["restore", file.to_str().unwrap()]));
        let names = names_in(&kept.path().join("copy"));
        assert!(!names.iter().any(|name| name.contains("restor")), "{names:?}");
        std::fs::copy(at.folder.join("data/secret.key"), kept.path().join("copy/secret.key")).unwrap();
        says(&at, &with(&place, &["user", "list"]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_leaves_no_half_file_and_no_half_house() {
    let Some(disk) = Disk::mount(8) else { return };
    let at = Installation::open("SQLite", None, None).await;
    let file = disk.path().join("porchlight.tar.gz");
    disk.fill();
    let said = refuses(&at, &["backup", file.to_str().unwrap()]);
    assert!(said.contains("disk is full") && said.contains("Make room"), "{said}");
    assert_eq!(names_in(disk.path()), ["filler"]);
    disk.free();
    says(&at, &["backup", file.to_str().unwrap()]);
    let elsewhere = at.folder.join("moved.tar.gz");
    std::fs::copy(&file, &elsewhere).unwrap();
    std::fs::remove_file(&file).unwrap();
    disk.fill();
    let data = disk.path().join("copy");
    let place = ["--data", data.to_str().unwrap(), "--database"].map(str::to_owned).to_vec();
    let database = format!("sqlite:{}", data.join("porchlight.db").display());
    let place = [place, vec![database]].concat();
    let said = refuses(&at, &with(&place, &["restore", elsewhere.to_str().unwrap()]));
    assert!(said.contains("disk is full"), "{said}");
    disk.free();
    let left: Vec<_> = names_in(disk.path());
    assert!(left.is_empty() || names_in(&data).is_empty(), "{left:?} {:?}", names_in(&data));
    says(&at, &with(&place, &["restore", elsewhere.to_str().unwrap()]));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_its_key_a_copy_says_what_to_do_and_its_channels_wait() {
    let at = Installation::open("SQLite", None, None).await;
    let running = at.serve().await;
    at.connect_page().await;
    drop(running);
    let piped = at.command(&["backup", "-"]).stdout(Stdio::piped()).output().unwrap().stdout;
    let mut text = Vec::new();
    flate2::read::GzDecoder::new(&piped[..]).read_to_end(&mut text).unwrap();
    let key = std::fs::read(at.folder.join("data/secret.key")).unwrap();
    assert!(!text.windows(key.len()).any(|part| part == key), "the key is not in it");
    let token = at.town.page.token.as_bytes();
    assert!(!text.windows(token.len()).any(|part| part == token), "nor what it seals");
    for (kept, place) in elsewhere().await {
        let file = kept.path().join("whole.tar.gz");
        std::fs::write(&file, &piped).unwrap();
        std::fs::create_dir_all(kept.path().join("copy")).unwrap();
        std::fs::write(kept.path().join("copy/secret.key"), [7; 32]).unwrap();
        let said = says(&at, &with(&place, &["restore", file.to_str().unwrap()]));
        assert!(said.contains("IS ANOTHER KEY"), "{said}");
        let refused = refuses(&at, &with(&place, &["channel", "list"]));
        assert!(refused.contains("another key") && refused.contains("new-key"), "{refused}");
        std::fs::remove_file(kept.path().join("copy/secret.key")).unwrap();
        let refused = refuses(&at, &with(&place, &["channel", "list"]));
        assert!(refused.contains("is missing"), "{refused}");
        let said = says(&at, &with(&place, &["new-key"]));
        assert!(said.contains("1 channels wait"), "{said}");
        let channels = says(&at, &with(&place, &["channel", "list"]));
        assert!(channels.contains("Connect it again"), "{channels}");
    }
}
