//! Single objects, with the fields that were asked for.
//!
//! Source of the field names: specification files of v25.0 (Page, PagePost, Comment, UnifiedThread, User); of a message:
//! the documentation of conversations; read 2026-11-22. A field that a node does not have is an error there, too.

use super::graph::Asked;
use super::refusal::Refusal;
use super::state::{Caller, Comment, Message, Page, Post, State};
use domain::Timestamp;
use serde_json::{Map, Value, json};

const PAGE: &[&str] = &["id", "name", "username", "category", "access_token", "link", "about", "tasks"];
const USER: &[&str] = &["id", "name", "first_name", "last_name", "email"];
const POST: &[&str] = &[
    "id",
    "message",
    "from",
    "created_time",
    "updated_time",
    "permalink_url",
    "full_picture",
    "picture",
    "is_hidden",
    "is_published",
    "attachments",
    "comments",
    "shares",
    "status_type",
    "story",
    "message_tags",
    "parent_id",
    "reactions",
    "insights",
];
const COMMENT: &[&str] = &[
    "id",
    "message",
    "from",
    "created_time",
    "parent",
    "object",
    "attachment",
    "permalink_url",
    "is_hidden",
    "can_hide",
    "can_remove",
    "can_comment",
    "can_like",
    "can_reply_privately",
    "comment_count",
    "like_count",
    "user_likes",
    "message_tags",
    "is_private",
    "private_reply_conversation",
];
const THREAD: &[&str] = &[
    "id",
    "link",
    "updated_time",
    "unread_count",
    "message_count",
    "can_reply",
    "participants",
    "senders",
    "snippet",
    "name",
    "folder",
];
const MESSAGE: &[&str] =
    &["id", "message", "from", "to", "created_time", "attachments", "sticker", "shares", "tags"];
const PHOTO: &[&str] =
    &["id", "link", "alt_text", "alt_text_custom", "created_time", "images", "name", "from"];

/// GET /{id}
pub(super) fn one(state: &State, caller: &Caller, id: &str, asked: &Asked) -> Result<Value, Refusal> {
    if id == "me" {
        return match caller {
            Caller::Page(page) => one(state, caller, page, asked),
            Caller::User => {
                let user = json!({"id": "500", "name": "Ada Oak", "first_name": "Ada", "last_name": "Oak"});
                chosen(user, "User", USER, &["id", "name"], asked.get("fields"))
            }
        };
    }
    if let Some(page) = state.pages.iter().find(|page| page.id == id) {
        return page_view(page, asked.get("fields"));
    }
    if let Some(post) = state.posts.iter().find(|post| post.id == id) {
        return post_view(state, post, asked.get("fields"));
    }
    if let Some(comment) = state.comments.iter().find(|comment| comment.id == id) {
        return comment_view(state, comment, asked.get("fields"));
    }
    if let Some(message) = state.messages.iter().find(|message| message.id == id) {
        return message_view(state, message, asked.get("fields"));
    }
    if let Some(photo) = state.photos.iter().find(|photo| photo.id == id) {
        let view = json!({"id": id, "alt_text_custom": photo.alt, "images": [{"source": photo.url}]});
        return chosen(view, "Photo", PHOTO, &["id"], asked.get("fields"));
    }
    Err(Refusal::missing(id))
}

/// GET /?ids=a,b: an object by id each. One that is missing spoils the whole.
pub(super) fn several(state: &State, caller: &Caller, asked: &Asked) -> Result<Value, Refusal> {
    let ids = asked.get("ids").ok_or_else(|| Refusal::new(100, None, "The parameter ids is required"))?;
    let mut found = Map::new();
    for id in ids.split(',') {
        found.insert(id.to_owned(), one(state, caller, id, asked)?);
    }
    Ok(Value::Object(found))
}

pub(super) fn page_view(page: &Page, fields: Option<&String>) -> Result<Value, Refusal> {
    let view = json!({
        "id": page.id, "name": page.name, "username": page.username, "category": "Carpenter",
        "access_token": page.token, "link": format!("https://www.facebook.com/{}", page.id),
        "tasks": ["ANALYZE", "ADVERTISE", "MESSAGING", "MODERATE", "CREATE_CONTENT", "MANAGE"],
    });
    chosen(view, "Page", PAGE, &["id", "name"], fields)
}

pub(super) fn post_view(state: &State, post: &Post, fields: Option<&String>) -> Result<Value, Refusal> {
    let picture = post.photos.first().and_then(|id| state.photos.iter().find(|photo| &photo.id == id));
    if !state.ways.insights && fields.is_some_and(|fields| fields.contains("insights")) {
        return Err(Refusal::new(200, None, "Requires read_insights permission"));
    }
    let counted = &post.counted;
    let seen = counted.seen_by.map(|people| {
        json!({"name": "post_total_media_view_unique", "period": "lifetime", "values": [{"value": people}]})
    });
    let view = json!({
        "id": post.id,
        "message": text_or_none(&post.message),
        "from": state.told_of(&post.from),
        "created_time": time(post.created),
        "updated_time": time(post.updated),
        "permalink_url": format!("{}/{}", state.base, post.id),
        "full_picture": picture.map(|photo| photo.url.clone().unwrap_or_else(|| format!("https://cdn.invalid/{}.jpg", photo.id))),
        "is_hidden": false,
        "is_published": true,
        "attachments": post.link.as_ref().map(|link| json!({"data": [{"type": "share", "url": link, "unshimmed_url": link}]})),
        "shares": (counted.shares > 0).then(|| json!({"count": counted.shares})),
        "reactions": {"data": [], "summary": {"total_count": counted.reactions.len()}},
        "insights": {"data": seen.into_iter().collect::<Vec<_>>()},
        "comments": {"data": [], "summary": {"total_count": state.comments.iter().filter(|c| c.post == post.id).count()}},
    });
    chosen(view, "PagePost", POST, &["id", "message", "created_time"], fields)
}

