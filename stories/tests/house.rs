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
        ("cldr", vec![]),
        ("words", vec!["cldr", "domain"]),
        ("meaning", vec![]),
        ("networks", vec!["domain", "words"]),
        ("store", vec!["domain"]),
        ("actions", vec!["domain", "meaning", "networks", "store", "words"]),
        ("web", vec!["actions", "domain", "words"]),
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
    for room in ["domain", "words", "meaning", "store", "actions", "web", "cli"] {
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

/// Tables of the whole installation: who signs in, from where, and the orders, which workers take whoever's they are.
const OF_THE_INSTALLATION: [&str; 11] = [
    "backups",
    "businesses",
    "devices",
    "jobs",
    "password_resets",
    "restores",
    "sessions",
    "sign_in_attempts",
    "staff",
    "strays",
    "welcome_links",
];

/// Where a table of a business is read past its business, on purpose: what is asked for names no business, or it is
/// swept for all. File, table, and why.
const PAST_THE_BUSINESS: [(&str, &str, &str); 17] = [
    ("backups.rs", "channel", "a restored house takes over whole"),
    ("backups.rs", "message", "the same"),
    ("backups.rs", "publication", "the same"),
    ("business.rs", "host", "a host name says whose website it is"),
    ("channels.rs", "channel", "a webhook names an account; the poller looks at every channel"),
    ("history.rs", "orphan", "replies that waited too long, in every business"),
    ("history.rs", "remark", "swept for all"),
    ("inbox.rs", "conversation", "an asker's private link is the key"),
    ("invitations.rs", "invitation", "the link is the key"),
    ("letters.rs", "letter", "swept for all"),
    ("notices.rs", "notice", "swept for all"),
    ("notices.rs", "told", "swept for all"),
    ("once.rs", "idempotency", "swept for all"),
    ("snapshot.rs", "attachment", "a backup holds every business's"),
    ("snapshot.rs", "picture", "the same"),
    ("staff.rs", "seat", "the businesses of one person"),
    ("tokens.rs", "token", "the token is the key"),
];

/// Statements in plain SQL that go past the business, by how they begin: what is swept for all, and the operator's figures
/// of the whole installation, which name nobody.
const SQL_PAST_THE_BUSINESS: [&str; 2] = [
    "DELETE FROM deliveries",
    "SELECT network, state, COUNT(*) AS count, MIN(heard_at) AS heard FROM channels",
];

/// Whatever stands in quotes in the code of a file, comments and tests left out.
fn literals(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let code: String = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| line.replace("'\"'", "' '") + "\n")
        .collect();
    let (mut found, mut inside, mut signs) = (Vec::new(), None::<String>, code.chars());
    while let Some(sign) = signs.next() {
        match (&mut inside, sign) {
            (Some(literal), '\\') => literal.extend(signs.next()),
            (Some(_), '"') => found.extend(inside.take()),
            (Some(literal), sign) => literal.push(sign),
            (None, '"') => inside = Some(String::new()),
            (None, _) => {}
        }
    }
    found
}

/// The tables of the schema, and whether each has a column that says whose its rows are.
fn tables() -> BTreeMap<String, bool> {
    let schema = fs::read_to_string(root().join("crates/store/src/migrations/0001_the_loop.sql")).unwrap();
    let tables = schema.split("CREATE TABLE ").skip(1).map(|table| {
        let (name, columns) = table.split_once(" (").unwrap();
        let columns = columns.split("\n);").next().unwrap();
        (name.to_owned(), columns.lines().any(|line| line.trim_start().starts_with("business_id ")))
    });
    tables.collect()
}

/// Module and table of every row, and whether it can only be read through its business.
fn rows() -> Vec<(String, String, bool)> {
    let mut found = Vec::new();
    files(&root().join("crates/store/src/rows"), "rs", &mut found);
    let mut rows = Vec::new();
    for path in found {
        let text = fs::read_to_string(path).unwrap();
        for row in text.split("\ntable!(").skip(1) {
            let (plain, row) = row.strip_prefix("@plain ").map_or((false, row), |row| (true, row));
            let (module, row) = row.split_once(" = \"").unwrap();
            rows.push((module.to_owned(), row.split('"').next().unwrap().to_owned(), !plain));
        }
    }
    rows
}

#[test]
fn every_table_is_a_business_s_or_known_to_be_the_installation_s() {
    let (tables, rows) = (tables(), rows());
    assert!(tables.len() > 25 && rows.len() > 25, "{} tables, {} rows", tables.len(), rows.len());
    for (table, has_business) in &tables {
        let installation = OF_THE_INSTALLATION.contains(&table.as_str());
        let row = rows.iter().find(|(_, name, _)| name == table);
        let (_, _, owned) = row.unwrap_or_else(|| panic!("{table} has no row in crates/store/src/rows"));
        assert!(*has_business || installation, "{table} does not say whose its rows are");
        assert_eq!(
            *owned, !installation,
            "{table}: `table!` for a business, `table!(@plain …)` for the installation"
        );
    }
    for table in OF_THE_INSTALLATION {
        assert!(tables.contains_key(table), "{table} is no table any more");
    }
}

