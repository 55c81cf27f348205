//! What a text asks, without who asks whom.

use super::courtesy::{without_farewell, without_greeting};
use super::marks::marks;

/// Takes out greetings and farewells with their names, handles, links, addresses, telephone and order numbers.
/// What is left is what the customer wants, in their words; a text that is nothing but courtesy stays as it is.
/// Keep the original beside it: this is for comparing and for titles.
pub fn normalise(text: &str) -> String {
    let bare = without_marks(text);
    let core = core(&bare);
    if core.is_empty() { tidy(&bare) } else { core }
}

/// As [`normalise`], but empty when there is only courtesy. Wants a text without marks.
pub(crate) fn core(bare: &str) -> String {
    let begun = without_greeting(bare);
    let text = tidy(without_farewell(begun));
    if begun.len() == bare.trim_start().len() { text } else { capitalised(&text) }
}

/// The text without links, handles, addresses and numbers, and without characters nobody sees.
pub(crate) fn without_marks(text: &str) -> String {
    let text: String = text.chars().filter_map(visible).collect();
    let mut bare = String::with_capacity(text.len());
    let mut end = 0;
    for mark in marks(&text) {
        bare.push_str(&text[end..mark.range.start]);
        end = mark.range.end;
    }
    bare.push_str(&text[end..]);
    bare
}

fn visible(letter: char) -> Option<char> {
    match letter {
        '\n' => Some('\n'),
        letter if letter.is_control() => Some(' '),
        // Joiners that hold an emoji or an Indic syllable together stay; marks of direction and the like go.
        '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{ad}' => None,
        letter => Some(letter),
    }
}

/// Single spaces, none before a mark, no leftovers of what was taken out.
pub(super) fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let only_marks =
            word.chars().all(|letter| matches!(letter, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '؟' | '،'));
        if tidy.is_empty() {
            if !word.chars().all(|letter| {
                matches!(letter, '.' | ',' | ';' | ':' | '-' | '–' | '—' | ')' | '،' | '/' | '|')
            }) {
                tidy.push_str(word);
            }
            continue;
        }
        if !only_marks {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    let tidy = tidy.replace("()", "").replace(" )", ")").replace(",?", "?").replace(",.", ".");
    tidy.trim_end_matches([' ', ',', ';', ':', '-', '–', '(']).trim_start().to_owned()
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn courtesies_and_marks_go() {
        for (before, after) in [
            ("Hi Anna, do you deliver to Leeds? Thanks, Ben", "Do you deliver to Leeds?"),
            (
                "Hello there! How long does a table take?\n\nBest regards\nBen Miller",
                "How long does a table take?",
            ),
            ("Dear Ada's Joinery team,\nis oak dearer than ash?", "Is oak dearer than ash?"),
            ("Hi Anna can you mend a chair", "Can you mend a chair"),
            ("Hi I need a shelf", "I need a shelf"),
            ("hello do you open on sundays", "Do you open on sundays"),
            ("Where is my order #4711?", "Where is my order?"),
            ("@ada do you oil floors? https://a.example/1", "do you oil floors?"),
            (
                "Guten Tag Herr Müller, wie lange dauert ein Tisch? Mit freundlichen Grüßen, Karl Weber",
                "Wie lange dauert ein Tisch?",
            ),
            ("Hallo zusammen, habt ihr Eiche da? LG Petra", "Habt ihr Eiche da?"),
            (
                "Sehr geehrte Damen und Herren, was kostet ein Regal? Vielen Dank im Voraus!",
                "Was kostet ein Regal?",
            ),
            ("Bonjour Madame, livrez-vous à Lyon ? Merci d'avance", "Livrez-vous à Lyon?"),
            ("¡Hola! ¿Hacen mesas a medida? Muchas gracias", "¿Hacen mesas a medida?"),
            ("Dzień dobry, czy robicie schody? Pozdrawiam, Jan", "Czy robicie schody?"),
            ("how much is a door thanks", "how much is a door"),
            ("Call me on 0151 123 4567 about the stairs please", "Call me on about the stairs please"),
            ("Can you come on Friday?\nBen", "Can you come on Friday?"),
            ("I still wait for my table. Write to ben@mail.example", "I still wait for my table. Write to"),
        ] {
            assert_eq!(normalise(before), after, "{before}");
        }
    }

    #[test]
    fn what_is_wanted_stays() {
        for text in [
            "Do you have anything in Beech?",
            "Is Ben in today?",
            "Best oil for oak?",
            "Hey!",
            "Thanks!",
            "Liebe auf den ersten Blick",
            "What time do you open in the morning?",
            "Cheers to that",
            "Where can I see the Thanksgiving table?",
            "EMI",
        ] {
            let normal = normalise(text);
            assert!(
                normal == text || text.ends_with(&normal) && normal.len() + 14 > text.len(),
                "{text} → {normal}"
            );
        }
    }

    #[test]
    fn hostile_texts_survive() {
        for text in [
            "",
            " ",
            "\u{202e}\u{0}",
            "hi ".repeat(10_000).as_str(),
            "thanks, ".repeat(4_000).as_str(),
            ",".repeat(30_000).as_str(),
            "Z͑ͫ̓a̴l̡g̸o̕",
        ] {
            normalise(text);
        }
    }
}
