//! A need becomes the start of an article: the real questions, names removed, and the answers staff gave.

use crate::App;
use crate::error::{Deed, DeedError};
use crate::needs::open_need;
use crate::team::allowed;
use domain::NeedId;
use domain::media::{Article, ArticleText};
use domain::team::{Deed as Wish, Seat};
use std::fmt::Write as _;

const QUESTIONS: usize = 5;
const ANSWERS: usize = 3;

/// The draft that answers a need: the one that was begun, or a new one laid out from what is there.
pub async fn write_from_need(app: &App, by: &Seat, need: NeedId) -> Deed<Article> {
    allowed(by, Wish::Publish)?;
    let open = open_need(app, by.business, need).await?;
    if let Some(begun) = &open.view.article {
        return app.of(by.business).lookup_article(begun.id).await?.ok_or(DeedError::NoSuch("article"));
    }
    let mut body = String::new();
    if let Some(answer) = open.answers.first() {
        let _ = writeln!(body, "{}\n", plain(&answer.text));
    }
    let _ = writeln!(body, "## What people ask\n");
    for question in open.questions.iter().take(QUESTIONS) {
        let _ = writeln!(body, "> {}\n", plain(&question.text).replace('\n', "\n> "));
    }
    if open.answers.len() > 1 {
        let _ = writeln!(body, "## What we answer\n");
        for answer in open.answers.iter().skip(1).take(ANSWERS) {
            let _ = writeln!(body, "{}\n", plain(&answer.text));
        }
    }
    let text = ArticleText::new(&open.view.title, "", &body).map_err(DeedError::from)?;
    super::begin_article(app, by, text, Some(need)).await
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
