//! What somebody who typed some words wants to find.

use super::terms::{
    A_NUMBER, Piece, Sort, digits, is_trunk, joined, numbers, otherwise, pairs, pieces, runs, short,
    without_zeros,
};

/// All of these at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub all: Vec<Want>,
}

/// One of these ways: each of its terms begins a term of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Want(pub Vec<Vec<String>>);

impl Want {
    fn begins(term: String) -> Self {
        Self(vec![vec![term]])
    }
}

const MOST_TYPED: usize = 300;
const MOST_WANTS: usize = 24;

impl Wanted {
    /// `None` where no word is left of what was typed.
    pub fn of(typed: &str) -> Option<Self> {
        let typed = &typed[..typed.floor_char_boundary(MOST_TYPED)];
        let pieces = pieces(typed);
        let meant = |(at, piece): (usize, &Piece)| (!is_trunk(&pieces, at)).then(|| piece.clone());
        let pieces: Vec<Piece> = pieces.iter().enumerate().filter_map(meant).collect();
        let mut all = Vec::new();
        let dialled: Vec<Vec<&Piece>> =
            numbers(&pieces).into_iter().filter(|groups| A_NUMBER.contains(&digits(groups).len())).collect();
        for groups in &dialled {
            let parts: Vec<String> = groups.iter().map(|group| short(&group.text).to_owned()).collect();
            match without_zeros(&digits(groups)) {
                "" => all.extend(parts.into_iter().map(Want::begins)),
                number => all.push(Want(vec![vec![number.to_owned()], parts])),
            }
        }
        for run in runs(&pieces) {
            let words: Vec<&Piece> = run.iter().filter(|piece| piece.sort == Sort::Word).collect();
            match (run, words.as_slice()) {
                ([one], []) => all.push(Want::begins(short(&one.text).to_owned())),
                (dense, []) => all.extend(pairs(dense).map(Want::begins)),
                (_, words)
                    if words.iter().all(|word| dialled.iter().flatten().any(|known| known == word)) => {}
                (_, words) => {
                    let mut ways = vec![vec![joined(run)]];
                    // Written in another way it is the same only as a whole.
                    let whole = otherwise(run).filter(|(_, pieces)| *pieces == run.len());
                    ways.extend(whole.map(|(term, _)| vec![term]));
                    if words.len() > 1 && !words.iter().all(|word| word.is_digits()) {
                        ways.push(words.iter().map(|word| short(&word.text).to_owned()).collect());
                    }
                    all.push(Want(ways));
                }
            }
        }
        all.truncate(MOST_WANTS);
        (!all.is_empty()).then_some(Self { all })
    }
}

#[cfg(test)]
mod tests {
    use super::super::terms_of;
    use super::*;

    /// As the databases compare them.
    fn finds(typed: &str, text: &str) -> bool {
        let terms = terms_of([text]);
        let begins = |wanted: &String| terms.split(' ').any(|term| term.starts_with(wanted.as_str()));
        Wanted::of(typed).is_some_and(|wanted| {
            wanted.all.iter().all(|want| want.0.iter().any(|way| way.iter().all(begins)))
        })
    }

    #[test]
    fn what_people_type_finds_what_people_wrote() {
        let found = [
            ("oak", "Do you have OAK?"),
            ("sou", "Un soufflé"),
            ("souffle", "Un soufflé"),
            ("SOUFFLÉ", "un souffle"),
            ("hauptstrasse", "Hauptstraße 5"),
            ("hauptstr", "Hauptstraße 5"),
            ("lodz", "w Łodzi, w ŁÓDŹ"),
            ("2.40", "2,40 m long"),
            ("2,40", "is it 2.40?"),
            ("26.11", "on 26.11.2026 at 8"),
            ("2026-11-26", "am 2026-11-26"),
            ("11.2026", "26.11.2026"),
            ("1.299,00", "1.299,00 €"),
            ("A-10023", "order A-10023/7"),
            ("10023/7", "order A-10023/7"),
            ("example.com", "see https://www.example.com/oak?x=1"),
            ("anna@example", "write to anna@example.com"),
            ("example.com", "anna@example.com"),
            ("0170 1234567", "+49 170 1234567"),
            ("+491701234567", "0049 170 123 45 67"),
            ("01701234567", "call 0170/123 45 67"),
            ("テーブル", "木製テーブルはありますか"),
            ("木", "大きな木"),
            ("ﾃｰﾌﾞﾙ", "テーブル"),
            ("桌子", "我要一张木桌子"),
            ("식탁", "원목식탁을 주문"),
            ("ไม้สัก", "โต๊ะไม้สักราคา"),
            ("anna maria", "Anna-Maria came"),
            ("anna-maria", "Anna Maria came"),
            ("олка", "олкаёлка"),
            ("елка", "Ёлка"),
            ("احمد", "أحمد"),
            ("שלום", "שָׁלוֹם"),
            ("3 shelves", "shelves, 3 of them"),
            ("obrien", "It is O’Brien's"),
            ("o'brien's", "OBriens"),
            ("dont", "I don't know"),
            ("email", "per E-Mail"),
            ("e-mail", "your email address"),
            ("1299", "$1,299.00"),
            ("1,299", "1299 €"),
            ("1299,00", "1.299,00 €"),
            ("1299", "1 299,00 kr"),
            ("123", "١٢٣ متر"),
            ("てーぶる", "木製テーブル"),
            ("+4975425550138", "+49 (0)7542 555-0138"),
            ("+49 (0)7542 5550138", "+4975425550138"),
            ("🪑", "a 🪑, please"),
            ("👍🏽", "👍"),
        ];
        for (typed, text) in found {
            assert!(finds(typed, text), "{typed} in {text}: {:?} {:?}", Wanted::of(typed), terms_of([text]));
        }
        let not = [
            ("ak", "oak"),
            ("2.40", "2 of 40"),
            ("テブ", "テーブル"),
            ("oak ash", "oak alone"),
            ("26.12", "26.11.2026"),
            ("example.org", "example.com"),
            ("0170 1234567", "0171 1234567"),
            ("email", "e mail"),
            ("1299", "1,29"),
        ];
        for (typed, text) in not {
            assert!(!finds(typed, text), "{typed} in {text}: {:?} {:?}", Wanted::of(typed), terms_of([text]));
        }
    }

    #[test]
    fn nothing_typed_wants_nothing() {
        for typed in ["", "  ", "?!", "\u{200b}", "…", "\"", "'*", "0000000"] {
            let wanted = Wanted::of(typed);
            assert_eq!(wanted.is_some(), typed.starts_with('0'), "{typed}: {wanted:?}");
        }
        assert!(Wanted::of(&"a.b-c ".repeat(5000)).unwrap().all.len() <= MOST_WANTS);
    }
}
