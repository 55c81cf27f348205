//! A need becomes the start of an article: the real questions, names removed, and the answers staff gave.

use crate::App;
use crate::error::{Deed, DeedError};
use crate::needs::{GivenAnswer, OpenNeed, ShownQuestion, open_need, title_of};
use crate::team::allowed;
use domain::media::{Kind, Piece, PieceText};
use domain::team::{Deed as Privilege, Seat};
use domain::{Language, NeedId};
use meaning::{Wish, says_the_same};
use std::fmt::Write as _;
use words::{Voice, say};

const QUESTIONS: usize = 5;
const ANSWERS: usize = 4;
/// The newest questions that are looked through for some that differ.
const LOOKED_THROUGH: usize = 40;

/// What a draft begins with: some of the questions, each asked once, and what was answered, each said once.
#[derive(Clone, Debug)]
pub struct Start<'need> {
    pub questions: Vec<&'need ShownQuestion>,
    pub answers: Vec<&'need GivenAnswer>,
}

/// Lays out what is there. What its title asks already is not asked again, where there is something else to ask.
pub fn lay_out(need: &OpenNeed) -> Start<'_> {
    let newest = || need.questions.iter().take(LOOKED_THROUGH);
    let title = newest().find(|question| title_of(&question.text) == need.view.title);
    let title = title.map_or_else(|| Wish::of(&need.view.title, None), ShownQuestion::wish);
    let mut asked: Vec<(&ShownQuestion, Wish)> = Vec::new();
    for question in newest().filter(|question| !same_words(&question.text, &need.view.title)) {
        let wish = question.wish();
        match asked.iter().position(|(_, known)| known.is_that_of(&wish)) {
            // Of those that ask the same the one that says most speaks for all.
            Some(place) if says_more(&question.text, &asked[place].0.text) => asked[place].0 = question,
            None if asked.len() < QUESTIONS + 1 => asked.push((question, wish)),
            _ => {}
        }
    }
    if asked.iter().any(|(_, wish)| !wish.is_that_of(&title)) {
        asked.retain(|(_, wish)| !wish.is_that_of(&title));
    }
    let mut answers: Vec<&GivenAnswer> = Vec::new();
    for answer in &need.answers {
        if answers.len() < ANSWERS && !answers.iter().any(|known| says_the_same(&known.text, &answer.text)) {
            answers.push(answer);
        }
    }
    // Newest first; and before them what was said to whom asked most nearly what the title asks.
    let nearness = |answer: &GivenAnswer| {
        let there = need.questions.iter().filter(|question| question.conversation == answer.conversation);
        there.map(|question| title.nearness(&question.wish())).fold(0.0, f32::max)
    };
    answers.sort_by(|one, two| nearness(two).total_cmp(&nearness(one)));
    Start { questions: asked.into_iter().map(|(question, _)| question).take(QUESTIONS).collect(), answers }
}

impl Start<'_> {
    /// The answer to what the title asks, the questions, and what else was answered.
    fn body(&self, voice: Voice) -> String {
        let mut body = String::new();
        if let Some(answer) = self.answers.first() {
            let _ = writeln!(body, "{}\n", plain(&answer.text));
        }
        if !self.questions.is_empty() {
            let _ = writeln!(body, "## {}\n", say!(voice, "draft-asked"));
        }
        for question in &self.questions {
            let _ = writeln!(body, "> {}\n", plain(&question.text).replace('\n', "\n> "));
        }
        if self.answers.len() > 1 {
            let _ = writeln!(body, "## {}\n", say!(voice, "draft-answered"));
        }
        for answer in self.answers.iter().skip(1) {
            let _ = writeln!(body, "{}\n", plain(&answer.text));
        }
        body
    }
}

/// The draft that answers a need: the one that was begun, or a new one laid out from what is there.
pub async fn write_from_need(app: &App, by: &Seat, need: NeedId) -> Deed<Piece> {
    allowed(by, Privilege::Publish)?;
    let open = open_need(app, by.business, need).await?;
    let begun = app.of(by.business).list_pieces_for(need).await?;
    if let Some(article) = begun.into_iter().find(|piece| piece.kind == Kind::Article) {
        return Ok(article);
    }
    // In what its title asks in, where that is clear; in what the website speaks.
    let profile = crate::today::lookup_business(app, by.business).await?;
    let asked = super::language(&open.view.title).and_then(Language::from_code);
    let voice = Voice::new(asked.or(profile.language).unwrap_or_default(), None);
    let text = PieceText::new(&open.view.title, "", &lay_out(&open).body(voice)).map_err(DeedError::from)?;
    super::begin_article(app, by, text, Some(need)).await
}

fn says_more(one: &str, two: &str) -> bool {
    const A_LINE_OR_TWO: usize = 160;
    let length = |text: &str| text.trim().chars().count();
    length(one) > length(two) && length(one) <= A_LINE_OR_TWO
}

/// Marks and capitals apart.
fn same_words(one: &str, two: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    words(one) == words(two)
}

/// Words of a message as Markdown that says just that: what would be a mark is escaped.
fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for line in text.trim().lines() {
        if !escaped.is_empty() {
            escaped.push('\n');
        }
        let line = line.trim();
        if line.starts_with(['#', '>', '-', '+', '=', '|', '~']) {
            escaped.push('\\');
        }
        for c in line.chars() {
            if matches!(c, '*' | '_' | '`' | '[' | ']' | '<' | '\\' | '!') && !matches!(c, '!' | '_') {
                escaped.push('\\');
            }
            escaped.push(c);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_customers_words_stay_words() {
        assert_eq!(plain("# big *bold* [x](y) <b>"), "\\# big \\*bold\\* \\[x\\](y) \\<b>");
        assert_eq!(plain("Do you fit oak worktops?"), "Do you fit oak worktops?");
    }
}
