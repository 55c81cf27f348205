//! Texts that were written to break something.

use meaning::{
    Meaning, asks, explain, group, language, normalise, surely_asks_nothing, title, without_names,
};
use std::path::PathBuf;

fn hostile() -> Vec<String> {
    let mut texts: Vec<String> = [
        "",
        " ",
        "\n\n",
        "\0",
        "\u{202e}\u{202d}\u{feff}",
        "a\u{300}\u{301}\u{302}\u{303}",
        "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
        "<script>alert(1)</script>",
        "'; DROP TABLE needs; --",
        "{{7*7}}${7*7}",
        "%00%0a",
        "﷽﷽﷽",
        "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "[CLS] [SEP] [PAD] [MASK]",
        "##oak ##s",
        "@",
        "@@@",
        "#",
        "://",
        "www.",
        "+",
        "((((",
        "1",
        "-1e309",
        "NaN",
        "？",
        "؟",
        "\u{10ffff}",
        "ﬀ ﬁ ﬂ ﬃ",
        "İSTANBUL ıI",
        "ǅ ǈ",
        "中文没有空格的长句子可以吗",
    ]
    .map(str::to_owned)
    .into();
    let lots = [
        "a",
        " ",
        "\u{301}",
        "?",
        "@a ",
        "1 ",
        "( ",
        "hi ",
        "thanks, ",
        "my name is ",
        "👍",
        "中",
        "\u{200d}",
        "https://",
        "a.b.",
        "'",
        "not ",
    ];
    texts.extend(lots.map(|part| part.repeat(30_000 / part.chars().count())));
    let naughty = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/text/blns.json");
    match std::fs::read_to_string(&naughty) {
        Ok(json) => texts.extend(serde_json::from_str::<Vec<String>>(&json).unwrap()),
        Err(_) => {
            eprintln!("SKIPPED: the big list of naughty strings, there is no shared/data/text/blns.json");
        }
    }
    texts
}

#[test]
fn nothing_breaks_the_words() {
    for text in hostile() {
        let _ = (asks(&text), surely_asks_nothing(&text), language(&text));
        let normal = normalise(&text);
        assert!(normal.chars().count() <= text.chars().count() + 1, "{text:?} → {normal:?}");
        assert!(!normal.contains('\0') && !normal.contains('\u{202e}'));
        without_names(&text, &[&text, "Ben", ""]);
    }
}

#[test]
fn nothing_breaks_the_vectors() {
    let texts = hostile();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let vectors = Meaning::new().embed(&texts).unwrap();
    for (text, vector) in texts.iter().zip(&vectors) {
        let length: f32 = vector.values().iter().map(|value| value * value).sum();
        assert!((length - 1.0).abs() < 1e-3, "{text:?} has length {length}");
    }
    let grouping = group(&vectors, None);
    let members: usize = grouping.groups.iter().map(|group| group.members.len()).sum();
    assert_eq!(members + grouping.alone.len(), texts.len());
    let all: Vec<_> = texts.iter().copied().zip(&vectors).collect();
    assert!(title(&all) < all.len());
    explain(&texts, &vectors.iter().collect::<Vec<_>>());
}
