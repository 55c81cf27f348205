//! The built program on the record of a running house: what it says, and what it changed.

use actions::inbox::{Question, ask};
use chrono::TimeDelta;
use serde_json::Value;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};
use stories::{Filled, House, houses};

/// The program with the database of a house, a data folder of its own, and the town's networks.
struct Program {
    folder: tempfile::TempDir,
    database: String,
}

impl Program {
    fn beside(house: &House) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let town = house.town.settings();
        let settings = format!(
            "[outside]\nallow = [\"127.0.0.0/8\"]\n[networks.facebook]\ngraph = \"{}\"\n\
             [networks.bluesky]\nservice = \"{}\"\ndirectory = \"{}\"\n",
            town.facebook.graph, town.bluesky.service, town.bluesky.directory
        );
        std::fs::write(folder.path().join("porchlight.toml"), settings).unwrap();
        std::fs::create_dir(folder.path().join("data")).unwrap();
        std::fs::write(folder.path().join("data/secret.key"), house.app.key.bytes()).unwrap();
        Self { folder, database: house.database_address.clone() }
    }

    /// What it prints when it is told these words, and `input` comes by standard input.
    async fn told(&self, words: &[&str], input: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_porchlight"));
        command.arg("--data").arg(self.folder.path().join("data")).arg("--database").arg(&self.database);
        command.arg("--config").arg(self.folder.path().join("porchlight.toml")).args(words);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let input = input.to_owned();
        let run = move || {
            let mut child = command.spawn().unwrap();
            // A program that refuses its words does not wait for more.
            let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
            child.wait_with_output().unwrap()
        };
        tokio::task::spawn_blocking(run).await.unwrap()
    }

    async fn says(&self, words: &[&str]) -> String {
        let output = self.told(words, "").await;
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    async fn json(&self, words: &[&str]) -> Value {
        serde_json::from_str(&self.says(words).await).unwrap()
    }

    async fn refuses(&self, words: &[&str]) -> String {
        let output = self.told(words, "").await;
        assert!(!output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stdout));
        String::from_utf8(output.stderr).unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_channel_is_connected_with_a_secret_from_standard_input_and_removed_again() {
    for house in houses().await {
        let program = Program::beside(&house);
        let token = house.town.page.token.clone();
        let words = ["channel", "connect", "facebook", "--field", "page_token=@-"];
        let output = program.told(&words, &format!("{token}\n")).await;
        let said =
            format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success() && said.contains("Connected"), "{said} on {}", house.database);
        assert!(!said.contains(&token), "the secret is not repeated");
        let listed = program.json(&["channel", "list", "--json"]).await;
        let page =
            listed.as_array().unwrap().iter().find(|one| one["network"] == "facebook").unwrap().clone();
        assert_eq!(page["state"], "connected", "{}", house.database);
        let name = page["name"].as_str().unwrap();
        assert!(program.says(&["channel", "list"]).await.contains(name));
        assert!(program.says(&["channel", "log", name]).await.contains("Nothing has come"));
        assert!(
            program
                .says(&["channel", "remove", page["id"].as_str().unwrap()])
                .await
                .contains("stays in the inbox")
        );
        let left = house.app.of(house.ada.business).list_channels().await.unwrap();
        assert!(left.iter().all(|one| one.network == "website"), "{}", house.database);
        assert!(program.refuses(&["channel", "remove", name]).await.contains("channel list"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_network_asks_for_is_said_before_it_is_called() {
    for house in houses().await {
        let program = Program::beside(&house);
        let missing = program.refuses(&["channel", "connect", "facebook"]).await;
        assert!(
            missing.contains("--field page_token=@-") && missing.contains("Nothing was changed"),
            "{missing}"
        );
        let unknown = program.refuses(&["channel", "connect", "facebook", "--field", "password=x"]).await;
        assert!(unknown.contains("does not ask for “password”"), "{unknown}");
        assert!(program.refuses(&["channel", "connect", "myspace"]).await.contains("bluesky, facebook"));
        let wrong = program.refuses(&["channel", "connect", "facebook", "--field", "page_token=none"]).await;
        assert!(wrong.starts_with("Error: "), "{wrong}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_need_on_the_record_is_shown_renamed_and_merged() {
    for house in houses().await {
        Filled::of(&house, &house.ada, "adas-joinery.example").await;
        house.until_sent().await;
        let program = Program::beside(&house);
        let need = program.json(&["needs", "list", "--json"]).await[0].clone();
        assert_eq!(need["people"], 1, "{need}");
        program.says(&["needs", "rename", need["title"].as_str().unwrap(), "Oiling a worktop again"]).await;
        let shown = program.says(&["needs", "show", "Oiling a worktop again"]).await;
        assert!(shown.contains("1 person asked") && shown.contains("Once a year."), "{shown}");
        let question = Question {
            text: "Do you deliver on Saturdays?".into(),
            email: "ben@example.com".into(),
            name: "Ben Hale".into(),
            public: false,
            about: None,
            language: None,
        };
        ask(&house.app, house.ada.business, question).await.unwrap();
        house.later(TimeDelta::minutes(10)).await;
        let needs = program.json(&["needs", "list", "--json"]).await;
        let titles: Vec<_> =
            needs.as_array().unwrap().iter().map(|need| need["title"].as_str().unwrap()).collect();
        assert_eq!(titles.len(), 2, "{titles:?} on {}", house.database);
        let delivery = titles.iter().find(|title| **title != "Oiling a worktop again").unwrap();
        assert!(
            program.refuses(&["needs", "merge", delivery, "--into", "Nothing"]).await.contains("needs list")
        );
        let itself = program.refuses(&["needs", "merge", delivery, "--into", delivery]).await;
        assert!(itself.contains("another need"), "{itself}");
        program.says(&["needs", "merge", delivery, "--into", "Oiling a worktop again"]).await;
        let merged = program.json(&["needs", "show", "Oiling a worktop again", "--json"]).await;
        assert_eq!(merged["need"]["people"], 2, "{merged} on {}", house.database);
        assert!(merged["questions"].as_array().unwrap().iter().any(|one| one["moved_by_hand"] == true));
        assert_eq!(program.json(&["needs", "list", "--json"]).await.as_array().unwrap().len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn with_several_businesses_it_asks_which() {
    for house in houses().await {
        let program = Program::beside(&house);
        house.second_business().await;
        let which = program.refuses(&["needs", "list"]).await;
        assert!(which.contains("--business") && which.contains("Mona’s Bakery"), "{which}");
        let listed = program.json(&["channel", "list", "--json", "--business", "Mona’s Bakery"]).await;
        assert_eq!(listed.as_array().unwrap().len(), 1, "its own website, on {}", house.database);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_key_its_secrets_were_sealed_with_nothing_starts_and_nothing_is_lost() {
    for house in houses().await {
        let program = Program::beside(&house);
        let key = program.folder.path().join("data/secret.key");
        let ours = std::fs::read(&key).unwrap();
        house.connect_sky().await;
        std::fs::remove_file(&key).unwrap();
        // What ends by itself first: a program that served all the same would never be heard of again.
        for command in [&["channel", "list"][..], &["serve", "--listen", "127.0.0.1:0"], &["work"]] {
            let refused = program.refuses(command).await;
            assert!(refused.contains("secret.key is missing") && refused.contains("new-key"), "{refused}");
        }
        assert!(!key.exists(), "{}: nothing was put in its place", house.database);
        std::fs::write(&key, [7; 32]).unwrap();
        let refused = program.refuses(&["channel", "list"]).await;
        assert!(refused.contains("another key"), "{refused}");
        // The right file put back, everything is as it was.
        std::fs::write(&key, ours).unwrap();
        assert!(program.says(&["channel", "list"]).await.contains("connected"), "{}", house.database);
        assert!(program.refuses(&["new-key"]).await.contains("nothing to give up"));
        // Lost for good.
        std::fs::remove_file(&key).unwrap();
        assert!(program.says(&["new-key"]).await.contains("1 channels wait"), "{}", house.database);
        let listed = program.json(&["channel", "list", "--json"]).await;
        let sky = listed.as_array().unwrap().iter().find(|one| one["network"] == "bluesky").unwrap().clone();
        assert_eq!(sky["state"], "reconnect", "{sky}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_link_is_reason_enough_to_want_the_old_key_back() {
    for house in houses().await {
        let question = Question {
            text: "Do you oil floors?".into(),
            email: "ben@mill-lane.example".into(),
            name: "Ben".into(),
            public: false,
            about: None,
            language: None,
        };
        ask(&house.app, house.ada.business, question).await.unwrap();
        let program = Program::beside(&house);
        std::fs::remove_file(program.folder.path().join("data/secret.key")).unwrap();
        assert!(program.refuses(&["needs", "list"]).await.contains("secret.key is missing"));
    }
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_on_the_machine_reads_the_database() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("elsewhere.db");
    let mut command = Command::new(env!("CARGO_BIN_EXE_porchlight"));
    command.arg("--data").arg(folder.path().join("data"));
    command.arg("--database").arg(format!("sqlite:{}", file.display())).args(["user", "list"]);
    assert!(command.status().unwrap().success());
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    // One that was made before.
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert!(command.status().unwrap().success());
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_is_called_otherwise_and_signs_in_with_another_address() {
    for house in houses().await {
        let program = Program::beside(&house);
        let ada = ["--email", "ada@adas-joinery.example"];
        let called = program.says(&[&["user", "name"][..], &ada, &["Ada F. Fenwick"]].concat()).await;
        assert!(called.contains("Ada F. Fenwick"), "{called}");
        let unknown = program.refuses(&["user", "name", "--email", "nobody@example.com", "Nobody"]).await;
        assert!(unknown.starts_with("Error: "), "{unknown}");
        let no_address = program.refuses(&[&["user", "address"][..], &ada, &["no address"]].concat()).await;
        assert!(no_address.starts_with("Error: "), "{no_address}");
        let signed_in = house.signed_in_browser().await;
        let moved = program.says(&[&["user", "address"][..], &ada, &["ada@example.com"]].concat()).await;
        assert!(moved.contains("signed out everywhere"), "{moved}");
        assert_eq!(signed_in.get("/desk").await.status, 303, "{}: signed out", house.database);
        let team = program.says(&["user", "list"]).await;
        assert!(team.contains("Ada F. Fenwick\tada@example.com"), "{team}");
        assert!(
            program.refuses(&[&["user", "name"][..], &ada, &["Ada"]].concat()).await.starts_with("Error: ")
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_is_erased_only_when_that_is_said() {
    for house in houses().await {
        let (_, conversation) = house.asked_on_the_website("Do you fit oak?", "priya@example.com").await;
        let program = Program::beside(&house);
        let id = conversation.id.to_string();
        let would = program.says(&["contact", "erase", &id]).await;
        assert!(would.contains("1 messages of theirs") && would.contains("--for-good"), "{would}");
        assert_eq!(house.line("fit oak").await.text, "Do you fit oak?", "{}", house.database);
        let erased = program.json(&["contact", "erase", &id, "--for-good", "--json"]).await;
        assert_eq!((&erased["messages"], &erased["conversations"]), (&1.into(), &1.into()), "{erased}");
        let lines = house.lines(&conversation).await;
        assert!(lines.iter().all(|line| line.text.is_empty()), "{}: {lines:?}", house.database);
        assert!(
            program.refuses(&["contact", "erase", "none"]).await.contains("not the id of a conversation")
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_business_is_taken_along_in_a_file_that_replaces_no_other_unasked() {
    for house in houses().await {
        house.asked_on_the_website("Do you fit oak?", "priya@example.com").await;
        let program = Program::beside(&house);
        let file = program.folder.path().join("shop.tar.gz");
        let file = file.to_str().unwrap();
        program.says(&["business", "export", file]).await;
        let first = std::fs::read(file).unwrap();
        assert_eq!(first[..2], [0x1f, 0x8b], "{}", house.database);
        assert!(program.refuses(&["business", "export", file]).await.contains("--replace"));
        assert_eq!(std::fs::read(file).unwrap(), first, "{}", house.database);
        program.says(&["business", "export", file, "--replace"]).await;
        let piped = program.told(&["business", "export", "-"], "").await.stdout;
        assert_eq!(piped[..2], [0x1f, 0x8b], "{}", house.database);
        let left = std::fs::read_dir(program.folder.path()).unwrap().count();
        assert_eq!(left, 3, "no half file is left");
    }
}
