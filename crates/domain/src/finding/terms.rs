//! The terms a text is found by.
//!
//! A word is one term. Words that stand together (`2.40`, `26.11.2026`, `www.example.com`, `A-10023/7`) are one, too, from
//! each of their parts on, so that whoever knows the end finds it. Where a script does not part its words, each two
//! neighbours are a term. Digits that may be a telephone number are one however they were grouped.

use super::fold::folded;
use std::collections::BTreeSet;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Of a longer text only the beginning is found.
const MOST_TEXT: usize = 100_000;
/// What a database takes for one text (PostgreSQL: less than a megabyte), with room to spare.
const MOST_BYTES: usize = 400_000;
const MOST_OF_A_TERM: usize = 60;
const MOST_PARTS: usize = 8;
/// From so many digits on it may be a telephone number, and up to so many.
pub(super) const A_NUMBER: std::ops::RangeInclusive<usize> = 7..=20;

/// Every term of the texts, once, parted by blanks.
pub fn terms_of<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut terms = BTreeSet::new();
    for text in texts {
        let text = &text[..text.floor_char_boundary(MOST_TEXT)];
        let pieces = pieces(text);
        for run in runs(&pieces) {
            add_run(&mut terms, run);
        }
        add_numbers(&mut terms, &pieces);
    }
    let mut written = String::new();
    for term in terms {
        if written.len() + term.len() > MOST_BYTES {
            break;
        }
        if !written.is_empty() {
            written.push(' ');
        }
        written.push_str(&term);
    }
    written
}

/// What a text is made of, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub sort: Sort,
    /// Folded.
    pub text: String,
    /// Where it stands in the text, in bytes.
    pub place: Range<usize>,
}

impl Piece {
    pub fn is_digits(&self) -> bool {
        self.sort == Sort::Word && self.text.bytes().all(|byte| byte.is_ascii_digit())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A word, or a number.
    Word,
    /// One character of a script that writes its words without a blank between them.
    Dense,
    /// An emoji.
    Sign,
    /// One sign that may hold words together.
    Joint,
    /// What parts them.
    Gap,
}

pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, grapheme) in text.grapheme_indices(true) {
        let folded = folded(grapheme);
        if folded.is_empty() {
            continue;
        }
        let sort = sort_of(&folded);
        let place = at..at + grapheme.len();
        match pieces.last_mut() {
            Some(last) if last.sort == sort && matches!(sort, Sort::Word | Sort::Gap) => {
                last.text.push_str(&folded);
                last.place.end = place.end;
            }
            _ => pieces.push(Piece { sort, text: folded.into_owned(), place }),
        }
    }
    pieces
}

fn sort_of(folded: &str) -> Sort {
    match folded.chars().next() {
        Some(c) if is_dense(c) => Sort::Dense,
        Some(c) if c.is_alphanumeric() => Sort::Word,
        Some('\u{2600}'..='\u{27BF}' | '\u{2B05}'..='\u{2B55}' | '\u{1F000}'..='\u{1FAFF}') => Sort::Sign,
        Some(
            '.' | ',' | '-' | '/' | ':' | '@' | '_' | '+' | '\'' | '’' | '#' | '&' | '=' | '‐' | '‑' | '·',
        ) => Sort::Joint,
        _ => Sort::Gap,
    }
}

/// Thai, Lao, Myanmar, Khmer, kana, the ideographs; and Hangul, whose words carry their endings with them.
fn is_dense(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{1100}'..='\u{11FF}'
        | '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{3100}'..='\u{318F}'
        | '\u{31A0}'..='\u{31BF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
        && c.is_alphanumeric()
}

/// Neighbours that belong together: words with single joints between them, or characters of a dense script.
pub(super) fn runs(pieces: &[Piece]) -> Vec<&[Piece]> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let sort = pieces[at].sort;
        let mut end = at + 1;
        match sort {
            Sort::Dense => {
                while pieces.get(end).is_some_and(|piece| piece.sort == Sort::Dense) {
                    end += 1;
                }
            }
            Sort::Word => {
                while let [joint, word, ..] = &pieces[end..]
                    && (joint.sort, word.sort) == (Sort::Joint, Sort::Word)
                {
                    end += 2;
                }
            }
            Sort::Sign => {}
            Sort::Joint | Sort::Gap => {
                at = end;
                continue;
            }
        }
        runs.push(&pieces[at..end]);
        at = end;
    }
    runs
}

