//! Where in a text stands what was wanted, to be marked.

use super::terms::{Piece, Sort, joined, otherwise, pieces, runs};
use super::wanted::Wanted;
use std::ops::Range;

/// The places (bytes of the text, in order, apart from each other) that a search found it by.
pub fn marks(text: &str, wanted: &Wanted) -> Vec<Range<usize>> {
    let ways = wanted.all.iter().flat_map(|want| &want.0);
    let begins: Vec<&str> = ways.flatten().map(String::as_str).collect();
    let pieces = pieces(text);
    let mut places = Vec::new();
    for run in runs(&pieces) {
        if run[0].sort == Sort::Sign {
            places.extend(begins.contains(&run[0].text.as_str()).then(|| run[0].place.clone()));
        } else if run[0].sort == Sort::Dense {
            mark_dense(&mut places, run, &begins);
        } else {
            mark_words(&mut places, run, &begins);
        }
    }
    places.sort_by_key(|place: &Range<usize>| (place.start, place.end));
    apart(places)
}

fn mark_dense(places: &mut Vec<Range<usize>>, run: &[Piece], begins: &[&str]) {
    for (at, piece) in run.iter().enumerate() {
        let pair = run.get(at + 1).map(|next| format!("{}{}", piece.text, next.text));
        if begins.contains(&piece.text.as_str()) {
            places.push(piece.place.clone());
        }
        if pair.is_some_and(|pair| begins.contains(&pair.as_str())) {
            places.push(piece.place.start..run[at + 1].place.end);
        }
    }
}

fn mark_words(places: &mut Vec<Range<usize>>, run: &[Piece], begins: &[&str]) {
    for from in (0..run.len()).step_by(2) {
        let whole = joined(&run[from..]);
        for wanted in begins {
            if !whole.starts_with(wanted) {
                continue;
            }
            // To the end of the word the wanted ends in.
            let parts = wanted.matches('.').count();
            let last = run.get(from + 2 * parts).unwrap_or(&run[run.len() - 1]);
            places.push(run[from].place.start..last.place.end);
        }
        for (term, pieces) in otherwise(&run[from..]) {
            if begins.iter().any(|wanted| term.starts_with(wanted)) {
                places.push(run[from].place.start..run[from + pieces - 1].place.end);
            }
        }
    }
}

fn apart(places: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut apart: Vec<Range<usize>> = Vec::new();
    for place in places {
        match apart.last_mut() {
            Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
            _ => apart.push(place),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_marked_where_it_stands() {
        let marked = |typed: &str, text: &str| {
            let wanted = Wanted::of(typed).unwrap();
            let places = marks(text, &wanted);
            places.into_iter().map(|place| text[place].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(marked("souffle", "Le Soufflé, des soufflés"), ["Soufflé", "soufflés"]);
        assert_eq!(marked("2.40", "It is 2,40 m, not 2 of 40"), ["2,40"]);
        assert_eq!(marked("example.com", "see www.example.com/oak"), ["example.com"]);
        assert_eq!(marked("テーブル", "木製テーブルです"), ["テーブル"]);
        assert_eq!(marked("木", "木製の木"), ["木", "木"]);
        assert_eq!(marked("oak <b>", "<b>oak</b>"), ["b", "oak", "b"]);
        assert!(marked("ash", "oak").is_empty());
        assert_eq!(marked("email", "By e-mail, or E‑Mails"), ["e-mail", "E‑Mails"]);
        assert_eq!(marked("1299", "only 1.299,00 €"), ["1.299,00"]);
        assert_eq!(marked("🪑", "a 🪑!"), ["🪑"]);
    }
}
