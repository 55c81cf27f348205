//! Clean addresses from titles.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Of a slug in bytes: letters of Latin take one, those of most other scripts two or three.
const MOST_BYTES: usize = 80;

/// "Does oiled oak survive next to a sink?" → "does-oiled-oak-survive-next-to-a-sink". Letters of any script stay, with the
/// marks that belong to them; umlauts and accents of the Latin script are written plainly. Empty when nothing is left.
pub fn slug(title: &str) -> String {
    let title: String = title.nfc().collect();
    let mut slug = String::new();
    let mut last_end = 0;
    for (at, word) in title.unicode_word_indices() {
        // Scripts without blanks come apart letter by letter: what stands together stays so.
        let apart = at > last_end && !slug.is_empty();
        last_end = at + word.len();
        let mut word: String = word.chars().filter(|c| belongs(*c)).flat_map(plain).collect();
        if word.is_empty() {
            continue;
        }
        if slug.len() + word.len() + usize::from(apart) > MOST_BYTES {
            if !slug.is_empty() {
                break;
            }
            word = word
                .graphemes(true)
                .scan(0, |bytes, grapheme| {
                    *bytes += grapheme.len();
                    (*bytes <= MOST_BYTES).then_some(grapheme)
                })
                .collect();
        }
        if apart {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    slug
}

/// A slug as every address is written (RFC 3986, 2.5): what is not ASCII in percents.
pub(super) fn written(slug: &str) -> impl std::fmt::Display {
    const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    utf8_percent_encode(slug, KEPT)
}

fn belongs(c: char) -> bool {
    (c.is_alphanumeric() || is_combining_mark(c)) && !is_vowel_sign(c)
}

// Written Arabic and Hebrew leave their vowel signs out of addresses, too.
fn is_vowel_sign(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0591}'..='\u{05BD}' | '\u{05BF}'..='\u{05C7}')
}

fn plain(c: char) -> impl Iterator<Item = char> {
    let replacement: &str = match c {
        'ä' | 'Ä' | 'æ' | 'Æ' => "ae",
        'ö' | 'Ö' | 'ø' | 'Ø' | 'œ' | 'Œ' => "oe",
        'ü' | 'Ü' => "ue",
        'ß' => "ss",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        _ => "",
    };
    // Without their accents the letters of Latin are ASCII; other scripts keep what makes them other letters.
    let bare = std::iter::once(c).nfd().next().filter(char::is_ascii_alphabetic);
    let kept = if replacement.is_empty() { Some(bare.unwrap_or(c)) } else { None };
    replacement.chars().chain(kept.into_iter().flat_map(char::to_lowercase)).filter(|c| *c != '\u{307}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_clean_addresses() {
        assert_eq!(slug("Does oiled oak survive next to a sink?"), "does-oiled-oak-survive-next-to-a-sink");
        assert_eq!(slug("Öl für Eiche – wie oft?"), "oel-fuer-eiche-wie-oft");
        assert_eq!(slug("Ada’s ‘best’ treads & risers"), "adas-best-treads-risers");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug("!!!"), "");
        assert_eq!(slug("هل يتحمّل خشب البلوط"), "هل-يتحمل-خشب-البلوط");
        assert_eq!(slug("Żółta gęś, İzmir’de čaj, cafe\u{301}"), "zolta-ges-izmirde-caj-cafe");
        assert_eq!(slug("Gỗ sồi có bền không?"), "go-soi-co-ben-khong");
        assert_eq!(slug("किताब की अलमारी क्या है"), "किताब-की-अलमारी-क्या-है");
        assert_eq!(slug("โต๊ะไม้สัก ราคาเท่าไร"), "โต๊ะไม้สัก-ราคาเท่าไร");
        assert_eq!(slug("木製テーブル 120cm"), "木製テーブル-120cm");
        assert_eq!(slug("원목 식탁"), "원목-식탁");
        assert_eq!(slug("Йод и ёлка"), "йод-и-ёлка");
    }

    #[test]
    fn an_endless_title_is_cut_at_a_word() {
        let long = slug(&"worktop ".repeat(50));
        assert!(long.len() <= 80 && long.ends_with("worktop"), "{long}");
        let thai = slug(&"ไม้สัก".repeat(50));
        assert!((60..=80).contains(&thai.len()), "{thai}");
        assert_eq!(slug(&"x".repeat(500)).len(), 80);
    }

    #[test]
    fn an_address_is_written_in_one_way() {
        assert_eq!(written("oil-2").to_string(), "oil-2");
        assert_eq!(written("öl/../x y").to_string(), "%C3%B6l%2F..%2Fx%20y");
    }
}
