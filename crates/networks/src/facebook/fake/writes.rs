//! Everything that changes something.

use super::deliveries::{comment_change, echo};
use super::graph::Asked;
use super::refusal::Refusal;
use super::state::{Caller, Photo, State};
use chrono::TimeDelta;
use domain::Timestamp;
use serde_json::{Value, json};

/// POST /{id}/{edge}
pub(super) fn add(
    state: &mut State,
    caller: &Caller,
    node: &str,
    edge: &str,
    asked: &Asked,
    now: Timestamp,
) -> Result<Value, Refusal> {
    let Caller::Page(own) = caller else {
        return Err(Refusal::new(200, None, "Requires a page access token"));
    };
    let node = if node == "me" { own } else { node };
    match edge {
        "feed" | "photos" | "messages" | "subscribed_apps" if node != own => {
            Err(Refusal::new(200, None, "The user hasn't authorized the application to perform this action"))
        }
        "feed" => feed(state, own, asked, now),
        "photos" => photos(state, own, asked, now),
        "comments" => comments(state, own, node, asked, now),
        "messages" => messages(state, own, asked, now),
        "likes" => like(state, caller, node, true),
        "subscribed_apps" => {
            let fields = asked.get("subscribed_fields").cloned().unwrap_or_default();
            // The official client writes lists as JSON, the documentation's examples with commas.
            let fields: Vec<String> = serde_json::from_str(&fields)
                .unwrap_or_else(|_| fields.split(',').map(|field| field.trim().to_owned()).collect());
            state
                .pages
                .iter_mut()
                .filter(|page| &page.id == own)
                .for_each(|page| page.subscribed.clone_from(&fields));
            Ok(json!({"success": true}))
        }
        _ => Err(Refusal::new(2500, None, &format!("Unknown path components: /{edge}"))),
    }
}

fn feed(state: &mut State, page: &str, asked: &Asked, now: Timestamp) -> Result<Value, Refusal> {
    let message = asked.get("message").cloned().unwrap_or_default();
    let link = asked.get("link").cloned();
    let media: Vec<Value> = match asked.get("attached_media") {
        None => vec![],
        Some(media) => serde_json::from_str(media)
            .map_err(|_| Refusal::new(100, None, "Param attached_media must be an array"))?,
    };
    if link.is_some() && !media.is_empty() {
        return Err(Refusal::new(100, None, "link and attached_media cannot be used together"));
    }
    if message.is_empty() && link.is_none() && media.is_empty() {
        return Err(Refusal::new(100, None, "Missing message or attachment"));
    }
    let photos: Vec<String> =
        media.iter().filter_map(|one| one["media_fbid"].as_str().map(str::to_owned)).collect();
    if photos.iter().any(|id| !state.photos.iter().any(|photo| &photo.id == id)) {
        return Err(Refusal::new(100, None, "Invalid photo id in attached_media"));
    }
    let id = state.add_post(page, page, &message, link, photos, now);
    Ok(made(state, &id, asked))
}

fn photos(state: &mut State, page: &str, asked: &Asked, now: Timestamp) -> Result<Value, Refusal> {
    let url = asked.get("url").cloned();
    let bytes = asked.file.or(url.as_ref().map(|_| 0));
    let bytes = bytes.ok_or_else(|| Refusal::new(324, None, "Requires upload file"))?;
    if bytes > 4_000_000 {
        return Err(Refusal::new(
            1,
            Some(1_366_046),
            "Photos should be smaller than 4 MB and saved as JPG or PNG",
        ));
    }
    let id = state.next_id();
    let alt = asked.get("alt_text_custom").cloned().unwrap_or_default();
    state.photos.push(Photo { id: id.clone(), alt, url });
    if asked.get("published").is_some_and(|published| published == "false") {
        return Ok(json!({"id": id}));
    }
    let message = asked.get("message").or(asked.get("caption")).cloned().unwrap_or_default();
    let post = state.add_post(page, page, &message, None, vec![id.clone()], now);
    Ok(json!({"id": id, "post_id": post}))
}

fn comments(
    state: &mut State,
    page: &str,
    on: &str,
    asked: &Asked,
    now: Timestamp,
) -> Result<Value, Refusal> {
    let message = asked.get("message").filter(|message| !message.is_empty());
    let message = message.ok_or_else(|| Refusal::new(100, None, "Missing message"))?;
    let photo = asked.get("attachment_id").cloned();
    if photo.as_ref().is_some_and(|photo| !state.photos.iter().any(|known| &known.id == photo)) {
        return Err(Refusal::new(100, None, "Invalid attachment_id"));
    }
    let id = state.add_comment(on, page, message, now).ok_or_else(|| Refusal::missing(on))?;
    let picture = photo.map(|photo| format!("{}/photo/{photo}", state.base));
    state
        .comments
        .iter_mut()
        .filter(|known| known.id == id)
        .for_each(|known| known.picture.clone_from(&picture));
    comment_change(state, &id, "add", now);
    Ok(made(state, &id, asked))
}

