//! The letter an asker gets.

use crate::ReplyTo;
use domain::text::one_line;
use std::fmt::Write as _;
use words::{Value, Voice, say};

pub(super) fn subject(to: &ReplyTo) -> String {
    // The same in every letter of the conversation, whichever question it answers.
    let began = if to.letters.began.is_empty() { &to.asked } else { &to.letters.began };
    let business = Value::Plain(to.business.clone());
    match one_line(began, 60) {
        asked if asked.is_empty() => say!(voice(to), "letter-from", business = business),
        // In every language: mail programs know by it that it is an answer.
        asked => format!("Re: {asked}"),
    }
}

/// As they read it on the website, when they asked.
fn voice(to: &ReplyTo) -> Voice {
    Voice::new(to.letters.language, None)
}

/// The answer first, then who wrote it, then what was asked, then where to go on.
pub(super) fn text(to: &ReplyTo, answer: &str) -> String {
    let mut text = format!("{answer}\n\n{}\n", to.business);
    if !to.asked.trim().is_empty() {
        let _ = writeln!(text, "\n{}", say!(voice(to), "letter-you-asked"));
        for line in to.asked.trim().lines() {
            text.push_str("> ");
            text.push_str(line);
            text.push('\n');
        }
    }
    if let Some(page) = &to.page {
        let _ = writeln!(text, "\n{}", say!(voice(to), "letter-page"));
        text.push_str(page);
        text.push('\n');
    }
    text
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use domain::inbox::Kind;

    pub fn a_question() -> ReplyTo {
        ReplyTo {
            kind: Kind::Question,
            known: domain::inbox::Asked::of(Kind::Question),
            thread: "t".into(),
            message: "m".into(),
            person: "ben@example.org".into(),
            person_name: "Ben".into(),
            under: None,
            asked: "Do you fit oak?\nIn May?".into(),
            page: Some("https://joinery.example/asked/abc".into()),
            business: "Ada's Joinery".into(),
            pictures: Vec::new(),
            letters: crate::Letters::default(),
        }
    }

    #[test]
    fn the_letter_quotes_the_question_and_names_the_private_page() {
        let to = a_question();
        assert_eq!(subject(&to), "Re: Do you fit oak? In May?");
        assert_eq!(
            text(&to, "We do."),
            "We do.\n\nAda's Joinery\n\nYou asked:\n> Do you fit oak?\n> In May?\n\n\
             The whole conversation, and a place to write back, only for you:\nhttps://joinery.example/asked/abc\n"
        );
    }

    #[test]
    fn every_letter_of_a_conversation_has_one_subject() {
        let mut to = a_question();
        to.letters.began = "Do you fit oak?".into();
        to.asked = "And elm?".into();
        assert_eq!(subject(&to), "Re: Do you fit oak?");
        assert!(text(&to, "We do.").contains("> And elm?"), "what is answered is quoted");
    }
}
