//! The rules of our words: every language says everything, with the same values, and nothing is said past the files.

use domain::Language;
use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Resource, VariantKey,
};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_owned()
}

/// The rooms that speak, each with the files customers read and those the desk reads.
const ROOMS: [(&str, &[&str], &[&str]); 4] = [
    ("words", &["times"], &["plans"]),
    ("networks", &["letters"], &[]),
    ("actions", &["suggested"], &["notices", "team", "refused", "deeds"]),
    (
        "web",
        &["website", "work", "asking", "troubles"],
        &[
            "begin", "shell", "inbox", "today", "needs", "media", "calendar", "measures", "channels",
            "settings", "forms", "script",
        ],
    ),
];

/// What `say_at!` fills in by itself (`Times::moment`), and whoever counts a moment's day in short.
const OF_A_MOMENT: [&str; 5] = ["when", "time", "weekday", "date", "day"];

/// One sentence as a file has it.
#[derive(Default)]
struct Sentence {
    values: BTreeSet<String>,
    /// Of every choice by a number, which forms it has.
    forms: Vec<(String, BTreeSet<String>)>,
    /// Other sentences within it.
    within: BTreeSet<String>,
    /// Letters apart from values, to see whether there are words at all.
    text: String,
}

impl Sentence {
    fn read(&mut self, pattern: &Pattern<String>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text.push_str(value),
                PatternElement::Placeable { expression } => self.read_expression(expression),
            }
        }
    }

    fn read_expression(&mut self, expression: &Expression<String>) {
        match expression {
            Expression::Inline(inline) => self.read_inline(inline),
            Expression::Select { selector, variants } => {
                self.read_inline(selector);
                let keys = variants.iter().map(|variant| match &variant.key {
                    VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name } => {
                        name.clone()
                    }
                });
                if let InlineExpression::VariableReference { id } = selector {
                    self.forms.push((id.name.clone(), keys.collect()));
                }
                for variant in variants {
                    self.read(&variant.value);
                }
            }
        }
    }

    fn read_inline(&mut self, inline: &InlineExpression<String>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.values.insert(id.name.clone());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.within.insert(id.name.clone());
            }
            InlineExpression::Placeable { expression } => self.read_expression(expression),
            InlineExpression::StringLiteral { value } => self.text.push_str(value),
            other => panic!("{other:?}: our sentences do without functions, terms and attributes"),
        }
    }
}

fn read_file(path: &Path) -> BTreeMap<String, Sentence> {
    let name = path.strip_prefix(root()).unwrap_or(path).display();
    let text = fs::read_to_string(path).unwrap_or_else(|_| panic!("{name} is missing"));
    let resource: Resource<String> = fluent_syntax::parser::parse(text)
        .unwrap_or_else(|(_, errors)| panic!("{name} cannot be read: {errors:?}"));
    let mut sentences = BTreeMap::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let id = message.id.name;
        assert!(message.attributes.is_empty(), "{name}: {id} has attributes, which nobody says");
        let pattern = message.value.unwrap_or_else(|| panic!("{name}: {id} says nothing"));
        let mut sentence = Sentence::default();
        sentence.read(&pattern);
        assert!(sentences.insert(id.clone(), sentence).is_none(), "{name}: {id} stands there twice");
    }
    sentences
}

fn file(room: &str, language: Language, name: &str) -> PathBuf {
    root().join(format!("crates/{room}/words/{}/{name}.ftl", language.code()))
}

/// The forms of numbers a language has (CLDR 48, cardinal), those for fractions left out: we count whole things.
fn plural_forms(language: Language) -> &'static [&'static str] {
    match language {
        Language::Polish => &["one", "few", "many"],
        Language::Arabic => &["zero", "one", "two", "few", "many", "other"],
        _ => &["one", "other"],
    }
}

/// With what stands within it, all the way down.
fn values_of(id: &str, of: &BTreeMap<String, Sentence>) -> BTreeSet<String> {
    let sentence = &of[id];
    let within = sentence.within.iter().flat_map(|other| values_of(other, of));
    sentence.values.iter().cloned().chain(within).collect()
}

