//! What was written since a piece went out, beside what is out: word by word.

use crate::error::{Deed, DeedError};
use crate::{App, Places};
use domain::media::Piece;
use domain::{BusinessId, PieceId};
use similar::{ChangeTag, TextDiff};
use std::time::{Duration, Instant};

/// What is out, what is written, and where they differ.
#[derive(Clone, Debug)]
pub struct Changes {
    pub out: Piece,
    pub written: Piece,
    pub title: Vec<Span>,
    pub summary: Vec<Span>,
    /// The text, paragraph by paragraph; those that stay as they are as one span each.
    pub body: Vec<Vec<Span>>,
    /// Words that came, and words that went.
    pub more: usize,
    pub fewer: usize,
    /// Paragraphs that are not as they were.
    pub places: usize,
}

/// Some words: of both, of what is out alone, or of what is written alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    Same(String),
    Gone(String),
    New(String),
}

static PLACES: Places = Places::one(40);

/// A comparison that takes longer is told by whole lines.
const LONGEST: Duration = Duration::from_millis(200);

/// `None`: nothing was written since, or it is not out.
pub async fn changes_since_out(app: &App, business: BusinessId, id: PieceId) -> Deed<Option<Changes>> {
    let desk = app.of(business);
    let out = desk.lookup_piece(id).await?.ok_or(DeedError::NoSuch("piece"))?;
    if out.out.is_none() {
        return Ok(None);
    }
    let Some(copy) = desk.find_working_copy(id).await? else { return Ok(None) };
    Ok(Some(PLACES.work(move || compare(out, copy)).await?))
}

fn compare(out: Piece, copy: domain::media::WorkingCopy) -> Changes {
    let written = out.clone().with(copy);
    let until = Instant::now() + LONGEST;
    let body = paragraphs(&out.body, &written.body, until);
    let count = |wanted: fn(&Span) -> Option<&String>| {
        body.iter().flatten().filter_map(wanted).map(|words| words.split_whitespace().count()).sum()
    };
    let more = count(|span| if let Span::New(words) = span { Some(words) } else { None });
    let fewer = count(|span| if let Span::Gone(words) = span { Some(words) } else { None });
    let changed = |spans: &[Span]| spans.iter().any(|span| !matches!(span, Span::Same(_)));
    let places = body.iter().filter(|spans| changed(spans)).count();
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
fn paragraphs(old: &str, new: &str, until: Instant) -> Vec<Vec<Span>> {
    let diff = TextDiff::configure().deadline(until).diff_lines(old, new);
    let mut paragraphs = Vec::new();
    for op in diff.ops() {
        let mut lines: [String; 2] = Default::default();
        let mut same = Vec::new();
        for change in diff.iter_changes(op) {
            match change.tag() {
                ChangeTag::Equal => same.push(vec![Span::Same(change.value().to_owned())]),
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

fn words(old: &str, new: &str, until: Instant) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for change in TextDiff::configure().deadline(until).diff_words(old, new).iter_all_changes() {
        let value = change.value();
        match (change.tag(), spans.last_mut()) {
            (ChangeTag::Equal, Some(Span::Same(words)))
            | (ChangeTag::Delete, Some(Span::Gone(words)))
            | (ChangeTag::Insert, Some(Span::New(words))) => words.push_str(value),
            (ChangeTag::Equal, _) => spans.push(Span::Same(value.to_owned())),
            (ChangeTag::Delete, _) => spans.push(Span::Gone(value.to_owned())),
            (ChangeTag::Insert, _) => spans.push(Span::New(value.to_owned())),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn soon() -> Instant {
        Instant::now() + Duration::from_secs(5)
    }

    #[test]
    fn words_that_changed_are_told_apart_from_those_that_stayed() {
        let spans = words("Oak for the treads.", "Ash for the treads.", soon());
        assert_eq!(
            spans,
            [Span::Gone("Oak".into()), Span::New("Ash".into()), Span::Same(" for the treads.".into())]
        );
        let body = paragraphs("One.\n\nTwo.\n\nThree.", "One.\n\nTwo and a half.\n\nThree.", soon());
        let changed: Vec<_> = body.iter().filter(|spans| spans.len() > 1).collect();
        assert_eq!(changed.len(), 1, "{body:?}");
        let told = |keep: fn(&Span) -> Option<&String>| {
            body.iter().flatten().filter_map(keep).cloned().collect::<String>()
        };
        let new = told(|span| match span {
            Span::Same(words) | Span::New(words) => Some(words),
            Span::Gone(_) => None,
        });
        let old = told(|span| match span {
            Span::Same(words) | Span::Gone(words) => Some(words),
            Span::New(_) => None,
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