/// A distributed PostgreSQL keeps a key unique only where it says which shard it is in, and joins within a shard only.
#[test]
fn what_may_stand_once_stands_once_for_each_business() {
    // Whose a request is, is asked on one node, before anything else.
    const ON_ONE_NODE: [&str; 1] = ["hosts"];
    let schema = fs::read_to_string(root().join("crates/store/src/migrations/0001_the_loop.sql")).unwrap();
    let lines = schema.lines().map(|line| line.split("--").next().unwrap().trim());
    let (mut table, mut keys) = ("", 0);
    for line in lines {
        if let Some(name) = line.strip_prefix("CREATE TABLE ") {
            table = name.trim_end_matches(" (");
        }
        let index = line.strip_prefix("CREATE UNIQUE INDEX ");
        let of = index.map_or(table, |index| index.split(' ').nth(2).unwrap());
        let is_key = index.is_some() || line.contains("PRIMARY KEY") || line.contains("UNIQUE");
        if !is_key || OF_THE_INSTALLATION.contains(&of) || ON_ONE_NODE.contains(&of) {
            continue;
        }
        let first = line.split_once('(').map(|(_, columns)| columns.split([',', ')']).next().unwrap());
        assert_eq!(first, Some("business_id"), "{of}: {line}");
        keys += 1;
    }
    assert!(keys > 35, "{keys} keys read");
}

#[test]
fn every_query_names_the_business_whose_data_it_reads() {
    let mut found = Vec::new();
    files(&root().join("crates/store/src"), "rs", &mut found);
    let rows = rows();
    let owned: Vec<_> = rows.iter().filter(|(_, _, owned)| *owned).collect();
    let mut past: Vec<(String, String)> = Vec::new();
    for path in found {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        // `rows`, `one`, `update` and `delete` of the business's store, where every other query begins.
        if name == "business_store.rs" || name == "plans.rs" {
            continue;
        }
        for (module, _, _) in &owned {
            for (at, _) in code.match_indices(&format!("{module}::Entity::")) {
                let before = code[..at].chars().next_back().unwrap_or(' ');
                if !before.is_alphanumeric() && before != '_' {
                    past.push((name.clone(), module.clone()));
                }
            }
        }
        assert!(!code.contains("Entity as "), "{name}: a table under another name is not seen by this test");
        for literal in literals(&text) {
            let words: Vec<&str> = literal.split_whitespace().collect();
            let named = words.windows(2).filter(|pair| {
                let table = pair[1].trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
                ["FROM", "JOIN", "INTO", "UPDATE"].contains(&pair[0].to_uppercase().as_str())
                    && owned.iter().any(|(_, owned, _)| owned == table)
            });
            let known = SQL_PAST_THE_BUSINESS.iter().any(|start| literal.trim_start().starts_with(start));
            let (tables, businesses) = (named.count(), literal.matches("business_id").count());
            // Two tables of the same business are still everybody's, unless it is said whose.
            let whose = literal.contains("business_id = $") || literal.contains("(business_id");
            assert!(known || tables == 0 || whose, "{name}: this does not say of which business:\n{literal}");
            assert!(
                known || businesses >= tables,
                "{name}: this names {tables} tables and no business for each:\n{literal}"
            );
        }
    }
    past.sort();
    past.dedup();
    for (file, module) in &past {
        let known = PAST_THE_BUSINESS.iter().any(|(name, table, _)| name == file && table == module);
        assert!(known, "{file} reads {module} past its business");
    }
    for (file, module, _) in PAST_THE_BUSINESS {
        assert!(past.contains(&(file.into(), module.into())), "{file} no longer reads {module} so");
    }
}

#[test]
fn an_approval_comes_from_a_person_or_from_the_record() {
    for room in ["networks", "actions", "web", "cli", "simulator"] {
        let mut found = Vec::new();
        files(&root().join(format!("crates/{room}/src")), "rs", &mut found);
        for path in found {
            let text = fs::read_to_string(&path).unwrap();
            assert!(!text.contains("from_the_record("), "{}: only the store reads approvals", path.display());
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

/// What follows the word in each of its places, up to the first character that is no part of a name.
fn names_after(text: &str, word: &str) -> Vec<String> {
    let is_name = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    text.split(word).skip(1).map(|rest| rest.chars().take_while(is_name).collect()).collect()
}

#[test]
fn what_scripts_and_buttons_look_for_stands_on_a_page() {
    let web = root().join("crates/web");
    let mut sources = Vec::new();
    files(&web.join("src"), "rs", &mut sources);
    files(&web.join("themes"), "html", &mut sources);
    let pages: Vec<String> = sources.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let stands = |what: &str| pages.iter().any(|page| page.contains(what));
    for script in ["desk.js", "site.js"] {
        let script = fs::read_to_string(web.join("assets").join(script)).unwrap();
        let set_by_itself = |name: &str| script.contains(&format!("dataset.{name} = "));
        for name in names_after(&script, "[data-") {
            assert!(stands(&format!("data-{name}")) || set_by_itself(&name), "no page has data-{name}");
        }
    }
    for (path, page) in sources.iter().zip(&pages) {
        for form in names_after(page, "button form=\"") {
            assert!(page.contains(&format!("#{form} ")), "{}: no form is called {form}", path.display());
        }
    }
}