#[test]
fn every_language_says_everything_with_the_same_values_and_its_own_plural_forms() {
    let mut said = 0;
    for (room, customers, desk) in ROOMS {
        let files = customers.iter().map(|name| (name, &Language::ALL[..]));
        for (name, languages) in files.chain(desk.iter().map(|name| (name, &Language::DESK[..]))) {
            let english = read_file(&file(room, Language::English, name));
            // Sentences stand in sentences of other files of the same room, too.
            for language in languages {
                let path = file(room, *language, name);
                let shown = path.strip_prefix(root()).unwrap().display().to_string();
                let here = read_file(&path);
                let whole: BTreeMap<String, Sentence> = customers
                    .iter()
                    .chain(if Language::DESK.contains(language) { desk } else { [].as_slice() })
                    .flat_map(|name| read_file(&file(room, *language, name)))
                    .collect();
                for (id, original) in &english {
                    let sentence = here.get(id).unwrap_or_else(|| panic!("{shown}: {id} is missing"));
                    let values = values_of(id, &whole);
                    let moments = OF_A_MOMENT.iter().any(|value| original.values.contains(*value));
                    for value in &values {
                        let known = original.values.contains(value)
                            || (moments && OF_A_MOMENT.contains(&value.as_str()));
                        assert!(known, "{shown}: {id} wants ${value}, which nobody gives it");
                    }
                    for value in original.values.difference(&values) {
                        // A weekday may be said by its `$day`.
                        let by_another = value == "weekday" && values.contains("day");
                        assert!(by_another, "{shown}: {id} does not say ${value}");
                    }
                    for (of, forms) in &sentence.forms {
                        let counts =
                            original.forms.iter().any(|(other, keys)| other == of && keys.contains("one"));
                        let wanted: BTreeSet<String> = if counts {
                            plural_forms(*language).iter().map(ToString::to_string).collect()
                        } else {
                            let same = original.forms.iter().find(|(other, _)| other == of);
                            match same {
                                Some((_, keys)) => keys.clone(),
                                None => continue,
                            }
                        };
                        assert_eq!(*forms, wanted, "{shown}: {id} chooses by ${of}");
                    }
                    let choices = |sentence: &Sentence| {
                        sentence.forms.iter().map(|(of, _)| of.clone()).collect::<BTreeSet<_>>()
                    };
                    let (wanted, has) = (choices(original), choices(sentence));
                    assert!(
                        wanted.is_subset(&has),
                        "{shown}: {id} says one form for every number: {wanted:?}"
                    );
                    said += 1;
                }
                for id in here.keys().filter(|id| !english.contains_key(*id)) {
                    let used = whole.values().any(|sentence| sentence.within.contains(id));
                    assert!(used, "{shown}: {id} is said nowhere");
                }
                let within = whole.values().flat_map(|sentence| &sentence.within);
                for id in within {
                    assert!(
                        whole.contains_key(id),
                        "{shown}: {id} is wanted within another sentence and missing"
                    );
                }
            }
        }
    }
    assert!(said > 1000, "{said} sentences read");
}

#[test]
fn a_translation_is_not_the_english_left_standing() {
    /// Words that are the same in several languages, or names.
    const SAME: [&str; 44] = [
        "script-megabytes",
        "script-kilobytes",
        "album",
        "albums",
        "article-text",
        "conversations",
        "list-name",
        "mark-link",
        "need-name",
        "note",
        "search-messages",
        "thread-name",
        "business-name",
        "settings-team",
        "webhooks",
        "break",
        "promise-minutes",
        "article",
        "article-on",
        "articles",
        "closed",
        "comma",
        "demo",
        "foot-feed",
        "foot-staff",
        "imprint",
        "menu",
        "name-not-shown",
        "newest",
        "open",
        "privacy",
        "reading-minutes",
        "said-conversations",
        "said-later",
        "share-email",
        "simulated",
        "statement-of",
        "times-comma",
        "times-hours",
        "times-in",
        "times-hours-and-minutes",
        "times-minutes",
        "website",
        "job-photos",
    ];
    let plain = |sentence: &Sentence| sentence.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut left = Vec::new();
    for (room, customers, desk) in ROOMS {
        for name in customers.iter().chain(desk) {
            let english = read_file(&file(room, Language::English, name));
            for language in Language::ALL.into_iter().skip(1) {
                let path = file(room, language, name);
                if desk.contains(name) && !Language::DESK.contains(&language) {
                    continue;
                }
                for (id, sentence) in read_file(&path) {
                    let Some(original) = english.get(&id) else { continue };
                    // A comma between two values is no word.
                    let same =
                        plain(&sentence) == plain(original) && original.text.chars().any(char::is_alphabetic);
                    if same && !SAME.contains(&id.as_str()) {
                        left.push(format!("{}: {id} is English: {}", path.display(), original.text));
                    }
                }
            }
        }
    }
    assert!(left.is_empty(), "{}", left.join("\n"));
}

fn sources(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, ending, found);
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
}

