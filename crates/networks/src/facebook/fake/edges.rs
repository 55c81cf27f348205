//! Lists, in pages.

use super::graph::Asked;
use super::nodes::{comment_view, message_view, page_view, post_view, thread_id, thread_view};
use super::refusal::Refusal;
use super::state::{Caller, Comment, Message, Post, State};
use domain::Timestamp;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// GET /{id}/{edge}
pub(super) fn list(
    state: &State,
    caller: &Caller,
    node: &str,
    edge: &str,
    asked: &Asked,
    now: Timestamp,
) -> Result<Value, Refusal> {
    let fields = asked.get("fields");
    let node = match (node, caller) {
        ("me", Caller::Page(page)) => page,
        _ => node,
    };
    let is_page = state.pages.iter().any(|page| page.id == node);
    let items: Vec<Value> = match edge {
        "accounts" if *caller == Caller::User => {
            state.pages.iter().map(|page| page_view(page, fields)).collect::<Result<_, _>>()?
        }
        "permissions" if *caller == Caller::User => {
            let scopes =
                ["pages_show_list", "pages_manage_posts", "pages_read_engagement", "pages_messaging"];
            let status = |scope: &str| {
                let declined = state.ways.declined.iter().any(|declined| declined == scope);
                if declined { "declined" } else { "granted" }
            };
            scopes.iter().map(|scope| json!({"permission": scope, "status": status(scope)})).collect()
        }
        "feed" | "posts" | "published_posts" | "visitor_posts" if is_page => {
            own_page(caller, node)?;
            let by = |from: &str| match edge {
                "feed" => true,
                "visitor_posts" => from != node,
                _ => from == node,
            };
            let listed = |post: &&Post| state.is_listed(post.created, now);
            let posts =
                state.posts.iter().rev().filter(|post| post.page == node && by(&post.from)).filter(listed);
            posts.map(|post| post_view(state, post, fields)).collect::<Result<_, _>>()?
        }
        "tagged" if is_page => {
            own_page(caller, node)?;
            let tagged = state.tagged.iter().rev().filter(|post| post.page == node);
            tagged.map(|post| post_view(state, post, fields)).collect::<Result<_, _>>()?
        }
        "conversations" if is_page => {
            own_page(caller, node)?;
            let mut seen = BTreeSet::new();
            let person = asked.get("user_id");
            let mine =
                |message: &&Message| message.page == node && person.is_none_or(|id| id == &message.person);
            let newest = state.messages.iter().rev().filter(mine);
            let threads: Vec<&Message> =
                newest.filter(|message| seen.insert(message.person.clone())).collect();
            threads
                .into_iter()
                .map(|message| thread_view(state, message, fields))
                .collect::<Result<_, _>>()?
        }
        "subscribed_apps" if is_page => {
            let subscribed = state.pages.iter().filter(|page| page.id == node && !page.subscribed.is_empty());
            subscribed.map(|page| json!({"id": state.app.id, "subscribed_fields": page.subscribed})).collect()
        }
        "messages" => {
            let mine: Vec<&Message> = state.messages.iter().rev().filter(|m| thread_id(m) == node).collect();
            if mine.is_empty() {
                return Err(Refusal::missing(node));
            }
            let listed = mine.into_iter().filter(|message| state.is_listed(message.created, now));
            listed.map(|message| message_view(state, message, fields)).collect::<Result<_, _>>()?
        }
        "comments" => {
            let comments = comments(state, node, asked)?;
            let listed = comments.into_iter().filter(|comment| state.is_listed(comment.created, now));
            let comments: Vec<&Comment> = listed.collect();
            comments
                .into_iter()
                .map(|comment| comment_view(state, comment, fields))
                .collect::<Result<_, _>>()?
        }
        _ => return Err(Refusal::new(2500, None, &format!("Unknown path components: /{edge}"))),
    };
    page_of(items, asked, state.ways.page_size.unwrap_or(100))
}

/// `filter=stream`: all levels; else only what stands straight below.
fn comments<'a>(state: &'a State, node: &str, asked: &Asked) -> Result<Vec<&'a Comment>, Refusal> {
    let is_post = state.posts.iter().any(|post| post.id == node);
    if !is_post && !state.comments.iter().any(|comment| comment.id == node) {
        return Err(Refusal::missing(node));
    }
    let stream = asked.get("filter").is_some_and(|filter| filter == "stream");
    let since = asked.get("since").and_then(|since| since.parse::<i64>().ok()).unwrap_or(0);
    let below = |comment: &&Comment| {
        let straight = comment.parent.is_none();
        if is_post {
            comment.post == node && (stream || straight)
        } else {
            comment.parent.as_deref() == Some(node)
        }
    };
    let mut found: Vec<&Comment> =
        state.comments.iter().filter(below).filter(|comment| comment.created.seconds() >= since).collect();
    found.sort_by_key(|comment| comment.created);
    if asked.get("order").is_some_and(|order| order == "reverse_chronological") {
        found.reverse();
    }
    Ok(found)
}

fn own_page(caller: &Caller, page: &str) -> Result<(), Refusal> {
    match caller {
        Caller::Page(own) if own == page => Ok(()),
        _ => Err(Refusal::new(10, None, "This endpoint requires the 'pages_read_engagement' permission")),
    }
}

/// The page after the cursor, with cursors for more.
fn page_of(items: Vec<Value>, asked: &Asked, most: usize) -> Result<Value, Refusal> {
    let limit: usize = asked.get("limit").and_then(|limit| limit.parse().ok()).unwrap_or(25).min(most);
    let skip = match asked.get("after") {
        None => 0,
        Some(after) => after
            .strip_prefix("after-")
            .and_then(|after| after.parse().ok())
            .ok_or_else(|| Refusal::new(100, None, "Invalid cursors values"))?,
    };
    let all = items.len();
    let data: Vec<Value> = items.into_iter().skip(skip).take(limit).collect();
    if data.is_empty() {
        return Ok(json!({"data": []}));
    }
    let end = skip + data.len();
    let mut paging = json!({"cursors": {"before": format!("after-{skip}"), "after": format!("after-{end}")}});
    if end < all {
        paging["next"] = format!("https://graph.invalid/{}?after=after-{end}", asked.path.join("/")).into();
    }
    Ok(json!({"data": data, "paging": paging}))
}
