//! A backup is one moment, whatever is written and deleted while it is made.

use crate::copy::{Kept, empty_places, opened, restore};
use crate::whole::everything;
use actions::backup::make_backup;
use actions::inbox::{Question, ask};
use actions::media::add_picture;
use serde_json::Value;
use std::collections::HashSet;
use std::io::Write;
use std::time::Duration;
use stories::{House, houses, png};

/// As slow as a stick in an old router.
struct Slow(Kept);

impl Write for Slow {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        std::thread::sleep(Duration::from_millis(20));
        self.0.write(&bytes[..bytes.len().min(512)])
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

async fn asks(house: &House, number: usize) {
    let question = Question {
        text: format!("Do you fit oak, {number}? {}", uuid::Uuid::now_v7().simple().to_string().repeat(30)),
        email: format!("priya{number}@mill-lane.example"),
        name: format!("Priya {number}"),
        public: false,
        about: None,
        language: None,
    };
    ask(&house.app, house.ada.business, question).await.unwrap();
    add_picture(&house.app, &house.ada, "oak.png", &number.to_string(), png()).await.unwrap();
}

fn ids(rows: &[String], column: &str) -> HashSet<String> {
    let id = |row: &String| serde_json::from_str::<Value>(row).unwrap()[column].as_str().unwrap().to_owned();
    rows.iter().map(id).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_one_moment_while_the_house_goes_on() {
    for house in houses().await {
        for number in 0..30 {
            asks(&house, number).await;
        }
        let kept = Kept::default();
        let mut number = 30;
        let made = {
            let making = make_backup(&house.app, Box::new(Slow(kept.clone())), |_| {});
            tokio::pin!(making);
            loop {
                tokio::select! {
                    made = &mut making => break made.unwrap(),
                    () = asks(&house, number) => number += 1,
                }
            }
        };
        assert!(number > 35, "{}: the house went on: {number}", house.database);
        assert!(made.missing.is_empty(), "{}: every picture the record names is there", house.database);
        let (into, _folder) = empty_places().await.remove(0);
        let bytes = kept.0.lock().unwrap().clone();
        restore(&house, &into, &bytes).await.unwrap();
        let copy = opened(&house, &into).await;
        let all = everything(&copy.store).await;
        let count = all["conversations"].len();
        assert!((30..number).contains(&count), "{}: {count} of {number}", house.database);
        assert_eq!(
            ids(&all["messages"], "conversation_id"),
            ids(&all["conversations"], "id"),
            "{}",
            house.database
        );
        assert_eq!(
            ids(&all["conversations"], "contact_id"),
            ids(&all["contacts"], "id"),
            "{}",
            house.database
        );
        assert_eq!(ids(&all["dues"], "message_id"), ids(&all["messages"], "id"), "{}", house.database);
        for picture in ids(&all["pictures"], "id") {
            let folder =
                into.data.join(format!("blobs/pictures/{}/{}", house.ada.business, picture.replace('-', "")));
            assert!(std::fs::read_dir(folder).unwrap().count() >= 2, "{}: {picture}", house.database);
        }
        copy.store.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_whose_files_are_gone_is_left_out_and_said() {
    let house = houses().await.remove(0);
    asks(&house, 1).await;
    asks(&house, 2).await;
    let lost = std::fs::read_dir(house.blobs_folder().join(format!("pictures/{}", house.ada.business)));
    std::fs::remove_dir_all(lost.unwrap().next().unwrap().unwrap().path()).unwrap();
    let kept = Kept::default();
    let made = make_backup(&house.app, Box::new(kept.clone()), |_| {}).await.unwrap();
    assert_eq!((made.pictures, made.missing.len()), (1, 1));
    let (into, _folder) = empty_places().await.remove(0);
    let bytes = kept.0.lock().unwrap().clone();
    restore(&house, &into, &bytes).await.unwrap();
    let copy = opened(&house, &into).await;
    assert_eq!(everything(&copy.store).await["pictures"].len(), 1);
    copy.store.close().await;
}