pub(super) fn comment_view(
    state: &State,
    comment: &Comment,
    fields: Option<&String>,
) -> Result<Value, Refusal> {
    let parent = comment.parent.as_ref().and_then(|id| state.comments.iter().find(|other| &other.id == id));
    let view = json!({
        "id": comment.id,
        "message": comment.message,
        "from": state.told_of(&comment.from),
        "attachment": comment.picture.as_ref().map(|url| json!({"type": "photo", "media": {"image": {"src": url}}})),
        "created_time": time(comment.created),
        "parent": parent.map(|parent| json!({
            "id": parent.id, "message": parent.message, "created_time": time(parent.created),
        })),
        // As there: what it stands under is named without the page.
        "object": {"id": comment.post.rsplit('_').next()},
        "permalink_url": format!("{}/{}", state.base, comment.id),
        "is_hidden": comment.hidden,
        "can_hide": !state.pages.iter().any(|page| page.id == comment.from),
        "can_remove": true,
        "can_comment": true,
        "can_reply_privately": !comment.replied_privately,
        "private_reply_conversation": comment.replied_privately.then(|| {
            let page = comment.post.split('_').next().unwrap_or_default();
            json!({"id": format!("t_{page}_{}", comment.from)})
        }),
        "comment_count": state.comments.iter().filter(|other| other.parent.as_ref() == Some(&comment.id)).count(),
        "like_count": 0,
        "user_likes": comment.liked,
    });
    chosen(view, "Comment", COMMENT, &["id", "message", "from", "created_time"], fields)
}

pub(super) fn message_view(
    state: &State,
    message: &Message,
    fields: Option<&String>,
) -> Result<Value, Refusal> {
    let (page, person) = (from(state, &message.page), from(state, &message.person));
    let (writer, reader) = if message.ours { (page, person) } else { (person, page) };
    let view = json!({
        "id": message.id,
        "message": message.text,
        "from": writer,
        "to": {"data": [reader]},
        "created_time": time(message.created),
        "attachments": (!message.attachments.is_empty()).then(|| json!({"data": message.attachments})),
    });
    chosen(view, "Message", MESSAGE, &["id", "created_time"], fields)
}

/// A direct thread. `of` is one of its messages.
pub(super) fn thread_view(state: &State, of: &Message, fields: Option<&String>) -> Result<Value, Refusal> {
    let mut all = state.messages.iter().filter(|other| other.page == of.page && other.person == of.person);
    let last = all.clone().map(|message| message.created).max();
    let view = json!({
        "id": thread_id(of),
        "link": format!("/{}/inbox/{}/", of.page, of.person),
        "updated_time": last.map(time),
        "message_count": all.clone().count(),
        "unread_count": 0,
        "can_reply": true,
        "participants": {"data": [from(state, &of.person), from(state, &of.page)]},
        "snippet": all.next_back().map(|message| message.text.clone()),
    });
    chosen(view, "UnifiedThread", THREAD, &["id", "link", "updated_time"], fields)
}

pub(super) fn thread_id(of: &Message) -> String {
    format!("t_{}_{}", of.page, of.person)
}

/// Only what was asked for, and always the id. What is null there is left out.
fn chosen(
    view: Value,
    node: &str,
    known: &[&str],
    usual: &[&str],
    fields: Option<&String>,
) -> Result<Value, Refusal> {
    let wanted: Vec<String> = match fields {
        None => usual.iter().map(ToString::to_string).collect(),
        Some(fields) => names(fields),
    };
    if let Some(strange) = wanted.iter().find(|name| !known.contains(&name.as_str())) {
        let message = format!("Tried accessing nonexisting field ({strange}) on node type ({node})");
        return Err(Refusal::new(100, None, &message));
    }
    let Value::Object(view) = view else { return Ok(view) };
    let kept =
        view.into_iter().filter(|(name, value)| !value.is_null() && (name == "id" || wanted.contains(name)));
    Ok(Value::Object(kept.collect()))
}

/// "id,parent{id},comments.summary(true)" → id, parent, comments.
fn names(fields: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut depth = 0;
    for c in fields.chars() {
        match c {
            '{' | '(' => depth += 1,
            '}' | ')' => depth -= 1,
            ',' if depth == 0 => names.push(String::new()),
            c if depth == 0 => names.last_mut().into_iter().for_each(|name| name.push(c)),
            _ => {}
        }
    }
    let plain = |name: String| name.split('.').next().unwrap_or_default().trim().to_owned();
    names.into_iter().map(plain).filter(|name| !name.is_empty()).collect()
}

fn from(state: &State, id: &str) -> Value {
    json!({"id": id, "name": state.name_of(id)})
}

fn text_or_none(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// "2026-06-11T11:38:00+0000".
pub(super) fn time(at: Timestamp) -> String {
    at.utc().format("%Y-%m-%dT%H:%M:%S+0000").to_string()
}
