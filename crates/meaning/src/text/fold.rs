//! One spelling for many: how texts are compared with our word lists.

use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Lower case, accents off, apostrophes straight; words and marks separated by single spaces.
/// `"Où est-ce?!"` → `"ou est-ce ?!"`. Signs other than `? ! ' - % $ £ €` only separate.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let letters = text
        .nfkd()
        .filter(|letter| letter.general_category() != GeneralCategory::NonspacingMark)
        .flat_map(char::to_lowercase);
    let mut before = ' ';
    for letter in letters {
        let letter = match letter {
            '’' | '‘' | 'ʼ' | '`' | '´' => '\'',
            'ß' => {
                folded.push('s');
                's'
            }
            'ł' => 'l',
            'ø' => 'o',
            'đ' => 'd',
            'ı' => 'i',
            'æ' => {
                folded.push('a');
                'e'
            }
            '؟' | '？' | '⸮' | '՞' | '¿' => '?',
            '！' | '¡' => '!',
            other => other,
        };
        let inside_word = letter.is_alphanumeric();
        let joins = matches!(letter, '\'' | '-') && before.is_alphanumeric();
        let sign = matches!(letter, '?' | '!' | '%' | '$' | '£' | '€');
        if inside_word || joins {
            if matches!(before, '?' | '!' | '%' | '$' | '£' | '€') {
                folded.push(' ');
            }
            folded.push(letter);
            before = letter;
        } else if sign {
            if before != ' ' && !matches!(before, '?' | '!') {
                folded.push(' ');
            }
            folded.push(letter);
            before = letter;
        } else if before != ' ' {
            folded.push(' ');
            before = ' ';
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_become_one() {
        assert_eq!(fold("Où est-ce, l’été?!"), "ou est-ce l'ete ?!");
        assert_eq!(fold("  ZAŻÓŁĆ… Straße (ÆRØ) "), "zazolc strasse aero");
        assert_eq!(fold("كم؟"), "كم ?");
        assert_eq!(fold("¿Cuánto?"), "? cuanto ?");
        assert_eq!(fold(""), "");
        assert_eq!(fold("👍 🎉"), "");
    }
}