/// What is said in the code and the templates of a room: the sentence, the values it is given, and whether a moment fills
/// in its own.
fn said_in(room: &str) -> Vec<(String, String, BTreeSet<String>)> {
    let call = Regex::new(r"\b(say|say_at|say_with|say_at_with|message)!\(|\bt\(").unwrap();
    let call_of_ours = call.clone();
    let id = Regex::new(r#"^[^"']*?["']([a-z0-9-]+)["']"#).unwrap();
    let value = Regex::new(r"[,(;]\s*([a-z_]+)\s*=[^=>]").unwrap();
    let mut found = Vec::new();
    sources(&root().join(format!("crates/{room}/src")), "rs", &mut found);
    sources(&root().join(format!("crates/{room}/themes")), "html", &mut found);
    let mut said = Vec::new();
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        let template = path.extension().is_some_and(|e| e == "html");
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let text = lines.collect::<Vec<_>>().join("\n");
        for call in call.captures_iter(&text) {
            let is_t = call.get(0).unwrap().as_str().starts_with('t');
            if is_t != template {
                continue;
            }
            let inside = within_brackets(&text[call.get(0).unwrap().end()..]);
            let Some(id) = id.captures(inside) else { continue };
            let mut values: BTreeSet<String> = value
                .captures_iter(&without_calls(inside, &call_of_ours))
                .map(|found| found[1].to_owned())
                .collect();
            if call.get(1).is_some_and(|name| name.as_str().starts_with("say_at")) {
                values.extend(OF_A_MOMENT.map(str::to_owned));
            }
            said.push((path.display().to_string(), id[1].to_owned(), values));
        }
    }
    said
}

/// Without the sentences said within it, whose values are their own.
fn without_calls(inside: &str, call: &Regex) -> String {
    match call.find(inside) {
        None => inside.to_owned(),
        Some(found) => {
            let rest = &inside[found.end()..];
            let after = &rest[within_brackets(rest).len()..];
            inside[..found.start()].to_owned() + &without_calls(after, call)
        }
    }
}

fn within_brackets(text: &str) -> &str {
    let mut open = 1;
    for (at, sign) in text.char_indices() {
        match sign {
            '(' => open += 1,
            ')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return &text[..at];
        }
    }
    text
}

#[test]
fn what_the_code_says_is_in_the_files_and_what_is_in_the_files_is_said() {
    for (room, customers, desk) in ROOMS {
        let english: BTreeMap<String, Sentence> = customers
            .iter()
            .chain(desk)
            .flat_map(|name| read_file(&file(room, Language::English, name)))
            .collect();
        let said = said_in(room);
        assert!(!said.is_empty(), "{room} says nothing");
        for (path, id, given) in &said {
            let sentence =
                english.get(id).unwrap_or_else(|| panic!("{path} says {id}, which is in no file of {room}"));
            let wanted: BTreeSet<_> = sentence.values.iter().cloned().collect();
            let missing: Vec<_> = wanted.difference(given).collect();
            assert!(missing.is_empty(), "{path}: {id} is not given {missing:?}");
            let needless = given.difference(&wanted).filter(|value| !OF_A_MOMENT.contains(&value.as_str()));
            assert_eq!(needless.count(), 0, "{path}: {id} is given {given:?} and says {wanted:?}");
        }
        for id in english.keys() {
            let within = english.values().any(|sentence| sentence.within.contains(id));
            assert!(within || said.iter().any(|(_, said, _)| said == id), "{room}: {id} is said nowhere");
        }
    }
}

#[test]
fn the_theme_has_no_words_of_its_own() {
    let code = Regex::new(r"(?s)\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}").unwrap();
    let tag = Regex::new(r"(?s)<[^>]*>").unwrap();
    let spoken = Regex::new(r#"\b(aria-label|title|placeholder|alt|content)="([^"]*)""#).unwrap();
    let letter = Regex::new(r"\p{L}{2,}").unwrap();
    let mut found = Vec::new();
    sources(&root().join("crates/web/themes"), "html", &mut found);
    assert!(found.len() > 8);
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        let plain = code.replace_all(&text, "§");
        for attribute in spoken.captures_iter(&plain) {
            // What programs read: `noindex`, `summary`, `article`, the size of the window.
            let for_programs = &attribute[1] == "content" && !attribute[2].contains('§');
            assert!(for_programs || !letter.is_match(&attribute[2]), "{}: {}", path.display(), &attribute[0]);
        }
        let words = tag.replace_all(&plain, "§");
        let bare = letter.find(&words);
        assert!(bare.is_none(), "{} says “{}” in English only", path.display(), bare.unwrap().as_str());
    }
}

