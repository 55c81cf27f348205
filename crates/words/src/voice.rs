//! A language as it is spoken somewhere: sentences, numbers, lists.

use crate::formats::Formats;
use crate::{Region, Room, Value, say};
use domain::Language;
use fluent_bundle::{FluentArgs, FluentValue};
use std::cell::Cell;

/// A language as it is spoken in a region: the words are the language's, how numbers, days and times are written follows the
/// region. Without a region, as in the language's own country.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Voice {
    pub language: Language,
    pub region: Option<Region>,
}

impl Voice {
    pub fn new(language: Language, region: Option<Region>) -> Self {
        Self { language, region }
    }

    /// "de-CH": as browsers name a language in a country.
    pub fn locale(self) -> String {
        match &self.region {
            Some(region) => format!("{}-{}", self.language.code(), region.code()),
            None => self.language.code().to_owned(),
        }
    }

    /// A sentence of a room. `say!` is shorter.
    pub fn say(self, room: &Room, id: &str, values: &[(&str, Value)]) -> String {
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, self.value(value));
        }
        let before = SPEAKING.replace(self);
        let said = room.say(self.language, id, &args);
        SPEAKING.set(before);
        said
    }

    fn value(self, value: &Value) -> FluentValue<'_> {
        match value {
            Value::Text(text) => FluentValue::String(self.set_apart(text).into()),
            Value::Word(word) => FluentValue::from(*word),
            Value::Plain(text) => FluentValue::from(text.as_str()),
            Value::Number(number) => FluentValue::from(*number),
            Value::Said(message) => FluentValue::String(message.said(self).into()),
        }
    }

    /// Somebody's words in a line of ours: what runs the other way stands between marks that nobody sees (Unicode UAX 9,
    /// FSI and PDI), or it would pull the words beside it to its own side.
    pub fn set_apart(self, text: &str) -> String {
        let rtl = self.language.direction() == "rtl";
        let against = if rtl {
            text.chars().any(|c| !runs_left(c) && !c.is_whitespace())
        } else {
            text.chars().any(runs_left)
        };
        if against { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
    }

    /// "63,206", "63 206", "٦٣٬٢٠٦".
    pub fn number(self, number: i64) -> String {
        Formats::of(self).number(number)
    }

    /// "two" to "twelve", then figures: within a sentence of the desk. One is never said so: it has a sentence of its own,
    /// for "one" follows what is counted in most languages.
    pub fn counted(self, count: u64) -> String {
        say!(self, "times-counted", count = count)
    }

    /// The same where the sentence begins: "Two".
    pub fn counted_first(self, count: u64) -> String {
        say!(self, "times-counted-first", count = count)
    }

    /// "Mon, Tue and Fri".
    pub fn list(self, parts: &[String]) -> String {
        Formats::of(self).list(parts)
    }
}

thread_local! {
    /// Fluent asks for a number's form by a plain function: it finds here who is speaking.
    static SPEAKING: Cell<Voice> = const { Cell::new(Voice { language: Language::English, region: None }) };
}

/// Numbers as the region writes them.
pub(crate) fn format_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(SPEAKING.get().number(number.value as i64)),
        _ => None,
    }
}

/// Letters of Hebrew, Arabic and their kin (Unicode's blocks that run from right to left).
fn runs_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1eeff}')
}
