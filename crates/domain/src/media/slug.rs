//! Clean addresses from titles.

use unicode_segmentation::UnicodeSegmentation;

/// "Does oiled oak survive next to a sink?" → "does-oiled-oak-survive-next-to-a-sink". Letters of any script stay;
/// umlauts and accents of the Latin script are written plainly. Empty when nothing is left.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for word in title.unicode_words() {
        let word: String =
            word.chars().flat_map(plain).filter(|c| c.is_alphanumeric() && !is_vowel_sign(*c)).collect();
        if word.is_empty() {
            continue;
        }
        if slug.len() + word.len() > 80 && !slug.is_empty() {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(80));
    }
    slug
}

// Written Arabic leaves its vowel signs out of addresses, too.
fn is_vowel_sign(c: char) -> bool {
    ('\u{064B}'..='\u{065F}').contains(&c)
}

fn plain(c: char) -> impl Iterator<Item = char> {
    let replacement: &str = match c {
        'ä' | 'Ä' | 'æ' | 'Æ' => "ae",
        'ö' | 'Ö' | 'ø' | 'Ø' | 'œ' | 'Œ' => "oe",
        'ü' | 'Ü' => "ue",
        'ß' => "ss",
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ą' | 'À' | 'Á' | 'Â' | 'Ã' | 'Å' | 'Ą' => "a",
        'è' | 'é' | 'ê' | 'ë' | 'ę' | 'È' | 'É' | 'Ê' | 'Ë' | 'Ę' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' => "i",
        'ò' | 'ó' | 'ô' | 'õ' | 'Ò' | 'Ó' | 'Ô' | 'Õ' => "o",
        'ù' | 'ú' | 'û' | 'Ù' | 'Ú' | 'Û' => "u",
        'ç' | 'ć' | 'č' | 'Ç' | 'Ć' | 'Č' => "c",
        'ñ' | 'ń' | 'Ñ' | 'Ń' => "n",
        'ł' | 'Ł' => "l",
        'ś' | 'š' | 'Ś' | 'Š' => "s",
        'ź' | 'ż' | 'ž' | 'Ź' | 'Ż' | 'Ž' => "z",
        'ý' | 'ÿ' | 'Ý' => "y",
        _ => "",
    };
    let kept = if replacement.is_empty() { Some(c) } else { None };
    replacement.chars().chain(kept.into_iter().flat_map(char::to_lowercase))
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
    }

    #[test]
    fn an_endless_title_is_cut_at_a_word() {
        let long = slug(&"worktop ".repeat(50));
        assert!(long.len() <= 80 && long.ends_with("worktop"), "{long}");
    }
}
