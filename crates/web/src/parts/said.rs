//! A sentence of ours with markup in it: a link, a name in bold. The sentence is whole, and says itself where each stands;
//! no language builds it out of pieces.

use domain::Language;
use maud::{Markup, html};
use words::{Value, Voice};

/// What a sentence is given where markup will stand: letters that nobody writes (Unicode's private use).
pub fn hole(name: &str) -> Value {
    Value::Plain(mark(name))
}

fn mark(name: &str) -> String {
    format!("\u{e000}{name}\u{e001}")
}

/// The sentence with its holes filled; its own words stay text, whatever somebody wrote into them.
pub fn filled(said: &str, holes: &[(&str, Markup)]) -> Markup {
    let marks = holes.iter().map(|(name, markup)| (mark(name), markup));
    let found = marks.filter_map(|(mark, markup)| Some((said.find(&mark)?, mark.len(), markup)));
    match found.min_by_key(|(at, ..)| *at) {
        None => html! { (said) },
        Some((at, length, markup)) => html! { (said[..at]) (markup) (filled(&said[at + length..], holes)) },
    }
}

/// What is said in English only yet, such as the reason a network gave: told so, that nobody's screen reader reads it as
/// something else.
pub fn in_english(voice: Voice, words: &str) -> Markup {
    html! { @if voice.language == Language::English { (words) } @else { span lang="en" dir="ltr" { (words) } } }
}

/// `say!` with markup in named holes, behind a semicolon: `say_with!(voice, "chosen-in", count = 3; link = html! { … })`.
macro_rules! say_with {
    ($voice:expr, $id:literal $(, $name:ident = $value:expr)* ; $($hole:ident = $markup:expr),+ $(,)?) => {
        $crate::parts::said::filled(
            &words::say!(
                $voice, $id $(, $name = $value)* $(, $hole = $crate::parts::said::hole(stringify!($hole)))+
            ),
            &[$((stringify!($hole), $markup)),+],
        )
    };
}

/// `say_at!` in the same way.
macro_rules! say_at_with {
    ($times:expr, $id:literal, $at:expr $(, $name:ident = $value:expr)* ; $($hole:ident = $markup:expr),+ $(,)?) => {
        $crate::parts::said::filled(
            &words::say_at!(
                $times, $id, $at $(, $name = $value)* $(, $hole = $crate::parts::said::hole(stringify!($hole)))+
            ),
            &[$((stringify!($hole), $markup)),+],
        )
    };
}

pub(crate) use {say_at_with, say_with};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_says_where_its_markup_stands_and_stays_text_around_it() {
        let said = format!("In {} you <choose> {}.", mark("link"), mark("what"));
        let link = html! { a href="/desk" { "A & B" } };
        let filled = filled(&said, &[("what", html! { b { "it" } }), ("link", link)]);
        assert_eq!(filled.into_string(), "In <a href=\"/desk\">A &amp; B</a> you &lt;choose&gt; <b>it</b>.");
    }
}