fn add_run(terms: &mut BTreeSet<String>, run: &[Piece]) {
    if run[0].sort == Sort::Sign {
        terms.insert(short(&run[0].text).to_owned());
        return;
    }
    if run[0].sort == Sort::Dense {
        terms.extend(pairs(run));
        // The last is found by itself; every other begins a pair.
        terms.extend(run.last().map(|last| last.text.clone()));
        return;
    }
    for from in (0..run.len()).step_by(2) {
        terms.insert(joined(&run[from..]));
        terms.extend(otherwise(&run[from..]).map(|(term, _)| term));
    }
}

/// How the beginning of a run is written as often, with how many of its pieces that takes: `e-mail` and `don't` in one,
/// `1.299,00` without what parts its thousands.
pub(super) fn otherwise(run: &[Piece]) -> impl Iterator<Item = (String, usize)> {
    in_one(run).into_iter().chain(without_thousands(run))
}

fn in_one(run: &[Piece]) -> Option<(String, usize)> {
    let is_word = |piece: &Piece| !piece.text.contains(|c: char| c.is_ascii_digit());
    let held = run.chunks(2).position(|pair| {
        !is_word(&pair[0])
            || pair.get(1).is_none_or(|joint| !matches!(&*joint.text, "'" | "’" | "-" | "‐" | "‑"))
    })?;
    // The last word counts, too, if it is one.
    let words = held + usize::from(is_word(&run[2 * held]));
    let words = words.min(MOST_PARTS);
    (words > 1).then(|| {
        let whole: String = run.iter().step_by(2).take(words).map(|word| word.text.as_str()).collect();
        (short(&whole).to_owned(), 2 * words - 1)
    })
}

fn without_thousands(run: &[Piece]) -> Option<(String, usize)> {
    let [first, joint, ..] = run else { return None };
    let is_first =
        first.is_digits() && first.text.len() <= 3 && matches!(&*joint.text, "." | "," | "'" | "’");
    let is_group =
        |pair: &&[Piece]| pair[0].text == joint.text && pair[1].is_digits() && pair[1].text.len() == 3;
    let groups = run[1..].chunks_exact(2).take(MOST_PARTS).take_while(is_group).count();
    if !is_first || groups == 0 {
        return None;
    }
    let mut pieces = 2 * groups + 1;
    let mut whole: String = run[..pieces].iter().step_by(2).map(|group| group.text.as_str()).collect();
    if let Some([point, cents]) = run.get(pieces..pieces + 2)
        && matches!(&*point.text, "." | ",")
        && point.text != joint.text
        && cents.is_digits()
    {
        whole = format!("{whole}.{}", cents.text);
        pieces += 2;
    }
    Some((short(&whole).to_owned(), pieces))
}

/// Each character with its neighbour.
pub(super) fn pairs(run: &[Piece]) -> impl Iterator<Item = String> {
    run.windows(2).map(|pair| format!("{}{}", pair[0].text, pair[1].text))
}

/// Words that stand together as one term, whichever signs hold them.
pub(super) fn joined(run: &[Piece]) -> String {
    let words = run.iter().filter(|piece| piece.sort == Sort::Word).take(MOST_PARTS);
    let mut term = String::new();
    for word in words {
        if !term.is_empty() {
            term.push('.');
        }
        term.push_str(&word.text);
    }
    short(&term).to_owned()
}

pub(super) fn short(term: &str) -> &str {
    term.char_indices().nth(MOST_OF_A_TERM).map_or(term, |(end, _)| &term[..end])
}

fn add_numbers(terms: &mut BTreeSet<String>, pieces: &[Piece]) {
    for groups in numbers(pieces) {
        for from in 0..groups.len() {
            let digits = digits(&groups[from..]);
            if A_NUMBER.contains(&digits.len()) {
                terms.insert(without_zeros(&digits).to_owned());
            }
        }
        // "1 299": parted by a blank, as in French and Swedish.
        if let [first, others @ ..] = groups.as_slice()
            && (1..=3).contains(&first.text.len())
            && !others.is_empty()
            && others.iter().all(|group| group.text.len() == 3)
        {
            terms.insert(digits(&groups));
        }
    }
}

