//! One line of a longer text around what was found in it, with the hits marked.

use domain::finding::{Wanted, marks};
use domain::text::one_line;
use maud::{Markup, html};

/// So many bytes are looked through for the first hit: a message may be a megabyte.
const LOOKED_THROUGH: usize = 20_000;
/// What stands before the first hit where it is far inside, in bytes.
const BEFORE: usize = 60;

/// At most `most` graphemes of the text from a little before the first hit on.
pub fn marked(text: &str, wanted: &Wanted, most: usize) -> Markup {
    let text = &text[..text.floor_char_boundary(LOOKED_THROUGH)];
    let first = marks(text, wanted).first().map_or(0, |hit| hit.start);
    let begin = if first > 2 * BEFORE {
        let near = text.floor_char_boundary(first - BEFORE);
        text[near..first].find(char::is_whitespace).map_or(near, |blank| near + blank)
    } else {
        0
    };
    let line = one_line(&text[begin..], most);
    let mut told = 0;
    let mut parts: Vec<(&str, &str)> = Vec::new();
    for hit in marks(&line, wanted) {
        parts.push((&line[told..hit.start], &line[hit.clone()]));
        told = hit.end;
    }
    html! {
        @if begin > 0 { "…" }
        @for (before, hit) in parts { (before) mark { (hit) } }
        (line[told..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_stands_around_the_hit_and_stays_text() {
        let oak = Wanted::of("oak").unwrap();
        assert_eq!(
            marked("An <b>Oak</b> table", &oak, 80).into_string(),
            "An &lt;b&gt;<mark>Oak</mark>&lt;/b&gt; table"
        );
        let long = format!("{} and then oak.", "木 ash ".repeat(500));
        let line = marked(&long, &oak, 80).into_string();
        assert!(line.starts_with('…') && line.ends_with("and then <mark>oak</mark>."), "{line}");
        assert_eq!(marked("nothing here", &oak, 80).into_string(), "nothing here");
    }
}
