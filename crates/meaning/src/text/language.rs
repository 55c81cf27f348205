//! Which language a text is in.

use super::common_words::COMMON_WORDS;
use crate::text::fold::fold;
use whatlang::{Detector, Info, Lang, Script};

/// Languages customers hardly write to a shop in, but which short texts in others are taken for.
const UNLIKELY: [Lang; 16] = [
    Lang::Epo,
    Lang::Jav,
    Lang::Aka,
    Lang::Zul,
    Lang::Sna,
    Lang::Lat,
    Lang::Tuk,
    Lang::Uzb,
    Lang::Aze,
    Lang::Tgl,
    Lang::Cym,
    Lang::Afr,
    Lang::Yid,
    Lang::Lit,
    Lang::Lav,
    Lang::Est,
];

/// ISO 639-1 code of the language (`"en"`, `"de"`), when it is clear. Short texts often are not: then `None`, and the
/// caller should go by the conversation or the business.
///
/// Small common words decide where they can; else letter triples do, if they are sure.
pub fn language(text: &str) -> Option<&'static str> {
    // More than this says nothing new.
    let end = text.char_indices().nth(2000).map_or(text.len(), |(place, _)| place);
    let text = &text[..end];
    let info = Detector::with_denylist(UNLIKELY.to_vec()).detect(text)?;
    if info.script() != Script::Latin {
        return by_script(&info);
    }
    let guess = code(info.lang());
    let mut counts = common_words(text);
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let [(first, most), (second, less), ..] = counts[..] else { return None };
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    if most >= 2 && most > less + usize::from(most > 4) {
        return Some(first);
    }
    if most > less && guess == Some(first) && letters >= 8 {
        return guess;
    }
    // A tie of two is broken by the letters, if they are sure.
    if most >= 1 && most == less && (guess == Some(first) || guess == Some(second)) && info.confidence() > 0.5
    {
        return guess;
    }
    (letters >= 24 && info.is_reliable() && most == 0).then_some(guess).flatten()
}

/// Whether a folded word is one of the small ones of any language we know.
pub(crate) fn is_common(folded: &str) -> bool {
    COMMON_WORDS.iter().any(|(_, common)| common.split_ascii_whitespace().any(|common| common == folded))
}

fn common_words(text: &str) -> Vec<(&'static str, usize)> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    COMMON_WORDS
        .iter()
        .map(|(code, common)| {
            let count = common.split_ascii_whitespace().filter(|common| words.contains(common)).count();
            (*code, count)
        })
        .collect()
}

/// Most other scripts belong to one language, or to a few that letter triples tell apart.
fn by_script(info: &Info) -> Option<&'static str> {
    let shared =
        matches!(info.script(), Script::Cyrillic | Script::Arabic | Script::Devanagari | Script::Hebrew);
    if shared && !info.is_reliable() && !matches!(info.lang(), Lang::Ara | Lang::Rus | Lang::Hin | Lang::Heb)
    {
        return None;
    }
    code(info.lang())
}

fn code(language: Lang) -> Option<&'static str> {
    Some(match language {
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Pol => "pl",
        Lang::Kor => "ko",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Ind => "id",
        Lang::Pes => "fa",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Hye => "hy",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clear_texts_have_a_language() {
        for (text, code) in [
            ("How long does it take to make a table?", "en"),
            ("Wie lange dauert die Lieferung?", "de"),
            ("Combien coûte une table pour six ?", "fr"),
            ("¿Cuánto cuesta una mesa para seis?", "es"),
            ("Quanto custa uma mesa para seis pessoas?", "pt"),
            ("Quanto costa un tavolo per sei persone?", "it"),
            ("Hoeveel kost een tafel voor zes personen?", "nl"),
            ("Czy robicie schody na wymiar?", "pl"),
            ("كم سعر هذه الطاولة؟", "ar"),
            ("Сколько стоит этот стол?", "ru"),
            ("この机はいくらですか", "ja"),
            ("이 책상은 얼마예요?", "ko"),
            ("Πόσο κοστίζει το τραπέζι;", "el"),
        ] {
            assert_eq!(language(text), Some(code), "{text}");
        }
    }

    #[test]
    fn a_book_has_the_language_it_begins_in() {
        let begins = "Haben Sie die Platte auch in Eiche, und was kostet das? ".repeat(40);
        let goes_on = "Do you have the worktop in oak, and how much is it? ".repeat(400);
        assert_eq!(language(&format!("{begins}{goes_on}")), Some("de"));
    }

    #[test]
    fn short_texts_are_not_guessed() {
        for text in ["ok", "Hola", "Preis?", "EMI", "👍", "", "12:50", "wow!!"] {
            assert_eq!(language(text), None, "{text}");
        }
    }
}