/// The number as it is dialled from anywhere: the zero before it depends on where one stands.
pub(super) fn without_zeros(digits: &str) -> &str {
    digits.trim_start_matches('0')
}

pub(super) fn digits(groups: &[&Piece]) -> String {
    groups.iter().map(|group| group.text.as_str()).collect()
}

/// "+49 (0)7542": dialled from elsewhere it is left out.
pub(super) fn is_trunk(pieces: &[Piece], at: usize) -> bool {
    let beside = |at: Option<usize>| at.and_then(|at| pieces.get(at)).map_or("", |piece| piece.text.as_str());
    pieces[at].text == "0"
        && beside(at.checked_sub(1)).ends_with('(')
        && beside(Some(at + 1)).starts_with(')')
}

/// Groups of digits with nothing but what people put between the groups of a telephone number.
pub(super) fn numbers(pieces: &[Piece]) -> Vec<Vec<&Piece>> {
    let mut numbers: Vec<Vec<&Piece>> = Vec::new();
    let mut goes_on = false;
    for (at, piece) in pieces.iter().enumerate() {
        if is_trunk(pieces, at) {
            continue;
        }
        if piece.is_digits() {
            match numbers.last_mut() {
                Some(number) if goes_on && number.len() < MOST_PARTS => number.push(piece),
                _ => numbers.push(vec![piece]),
            }
            goes_on = true;
        } else {
            let parts =
                |c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '(' | ')' | '-' | '/' | '.' | '+' | '‐' | '‑');
            goes_on &= piece.sort != Sort::Word && piece.text.len() <= 6 && piece.text.chars().all(parts);
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        terms_of([text]).split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn words_that_stand_together_are_found_from_each_of_their_parts_on() {
        assert_eq!(terms("Oak, 2.40 m"), ["2.40", "40", "m", "oak"]);
        assert_eq!(terms("26.11.2026"), ["11.2026", "2026", "26.11.2026", "26112026"]);
        assert_eq!(
            terms("anna@www.Example.com"),
            ["anna.www.example.com", "com", "example.com", "www.example.com"]
        );
        assert_eq!(terms("A-10023/7."), ["10023.7", "7", "a.10023.7"]);
        assert_eq!(terms("l’huile – d'olive"), ["d.olive", "dolive", "huile", "l.huile", "lhuile", "olive"]);
        assert_eq!(terms("$1,299.00"), ["00", "1.299.00", "1299.00", "299.00"]);
        assert_eq!(terms("e-mail-2"), ["2", "e.mail.2", "email", "mail.2"]);
    }

    #[test]
    fn scripts_without_blanks_are_found_by_each_two_neighbours() {
        assert_eq!(
            terms("木製テーブル"),
            ["ル", "ブル", "テー", "ーブ", "木製", "製テ"]
                .map(str::to_owned)
                .into_iter()
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect::<Vec<_>>()
        );
        assert!(terms("원목식탁을 주문").contains(&"식탁".to_owned()));
        assert!(terms("โต๊ะไม้สัก120ซม.").contains(&"120".to_owned()));
    }

    #[test]
    fn a_telephone_number_is_one_however_it_is_grouped() {
        for written in [
            "+49 170 1234567",
            "0170/1234567",
            "(0170) 123-45 67",
            "0049 170 123 4567",
            "01701234567",
            "+49 (0)170 1234567",
        ] {
            assert!(terms(written).contains(&"1701234567".to_owned()), "{written}: {:?}", terms(written));
        }
        assert!(!terms("3 shelves, 400 by 2000").contains(&"4002000".to_owned()));
    }

    #[test]
    fn a_text_that_is_work_stays_small() {
        let long = terms_of(["a.b.c.d.e.f.g.h.i.j.".repeat(20_000).as_str()]);
        assert!(long.len() < MOST_BYTES);
        let wide: String = (0..60_000u32).map(|n| char::from_u32(0x4E00 + n % 20_000).unwrap()).collect();
        assert!(terms_of([wide.as_str()]).len() <= MOST_BYTES);
        assert!(terms_of(["x".repeat(99_999).as_str()]).len() <= MOST_OF_A_TERM);
    }
}