/// Rooms of the code that speak by the files alone.
const WHOLLY_IN_FILES: [&str; 27] = [
    "crates/web/src/parts/script.rs",
    "crates/web/src/desk/forms.rs",
    "crates/web/src/desk/sure.rs",
    "crates/web/src/desk/channels",
    "crates/web/src/desk/measures.rs",
    "crates/web/src/desk/settings",
    "crates/web/src/parts/chart.rs",
    "crates/web/src/desk/calendar",
    "crates/web/src/desk/media",
    "crates/web/src/desk/needs",
    "crates/web/src/desk/today.rs",
    "crates/web/src/desk/inbox",
    "crates/web/src/parts/said.rs",
    "crates/web/src/parts/keys.rs",
    "crates/web/src/parts/shell.rs",
    "crates/actions/src/notices/words.rs",
    "crates/actions/src/team/forgotten.rs",
    "crates/actions/src/team/sign_in.rs",
    "crates/web/src/desk/begin.rs",
    "crates/web/src/desk/forgotten.rs",
    "crates/web/src/parts/letters.rs",
    "crates/networks/src/website/words.rs",
    "crates/web/src/parts/bare.rs",
    "crates/web/src/parts/trouble.rs",
    "crates/web/src/website",
    "crates/words/src",
    "crates/actions/src/media/from_need.rs",
];

/// Literals that are no sentences to a reader, though they look like some.
const FOR_PROGRAMS: [&str; 16] = [
    "noopener noreferrer",
    "Wending Yard 4",
    "way to sign in",
    "needs piece",
    "conversation needs piece channels",
    "conversation piece",
    "kept back",
    "porchlight user password",
    "reset {email}",
    "reset from {}",
    "ctrl enter",
    "User-agent: *",
    "nobody speaks on this page",
    "a page of the website could not be made",
    "every language of ours",
    "{} in {}: {errors:?}",
];

/// Code without what only whoever runs the installation reads.
fn without_the_log(code: &str) -> String {
    let mut rest = code;
    let mut kept = String::new();
    let starts = ["tracing::error!(", "tracing::warn!(", "tracing::debug!(", "debug_assert!("];
    while let Some((at, start)) = starts.iter().filter_map(|start| Some((rest.find(start)?, *start))).min() {
        kept.push_str(&rest[..at]);
        let inside = &rest[at + start.len()..];
        rest = &inside[within_brackets(inside).len()..];
    }
    kept + rest
}

#[test]
fn what_is_wholly_in_files_has_no_english_left_in_the_code() {
    // Two words or more with a space between them, the first in capitals or the last with a full stop.
    let sentence = Regex::new(r#""((?:[A-Z][a-z’']+|[a-z]+) [^"]*?[a-z]{2,}[^"]*)""#).unwrap();
    for place in WHOLLY_IN_FILES {
        let place = root().join(place);
        let mut found = if place.is_file() { vec![place.clone()] } else { Vec::new() };
        sources(&place, "rs", &mut found);
        assert!(!found.is_empty(), "{} is not there any more", place.display());
        for path in found {
            let text = fs::read_to_string(&path).unwrap();
            let code = without_the_log(text.split("#[cfg(test)]").next().unwrap_or_default());
            for line in code.lines() {
                let trimmed = line.trim_start();
                let of_the_log =
                    trimmed.starts_with("//") || trimmed.starts_with('#') || line.contains(".expect(");
                for literal in sentence.captures_iter(line).filter(|_| !of_the_log) {
                    let words = &literal[1];
                    let known = FOR_PROGRAMS.iter().any(|known| words.contains(known));
                    let machine = words.contains('=') || words.contains('/') || words.contains(';');
                    assert!(known || machine, "{}: “{words}” is said in English only", path.display());
                }
            }
        }
    }
}

#[test]
fn scripts_hold_no_sentence() {
    let literal = Regex::new(r"'([^'\n]*)'|`([^`]*)`").unwrap();
    let filled_in = Regex::new(r"\$\{[^}]*\}").unwrap();
    let sentence = Regex::new(r"\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b|^[A-Z][a-z]+ [a-z]{2,}").unwrap();
    for script in ["desk.js", "site.js"] {
        let text = fs::read_to_string(root().join("crates/web/assets").join(script)).unwrap();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for found in literal.captures_iter(line) {
                let words = found.get(1).or(found.get(2)).map_or("", |words| words.as_str());
                let words = filled_in.replace_all(words, "");
                assert!(!sentence.is_match(&words), "{script} says “{words}” in English only");
            }
        }
    }
}
