//! The languages Porchlight speaks. What a person wrote may be in any language; this is about our own words around it.

use serde::{Deserialize, Serialize};

/// A language in which customers are spoken to; the desk speaks those of [`Language::DESK`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Language {
    #[default]
    #[serde(rename = "en")]
    English,
    #[serde(rename = "de")]
    German,
    #[serde(rename = "fr")]
    French,
    #[serde(rename = "es")]
    Spanish,
    #[serde(rename = "it")]
    Italian,
    #[serde(rename = "nl")]
    Dutch,
    #[serde(rename = "pl")]
    Polish,
    #[serde(rename = "pt")]
    Portuguese,
    #[serde(rename = "ar")]
    Arabic,
}

impl Language {
    pub const ALL: [Self; 9] = [
        Self::English,
        Self::German,
        Self::French,
        Self::Spanish,
        Self::Italian,
        Self::Dutch,
        Self::Polish,
        Self::Portuguese,
        Self::Arabic,
    ];

    /// What staff can read their desk and their letters in.
    pub const DESK: [Self; 4] = [Self::English, Self::German, Self::French, Self::Spanish];

    /// As HTML, HTTP and our folders name it (BCP 47): "de".
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::French => "fr",
            Self::Spanish => "es",
            Self::Italian => "it",
            Self::Dutch => "nl",
            Self::Polish => "pl",
            Self::Portuguese => "pt",
            Self::Arabic => "ar",
        }
    }

    /// Reads a code, with whatever region stands behind it: "de", "de-AT", "PT_br".
    pub fn from_code(code: &str) -> Option<Self> {
        let first = code.trim().split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(first))
    }

    /// As its speakers call it, for choosing it: whoever reads it should find it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::French => "Français",
            Self::Spanish => "Español",
            Self::Italian => "Italiano",
            Self::Dutch => "Nederlands",
            Self::Polish => "Polski",
            Self::Portuguese => "Português",
            Self::Arabic => "العربية",
        }
    }

    /// For `dir`: where a line begins.
    pub fn direction(self) -> &'static str {
        if self == Self::Arabic { "rtl" } else { "ltr" }
    }

    /// The one of `offered` that a browser wants most, as it says in `Accept-Language` (RFC 9110, 12.5.4). Of a region of
    /// a language we have, the language will do: nobody who asks for de-AT wants English instead.
    pub fn wanted(accept: &str, offered: &[Self]) -> Option<Self> {
        const MOST: usize = 40;
        let mut best: Option<(Self, f32)> = None;
        for one in accept.split(',').take(MOST) {
            let mut parts = one.split(';');
            let range = parts.next().unwrap_or_default();
            let weight = parts
                .find_map(|part| part.trim().to_ascii_lowercase().strip_prefix("q=")?.trim().parse().ok());
            let weight: f32 = weight.unwrap_or(1.0);
            let Some(language) = Self::from_code(range).filter(|language| offered.contains(language)) else {
                continue;
            };
            if weight > 0.0 && best.is_none_or(|(_, most)| weight > most) {
                best = Some((language, weight));
            }
        }
        best.map(|(language, _)| language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_is_found_by_its_code_and_has_a_name() {
        for language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
            assert_eq!(serde_json::to_value(language).unwrap(), language.code());
            assert!(!language.own_name().is_empty());
        }
        assert_eq!(Language::from_code("pt-BR"), Some(Language::Portuguese));
        assert_eq!(Language::from_code("DE_at"), Some(Language::German));
        for none in ["", "x", "deu", "germanic", "*", "zz-DE"] {
            assert_eq!(Language::from_code(none), None, "{none}");
        }
    }

    #[test]
    fn a_browser_gets_what_it_wants_most_of_what_there_is() {
        let wanted = |accept| Language::wanted(accept, &Language::ALL);
        assert_eq!(wanted("de-AT,de;q=0.9,en;q=0.8"), Some(Language::German));
        assert_eq!(wanted("en;q=0.5, ar;q=0.9"), Some(Language::Arabic), "the order is not the wish");
        assert_eq!(wanted("uk, pl;q=0.3"), Some(Language::Polish), "what we have, not English");
        assert_eq!(wanted("fr;q=0, es;q=0.1"), Some(Language::Spanish), "q=0 is: not that");
        assert_eq!(wanted("nl ; Q=0.7 , it;q=0.6"), Some(Language::Dutch));
        for none in ["", "*", "uk,ja", "fr;q=0", ";;;,,,", "de;q=NaN"] {
            assert_eq!(wanted(none), None, "{none}");
        }
        assert_eq!(Language::wanted("pl, de;q=0.2", &Language::DESK), Some(Language::German));
    }
}
