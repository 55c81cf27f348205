//! The rules of the house.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_owned()
}

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
}

/// Which rooms each room may lean on.
fn arrows() -> BTreeMap<&'static str, Vec<&'static str>> {
    BTreeMap::from([
        ("domain", vec![]),
        ("meaning", vec![]),
        ("networks", vec!["domain"]),
        ("store", vec!["domain"]),
        ("actions", vec!["domain", "meaning", "networks", "store"]),
        ("web", vec!["actions", "domain"]),
        ("simulator", vec!["actions", "domain", "meaning", "networks", "store"]),
    ])
}

#[test]
fn rooms_lean_on_each_other_in_one_direction_only() {
    for (room, allowed) in arrows() {
        let manifest = fs::read_to_string(root().join(format!("crates/{room}/Cargo.toml"))).unwrap();
        let dependencies = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
        for line in dependencies.lines() {
            let name = line.split(['.', ' ', '=']).next().unwrap_or_default();
            if arrows().contains_key(name) {
                assert!(allowed.contains(&name), "{room} must not lean on {name}");
            }
        }
    }
}

#[test]
fn no_network_is_named_outside_its_room() {
    let names =
        ["facebook", "bluesky", "instagram", "mastodon", "linkedin", "tumblr", "pinterest", "whatsapp"];
    for room in ["domain", "meaning", "store", "actions", "web", "cli"] {
        let mut found = Vec::new();
        files(&root().join(format!("crates/{room}/src")), "rs", &mut found);
        for path in found {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for (number, line) in code.lines().enumerate() {
                let line = line.to_lowercase();
                if line.trim_start().starts_with("//") {
                    continue;
                }
                for name in names {
                    assert!(!line.contains(name), "{}:{} names {name}", path.display(), number + 1);
                }
            }
        }
    }
}

#[test]
fn every_table_of_a_business_is_read_through_its_business() {
    let mut found = Vec::new();
    files(&root().join("crates/store/src"), "rs", &mut found);
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        if path.ends_with("business_store.rs") {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            for table in [
                "contact",
                "identity",
                "message",
                "due",
                "need",
                "question",
                "article",
                "picture",
                "publication",
                "reaction",
                "telling",
                "audit",
            ] {
                for verb in ["find()", "find_by_id", "update_many", "delete_many"] {
                    let direct = format!(" {table}::Entity::{verb}");
                    assert!(
                        !format!(" {}", line.trim_start()).contains(&direct),
                        "{}:{} reads {table} past its business",
                        path.display(),
                        number + 1
                    );
                }
            }
        }
    }
}

#[test]
fn names_in_the_architecture_exist() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let mut sources = String::new();
    for folder in ["crates", "stories"] {
        let mut found = Vec::new();
        files(&root().join(folder), "rs", &mut found);
        for path in found {
            sources.push_str(&fs::read_to_string(path).unwrap());
        }
    }
    for name in text.split('`').skip(1).step_by(2) {
        if name.contains(['/', '.']) && !name.contains([' ', '{', ':', '<']) {
            assert!(
                root().join(name.trim_end_matches('/')).exists(),
                "ARCHITECTURE.md names {name}, which is not there"
            );
        } else if name.chars().next().is_some_and(char::is_uppercase)
            && name.chars().all(char::is_alphanumeric)
        {
            assert!(sources.contains(name), "ARCHITECTURE.md names {name}, which is nowhere in the code");
        }
    }
}