fn messages(state: &mut State, page: &str, asked: &Asked, now: Timestamp) -> Result<Value, Refusal> {
    let object = |key: &str| -> Result<Value, Refusal> {
        let text = asked.get(key).ok_or_else(|| Refusal::new(100, None, &format!("Missing {key}")))?;
        serde_json::from_str(text)
            .map_err(|_| Refusal::new(100, None, &format!("Param {key} must be an object")))
    };
    let recipient = object("recipient")?;
    let text = object("message")?["text"].as_str().unwrap_or_default().to_owned();
    let person = if let Some(comment) = recipient["comment_id"].as_str() {
        commenter(state, page, comment, now)?
    } else {
        let person = recipient["id"].as_str().unwrap_or_default().to_owned();
        in_window(state, page, &person, asked, now)?;
        person
    };
    if text.is_empty() || text.chars().count() > 2000 {
        return Err(Refusal::new(
            100,
            Some(2_018_109),
            "Length of param message[text] must be between 1 and 2000",
        ));
    }
    if let Some(comment) = recipient["comment_id"].as_str() {
        let comments = state.comments.iter_mut().filter(|known| known.id == comment);
        comments.for_each(|known| known.replied_privately = true);
    }
    let id = state.add_message(page, &person, true, &text, now);
    echo(state, page, &person, &id, &text, now);
    Ok(json!({"recipient_id": person, "message_id": id}))
}

/// Whom a private reply to this comment goes to: one, within seven days, of a comment under a post of the page.
fn commenter(state: &State, page: &str, comment: &str, now: Timestamp) -> Result<String, Refusal> {
    let known = state.comments.iter().find(|known| known.id == comment);
    let known = known.filter(|known| known.post.split('_').next() == Some(page));
    let known = known.ok_or_else(|| Refusal::new(100, Some(2_018_292), "Invalid comment_id parameter"))?;
    if known.replied_privately {
        return Err(Refusal::new(10900, None, "Activity already replied to"));
    }
    if known.from == page || now.since(known.created) > TimeDelta::days(7) {
        return Err(Refusal::new(10903, None, "This user cant reply to this activity"));
    }
    Ok(known.from.clone())
}

/// A day after their last message; seven for a person, where the app has the feature.
fn in_window(state: &State, page: &str, person: &str, asked: &Asked, now: Timestamp) -> Result<(), Refusal> {
    let theirs = state.messages.iter().filter(|m| m.page == page && m.person == person && !m.ours);
    let last = theirs.map(|message| message.created).max();
    let last = last.ok_or_else(|| Refusal::new(100, Some(2_018_001), "No matching user found"))?;
    let is = |key: &str, value: &str| asked.get(key).is_some_and(|given| given == value);
    let by_person = is("messaging_type", "MESSAGE_TAG") && is("tag", "HUMAN_AGENT");
    if by_person && !state.ways.human_agent {
        return Err(Refusal::new(10, None, "This tag needs the feature human_agent"));
    }
    let window = if by_person { TimeDelta::days(7) } else { TimeDelta::hours(24) };
    if now.since(last) > window {
        return Err(Refusal::new(10, Some(2_018_278), "This message is sent outside of allowed window."));
    }
    Ok(())
}

/// POST or DELETE /{comment}/likes: once more is no error.
pub(super) fn like(state: &mut State, caller: &Caller, id: &str, likes: bool) -> Result<Value, Refusal> {
    let Caller::Page(own) = caller else {
        return Err(Refusal::new(200, None, "Requires a page access token"));
    };
    if state.posts.iter().any(|post| post.id == id) {
        return Ok(json!({"success": true}));
    }
    let on_own_page = |post: &str| post.split('_').next() == Some(own);
    let comment = state.comments.iter_mut().find(|comment| comment.id == id && on_own_page(&comment.post));
    comment.ok_or_else(|| Refusal::missing(id))?.liked = likes;
    Ok(json!({"success": true}))
}

/// POST /{id}: a new text, or hidden.
pub(super) fn update(
    state: &mut State,
    caller: &Caller,
    id: &str,
    asked: &Asked,
    now: Timestamp,
) -> Result<Value, Refusal> {
    let Caller::Page(own) = caller else {
        return Err(Refusal::new(200, None, "Requires a page access token"));
    };
    let message = asked.get("message");
    if let Some(post) = state.posts.iter_mut().find(|post| post.id == id && &post.from == own) {
        post.message = message.cloned().unwrap_or_default();
        return Ok(json!({"success": true}));
    }
    let comment =
        state.comments.iter_mut().find(|comment| comment.id == id).ok_or_else(|| Refusal::missing(id))?;
    if let Some(message) = message {
        comment.message.clone_from(message);
    }
    let Some(hidden) = asked.get("is_hidden").map(|hidden| hidden == "true") else {
        return Ok(json!({"success": true}));
    };
    if &comment.from == own {
        return Err(Refusal::new(100, None, "A comment by the page itself cannot be hidden"));
    }
    comment.hidden = hidden;
    comment_change(state, id, if hidden { "hide" } else { "unhide" }, now);
    Ok(json!({"success": true}))
}

/// DELETE /{id}
pub(super) fn delete(state: &mut State, caller: &Caller, id: &str, now: Timestamp) -> Result<Value, Refusal> {
    let Caller::Page(own) = caller else {
        return Err(Refusal::new(200, None, "Requires a page access token"));
    };
    let on_own_page = |post: &str| post.split('_').next() == Some(own);
    let comment = state.comments.iter().find(|comment| comment.id == id);
    if !on_own_page(comment.map_or(id, |comment| &comment.post)) {
        return Err(Refusal::missing(id));
    }
    comment_change(state, id, "remove", now);
    if !state.remove(id) {
        return Err(Refusal::missing(id));
    }
    Ok(json!({"success": true}))
}

/// What was made, with its address if that was asked for.
fn made(state: &State, id: &str, asked: &Asked) -> Value {
    let mut made = json!({"id": id});
    if asked.get("fields").is_some_and(|fields| fields.contains("permalink_url")) {
        made["permalink_url"] = format!("{}/{id}", state.base).into();
    }
    made
}
