//! Graph API JSON; only what we read.
//!
//! Source: facebook/facebook-business-sdk-codegen, specification files of v25.0 (Page, PagePost, Comment, UnifiedThread);
//! messages, webhooks and errors are only in the documentation (docs/networks/facebook.md). Read 2026-11-22.

use crate::readable::readable;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

#[derive(Deserialize)]
pub(super) struct Failed {
    pub error: GraphError,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct GraphError {
    pub message: String,
    pub code: i64,
    pub error_subcode: Option<i64>,
    pub error_user_msg: Option<String>,
    pub is_transient: bool,
}

/// One page of a list.
#[derive(Clone, Deserialize)]
#[serde(bound(deserialize = "T: DeserializeOwned"))]
pub(super) struct List<T> {
    #[serde(default = "Vec::new", deserialize_with = "readable")]
    pub data: Vec<T>,
    #[serde(default)]
    pub paging: Paging,
}

#[derive(Clone, Default, Deserialize)]
pub(super) struct Paging {
    #[serde(default)]
    pub cursors: Cursors,
    /// Only while there is more. It carries the token, so it is not followed but rebuilt from the cursor.
    pub next: Option<String>,
}

#[derive(Clone, Default, Deserialize)]
pub(super) struct Cursors {
    pub after: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Token {
    pub access_token: String,
}

#[derive(Clone, Deserialize)]
pub(super) struct Page {
    pub id: String,
    pub name: String,
    pub username: Option<String>,
    pub access_token: Option<String>,
}

/// A person or a page. The name is missing where they chose so.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct From {
    pub id: String,
    pub name: Option<String>,
}

/// One of `me/permissions`.
#[derive(Deserialize)]
pub(super) struct Permission {
    pub permission: String,
    pub status: String,
}

#[derive(Clone, Deserialize)]
pub(super) struct Post {
    pub id: String,
    #[serde(default)]
    pub message: String,
    pub from: Option<From>,
    pub created_time: Option<String>,
    /// Moves on with every comment.
    pub updated_time: Option<String>,
    pub permalink_url: Option<String>,
    pub full_picture: Option<String>,
    pub attachments: Option<List<Value>>,
    #[serde(default)]
    pub is_hidden: bool,
}

#[derive(Clone, Deserialize)]
pub(super) struct Comment {
    pub id: String,
    #[serde(default)]
    pub message: String,
    /// Missing when the writer is not shown to us.
    pub from: Option<From>,
    pub created_time: Option<String>,
    /// The comment this one replies to.
    pub parent: Option<Reference>,
    /// What it stands under.
    pub object: Option<Reference>,
    pub attachment: Option<Value>,
    pub permalink_url: Option<String>,
    #[serde(default)]
    pub is_hidden: bool,
}

#[derive(Clone, Deserialize)]
pub(super) struct Reference {
    pub id: String,
}

/// UnifiedThread.
#[derive(Clone, Deserialize)]
pub(super) struct Conversation {
    pub id: String,
    pub updated_time: Option<String>,
    pub link: Option<String>,
}

/// A comment, asked for the thread that a private reply to it began.
#[derive(Deserialize)]
pub(super) struct Replied {
    pub private_reply_conversation: Option<Conversation>,
}

/// A comment, asked for how it stands.
#[derive(Deserialize)]
pub(super) struct ModeratedComment {
    #[serde(default)]
    pub is_hidden: bool,
    #[serde(default)]
    pub user_likes: bool,
}

/// A post, asked for what is counted of it.
#[derive(Clone, Deserialize)]
pub(super) struct MeasuredPost {
    pub id: String,
    pub shares: Option<Shares>,
    pub reactions: Option<Summed>,
    pub insights: Option<List<Metric>>,
}

#[derive(Clone, Deserialize)]
pub(super) struct Shares {
    pub count: u64,
}

/// An edge of which only the sum was asked for.
#[derive(Clone, Deserialize)]
pub(super) struct Summed {
    pub summary: Sum,
}

#[derive(Clone, Deserialize)]
pub(super) struct Sum {
    pub total_count: Option<u64>,
}

/// A figure of the insights, over time.
#[derive(Clone, Deserialize)]
pub(super) struct Metric {
    #[serde(default)]
    pub values: Vec<Value>,
}

impl Metric {
    /// As it is now; some metrics are told as objects, which are none of ours.
    pub fn latest(&self) -> Option<u64> {
        self.values.last()?["value"].as_u64()
    }
}

/// A direct message. Its fields stand in no specification file.
#[derive(Clone, Deserialize)]
pub(super) struct Direct {
    pub id: String,
    #[serde(default)]
    pub message: String,
    pub from: Option<From>,
    pub to: Option<List<From>>,
    pub created_time: Option<String>,
    pub attachments: Option<List<Value>>,
    /// The address of its picture.
    pub sticker: Option<String>,
    /// What was passed on: `{link, name, description}`.
    pub shares: Option<List<Value>>,
}

/// What a write answers: a post, a photo or a comment.
#[derive(Deserialize)]
pub(super) struct Made {
    pub id: String,
    /// Of a photo: the post it became.
    pub post_id: Option<String>,
    pub permalink_url: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Sent {
    pub message_id: String,
}
