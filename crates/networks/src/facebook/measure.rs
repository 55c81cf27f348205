//! What is counted of the page's posts: reactions of every kind, shares, and how many people saw it.
//!
//! Source: specification files of v25.0, Page (edge `posts`) and PagePost (`shares`, edges `reactions` and `insights`), and
//! "Insights": the metric's name, which is renamed there from time to time; read 2026-11-26. How many saw it is told to apps
//! with `read_insights` alone, and to no app for posts that few people saw.

use super::Facebook;
use super::client::token;
use super::failure::Failure;
use super::wire::{List, MeasuredPost, Metric};
use crate::{Connection, Measure, NetworkError};
use async_trait::async_trait;
use domain::publishing::Reach;

const COUNTED: &str = "id,shares,reactions.limit(0).summary(total_count)";
const SEEN: &str = "insights.metric(post_total_media_view_unique)";
/// As many of the latest as are asked about at once.
const LATEST: &str = "50";

#[async_trait]
impl Measure for Facebook {
    async fn reach(&self, at: &Connection, posts: &[String]) -> Result<Vec<(String, Reach)>, NetworkError> {
        let token = token(at)?;
        let path = format!("{}/posts", at.remote_id);
        let ask = async |fields: String| -> Result<List<MeasuredPost>, Failure> {
            self.client.get(&token, &path, vec![("fields", fields), ("limit", LATEST.to_owned())]).await
        };
        let found = match ask(format!("{COUNTED},{SEEN}")).await {
            Ok(found) => found,
            Err(failure) => match failure.when_reading() {
                // The app may not read it, or the metric is called otherwise by now: the rest is still to be had.
                NetworkError::Refused { .. } => {
                    ask(COUNTED.to_owned()).await.map_err(Failure::when_reading)?
                }
                other => return Err(other),
            },
        };
        let ours = found.data.into_iter().filter(|post| posts.contains(&post.id));
        Ok(ours.map(|post| (post.id.clone(), post.counted())).collect())
    }
}

impl MeasuredPost {
    /// A post that nobody shared has no `shares` there.
    fn counted(&self) -> Reach {
        let seen = self.insights.iter().flat_map(|insights| &insights.data).find_map(Metric::latest);
        Reach {
            reactions: self.reactions.as_ref().and_then(|reactions| reactions.summary.total_count),
            shares: Some(self.shares.as_ref().map_or(0, |shares| shares.count)),
            seen_by: seen,
        }
    }
}
