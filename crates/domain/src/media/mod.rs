//! What the business makes: articles and their pictures.

mod article;
mod slug;

pub use article::{Article, ArticleName, ArticleText, Out, Picture, Stage, WorkingCopy};
pub use slug::{article_path, slug};
