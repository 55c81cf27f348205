//! What is counted of a post: likes, reposts and quotes. Who saw it nobody counts there.
//!
//! Source: lexicon app.bsky.feed.defs#postView, read 2026-11-26.

use super::Bluesky;
use super::wire::Post;
use crate::{Connection, Measure, NetworkError};
use async_trait::async_trait;
use domain::publishing::Reach;

#[async_trait]
impl Measure for Bluesky {
    async fn reach(&self, at: &Connection, posts: &[String]) -> Result<Vec<(String, Reach)>, NetworkError> {
        let posts = self.posts(at, posts).await?;
        Ok(posts.into_iter().map(|post| (post.uri.clone(), counted(&post))).collect())
    }
}

fn counted(post: &Post) -> Reach {
    let passed_on = [post.repost_count, post.quote_count].into_iter().flatten().reduce(u64::saturating_add);
    Reach { reactions: post.like_count, shares: passed_on, seen_by: None }
}
