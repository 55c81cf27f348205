//! What the business makes: articles and their pictures.

mod article;
mod slug;

pub use article::{Article, ArticleName, ArticleText, Out, Picture};
pub use slug::slug;
