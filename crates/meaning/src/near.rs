//! Whether an answer to one question answers another: nearer than two questions of one need have to be. Figures: the
//! needs-what-fits decision.

use crate::explain::{content_words, every_word};
use crate::text::language;
use crate::vector::Vector;
use std::collections::BTreeSet;

/// Least cosine of two questions that want the same.
const NEAR: f32 = 0.8;
/// Least share of the words of both that both have: where the model does not know the language well.
const WORDS_TOO: f32 = 1.0 / 3.0;
/// The same where no model has looked.
const WORDS_ALONE: f32 = 0.6;
/// Least share of a question's words that a longer text about it has.
const SPOKEN_OF: f32 = 0.5;

/// A question, read once to be compared with several.
#[derive(Clone, Debug)]
pub struct Wish {
    words: BTreeSet<String>,
    points: BTreeSet<String>,
    language: Option<&'static str>,
    vector: Option<Vector>,
}

impl Wish {
    /// `vector`: of the whole question, if the model has looked at it.
    pub fn of(question: &str, vector: Option<Vector>) -> Self {
        let wanted = crate::normalise(question);
        Self { words: content_words(&wanted), points: points(question), language: language(question), vector }
    }

    /// Whether one answer serves both: they mean nearly the same, in one language, and name no other day or figure.
    pub fn is_that_of(&self, other: &Self) -> bool {
        if !same_language(self.language, other.language) || self.names_other_points(other) {
            return false;
        }
        let shared = share_of_both(&self.words, &other.words);
        match (&self.vector, &other.vector) {
            (Some(one), Some(two)) => {
                one.cosine(two) >= NEAR && (self.language == Some("en") || shared >= WORDS_TOO)
            }
            _ => shared >= WORDS_ALONE,
        }
    }

    /// How near two wishes are, to order by: 1 the same.
    pub fn nearness(&self, other: &Self) -> f32 {
        match (&self.vector, &other.vector) {
            (Some(one), Some(two)) => one.cosine(two),
            _ => share_of_both(&self.words, &other.words),
        }
    }

    /// Whether a question with this vector cannot be the same: known without reading its words.
    pub fn is_far_from(&self, vector: &Vector) -> bool {
        self.vector.as_ref().is_some_and(|own| own.cosine(vector) < NEAR)
    }

    /// Whether a longer text, an article, speaks of what is asked, in its language.
    pub fn is_spoken_of_in(&self, text: &str) -> bool {
        let words = every_word(text);
        let found = self.words.intersection(&words).count() as f32;
        !self.words.is_empty()
            && same_language(self.language, language(text))
            && found / self.words.len() as f32 >= SPOKEN_OF
    }

    /// Whether an answer is in the language of the question, as far as that is clear.
    pub fn is_in_the_language_of(&self, text: &str) -> bool {
        same_language(self.language, language(text))
    }

    fn names_other_points(&self, other: &Self) -> bool {
        !self.points.is_empty() && !other.points.is_empty() && self.points != other.points
    }
}

/// Whether two texts say nearly the same in the same words: to show one of them.
pub fn says_the_same(one: &str, two: &str) -> bool {
    let (one, two) = (content_words(one), content_words(two));
    share_of_both(&one, &two) >= WORDS_ALONE
}

/// A short text often does not show its language; then nothing speaks against it.
fn same_language(one: Option<&str>, two: Option<&str>) -> bool {
    one.is_none() || two.is_none() || one == two
}

fn share_of_both(one: &BTreeSet<String>, two: &BTreeSet<String>) -> f32 {
    let all = one.union(two).count();
    if all == 0 { 0.0 } else { one.intersection(two).count() as f32 / all as f32 }
}

