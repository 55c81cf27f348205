//! Letters as a person who searches means them: without case, accents, width and ligatures.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// One grapheme, folded: `É` is `e`, `ß` is `ss`, `１` and `١` are `1`, `ﾃﾞ` and `で` are `デ`. What carries the meaning
/// stays: the vowels of Thai and Devanagari, the marks of kana.
pub fn folded(grapheme: &str) -> Cow<'_, str> {
    if let [one] = grapheme.as_bytes() {
        return match one {
            b'A'..=b'Z' => Cow::Owned((one.to_ascii_lowercase() as char).to_string()),
            _ => Cow::Borrowed(grapheme),
        };
    }
    let plain = grapheme.nfkd().filter(|c| !is_ornament(*c)).flat_map(char::to_lowercase);
    Cow::Owned(plain.flat_map(plainly).nfc().map(as_katakana).collect())
}

/// What is typed in one kana may be written in the other.
fn as_katakana(c: char) -> char {
    match c {
        '\u{3041}'..='\u{3096}' => char::from_u32(c as u32 + 0x60).unwrap_or(c),
        c => c,
    }
}

/// Where the digits of a script begin; there are ten in a row.
const ZEROS: [u32; 24] = [
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0,
    0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0xA620, 0xA8D0,
];

fn as_digit(c: char) -> char {
    let zero = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&(c as u32)));
    zero.and_then(|zero| char::from_digit(c as u32 - zero, 10)).unwrap_or(c)
}

/// Accents of Latin, Greek and Cyrillic, vowel points of Arabic and Hebrew, the colour of a skin, and what steers or joins
/// and is not seen.
fn is_ornament(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05BD}' | '\u{05BF}'..='\u{05C7}'
        | '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}'
        | '\u{1F3FB}'..='\u{1F3FF}' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// Letters that Unicode does not take apart, as they are typed where a keyboard has none of them.
fn plainly(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'þ' => ('t', Some('h')),
        'ø' => ('o', None),
        'ł' => ('l', None),
        'đ' | 'ð' => ('d', None),
        'ħ' => ('h', None),
        'ı' => ('i', None),
        'ŧ' => ('t', None),
        'ς' => ('σ', None),
        'ى' => ('ي', None),
        c => (as_digit(c), None),
    };
    std::iter::once(first).chain(second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_segmentation::UnicodeSegmentation;

    #[test]
    fn accents_case_and_width_go_and_what_carries_meaning_stays() {
        let fold = |text: &str| text.graphemes(true).map(folded).collect::<String>();
        assert_eq!(fold("Ärger ŁÓDŹ Straße CRÈME"), "arger lodz strasse creme");
        assert_eq!(fold("Œuvre ﬁn İstanbul ΣΟΦΌΣ Ёлка"), "oeuvre fin istanbul σοφοσ елка");
        assert_eq!(fold("ＡＢＣ１２３ ﾃｰﾌﾞﾙ が"), "abc123 テーブル ガ");
        assert_eq!(fold("한국어 ไม้สัก ลิ้นชัก किताब"), "한국어 ไม้สัก ลิ้นชัก किताब");
        assert_eq!(fold("مُحَمَّد أحمد"), "محمد احمد");
        assert_eq!(fold("שָׁלוֹם"), "שלום");
        assert_eq!(fold("١٢٣ ۴۵ १२ ๙ てーぶる"), "123 45 12 9 テーブル");
        assert_eq!(fold("👍🏽👍"), "👍👍");
    }
}
