//! What was written since an article went out, beside what is out: word by word.

use crate::error::{Deed, DeedError};
use crate::{App, Places};
use domain::media::Article;
use domain::{ArticleId, BusinessId};
use similar::{ChangeTag, TextDiff};
use std::time::{Duration, Instant};

/// What is out, what is written, and where they differ.
#[derive(Clone, Debug)]
pub struct Changes {
    pub out: Article,
    pub written: Article,
    pub title: Vec<Piece>,
    pub summary: Vec<Piece>,
    /// The text, paragraph by paragraph; those that stay as they are as one piece each.
    pub body: Vec<Vec<Piece>>,
    /// Words that came, and words that went.
    pub more: usize,
    pub fewer: usize,
    /// Paragraphs that are not as they were.
    pub places: usize,
}

/// Some words: of both, of what is out alone, or of what is written alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Same(String),
    Gone(String),
    New(String),
}

static PLACES: Places = Places::one(40);

/// A comparison that takes longer is told by whole lines.
const LONGEST: Duration = Duration::from_millis(200);

/// `None`: nothing was written since, or it is not out.
pub async fn changes_since_out(app: &App, business: BusinessId, id: ArticleId) -> Deed<Option<Changes>> {
    let desk = app.of(business);
    let out = desk.lookup_article(id).await?.ok_or(DeedError::NoSuch("article"))?;
    if out.out.is_none() {
        return Ok(None);
    }
    let Some(copy) = desk.find_working_copy(id).await? else { return Ok(None) };
    Ok(Some(PLACES.work(move || compare(out, copy)).await?))
}

fn compare(out: Article, copy: domain::media::WorkingCopy) -> Changes {
    let written = out.clone().with(copy);
    let until = Instant::now() + LONGEST;
    let body = paragraphs(&out.body, &written.body, until);
    let count = |wanted: fn(&Piece) -> Option<&String>| {
        body.iter().flatten().filter_map(wanted).map(|words| words.split_whitespace().count()).sum()
    };
    let more = count(|piece| if let Piece::New(words) = piece { Some(words) } else { None });
    let fewer = count(|piece| if let Piece::Gone(words) = piece { Some(words) } else { None });
    let changed = |pieces: &[Piece]| pieces.iter().any(|piece| !matches!(piece, Piece::Same(_)));
    let places = body.iter().filter(|pieces| changed(pieces)).count();
    Changes {
        title: words(&out.title, &written.title, until),
        summary: words(&out.summary, &written.summary, until),
        body,
        more,
        fewer,
        places,
        out,
        written,
    }
}

/// Lines first, so that a paragraph is compared with the one it was.
fn paragraphs(old: &str, new: &str, until: Instant) -> Vec<Vec<Piece>> {
    let diff = TextDiff::configure().deadline(until).diff_lines(old, new);
    let mut paragraphs = Vec::new();
    for op in diff.ops() {
        let mut lines: [String; 2] = Default::default();
        let mut same = Vec::new();
        for change in diff.iter_changes(op) {
            match change.tag() {
                ChangeTag::Equal => same.push(vec![Piece::Same(change.value().to_owned())]),
                ChangeTag::Delete => lines[0].push_str(change.value()),
                ChangeTag::Insert => lines[1].push_str(change.value()),
            }
        }
        paragraphs.extend(same);
        if lines.iter().any(|lines| !lines.is_empty()) {
            paragraphs.push(words(&lines[0], &lines[1], until));
        }
    }
    paragraphs
}

fn words(old: &str, new: &str, until: Instant) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for change in TextDiff::configure().deadline(until).diff_words(old, new).iter_all_changes() {
        let value = change.value();
        match (change.tag(), pieces.last_mut()) {
            (ChangeTag::Equal, Some(Piece::Same(words)))
            | (ChangeTag::Delete, Some(Piece::Gone(words)))
            | (ChangeTag::Insert, Some(Piece::New(words))) => words.push_str(value),
            (ChangeTag::Equal, _) => pieces.push(Piece::Same(value.to_owned())),
            (ChangeTag::Delete, _) => pieces.push(Piece::Gone(value.to_owned())),
            (ChangeTag::Insert, _) => pieces.push(Piece::New(value.to_owned())),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn soon() -> Instant {
        Instant::now() + Duration::from_secs(5)
    }

    #[test]
    fn words_that_changed_are_told_apart_from_those_that_stayed() {
        let pieces = words("Oak for the treads.", "Ash for the treads.", soon());
        assert_eq!(
            pieces,
            [Piece::Gone("Oak".into()), Piece::New("Ash".into()), Piece::Same(" for the treads.".into())]
        );
        let body = paragraphs("One.\n\nTwo.\n\nThree.", "One.\n\nTwo and a half.\n\nThree.", soon());
        let changed: Vec<_> = body.iter().filter(|pieces| pieces.len() > 1).collect();
        assert_eq!(changed.len(), 1, "{body:?}");
        let told = |keep: fn(&Piece) -> Option<&String>| {
            body.iter().flatten().filter_map(keep).cloned().collect::<String>()
        };
        let new = told(|piece| match piece {
            Piece::Same(words) | Piece::New(words) => Some(words),
            Piece::Gone(_) => None,
        });
        let old = told(|piece| match piece {
            Piece::Same(words) | Piece::Gone(words) => Some(words),
            Piece::New(_) => None,
        });
        assert_eq!(
            (old.as_str(), new.as_str()),
            ("One.\n\nTwo.\n\nThree.", "One.\n\nTwo and a half.\n\nThree.")
        );
    }

    #[test]
    fn two_long_texts_that_share_nothing_are_compared_in_time() {
        let text = |seed: u32| {
            let lines: Vec<_> = (0..40_000_u32).map(|n| format!("{:x}", n.wrapping_mul(seed))).collect();
            lines.join(
                "
",
            )
        };
        let body = paragraphs(&text(2_654_435_761), &text(40_503), Instant::now() + LONGEST);
        assert!(!body.is_empty());
    }
}
