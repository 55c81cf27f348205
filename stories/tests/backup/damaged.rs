//! A file that is not what it was: refused in clear words, and nothing of it is left behind.

use crate::copy::{backup, empty_places, files_in, opened, restore};
use crate::whole::everything;
use actions::backup::Into;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use std::io::{Read as _, Write as _};
use store::is_a_place_taken;
use stories::{Filled, House, houses};

async fn refused(house: &House, into: &Into, bytes: &[u8], what: &str) -> String {
    let said = restore(house, into, bytes).await.map(|restored| panic!("{what}: {restored:?}")).unwrap_err();
    assert!(!is_a_place_taken(&into.database).await.unwrap(), "{what}: no database is left");
    assert_eq!(files_in(&into.data), [], "{what}: no file is left");
    said.to_string()
}

/// The archive changed as somebody with time would: every checksum that is not ours is right.
fn with(bytes: &[u8], change: impl Fn(&str, Vec<u8>) -> Vec<(String, Vec<u8>)>) -> Vec<u8> {
    let mut archive = tar::Archive::new(GzDecoder::new(bytes));
    let mut changed = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().display().to_string();
        let mut inside = Vec::new();
        entry.read_to_end(&mut inside).unwrap();
        for (name, inside) in change(&name, inside) {
            let mut head = tar::Header::new_ustar();
            head.set_size(inside.len() as u64);
            head.set_mode(0o600);
            // Also names that lead out of the folder, which the library would refuse to write.
            head.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
            head.set_cksum();
            changed.append(&head, inside.as_slice()).unwrap();
        }
    }
    changed.into_inner().unwrap().finish().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_not_whole_makes_no_house() {
    let house = houses().await.remove(0);
    Filled::of(&house, &house.ada, "adas-joinery.example").await;
    let (_, bytes) = backup(&house).await;
    for (into, _folder) in empty_places().await {
        for end in [
            0,
            1,
            10,
            100,
            bytes.len() / 3,
            bytes.len() / 2,
            bytes.len() - 9,
            bytes.len() - 8,
            bytes.len() - 1,
        ] {
            let said =
                refused(&house, &into, &bytes[..end], &format!("cut at {end} of {}", bytes.len())).await;
            assert!(said.contains("cut short") || said.contains("damaged"), "{end}: {said}");
            assert!(said.contains("Nothing was restored"), "{end}: {said}");
        }
        for part in 1..40 {
            let (at, bit) = (bytes.len() * part / 40, part % 8);
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << bit;
            refused(&house, &into, &flipped, &format!("bit {bit} of byte {at}")).await;
        }
        for (what, text) in [("no archive", b"Dear Ada, ...".to_vec()), ("zeros", vec![0; 4096])] {
            let said = refused(&house, &into, &text, what).await;
            assert!(said.contains("no backup of Porchlight"), "{what}: {said}");
        }
        let mut more = GzEncoder::new(bytes.clone(), Compression::fast());
        more.write_all(&vec![0; 4 << 20]).unwrap();
        refused(&house, &into, &more.finish().unwrap(), "much more after the end").await;
        // And the whole one, in the same place.
        restore(&house, &into, &bytes).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_says_more_or_less_than_it_should_makes_no_house() {
    let house = houses().await.remove(0);
    Filled::of(&house, &house.ada, "adas-joinery.example").await;
    let (_, bytes) = backup(&house).await;
    let same = |name: &str, inside: Vec<u8>| vec![(name.to_owned(), inside)];
    let replaced = |wanted: &'static str, from: &'static str, to: &'static str| {
        move |name: &str, inside: Vec<u8>| {
            let inside = if name == wanted {
                let text = String::from_utf8(inside).unwrap();
                assert!(text.contains(from), "{text}");
                text.replace(from, to).into_bytes()
            } else {
                inside
            };
            vec![(name.to_owned(), inside)]
        }
    };
    for (into, _folder) in empty_places().await {
        let newer = with(&bytes, replaced("porchlight.json", "\"format\": 1", "\"format\": 2"));
        let said = refused(&house, &into, &newer, "a newer format").await;
        assert!(said.contains("newer than this one") && said.contains("Install that version"), "{said}");
        let newer = with(&bytes, replaced("porchlight.json", "0001_the_loop", "0002_albums"));
        let said = refused(&house, &into, &newer, "a newer schema").await;
        assert!(said.contains("newer than this one"), "{said}");
        let other = with(&bytes, replaced("porchlight.json", "\"backup\"", "\"business\""));
        let said = refused(&house, &into, &other, "a business").await;
        assert!(said.contains("what one business took along"), "{said}");
        let unknown = with(&bytes, replaced("tables/needs/000001.jsonl", "\"title\"", "\"subtitle\""));
        let said = refused(&house, &into, &unknown, "a column nobody knows").await;
        assert!(said.contains("does not fit this version"), "{said}");
        let changed =
            with(&bytes, replaced("tables/pieces/000001.jsonl", "Three thin coats", "Nine thick coats"));
        let said = refused(&house, &into, &changed, "words changed").await;
        assert!(said.contains("damaged"), "{said}");
        let without =
            with(
                &bytes,
                |name, inside| if name.starts_with("tables/audit") { vec![] } else { same(name, inside) },
            );
        refused(&house, &into, &without, "a table left out").await;
        let endless =
            with(&bytes, |name, inside| if name == "end.json" { vec![] } else { same(name, inside) });
        refused(&house, &into, &endless, "no end").await;
        let twice = with(&bytes, |name, inside| [same(name, inside.clone()), same(name, inside)].concat());
        refused(&house, &into, &twice, "everything twice").await;
        for name in ["../secret.key", "/tmp/porchlight-was-here", "secret.key", "pictures/../../secret.key"] {
            let out = with(&bytes, |there, inside| {
                let first = there == "porchlight.json";
                let more = if first { same(name, b"mine".to_vec()) } else { vec![] };
                [same(there, inside), more].concat()
            });
            refused(&house, &into, &out, name).await;
            assert!(!into.data.join("../secret.key").exists());
        }
        // Written anew and not changed, it is as good as before.
        restore(&house, &into, &with(&bytes, same)).await.unwrap();
        let app = opened(&house, &into).await;
        assert!(!everything(&app.store).await["pieces"].is_empty());
        app.store.close().await;
    }
}