/// Days and figures: "Saturday" and "Sunday" mean nearly the same to the model, and not to who stands before the door.
fn points(text: &str) -> BTreeSet<String> {
    const DAYS: &str = "monday tuesday wednesday thursday friday saturday sunday weekend \
        montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag wochenende feiertag \
        lundi mardi mercredi jeudi vendredi samedi dimanche \
        lunes martes miercoles jueves viernes sabado domingo \
        lunedi martedi mercoledi giovedi venerdi sabato domenica \
        maandag dinsdag woensdag donderdag vrijdag zaterdag zondag \
        segunda terca quarta quinta sexta \
        poniedzialek wtorek sroda czwartek piatek sobota niedziela";
    let words = crate::text::fold::fold(text);
    let words = words.split(|letter: char| !letter.is_alphanumeric()).filter_map(|word| {
        let day =
            DAYS.split_ascii_whitespace().find(|day| word == *day || word.strip_suffix('s') == Some(day));
        day.or(Some(word).filter(|word| word.contains(|letter: char| letter.is_numeric())))
    });
    words.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Meaning;

    fn same(meaning: &Meaning, one: &str, two: &str) -> bool {
        let wish = |text: &str| {
            let vector = meaning.embed(&[&crate::normalise(text)]).unwrap().pop();
            Wish::of(text, vector)
        };
        wish(one).is_that_of(&wish(two))
    }

    #[test]
    fn an_answer_serves_who_asks_the_same_in_other_words() {
        let meaning = Meaning::new();
        for (one, two) in [
            ("Do you fit oak worktops?", "Hello Ada, do you fit oak worktops in Leeds?"),
            ("How much is an oak worktop?", "What does a worktop in oak cost?"),
            ("Are you open on Saturday?", "when do you open on saturdays"),
            ("What are your opening hours?", "What are your opening times?"),
            ("Was kostet eine Treppe aus Eiche?", "Was kostet bei euch eine Treppe aus Eiche?"),
            ("هل تصنعون طاولات من البلوط؟", "هل تصنعون طاولات من خشب البلوط؟"),
        ] {
            assert!(same(&meaning, one, two), "{one} {two}");
        }
    }

    #[test]
    fn an_answer_serves_nobody_who_asks_for_something_else() {
        let meaning = Meaning::new();
        for (one, two) in [
            ("When would you have time for a small kitchen?", "How long does the first oil need to dry?"),
            ("How long does delivery take?", "How long does a kitchen take?"),
            ("Do you fit oak worktops?", "Do you repair oak worktops?"),
            ("How much is an oak worktop?", "How much is an oak staircase?"),
            ("Do you have gluten free bread?", "Do you have gluten free cake?"),
            ("Can I cancel my order?", "Can I change my order?"),
            ("Are you open on Saturday?", "Are you open on Sundays?"),
            ("Are you open at 9?", "Are you open at 18?"),
            ("Wie lange dauert ein Tisch?", "Wie lange dauert die Lieferung?"),
            ("Was kostet eine Arbeitsplatte aus Eiche?", "Was kostet eine Treppe aus Eiche?"),
            ("Do you deliver to Ulm?", "Liefern Sie nach Ulm?"),
            ("هل تصنعون طاولات من البلوط؟", "هل تبيعون كراسي من البلوط؟"),
            ("", ""),
        ] {
            assert!(!same(&meaning, one, two), "{one} {two}");
        }
    }

    #[test]
    fn words_decide_where_no_model_has_looked() {
        let same = |one, two| Wish::of(one, None).is_that_of(&Wish::of(two, None));
        assert!(same("Do you repair old chairs?", "do you repair an old chair"));
        assert!(!same("Do you repair old chairs?", "Do you sell old wardrobes?") && !same("", "?"));
    }

    #[test]
    fn an_article_speaks_of_what_it_names() {
        let article = "# Oil\n\nAn oiled worktop by the sink wants oil once a year, twice beside a sink.";
        let spoken = |question| Wish::of(question, None).is_spoken_of_in(article);
        assert!(
            spoken("How often does a worktop want oil?") && !spoken("When could you start with a staircase?")
        );
        assert!(!spoken("Wie oft muss man eine Arbeitsplatte ölen?") && !spoken(""));
    }

    #[test]
    fn the_same_said_twice_is_one() {
        assert!(says_the_same("Oil it once a year.", "Oil it once a year!"));
        assert!(!says_the_same("Oil it once a year.", "In about seven weeks.") && !says_the_same("", ""));
    }
}
