//! Takes out who somebody is, so that what they asked can be shown to everyone.

use super::courtesy::is_name;
use super::fold::fold;
use super::normalise::{tidy, without_marks};
use super::{courtesy, marks};
use std::collections::BTreeSet;
use std::ops::Range;

/// Stands where a name was inside a sentence.
const GONE: &str = "…";

/// After these words somebody says a name, in the spelling of `fold`.
const INTRODUCTIONS: [&[&str]; 26] = [
    &["my", "name", "is"],
    &["my", "name's"],
    &["name", "is"],
    &["ich", "heisse"],
    &["mein", "name", "ist"],
    &["je", "m'appelle"],
    &["mon", "nom", "est"],
    &["me", "llamo"],
    &["mi", "nombre", "es"],
    &["mi", "chiamo"],
    &["il", "mio", "nome", "e"],
    &["me", "chamo"],
    &["chamo-me"],
    &["meu", "nome", "e"],
    &["ik", "heet"],
    &["mijn", "naam", "is"],
    &["nazywam", "sie"],
    &["mam", "na", "imie"],
    &["jeg", "hedder"],
    &["jag", "heter"],
    &["benim", "adim"],
    &["nama", "saya"],
    &["اسمي"],
    &["меня", "зовут"],
    &["numele", "meu", "este"],
    &["jmenuji", "se"],
];

/// Names that are words too: only with a capital letter are they taken for names.
const ALSO_WORDS: &str = " may will rose mark grant bill frank art hope grace joy june april august dawn rich jack pat sue guy drew \
    chase sky summer autumn an do so long young king cook baker carpenter smith wood stone brown white black green grey \
    gray day page price cost home house love best case bush field hill lake park rivers waters wells woods bell ball \
    banks barber butler cross fair ford fox gold hand head lane law little low marsh miller moss north south east west \
    noble penny pope power read reed rice ring rock rush sharp short small snow spring steel street swan tanner taylor \
    van de da di la le el der die das von wolf ruby pearl ivy lily daisy holly heather iris olive violet faith june \
    jan ben les ann su yu mai ali sol luz paz mar cruz flores reyes santa rosa alba gut klein gross lang kurz stark \
    schmidt muller tischler bauer koch kaiser winter sommer sonntag vogel bach berg busch kern sauer petit grand blanc roi ";

/// Removes names, handles, links, addresses, telephone and order numbers from a customer's question, with greeting and
/// farewell. `names` are those of the writer and of people the caller knows to be mentioned, each as a whole ("Ben
/// Miller"): their parts are taken out too. A name nobody tells us can stay, except where the writer introduces himself.
pub fn without_names(text: &str, names: &[&str]) -> String {
    let bare = without_marks(text);
    let begun = courtesy::without_greeting(&bare);
    let core = courtesy::without_farewell(begun);
    let parts: BTreeSet<String> = names
        .iter()
        .flat_map(|name| {
            name.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '(' | ')' | '"'))
        })
        .filter(|part| part.chars().filter(|letter| letter.is_alphabetic()).count() >= 2)
        .map(|part| fold(part.trim_start_matches('@')))
        .filter(|part| !part.is_empty())
        .collect();
    let words: Vec<Range<usize>> = marks::words(core).collect();
    let folded: Vec<String> = words.iter().map(|word| fold(&core[word.clone()])).collect();
    let introduced = introduced(core, &words, &folded);
    let mut shown = String::with_capacity(core.len());
    let mut end = 0;
    for (place, word) in words.iter().enumerate() {
        let written = &core[word.clone()];
        if introduced.contains(&place) || parts.iter().any(|part| is_this_name(written, &folded[place], part))
        {
            // "Ben Miller" becomes one gap, not two.
            let before = &core[end..word.start];
            if !(shown.ends_with(GONE) && before.trim().is_empty()) {
                shown.push_str(before);
                shown.push_str(GONE);
            }
            end = word.end;
        }
    }
    shown.push_str(&core[end..]);
    let shown = tidy(&shown);
    let shown = shown.trim_start_matches([',', '…', ' ']);
    let left = shown.strip_suffix(", …").or_else(|| shown.strip_suffix("\n…")).unwrap_or(shown);
    if begun.len() == bare.trim_start().len() { left.to_owned() } else { capital(left) }
}

fn is_this_name(written: &str, folded: &str, name: &str) -> bool {
    let owner = folded.strip_suffix("'s").or_else(|| folded.strip_suffix("s'")).unwrap_or(folded);
    // "Bens Tisch", "Anna-Maria".
    let same = owner == name
        || owner.strip_suffix('s') == Some(name) && name.len() > 2
        || owner.split('-').any(|part| part == name);
    same && (written.starts_with(char::is_uppercase) || !ALSO_WORDS.contains(&format!(" {name} ")))
}

/// Places of the words in which somebody tells a name: up to three with a capital letter, or the one right behind.
fn introduced(text: &str, words: &[Range<usize>], folded: &[String]) -> Vec<usize> {
    let mut places = Vec::new();
    for start in 0..words.len() {
        for introduction in INTRODUCTIONS {
            let matches =
                folded.get(start..start + introduction.len()).is_some_and(|words| words == introduction);
            if !matches {
                continue;
            }
            let first = start + introduction.len();
            let names = (first..words.len().min(first + 3)).take_while(|place| {
                let same_sentence = *place == first
                    || !text[words[place - 1].end..words[*place].start].contains(['.', ',', '!', '?', '\n']);
                same_sentence && (*place == first || is_name(&text[words[*place].clone()]))
            });
            places.extend(names);
        }
    }
    places
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_named() {
        for (text, names, shown) in [
            ("Hi Ada, do you fit oak worktops? Thanks, Ben", &["Ben Miller"][..], "Do you fit oak worktops?"),
            ("My name is Ben Miller and I need a door", &[], "My name is … and I need a door"),
            ("Ich heiße Karl Weber, habt ihr Eiche?", &[], "Ich heiße …, habt ihr Eiche?"),
            ("ben here, is Ben's table ready?", &["Ben Miller"], "ben here, is … table ready?"),
            (
                "Can Karolina Nowak pick it up for me? I'm at 0151 123 4567",
                &["Karolina Nowak"],
                "Can … pick it up for me? I'm at",
            ),
            ("karolina asks whether it is ready", &["Karolina"], "asks whether it is ready"),
            (
                "@ada is it true what ben@mail.example says about order #4711?",
                &[],
                "is it true what says about order?",
            ),
            ("May I order a rose table in May?", &["May Rose"], "… I order a rose table in …?"),
            ("Ist Annas Stuhl fertig?", &["Anna"], "Ist … Stuhl fertig?"),
            ("Do you deliver to Leeds?", &["", "A", "  "], "Do you deliver to Leeds?"),
        ] {
            let got = without_names(text, names);
            let shown = shown.trim_start_matches(['…', ' ']);
            assert_eq!(got, shown, "{text}");
        }
    }

    #[test]
    fn hostile_texts_survive() {
        let long = "my name is ".repeat(3_000);
        for text in ["", "…", "Ben", &long, "\u{202e}\u{0}Ben\u{7}", &"Ben ".repeat(7_000)] {
            without_names(text, &["Ben", "…", "\u{0}"]);
        }
    }
}
