//! An article: written on the desk, published on the business's own website first.

use crate::text::tidy;
use crate::{ArticleId, NeedId, PictureId, StaffId, Timestamp};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    pub id: ArticleId,
    pub title: String,
    /// The last part of its address: `/articles/{slug}`. Fixed once it is out; a later one leaves a redirect.
    pub slug: String,
    /// One or two plain sentences: for link cards, feeds and search engines.
    pub summary: String,
    /// Markdown (CommonMark with tables, strikethrough and footnotes).
    pub body: String,
    pub cover: Option<PictureId>,
    /// The need it answers.
    pub need: Option<NeedId>,
    pub by: StaffId,
    pub created_at: Timestamp,
    pub changed_at: Timestamp,
    /// Grows by one with every save: two writers at once do not overwrite each other unseen.
    pub revision: i64,
    pub out: Option<Out>,
}

/// An article without its text: enough to name it, to link to it, and to know what it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleName {
    pub id: ArticleId,
    pub title: String,
    pub slug: String,
    pub need: Option<NeedId>,
    pub created_at: Timestamp,
    pub out: Option<Out>,
    /// When the first of its planned copies goes out, if any.
    pub planned_at: Option<Timestamp>,
}

/// How far an article is on its way to its readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Draft,
    Planned {
        at: Timestamp,
    },
    /// On the website; copies may still be planned elsewhere.
    Out {
        since: Timestamp,
    },
}

impl Stage {
    pub fn of(out: Option<Out>, planned_at: Option<Timestamp>) -> Self {
        match (out, planned_at) {
            (Some(out), _) => Self::Out { since: out.at },
            (None, Some(at)) => Self::Planned { at },
            (None, None) => Self::Draft,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Planned { .. } => "planned",
            Self::Out { .. } => "out",
        }
    }
}

impl ArticleName {
    pub fn stage(&self) -> Stage {
        Stage::of(self.out, self.planned_at)
    }
}

/// Since when an article is on the website.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Out {
    pub at: Timestamp,
    pub by: StaffId,
}

/// What is being written to an article that is out: nobody but the desk sees it until it takes the place of what is out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingCopy {
    pub article: ArticleId,
    pub title: String,
    pub summary: String,
    pub body: String,
    pub cover: Option<PictureId>,
    pub by: StaffId,
    pub changed_at: Timestamp,
}

impl Article {
    /// As it is being written.
    #[must_use]
    pub fn with(self, copy: WorkingCopy) -> Self {
        let WorkingCopy { title, summary, body, cover, changed_at, .. } = copy;
        Self { title, summary, body, cover, changed_at, ..self }
    }

    /// Whether it reads as another version of it does.
    pub fn reads_as(&self, other: &Self) -> bool {
        (&self.title, &self.summary, &self.body, self.cover)
            == (&other.title, &other.summary, &other.body, other.cover)
    }
}

/// What a writer may change in one save: a title of at most 200 and a body of at most 200,000 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleText {
    pub title: String,
    pub summary: String,
    pub body: String,
}

impl ArticleText {
    pub const MOST_BODY: usize = 200_000;

    /// Tidies what was typed; too long a body is refused rather than cut.
    pub fn new(title: &str, summary: &str, body: &str) -> Result<Self, super::super::inbox::TextRefused> {
        let length = body.chars().count();
        if length > Self::MOST_BODY {
            return Err(crate::inbox::TextRefused::TooLong {
                over: length - Self::MOST_BODY,
                most: Self::MOST_BODY,
            });
        }
        Ok(Self {
            title: crate::text::one_line(&tidy(title), 200),
            summary: crate::text::one_line(&tidy(summary), 300),
            body: tidy(body),
        })
    }
}

/// A picture that was uploaded, decoded and written anew in the sizes pages need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub id: PictureId,
    /// The name it had on the owner's device, without folders.
    pub name: String,
    pub alt: String,
    pub width: u32,
    pub height: u32,
    /// Widths in pixels of the copies that exist, ascending.
    pub widths: Vec<u32>,
    pub added_at: Timestamp,
}

impl Picture {
    /// The width of the copy for a place of so many pixels: the widest that is not wider, or the smallest there is.
    pub fn copy_for(&self, place: u32) -> u32 {
        let fits = self.widths.iter().copied().rfind(|width| *width <= place);
        fits.or(self.widths.first().copied()).unwrap_or(self.width)
    }

    /// Width and height of the copy of a width.
    pub fn size_of(&self, width: u32) -> (u32, u32) {
        let height = u64::from(self.height) * u64::from(width) / u64::from(self.width.max(1));
        (width, u32::try_from(height.max(1)).unwrap_or(self.height))
    }
}
